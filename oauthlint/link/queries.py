"""Queries and forms as code writes them: an object, a text, a text put together, URLSearchParams and what came before.

Whatever the way, the outcome is the same: values by name, and whether there may be more that nobody could see.
"""

from oauthlint.link.resolve import resolve
from oauthlint.link.sends import makers
from oauthlint.link.shapes import Shapes, shape_of
from oauthlint.link.world import World
from oauthlint.model.filefacts import Call
from oauthlint.model.record import NamedTuple
from oauthlint.model.value import Array, Dynamic, Join, Member, Object, Result, Secret, Text, Value

_MARK = 0xE000  # characters of the private use area stand for the parts of a text that are not known
_MOST = 200
_DEEPEST = 6
Changes = dict[tuple[str, int], list[tuple[Value, Value]]]


class Query(NamedTuple):
    """Values by name; `is_open` where there may be others."""

    values: dict[str, Value]
    is_open: bool


class Address(NamedTuple):
    """An address with "{}" for what is not known of it, and its query."""

    base: str
    query: Query


class Reading(NamedTuple):
    """What it takes to read a query: the files, the libraries, and what is added to a query after it is made."""

    world: World
    shapes: Shapes
    changes: Changes


def reading(world: World, shapes: Shapes) -> Reading:
    """The means to read queries in these files."""
    changes: Changes = {}
    for path in sorted(world.files):
        for call in world.files[path].calls:
            if call.name in ("append", "set") and len(call.args) > 1 and isinstance(call.callee, Member):
                base = resolve(world, call.callee.base)
                if isinstance(base, Member) and base.name == "searchParams":
                    base = base.base
                for key in makers(base):
                    changes.setdefault(key, []).append((call.args[0], call.args[1]))
    return Reading(world, shapes, changes)


def query(means: Reading, value: Value, depth: int = 0) -> Query | None:
    """The query or form that a value is; None where nobody knows."""
    found = resolve(means.world, value)
    if isinstance(found, Object):
        return Query({one.key: resolve(means.world, one.value) for one in found.entries}, found.open)
    if isinstance(found, Array):
        return _pairs(means, found)
    if isinstance(found, (Text, Join)):
        return _parsed(means, _marked(means.world, found), depth)
    if isinstance(found, Result) and depth < _DEEPEST:
        return _made(means, found, depth + 1)
    return None


def address(means: Reading, value: Value) -> Address | None:
    """The address that a text is, whole or put together; None for any other value."""
    found = resolve(means.world, value)
    if not isinstance(found, (Text, Join)):
        return None
    text, parts = _marked(means.world, found)
    base, _, rest = text.partition("?")
    shown = "".join("{}" if _MARK <= ord(char) < _MARK + len(parts) else char for char in base)
    return Address(shown, _parsed(means, (rest.partition("#")[0], parts), 0))


def plain(world: World, shapes: Shapes, value: Value) -> Value:
    """A value without what only encodes it for an address."""
    found = resolve(world, value)
    for _ in range(_DEEPEST):
        call = world.calls.get((found.path, found.id)) if isinstance(found, Result) else None
        shape = shape_of(world, shapes, call) if call is not None else None
        if call is None or shape is None or shape.makes != "encoded" or not call.args:
            break
        found = resolve(world, call.args[0])
    return found


def _made(means: Reading, value: Result, depth: int) -> Query | None:
    """What a call made: `new URLSearchParams(…)`, `stringify(…)`, and the `toString()` of either."""
    call = means.world.calls.get((value.path, value.id))
    if call is None:
        return None
    if call.name == "toString" and isinstance(call.callee, Member):
        return query(means, call.callee.base, depth)
    shape = shape_of(means.world, means.shapes, call)
    if shape is None or shape.makes != "query":
        return None
    first = query(means, call.args[0], depth) if call.args else Query({}, is_open=False)
    return changed(means, call, first or Query({}, is_open=True))


def changed(means: Reading, call: Call, first: Query) -> Query:
    """A query with what is appended later to what the call has made."""
    values, is_open = dict(first.values), first.is_open
    for name, value in means.changes.get((call.place.path, call.id), ()):
        known = resolve(means.world, name)
        if isinstance(known, Text):
            values[known.text] = resolve(means.world, value)
        else:
            is_open = True
    return Query(values, is_open)


def _pairs(means: Reading, value: Array) -> Query:
    """`[["name", value], …]`."""
    values: dict[str, Value] = {}
    is_open = value.open
    for one in value.items:
        pair = resolve(means.world, one)
        name = resolve(means.world, pair.items[0]) if isinstance(pair, Array) and len(pair.items) == 2 else None
        if isinstance(name, Text) and isinstance(pair, Array):
            values[name.text] = resolve(means.world, pair.items[1])
        else:
            is_open = True
    return Query(values, is_open)


def _marked(world: World, value: Text | Join) -> tuple[str, tuple[Value, ...]]:
    """A text with a mark for each part that is not known, and these parts."""
    parts: list[Value] = []
    text = ""
    todo: list[Value] = [value]
    while todo and len(parts) < _MOST:
        found = resolve(world, todo.pop(0))
        if isinstance(found, Text):
            text += found.text
        elif isinstance(found, Join):
            todo = [*found.parts, *todo]
        else:
            mark = chr(_MARK + len(parts))
            # a text that may not be shown may hold further names, and does not belong to the value before it
            text += f"&{mark}&" if isinstance(found, Secret) else mark
            parts.append(found)
    if todo:  # which may hold further names, too
        text += f"&{chr(_MARK + len(parts))}&"
        parts.append(Dynamic(value.at, "too long to follow"))
    return text, tuple(parts)


def _parsed(means: Reading, marked: tuple[str, tuple[Value, ...]], depth: int) -> Query:
    text, parts = marked
    values: dict[str, Value] = {}
    is_open = False
    for pair in text.lstrip("?").split("&"):
        name, equals, raw = pair.partition("=")
        held = [parts[ord(char) - _MARK] for char in raw if 0 <= ord(char) - _MARK < len(parts)]
        unknown = [parts[ord(char) - _MARK] for char in name if 0 <= ord(char) - _MARK < len(parts)]
        if equals and not unknown:
            values[_decoded(name)] = _value(means, raw, held)
        elif unknown:
            inner = query(means, unknown[0], depth + 1) if len(unknown) == len(pair) == 1 and depth < _DEEPEST else None
            values.update(inner.values if inner is not None else {})
            is_open = is_open or inner is None or inner.is_open
    return Query(values, is_open)


def _value(means: Reading, raw: str, held: list[Value]) -> Value:
    if not held:
        return Text((), _decoded(raw))
    whole = len(held) == 1 and len(raw) == 1
    return plain(means.world, means.shapes, held[0]) if whole else Dynamic(held[0].at, "put together")


def _decoded(text: str) -> str:
    """A piece of a query as it was before it was written into the URL."""
    from urllib.parse import unquote_plus  # noqa: PLC0415  (only where a URL has a query)

    return unquote_plus(text)
