"""TOML to a tree that knows its byte offsets, by its grammar: tables become objects, in the order of the text."""

import tomllib
from time import monotonic

from oauthlint.extract.grammar import tree
from oauthlint.extract.json_text import LATE, MAX_DEPTH, TOO_DEEP, Member, Node, Parsed, holds_deep
from oauthlint.extract.scopes import Node as Syntax

_KEYS = ("bare_key", "quoted_key", "dotted_key")
_WORDS = ("integer", "float", "boolean")


def parse(data: bytes) -> Parsed:
    """The tree of a text; what the grammar does not understand is passed over."""
    root = tree(data, "toml", monotonic())
    if root is None:
        return Parsed(None, 0, LATE)
    members: list[Member] = []
    comments: list[tuple[int, int]] = []
    for one in root.children:
        if one.type == "pair":
            members += _pair(one, 0)
        elif one.type in ("table", "table_array_element"):
            members += _table(one)
            comments += [(each.start_byte, each.end_byte) for each in one.children if each.type == "comment"]
        elif one.type == "comment":
            comments.append((one.start_byte, one.end_byte))
    made = Node("object", 0, len(data), "", tuple(members))
    limit = TOO_DEEP if holds_deep(made) else "no TOML in parts" if root.has_error else ""
    return Parsed(made, len(data), limit, (), tuple(comments))


def _table(syntax: Syntax) -> list[Member]:
    """`[a.b]` with what stands below it."""
    keys = next((_keys(one) for one in syntax.children if one.type in _KEYS), [])
    inside = [each for one in syntax.children if one.type == "pair" for each in _pair(one, len(keys))]
    node = Node("object", syntax.start_byte, syntax.end_byte, "", tuple(inside))
    return [_nested(keys, node)] if keys else []


def _pair(syntax: Syntax, depth: int) -> list[Member]:
    keys = next((_keys(one) for one in syntax.children if one.type in _KEYS), [])
    values = [one for one in syntax.named_children if one.type not in (*_KEYS, "comment")]
    return [_nested(keys, _value(values[-1], depth + len(keys)))] if keys and values else []


def _nested(keys: list[tuple[str, int, int]], node: Node) -> Member:
    """A value under keys with dots between them."""
    for one in reversed(keys[1:]):
        node = Node("object", one[1], node.end, "", (Member(*one, node),))
    return Member(*keys[0], node)


def _keys(syntax: Syntax) -> list[tuple[str, int, int]]:
    """The parts of a key, each with its offsets; as many empty ones as are too many where there are too many."""
    found, stack = [], [syntax]
    while stack:
        if len(stack) > MAX_DEPTH:
            return [("", syntax.start_byte, syntax.end_byte)] * len(stack)
        one = stack.pop()
        if one.type == "dotted_key":
            stack += [each for each in reversed(one.named_children) if each.type in _KEYS]
        else:
            quotes = int(one.type == "quoted_key")
            text = one.text[quotes : len(one.text) - quotes].decode("utf-8", "replace")
            found.append((text, one.start_byte + quotes, one.end_byte - quotes))
    return found[: MAX_DEPTH + 1]


def _value(syntax: Syntax, depth: int) -> Node:
    start, end = syntax.start_byte, syntax.end_byte
    if depth > MAX_DEPTH:
        return Node("deep", start, end)
    if syntax.type == "string":
        quotes = 3 if syntax.text[:3] in (b'"""', b"'''") else 1
        return Node("string", start + quotes, end - quotes, _text(syntax.text))
    if syntax.type == "array":
        items = (_value(one, depth + 1) for one in syntax.named_children if one.type != "comment")
        return Node("array", start, end, "", (), tuple(items))
    if syntax.type == "inline_table":
        inside = [each for one in syntax.named_children if one.type == "pair" for each in _pair(one, depth + 1)]
        return Node("object", start, end, "", tuple(inside))
    text = syntax.text.decode("utf-8", "replace")
    return Node("word" if syntax.type in _WORDS else "string", start, end, text.replace("_", ""))


def _text(raw: bytes) -> str:
    """What a string stands for, by the standard library's own reading of it."""
    text = raw.decode("utf-8", "replace")
    try:
        return str(tomllib.loads(f"a = {text}")["a"])
    except tomllib.TOMLDecodeError:
        return text.strip("\"'")
