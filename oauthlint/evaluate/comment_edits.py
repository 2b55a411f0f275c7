"""Repairs of comments that suppress: a rule's name taken out, or a piece written as it should be.

The comment goes with its last rule, where nothing else is said there.
"""

import re

from oauthlint.model.finding import Edit
from oauthlint.model.source import Place

_LIST = rb"oauthlint:[ \t]*ignore[\w-]*[ \t]*\[([^\]\n]*)\]"
_MARKS = rb"[\s/*#!<-]*"


def remove_from_comment(data: bytes, place: Place, _old: str, name: str) -> Edit | None:
    """The edit that takes the name out; None where the comment says more than that it suppresses."""
    raw = data[place.start : place.end]
    found = re.search(_LIST, raw)
    if found is None or raw.count(b"oauthlint:") != 1:
        return None
    names = re.escape(name.encode())
    if b"," in found[1]:
        listed = re.search(rb"(?<![\w-])" + names + rb"[ \t]*,[ \t]*|[ \t]*,[ \t]*" + names + rb"(?![\w-])", found[1])
        at = place.start + found.start(1)
        return Edit(place._replace(start=at + listed.start(), end=at + listed.end()), "") if listed else None
    if found[1].strip() != name.encode() or not re.fullmatch(_MARKS, raw[: found.start()]):
        return None
    return Edit(_whole(data, place), "")


def rewrite_in_comment(data: bytes, place: Place, old: str, new: str) -> Edit | None:
    """The edit that writes a piece of a directive anew; None where the piece stands there more than once, or not."""
    raw, piece = data[place.start : place.end], old.encode()
    begin, end = (rb"(?<![\w-])", rb"(?![\w-])") if re.fullmatch(rb"[\w-].*[\w-]|.", piece) else (b"", b"")
    spots = [one.start() for one in re.finditer(begin + re.escape(piece) + end, raw)]
    if len(spots) != 1 or spots[0] < raw.find(b"oauthlint:"):
        return None
    start = place.start + spots[0]
    return Edit(place._replace(start=start, end=start + len(piece)), new)


def _whole(data: bytes, place: Place) -> Place:
    """The comment with the braces that JSX has around it, and with its line or the blanks before it."""
    start, end = place.start, place.end
    if data[start - 1 : start] == b"{" and data[end : end + 1] == b"}":
        start, end = start - 1, end + 1
    begin = len(data[:start].rstrip(b" \t"))
    rest = re.compile(rb"[ \t]*(\r?\n|\Z)").match(data, end)
    if rest is None:  # code behind it
        blanks = re.compile(rb"[ \t]*").match(data, end)
        return place._replace(start=start, end=blanks.end() if blanks is not None else end)
    alone = begin == 0 or data[begin - 1 : begin] == b"\n"
    return place._replace(start=begin, end=rest.end() if alone else end)
