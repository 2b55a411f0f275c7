"""YAML as others write it to a tree that knows its byte offsets: several documents, aliases, tags, templates in it.

PyYAML gives the events and we compose with a stack, so that neither depth nor size ends the run (its own composer
crashes on 60 KB of brackets). Duplicate keys are kept, an alias is what it stands for, and a Helm or Jinja template is
blanked first: a value that holds one is a word that nobody knows.
"""

import re
from collections.abc import Iterator
from typing import Any, Literal

import yaml

from oauthlint.extract.json_text import MAX_DEPTH, MAX_NODES, TOO_DEEP, Member, Node, Parsed, holds_deep
from oauthlint.model.record import NamedTuple

_TEMPLATE = re.compile(rb"(?<!\$)\{\{[^{}]*+\}\}")
_LINE_OF_TEMPLATES = re.compile(rb"(?m)^[ \t]*+(?:\{\{[^{}]*+\}\}[ \t]*+)+$")
_COMMENT = re.compile(rb"(?:^|(?<=[ \t\r\n]))#[^\r\n]*")
_ASSIGNED = r"[A-Za-z_][\w.-]{0,80}="
_CORE = "tag:yaml.org,2002:"
_MERGE = "<<"


class _Offsets:
    """From characters, as PyYAML counts, to bytes: asked in order, so that a file is gone through once."""

    def __init__(self, text: str, data: bytes, before: int) -> None:
        self.text = text
        self.plain = len(text) == len(data)
        self.before = before
        self.char = 0
        self.byte = 0

    def at(self, mark: Any) -> int:  # noqa: ANN401  (PyYAML has two kinds of marks, and says that there may be none)
        """The offset of a mark in the file."""
        if self.plain:
            return int(mark.index) + self.before
        if mark.index < self.char:
            self.byte -= len(self.text[mark.index : self.char].encode())
        else:
            self.byte += len(self.text[self.char : mark.index].encode())
        self.char = mark.index
        return self.byte + self.before


class _Open:
    """A mapping or sequence that is not closed yet; `key` is a key without its value, or None."""

    __slots__ = ("anchor", "items", "key", "kind", "members", "odd", "size", "start")

    def __init__(self, kind: Literal["object", "array"], start: int, anchor: str | None, *, odd: bool) -> None:
        self.kind: Literal["object", "array"] = kind
        self.start = start
        self.anchor = anchor
        self.odd = odd  # under a tag of the file's own
        self.key: Node | None = None
        self.members: list[Member] = []
        self.items: list[Node] = []
        self.size = 1  # nodes, aliases counted as what they stand for

    def add(self, node: Node, size: int) -> None:
        """Put a finished node in its place: as an item, as a key, or as the value of the key before it."""
        self.size += size
        if self.kind == "array":
            self.items.append(node)
        elif self.key is None:
            self.key = node
        else:
            self.members.append(Member(self.key.text, self.key.start, self.key.end, node))
            self.key = None


class _State(NamedTuple):
    data: bytes
    offsets: _Offsets
    anchors: dict[str, tuple[Node, int]]
    spans: list[tuple[int, int]]  # of scalars: there is no comment in them
    stack: list[_Open]


def parse(data: bytes) -> Parsed:
    """The tree of the first document, with those of the others; what stands before a mistake is kept."""
    body = re.sub(rb"\A(?:\xef\xbb\xbf)+", b"", data)  # PyYAML passes over byte order marks, and does not count them
    before = len(data) - len(body)
    # A byte that is no UTF-8 becomes one character and stays one byte, so that offsets hold.
    text = _blanked(body).decode("utf-8", "surrogateescape")
    text = re.sub("[\udc80-\udcff]", "?", text)
    state = _State(data, _Offsets(text, body, before), {}, [], [])
    roots: list[tuple[Node, int]] = []
    limit = ""
    try:
        roots.extend(_documents(state, yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))))
    except yaml.YAMLError as wrong:  # without a place: a character that YAML does not allow
        mark = getattr(wrong, "problem_mark", None) or getattr(wrong, "context_mark", None)
        limit = f"no YAML from line {mark.line + 1 if mark is not None else 1} on"
        roots += _cut_short(state, state.offsets.at(mark) if mark is not None else 0)
    if any(size > MAX_NODES for _, size in roots):
        return Parsed(None, 0, f"more than {MAX_NODES:,} values")
    if any(_is_deeper(root) for root, _ in roots):  # by aliases inside of aliases
        return Parsed(None, 0, TOO_DEEP)
    written = [root for root, _ in roots if root.kind in ("object", "array")]
    if any(map(holds_deep, written)):
        limit = TOO_DEEP
    return Parsed(written[0] if written else None, 0, limit, tuple(written[1:]), tuple(_comments(state)))


