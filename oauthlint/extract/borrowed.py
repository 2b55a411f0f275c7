"""A method that a name stands for: `const send = promisify(mail.sendMail).bind(mail)` makes `send` that `sendMail`."""

from oauthlint.extract.scopes import Node, Scopes
from oauthlint.extract.syntax import arguments, called, last_name

_DEEPEST = 4


def borrowed(scopes: Scopes, target: Node) -> Node:
    """What is called by a name that holds a method, bound or made to give a promise; any other target as it is."""
    binding = scopes.find(scopes.text(target), target.start_byte) if target.type == "identifier" else None
    node = binding.node if binding is not None and binding.kind == "init" and not binding.path else None
    if node is None or node.type != "call_expression":
        return target
    for _ in range(_DEEPEST):
        node = unbound(scopes, node)
        function = called(node) if node.type == "call_expression" and arguments(node) else None
        if function is None or last_name(scopes, function) != "promisify":
            break
        node = arguments(node)[0]
    return node if node.type == "member_expression" else target


def unbound(scopes: Scopes, node: Node) -> Node:
    """The function in `function (error) {…}.bind(this)` and in `this.send.bind(this)`; any other node as it is."""
    target = called(node) if node.type == "call_expression" else None
    if target is None or target.type != "member_expression" or last_name(scopes, target) != "bind":
        return node
    inner = target.child_by_field_name("object")
    while inner is not None and inner.type == "parenthesized_expression" and inner.named_children:
        inner = inner.named_children[0]
    return inner if inner is not None else node
