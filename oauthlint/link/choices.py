"""Alternatives of a value: one plain value for each consistent combination of the conditions that it hangs on."""

from collections.abc import Iterator
from itertools import product

from oauthlint.link.fields import absent
from oauthlint.link.resolve import resolve
from oauthlint.link.world import World
from oauthlint.model.terms import along
from oauthlint.model.value import Choice, Constant, Dynamic, Object, Value

MOST = 8  # combinations; more make the choices dynamic
_RESORTS = ("or", "nullish", "default")
_DEPTH = 6  # options, auth, customParams, value, and two choices on the way


def alternatives(world: World, value: Value) -> Iterator[tuple[str, Value]]:
    """Each combination as (words for the conditions, the value without choices); one with "" where there is none."""
    whole = expand(world, value)
    conditions: dict[tuple[str, ...], tuple[str, ...]] = {}
    _collect(whole, conditions, 0)
    count = 1
    for arms in conditions.values():
        count *= len(arms)
    if count > MOST or not conditions:
        yield "", _choose(whole, {}, 0)
        return
    for picked in product(*[range(len(arms)) for arms in conditions.values()]):
        chosen = dict(zip(conditions, picked, strict=True))
        words = " and ".join(conditions[key][index] for key, index in chosen.items())
        yield words, _choose(whole, chosen, 0)


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
    if value.form in ("assigned", "default"):
        return tuple(
            one.test if one.holds else one.test.replace(" is given", " is not given") for one in value.branches
        )
    return tuple(f"{one.test} is {'true' if one.holds else 'false'}" for one in value.branches)


def _collect(value: Value, found: dict[tuple[str, ...], tuple[str, ...]], depth: int) -> None:
    if depth > _DEPTH + 2:
        return
    if isinstance(value, Choice):
        found.setdefault(_key(value), _words(value))
        for one in value.branches:
            _collect(one.value, found, depth + 1)
    elif isinstance(value, Object):
        for entry in value.entries:
            _collect(entry.value, found, depth + 1)


def _choose(value: Value, chosen: dict[tuple[str, ...], int], depth: int) -> Value:
    if depth > _DEPTH + 4:
        return value
    if isinstance(value, Choice):
        index = chosen.get(_key(value))
        if index is None:
            return Dynamic(value.at, "one of several values")
        arm = value.branches[index].value
        trail = tuple(dict.fromkeys((*value.at[:1], *arm.at)))
        return _choose(arm._replace(at=trail), chosen, depth + 1)
    if isinstance(value, Object):
        return value._replace(
            entries=tuple(one._replace(value=_choose(one.value, chosen, depth + 1)) for one in value.entries)
        )
    return value
