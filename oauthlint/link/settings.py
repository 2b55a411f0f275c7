"""Settings that are read by their name: `config.get('SMTP_HOST')` of whichever library, or of one's own."""

from oauthlint.link.resolve import resolve
from oauthlint.link.world import World
from oauthlint.model.filefacts import Call
from oauthlint.model.value import (
    Awaited,
    Choice,
    Constant,
    Env,
    External,
    Function,
    Member,
    Object,
    Promise,
    Result,
    Secret,
    Text,
    Trail,
    Value,
)

_DEEPEST = 40  # methods that are called on one another


def read(world: World, value: Result, call: Call, callee: Value) -> Value | None:
    """What a method gives that reads a setting by its name, or checks all of them; None for any other method."""
    knows = world.knowledge.environment
    base = resolve(world, callee.base) if isinstance(callee, Member) else callee
    if call.name in knows.chained and isinstance(call.callee, Member):
        held = resolve(world, call.callee.base)  # `callee` is the property of each branch, which a number has not
        if isinstance(held, Env) or (isinstance(held, Choice) and isinstance(held.branches[0].value, Env)):
            return _made(world, held, call, value.at)
    root = root_of(world, base)
    package = root.package if root is not None else ""
    if package in knows.schemas and call.name in knows.checks | {"get": ""}:
        from oauthlint.link.schemas import checked, declared  # noqa: PLC0415  (few projects declare their settings)

        if package == "convict":
            return declared(world, base, call, value.at) if isinstance(base, Result) else None
        if call.name in knows.checks and call.args:
            return checked(world, base, call, value.at)
    first = resolve(world, call.args[0]) if call.args else None
    if not isinstance(first, Text) or not _reads_settings(world, call, base, package):
        return None
    if first.text.replace("_", "").isalnum() and first.text.isupper():
        return _variable(world, first.text, call, value.at)
    from oauthlint.link.registries import registered  # noqa: PLC0415  (few projects name groups of settings)

    return registered(world, package, first.text, value.at)


def _variable(world: World, name: str, call: Call, at: Trail) -> Value:
    found = Env(at, name, world.knowledge.environment.types.get(call.name, ""), "config")
    fallback = resolve(world, call.args[1]) if len(call.args) > 1 else None
    if not isinstance(fallback, (Text, Constant, Secret)):
        return found
    from oauthlint.link.schemas import with_default  # noqa: PLC0415  (few settings have a fallback)

    return with_default(found, fallback, at)


def _made(world: World, found: Env | Choice, call: Call, at: Trail) -> Value | None:
    """What `env.get('X').default('a').asInt()` makes of a variable, by the last of its methods."""
    to = world.knowledge.environment.chained[call.name]
    if to == "default":
        from oauthlint.link.schemas import with_default  # noqa: PLC0415  (few settings have a fallback)

        return with_default(found, resolve(world, call.args[0]), at) if call.args and isinstance(found, Env) else None
    return _turned(found, to)


def _turned(value: Value, to: str) -> Value:
    """A variable, or what holds in its place, after a conversion."""
    if isinstance(value, Choice):
        return value._replace(branches=tuple(one._replace(value=_turned(one.value, to)) for one in value.branches))
    if isinstance(value, Env):
        return value._replace(convert=to or value.convert)
    if isinstance(value, Text) and to == "boolean":
        return Constant(value.at, "boolean", value.text.lower() in ("true", "1"))
    return value


def root_of(world: World, value: Value) -> External | None:
    """The package that a chain of calls and properties begins with."""
    for _ in range(_DEEPEST):
        if isinstance(value, External):
            return value
        if isinstance(value, Member):
            value = resolve(world, value.base)
        elif isinstance(value, (Awaited, Promise)):
            value = value.value
        elif isinstance(value, Result) and (value.path, value.id) in world.calls:
            value = resolve(world, world.calls[value.path, value.id].callee)
        else:
            return None
    return None


def _reads_settings(world: World, call: Call, base: Value, package: str) -> bool:
    """Whether a call reads settings: its object is known to, or bears the name of such a thing and is not known."""
    knows = world.knowledge.environment
    if package and (package in knows.schemas or knows.registry(package) is not None):
        return call.name in knows.reads
    if package or isinstance(base, (Object, Function, External)):
        return False
    telling = any(word in call.base.lower() for word in knows.words)
    return call.name == "env" or (telling and (call.name in knows.reads or call.name in knows.types))
