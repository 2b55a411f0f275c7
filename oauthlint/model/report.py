"""What an audit found out: findings, what was not understood, what was not asked, and what was seen at all."""

from __future__ import annotations

from collections.abc import Iterable

from oauthlint.model.finding import Directive, Entry, Finding
from oauthlint.model.record import NamedTuple
from oauthlint.model.rule import Rule, Tip
from oauthlint.model.source import Place, Problem, Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from oauthlint.model.facts import Fact
    from oauthlint.model.vocabularies import Profile
else:
    Protocol = object


class Undecided(NamedTuple):
    """A question whose answer hangs on a value that cannot be known; `field` is the one that was missing."""

    rule: str
    place: Place
    field: str


class Inventory(NamedTuple):
    """What the audit understood, so that "no findings" cannot mean "nothing understood"."""

    files: int
    packages: int
    transports: tuple[str, ...]  # provider or host of each, "unknown" where it is not known
    clients: int


class Sources(Protocol):
    """Text of a file by its path, and the spans in it that must never be shown."""

    def text(self, path: str) -> Text:
        """The file's text as UTF-8; empty when the file cannot be read."""

    def masks(self, path: str) -> tuple[tuple[Place, str], ...]:
        """Every secret of the file with the mask to show in its place, in order, never overlapping."""


Times = tuple[tuple[str, float], ...]  # seconds by name


class Report(NamedTuple):
    """The outcome of one audit. Everything but the times is sorted, and the same for the same input."""

    root: str  # absolute; never printed
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    undecided: tuple[Undecided, ...]
    not_asked: tuple[str, ...]  # rules of project scope that a run over single files could not ask
    hidden: tuple[tuple[str, int], ...]  # why, how many: ("below --min-confidence", 2)
    inventory: Inventory
    rules: tuple[Rule, ...]  # every rule that was selected, in stable order
    tips: tuple[Tip, ...]
    sources: Sources
    seconds: float
    fail_on: str = "warning"
    strict: bool = False
    profile: Profile = "default"
    kinds: tuple[str, ...] = ()  # of facts that were seen in the reported files
    mail: tuple[Fact, ...] = ()  # transports and clients
    directives: tuple[Directive, ...] = ()  # in comments of the reported files
    credentials: tuple[Fact, ...] = ()  # secrets, and what stands in a secret's place
    entries: tuple[tuple[str, Entry, str], ...] = ()  # (by, entry, fingerprint of the finding it answers or "")
    times: tuple[tuple[str, Times], ...] = ()  # of stages, rules and files; what differs from run to run

    @property
    def standing(self) -> tuple[Finding, ...]:
        """The findings that count, those that nothing suppresses: by path, line, column and rule."""
        return in_order(one for one in self.findings if one.suppression is None)

    @property
    def complete(self) -> bool:
        """Whether every relevant part of the project was audited."""
        return not any(one.incomplete for one in self.problems)

    @property
    def exit_code(self) -> int:
        """0 clean, 1 findings at or above `fail_on`, 3 incomplete without findings (with `strict`: 3 wins)."""
        failing = fails(self.standing, self.fail_on)
        incomplete = not self.complete
        if self.strict and (incomplete or self.problems):
            return 3
        return 1 if failing else 3 if incomplete else 0


def fails(findings: Iterable[Finding], least: str) -> bool:
    """Whether one of the findings is as severe as `least` or more; none is as severe as "never"."""
    order = ("note", "warning", "error", "never")
    return any(order.index(one.severity) >= order.index(least) for one in findings)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by path, line, column and rule; the order of all reports."""
    return tuple(sorted(findings, key=lambda one: (one.place.path, one.place.start, one.rule, one.place.end)))


class RenderOptions(NamedTuple):
    """How a report is to be shown; nothing here changes what is reported."""

    color: bool = False
    width: int = 100  # of the terminal, in cells; 100 where there is none
    today: str = ""  # YYYY-MM-DD: says how soon suppressions expire; "" says nothing of it
    show_skips: bool = False  # list what is otherwise only counted
    show_ignores: bool = False  # with each finding, the comment that would suppress it
    quiet: bool = False  # findings and what makes the audit incomplete, no summary
