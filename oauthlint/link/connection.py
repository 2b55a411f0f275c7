"""A connection URL as Nodemailer takes it apart: `smtps://user:password@host:465` to the options that it stands for.

What is not known in it stays unknown; a URL that may hold a secret never came this far as text.
Source: lib/shared/index.js of every release (`parseConnectionUrl`).
"""

import re
from typing import NamedTuple

from oauthlint.model.value import Constant, Dynamic, Entry, Join, Object, Text, Trail, Value

HOLE = "\0"
# Text, which `re` compiles when it first meets one: most transports have options.
_URL = r"(?is)(smtps?):(?://)?(?:([^@/]*)@)?([^:/?@]*)(?::([^/?]*))?.*"


class Connection(NamedTuple):
    """The parts of a URL; `HOLE` stands for text that is not known, None for a part that is not there."""

    secure: bool
    host: str
    port: str | None
    user: str | None
    password: str | None


def read(value: Value) -> Connection | None:
    """The connection that a text means; None where it is no URL, or nobody can tell."""
    if isinstance(value, Text):
        text = value.text
    elif isinstance(value, Join):
        text = "".join(one.text if isinstance(one, Text) else HOLE for one in value.parts)
    else:
        return None
    found = re.fullmatch(_URL, text.strip())
    if found is None:
        return None
    user, colon, password = (found[2] or "").partition(":")
    return Connection(found[1].lower() == "smtps", found[3], found[4], user or None, password if colon else None)


def options(url: Connection, at: Trail) -> dict[str, Value]:
    """The options of a transport that the URL stands for."""
    made: dict[str, Value] = {"secure": Constant(at, "boolean", url.secure), "host": _text(url.host, at)}
    if url.port is not None:
        made["port"] = _text(url.port, at)
    login = (("user", url.user), ("pass", url.password))
    entries = tuple(Entry(key, at[0], _text(one, at)) for key, one in login if one is not None)
    if entries:
        made["auth"] = Object(at, entries)
    return made


def _text(part: str, at: Trail) -> Value:
    return Dynamic(at, "part of a URL") if HOLE in part else Text(at, part)
