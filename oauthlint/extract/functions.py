"""Functions, classes and their members: what they give back, and what `this` has."""

import re
from collections.abc import Iterator

from oauthlint.extract import calls
from oauthlint.extract.assignments import of_this
from oauthlint.extract.receivers import is_alias, owner_at
from oauthlint.extract.scopes import ACCESSOR, CLASSES, FUNCTIONS, SPREAD, Assignment, Node, Scopes, heritage
from oauthlint.extract.values import Rule, Script, evaluate, member, one_of, through
from oauthlint.model.choosing import RAISES
from oauthlint.model.filefacts import Body
from oauthlint.model.source import Place
from oauthlint.model.terms import PROTOTYPE, property_of
from oauthlint.model.value import (
    Constant,
    Dynamic,
    Entry,
    External,
    Function,
    Index,
    Member,
    Object,
    Param,
    Ref,
    Text,
    Value,
)


def _member(script: Script, node: Node, place: Place, _name: str) -> Value:
    base = node.child_by_field_name("object")
    key = node.child_by_field_name("property") or node.child_by_field_name("index")
    if base is None or key is None:
        return Dynamic((place,), "broken member")
    name = script.scopes.text(key) if node.type == "member_expression" else _index(evaluate(script, key, "path"))
    if not name:
        return _computed(evaluate(script, base), evaluate(script, key, "path"), place)
    held = base if base.type == "this" else is_alias(script.scopes, base)
    if held is not None:
        return _this(script, held, name, place)
    if base.type == "super":
        above = evaluate(script, base)
        return member(_prototype(script, above, place) or above, name, place)
    if base.type == "meta_property":
        return External((place,), "", ("import", "meta", name))
    return member(evaluate(script, base), name, place)


def _computed(base: Value, key: Value, place: Place) -> Value:
    """A property by a name that is not known here."""
    if isinstance(key, Param) and isinstance(base, (External, Member, Object, Param, Ref)):
        return Index((place,), base, key)
    return property_of(base, (place,))


def accessor(script: Script, node: Node) -> Value:
    """What an assignment to a property calls, where it has an accessor."""
    base, key = node.child_by_field_name("object"), node.child_by_field_name("property")
    name, place = f"{ACCESSOR}{script.scopes.text(key)}", script.place(node)
    held = base if base.type == "this" else is_alias(script.scopes, base)
    return _this(script, held, name, place) if held is not None else member(evaluate(script, base), name, place)


def _index(value: Value) -> str:
    """The key that an index means, "" where it is not known."""
    if isinstance(value, Text):
        return value.text
    if isinstance(value, Constant) and value.name == "number" and value.value is not None and value.value >= 0:
        return str(int(value.value))
    return ""


def _this(script: Script, node: Node, name: str, place: Place) -> Value:
    """`this.name`: what the fields, the constructor and the methods of the class give it, else the class above."""
    around = owner_at(script.scopes, node)
    if around is None:
        return Dynamic((place,), "this")
    scopes, owner = script.scopes, around.start_byte
    every = (owner, *_heirs(script, owner)) if owner in scopes.nodes else (owner,)
    sources = [one for each in every for one in scopes.fields.get(each, {}).get(name, ())]
    sources += [one for key, one in _written(scopes, around) if key == name]
    found = [_field_value(script, one, name) for one in sources if one.start_byte != node.start_byte]
    found += [member(evaluate(script, one), name, place) for one in scopes.fields.get(owner, {}).get(SPREAD, ())]
    if not sources and owner in scopes.nodes:
        above = _inherited(script, owner)
        found += [member(above, name, place)] if above is not None else []
    if not found:
        return Dynamic((place,), "this")
    from oauthlint.extract.history import put, with_changes  # noqa: PLC0415  (few scripts of mail have classes)

    added = [one for one in scopes.assigned.get(of_this(owner), ()) if one.path[0] == name]
    return through(with_changes(script, one_of(put(found), place), [_inside(one) for one in added]), place)


