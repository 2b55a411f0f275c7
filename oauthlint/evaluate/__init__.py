"""Rules judge facts here: each rule is asked of each fact of its kind, and a YES becomes a finding.

What is asked stands in this file; `findings` has what becomes of a YES.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from time import monotonic

from oauthlint.evaluate.alternatives import alternatives
from oauthlint.evaluate.condition import Engine, engine
from oauthlint.evaluate.yes import Yes, answer
from oauthlint.model.facts import Fact
from oauthlint.model.finding import Finding
from oauthlint.model.record import NamedTuple
from oauthlint.model.report import Undecided
from oauthlint.model.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from oauthlint.model.vocabularies import Confidence


class Verdicts(NamedTuple):
    """Sorted findings, questions that could not be decided, and ids of rules whose scope was not open.

    `seconds` is how long each rule that was asked took, by its id.
    """

    findings: tuple[Finding, ...]
    undecided: tuple[Undecided, ...]
    not_asked: tuple[str, ...]
    seconds: tuple[tuple[str, float], ...] = ()


def evaluate(
    rules: Iterable[Rule],
    facts: Mapping[str, Sequence[Fact]],
    *,
    scopes: Iterable[str] = ("file", "imports", "package", "project"),
    floor: Confidence = "low",
    read: Callable[[str], bytes] = lambda _: b"",
    within: frozenset[str] | None = None,
) -> Verdicts:
    """The verdicts of these rules on facts by kind, in the order of path, place and rule.

    `scopes` are those that this run can look through: a rule of another one is not asked. A finding below `floor`
    is still given, but no rule keeps silent for it. `read` gives the bytes of a file by its path, for repairs:
    without, there are none. `within` are the files that are told of, where that is not all: findings that stand there,
    and those about facts that do. Raises InternalError for a question that could not be asked.
    """
    open_scopes = frozenset(scopes)
    relevant = [rule for rule in rules if facts.get(rule.about)]
    asked = [rule for rule in relevant if rule.scope in open_scopes]
    not_asked = tuple(sorted(rule.id for rule in relevant if rule.scope not in open_scopes))
    if not asked:
        return Verdicts((), (), not_asked)
    judge = engine()
    groups = {kind: alternatives(facts[kind]) for kind in {rule.about for rule in asked}}
    near = groups if within is None else {kind: _near(some, within) for kind, some in groups.items()}
    answers, seconds = _answers(judge, asked, near)
    if near is not groups and any(isinstance(one, Yes) for one in answers):  # others may be yielded to
        answers, seconds = _answers(judge, asked, groups)
    sure = [one for one in answers if isinstance(one, Yes)]
    open_questions = {
        one for one in answers if isinstance(one, Undecided) and (within is None or one.place.path in within)
    }
    undecided = sorted(open_questions, key=lambda one: (one.place, one.rule))
    findings = _findings(judge, sure, floor, read, within) if sure else ()
    return Verdicts(findings, tuple(undecided), not_asked, tuple(seconds))


def _answers(
    judge: Engine, asked: Sequence[Rule], groups: Mapping[str, Sequence[Sequence[Fact]]]
) -> tuple[list[Yes | Undecided], list[tuple[str, float]]]:
    """What the rules say of each of these groups of alternatives, and how long each took."""
    answers: list[Yes | Undecided] = []
    seconds: list[tuple[str, float]] = []
    for rule in asked:
        started = monotonic()
        answers += [one for group in groups[rule.about] for one in answer(judge, rule, group)]
        seconds.append((rule.id, monotonic() - started))
    return answers, seconds


def _near(groups: Iterable[Sequence[Fact]], within: frozenset[str]) -> list[Sequence[Fact]]:
    """The groups with a fact that stands in one of the files, or that a finding there may be about."""
    return [
        group
        for group in groups
        if any(
            one.about.place.path in within
            or any(trail and trail[0].path in within for trail in one.about.trails.values())
            for one in group
        )
    ]


def _findings(
    judge: Engine, sure: list[Yes], floor: Confidence, read: Callable[[str], bytes], within: frozenset[str] | None
) -> tuple[Finding, ...]:
    from oauthlint.evaluate.findings import findings  # noqa: PLC0415  (only where there is one)

    return findings(judge, sure, floor, read, within)
