"""What assignments make of a name: those that happen before a use, each under the conditions that it hangs on."""

from collections.abc import Callable

from oauthlint.extract import certain
from oauthlint.extract.calls import joined
from oauthlint.extract.guards import Guard, guards
from oauthlint.extract.scopes import SPREAD, Assignment, Node
from oauthlint.extract.syntax import WRAPPERS
from oauthlint.extract.values import Script, evaluate, one_of
from oauthlint.model.choosing import truthy
from oauthlint.model.source import Place
from oauthlint.model.terms import NOTHING, bounded
from oauthlint.model.value import (
    Branch,
    Choice,
    Constant,
    Dynamic,
    Entry,
    Function,
    Member,
    Object,
    Param,
    Result,
    Secret,
    Text,
    Value,
)

MOST = 60  # assignments to one name; bundles have thousands
_WITHIN = WRAPPERS | {"object", "array", "pair", "spread_element"}


def held(script: Script, first: Value, text: str, changes: list[Assignment], use: tuple[Node, int]) -> Value:
    """What a name holds that began as `first`, at the node and byte of a use.

    Assignments in functions that do not run around the use may have happened or not. Properties that are added behind
    the use count where the object itself is kept, and not where it is handed on for good.
    """
    node, here = use
    if len(changes) > MOST:
        return Dynamic((script.place(node),), "assigned too often to follow")
    around = script.scopes.functions_at(here)
    value = first
    others: list[Value] = []
    for one in changes:
        if one.function in around:
            seen = _visible(script, one, here, node if one.function == around[0] else None)
            if seen is not None:
                value = _assigned(script, value, one, seen, text)
                others = others if one.path or seen else []
        elif one.path and _comes_too_late(script, one, node, text):
            continue
        elif one.path:
            value = _assigned(script, value, one, guards(script, one.item), text)
        else:
            others.insert(0, _given(script, value, one, text))
    if any(not one.path for one in changes):
        value = _without_nothing(value)
    found = [*others, *([] if others and _is_nothing(value) else [value])]
    return bounded(one_of(found, script.place(changes[0].item[0])))


def with_changes(script: Script, value: Value, changes: list[Assignment]) -> Value:
    """A value with the properties that it is given somewhere."""
    for one in changes:
        value = _with_property(script, value, one, guards(script, one.item))
    return value


def _visible(script: Script, change: Assignment, here: int, nearest: Node | None) -> list[Guard] | None:
    """The conditions that a change hangs on, as seen from a use; None where the use cannot see it.

    `nearest` is the node of the use where both stand in the same function.
    """
    if change.at <= here < change.item[0].end_byte:
        return None  # `options = { ...options, auth }`: what it was before
    if nearest is not None and change.at > here and (not change.path or _is_handed_on(nearest)):
        return None
    met: list[Guard] = []
    for one in guards(script, change.item):
        if one.start <= here < one.end:
            continue
        beside = one.place.start <= here < one.place.end
        if one.leaves or beside or one.rest[0] <= here < one.rest[1]:
            return None
        met += [] if one.sure else [one]
    return met


def _comes_too_late(script: Script, change: Assignment, use: Node, text: str) -> bool:
    """Whether a change stands in a function that is only made behind a use that hands the object on.

    So it is where name and use are of one function: each run of that has an object of its own.
    """
    scopes = script.scopes
    binding = scopes.find(text, use.start_byte) if change.at > use.end_byte and _is_handed_on(use) else None
    if binding is None or binding.kind != "init" or binding.node is None:
        return False
    around = scopes.functions_at(use.start_byte)
    inner = [scopes.nodes[one][0] for one in scopes.functions_at(change.at) if one not in around]
    made = all(one.start_byte >= use.end_byte and "declaration" not in one.type for one in inner)
    return made and scopes.functions_at(binding.node.start_byte)[0] == around[0]


def _is_handed_on(node: Node) -> bool:
    """Whether a name stands in what a call is given or a function gives back: later changes come too late."""
    above = node.parent
    while above is not None and above.type in _WITHIN:
        above = above.parent
    return above is not None and above.type in ("arguments", "return_statement")


def _assigned(script: Script, value: Value, change: Assignment, around: list[Guard], text: str) -> Value:
    around = [one for one in around if not _asks_for_itself(script, one, change)]
    if change.path:
        return _with_property(script, value, change, around)
    return _under(value, around, lambda old: _given(script, old, change, text))


def _asks_for_itself(script: Script, guard: Guard, change: Assignment) -> bool:
    """Whether a condition only asks if there is something to assign: `if (env.HOST) host = env.HOST`."""
    if change.node is None or guard.form != "if":
        return False
    test, holds = guard.arms[guard.taken]
    return holds and test == script.scopes.text(change.node)


def _given(script: Script, old: Value, change: Assignment, name: str) -> Value:
    """What an assignment gives, by its operator."""
    place = script.place(change.item[0])
    if change.node is None:
        return Dynamic((place,), "assigned by a pattern")
    new = certain.within(script, evaluate(script, change.node, name), change.item)
    if change.sign == "+=":
        return joined([old, new], place, script.read, name)
    if change.sign in ("||=", "??="):
        if truthy(old) or (isinstance(old, Constant) and old.value is None):
            return old if truthy(old) else new
        test = script.scopes.text(change.item[0].child_by_field_name("left"))
        form = "or" if change.sign == "||=" else "nullish"
        return Choice((place,), form, (Branch(test, True, old), Branch(test, False, new)))
    return Dynamic((place,), "calculation") if change.sign else new


