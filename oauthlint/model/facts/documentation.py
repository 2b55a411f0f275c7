"""Facts about what a project tells its people: what its texts say, and whether they say how its mail is set up."""

from __future__ import annotations

from oauthlint.model.facts.about import About
from oauthlint.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class DocMention(NamedTuple):
    """Something that a text for people says of mail or OAuth2: see `rules/knowledge/documentation.yaml`."""

    kind: Literal["doc_mention"]
    about: About
    topic: str
    sort: str  # outdated, testing, renewal
    says: str  # what it says, in words
    instead: str  # what is right, in words
    medium: str  # text, code (a block of it in a text) or comment
    negated: bool  # the sentence warns of it
    explained: bool  # the same text speaks of publishing the app
    history: bool  # a changelog, or a text of somebody else
    lead: bool  # the first of its topic in the file
    mail: bool | None  # in a package with mail evidence
    stored: bool | None  # the project keeps a refresh token of Google's as a setting


class Documentation(NamedTuple):
    """Whether a package that sends mail with OAuth2 tells how that is set up; it stands at README or manifest."""

    kind: Literal["documentation"]
    about: About
    readme: bool  # the package or the project has one
    described: bool | None  # some text of the project speaks of it
    published: bool | None  # the package is a library, whose users set it up
    transports: int
