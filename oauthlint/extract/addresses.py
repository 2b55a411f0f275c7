"""Texts that speak for themselves wherever they stand: scopes, redirect addresses, endpoints, and URLs made of them.

A literal is kept with the way through the code to it, since the name that holds it says what it is for.
"""

import re
from collections.abc import Iterator

from oauthlint.extract import context, most
from oauthlint.extract.reader import Reader
from oauthlint.extract.scopes import Item
from oauthlint.extract.values import Script, evaluate
from oauthlint.model.record import NamedTuple
from oauthlint.model.value import Join, Text, Value
from oauthlint.words import has_any

LONGEST = 2000  # bytes of a literal
Way = tuple[str, ...]

# Gmail's REST methods reached in a way that the calls of a file do not show: `const { messages } = gmail.users`.
_HANDED_ON = (
    rb"\.users\s*(?![\s.?(=:])|\.users\??\.(?:messages|drafts|threads|labels|history|settings)\s*(?![\s.?(=:])"
    rb"|(?<![.\w])users\.(?:messages|drafts|threads|labels)\b"
)


class Urls(NamedTuple):
    """Addresses with the way to each, and whether there may be more of them in the file."""

    found: tuple[tuple[Way, Value], ...]
    cut: bool


def texts(script: Script, reader: Reader) -> Iterator[tuple[Way, Text]]:
    """The literals that hold one of the reader's marks, each with the way to it."""
    for item in script.scopes.strings if has_any(script.scopes.data, reader.marks) else ():
        if _size(item) <= LONGEST and has_any(_bytes(script, item), reader.marks):
            value = evaluate(script, item[0])
            if isinstance(value, Text):
                yield context.where(script.scopes, item), value


def urls(script: Script, reader: Reader) -> Urls:
    """Addresses put together from parts, one of which holds a mark; in files that have a mark anywhere."""
    if not has_any(script.scopes.data, reader.marks):
        return Urls((), cut=False)
    tops = (_whole(one) for one in script.scopes.strings if one[0].type == "template_string" or _whole(one) is not one)
    whole = list({top[0].id: top for top in tops if _size(top) <= LONGEST}.values())
    found = []
    for top in whole[: most.ADDRESSES]:
        value = evaluate(script, top[0])
        pieces = value.parts if isinstance(value, Join) else (value,)
        if any(isinstance(one, Text) and has_any(one.text.encode(), reader.marks) for one in pieces):
            found.append((context.where(script.scopes, top), value))
    return Urls(tuple(found), cut=len(whole) > most.ADDRESSES)


def gmail_handed_on(data: bytes) -> bool:
    """Whether parts of the Gmail API are given to names or functions, so that not every call of it can be seen."""
    return b"users" in data and b"gmail" in data.lower() and re.search(_HANDED_ON, data) is not None


def _whole(item: Item) -> Item:
    """The concatenation that a literal is part of, or the literal."""
    top = item
    while top[1] is not None and top[1][0].type in ("binary_expression", "parenthesized_expression"):
        if top[1][0].type == "binary_expression":
            sign = top[1][0].child_by_field_name("operator")
            if sign is None or sign.type != "+":
                break
        top = top[1]
    return top


def _size(item: Item) -> int:
    size: int = item[0].end_byte - item[0].start_byte
    return size


def _bytes(script: Script, item: Item) -> bytes:
    return script.scopes.data[item[0].start_byte : item[0].end_byte]
