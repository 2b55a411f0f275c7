"""What containers of dependencies hold: `container.bind(TOKEN).toConstantValue(options)` and the like."""

from collections.abc import Iterator

from oauthlint.link.injections import built_by, items_of, one_of, same
from oauthlint.link.resolve import member, resolve
from oauthlint.link.schemas import made_by
from oauthlint.link.settings import root_of
from oauthlint.link.surroundings import context_of
from oauthlint.link.world import World
from oauthlint.model.filefacts import Call
from oauthlint.model.terms import PROTOTYPE
from oauthlint.model.value import Array, External, Function, Member, Object, Result, Value

_KEYS = {"value": "value", "factory": "factory", "type": "class"}  # typedi: `Container.set({ id, value })`


def bound(world: World, token: Value) -> Value | None:
    """What is bound to a token, resolved; a choice where several things are, and the object of a class by itself."""
    methods = {key.partition("#")[2] for key in world.knowledge.environment.binding}
    calls = [call for path in sorted(world.files) for call in world.files[path].calls if call.name in methods]
    found = [one for call in calls for one in _of(world, call, token)]
    if not found and isinstance(token, Function):
        return member(world, token, PROTOTYPE, token.at)
    return one_of(found, token.at)


def _of(world: World, call: Call, token: Value) -> Iterator[Value]:
    """What a call binds to the token."""
    if not call.args or context_of(call.place.path) != "prod":
        return
    callee = resolve(world, call.callee)
    root = root_of(world, callee)
    how = world.knowledge.environment.binding.get(f"{root.package}#{call.name}") if root is not None else None
    if how is None:
        return
    for name, way, value in _said(world, call, callee, how):
        made = _made(world, way, resolve(world, value), call.place.path) if same(resolve(world, name), token) else None
        if made is not None:
            yield made


def _said(world: World, call: Call, callee: Value, how: str) -> Iterator[tuple[Value, str, Value]]:
    """The tokens that a call names, how what is bound to each is given, and that."""
    before = callee.base if isinstance(callee, Member) else None
    naming = world.calls.get((before.path, before.id)) if isinstance(before, Result) else None
    if len(call.args) > 1:
        yield call.args[0], how, call.args[1]
        return
    first = resolve(world, call.args[0])
    many = [first] if isinstance(first, Object) else list(items_of(world, first)) if isinstance(first, Array) else []
    for one in many:
        entries = {each.key: each.value for each in one.entries} if isinstance(one, Object) else {}
        if "id" in entries:
            yield from ((entries["id"], _KEYS[key], entries[key]) for key in _KEYS if key in entries)
    if naming is not None and naming.args and not naming.is_new:
        yield naming.args[0], how, call.args[0]


def _made(world: World, how: str, value: Value, path: str) -> Value | None:
    if how == "provider":
        return built_by(world, value, path, 0) if isinstance(value, Object) else None
    if how == "factory":
        return made_by(world, value)
    if how == "class":
        return member(world, value, PROTOTYPE, value.at) if isinstance(value, Function) else None
    return value if not isinstance(value, External) else None
