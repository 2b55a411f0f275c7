"""Why a finding is one: the fact it is about with the fields that were asked, and every part of the question answered.

Nothing is worked out a second time here: each part is put to the engine, as a condition about the same fact.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from oauthlint.errors import UsageError
from oauthlint.evaluate.alternatives import alternatives
from oauthlint.evaluate.clauses import Clause, Joined, clauses
from oauthlint.evaluate.condition import Engine, ask, compile_condition, engine
from oauthlint.evaluate.findings import named
from oauthlint.evaluate.logic import Missing
from oauthlint.evaluate.message import words
from oauthlint.evaluate.variables import Variable, reach, variables
from oauthlint.evaluate.verdict import Hit
from oauthlint.evaluate.yes import Yes, answer
from oauthlint.evaluate.yields import yields_to
from oauthlint.model.facts import Fact, Transport
from oauthlint.model.finding import Finding
from oauthlint.model.record import NamedTuple
from oauthlint.model.rule import Condition, Rule, Variant
from oauthlint.model.source import Place

State = Literal["value", "absent", "present, not known", "not known to be there", "not known"]


class Answered(NamedTuple):
    """A part of a condition with the engine's answer; `missing` is the field for want of which there is none."""

    text: str
    joined: Joined
    answer: bool | None
    missing: str
    parts: "tuple[Answered, ...]"


class Field(NamedTuple):
    """A field that was asked about: what is known of it, in words that may be shown, and the places it came through."""

    name: str
    state: State
    shape: str  # text, number, true, false, texts; "" where there is no value
    shown: str
    trail: tuple[Place, ...]


class Case(NamedTuple):
    """A variant of the rule and the answer to its question."""

    variant: Variant
    answered: Answered


class Branch(NamedTuple):
    """What the rule says where one branch of the code is taken."""

    condition: str
    answered: Answered


class Reasons(NamedTuple):
    """All that led to one finding. `case` is the variant that set its words, None where the rule's own stand."""

    finding: Finding
    rule: Rule
    fact: Fact
    fields: tuple[Field, ...]
    question: Answered
    cases: tuple[Case, ...]
    case: Variant | None
    branches: tuple[Branch, ...]  # more than one only where the place has alternatives
    speakers: tuple[Finding, ...]  # of the rules that this one yields to, about the same
    silenced: tuple[Finding, ...]  # of rules that yield to this one, about the same


def reasons(rules: Iterable[Rule], facts: Mapping[str, Sequence[Fact]], wanted: str) -> Reasons:
    """Why the finding whose fingerprint begins with `wanted` is one. The rules are those that may have found it.

    Raises UsageError where there is no such finding, or more than one.
    """
    judge = engine()
    groups = {kind: alternatives(some) for kind, some in facts.items()}
    answers = [
        (one, group) for rule in rules for group in groups.get(rule.about, ()) for one in answer(judge, rule, group)
    ]
    hits = named(judge, (one for one, _ in answers if isinstance(one, Yes)))
    found = _wanted(hits, wanted)
    group = next(group for _, group in answers if any(fact is found.fact for fact in group))
    rule, fact = found.rule, found.fact
    cases = tuple(Case(one, _answered(judge, rule, fact, one.when)) for one in rule.variants)
    return Reasons(
        finding=found.finding,
        rule=rule,
        fact=fact,
        fields=_fields(fact, (rule.when, *(one.when for one in rule.variants))),
        question=_answered(judge, rule, fact, rule.when),
        cases=cases,
        case=next((one.variant for one in cases if one.answered.answer is True), None),
        branches=tuple(Branch(one.about.branch, _answered(judge, rule, one, rule.when)) for one in group),
        speakers=tuple(one.finding for one in hits if yields_to(found, one)),
        silenced=tuple(one.finding for one in hits if yields_to(one, found)),
    )


def _wanted(hits: Iterable[Hit], wanted: str) -> Hit:
    """The only hit whose fingerprint begins so."""
    by_name = {one.finding.fingerprint: one for one in hits}
    start = wanted.lower() if ":" in wanted else f"oal1:{wanted.lower()}"
    found = [name for name in by_name if name.startswith(start)]
    if len(found) == 1:
        return by_name[found[0]]
    if found:
        which = ", ".join(f"{one} ({by_name[one].finding.rule})" for one in sorted(found)[:5])
        message = f"{len(found)} findings begin with {wanted!r}"
        raise UsageError(message, f"give more digits: {which}")
    from difflib import get_close_matches  # noqa: PLC0415  (only to say what was meant)

    near = get_close_matches(start, sorted(by_name), 1, 0.7)
    message = f"there is no finding {wanted!r} in this project"
    ids = "`oauthlint check` prints the id of each finding; a changed value or a renamed file has another one"
    raise UsageError(message, f"did you mean {near[0]} ({by_name[near[0]].finding.rule})?" if near else ids)


def _answered(judge: Engine, rule: Rule, fact: Fact, condition: Condition) -> Answered:
    """A condition of a rule in its parts, each with the engine's answer."""
    whole = ask(judge, rule.id, condition, fact)
    return _part(judge, rule, fact, clauses(condition.text), whole)


def _part(judge: Engine, rule: Rule, fact: Fact, clause: Clause, said: bool | Missing | None = None) -> Answered:
    if said is None:
        said = ask(judge, rule.id, compile_condition(clause.text, fact.kind), fact)
    parts = tuple(_part(judge, rule, fact, one) for one in clause.parts)
    missing = said.field if isinstance(said, Missing) else ""
    return Answered(clause.text, clause.joined, None if isinstance(said, Missing) else said, missing, parts)


def _fields(fact: Fact, conditions: Iterable[Condition]) -> tuple[Field, ...]:
    """The fields that the conditions name, in the order in which they do."""
    known = variables(fact.kind)
    names = dict.fromkeys(name.removesuffix(".given") for one in conditions for name in one.variables)
    return tuple(_field(fact, name, known) for name in names)


def _field(fact: Fact, name: str, known: Mapping[str, Variable]) -> Field:
    value, dynamic = reach(fact, known[name].path), fact.about.dynamic
    state: State = "value"
    if known[name].asks == "always":
        state = "not known" if name in dynamic else "value"
    elif value is None:
        there = f"{name}.given" not in dynamic
        state = ("present, not known" if there else "not known to be there") if name in dynamic else "absent"
    shape = _shape(value) if state == "value" else ""
    shown = words(fact, name, known) if state == "value" else fact.about.names.get(name, "")
    return Field(name, state, shape, shown, _trail(fact, name))


def _trail(fact: Fact, name: str) -> tuple[Place, ...]:
    """The places that a field came through; of one that was worked out, those of what it was worked out from."""
    record, _, plain = name.rpartition(".")
    sources = [name]
    if record == "effective" and isinstance(fact, Transport):
        sources += ["service", plain] if fact.effective.source == "service" else [plain]
    return next((found for one in sources if (found := fact.about.trails.get(one))), ())


def _shape(value: object) -> str:
    """What kind of value it is, and of yes and no which."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "texts"
    return "number" if isinstance(value, int) else "text" if value else "empty text"
