"""A rule as a run needs it: plain tuples out of the built pack. `rule_file` has the model that validates rule files."""

from __future__ import annotations

from oauthlint.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from oauthlint.model.vocabularies import Confidence, Profile, Severity


SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")
CONFIDENCES: tuple[Confidence, ...] = ("low", "medium", "high")


class Condition(NamedTuple):
    """A checked yes/no question: its text and the variables that it names.

    `tree` (JSON) is what most answers are found by without the engine, by `evaluate.logic`.
    """

    text: str
    variables: tuple[str, ...]
    tree: str = "null"


class Fix(NamedTuple):
    """A repair in the data: `action` is one of the kinds that `fix` knows, `text` its argument as a template."""

    action: str  # "" where it only adds lines
    text: str
    safe: bool
    when: Condition | None = None  # asked besides the rule's own: only a YES has the repair
    at: str = ""  # the field at whose place the repair is made, where that is not the rule's own `at`
    lines: str = ""  # what it adds to a file beside the code, as a template
    to: str = ""  # the path of that file, as a template
    safe_when: Condition | None = None  # one that is not safe is, where this is YES
    other: Fix | None = None  # what to try where this one changes nothing


class Variant(NamedTuple):
    """A narrower case of a rule with its own message, severity or confidence. The first that is YES wins.

    One of the profile `audit` is for that profile alone: elsewhere it is `silent`, and the case no finding.
    """

    when: Condition
    message: str
    severity: Severity
    confidence: Confidence
    note: str
    at: str  # as of a rule
    profile: Profile = "default"
    silent: bool = False  # set by who chooses the rules of a run


class Example(NamedTuple):
    """Files that must trip the rule once at the marked text (`bad`), and files on which it must be silent (`good`)."""

    about: str
    bad: tuple[tuple[str, str], ...]
    at: str
    good: tuple[tuple[str, str], ...]


class Tip(NamedTuple):
    """One of the tips that rules belong to: number from 1, a title, one sentence.

    It applies where there is a fact of one of the kinds `needs` (of any kind, if there are none); else `without` says
    why it does not.
    """

    number: int
    title: str
    text: str
    needs: tuple[str, ...] = ()
    without: str = ""


class Rule(NamedTuple):
    """One question about one kind of fact, with everything that is said about it."""

    id: str
    tip: int
    title: str
    about: str  # kind of fact
    when: Condition
    at: str  # the field whose text a finding points at; "" for the whole fact
    note: str  # the words under the caret
    relates: tuple[tuple[str, str], ...]  # (field, words): further places to show
    severity: Severity
    confidence: Confidence
    profile: Profile
    security_severity: str
    cwe: tuple[str, ...]
    message: str
    variants: tuple[Variant, ...]
    yields_to: tuple[str, ...]
    scope: str  # file, imports, package, project
    why: str
    repair: str
    revoke: bool  # a secret rule: the repair begins with revoking
    fix: Fix | None
    references: tuple[str, ...]
    since: str
    source: str  # the pack's file it came from
    examples: tuple[Example, ...] = ()  # left out where nothing shows them
