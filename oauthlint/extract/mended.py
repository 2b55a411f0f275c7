"""Broken code with the slips put right that leave no doubt, byte for byte as long as before, so that places hold.

A key of an object with `=` for its colon, `;` for a comma, a comma that is missing, and the markers of a merge, of
which the side that was there first is read. A change stays only where it leaves fewer errors than there were.
"""

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from time import monotonic

from oauthlint.extract.grammar import LONGEST_PARSE
from oauthlint.extract.scopes import Node

PARSED = 200_000  # bytes that are parsed for it, again and again
_MOST = 48  # parses of one file
_BEGIN, _MIDDLE, _END = b"<<<<<<<", b"=======", b">>>>>>>"  # of a conflict between two sides of a merge
_PAIRED = 6  # slips near an error that are tried two at once
_TEXTS = frozenset({"comment", "string_fragment", "string", "template_string", "regex_pattern"})
_NEAR = 400  # bytes before and behind an error in which its cause may stand
_LONGEST = 4000  # bytes of an error
_KEY = rb"(?:[A-Za-z_$][\w$]*|'[^'\n]*'|\"[^\"\n]*\")"
_BLANK = rb"(?:\s|//[^\n]*\n|/\*[^*]*\*/)*"
_SLIPS = (
    (re.compile(rb"[{,]" + _BLANK + _KEY + rb"\s*(?P<slip>=)(?![=>])"), b":"),
    (re.compile(rb"(?P<slip>;)" + _BLANK + rb"(?=\}|" + _KEY + rb"\s*:)"), b","),
    (re.compile(rb"(?<=[\w'\"`)\]}])(?P<slip>\s)" + _BLANK + rb"(?=" + _KEY + rb"\s*:)"), b","),
)

Parse = Callable[[bytes], Node | None]
Count = Callable[[Node], int]


def mended(data: bytes, root: Node, parse: Parse, errors: Count) -> tuple[bytes, int]:
    """The code with fewer errors where there are such slips, and the byte where something is wrong."""
    code, left, until = data, errors(root), monotonic() + LONGEST_PARSE
    tries, attempts = min(_MOST, PARSED // (len(data) or 1)), _attempts(code, root)
    while left and tries > 0 and (tried := next(attempts, None)) is not None and monotonic() < until:
        tries -= 1
        made = parse(tried)
        if made is not None and (count := errors(made)) < left:
            code, left, attempts = tried, count, _attempts(tried, made)
    changed = next((n for n, (old, new) in enumerate(zip(data, code, strict=True)) if old != new), None)
    return code, first_error(root)[0] if changed is None else changed


def _attempts(data: bytes, root: Node) -> Iterator[bytes]:
    """The code with one slip put right, or two, near the first error."""
    if _MIDDLE in data and _BEGIN in data:
        yield _ours(data)
    start, end = first_error(root)
    every: list[tuple[int, bytes]] = []
    for pattern, right in _SLIPS:
        found = [
            one.start("slip")
            for one in pattern.finditer(data, max(0, start - _NEAR), min(end, start + _LONGEST) + _NEAR)
        ]
        every += [(one, right) for one in found]
    every = [one for one in every if not _is_text(root, one[0])]
    every.sort(key=lambda one: abs(one[0] - start))
    for one in every:
        yield _with(data, one)
    for pair in combinations(every[:_PAIRED], 2):
        yield _with(data, *pair)


def _is_text(root: Node, place: int) -> bool:
    """Whether a byte stands in a comment or a string, or right behind such a comment."""
    found = (root.descendant_for_byte_range(one, one + 1) for one in (place, place - 1))
    here, before = (one.type if one is not None else "" for one in found)
    return here in _TEXTS or before == "comment"


def _with(data: bytes, *slips: tuple[int, bytes]) -> bytes:
    made = bytearray(data)
    for place, right in slips:
        made[place : place + 1] = right
    return bytes(made)


def _ours(data: bytes) -> bytes:
    """The code with each conflict blanked but for the side that was there first."""
    lines = data.splitlines(keepends=True)
    side = b""
    for number, line in enumerate(lines):
        marks = line[:7] in (_BEGIN, _MIDDLE, _END)
        side = line[:7] if marks else side
        if marks or side == _MIDDLE:
            lines[number] = re.sub(rb"[^\r\n]", b" ", line)
    return b"".join(lines) if side == _END else data


def first_error(root: Node) -> tuple[int, int]:
    """Where the first error stands, from the smallest node that has it: the byte it begins at, and its end."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.is_error or node.is_missing:
            return node.start_byte, node.end_byte
        if node.has_error:
            stack.extend(reversed(node.children))
    return 0, 0
