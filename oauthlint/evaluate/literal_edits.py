"""Repairs of literals that are secrets: a read of the environment in their place, or nothing where there is one before.

No edit repeats what it takes out.
"""

import re
from collections.abc import Sequence

from oauthlint.model.finding import Edit
from oauthlint.model.source import Place

_QUOTES = (b"'", b'"', b"`")
_NAME = r"[A-Za-z_][A-Za-z0-9_]*"
_BLANKS = b" \t\r\n"
_COMPARED = b"=!<>|&?*/%^~+-"  # before a "=" that gives no default
_QUOTED = re.compile(rb"(['\"`])[^'\"`\\\r\n]*\1")
_JOINED = re.compile(rb"\.join\([ ]*(['\"`])([ ]*,[ ]*)\1[ ]*\)\Z")
_END = re.compile(rb"[ \t\r\n]*+,?+[ \t\r\n]*+\)")


def read_env(data: bytes, places: Sequence[Place], name: str) -> tuple[Edit, ...]:
    """`process.env.NAME` in the place of a whole literal; not of a part of one, nor of a key."""
    literal = _literal(data, places[0])
    if literal is None or not re.fullmatch(_NAME, name) or data[literal.end :].lstrip()[:1] == b":":
        return ()
    return (Edit(literal, f"process.env.{name}"),)


def remove_fallback(data: bytes, places: Sequence[Place], _text: str) -> tuple[Edit, ...]:
    """A literal taken out with what makes it a fallback: `||`, `??`, `=` or a comma before it, or `.default()`."""
    literal = _literal(data, places[0])
    if literal is None:
        return ()
    before = data[: literal.start].rstrip(_BLANKS)
    if before.endswith((b"||", b"??")):
        return (_cut(literal, before[:-2]),)
    given = before.endswith(b"=") and before[-2:-1] not in _COMPARED
    if given and data[literal.end :].lstrip()[:1] in (b",", b")", b"}"):
        return (_cut(literal, before[:-1]),)
    end = _END.match(data, literal.end)
    if end is None:
        return ()
    if before.endswith(b".default("):
        return (_cut(literal._replace(end=end.end()), before.removesuffix(b".default(")),)
    return (_cut(literal._replace(end=end.end() - 1), before[:-1]),) if before.endswith(b",") else ()


def _cut(place: Place, before: bytes) -> Edit:
    """What stands between the end of `before` and that of a place, taken out."""
    return Edit(place._replace(start=len(before.rstrip(_BLANKS))), "")


def blanks_for_commas(data: bytes, places: Sequence[Place], _text: str) -> tuple[Edit, ...]:
    """A blank for each comma of a literal, or for the comma that joins an array to one text."""
    place = places[0]
    raw = data[place.start : place.end]
    joined = _JOINED.search(raw)
    if joined is not None:
        return (Edit(place._replace(start=place.start + joined.start(2), end=place.start + joined.end(2)), " "),)
    whole = _QUOTED.match(data, place.start if raw[:1] in _QUOTES else max(0, place.start - 1))
    if whole is None or b"${" in whole[0]:
        return ()
    place = place._replace(start=whole.start())
    commas = re.finditer(rb"(?<![ \t])[ \t]*,[ \t]*", whole[0])
    return tuple(
        Edit(place._replace(start=place.start + one.start(), end=place.start + one.end()), " ") for one in commas
    )


def _literal(data: bytes, inside: Place) -> Place | None:
    """The literal with its quotes, of which a place is all that stands between them; None for anything else."""
    opening, closing = data[inside.start - 1 : inside.start], data[inside.end : inside.end + 1]
    if opening != closing or opening not in _QUOTES or b"${" in data[inside.start : inside.end]:
        return None
    return inside._replace(start=inside.start - 1, end=inside.end + 1)
