"""JSON as people write it (comments, trailing commas, a byte order mark) to a tree that knows its byte offsets.

Two expressions find the keys and the values and one loop builds the tree, so that neither depth nor size ends the run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from oauthlint.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Kind = Literal["object", "array", "string", "word", "deep"]

MAX_DEPTH = 64  # what lies deeper is left out: `dump` of facts takes a few frames a level
MAX_NODES = 200_000  # half a second
LATE = "not parsed in time"
TOO_DEEP = f"more than {MAX_DEPTH} levels"


# Commas count as blanks: a missing or a doubled one hides nothing from us.
_BLANK = rb"(?>(?:[ \t\r\n,]++|//[^\r\n]*+|/\*(?>(?:[^*]++|\*(?!/))*)\*/)*)"
_QUOTED = rb"\"((?>(?:[^\"\\\r\n]++|\\.)*))\"|'((?>(?:[^'\\\r\n]++|\\.)*))'"
_KEY = re.compile(_BLANK + rb"(?:(?:" + _QUOTED + rb"|([\w$-]++))" + _BLANK + rb":|(\}))")
_VALUE = re.compile(_BLANK + rb"(?:" + _QUOTED + rb"|([\w$.+-]++)|([{}\[\]]))")
_BLANKS = re.compile(_BLANK)
# Compiled where it is used.
_BRACKET = rb"\"(?>(?:[^\"\\\r\n]++|\\.)*)\"|'(?>(?:[^'\\\r\n]++|\\.)*)'|//[^\r\n]*+|([{\[])|([}\]])"


class Node(NamedTuple):
    """A value: half-open byte offsets (a string's are inside its quotes), its text, its members or its items.

    A `word` is a number, true, false or null; `deep` is an object or array below MAX_DEPTH, left unread.
    """

    kind: Kind
    start: int
    end: int
    text: str = ""
    members: tuple[Member, ...] = ()
    items: tuple[Node, ...] = ()

    def get(self, *keys: str) -> Node | None:
        """The value at the end of a path of keys, the last one of a name winning; None where the path ends early."""
        node: Node | None = self
        for key in keys:
            members = node.members if node is not None else ()
            node = next((one.value for one in reversed(members) if one.key == key), None)
        return node


class Member(NamedTuple):
    """A key of an object, with the offsets of its text inside the quotes."""

    key: str
    start: int
    end: int
    value: Node


class Leaf(NamedTuple):
    """A string or word with its path of keys (an item's is its number) and the offsets of the nearest key."""

    path: tuple[str, ...]
    key: tuple[int, int]
    node: Node


class Parsed(NamedTuple):
    """The tree and its end; without a tree `end` is where it broke. `limit` says which limit was hit, "" for none.

    `more` are the trees of further documents of a file, `comments` the offsets of comments that may speak to a linter.
    """

    root: Node | None
    end: int
    limit: str = ""
    more: tuple[Node, ...] = ()
    comments: tuple[tuple[int, int], ...] = ()


class _Open:
    """An object or array that is not closed yet; `key` is a key without its value."""

    __slots__ = ("items", "key", "kind", "members", "start")

    def __init__(self, kind: Literal["object", "array"], start: int) -> None:
        self.kind: Literal["object", "array"] = kind
        self.start = start
        self.key: tuple[str, int, int] | None = None
        self.members: list[Member] = []
        self.items: list[Node] = []

    def add(self, node: Node) -> None:
        """Put a finished value in its place."""
        if self.key is None:
            self.items.append(node)
        else:
            self.members.append(Member(*self.key, node))
            self.key = None


def parse(data: bytes) -> Parsed:
    """The tree of a whole text: no tree where it is broken, empty, too large, or followed by something else."""
    parsed = value_at(data, 3 if data.startswith(b"\xef\xbb\xbf") else 0)
    tail = _BLANKS.match(data, parsed.end)
    end = tail.end() if tail else parsed.end
    whole = parsed if parsed.root is None or end == len(data) else Parsed(None, end)
    return whole._replace(comments=tuple(_comments(data))) if b"oauthlint:" in data else whole


def _comments(data: bytes) -> Iterator[tuple[int, int]]:
    """The comments, `//` and `/* */`, outside of strings."""
    strings = rb"\"(?>(?:[^\"\\\r\n]++|\\.)*)\"|'(?>(?:[^'\\\r\n]++|\\.)*)'"
    for hit in re.finditer(strings + rb"|(//[^\r\n]*+|/\*(?>(?:[^*]++|\*(?!/))*)\*/)", data):
        if hit[1]:
            yield hit.span(1)


def leaves(root: Node) -> Iterator[Leaf]:
    """The strings and words of a tree, in the order of the text."""
    stack = [Leaf((), (root.start, root.start), root)]
    while stack:
        path, key, node = leaf = stack.pop()
        if node.kind in ("string", "word"):
            yield leaf
        inside = [Leaf((*path, one.key), (one.start, one.end), one.value) for one in node.members]
        inside += [Leaf((*path, str(number)), key, one) for number, one in enumerate(node.items)]
        stack += reversed(inside)


def holds_deep(root: Node) -> bool:
    """Whether something in a tree lies so deep that it was left unread."""
    stack = [root]
    while stack:
        one = stack.pop()
        if one.kind == "deep":
            return True
        stack += [each.value for each in one.members]
        stack += one.items
    return False


def value_at(data: bytes, at: int) -> Parsed:
    """The tree of the one value that begins at `at` or after the blanks there."""
    top = _Open("array", at)
    stack, limit = [top], ""
    for _ in range(2 * MAX_NODES):
        frame = stack[-1]
        wants_key = frame.kind == "object" and frame.key is None
        token = (_KEY if wants_key else _VALUE).match(data, at)
        if token is None:
            return Parsed(None, at)
        at, group = token.end(), token.lastindex or 0
        if group < 4 and wants_key:
            frame.key = (_text(token, group), token.start(group), token.end(group))
        elif group < 4:
            frame.add(
                Node("word" if group == 3 else "string", token.start(group), token.end(group), _text(token, group))
            )
        elif token[4] in b"}]":
            if not _closes(stack, token[4], at):
                return Parsed(None, at - 1)
        elif len(stack) > MAX_DEPTH:
            limit, start, at = TOO_DEEP, at - 1, _skip(data, at)
            frame.add(Node("deep", start, at))
        else:
            stack.append(_Open("object" if token[4] == b"{" else "array", at - 1))
        if top.items:
            return Parsed(top.items[0], at, limit)
    return Parsed(None, at, f"more than {MAX_NODES:,} values")


def _closes(stack: list[_Open], mark: bytes, end: int) -> bool:
    """Close what was opened last; False where that is something else, or nothing."""
    frame = stack[-1]
    if len(stack) == 1 or frame.key is not None or mark != (b"}" if frame.kind == "object" else b"]"):
        return False
    stack.pop()
    stack[-1].add(Node(frame.kind, frame.start, end, "", tuple(frame.members), tuple(frame.items)))
    return True


def _skip(data: bytes, at: int) -> int:
    """Where the object or array ends whose opening bracket stands before `at`; the end of the text without one."""
    depth = 1
    for found in re.compile(_BRACKET).finditer(data, at):
        if found.lastindex:
            depth += 1 if found.lastindex == 1 else -1
            if not depth:
                return found.end()
    return len(data)


def _text(token: re.Match[bytes], group: int) -> str:
    """The characters that a key, string or word stands for."""
    raw = token[group]
    if b"\\" in raw:
        try:
            # A lone surrogate is no text: it cannot be written out again.
            return str(json.loads(b'"' + raw + b'"')).encode("utf-8", "replace").decode()
        except ValueError:
            pass  # an escape that JSON does not know (JSON5): the raw text is what we can say
    return raw.decode("utf-8", "replace")
