"""Alternatives of a value: one plain value for each consistent combination of the conditions that it hangs on."""

import re
from collections.abc import Callable, Collection, Iterator
from itertools import islice

from oauthlint.link.fields import absent
from oauthlint.link.resolve import resolve
from oauthlint.link.world import World
from oauthlint.model.filefacts import Impossible
from oauthlint.model.terms import NOTHING, along, mapped
from oauthlint.model.value import Array, Choice, Constant, Dynamic, Env, Function, Object, Promise, Secret, Text, Value

MOST = 8  # combinations; more make the choices dynamic
_NAME = r"[\w$]+(?:(?:\?|!)?\.[\w$]+)*"  # of what stands before `||` and `??`
_RESORTS = ("or", "nullish", "default")
Chosen = dict[tuple[str, ...], tuple[Choice, int]]  # by `_key`: the choice, and which of its branches holds
_DEPTH = 6  # options, auth, customParams, value, and two choices on the way


def alternatives(world: World, value: Value, impossible: Collection[Impossible] = ()) -> Iterator[tuple[str, Value]]:
    """Each combination as (words for the conditions, the value without choices); one with "" where there is none.

    Arms that are `impossible` where the value is used are left out, unless nothing would be left.
    """
    whole = expand(world, value)
    # too many combinations: those of single options are the first of which not all is told
    for some in (lambda one: one, lambda one: _vague(one, _has_unknown, 0), lambda one: _vague(one, _is_single, 0)):
        part = some(whole)
        told = _all(part, impossible, MOST) or _by_variables(part, impossible)
        if told:
            yield from told
            return
    yield "", _choose(_resorted(whole, 0, 0), {}, 0)


def _all(value: Value, impossible: Collection[Impossible], most: int) -> list[tuple[str, Value]]:
    """Every combination with its words; none where there are too many."""
    combined = list(islice(_combinations(value, {}, impossible), most + 1))
    return list(_settled(value, combined)) if len(combined) <= most else []


