"""What names, properties and fields are given after their declaration: assignments, and `Object.assign`."""

from oauthlint.extract.receivers import class_of, is_alias, made_of, of_prototype, owner_of
from oauthlint.extract.scopes import (
    SPREAD,
    Assignment,
    Item,
    Node,
    Scopes,
    enclosing,
    function_of,
)
from oauthlint.model.terms import PROTOTYPE

_PATTERNS = frozenset({"object_pattern", "array_pattern"})


def range_of(item: Item, kinds: frozenset[str]) -> tuple[int, int]:
    """The bytes of the nearest node of one of the kinds around an item: of the whole file where there is none."""
    above = enclosing(item, kinds)
    return (above[0].start_byte, above[0].end_byte) if above else (0, 1 << 62)


def assigned(scopes: Scopes, item: Item) -> None:
    """Note what an assignment gives to a name, a property or a field."""
    node = item[0]
    right = node.child_by_field_name("right")
    target = node.child_by_field_name("left")
    if node.type == "assignment_expression" and target is not None and target.child_by_field_name("property"):
        scopes.writes.append(item)
    way = _way(scopes, target)
    if way is None or right is None:
        return
    left, path = way
    if left.type in _PATTERNS:
        for name in _names(scopes, left):
            known = Assignment((), None, node.start_byte, function_of(item), item)
            scopes.assigned.setdefault(name, []).append(known)
    else:
        _to(scopes, item, left, path, None if path[-1:] == (SPREAD,) else right)


def _way(scopes: Scopes, node: Node | None) -> tuple[Node, tuple[str, ...]] | None:
    """What an assignment begins with, and the names on the way from there; SPREAD is a last name that is not known.

    None where a name before the last is not known.
    """
    path: list[str] = []
    while node is not None and node.type in (
        "member_expression",
        "subscript_expression",
        "parenthesized_expression",
        "non_null_expression",
    ):
        if node.type in ("parenthesized_expression", "non_null_expression"):
            node = node.named_children[0] if node.named_children else None
            continue
        key = node.child_by_field_name("property") or node.child_by_field_name("index")
        name = scopes.key(key) if key is not None and (node.type == "member_expression" or key.type == "string") else ""
        if not name and path:
            return None
        path.append(name or SPREAD)
        node = node.child_by_field_name("object")
    return None if node is None else (node, tuple(reversed(path)))


def _to(scopes: Scopes, item: Item, left: Node, path: tuple[str, ...], right: Node | None) -> None:
    operator = item[0].child_by_field_name("operator")
    sign = operator.type if operator is not None else ""
    known = Assignment(path, right, item[0].start_byte, function_of(item), item, sign)
    if left.type == "this" or is_alias(scopes, left) is not None:
        owner = owner_of(scopes, item)
        if owner is not None and len(path) == 1 and right is not None:
            _field(scopes, owner, path[0], right)
        elif owner is not None and len(path) > 1:
            scopes.assigned.setdefault(of_this(owner.start_byte), []).append(known)
    elif left.type == "identifier":
        scopes.assigned.setdefault(scopes.text(left), []).append(known)
        if path[:1] == (PROTOTYPE,) and right is not None:
            _methods(scopes, left, path[1:], right)
        elif len(path) == 1 and right is not None and not sign:
            owner = class_of(scopes, left)
            if owner is not None:
                _field(scopes, owner, path[0], right)


def _field(scopes: Scopes, owner: Node, name: str, value: Node) -> None:
    scopes.fields.setdefault(owner.start_byte, {}).setdefault(name, []).append(value)


def _methods(scopes: Scopes, name: Node, path: tuple[str, ...], right: Node) -> None:
    """What a prototype is given: `Mailer.prototype.send = …`, or all of it at once."""
    owner = of_prototype(scopes, scopes.text(name), name.start_byte)
    if owner is not None and not path:
        made_of(scopes, owner, right)
    if owner is not None and len(path) == 1:
        _field(scopes, owner, path[0], right)
    for one in right.named_children if owner is not None and not path and right.type == "object" else ():
        key = one.child_by_field_name("key") or one.child_by_field_name("name")
        value = one if one.type == "method_definition" else one.child_by_field_name("value")
        if key is not None and value is not None:
            _field(scopes, owner, scopes.key(key), value)


def of_this(owner: int) -> str:
    """The name under which what a class assigns to properties of its fields is kept."""
    return f"this {owner}"


def merged(scopes: Scopes, item: Item, given: list[Node]) -> None:
    """`Object.assign(target, source)`: the keys of each source are assigned to the target."""
    way = _way(scopes, given[0]) if given else None
    if way is None:
        return
    left, path = way
    for source in given[1:]:
        pairs = source.named_children if source.type == "object" else []
        keys = [scopes.key(one.child_by_field_name("key")) if one.type == "pair" else "" for one in pairs]
        if pairs and all(keys):
            for key, one in zip(keys, pairs, strict=True):
                _to(scopes, item, left, (*path, key), one.child_by_field_name("value"))
        else:
            _to(scopes, item, left, (*path, SPREAD), source)


def defined(scopes: Scopes, item: Item, given: list[Node]) -> None:
    """`Object.defineProperty(target, key, { value })`; of `exports` it says what a compiler has made of an export."""
    way = _way(scopes, given[0]) if len(given) == 3 else None
    if way is None or scopes.text(given[0]).endswith("exports"):
        return
    pairs = [one for one in given[2].named_children if one.type == "pair"] if given[2].type == "object" else []
    value = next((one for one in pairs if scopes.key(one.child_by_field_name("key")) == "value"), None)
    name = _written(scopes, given[1])
    right = value.child_by_field_name("value") if value is not None and name else None
    _to(scopes, item, way[0], (*way[1], name or SPREAD), right)


def put(scopes: Scopes, item: Item, given: list[Node]) -> None:
    """`map.set(key, value)`, and lodash's `_.set(object, "a.b", value)`."""
    target = item[0].child_by_field_name("function")
    text = scopes.text(target)
    if text == "_.set" and len(given) == 3:
        way, names, value = _way(scopes, given[0]), _written(scopes, given[1]).split("."), given[2]
    elif text.endswith(".set") and len(given) == 2 and b"new Map" in scopes.data:
        way, names, value = _way(scopes, target.child_by_field_name("object")), [_written(scopes, given[0])], given[1]
        found = scopes.find(scopes.text(way[0]), target.start_byte) if way is not None else None
        if way is None or (way[0].type != "this" and not _is_map(scopes, found.node if found is not None else None)):
            return
    else:
        return
    if way is not None:
        _to(scopes, item, way[0], (*way[1], *(one or SPREAD for one in names)), value if all(names) else None)


def _written(scopes: Scopes, node: Node) -> str:
    return scopes.key(node) if node.type == "string" else ""


def _is_map(scopes: Scopes, node: Node | None) -> bool:
    made = node.child_by_field_name("constructor") if node is not None and node.type == "new_expression" else None
    return made is not None and scopes.text(made) == "Map"


def _names(scopes: Scopes, pattern: Node) -> list[str]:
    found, todo = [], [pattern]
    while todo:
        node = todo.pop()
        if node.type in ("identifier", "shorthand_property_identifier_pattern"):
            found.append(scopes.text(node))
        todo.extend(node.named_children)
    return found
