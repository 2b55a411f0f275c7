"""Secrets that only a name tells, where no program reads them: in comments, in notes, in the query of a URL.

Only what is certainly drawn at random counts there, or has the form that the name's role has: people write much.
"""

import re
from collections.abc import Iterator

from oauthlint.extract.formats import Scanner
from oauthlint.extract.secrets import read, role_of
from oauthlint.model.filefacts import SecretText
from oauthlint.model.source import Place
from oauthlint.model.value import Secret

_ROLES = ("client_secret", "refresh_token", "access_token")
_VALUE = rb"([A-Za-z0-9_~./+-]{20,400})(?![A-Za-z0-9_~/+=-])"
# Compiled where they are used: most files have none of their words.
_ASSIGNED = rb"([A-Za-z_][\w.-]{4,60})[\"'`]?[ \t]*[:=][ \t]*[\"'`]?" + _VALUE
_NOTED = (
    rb"(?i)\b((?:client|oauth|app|refresh|access)[ _-]?(?:secret|token))"
    rb"(?:[ \t]++is)?[ \t]*+[:=-]?[ \t]*+(?>(?:\r?\n)?)[ \t]*+" + _VALUE
)
_QUERY = rb"[?&\"'`](client_secret|refresh_token)=" + _VALUE
_WORDS = (b"secret", b"token")


def in_comment(data: bytes, start: int, end: int, path: str, scanner: Scanner) -> Iterator[SecretText]:
    """Those in one comment: code that was taken out of use, and what somebody wrote down."""
    if any(word in data[start:end].lower() for word in _WORDS):
        yield from _found(_ASSIGNED, data, start, end, path, scanner, "comment")


def in_note(data: bytes, path: str, scanner: Scanner) -> Iterator[SecretText]:
    """Those in a text for people: `client secret: …`, or on the line below."""
    if any(word in data.lower() for word in _WORDS):
        yield from _found(_NOTED, data, 0, len(data), path, scanner, "text")


def in_query(data: bytes, path: str, scanner: Scanner) -> Iterator[SecretText]:
    """Those in the query of a URL, or in the body of a form."""
    if b"client_secret=" in data or b"refresh_token=" in data:
        yield from _found(_QUERY, data, 0, len(data), path, scanner, "text")


def _found(
    expression: bytes, data: bytes, start: int, end: int, path: str, scanner: Scanner, setting: str
) -> Iterator[SecretText]:
    for hit in re.compile(expression).finditer(data, start, end):
        name = hit[1].decode()
        role = role_of(name)
        place = Place(path, *hit.span(2))
        value = read(hit[2].decode(), (place,), name, scanner) if role in _ROLES else None
        if isinstance(value, Secret) and value.verdict in ("format", "random"):
            yield SecretText(place, value, role, name, Place(path, *hit.span(1)), (name,), setting)