def _under(value: Value, around: list[Guard], change: Callable[[Value], Value]) -> Value:
    """A value after a change under conditions: an alternative for each arm of each of them."""
    if not around:
        return change(value)
    guard, rest = around[0], around[1:]
    if isinstance(value, Choice) and _is_of(value, guard):
        arms = list(value.branches)
        arms[guard.taken] = arms[guard.taken]._replace(value=_under(arms[guard.taken].value, rest, change))
        return value._replace(branches=tuple(arms))
    made = _under(value, rest, change)
    arms = [
        Branch(test, holds, made if number == guard.taken else value) for number, (test, holds) in enumerate(guard.arms)
    ]
    return Choice((guard.place,), guard.form, tuple(arms))


def _is_of(value: Choice, guard: Guard) -> bool:
    """Whether a choice hangs on the condition of a guard."""
    same = tuple((one.test, one.holds) for one in value.branches) == guard.arms
    return same and value.form == guard.form and (guard.form == "if" or value.at[-1:] == (guard.place,))


def _with_property(script: Script, value: Value, change: Assignment, around: list[Guard]) -> Value:
    """An object with one more key, set by a later `name.key = …`; deeper paths reach into known objects."""
    if isinstance(value, Choice):
        return value._replace(branches=tuple(_arms(script, value, change, around)))
    if isinstance(value, Function):
        added = Entry(change.path[0], script.place(change.item[0]), _given(script, NOTHING, change, change.path[0]))
        return value._replace(members=(*value.members, added)) if len(change.path) == 1 else value
    if isinstance(value, Param) and change.path != (SPREAD,):
        value = Object(value.at, (), spreads=((0, value),))
    return _with_key(script, value, change, around) if isinstance(value, Object) else value


def _arms(script: Script, value: Choice, change: Assignment, around: list[Guard]) -> list[Branch]:
    """The arms of a choice after a change that may hang on the same condition."""
    guard = next((one for one in around if _is_of(value, one)), None)
    rest = [one for one in around if one is not guard]
    return [
        one
        if guard is not None and number != guard.taken
        else one._replace(value=_with_property(script, one.value, change, rest))
        for number, one in enumerate(value.branches)
    ]


def _with_key(script: Script, value: Object, change: Assignment, around: list[Guard]) -> Value:
    key, *further = change.path
    if key == SPREAD:
        if change.node is None:
            return value._replace(open=True)
        source = _under(Object((), ()), around, lambda _old: evaluate(script, change.node))
        return value._replace(spreads=(*value.spreads, (len(value.entries), source)))
    known = next((one for one in reversed(value.entries) if one.key == key), None)
    hidden = value.spreads and (known is None or value.spreads[-1][0] > value.entries.index(known))
    left = change.item[0].child_by_field_name("left")
    place = script.place(left) if left is not None else script.place(change.item[0])
    old: Value = Member((place,), value, key) if hidden else known.value if known is not None else NOTHING
    if further:
        if old is NOTHING:
            return value
        inner = Object((place,), (), spreads=((0, old),)) if isinstance(old, Member) else old
        new = _with_property(script, inner, change._replace(path=tuple(further)), around)
        added = Entry(key, known.place if known is not None else place, new)
    else:
        start = Place(script.path, change.at, change.node.start_byte) if change.node is not None else place
        new = _under(old, around, lambda before: _given(script, before, change, key))
        added = Entry(key, start, new)
    kept = value.entries if value.spreads else tuple(one for one in value.entries if one.key != key)
    return value._replace(entries=(*kept, added))


def _is_nothing(value: Value) -> bool:
    return isinstance(value, Constant) and value.name in ("undefined", "null")


def _without_nothing(value: Value) -> Value:
    """A choice without the arms that hold nothing yet: whoever uses the name has seen to it that it holds something."""
    if not isinstance(value, Choice) or value.form in ("or", "nullish", "default"):
        return value
    arms = [one._replace(value=_without_nothing(one.value)) for one in value.branches]
    full = [one for one in arms if not _is_nothing(one.value)] or arms[:1]
    return full[0].value if len(full) == 1 else value._replace(branches=tuple(full))


def put(found: list[Value]) -> list[Value]:
    """What a field is set to, without what it begins with: nothing, `{}`, and "" or 0 before what is not known."""
    rest = [one for one in found if not _is_nothing(one)] or found
    rest = [one for one in rest if not _holds_nothing(one)] or rest
    unknown = any(isinstance(one, (Param, Dynamic, Member, Result)) for one in rest)
    return [one for one in rest if not _is_empty(one)] if unknown else rest


def _is_empty(value: Value) -> bool:
    if isinstance(value, Secret):
        return value.verdict == "empty"
    return (isinstance(value, Text) and not value.text) or (isinstance(value, Constant) and value.value == 0)


def _holds_nothing(value: Value) -> bool:
    return isinstance(value, Object) and not (value.entries or value.spreads or value.open)
