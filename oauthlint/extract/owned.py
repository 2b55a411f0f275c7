"""Whether something is the project's own, by how it is written: a module that is imported, an object of a class."""

from oauthlint.extract.handed import is_alias
from oauthlint.extract.receivers import owner_at
from oauthlint.extract.scopes import Node, Scopes
from oauthlint.extract.syntax import WRAPPERS, called

# What leads from an object to the one that it is got of, and the field in which that stands.
_WAY = {"member_expression": "object", "subscript_expression": "object", "call_expression": "function"}
_DEEPEST = 3  # variables on the way


def is_own(scopes: Scopes, node: Node | None, depth: int = 0) -> bool:
    """Whether a node is an imported module of the project, an object of a class of its own, or got of one."""
    below = None
    while node is not None and (node.type in _WAY or node.type in WRAPPERS or node.type == "await_expression"):
        below, node = node, node.child_by_field_name(_WAY[node.type]) if node.type in _WAY else node.named_children[0]
    if node is None or depth > _DEEPEST:
        return False
    if node.type == "new_expression":
        return _is_class(scopes, called(node))
    if node.type == "this":
        return below is not None and _is_field(scopes, node, below, depth)
    if node.type != "identifier":
        return False
    found = scopes.find(scopes.text(node), node.start_byte)
    if found is None or found.kind not in ("import", "init"):
        return False
    if found.kind == "import":
        return _is_module(found.module)
    return found.node is not None and (_is_required(scopes, found.node) or is_own(scopes, found.node, depth + 1))


def _is_class(scopes: Scopes, node: Node | None) -> bool:
    found = scopes.find(scopes.text(node), node.start_byte) if node is not None and node.type == "identifier" else None
    if found is None or found.kind == "init":
        return found is not None and found.node is not None and _is_required(scopes, found.node)
    return found.kind == "class" or (found.kind == "import" and _is_module(found.module))


def _is_field(scopes: Scopes, this: Node, member: Node, depth: int) -> bool:
    """Whether a field of the class around is set to such an object."""
    key, owner = member.child_by_field_name("property"), owner_at(scopes, this)
    sources = scopes.fields.get(owner.start_byte, {}).get(scopes.text(key), ()) if key is not None and owner else ()
    return any(is_own(scopes, one, depth + 1) for one in sources if one.type == "new_expression")


def _is_required(scopes: Scopes, node: Node) -> bool:
    """Whether it is `require('./mailer')`, or a part of that."""
    while node is not None and node.type == "member_expression":
        node = node.child_by_field_name("object")
    target = called(node) if node is not None and node.type == "call_expression" else None
    if target is None or scopes.text(target) != "require":
        return False
    many = node.child_by_field_name("arguments").named_children
    return bool(many) and _is_module(scopes.key(many[0]))


def _is_module(module: str) -> bool:
    return module.startswith((".", "#", "~")) or is_alias(module)
