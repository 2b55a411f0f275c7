"""Whether what a call gives goes nowhere but into calls of its methods: then it ends with the function around it."""

from collections.abc import Collection

from oauthlint.extract.scopes import FUNCTIONS, Item, Node, Scopes, enclosing
from oauthlint.extract.syntax import WRAPPERS, called, is_field, last_name, uses

MOST = 50  # uses of a variable that are looked at
_SAME = WRAPPERS | {"await_expression"}


def staying(scopes: Scopes, item: Item, takers: Collection[str]) -> tuple[str, ...]:
    """`stays` for a result that nothing keeps, `handed-back` for one that is returned by way of a variable.

    `takers` are methods that are given functions to call later: what such a function uses outlives the one around it.
    """
    function = enclosing(item, FUNCTIONS)
    above = _outer(item)
    if function is None or above is None:
        return ()
    node = above[0]
    if node.type in ("return_statement", "arrow_function") or _is_called(above, item):
        return ("stays",)
    name = node.child_by_field_name(
        {"variable_declarator": "name", "assignment_expression": "left"}.get(node.type, "?")
    )
    if name is None or name.type != "identifier" or not _is_local(scopes, name, function[0]):
        return ()
    handed_back = False
    for number, use in enumerate(uses(scopes, function, name)):
        how = _use(use)
        if number == MOST or not how or not _is_within(scopes, use, function, takers):
            return ()
        handed_back = handed_back or how == "returned"
    return ("stays", "handed-back") if handed_back else ("stays",)


def _outer(item: Item) -> Item | None:
    """What stands above an expression and is more than a cast or an `await` of it."""
    above: Item | None = item[1]
    while above is not None and above[0].type in _SAME:
        above = above[1]
    return above


def _is_called(above: Item, below: Item) -> bool:
    """`….sendMail(message)`: a member of it is called."""
    node, call = above[0], above[1]
    if node.type != "member_expression" or call is None:
        return False
    inside = node.child_by_field_name("object")
    held = inside is not None and inside.start_byte <= below[0].start_byte and below[0].end_byte <= inside.end_byte
    return held and call[0].type == "call_expression" and is_field(call[0], "function", node)


def _is_local(scopes: Scopes, name: Node, function: Node) -> bool:
    """Whether a variable is declared inside the function, not outside of it and not as its parameter."""
    found = scopes.find(scopes.text(name), name.start_byte)
    return (
        found is not None
        and found.kind in ("init", "opaque")
        and found.start >= function.start_byte
        and found.end <= function.end_byte
    )


def _is_within(scopes: Scopes, use: Item, function: Item, takers: Collection[str]) -> bool:
    """Whether a use runs before the function is over, as far as the functions between say: they are callbacks."""
    inner = enclosing(use, FUNCTIONS)
    while inner is not None and inner[0].id != function[0].id:
        above = _outer(inner)
        call = above[1] if above is not None and above[0].type == "arguments" else None
        target = called(call[0]) if call is not None else None
        if target is None or last_name(scopes, target) in takers:
            return False
        inner = enclosing(inner, FUNCTIONS)
    return True


def _use(use: Item) -> str:
    """called, returned, or "" for a use by which it may outlive the function."""
    above = _outer(use)
    if above is None:
        return ""
    node = above[0]
    if node.type == "member_expression":
        return "called" if _is_called(above, use) else ""
    if node.type == "unary_expression" or is_field(node, "name", use[0]):
        return "called"  # `if (!transport)`, `let transport;`
    return "returned" if node.type == "return_statement" else ""
