"""Options that are set on a transport when it is there already: `transporter.options.auth = …`."""

from collections.abc import Iterator

from oauthlint.extract.scopes import Node
from oauthlint.extract.values import Script, evaluate
from oauthlint.model.filefacts import Late
from oauthlint.model.value import Array, Constant, Dynamic, Env, Function, Object, Secret, Text

_HOLDERS = ("options", "transporter")
_NONE = (Object, Array, Constant, Dynamic, Env, Function, Secret, Text)  # what certainly is no transport


def late(script: Script) -> Iterator[Late]:
    """Each assignment to a property of `options` or of the inner `transporter` of something that may be a transport."""
    for changes in script.scopes.assigned.values():
        for one in changes:
            if len(one.path) > 1 and not set(_HOLDERS).isdisjoint(one.path[:-1]):
                left = one.item[0].child_by_field_name("left")
                found = _target(script, left) if left is not None else None
                value = evaluate(script, found[0]) if found is not None else None
                if found is not None and value is not None and not isinstance(value, _NONE):
                    yield Late(script.place(left), script.place(one.item[0]), value, found[1])


def _target(script: Script, node: Node) -> tuple[Node, tuple[str, ...]] | None:
    """What the options are of, and the names from there."""
    names: list[str] = []
    found = None
    while node is not None and node.type in ("member_expression", "non_null_expression", "parenthesized_expression"):
        if node.type != "member_expression":
            node = node.named_children[0] if node.named_children else None
            continue
        names.insert(0, script.scopes.text(node.child_by_field_name("property")))
        node = node.child_by_field_name("object")
        if node is not None and names[0] in _HOLDERS and len(names) > 1 and node.type != "this":
            found = node, tuple(names)
    return found
