"""Settings that are checked against a schema, or declared with their variables and their defaults.

A setting is the variable of the environment that it comes from, and what the code has for it where that is not set.
"""

from collections.abc import Iterator, Sequence

from oauthlint.link.resolve import member, resolve
from oauthlint.link.world import World
from oauthlint.model.filefacts import Call
from oauthlint.model.terms import substitute
from oauthlint.model.value import (
    Branch,
    Choice,
    Dynamic,
    Entry,
    Env,
    External,
    Function,
    Member,
    Object,
    Promise,
    Result,
    Text,
    Trail,
    Value,
)

ENVIRONMENT = ("process", "env")
_PARTS = ("server", "client", "shared")  # of @t3-oss/env
_DEEPEST = 12  # methods that are called on one another


def loaded(world: World, gives: str, given: Sequence[Value], at: Trail) -> Value | None:
    """What a call gives that loads settings, its arguments resolved: see `loaders` in the knowledge."""
    environment = External(at, "", ENVIRONMENT)
    if gives == "environment":
        return environment
    if gives == "parsed":
        return Object(at, (Entry("parsed", at[-1], environment),), open=True)
    if gives in ("document", "file"):
        from oauthlint.link.read_files import held, parsed  # noqa: PLC0415  (few projects read their settings so)

        return (parsed if gives == "document" else held)(world, given[0], at) if given else None
    if gives == "injected":
        from oauthlint.link.injections import provided  # noqa: PLC0415  (few projects have a framework that does so)

        return provided(world, given[0], at[-1].path) if given else None
    if gives == "bound":
        from oauthlint.link.containers import bound  # noqa: PLC0415  (as above)

        return bound(world, given[0]) if given else None
    if gives == "factory":
        return made_by(world, given[1]) if len(given) > 1 else None
    if gives == "validated":
        return _filled(world, given[0], given[1] if len(given) > 1 else None, at) if given else None
    options = given[0] if given and isinstance(given[0], Object) else None
    if options is None:
        return None
    source = next((resolve(world, one.value) for one in options.entries if one.key.startswith("runtimeEnv")), None)
    parts = [resolve(world, one.value) for one in options.entries if one.key in _PARTS]
    entries = tuple(entry for one in parts if isinstance(one, Object) for entry in one.entries)
    return _filled(world, source if isinstance(source, Object) else environment, Object(at, entries), at)


def made_by(world: World, value: Value, *args: Value) -> Value | None:
    """What a function of the project gives back, resolved, where it is given these arguments."""
    if not isinstance(value, Function):
        return None
    body = world.body(value.path, value.id)
    if body is None:
        return None
    returned = body.returns.value if isinstance(body.returns, Promise) else body.returns
    return resolve(world, substitute(returned, value.path, value.id, args) if args else returned)


def with_default(found: Env, default: Value, at: Trail) -> Value:
    """The variable where it is set, else what holds instead."""
    test = f"{found.name} is set"
    return Choice(at, "or", (Branch(test, True, found), Branch(test, False, default)))


def checked(world: World, base: Value, call: Call, at: Trail) -> Value | None:
    """What `schema.parse(process.env)` and its like give; `base` is what the method is called on."""
    given = [resolve(world, one) for one in call.args[:2]]
    source = next((one for one in given if isinstance(one, Object) or _is_environment(one)), None)
    if source is None:
        return None
    schema = next((one for one in given if one is not source), base)
    value = _filled(world, source, schema if isinstance(schema, Object) else _shape(world, schema), at)
    value = _transformed(world, value, schema, at)
    if call.name.endswith("Async"):
        return Promise(at, value)
    key = world.knowledge.environment.checks[call.name]
    return Object(at, (Entry(key, at[-1], value),), open=True) if key else value


def _is_environment(value: Value) -> bool:
    return isinstance(value, External) and not value.package and value.names == ENVIRONMENT


def _chain(world: World, value: Value) -> Iterator[Call]:
    """The calls that made a value, the last one first: of `z.object({ … }).partial()` `partial`, then `object`."""
    for _ in range(_DEEPEST):
        call = world.calls.get((value.path, value.id)) if isinstance(value, Result) else None
        if call is None:
            return
        yield call
        callee = resolve(world, call.callee)
        if not isinstance(callee, Member):
            return
        value = resolve(world, callee.base)


