"""What names hold: declarations, parameters, imports, assignments before the use, properties added later."""

from oauthlint.extract.calls import listed
from oauthlint.extract.functions import function
from oauthlint.extract.scopes import CLASSES, SPREAD, Binding, Node, method_name
from oauthlint.extract.values import Rule, Script, awaited, evaluate, imported, item_of, member, through
from oauthlint.model.source import Place
from oauthlint.model.value import (
    Array,
    Branch,
    Choice,
    Constant,
    Dynamic,
    Entry,
    External,
    Object,
    Param,
    Promise,
    Value,
)

_READING = "readFile"  # whose callback is given an error and what the file holds
_EACH = frozenset({"map", "forEach", "flatMap", "filter", "find"})


def name_value(script: Script, text: str, node: Node, *, at_end: bool = False) -> Value:
    """What the name `text` holds at `node`, or (for an export) when the module has run."""
    place = script.place(node)
    if text == "undefined":
        return Constant((place,), "undefined", None)
    binding = script.scopes.find(text, node.start_byte)
    if binding is None:
        return External((place,), "", (text,))
    changes = [one for one in script.scopes.assigned.get(text, ()) if binding.start <= one.at < binding.end]
    value = _bound(script, binding, text, place)
    if changes and binding.kind != "opaque":
        from oauthlint.extract.history import held  # noqa: PLC0415  (most names are given their value once)

        value = held(script, value, text, changes, (node, binding.end - 1 if at_end else node.start_byte))
    return through(value, place)


def _identifier(script: Script, node: Node, _place: Place, _name: str) -> Value:
    return name_value(script, script.scopes.text(node), node)


def _bound(script: Script, binding: Binding, text: str, place: Place) -> Value:
    if binding.kind == "import":
        return imported(script, binding.module, binding.name, place)
    if binding.kind in ("function", "class"):
        return function(script, binding.node, script.place(binding.node), text)
    if binding.kind == "enum":
        return evaluate(script, binding.node, text)
    if binding.kind == "opaque":
        return Dynamic((place,), "loop, catch or rest variable")
    return _declared(script, binding, text, place)


def _declared(script: Script, binding: Binding, text: str, place: Place) -> Value:
    if binding.kind in ("param", "rest"):
        rest = binding.kind == "rest"
        value: Value = (None if rest else _handed(script, binding, place)) or Param(
            (place,), script.path, binding.function, binding.position, rest
        )
        owner = script.scopes.nodes[binding.function]
        if method := method_name(script.scopes, owner):
            script.methods.add(method)
        if owner[0].type in CLASSES and (b"@Inject" in script.scopes.data or b"@inject" in script.scopes.data):
            script.bodies.setdefault(binding.function, None)  # it says what is handed in
    elif binding.kind == "item":
        value = _item(script, binding.node, place)
    else:
        value = evaluate(script, binding.node, binding.path[-1] if binding.path else text)
    for step in binding.path:
        value = _without(value, step, place) if step.startswith(SPREAD) else member(value, step, place)
    if binding.default is None:
        return value
    fallback = evaluate(script, binding.default, text)
    if isinstance(value, Constant) and value.name == "undefined":
        return fallback
    if binding.kind == "param" and _is_nothing(fallback):
        return value  # `options = {}` only keeps a missing argument from raising: it is no configuration
    given = Branch(f"{text} is given", True, value)
    return Choice((place,), "default", (given, Branch(f"{text} is given", False, fallback)))


def _without(value: Value, step: str, place: Place) -> Value:
    """The rest of an object, without the keys that are taken out of it: they are there, and hold nothing."""
    nothing = Constant((place,), "undefined", None)
    taken = [Entry(key, place, nothing) for key in step.removeprefix(SPREAD).split(",") if key]
    return Object((place,), tuple(taken), spreads=((0, value),))


def _handed(script: Script, binding: Binding, place: Place) -> Value | None:
    """What a function is called with that is given to `then`, or to a method that goes through a list."""
    node, above = script.scopes.nodes.get(binding.function, (None, None))
    call = above[1][0] if above is not None and above[0].type == "arguments" and above[1] is not None else None
    target = call.child_by_field_name("function") if call is not None else None
    if binding.position == 1 and target is not None and script.scopes.text(target).endswith(_READING):
        return evaluate(script, call)
    if binding.position or target is None or target.type != "member_expression":
        return None
    if node is None or above[0].named_children[0].start_byte != node.start_byte:
        return None
    method = script.scopes.text(target.child_by_field_name("property"))
    if method == "then":
        value = evaluate(script, target.child_by_field_name("object"))
        return awaited(value, place) if isinstance(value, Promise) else None
    item = _item(script, target.child_by_field_name("object"), place) if method in _EACH else None
    return None if isinstance(item, Dynamic) else item


def _item(script: Script, items: Node, place: Place) -> Value:
    """One item of a list, whichever; nobody knows of a list that grows where it is used."""
    name = script.scopes.data[items.start_byte : items.end_byte]
    grows = any(name + method in script.scopes.data for method in (b".push(", b".unshift(", b".splice("))
    if grows:
        return Dynamic((place,), "item of a list")
    value = evaluate(script, items)
    if isinstance(value, Object):  # of which only maps can be gone through
        value = listed(value, "entries", place) or value
    return item_of(value, place)


def _is_nothing(value: Value) -> bool:
    """Whether a default is only there so that nothing raises: `{}`, `[]`, null, undefined."""
    empty = (isinstance(value, Object) and not (value.entries or value.open or value.spreads)) or (
        isinstance(value, Array) and not (value.items or value.open)
    )
    return empty or (isinstance(value, Constant) and value.name in ("undefined", "null"))


RULES: dict[str, Rule] = {
    "identifier": _identifier,
    "shorthand_property_identifier": _identifier,
    "type_identifier": _identifier,  # of a class that stands for what is handed in
}
