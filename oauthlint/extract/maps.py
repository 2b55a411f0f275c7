"""`Map`: an object whose keys are those of its pairs, since nobody calls a method `get` of an object that has none."""

from oauthlint.extract.calls import listed
from oauthlint.extract.scopes import Node
from oauthlint.extract.values import Script, evaluate, member
from oauthlint.model.source import Place
from oauthlint.model.terms import property_of
from oauthlint.model.value import Array, Entry, Object, Text, Value

_LISTS = frozenset({"entries", "values", "keys"})


def made(script: Script, node: Node | None, place: Place) -> Value:
    """The map of the pairs that a node is; of one that begins empty nobody knows what it will hold."""
    if node is not None and node.type == "array":
        pairs = [_pair(script, one) for one in node.named_children if one.type != "comment"]
    else:
        value = evaluate(script, node) if node is not None else None
        pairs = [one.items if isinstance(one, Array) else () for one in getattr(value, "items", ())]
    entries = [Entry(one[0].text, one[0].at[-1], one[1]) for one in pairs if len(one) > 1 and isinstance(one[0], Text)]
    return Object((place,), tuple(entries), not pairs or len(entries) < len(pairs))


def _pair(script: Script, node: Node) -> tuple[Value, ...]:
    if node.type != "array" or node.named_child_count != 2:
        return ()
    key, value = node.named_children
    return evaluate(script, key, "path"), evaluate(script, value)


def got(script: Script, target: Node, given: list[Node], place: Place) -> Value | None:
    """What a method of a map gives; None where it is none."""
    name = script.scopes.text(target.child_by_field_name("property"))
    if (name != "get" or len(given) != 1) and (name not in _LISTS or given):
        return None
    held = evaluate(script, target.child_by_field_name("object"))
    if not isinstance(held, Object) or held.spreads or any(one.key == name for one in held.entries):
        return None
    if name in _LISTS:
        return listed(held, name, place)
    key = evaluate(script, given[0], "path")
    return member(held, key.text, place) if isinstance(key, Text) else property_of(held, (place,))
