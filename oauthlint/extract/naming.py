"""What names hold: declarations, parameters, imports, assignments before the use, properties added later."""

from oauthlint.extract.functions import function
from oauthlint.extract.scopes import FUNCTIONS, SPREAD, Assignment, Binding, Node
from oauthlint.extract.values import Rule, Script, awaited, evaluate, imported, item_of, member, one_of, through
from oauthlint.model.source import Place
from oauthlint.model.value import (
    Array,
    Branch,
    Choice,
    Constant,
    Dynamic,
    Entry,
    External,
    Function,
    Object,
    Param,
    Promise,
    Value,
)

_EACH = frozenset({"map", "forEach", "flatMap"})


def name_value(script: Script, text: str, node: Node, *, at_end: bool = False) -> Value:
    """What the name `text` holds at `node`, or (for an export) when the module has run."""
    place = script.place(node)
    if text == "undefined":
        return Constant((place,), "undefined", None)
    binding = script.scopes.find(text, node.start_byte)
    if binding is None:
        return External((place,), "", (text,))
    changes = [one for one in script.scopes.assigned.get(text, ()) if binding.start <= one.at < binding.end]
    here = binding.end - 1 if at_end else node.start_byte
    value = _bound(script, binding, text, [one for one in changes if not one.path], here, place)
    for one in changes:
        if one.path and one.node is not None:
            value = _with_property(script, value, one)
    return through(value, place)


def _identifier(script: Script, node: Node, _place: Place, _name: str) -> Value:
    return name_value(script, script.scopes.text(node), node)


def _bound(script: Script, binding: Binding, text: str, changes: list[Assignment], here: int, place: Place) -> Value:
    if binding.kind == "import":
        return imported(script, binding.module, binding.name, place)
    if binding.kind in ("function", "class"):
        return function(script, binding.node, script.place(binding.node), text)
    if binding.kind == "enum":
        return evaluate(script, binding.node, text)
    if binding.kind == "opaque":
        return Dynamic((place,), "loop, catch or rest variable")
    first = _declared(script, binding, text, place)
    if not changes:
        return first
    return _flow(script, first, text, changes, here, place)


def _declared(script: Script, binding: Binding, text: str, place: Place) -> Value:
    if binding.kind == "param":
        value: Value = _handed(script, binding, place) or Param(
            (place,), script.path, binding.function, binding.position
        )
    elif binding.kind == "item":
        value = _item(script, binding.node, place)
    else:
        value = evaluate(script, binding.node, binding.path[-1] if binding.path else text)
    for step in binding.path:
        value = member(value, step, place)
    if binding.default is None:
        return value
    fallback = evaluate(script, binding.default, text)
    if isinstance(value, Constant) and value.name == "undefined":
        return fallback
    if binding.kind == "param" and _is_nothing(fallback):
        return value  # `options = {}` only keeps a missing argument from raising: it is no configuration
    given = Branch(f"{text} is given", True, value)
    return Choice((place,), "default", (given, Branch(f"{text} is given", False, fallback)))


def _handed(script: Script, binding: Binding, place: Place) -> Value | None:
    """What a function is called with that is given to `then`, or to a method that goes through a list."""
    node, above = script.scopes.nodes.get(binding.function, (None, None))
    call = above[1][0] if above is not None and above[0].type == "arguments" and above[1] is not None else None
    target = call.child_by_field_name("function") if call is not None else None
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
    return Dynamic((place,), "item of a list") if grows else item_of(evaluate(script, items), place)


def _is_nothing(value: Value) -> bool:
    """Whether a default is only there so that nothing raises: `{}`, `[]`, null, undefined."""
    empty = (isinstance(value, Object) and not (value.entries or value.open or value.spreads)) or (
        isinstance(value, Array) and not (value.items or value.open)
    )
    return empty or (isinstance(value, Constant) and value.name in ("undefined", "null"))


def _flow(script: Script, first: Value, text: str, changes: list[Assignment], here: int, place: Place) -> Value:
    """What a re-assigned variable can be at byte `here`, back to the assignment that must have happened."""
    function = _function_at(script, here)
    candidates: list[Value] = []
    settled = False
    for one in reversed(changes):
        if one.function == function and one.at > here:
            continue
        candidates.append(
            Dynamic((place,), "assigned by a pattern") if one.node is None else evaluate(script, one.node, text)
        )
        if one.function == function and one.block[0] <= here < one.block[1]:
            settled = True
            break
    empty = isinstance(first, Constant) and first.name in ("undefined", "null")
    if not settled and not (empty and candidates):
        candidates.append(first)
    return one_of(candidates, place)


def _function_at(script: Script, position: int) -> int:
    best, size = -1, 1 << 62
    for start, (node, _) in script.scopes.nodes.items():
        if node.type in FUNCTIONS and start <= position < node.end_byte and node.end_byte - start < size:
            best, size = start, node.end_byte - start
    return best


def _with_property(script: Script, value: Value, change: Assignment) -> Value:
    """An object with one more key, set by a later `name.key = …`; deeper paths reach into known objects."""
    if isinstance(value, Function):
        added = Entry(change.path[0], script.place(change.node), evaluate(script, change.node, change.path[0]))
        return value._replace(members=(*value.members, added)) if len(change.path) == 1 else value
    if not isinstance(value, Object):
        return value
    key = change.path[0]
    if key == SPREAD:
        return value._replace(spreads=(*value.spreads, (len(value.entries), evaluate(script, change.node))))
    if len(change.path) == 1:
        start = Place(script.path, change.at, change.node.start_byte)
        added = Entry(key, start, evaluate(script, change.node, key))
        return value._replace(entries=(*[one for one in value.entries if value.spreads or one.key != key], added))
    entries = tuple(
        one._replace(value=_with_property(script, one.value, change._replace(path=change.path[1:])))
        if one.key == key
        else one
        for one in value.entries
    )
    return value._replace(entries=entries)


RULES: dict[str, Rule] = {"identifier": _identifier, "shorthand_property_identifier": _identifier}
