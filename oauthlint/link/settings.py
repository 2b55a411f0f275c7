"""Settings that are read by their name: `config.get('SMTP_HOST')` of whichever library, or of one's own."""

from oauthlint.link.resolve import resolve
from oauthlint.link.world import World
from oauthlint.model.filefacts import Call
from oauthlint.model.value import (
    Awaited,
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