def _cut_short(state: _State, end: int) -> Iterator[tuple[Node, int]]:
    """The document that was open where the text broke, as far as it came."""
    while len(state.stack) > 1:
        _close(state, end)
    for top in state.stack:
        yield from [(one, top.size) for one in top.items]


def _blanked(data: bytes) -> bytes:
    """The text with its templates blanked: a line of nothing else is empty, another holds letters in their place."""
    if b"{{" not in data:
        return data
    spaces = _LINE_OF_TEMPLATES.sub(lambda hit: re.sub(rb"[^\r\n]", b" ", hit[0]), data)
    return _TEMPLATE.sub(lambda hit: re.sub(rb"[^\r\n]", b"x", hit[0]), spaces)


def _documents(state: _State, events: Iterator[yaml.Event]) -> Iterator[tuple[Node, int]]:
    """Each document with the number of its nodes."""
    stack = state.stack
    skipped = 0  # how deep below MAX_DEPTH
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            state.anchors.clear()
            stack[:] = [_Open("array", 0, None, odd=False)]
        elif isinstance(event, yaml.DocumentEndEvent):
            yield stack[0].items[0], stack[0].size
            stack.clear()
        elif isinstance(event, (yaml.CollectionStartEvent, yaml.CollectionEndEvent)):
            skipped = _bracket(state, event, skipped)
        elif isinstance(event, yaml.NodeEvent) and not skipped:
            stack[-1].add(*_leaf(state, event))
        if stack and stack[-1].size > MAX_NODES:
            yield Node("deep", 0, 0), stack[-1].size
            return


def _bracket(state: _State, event: yaml.CollectionStartEvent | yaml.CollectionEndEvent, skipped: int) -> int:
    """Open or close a collection; the answer is how many are open below MAX_DEPTH, left unread."""
    if isinstance(event, yaml.CollectionEndEvent):
        if not skipped:
            _close(state, state.offsets.at(event.end_mark))
        return max(0, skipped - 1)
    if not skipped and len(state.stack) <= MAX_DEPTH:
        state.stack.append(_opened(state, event))
        return 0
    if not skipped:
        at = state.offsets.at(event.start_mark)
        state.stack[-1].add(Node("deep", at, at), 1)
    return skipped + 1


def _opened(state: _State, event: yaml.CollectionStartEvent) -> _Open:
    kind: Literal["object", "array"] = "object" if isinstance(event, yaml.MappingStartEvent) else "array"
    return _Open(kind, state.offsets.at(event.start_mark), event.anchor, odd=not _is_core(event.tag))


def _close(state: _State, end: int) -> None:
    """Close what was opened last."""
    done = state.stack.pop()
    node = Node(done.kind, done.start, end, "", tuple(_merged(done.members)), tuple(done.items))
    if done.odd:
        node = Node("word", done.start, end, "!")
    elif (text := _unquoted(state.data, node)) is not None:
        node = Node("string", done.start, done.start + len(text), text.decode("utf-8", "replace"))
    if done.anchor is not None:
        state.anchors[done.anchor] = (node, done.size)
    state.stack[-1].add(node, done.size)


