"""Secrets that code puts together from pieces: `'GOC' + 'SPX-…'`, templates with constants, lists that are joined.

Only pieces that are written out in the file count; where another tells what the secret is, it is told there.
"""

from collections.abc import Iterator

from oauthlint.extract import calls, context, secrets
from oauthlint.extract.scopes import Item, Node
from oauthlint.extract.values import Script
from oauthlint.model.filefacts import SecretText
from oauthlint.model.value import Secret

_DEEPEST = 32
_LONGEST = 8_000  # characters
_PARTS = ("binary_expression", "parenthesized_expression", "template_substitution", "template_string", "array")


def folded(script: Script) -> Iterator[SecretText]:
    """A secret for each such expression that is one, at all of it."""
    seen: set[int] = set()
    for item in script.scopes.strings:
        whole = _whole(script, item)
        alone = whole is item and not any(one.type == "template_substitution" for one in item[0].named_children)
        if whole[0].id in seen or alone:
            continue
        seen.add(whole[0].id)
        text = _text(script, whole[0], 0)
        if text and len(text) <= _LONGEST:
            yield from _judged(script, whole, text)


def _judged(script: Script, whole: Item, text: str) -> Iterator[SecretText]:
    name_node, setting = context.name_of(whole)
    name = (script.scopes.key(name_node) or script.scopes.text(name_node)) if name_node is not None else ""
    role = secrets.role_of(name) if len(name) <= 80 else ""
    place = script.place(whole[0])
    value = script.read(text, (place,), name)
    if isinstance(value, Secret) and role != "client_id" and (role or value.format):
        at = script.place(name_node) if name_node is not None else None
        yield SecretText(place, value, role, name, at, context.where(script.scopes, whole), setting)


def _whole(script: Script, item: Item) -> Item:
    """The outermost expression that only puts pieces together, one of which is the literal."""
    top, last = item, item
    for _ in range(_DEEPEST):
        above = last[1]
        if above is None:
            break
        kind = above[0].type
        if kind == "member_expression" and last[0].type == "array":
            call = above[1]
            if call is None or call[0].type != "call_expression" or not _joins(script, call[0]):
                break
            top = last = call
            continue
        if kind not in _PARTS or (kind == "binary_expression" and not _adds(above[0])):
            break
        last = above
        top = above if kind != "array" else top
    return top


def _adds(node: Node) -> bool:
    sign = node.child_by_field_name("operator")
    return sign is not None and sign.type == "+"


def _joins(script: Script, call: Node) -> bool:
    """Whether it is `[…].join("")`."""
    target, given = call.child_by_field_name("function"), call.child_by_field_name("arguments")
    base = target.child_by_field_name("object") if target is not None else None
    if base is None or base.type != "array" or given is None:
        return False
    key = target.child_by_field_name("property")
    return script.scopes.text(key) == "join" and script.scopes.text(given)[1:-1].strip() in ("''", '""', "``")


def _text(script: Script, node: Node, depth: int) -> str | None:
    """The text that an expression makes, where all of it is written out in this file."""
    parts: list[Node] = []
    if depth > _DEEPEST:
        return None
    if node.type == "string":
        return calls.unescape(script.scopes.text(node)[1:-1])
    if node.type in ("string_fragment", "escape_sequence"):
        return calls.unescape(script.scopes.text(node))
    if node.type == "identifier":
        return _constant(script, node)
    if node.type == "call_expression" and _joins(script, node):
        parts = node.child_by_field_name("function").child_by_field_name("object").named_children
    elif node.type in ("parenthesized_expression", "template_substitution", "template_string"):
        parts = node.named_children
    elif node.type == "binary_expression" and _adds(node):
        parts = [node.child_by_field_name("left"), node.child_by_field_name("right")]
    texts = [_text(script, one, depth + 1) for one in parts if one is not None and one.type != "comment"]
    return "".join(one or "" for one in texts) if texts and None not in texts else None


def _constant(script: Script, node: Node) -> str | None:
    """The text of a name that is given a literal and nothing else."""
    name = script.scopes.text(node)
    binding = script.scopes.find(name, node.start_byte)
    if binding is None or binding.kind != "init" or binding.path or script.scopes.assigned.get(name):
        return None
    written = binding.node is not None and binding.node.type == "string"  # broken code has constants without a value
    return _text(script, binding.node, _DEEPEST) if written else None
