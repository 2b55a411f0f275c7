"""A finding: one defect at one place, in words that may be shown to anybody."""

from __future__ import annotations

from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place, Step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from oauthlint.model.vocabularies import Confidence, DirectiveStatus, Severity


class Edit(NamedTuple):
    """A replacement of the bytes of `place` by `text`."""

    place: Place
    text: str


class Suppression(NamedTuple):
    """Why a finding is not counted: `by` is "comment", "configuration", "baseline" or "detect-secrets"."""

    by: str
    place: Place | None
    reason: str
    until: str = ""


class Entry(NamedTuple):
    """An answer to one finding by its fingerprint, in the baseline or (without state and path) in the configuration."""

    fingerprint: str
    rule: str
    path: str
    state: str  # accepted, false-alarm, to-rotate
    reason: str
    until: str = ""


class Directive(NamedTuple):
    """One rule named in a comment that suppresses: the lines it speaks for (from 1, both included), and how it fared.

    `rule` is "" and `detail` says what is wrong where the status is "syntax"; `mended` is a piece of such a comment and
    what it should be, where that is certain.
    """

    place: Place  # of the comment
    form: str  # ignore, ignore-next-line, ignore-file
    rule: str
    reason: str
    until: str
    first: int
    last: int
    status: DirectiveStatus
    detail: str = ""
    mended: tuple[str, str] = ("", "")


class Finding(NamedTuple):
    """One answer YES. `fingerprint` is `oal1:` and ten hexadecimal digits; nothing here can hold a secret."""

    rule: str
    severity: Severity
    confidence: Confidence
    message: str
    place: Place
    note: str  # words under the caret
    related: tuple[Step, ...]
    flow: tuple[Step, ...]  # from where the value is written to where it is used
    where: tuple[str, ...]  # the way through the code
    tag: str  # 12 bits of the value, "" if there is none
    fingerprint: str = ""
    branch: str = ""
    local: bool = False
    edits: tuple[Edit, ...] = ()
    safe: bool = False
    also: tuple[Place, ...] = ()  # the same rule elsewhere on this line
    suppression: Suppression | None = None
    remarks: tuple[tuple[str, str], ...] = ()  # (name, words): opens, expires (a day), git, revoke (each step)
