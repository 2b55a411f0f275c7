"""Conditions of all rules, asked of facts whose fields hold a value, are absent or cannot be known.

What is decided without a value must be so for every value: an answer about a fact with unknown fields is that about
the same fact with whatever stands there. So no rule ever tells what nobody knows, and none raises. What the tree of
a condition says, CEL says too.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from hypothesis import strategies as some

from oauthlint.evaluate import condition
from oauthlint.evaluate.logic import Missing
from oauthlint.model import vocabularies
from oauthlint.model.facts import FACTS, RECORDS, About, Fact
from oauthlint.model.rule import Condition, Fix
from oauthlint.model.source import Place
from tests.fuzz.corpus import pack

WORDS = (
    "",
    "x",
    "a b",
    "6.9.9",
    "^6",
    "10.0.0-beta.1",
    "latest",
    "https://mail.google.com/",
    "smtp.gmail.com",
    "😀\ud800",
    "{a}",
)
NUMBERS = (0, 1, 25, 465, 587, 3599, -1, 2**63, 2**70)
HERE = Place("src/mail.js", 0, 1)


class Case(NamedTuple):
    """A fact with all that is true of it, and what of it nobody knows: names as in `about.dynamic`."""

    fact: Fact
    dynamic: frozenset[str]


@cache
def conditions(kind: str) -> dict[str, Condition]:
    """Every condition about a kind of fact, by the rule and what it is for."""
    return {name: one for rule in pack().rules if rule.about == kind for name, one in _of(rule)}


def _of(rule: Any) -> Iterator[tuple[str, Condition]]:  # noqa: ANN401  (a rule, or what has conditions of its own)
    yield rule.id, rule.when
    yield from ((f"{rule.id} variant {number}", one.when) for number, one in enumerate(rule.variants))
    fix: Fix | None = rule.fix
    while fix is not None:
        yield from ((f"{rule.id} fix", one) for one in (fix.when, fix.safe_when) if one is not None)
        fix = fix.other


def cases() -> some.SearchStrategy[Case]:
    """Facts of every kind that a rule asks about."""
    return some.one_of([_cases(kind) for kind in sorted(FACTS) if conditions(kind)])


def _cases(kind: str) -> some.SearchStrategy[Case]:
    words = sorted({text for one in conditions(kind).values() for text in re.findall(r'"([^"\\]*)"', one.text)})
    text = some.sampled_from((*words, *WORDS))
    about = _made(
        About,
        place=some.just(HERE),
        context=some.sampled_from(get_args(vocabularies.Context)),
        branch=some.sampled_from(("", "a")),
        local=some.booleans(),
    )
    given = {
        name: some.just(kind) if name == "kind" else about if name == "about" else _value(name, hint, text)
        for name, hint in _hints(FACTS[kind]).items()
    }
    names = sorted({name.removesuffix(".given") for one in conditions(kind).values() for name in one.variables})
    unknown = some.frozensets(some.sampled_from(names), max_size=4) if names else some.just(frozenset())
    return some.builds(_case, _made(FACTS[kind], **given), unknown, unknown)


def _hints(record: type) -> dict[str, Any]:
    """The types of its fields; their words are known to the type checker only."""
    return get_type_hints(record, localns=vars(vocabularies))


def _made(record: Any, **fields: some.SearchStrategy[Any]) -> some.SearchStrategy[Any]:  # noqa: ANN401  (any named tuple)
    return some.fixed_dictionaries(fields).map(lambda given: record(**given))


def _case(fact: Fact, unknown: frozenset[str], maybe: frozenset[str]) -> Case:
    """Of `unknown` fields it is known at least that they are there, if they can be absent and are not."""
    there = {name for name in unknown if _held(fact, name) is not None}
    return Case(fact, frozenset(there | maybe | {f"{name}.given" for name in maybe}))


def _value(name: str, hint: object, text: some.SearchStrategy[str]) -> some.SearchStrategy[Any]:
    """Values of a type, those of a record by its fields."""
    if name in RECORDS:
        record = RECORDS[name]
        return _made(record, **{inner: _value("", one, text) for inner, one in _hints(record).items()})
    inner = [one for one in get_args(hint) if one is not type(None)]
    if get_origin(hint) is Literal:
        return some.sampled_from(get_args(hint))
    if get_origin(hint) is tuple:
        return some.lists(text, max_size=3).map(tuple)
    if type(None) in get_args(hint):
        return some.none() | _value("", inner[0] if len(inner) == 1 else Literal[tuple(inner)], text)
    return {bool: some.booleans(), int: some.sampled_from(NUMBERS), str: text}[hint]  # type: ignore[index]


def _held(fact: Fact, name: str) -> object:
    found: object = fact
    for part in ("about", name) if name in ("context", "branch", "local") else name.split("."):
        found = getattr(found, part)
    return found


@cache
def _engine() -> condition.Engine:
    return condition.engine()


def holds(case: Case) -> None:
    """What is answered without knowing all is what is answered with it."""
    engine = _engine()
    hidden = case.fact._replace(about=case.fact.about._replace(dynamic=case.dynamic))
    for name in case.dynamic:
        hidden = _without(hidden, name.removesuffix(".given"))
    for rule, one in conditions(case.fact.kind).items():
        answer = condition.ask(engine, rule, one, hidden)
        library = condition.ask(engine, rule, one._replace(tree="null"), hidden)
        assert answer == library, f"differs: {rule} is {answer} by its tree and {library} by CEL"
        if isinstance(answer, Missing):
            assert {answer.field, f"{answer.field}.given"} & case.dynamic, (
                f"misses: {rule} misses {answer.field}, which is known"
            )
        else:
            assert answer == condition.ask(engine, rule, one, case.fact), f"guessed: {rule} answers without knowing"


def _without(fact: Fact, name: str) -> Fact:
    """The fact as link makes it where a field is unknown: without a value, if the field may have none."""
    outer, _, inner = name.rpartition(".")
    record = getattr(fact, outer) if outer else fact
    if inner in ("context", "branch", "local") or type(None) not in get_args(_hints(type(record))[inner]):
        return fact
    changed = record._replace(**{inner: None})
    return fact._replace(**{outer: changed}) if outer else changed
