"""A connection URL as Nodemailer takes it apart: `smtps://user:password@host:465?pool=true` to the options it means.

What is not known in it stays unknown. Source: lib/shared/index.js of every release (`parseConnectionUrl`).
"""

import re

from oauthlint.model.record import NamedTuple
from oauthlint.model.terms import along
from oauthlint.model.value import Constant, Dynamic, Entry, Join, Object, Text, Trail, Value

_HOLE = "\0"  # stands for the part whose number follows, up to the next one
# Text, which `re` compiles when it first meets one: most transports have options.
_URL = r"(?is)(smtps?|direct):(?://)?(?:([^/?#]*)@)?(\[[^\]]*\]|[^:/?#@]*)(?::([^/?#]*))?(?:/[^?#]*)?(?:\?([^#]*))?(?:#.*)?"


class Connection(NamedTuple):
    """The options that a URL stands for; `open` where its query may have more of them; `lost` are keys it drops."""

    options: Object
    lost: tuple[str, ...] = ()

    @property
    def keys(self) -> dict[str, Value]:
        """The options by name."""
        return {one.key: one.value for one in self.options.entries}


def read(value: Value) -> Connection | None:
    """The connection that a text means; None where it is no URL, or nobody can tell."""
    if not isinstance(value, (Text, Join)):
        return None
    parts = value.parts if isinstance(value, Join) else (value,)
    text = "".join(one.text if isinstance(one, Text) else f"{_HOLE}{at}{_HOLE}" for at, one in enumerate(parts))
    found = re.fullmatch(_URL, text.strip())
    if found is None or _HOLE in found[1]:
        return None
    return _connection(found, parts, value.at)


def _connection(found: re.Match[str], parts: tuple[Value, ...], at: Trail) -> Connection:
    scheme = found[1].lower()
    made: dict[str, Value] = {}
    if scheme == "direct":
        made["direct"] = Constant(at, "boolean", value=True)
    else:
        made["secure"] = Constant(at, "boolean", scheme == "smtps")
    if found[4] is not None and (_HOLE in found[4] or found[4].strip("0")):
        made["port"] = _part(found[4], parts, at)
    if found[3]:
        made["host"] = _part(found[3].strip("[]"), parts, at)
    if found[2]:
        user, _, password = found[2].partition(":")
        login = (("user", user), ("pass", password))
        made["auth"] = Object(at, tuple(Entry(key, at[0], _part(one, parts, at)) for key, one in login))
    lost, is_open = _query(found[5] or "", parts, at, made)
    entries = tuple(Entry(key, at[0], one) for key, one in made.items())
    return Connection(Object(at, entries, is_open), lost)


def _query(query: str, parts: tuple[Value, ...], at: Trail, made: dict[str, Value]) -> tuple[tuple[str, ...], bool]:
    """Adds the query's keys, which never overrule the rest of the URL; a key with a dot is lost, but for `tls.…`."""
    from urllib.parse import parse_qsl  # noqa: PLC0415  (few transports are made of a URL)

    lost: list[str] = []
    tls: dict[str, Value] = {}
    is_open = False
    for key, text in parse_qsl(query, keep_blank_values=True):
        if _HOLE in key:
            is_open = True
        elif key.startswith("tls."):
            tls.setdefault(key[4:], _typed(text, parts, at))
        elif "." in key:
            lost.append(key)
        else:
            made.setdefault(key, _typed(text, parts, at))
    if tls:
        made.setdefault("tls", Object(at, tuple(Entry(key, at[0], one) for key, one in tls.items())))
    return tuple(lost), is_open


def _typed(text: str, parts: tuple[Value, ...], at: Trail) -> Value:
    """A value of the query: a number, true and false are no text any more."""
    if text in ("true", "false"):
        return Constant(at, "boolean", text == "true")
    if re.fullmatch(r"\s*[0-9]{0,15}\s*", text):
        return Constant(at, "number", float(text.strip() or 0))
    return _part(text, parts, at)


def _part(text: str, parts: tuple[Value, ...], at: Trail) -> Value:
    """What a part of the URL is: its text, or the one value that it consists of."""
    from urllib.parse import unquote  # noqa: PLC0415

    if _HOLE not in text:
        return Text(at, unquote(text))
    alone = re.fullmatch(f"{_HOLE}([0-9]+){_HOLE}", text)
    if alone is None:
        return Dynamic(at, "part of a URL")
    return along(parts[int(alone[1])], at)
