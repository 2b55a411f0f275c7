"""Connection URLs that are written out, `smtp://user:pass@host?…`, as parts: all but the password can be read."""

from collections.abc import Callable

from oauthlint.extract.secrets import without_secrets
from oauthlint.extract.shapes import connection_parts, is_connection
from oauthlint.model.source import Place
from oauthlint.model.value import Join, Secret, Text, Trail, Value

ReadString = Callable[[str, Trail, str], Text | Secret]


def connection(text: str, inside: Place, quotes: int, read: ReadString) -> Value:
    """The value of a URL whose characters stand at `inside`, with so many bytes of quotes on either side.

    The place of its password has as many bytes more, the colon before it and the @ after it, as that of a string has.
    """
    at = (inside._replace(start=inside.start - quotes, end=inside.end + quotes),)

    def judge(one: str, key: str) -> Text | Secret:
        return read(one, at, key)

    pieces = connection_parts(text)
    if pieces is None or len(text.encode()) != inside.end - inside.start:
        return Text(at, without_secrets(text, judge)) if is_connection(text) else judge(text, "")
    before, password, behind = pieces
    start = inside.start + len(before.encode())
    end = start + len(password.encode())
    secret = inside._replace(start=start - quotes, end=end + quotes)
    parts = (
        Text((inside._replace(end=start),), before),
        read(password, (secret,), "pass"),
        Text((inside._replace(start=end),), without_secrets(behind, judge)),
    )
    return Join(at, parts)
