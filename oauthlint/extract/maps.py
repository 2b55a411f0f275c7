"""`Map`: an object whose keys are those of its pairs, since nobody calls a method `get` of an object that has none."""

from oauthlint.extract.calls import listed
from oauthlint.extract.scopes import Node
from oauthlint.extract.values import Script, evaluate, member, property_of
from oauthlint.model.source import Place
from oauthlint.model.value import Array, Entry, Object, Text, Value

_LISTS = frozenset({"entries", "values", "keys"})


def made(pairs: Value | None, place: Place) -> Value:
    """The map of these pairs; of one that begins empty nobody knows what it will hold."""
    entries: list[Entry] = []
    items = pairs.items if isinstance(pairs, Array) else ()
    for one in items:
        key = one.items[0] if isinstance(one, Array) and len(one.items) == 2 else None
        if isinstance(one, Array) and isinstance(key, Text):
            entries.append(Entry(key.text, key.at[-1], one.items[1]))
    is_open = not items or len(entries) < len(items) or (isinstance(pairs, Array) and pairs.open)
    return Object((place,), tuple(entries), is_open)


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
    key = evaluate(script, given[0], "key")
    return member(held, key.text, place) if isinstance(key, Text) else property_of(held, place)