def _written(scopes: Scopes, node: Node) -> Iterator[tuple[str, Node]]:
    """The keys of an object as it is written, with what is behind each; a class or function has none."""
    for one in node.named_children if node.type == "object" else ():
        key = one.child_by_field_name("key") or one.child_by_field_name("name")
        if key is not None:
            yield scopes.key(key), one if one.type == "method_definition" else one.child_by_field_name("value")


def _inside(change: Assignment) -> Assignment:
    return change._replace(path=change.path[1:])


def _heirs(script: Script, owner: int) -> list[int]:
    """The classes of the file that extend a class by its name: what they set is what its methods see."""
    name = script.scopes.nodes[owner][0].child_by_field_name("name")
    heirs = script.scopes.heirs.get(script.scopes.text(name), []) if name is not None else []
    return [one for one in heirs if one != owner]


def _field_value(script: Script, node: Node, name: str) -> Value:
    if node.type != "method_definition":
        return evaluate(script, node, name)
    if any(child.type == "get" for child in node.children):
        returned = body(script, node.start_byte)
        return returned.returns if returned else Dynamic((script.place(node),), "getter")
    return function(script, node, script.place(node), name)


def _inherited(script: Script, owner: int) -> Value | None:
    """What an object of a class has from the class that it extends, where that is one of the project."""
    written = _extends(script.scopes, script.scopes.nodes[owner][0])
    above = evaluate(script, written) if written is not None else None
    if not isinstance(above, (Function, Ref)):
        return None
    call = script.scopes.supers.get(owner)
    if call is not None:
        return evaluate(script, call)
    return _prototype(script, above, script.place(written))


def _itself(script: Script, node: Node, place: Place, _name: str) -> Value:
    """An object of the class around, where `this` is handed on as a whole."""
    owner = owner_at(script.scopes, node)
    if owner is None or owner.type not in CLASSES:
        return Dynamic((place,), "this")
    return Member((place,), function(script, owner, script.place(owner), ""), PROTOTYPE)


def _prototype(script: Script, above: Value, place: Place) -> Value | None:
    """What the objects of a class have; None where it is none of the project, or is still being worked out."""
    if isinstance(above, Ref):
        return member(above, PROTOTYPE, place)
    made = body(script, above.id) if isinstance(above, Function) else None
    return made.returns if made is not None else None


def _extends(scopes: Scopes, node: Node) -> Node | None:
    """What a class extends, or a function that makes objects inherits from."""
    return heritage(node) or scopes.above.get(node.start_byte)


def _super(script: Script, node: Node, place: Place, _name: str) -> Value:
    """The class that the one around extends."""
    owner = owner_at(script.scopes, node)
    written = heritage(owner) if owner is not None else None
    return evaluate(script, written) if written is not None else Dynamic((place,), "super")


def function(script: Script, node: Node, place: Place, name: str) -> Value:
    """A function or class as a value; its body is worked out when somebody needs it."""
    script.bodies.setdefault(node.start_byte, None)
    statics = []
    if node.type in CLASSES:
        inner = node.child_by_field_name("body")
        for child in inner.named_children if inner is not None else ():
            if any(part.type == "static" for part in child.children):
                key = child.child_by_field_name("name") or child.child_by_field_name("property")
                source = child if child.type == "method_definition" else child.child_by_field_name("value")
                if key is not None and source is not None:
                    label = script.scopes.key(key)
                    statics.append(Entry(label, script.place(key), _field_value(script, source, label)))
    return Function((place,), script.path, node.start_byte, name, tuple(statics))


def body(script: Script, identity: int) -> Body | None:
    """What the function or class that begins at byte `identity` gives back; None while it is being worked out."""
    known = script.bodies.get(identity)
    if known is not None:
        return known
    item = script.scopes.nodes.get(identity)
    if item is None or identity in script.active:
        return None
    node = item[0]
    script.active.add(identity)
    try:
        made = _class_body(script, node) if _is_class(script.scopes, node) else _function_body(script, node)
    finally:
        script.active.discard(identity)
    script.bodies[identity] = made
    return made


