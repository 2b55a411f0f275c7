"""What calls give that are not of a function by its name: of a map, a promise, of packages that hand on or read."""

from oauthlint.link.resolve import applied, member, resolve
from oauthlint.link.world import World
from oauthlint.model.filefacts import Call
from oauthlint.model.practice import Store
from oauthlint.model.value import Function, Member, Object, Promise, Result, Text, Value


def of_value(world: World, value: Result, call: Call, callee: Value, depth: int) -> Value | None:
    """What `promise.then(f)`, `map.get(key)` and a function that `bind` has given its first arguments give."""
    if isinstance(callee, Member):
        return _of_promise(world, value, call, callee.base, depth) if isinstance(callee.base, Promise) else None
    return _of_bound(world, value, call, callee, depth) if isinstance(callee, Result) else _of_map(world, call, depth)


def _of_map(world: World, call: Call, depth: int) -> Value | None:
    """What a map of another file holds: only of one does an object that has no method `get` give anything by it."""
    base = resolve(world, call.callee.base, depth) if isinstance(call.callee, Member) else None
    key = resolve(world, call.args[0], depth) if isinstance(base, Object) and len(call.args) == 1 else None
    if not isinstance(base, Object) or not isinstance(key, Text):
        return None
    return member(world, base, key.text, (call.place,), depth)


def _of_bound(world: World, value: Result, call: Call, callee: Result, depth: int) -> Value | None:
    bind = world.calls.get((callee.path, callee.id))
    if bind is None or bind.name != "bind" or not isinstance(bind.callee, Member):
        return None
    base = resolve(world, bind.callee.base, depth)
    return applied(world, value, base, (*bind.args[1:], *call.args), depth) if isinstance(base, Function) else None


def _of_promise(world: World, value: Result, call: Call, promise: Promise, depth: int) -> Value | None:
    if call.name in ("catch", "finally"):
        return promise
    taker = resolve(world, call.args[0], depth) if call.args and call.name == "then" else None
    if not isinstance(taker, Function):
        return None
    made = applied(world, value, taker, (promise.value,), depth)
    return made if isinstance(made, Promise) else Promise(value.at, made)


def of_package(world: World, value: Result, call: Call, key: str, store: Store | None, depth: int) -> Value | None:
    """What a package's function gives, by its `key` in the knowledge or the `store` of settings that it reads."""
    knows = world.knowledge.environment
    given = [resolve(world, one, depth) for one in call.args]
    if key in knows.passing:
        from oauthlint.link.passing import passed  # noqa: PLC0415  (few projects have such calls)

        return passed(knows.passing[key], given, lambda base, name: member(world, base, name, value.at, depth))
    if key in knows.loaders:
        from oauthlint.link.schemas import loaded  # noqa: PLC0415  (few projects read their settings so)

        return loaded(world, knows.loaders[key], given, value.at)
    from oauthlint.link.stores import stored  # noqa: PLC0415  (as above)

    way = given[0].text if given and isinstance(given[0], Text) else ""
    return stored(world, store, value.at, way) if store and (store.at or way) else None