def _unquoted(data: bytes, node: Node) -> bytes | None:
    """What somebody forgot to quote, where a mapping is no mapping: it would be kept and shown as the name of a value.

    That is keys in braces without values and without a blank, or `NAME=value` with a colon in the value.
    """
    if not node.members:
        return None
    if data[node.start : node.start + 1] == b"{":
        text = data[node.start : node.end]
        empty = all(one.value.start == one.value.end for one in node.members)
        return text if empty and not re.search(rb"\s", text) else None
    first, *more = node.members
    text = data[node.start : first.value.end]  # the mapping itself ends where the next token begins
    return text if not more and re.match(_ASSIGNED, first.key) and b"\n" not in text else None


def _merged(members: list[Member]) -> Iterator[Member]:
    """The members with those that `<<` brings in, as far as the mapping does not have them itself."""
    own = {one.key for one in members}
    for one in members:
        if one.key != _MERGE:
            yield one
            continue
        for source in one.value.items or (one.value,):
            yield from (each for each in source.members if each.key not in own)
            own |= {each.key for each in source.members}


def _leaf(state: _State, event: yaml.NodeEvent) -> tuple[Node, int]:
    """A scalar, or what an alias stands for, with the number of its nodes."""
    start = state.offsets.at(event.start_mark)
    if not isinstance(event, yaml.ScalarEvent):
        return state.anchors.get(event.anchor or "", (Node("word", start, start, "*"), 1))
    end = state.offsets.at(event.end_mark)
    state.spans.append((start, end))
    node = _scalar(state, event, start, end)
    if event.anchor is not None:
        state.anchors[event.anchor] = (node, 1)
    return node, 1


def _scalar(state: _State, event: yaml.ScalarEvent, start: int, end: int) -> Node:
    """The text of a scalar with the offsets of its characters: inside the quotes, below the mark of a block."""
    style = event.style or ""
    if event.tag and style != "|" and state.data[start : start + 1] == b"!":
        start = min(end, start + len(state.data[start:end].split(None, 1)[0]) + 1)
    if style in ("'", '"'):
        start = state.data.find(style.encode(), start, end) + 1
        end -= 1
    elif style in ("|", ">"):
        start = min(end, state.data.find(b"\n", start, end) + 1 or end)
        end = start + len(state.data[start:end].rstrip())
    raw = state.data[start:end]
    if not _is_core(event.tag) or (b"{{" in raw and re.search(_TEMPLATE, raw)):
        return Node("word", start, end, "!")
    plain = not style and event.tag != f"{_CORE}str"
    return _plain(event.value, start, end) if plain else Node("string", start, end, event.value)


def _plain(text: str, start: int, end: int) -> Node:
    """A word of the core schema as JSON would write it, else a string."""
    from oauthlint.yaml12.compose import scalar  # noqa: PLC0415  (PyYAML is loaded by now)

    try:
        value = scalar(text)
    except ValueError:
        return Node("string", start, end, text)
    if value is None or isinstance(value, bool):
        return Node("word", start, end, {None: "null", True: "true", False: "false"}[value])
    known = isinstance(value, int) or (isinstance(value, float) and value - value == 0)
    return Node("word", start, end, str(value)) if known else Node("string", start, end, text)


def _is_core(tag: str | None) -> bool:
    return tag is None or tag == "!" or (tag.startswith(_CORE) and tag != f"{_CORE}binary")


def _is_deeper(root: Node) -> bool:
    """Whether a tree is more than MAX_DEPTH levels deep."""
    level = [root]
    for _ in range(MAX_DEPTH + 2):
        level = [inner for one in level for inner in (*(each.value for each in one.members), *one.items)]
    return bool(level)


def _comments(state: _State) -> Iterator[tuple[int, int]]:
    """The spans of the comments, from the "#" on."""
    spans = sorted(state.spans)
    at = 0
    for hit in _COMMENT.finditer(state.data) if b"oauthlint" in state.data or b"pragma" in state.data else ():
        while at < len(spans) and spans[at][1] <= hit.start():
            at += 1
        if at == len(spans) or spans[at][0] > hit.start():
            yield hit.span()
