"""What can be done with terms without any file: lengthen their trail, put arguments in place of parameters."""

from collections.abc import Callable, Sequence

from oauthlint.model.value import (
    Array,
    Awaited,
    Branch,
    Calculation,
    Choice,
    Constant,
    Dynamic,
    Index,
    Join,
    Member,
    Object,
    Param,
    Promise,
    Ref,
    Result,
    Text,
    Trail,
    Value,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

NOTHING = Constant((), "undefined", None)  # what is there where a key is not: nowhere written
PROTOTYPE = "prototype"  # as a member of a class: what its objects have
LONGEST_TRAIL = 8
DEEPEST = 24
MOST_ITEMS = 8  # of a list, or keys of an object, that are told apart
LARGEST = 5000  # terms inside a term; 433 files of public repositories had at most 1,744


def along(value: Value, trail: Trail) -> Value:
    """The value with the way that led to it in front; its own end is kept, since that is where it is written."""
    if not trail or value.at[: len(trail)] == trail:
        return value
    whole = (*trail, *[one for one in value.at if one not in trail])
    if len(whole) > LONGEST_TRAIL:
        whole = (*whole[: LONGEST_TRAIL - 1], whole[-1])
    return value._replace(at=whole)


def waited(value: Value, at: Trail) -> Value:
    """What `await` makes of a resolved value."""
    if isinstance(value, Promise):
        return along(value.value, at)
    if isinstance(value, Choice):
        return value._replace(branches=tuple(one._replace(value=waited(one.value, at)) for one in value.branches))
    return Awaited(at, value) if isinstance(value, (Result, Member, Param, Ref)) else value


# What is right inside a term, by its kind: most terms have nothing inside, and are asked most often.
_PARTS: "dict[type, Callable[[Any], Sequence[Value]]]" = {
    Object: lambda value: [*[one.value for one in value.entries], *[one for _, one in value.spreads]],
    Choice: lambda value: [one.value for one in value.branches],
    Array: lambda value: value.items + value.spreads,
    Join: lambda value: value.parts,
    Member: lambda value: (value.base,),
    Index: lambda value: (value.base, value.key),
    Calculation: lambda value: (value.left, value.right),
    Promise: lambda value: (value.value,),
    Awaited: lambda value: (value.value,),
}


def parts(value: Value) -> Sequence[Value]:
    """The terms right inside a term."""
    found = _PARTS.get(type(value))
    return found(value) if found is not None else ()


def bounded(value: Value) -> Value:
    """The value, or that it is too large to follow: terms share their parts, so a few lines can mean millions."""
    count, known = 0, _PARTS.get
    stack = [value]
    while stack:
        count += 1
        if count > LARGEST:
            return Dynamic(value.at, "too large to follow")
        one = stack.pop()
        inside = known(type(one))
        if inside is not None:
            stack += inside(one)
    return value


def property_of(value: Value, at: Trail) -> Value:
    """One property of an object, by a name that is not known: an alternative for each, where they are few objects.

    The choice stands where the object does, so that all reads of it mean the same property.
    """
    if not isinstance(value, Object) or value.open or value.spreads or not 0 < len(value.entries) <= MOST_ITEMS:
        return Dynamic(at, "computed property")
    if not all(isinstance(one.value, Object) for one in value.entries):
        return Dynamic(at, "computed property")
    arms = tuple(Branch(f"{one.key} is meant", True, one.value) for one in value.entries)
    return bounded(Choice(value.at[-1:], "assigned", arms)) if len(arms) > 1 else arms[0].value


def mapped(value: Value, change: Callable[[Value], Value]) -> Value:
    """The term with each term right inside it changed."""
    if isinstance(value, Object):
        entries = tuple(one._replace(value=change(one.value)) for one in value.entries)
        return value._replace(entries=entries, spreads=tuple((index, change(one)) for index, one in value.spreads))
    if isinstance(value, Choice):
        return value._replace(branches=tuple(one._replace(value=change(one.value)) for one in value.branches))
    if isinstance(value, Array):
        items, spreads = (tuple(change(one) for one in each) for each in (value.items, value.spreads))
        return value._replace(items=items, spreads=spreads)
    if isinstance(value, Join):
        return value._replace(parts=tuple(change(one) for one in value.parts))
    if isinstance(value, Member):
        return value._replace(base=change(value.base))
    if isinstance(value, Index):
        return value._replace(base=change(value.base), key=change(value.key))
    if isinstance(value, Calculation):
        return value._replace(left=change(value.left), right=change(value.right))
    return value._replace(value=change(value.value)) if isinstance(value, (Promise, Awaited)) else value


def substitute(value: Value, path: str, function: int, args: tuple[Value, ...], depth: int = 0) -> Value:
    """A function's value with the arguments of a call in place of its parameters."""
    if depth > DEEPEST or not mentions(value, path, function):
        return value
    if isinstance(value, Param):
        if value.rest:
            return Array(value.at, args[value.position :])
        none = Constant(value.at, "undefined", None)
        return along(args[value.position], value.at) if value.position < len(args) else none
    base = value.base if isinstance(value, Member) else None
    if isinstance(base, Param) and base.position >= len(args):
        return Constant(value.at, "undefined", None)  # `({ host = 'x' } = {}) => …`: the code would raise otherwise
    made = mapped(value, lambda one: substitute(one, path, function, args, depth + 1))
    return _settled(made) if isinstance(made, Choice) else made


def mentions(value: Value, path: str, function: int) -> bool:
    """Whether a parameter of the function stands somewhere in a value, as far as one would look."""
    stack = [value]
    for _ in range(LARGEST):
        if not stack:
            return False
        one = stack.pop()
        if isinstance(one, Param) and (one.path, one.function) == (path, function):
            return True
        stack.extend(parts(one))
    return False


def _settled(value: Choice) -> Value:
    """A choice after substitution; a parameter's default falls away where an argument is given, or holds where not."""
    if value.form == "default" and len(value.branches) == 2:
        given, default = (one.value for one in value.branches)
        if isinstance(given, Constant) and given.name == "undefined":
            return default
        if not isinstance(given, (Param, Member, Dynamic)):
            return given
    return value


def calculated(at: Trail, sign: str, left: Value, right: Value) -> Value:
    """The number that two make ("+", "-", "*", "/", "%"), or how it would be made of what is not known."""
    one, other = _number(left), _number(right)
    text = sign == "+" and (isinstance(left, Text) or isinstance(right, Text))  # which "+" would put together
    if one is None or other is None or text:
        return Calculation(at, sign, left, right)
    if sign in ("/", "%"):
        if not other:
            return Dynamic(at, "division by nothing")
        return Constant(at, "number", one / other if sign == "/" else one % other)
    return Constant(at, "number", {"+": one + other, "-": one - other, "*": one * other}[sign])


def _number(value: Value) -> float | None:
    """The number that a value is, or that JavaScript takes its digits for."""
    if isinstance(value, Constant) and value.name == "number" and value.value is not None:
        return float(value.value)
    return float(value.text) if isinstance(value, Text) and value.text.isdigit() and len(value.text) < 16 else None
