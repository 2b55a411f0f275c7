"""Facts about how a team lives with its findings: comments that suppress, and the review that it has set itself."""

from __future__ import annotations

from oauthlint.model.facts.about import About
from oauthlint.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class SuppressionComment(NamedTuple):
    """One rule named in a comment that suppresses. Its place is the comment."""

    kind: Literal["suppression"]
    about: About
    status: str  # unused, expired, unknown-rule, syntax
    form: str  # ignore, ignore-next-line, ignore-file
    rule_name: str | None
    until: str | None
    wrong: str | None  # what is wrong with how it is written
    meant: str | None  # the rule whose name is most like the one that there is not
    piece: str | None = None  # what is to be changed in one that is badly written, where that is certain
    corrected: str | None = None  # what has to stand in its place


class Review(NamedTuple):
    """The review that the configuration sets. Its place is that setting."""

    kind: Literal["review"]
    about: About
    last: str
    due: str  # the last day on which it is in time
    overdue: bool