def _is_class(scopes: Scopes, node: Node) -> bool:
    """Whether it makes objects: a class, or a function that gives them fields or methods and nothing back."""
    start = node.start_byte
    return node.type in CLASSES or ((start in scopes.fields or start in scopes.above) and start not in scopes.returns)


def _function_body(script: Script, node: Node) -> Body:
    name = node.child_by_field_name("name")
    found, place = script.scopes.returns.get(node.start_byte, ()), script.place(node)
    if len(found) > 1:
        from oauthlint.extract.returned import returned  # noqa: PLC0415  (most functions return once)

        value = returned(script, node, list(found))
    else:
        value = evaluate(script, found[0]) if found else _nothing(node, place)
    is_async = any(child.type == "async" for child in node.children)
    return Body(
        node.start_byte,
        script.scopes.text(name) if name is not None else "",
        parameters(script, node),
        value,
        is_async,
        False,
    )


def _nothing(node: Node, place: Place) -> Value:
    """What a function gives that gives nothing back: not even that where it ends by raising."""
    last = node.child_by_field_name("body").named_children[-1:]
    raises = bool(last) and last[0].type == "throw_statement"
    return Dynamic((place,), RAISES) if raises else Constant((place,), "undefined", None)


def _class_body(script: Script, node: Node) -> Body:
    from oauthlint.extract.history import put  # noqa: PLC0415  (as above)

    name = node.child_by_field_name("name")
    fields = script.scopes.fields.get(node.start_byte, {})
    entries = []
    for key, sources in fields.items():
        if key == SPREAD:
            continue
        found = [_field_value(script, one, key) for one in sources]
        entries.append(Entry(key, script.place(sources[0]), one_of(put(found), script.place(sources[0]))))
    above = _inherited(script, node.start_byte)
    own = Object((script.place(node),), tuple(entries), above is None and _extends(script.scopes, node) is not None)
    merged = [own, *[evaluate(script, one) for one in fields.get(SPREAD, ())]]
    made = calls.assigned(merged if above is None else [above, *merged], script.place(node))
    constructor = next(iter(fields.get("constructor", ())), None if node.type in CLASSES else node)
    params = parameters(script, constructor) if constructor is not None else ()
    asked = _asked(script, node, constructor) if constructor is not None else ()
    return Body(node.start_byte, script.scopes.text(name) if name is not None else "", params, made, False, True, asked)


def _asked(script: Script, node: Node, constructor: Node) -> tuple[tuple[int, Value], ...]:
    item = script.scopes.nodes[node.start_byte]
    outer = item[1][0] if item[1] is not None and item[1][0].type == "export_statement" else node
    if not re.compile(rb"@[A-Za-z]+\(").search(script.scopes.data, outer.start_byte, outer.end_byte):
        return ()
    from oauthlint.extract.injected import injected  # noqa: PLC0415  (few projects have a framework that does so)

    return tuple(injected(script, item, constructor))


def unknown(script: Script, identity: int) -> Value:
    """The value of a function that could not be worked out."""
    return Dynamic((Place(script.path, identity, identity + 1),), "calls itself")


def parameters(script: Script, node: Node) -> tuple[str, ...]:
    """Names of the parameters of a function, "" for a pattern."""
    single = node.child_by_field_name("parameter")
    many = node.child_by_field_name("parameters")
    found = [single] if single is not None else many.named_children if many is not None else []
    names = []
    for one in found:
        inner = one.child_by_field_name("pattern") or one.child_by_field_name("left") or one
        names.append(script.scopes.text(inner) if inner.type == "identifier" else "")
    return tuple(names)


RULES: dict[str, Rule] = {
    "member_expression": _member,
    "subscript_expression": _member,
    "super": _super,
    "this": _itself,
    **dict.fromkeys(FUNCTIONS | CLASSES, function),
}
