"""What `this` stands for: the class around, a function that is called with `new`, or the object that a method is of."""

from oauthlint.extract.scopes import CLASSES, FUNCTIONS, Item, Node, Scopes, enclosing
from oauthlint.extract.syntax import call_of

ALIASES = frozenset({"self", "that", "_this", "_self", "me"})  # names that hold `this` for the functions inside
_PLAIN = FUNCTIONS - {"arrow_function"}  # an arrow has the `this` of what is around it
_PROTOTYPE = ".prototype"


def owner_of(scopes: Scopes, item: Item) -> Node | None:
    """What `this` stands for at an item; None where nobody can tell."""
    above = enclosing(item, CLASSES)
    if above is not None:
        return above[0]
    inside = enclosing(item, _PLAIN)
    return _receiver(scopes, inside) if inside is not None else None


def owner_at(scopes: Scopes, node: Node) -> Node | None:
    """The same for a node: the nearest class, or else what the nearest function that has a `this` is of."""
    function: Node | None = None
    above = node.parent
    while above is not None and above.type not in CLASSES:
        if function is None and above.type in _PLAIN:
            function = above
        above = above.parent
    if above is not None:
        return above
    inside = scopes.nodes.get(function.start_byte) if function is not None else None
    return _receiver(scopes, inside) if inside is not None else None


def is_alias(scopes: Scopes, node: Node) -> Node | None:
    """The `this` that a name holds: `const self = this`."""
    text = scopes.text(node) if node.type == "identifier" else ""
    binding = scopes.find(text, node.start_byte) if text in ALIASES else None
    held = binding.node if binding is not None else None
    return held if held is not None and held.type == "this" else None


def of_prototype(scopes: Scopes, name: str, position: int) -> Node | None:
    """The function whose prototype is given something, by its name."""
    binding = scopes.find(name, position)
    node = binding.node if binding is not None and binding.kind in ("function", "init") else None
    return node if node is not None and node.type in _PLAIN else None


def class_of(scopes: Scopes, name: Node) -> Node | None:
    """The class of this file whose object a name holds: `const mailer = new Mailer()`."""
    binding = scopes.find(scopes.text(name), name.start_byte)
    made = binding.node if binding is not None and binding.kind == "init" and not binding.path else None
    target = made.child_by_field_name("constructor") if made is not None and made.type == "new_expression" else None
    found = scopes.find(scopes.text(target), target.start_byte) if target is not None else None
    return found.node if found is not None and found.kind == "class" else None


def inherits(scopes: Scopes, heir: Node | None = None, above: Node | None = None) -> None:
    """Note that a constructor has the methods of another one: `util.inherits(Mailer, Base)`."""
    owner = of_prototype(scopes, scopes.text(heir), heir.start_byte) if heir is not None else None
    if owner is not None and above is not None:
        scopes.above[owner.start_byte] = above


def made_of(scopes: Scopes, owner: Node, prototype: Node) -> None:
    """The same where it is said by the prototype: `Object.create(Base.prototype)` or `new Base()`."""
    target, given = (
        call_of(scopes, prototype) if prototype.type in ("call_expression", "new_expression") else (None, [])
    )
    if prototype.type == "new_expression" and target is not None:
        scopes.above[owner.start_byte] = target
    elif target is not None and given and scopes.text(target) == "Object.create":
        base = given[0].child_by_field_name("object")
        if base is not None and scopes.text(given[0]).endswith(_PROTOTYPE):
            scopes.above[owner.start_byte] = base


def constructed(scopes: Scopes, item: Item) -> None:
    """Note that a constructor calls the one that it extends: `Base.call(this, options)`."""
    target: Node = call_of(scopes, item[0])[0]
    owner = owner_of(scopes, item) if target is not None and scopes.text(target)[:1].isupper() else None
    if owner is not None and target.type == "identifier" and owner.type in _PLAIN:
        scopes.supers.setdefault(owner.start_byte, item[0])
        scopes.above.setdefault(owner.start_byte, target)


def _receiver(scopes: Scopes, function: Item) -> Node | None:
    node, above = function
    around = above[1] if above is not None and above[0].type == "pair" else above
    if around is not None and around[0].type == "object":
        return _of_assigned(scopes, around) or around[0]
    return _of_assigned(scopes, function) or (node if _is_constructor(scopes, function) else None)


def _of_assigned(scopes: Scopes, item: Item) -> Node | None:
    """The function of the prototype that something is assigned to (`Mailer.prototype.send = …`), or what `this` is."""
    left = _target(item, "assignment_expression", "left")
    base = left.child_by_field_name("object") if left is not None and left.type == "member_expression" else None
    if base is not None and (base.type == "this" or is_alias(scopes, base) is not None):
        return owner_of(scopes, item[1])
    name, found, _ = scopes.text(left).partition(_PROTOTYPE) if left is not None else ("", "", "")
    return of_prototype(scopes, name, item[0].start_byte) if found else None


def _is_constructor(scopes: Scopes, function: Item) -> bool:
    """Whether a function is one for `new`: it begins with a capital, as do all names for such, or is the module."""
    name = function[0].child_by_field_name("name") or _target(function, "variable_declarator", "name")
    name = name or _target(function, "assignment_expression", "left")
    text = scopes.text(name) if name is not None else ""
    return text == "module.exports" or text.rpartition(".")[2][:1].isupper()


def _target(item: Item, kind: str, field: str) -> Node | None:
    above = item[1]
    return above[0].child_by_field_name(field) if above is not None and above[0].type == kind else None
