"""The scorecard: what the audit says of each of the 14 tips, in one line each.

A tip is only called in order where something of it was seen and asked about: not applicable and not asked are answers
of their own, so that a short report cannot pass for a clean one.
"""

from typing import Literal

from oauthlint.model.record import NamedTuple
from oauthlint.model.report import Report
from oauthlint.model.rule import Rule, Tip
from oauthlint.report.visible import count

State = Literal["findings", "in-order", "not-applicable", "not-asked"]


class Score(NamedTuple):
    """How a tip fared; `words` say it, `undecided` counts questions that stayed open."""

    tip: int
    title: str
    state: State
    findings: int
    undecided: int
    words: str


def scorecard(report: Report) -> tuple[Score, ...]:
    """A score for each tip, in their order."""
    return tuple(_score(report, tip, [one for one in report.rules if one.tip == tip.number]) for tip in report.tips)


def _score(report: Report, tip: Tip, rules: list[Rule]) -> Score:
    ids = {one.id for one in rules}
    findings = [one for one in report.standing if one.rule in ids]
    undecided = sum(one.rule in ids for one in report.undecided)
    state, words = _state(report, tip, ids)
    if findings:
        kinds = ((name, sum(one.severity == name for one in findings)) for name in ("error", "warning", "note"))
        state, words = "findings", ", ".join(count(number, name) for name, number in kinds if number)
    elif state == "in-order" and undecided:
        words = f"in order, as far as can be known ({count(undecided, 'question')} undecided)"
    return Score(tip.number, tip.title, state, len(findings), undecided, words)


def _state(report: Report, tip: Tip, rules: set[str]) -> tuple[State, str]:
    """What is to be said where nothing was found."""
    if not rules:
        return "not-asked", "not asked" if report.profile == "audit" else "not asked (see --profile audit)"
    if tip.needs and not set(tip.needs) & set(report.kinds):
        return "not-applicable", f"not applicable: {tip.without}"
    if rules <= set(report.not_asked):
        return "not-asked", "not asked: that needs a run over the whole project"
    return "in-order", "in order"
