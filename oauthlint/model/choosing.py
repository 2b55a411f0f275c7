"""What choices come to once their parts are known: `a && b`, `a || b`, `a ?? b`, and arms that only raise."""

from oauthlint.model.value import (
    Array,
    Branch,
    Choice,
    Constant,
    Dynamic,
    External,
    Function,
    Member,
    Object,
    Param,
    Promise,
    Secret,
    Text,
    Value,
)

RAISES = "raises"  # the reason of what a function gives that never returns
LOST = "module"  # begins the reason where a module was not found
_FIRST = {"and": 1, "or": 0, "nullish": 0}  # where the first operand stands
_DEEPEST = 4  # choices inside choices


def truthy(value: Value) -> bool | None:
    """Whether a value counts as true; None where that is not known."""
    if isinstance(value, Constant):
        return bool(value.value)
    if isinstance(value, Text):
        return bool(value.text)
    if isinstance(value, Secret):
        return value.verdict != "empty"
    return True if isinstance(value, (Object, Array, Function, Promise)) else None


def decided(value: Choice, depth: int = 0) -> Value:
    """A choice without the arms that cannot be meant: by what its first operand is, and since raising gives nothing."""
    kept = tuple(one for one in value.branches if not raises(one.value))
    if len(kept) < len(value.branches):
        return _without_raising(value, kept)
    if value.form not in _FIRST or len(value.branches) != 2:
        return value
    at = _FIRST[value.form]
    first, other = value.branches[at].value, value.branches[1 - at].value
    if isinstance(first, Choice) and first.form not in _FIRST and depth < _DEEPEST:
        return _by_arm(value, first, at, depth)
    known = _keeps(value.form, first)
    return value if known is None else first if known else other


def _by_arm(value: Choice, first: Choice, at: int, depth: int) -> Value:
    """The choice for each arm of its first operand, where that tells anything: `(production ? one : null) ?? other`."""
    arms: list[Branch] = []
    told = False
    for one in first.branches:
        parts = list(value.branches)
        parts[at] = parts[at]._replace(value=one.value)
        whole = value._replace(branches=tuple(parts))
        made = decided(whole, depth + 1)
        told = told or made != whole
        arms.append(one._replace(value=made))
    return first._replace(branches=tuple(arms)) if told else value


def _keeps(form: str, first: Value) -> bool | None:
    """Whether the first operand is what comes out; None where that is not known."""
    truth = truthy(first)
    if form == "nullish":
        nothing = isinstance(first, Constant) and first.value is None
        return False if nothing else None if truth is None else True
    return truth if form == "or" or truth is None else not truth


def raises(value: Value) -> bool:
    """Whether whoever asks for a value gets an error instead."""
    return isinstance(value, Dynamic) and value.reason == RAISES


def lost(value: Value) -> bool:
    """Whether a value is of a module that was not found."""
    return isinstance(value, Dynamic) and value.reason.startswith(LOST)


def loadable(value: Choice) -> Value:
    """A choice between environments without those that have no file."""
    kept = tuple(one for one in value.branches if not lost(one.value))
    return value._replace(branches=kept) if kept else Dynamic(value.at, "no environment has a file")


def may_raise(value: Value) -> bool:
    """Whether it is `value || raise()`: what only is there if it counts as true."""
    return isinstance(value, Choice) and value.form == "or" and raises(value.branches[-1].value)


def _without_raising(value: Choice, kept: tuple[Branch, ...]) -> Value:
    """`host ?? raise()`: who comes past it has a host."""
    if not kept:
        return Dynamic(value.at, RAISES)
    if len(kept) > 1:
        return value._replace(branches=kept)
    only = kept[0].value
    if value.form not in ("or", "nullish"):
        return only
    full = _full(value.form, only)
    return full if full is not None else Dynamic(value.at, RAISES)


def _full(form: str, value: Value) -> Value | None:
    """What is left of a first operand that is known to come out; None for nothing."""
    if not isinstance(value, Choice):
        return None if _keeps(form, value) is False else value
    arms = [one._replace(value=full) for one in value.branches if (full := _full(form, one.value)) is not None]
    if len(arms) > 1:
        return value._replace(branches=tuple(arms))
    return arms[0].value if arms else None


def says_nothing(value: Value) -> bool:
    """Whether no branch of a choice says what the value is: a helper that reads the environment by name, for instance.

    Its branches are the helper's own, and would only multiply those of the code that calls it.
    """
    if isinstance(value, Choice):
        return all(says_nothing(one.value) for one in value.branches)
    return isinstance(value, (Dynamic, Member, Param, External)) or (
        isinstance(value, Constant) and value.name in ("undefined", "null")
    )
