"""Calls whose result is known without running anything: conversions, copies and merges of the language itself."""

from collections.abc import Callable, Sequence

from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place
from oauthlint.model.strings import of_method
from oauthlint.model.value import (
    Array,
    Awaited,
    Calculation,
    Choice,
    Constant,
    Dynamic,
    Entry,
    Env,
    External,
    Join,
    Member,
    Object,
    Param,
    Promise,
    Ref,
    Result,
    Secret,
    Text,
    Trail,
    Value,
)


class Raw(NamedTuple):
    """A text as written, not yet judged; lives only while a string is put together."""

    text: str
    place: Place


Piece = Value | Raw
Lazy = Callable[[], Value]
ReadString = Callable[[str, Trail, str], Text | Secret]

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
INTEROP = frozenset({"__importDefault", "__importStar", "_interopRequireDefault", "_interopRequireWildcard", "__toESM"})
_SAME = frozenset({("Object", "freeze"), ("Object", "seal"), ("structuredClone",), ("Promise", "resolve"), ("String",)})
_CONVERSIONS = {
    ("Number",): "number",
    ("parseInt",): "number",
    ("parseFloat",): "number",
    ("Number", "parseInt"): "number",
    ("Boolean",): "boolean",
    ("JSON", "parse"): "json",
}
_LISTS = frozenset({("Object", "entries"), ("Object", "values"), ("Object", "keys")})


def unescape(text: str) -> str:
    """The string that the source text between quotes means."""
    if "\\" not in text:
        return text
    out: list[str] = []
    at = 0
    while at < len(text):
        char = text[at]
        if char != "\\" or at + 1 >= len(text):
            out.append(char)
            at += 1
            continue
        following = text[at + 1]
        digits, skip = _numeric(text, at, following)
        if digits:
            code = int(digits, 16)
            out.append(chr(code) if code < 0x110000 else "\ufffd")
            at += skip
        else:
            out.append(_ESCAPES.get(following, following))
            at += 2
    return "".join(out)


def _numeric(text: str, at: int, kind: str) -> tuple[str, int]:
    r"""Hexadecimal digits of an escape such as \\x41, \\u0041 or \\u{41}, and the length of the whole."""
    if kind == "u" and text[at + 2 : at + 3] == "{":
        end = text.find("}", at)
        digits = text[at + 3 : end] if end > 0 else ""
        length = end + 1 - at
    else:
        size = {"x": 2, "u": 4}.get(kind, 0)
        digits = text[at + 2 : at + 2 + size]
        length = 2 + size
        if len(digits) != size:
            return "", 0
    return (digits, length) if digits and all(one in "0123456789abcdefABCDEF" for one in digits) else ("", 0)


def pure(callee: Value, args: Sequence[Lazy], place: Place, read: ReadString, name: str) -> Value | None:
    """What the call gives, when it is one of the language's own; None otherwise."""
    if isinstance(callee, External) and not callee.package:
        return _global(callee.names, args, place)
    if isinstance(callee, Member) and callee.name == "join" and isinstance(callee.base, Array):
        return _list_joined(callee.base, args, place, read, name)
    return of_method(callee, (place,))


def _list_joined(items: Array, args: Sequence[Lazy], place: Place, read: ReadString, name: str) -> Value:
    """`[a, b].join(" ")`: a text where all items are."""
    between = args[0]() if args else None
    if items.open or not isinstance(between, (Text, Secret)):
        return Join((place,), items.items)
    sign = between.text if isinstance(between, Text) else ""
    parts: list[Piece] = []
    for one in items.items:
        parts += [Raw(sign, place), one] if parts and sign else [one]
    return joined(parts, place, read, name)


def joined(parts: Sequence[Piece], place: Place, read: ReadString, name: str) -> Value:
    """A string of parts; what is written out is put together before anybody asks whether it is a secret."""
    merged: list[Piece] = []
    for one in parts:
        piece = Raw(one.text, one.at[0]) if isinstance(one, Text) else one
        last = merged[-1] if merged else None
        if isinstance(piece, Raw) and isinstance(last, Raw):
            # items of a list may stand before the call that joins them
            both = Place(place.path, last.place.start, piece.place.end) if last.place < piece.place else place
            merged[-1] = Raw(last.text + piece.text, both)
        else:
            merged.append(piece)
    values = [_part(one, read, name) if isinstance(one, Raw) else one for one in merged]
    if len(merged) > 1:
        return Join((place,), tuple(values))
    if not merged or isinstance(merged[0], Raw):
        return read(merged[0].text if merged and isinstance(merged[0], Raw) else "", (place,), name)
    only = values[0]
    return only._replace(at=(place, *only.at)) if isinstance(only, Secret) else Join((place,), tuple(values))


