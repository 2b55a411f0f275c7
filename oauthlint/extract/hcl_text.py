"""Terraform's language to a tree that knows its byte offsets: a block is an object under its type and its labels.

What is put together at run time (a reference, a call, a template with holes) is a word that nobody knows.
"""

from time import monotonic

from oauthlint.extract.grammar import tree
from oauthlint.extract.json_text import LATE, MAX_DEPTH, TOO_DEEP, Member, Node, Parsed, holds_deep
from oauthlint.extract.scopes import Node as Syntax


def parse(data: bytes) -> Parsed:
    """The tree of a text; what the grammar does not understand is passed over."""
    root = tree(data, "hcl", monotonic())
    if root is None:
        return Parsed(None, 0, LATE)
    body = next((one for one in root.named_children if one.type == "body"), None)
    members = _body(body, 0) if body is not None else ()
    made = Node("object", 0, len(data), "", members)
    limit = TOO_DEEP if holds_deep(made) else "not all of it is Terraform's language" if root.has_error else ""
    return Parsed(made, len(data), limit, (), tuple(_comments(root)))


def _comments(root: Syntax) -> list[tuple[int, int]]:
    """The comments outside of expressions, where people write to a linter."""
    found, stack = [], [root]
    while stack:
        one = stack.pop()
        if one.type == "comment":
            found.append((one.start_byte, one.end_byte))
        elif one.type in ("config_file", "body", "block"):
            stack += one.children
    return sorted(found)


def _body(syntax: Syntax, depth: int) -> tuple[Member, ...]:
    found = []
    for one in syntax.named_children:
        if one.type == "attribute" and len(one.named_children) > 1:
            key, value = one.named_children[0], one.named_children[-1]
            found.append(Member(_plain(key), key.start_byte, key.end_byte, _expression(value, depth)))
        elif one.type == "block":
            found.append(_block(one, depth))
    return tuple(found)


def _block(syntax: Syntax, depth: int) -> Member:
    """`resource "type" "name" { … }` as resource: { type: { name: { … } } }."""
    labels = [one for one in syntax.named_children if one.type in ("identifier", "string_lit")]
    body = next((one for one in syntax.named_children if one.type == "body"), None)
    if depth + len(labels) > MAX_DEPTH:
        return _under(labels[0], Node("deep", syntax.start_byte, syntax.end_byte))
    inside = _body(body, depth + len(labels)) if body is not None else ()
    node = Node("object", syntax.start_byte, syntax.end_byte, "", inside)
    for one in reversed(labels[1:]):
        node = Node("object", one.start_byte, syntax.end_byte, "", (_under(one, node),))
    return _under(labels[0], node)


def _under(label: Syntax, node: Node) -> Member:
    return Member(_plain(label), label.start_byte, label.end_byte, node)


def _plain(syntax: Syntax) -> str:
    text: str = syntax.text.decode("utf-8", "replace")
    return text.strip().strip('"')


def _expression(syntax: Syntax, depth: int) -> Node:
    """A literal as what it is, a collection with its parts, anything else as a word that nobody knows."""
    inner, start, end = syntax, syntax.start_byte, syntax.end_byte
    while inner.type in ("expression", "literal_value", "collection_value", "template_expr"):
        if len(inner.named_children) != 1 or depth > MAX_DEPTH:
            break
        inner = inner.named_children[0]
    if inner.type in ("object", "tuple") and depth >= MAX_DEPTH:
        return Node("deep", start, end)
    if inner.type in ("numeric_lit", "bool_lit", "null_lit"):
        return Node("word", start, end, _plain(inner))
    if inner.type in ("string_lit", "quoted_template", "heredoc_template"):
        return _string(inner)
    if inner.type == "object":
        elements = [one.named_children for one in inner.named_children if one.type == "object_elem"]
        members = [
            Member(_plain(each[0]), each[0].start_byte, each[0].end_byte, _expression(each[-1], depth + 1))
            for each in elements
            if len(each) > 1
        ]
        return Node("object", start, end, "", tuple(members))
    if inner.type == "tuple":
        items = [_expression(one, depth + 1) for one in inner.named_children if one.type == "expression"]
        return Node("array", start, end, "", (), tuple(items))
    return Node("word", start, end, "!")


def _string(syntax: Syntax) -> Node:
    """A string without holes; escapes stay as they are written."""
    parts = [one for one in syntax.named_children if one.type == "template_literal"]
    holes = [one for one in syntax.named_children if one.type.startswith("template_") and one not in parts]
    if holes or not parts:
        empty = not holes and syntax.type == "string_lit"
        at = syntax.start_byte + 1
        return Node("string", at, at) if empty else Node("word", syntax.start_byte, syntax.end_byte, "!")
    text = b"".join(one.text for one in parts).decode("utf-8", "replace")
    return Node("string", parts[0].start_byte, parts[-1].end_byte, text)