def _by_variables(value: Value, impossible: Collection[Impossible]) -> list[tuple[str, Value]]:
    """Of the variables with a default only that all are set and that none is; nothing where that does not help."""
    told: list[tuple[str, Value]] = []
    for words, index in (("every variable is set", 0), ("no variable is set", 1)):
        part = _resorted(value, index, 0)
        found = _all(part, impossible, MOST // 2) if part != value else []
        if not found:
            return []
        told += [(f"{words} and {more}" if more else words, one) for more, one in found]
    return told


def _vague(value: Value, drops: Callable[[Choice], bool], depth: int) -> Value:
    """A value in which single options are not known that would be one of several."""
    if depth > _DEPTH + 4:
        return value
    if isinstance(value, Choice) and depth and drops(value):
        return Dynamic(value.at, "one of several values")
    return mapped(value, lambda one: _vague(one, drops, depth + 1)) if isinstance(value, (Choice, Object)) else value


def _is_single(value: Choice) -> bool:
    """Whether a choice is between texts, numbers and the like, and not between objects."""
    return all(
        _is_single(one.value) if isinstance(one.value, Choice) else _is_leaf(one.value) for one in value.branches
    )


def _has_unknown(value: Choice) -> bool:
    """Whether a choice between such values has one that nobody knows, and that is no variable of the environment."""
    arms = [one.value for one in value.branches]
    known = (Text, Secret, Constant, Env)
    return _is_single(value) and any(
        _has_unknown(one) if isinstance(one, Choice) else not isinstance(one, known) for one in arms
    )


def _is_leaf(value: Value) -> bool:
    return not isinstance(value, (Object, Array, Promise, Function))


def _settled(whole: Value, combined: list[Chosen]) -> Iterator[tuple[str, Value]]:
    for chosen in combined:
        yield " and ".join(_words(one)[index] for one, index in chosen.values()), _choose(whole, chosen, 0)


def _combinations(value: Value, chosen: Chosen, impossible: Collection[Impossible]) -> Iterator[Chosen]:
    """Every way to settle the choices of a value, each told by the choices that are reached on it."""
    open_one = _first(value, chosen, 0)
    if open_one is None:
        yield chosen
        return
    start = open_one.at[-1].start if open_one.form == "assigned" and open_one.at else -1
    every = range(len(open_one.branches))
    kept = [one for one in every if (start, *open_one.branches[one][:2]) not in impossible]
    for index in kept or every:
        yield from _combinations(value, {**chosen, _key(open_one): (open_one, index)}, impossible)


def _resorted(value: Value, index: int, depth: int) -> Value:
    """A value with each variable that has a default as it is set (0), or with the default in its place (1)."""
    if depth > _DEPTH + 4:
        return value
    if isinstance(value, Choice) and value.form in _RESORTS and isinstance(value.branches[0].value, Env):
        return value.branches[0 if index == 0 else -1].value
    if isinstance(value, (Choice, Object)):
        return mapped(value, lambda one: _resorted(one, index, depth + 1))
    return value


def _first(value: Value, chosen: Chosen, depth: int) -> Choice | None:
    """The first choice in a value that is not settled."""
    if depth > _DEPTH + 4:
        return None
    if isinstance(value, Choice):
        settled = chosen.get(_key(value))
        return value if settled is None else _first(value.branches[settled[1]].value, chosen, depth + 1)
    for entry in value.entries if isinstance(value, Object) else ():
        found = _first(entry.value, chosen, depth + 1)
        if found is not None:
            return found
    return None


def expand(world: World, value: Value, depth: int = 0) -> Value:
    """A value with everything below it resolved, as deep as options go."""
    found = resolve(world, value)
    if depth >= _DEPTH:
        return Dynamic(found.at, "nested too deeply") if isinstance(found, Choice) else found
    if isinstance(found, Object):
        entries = tuple(one._replace(value=expand(world, one.value, depth + 1)) for one in found.entries)
        return found._replace(entries=entries)
    if isinstance(found, Choice):
        arms = tuple(one._replace(value=expand(world, one.value, depth + 1)) for one in found.branches)
        return _given(found._replace(branches=arms))
    return found


def _given(value: Choice) -> Value:
    """A choice whose last resort is nothing (`process.env.USER || ''`) is what comes first: the same as without it."""
    first, *others = (one.value for one in value.branches)
    if value.form in _RESORTS and not isinstance(first, Constant) and all(absent(one) for one in others):
        return along(first, value.at[:1])
    return value


def _key(value: Choice) -> tuple[str, ...]:
    """Choices with the same tests in the same file go together; assignments are told apart by their place."""
    place = value.at[-1] if value.at else None
    where = (place.path if place else "", str(place.start) if place and value.form == "assigned" else "")
    return (*where, *[one.test for one in value.branches])


def _words(value: Choice) -> tuple[str, ...]:
    return tuple(_told(one.test, one.holds, value.form) for one in value.branches)


def _told(test: str, holds: bool, form: str) -> str:
    for word in (" is given", " is set"):
        if test.endswith(word):
            return test if holds else test.removesuffix(word) + word.replace(" is", " is not")
    if form in ("assigned", "default", "environment"):
        return test
    if form in ("or", "nullish") and re.fullmatch(_NAME, test):
        return f"{test} is set" if holds else f"{test} is not set"
    return f"{test} is {'true' if holds else 'false'}"


def _choose(value: Value, chosen: Chosen, depth: int) -> Value:
    if depth > _DEPTH + 4:
        return value
    if isinstance(value, Choice):
        settled = chosen.get(_key(value))
        if settled is None:
            return Dynamic(value.at, "one of several values")
        arm = value.branches[settled[1]].value
        trail = tuple(dict.fromkeys((*value.at[:1], *arm.at)))
        return _choose(arm if arm == NOTHING else arm._replace(at=trail), chosen, depth + 1)
    if isinstance(value, Object):
        made = (one._replace(value=_choose(one.value, chosen, depth + 1)) for one in value.entries)
        return value._replace(entries=tuple(one for one in made if one.value != NOTHING))
    return value
