"""Comments by which detect-secrets was told that a secret is none: no one should have to say it twice.

They are read as detect-secrets reads them, from the lines of whatever file it is: https://github.com/Yelp/detect-secrets,
filters/allowlist.py. Only its comment marks of Visual Basic and SQL are left out.
"""

import re

from oauthlint.model.source import Place, Text

LINES = 200  # of a span that are looked at: a key has fewer


def _comments(pragma: bytes) -> bytes:
    """An expression for the pragma in a comment of one of the four kinds; the last two must end the line."""
    return rb"(?:(?:#|//) *" + pragma + rb"|/\* *" + pragma + rb".*\*/[ \t]*$|<!--[# \t]*" + pragma + rb".*-->[ \t]*$)"


_HERE = re.compile(_comments(rb"pragma: ?(?:allow|white)list[ -]secret"))
_NEXT = re.compile(rb"^[ \t]*" + _comments(rb"pragma: ?allowlist[ -]nextline[ -]secret"))


def allowed(text: Text, place: Place) -> bool:
    """Whether a pragma stands on a line of the place, or one for the next line alone on the line above it."""
    first = text.line_of(place.start)
    last = min(text.line_of(max(place.start, place.end - 1)), first + LINES)
    if _NEXT.search(text.line(first - 1)):
        return True
    return any(_HERE.search(text.line(number)) for number in range(first, last + 1))
