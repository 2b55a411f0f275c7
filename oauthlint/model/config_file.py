"""A configuration as a team writes it, in `.oauthlint.yaml`, in `package.json` or in `pyproject.toml`.

Only what a repository may decide about its own audit: where reports are written or what is cached is for the caller.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from oauthlint.model.document import Date, Document, Id, Word
from oauthlint.model.vocabularies import Confidence, Profile, Severity

Requirement = Annotated[
    str, StringConstraints(pattern=r"^(>=|<=|>|<|==)?\d+(\.\d+){0,2}(, *(>=|<=|>|<|==)\d+(\.\d+){0,2})*$")
]


def _is_a_day(text: str) -> str:
    date.fromisoformat(text)
    return text


Day = Annotated[Date, AfterValidator(_is_a_day)]


class RuleEntry(Document):
    """What is set for one rule: its severity, and the only paths in which it is told."""

    severity: Severity | Literal["off"] | None = None
    paths: Annotated[tuple[Word, ...], Field(min_length=1)] | None = None


class SuppressionEntry(Document):
    """A finding that is answered for by its fingerprint, for files that cannot hold a comment."""

    fingerprint: Annotated[str, StringConstraints(pattern=r"^oal1:[0-9a-f]{10}$")]
    rule: Id
    reason: Word
    until: Day | None = None


class ReviewEntry(Document):
    """The review of the OAuth2 setup that a team has set itself."""

    last: Day
    every_days: Annotated[int, Field(ge=1)] = 180


class ConfigFile(Document):
    """A configuration file; what it does not say, the default says."""

    required_version: Requirement | None = None
    extends: Annotated[tuple[Word, ...], Field(max_length=8)] = ()  # presets, and files in the project
    profile: Profile | None = None
    format: Word | None = None
    select: tuple[Word, ...] | None = None
    ignore: tuple[Word, ...] | None = None
    fail_on: Severity | Literal["never"] | None = None
    min_confidence: Confidence | None = None
    exclude: tuple[Word, ...] | None = None
    max_file_size: Annotated[int, Field(ge=1)] | None = None
    strict: bool | None = None
    show_skips: bool | None = None
    statistics: bool | None = None
    packs: tuple[Word, ...] | None = None  # folders of the project with rules of the team's own
    review: ReviewEntry | None = None
    suppressions: tuple[SuppressionEntry, ...] = ()
    rules: dict[Id, Severity | Literal["off"] | RuleEntry] = Field(default_factory=dict)
