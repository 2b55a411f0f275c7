"""Repairs as a patch that `git apply` accepts: the bytes of the files as they are, the paths from the root.

A patch repeats the lines that it changes and some around them; a part that would repeat a secret is left out.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from difflib import SequenceMatcher

from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place

CONTEXT = 3  # lines
_ESCAPES = {7: r"\a", 8: r"\b", 9: r"\t", 10: r"\n", 11: r"\v", 12: r"\f", 13: r"\r", 34: r"\"", 92: r"\\"}


class Span(NamedTuple):
    """Lines of the old text that become lines of the new one, half open, from 0."""

    first: int
    last: int
    new_first: int
    new_last: int


class Patch(NamedTuple):
    """The patch of one file, empty where nothing of it can be shown, and how many of its parts are left out."""

    data: bytes
    withheld: int


def patch(path: str, before: bytes, after: bytes, secrets: Iterable[Place] = ()) -> Patch:
    """The patch from `before`, which is empty for a file that is not there, to `after`; `secrets` are in `before`."""
    old, new = _lines(before), _lines(after)
    hidden = {line for one in secrets for line in range(_line(before, one.start), _line(before, one.end - 1) + 1)}
    hunks, shift, withheld = [], 0, 0
    for changes in _grouped(_changes(old, new)):
        shown = _around(changes, old, hidden)
        if shown is None:
            withheld += 1
            continue
        hunks.append(_hunk(changes, shown, old, new, shift))
        shift += sum((one.new_last - one.new_first) - (one.last - one.first) for one in changes)
    return Patch(_head(path, is_new=not before) + b"".join(hunks) if hunks else b"", withheld)


def _changes(old: list[bytes], new: list[bytes]) -> list[Span]:
    """The lines that differ; what is equal before and behind all of them is not compared twice."""
    head = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    most = min(len(old), len(new)) - head
    tail = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    matcher = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False)
    codes = (one for one in matcher.get_opcodes() if one[0] != "equal")
    return [Span(a + head, b + head, c + head, d + head) for _, a, b, c, d in codes]


def _grouped(changes: list[Span]) -> Iterator[list[Span]]:
    """The changes that are so near to each other that their contexts would touch."""
    group: list[Span] = []
    for one in changes:
        if group and one.first - group[-1].last > 2 * CONTEXT:
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _around(changes: list[Span], old: list[bytes], hidden: Collection[int]) -> tuple[int, int] | None:
    """The old lines to show, with as much context as holds no secret; None where that is too little for `git apply`."""
    first, last = changes[0].first, changes[-1].last
    if any(line in hidden for line in range(first, last)):
        return None
    begin, end = first, last
    while begin > max(0, first - CONTEXT) and begin - 1 not in hidden:
        begin -= 1
    while end < min(len(old), last + CONTEXT) and end not in hidden:
        end += 1
    return None if end == last < len(old) else (begin, end)  # without lines behind it a part belongs at the end


def _hunk(changes: list[Span], shown: tuple[int, int], old: list[bytes], new: list[bytes], shift: int) -> bytes:
    """One part: `@@ -line,count +line,count @@` and its lines."""
    at, end = shown
    begin, body, more = at, [], 0
    for one in changes:
        body += [_marked(b" ", line) for line in old[at : one.first]]
        body += [_marked(b"-", line) for line in old[one.first : one.last]]
        body += [_marked(b"+", line) for line in new[one.new_first : one.new_last]]
        more += (one.new_last - one.new_first) - (one.last - one.first)
        at = one.last
    body += [_marked(b" ", line) for line in old[at:end]]
    ranges = (_range(begin, end - begin), _range(begin + shift, end - begin + more))
    return "@@ -{} +{} @@\n".format(*ranges).encode() + b"".join(body)


def _range(begin: int, count: int) -> str:
    return f"{begin + 1 if count else begin},{count}"


def _marked(mark: bytes, line: bytes) -> bytes:
    return mark + line + (b"" if line.endswith(b"\n") else b"\n\\ No newline at end of file\n")


def _head(path: str, *, is_new: bool) -> bytes:
    old, new = _quoted(f"a/{path}"), _quoted(f"b/{path}")
    tab = b"\t" if " " in path else b""  # else GNU patch would end the name at the blank
    created = b"new file mode 100644\n" if is_new else b""
    source = b"/dev/null" if is_new else old + tab
    return b"diff --git " + old + b" " + new + b"\n" + created + b"--- " + source + b"\n+++ " + new + tab + b"\n"


def _quoted(path: str) -> bytes:
    """A path as git writes it: in quotes where it holds quotes, backslashes or control characters."""
    if not any(ord(char) < 32 or char in '"\\\x7f' for char in path):
        return path.encode("utf-8", "surrogateescape")
    escaped = "".join(_ESCAPES.get(ord(char)) or (f"\\{ord(char):03o}" if ord(char) < 32 else char) for char in path)
    return f'"{escaped}"'.encode("utf-8", "surrogateescape")


def _lines(data: bytes) -> list[bytes]:
    """The lines with their ends: as in git, LF ends one."""
    return re.findall(rb"[^\n]*\n|[^\n]+", data)


def _line(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, max(0, offset))