def _part(raw: Raw, read: ReadString, name: str) -> Text | Secret:
    """A part of a text; separators hide nothing."""
    plain = raw.text and not any(one.isalnum() for one in raw.text)
    return Text((raw.place,), raw.text) if plain else read(raw.text, (raw.place,), name)


def _global(names: tuple[str, ...], args: Sequence[Lazy], place: Place) -> Value | None:
    if names in _SAME:
        value = args[0]() if args else Constant((place,), "undefined", None)
        return Promise((place,), value) if names == ("Promise", "resolve") else value
    if names in _CONVERSIONS and args:
        given = args[0]()
        read = names == ("JSON", "parse") and isinstance(given, (Result, Awaited, Param, Ref, Member))
        return None if read else converted(given, _CONVERSIONS[names], place)
    if names == ("Promise", "all") and args and isinstance(given := args[0](), Array):
        return Promise((place,), given._replace(items=tuple(map(_waited, given.items))))
    if names == ("Object", "assign") and args:
        return assigned([one() for one in args], place)
    if names == ("Object", "create") and args:
        return assigned([Object((place,), ()), args[0]()], place)
    if names == ("Object", "fromEntries") and args:
        return paired(args[0](), place)
    if names in _LISTS and args:
        return listed(args[0](), names[1], place)
    if names in (("Deno", "env", "get"), ("Bun", "env", "get")) and args:
        key = args[0]()
        return (
            Env((place,), key.text, "", names[0]) if isinstance(key, Text) else Dynamic((place,), "computed env name")
        )
    return None


def _waited(value: Value) -> Value:
    """What is there once a promise among the given ones is kept."""
    if isinstance(value, Promise):
        return value.value
    return Awaited(value.at, value) if isinstance(value, (Result, Ref, Param, Member)) else value


def listed(value: Value, what: str, place: Place) -> Value | None:
    """`Object.entries(value)`, `Object.values(value)`, `Object.keys(value)`."""
    if not isinstance(value, Object) or value.spreads:
        return None
    items: list[Value] = []
    for one in {one.key: one for one in value.entries}.values():
        key = Text((one.place,), one.key)
        items.append(key if what == "keys" else one.value if what == "values" else Array((place,), (key, one.value)))
    return Array((place,), tuple(items), value.open)


def paired(value: Value, place: Place) -> Value | None:
    """`Object.fromEntries(value)`: the object of a list of keys and values."""
    if not isinstance(value, Array) or value.spreads:
        return None
    pairs = [one.items for one in value.items if isinstance(one, Array) and len(one.items) > 1]
    entries = [Entry(one[0].text, one[0].at[-1], one[1]) for one in pairs if isinstance(one[0], Text)]
    return Object((place,), tuple(entries), value.open or len(entries) < len(value.items))


def assigned(values: Sequence[Value], place: Place) -> Value:
    """`Object.assign(a, b, …)`, the same as `{...a, ...b}`."""
    entries: list[Entry] = []
    spreads: list[tuple[int, Value]] = []
    is_open = False
    for one in values:
        if isinstance(one, Object) and not one.spreads:
            entries.extend(one.entries)
            is_open = is_open or one.open
        else:
            spreads.append((len(entries), one))
    return Object((place,), tuple(entries), is_open, tuple(spreads))


def converted(value: Value, to: str, place: Place) -> Value:
    """A value after a conversion to number, boolean or from JSON."""
    if isinstance(value, Env):
        return value._replace(at=(place, *value.at), convert=to)
    if isinstance(value, Choice):
        return value._replace(
            branches=tuple(one._replace(value=converted(one.value, to, place)) for one in value.branches)
        )
    if to == "number":
        text = value.text.strip() if isinstance(value, Text) else ""
        if text.isdigit() and len(text) < 16:
            return Constant((place, *value.at), "number", float(text))
        if isinstance(value, Constant) and value.name == "number":
            return value
    if to == "number" and isinstance(value, (Calculation, Member, Result, Awaited, Param, Ref)):
        return Calculation((place,), "*", value, Constant((place,), "number", 1.0))
    if to == "json" and isinstance(value, Text) and value.text == "{}":
        return Object((place, *value.at), ())
    if to == "boolean" and isinstance(value, (Constant, Text)):
        return Constant((place, *value.at), "boolean", bool(value.value if isinstance(value, Constant) else value.text))
    return Dynamic((place,), f"conversion to {to}")