def _shape(world: World, schema: Value) -> Object | None:
    """The settings that a schema names: those of `z.object({ … })`, and what is called on that says of more."""
    more: tuple[Entry, ...] = ()
    is_open = False
    for call in _chain(world, schema):
        what = world.knowledge.environment.shapes.get(call.name)
        told = resolve(world, call.args[0]) if call.args else None
        named = told if isinstance(told, Object) else _shape(world, told) if isinstance(told, Result) else None
        if what in ("shape", "loose"):
            keys = {one.key for one in more}
            entries = tuple(one for one in named.entries if one.key not in keys) if named is not None else ()
            is_open = is_open or what == "loose" or named is None or named.open
            return Object(schema.at, (*entries, *more), open=is_open)
        if what == "more" and named is not None:
            more, is_open = (*named.entries, *more), is_open or named.open
        elif what not in ("kept", "made"):
            is_open = True
    return None


def _transformed(world: World, value: Value, schema: Value, at: Trail) -> Value:
    """What functions of a schema make of the settings that it gives: `.transform((env) => ({ ...env, port: 465 }))`."""
    shapes = world.knowledge.environment.shapes
    for call in reversed([one for one in _chain(world, schema) if shapes.get(one.name) == "made"]):
        function = resolve(world, call.args[0]) if call.args else None
        made = made_by(world, function, value) if function is not None else None
        value = _without_failure(made) if made is not None else Dynamic(at, "made of the settings by a function")
    return value


def _without_failure(value: Value) -> Value:
    """A value without the arms in which a schema is not met: `return z.NEVER`."""
    if not isinstance(value, Choice):
        return value
    arms = [
        one for one in value.branches if not (isinstance(one.value, External) and one.value.names[-1:] == ("NEVER",))
    ]
    kept = tuple(one._replace(value=_without_failure(one.value)) for one in arms)
    return kept[0].value if len(kept) == 1 else value._replace(branches=kept)


def _filled(world: World, source: Value, spec: Value | None, at: Trail) -> Value:
    """The settings that a schema names, each with its default; without a schema, what they are read from."""
    if not isinstance(spec, Object):
        return source._replace(open=True) if isinstance(source, Object) else source
    entries = []
    for one in spec.entries:
        held = member(world, source, one.key, (one.place,))
        asked = resolve(world, one.value)
        default = _default(world, asked)
        held = _converted(world, held, asked) if isinstance(held, Env) else held
        filled = held if default is None or not isinstance(held, Env) else with_default(held, default, (one.place,))
        entries.append(one._replace(value=filled))
    return Object(at, tuple(entries), spec.open)


def _converted(world: World, found: Env, asked: Value) -> Env:
    """A variable as its schema hands it on: what is asked to be anything but a text is made something else of."""
    plain, types = world.knowledge.environment.plain, world.knowledge.environment.types
    names = [one.name for one in _chain(world, asked)]
    if found.convert or (names and all(one in plain for one in names)):
        return found
    return found._replace(convert=next((types[one] for one in names if one in types), "other"))


def _default(world: World, value: Value) -> Value | None:
    """The default of one setting: `z.string().default('x')`, `str({ default: 'x' })`."""
    for call in _chain(world, value):
        first = resolve(world, call.args[0]) if call.args else None
        if call.name == "default":
            return first
        if isinstance(first, Object):
            return next((resolve(world, one.value) for one in first.entries if one.key == "default"), None)
    return None


def declared(world: World, base: Result, call: Call, at: Trail) -> Value | None:
    """What `config.get('mail.host')` of convict gives by the declaration of the settings."""
    made = world.calls.get((base.path, base.id))
    spec = resolve(world, made.args[0]) if made is not None and made.args else None
    way = resolve(world, call.args[0]) if call.args else None
    if way is not None and not isinstance(way, Text):
        return None
    for name in way.text.split(".") if way is not None else ():
        spec = member(world, spec, name, at) if spec is not None else None
    return _leaves(world, spec, at) if isinstance(spec, Object) else None


def _leaves(world: World, spec: Object, at: Trail) -> Value:
    keys = {one.key: one for one in spec.entries}
    if not keys.keys() & {"default", "env", "format"}:
        inner = ((one, resolve(world, one.value)) for one in spec.entries)
        made = (
            one._replace(value=_leaves(world, value, (one.place,)) if isinstance(value, Object) else value)
            for one, value in inner
        )
        return Object(at, tuple(made), spec.open)
    default = resolve(world, keys["default"].value) if "default" in keys else None
    name = resolve(world, keys["env"].value) if "env" in keys else None
    if not isinstance(name, Text):
        return default if default is not None else Dynamic(at, "a setting without a default")
    form = resolve(world, keys["format"].value) if "format" in keys else default
    text = isinstance(form, Text) or (isinstance(form, External) and form.names == ("String",))
    found = Env((*at, *name.at), name.text, "" if text else "other")
    return found if default is None else with_default(found, default, at)
