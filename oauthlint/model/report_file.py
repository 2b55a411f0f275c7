"""The JSON report as a model: what `--format json` promises to write, and what its schema is made from.

A change that a reader could trip over takes a new `schemaVersion`. Only schemas and tests import this.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from oauthlint.model.vocabularies import Confidence, ProblemKind, Profile, Severity

Count = Annotated[int, Field(ge=0)]
FromOne = Annotated[int, Field(ge=1)]
Date = Annotated[str, Field(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]


class Shape(BaseModel):
    """An object of the report: camelCase keys, none missing, none unknown."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=to_camel)


class Point(Shape):
    """An end of a span: line and column from 1, the column in characters; the offset in bytes of the UTF-8 text."""

    line: FromOne
    column: FromOne
    offset: Count


class PlaceShape(Shape):
    """A span of a file, `end` behind its last character; the path is relative to the root, with forward slashes."""

    path: str
    start: Point
    end: Point


class StepShape(Shape):
    """A place with what happens there."""

    place: PlaceShape
    note: str


class EditShape(Shape):
    """A replacement of the text at a place."""

    place: PlaceShape
    text: str


class SuppressionShape(Shape):
    """Why a finding does not count; `until` is empty where it does not expire."""

    by: Literal["comment", "configuration", "baseline", "detect-secrets"]
    place: PlaceShape | None
    reason: str
    until: Date


class RemarkShape(Shape):
    """What a secret means: `opens`, `expires` (a day), `git`, and a `revoke` for each step."""

    name: Literal["opens", "expires", "git", "revoke"]
    words: str


class FindingShape(Shape):
    """One defect at one place. The fingerprint stays when code moves or is formatted anew."""

    rule: str
    severity: Severity
    confidence: Confidence
    message: str
    note: str
    place: PlaceShape
    also: tuple[PlaceShape, ...] = Field(description="the same rule elsewhere on the line")
    related: tuple[StepShape, ...]
    flow: tuple[StepShape, ...] = Field(description="from where the value is written to where it is used")
    where: tuple[str, ...] = Field(description="the way through the code")
    branch: str = Field(description="the condition under which the finding holds, if there is one")
    local: bool = Field(description="decided by a file that git does not track")
    fingerprint: Annotated[str, Field(pattern=r"^(oal1:[0-9a-f]{10})?$")]
    edits: tuple[EditShape, ...]
    safe: bool
    suppression: SuppressionShape | None
    remarks: tuple[RemarkShape, ...]


class ProblemShape(Shape):
    """Something about a file that was not understood; `incomplete` if it was therefore not audited."""

    kind: ProblemKind
    path: str
    message: str
    hint: str
    incomplete: bool


class UndecidedShape(Shape):
    """A question whose answer hangs on a value that cannot be known."""

    rule: str
    place: PlaceShape
    field: str


class DismissedShape(Shape):
    """What stands in a secret's place and is none that counts: a placeholder, ciphertext, a secret of other things."""

    role: str
    place: PlaceShape
    why: str


class RuleShape(Shape):
    """A rule that was asked."""

    id: str
    tip: Annotated[int, Field(ge=1, le=14)]
    title: str
    severity: Severity
    confidence: Confidence
    profile: Profile
    scope: Literal["file", "imports", "package", "project"]
    security_severity: str
    cwe: tuple[str, ...]
    why: str
    repair: str
    references: tuple[str, ...]
    since: str


class HiddenShape(Shape):
    """Findings that an option hides, with their number."""

    why: str
    count: Count


class InventoryShape(Shape):
    """What the audit understood; `transports` names the provider or host of each."""

    files: Count
    packages: Count
    transports: tuple[str, ...]
    clients: Count


class ScoreShape(Shape):
    """What the audit says of one of the tips."""

    tip: Annotated[int, Field(ge=1, le=14)]
    title: str
    state: Literal["findings", "in-order", "not-applicable", "not-asked"]
    findings: Count
    undecided: Count
    words: str


class ToolShape(Shape):
    """Who wrote the report."""

    name: Literal["oauthlint"]
    version: str


class ReportFile(Shape):
    """The outcome of one audit by oauthlint."""

    schema_version: Literal[1]
    tool: ToolShape
    exit_code: Literal[0, 1, 3]
    complete: bool = Field(description="false if a relevant file could not be audited")
    fail_on: Literal["error", "warning", "note", "never"]
    strict: bool
    profile: Profile
    inventory: InventoryShape
    findings: tuple[FindingShape, ...]
    hidden: tuple[HiddenShape, ...]
    problems: tuple[ProblemShape, ...]
    undecided: tuple[UndecidedShape, ...]
    dismissed: tuple[DismissedShape, ...]
    not_asked: tuple[str, ...] = Field(description="rules that a run over single files could not ask")
    rules: tuple[RuleShape, ...]
    tips: tuple[str, ...]
    scorecard: tuple[ScoreShape, ...]
