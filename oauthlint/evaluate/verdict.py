"""From a YES to a finding: its place and level, what it says, and which other places explain it."""

from __future__ import annotations

from oauthlint.evaluate.condition import Engine, ask
from oauthlint.evaluate.message import plain, render
from oauthlint.evaluate.yes import Yes
from oauthlint.model.facts import Fact
from oauthlint.model.finding import Finding
from oauthlint.model.record import NamedTuple
from oauthlint.model.rule import CONFIDENCES, SEVERITIES, Rule, Variant
from oauthlint.model.source import Place, Step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from oauthlint.model.vocabularies import Confidence, Severity

# Code that is not run in production is one step less urgent (checks.md, G-test).
MILDER = frozenset({"test", "example", "docs"})


class Hit(NamedTuple):
    """A finding with the rule and the fact it comes from."""

    rule: Rule
    fact: Fact
    finding: Finding
    said: str  # its message, whatever the branches


def hit(engine: Engine, yes: Yes) -> Hit | None:
    """The finding for the worst of the alternatives, the first of them if they are equal; None where all are silent."""
    found = [one for fact in yes.facts if (one := _of_one(engine, yes.rule, fact)) is not None]
    if not found:
        return None
    worst = max(found, key=lambda one: SEVERITIES.index(one.finding.severity))
    if not yes.partly:
        return worst
    branches = list(dict.fromkeys(fact.about.branch for fact in yes.facts))
    return worst._replace(finding=_partly(worst.finding, branches))


def _of_one(engine: Engine, rule: Rule, fact: Fact) -> Hit | None:
    """The finding as if there were no alternatives; None for a case that this run keeps silent about."""
    known = engine.known[fact.kind]
    case = next((one for one in rule.variants if ask(engine, rule.id, one.when, fact) is True), None)
    if case is not None and case.silent:
        return None
    said: Rule | Variant = case or rule
    about = fact.about
    trail = about.trails.get(said.at) or (about.place,)
    finding = Finding(
        rule=rule.id,
        severity=_milder(said.severity) if about.context in MILDER else said.severity,
        confidence=said.confidence,
        message=render(said.message, fact, known),
        place=trail[0],
        note=render(said.note, fact, known),
        related=_related(engine, rule, fact, trail),
        flow=about.flow,
        where=about.where,
        tag=about.tag,
        local=about.local,
        remarks=about.remarks,
    )
    return Hit(rule, fact, finding, finding.message)


def _related(engine: Engine, rule: Rule, fact: Fact, trail: tuple[Place, ...]) -> tuple[Step, ...]:
    """The places that explain a finding, each once: those the rule names, those of the fact, the rest of the way."""
    known = engine.known[fact.kind]
    trails = fact.about.trails
    steps = [Step(trails[field][0], render(words, fact, known)) for field, words in rule.relates if trails.get(field)]
    steps += fact.about.related
    steps += [Step(place, "by way of this") for place in trail[1:]]
    once: dict[Place, Step] = {}
    for step in steps:
        if not _is_end_of(step.place, trail[0]):
            once.setdefault(step.place, step)
    return tuple(once.values())


def _is_end_of(place: Place, whole: Place) -> bool:
    """Whether a place is the last part of what the finding points at, the value in `key: value`, or all of it."""
    return place.path == whole.path and whole.start <= place.start and place.end == whole.end


def _partly(finding: Finding, branches: list[str]) -> Finding:
    """The finding with the branches named, one confidence lower."""
    when = " or ".join(plain(branch) for branch in branches if branch)
    end = "." if finding.message.endswith(".") else ""
    lower: Confidence = CONFIDENCES[max(0, CONFIDENCES.index(finding.confidence) - 1)]
    return finding._replace(
        message=f"{finding.message.removesuffix('.')} (when {when}){end}" if when else finding.message,
        confidence=lower,
        branch=" or ".join(branches),
    )


def _milder(severity: Severity) -> Severity:
    return SEVERITIES[max(0, SEVERITIES.index(severity) - 1)]
