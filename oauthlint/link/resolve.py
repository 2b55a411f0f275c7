"""What a term is once all files can be asked: references, members, results and spreads are followed to their ends.

Nothing is guessed: what stays unresolved is returned as it is, and the caller treats it as not known.
"""

from operator import is_

from oauthlint.link.aliases import module
from oauthlint.link.world import World
from oauthlint.model.choosing import LOST, RAISES, decided, loadable, lost, may_raise, raises, says_nothing
from oauthlint.model.filefacts import Call, FileFacts
from oauthlint.model.source import Place
from oauthlint.model.strings import of_method
from oauthlint.model.terms import PROTOTYPE, along, calculated, mapped, property_of, substitute, waited
from oauthlint.model.value import (
    Array,
    Awaited,
    Branch,
    Calculation,
    Choice,
    Constant,
    Dynamic,
    Entry,
    Env,
    External,
    Function,
    Index,
    Join,
    Member,
    Object,
    Param,
    Promise,
    Ref,
    Result,
    Text,
    Trail,
    Value,
)

DEEPEST = 60
_ENDS = frozenset({Text, Constant, Env, Function, Dynamic})  # what is nothing but itself


def resolve(world: World, value: Value, depth: int = 0) -> Value:
    """The value itself, or the term at which knowledge ends."""
    if type(value) in _ENDS or (isinstance(value, Param) and asked_for(world, value) is None):
        return value
    known = world.memo.get(id(value))
    if known is not None:
        return known[1]
    if isinstance(value, External) and not _of_project(world, value):
        found = _of_store(world, _undeclared(world, value))
        world.memo[id(value)] = (value, found)
        return found
    if depth > DEEPEST or id(value) in world.active:
        return Dynamic(value.at, "refers to itself" if id(value) in world.active else "nested too deeply")
    world.active.add(id(value))
    try:
        found = _resolve(world, value, depth + 1)
    finally:
        world.active.discard(id(value))
    if type(found) is type(value) and all(map(is_, found, value)):  # nothing more is known: one of the two is enough
        found = value
    world.memo[id(value)] = (value, found)  # the term is kept, so that its id stays its own
    return found


def asked_for(world: World, value: Param) -> Value | None:
    """What a framework is asked to hand in for a parameter of a class, as the class says it; None where it is not."""
    body = world.body(value.path, value.function)
    injected = body.injected if body is not None else ()
    return next((one for position, one in injected if position == value.position), None)


def _undeclared(world: World, value: External) -> External:
    """A name that no one declares and that is a mail library's own: a script whose import is missing, or elsewhere."""
    lost = not value.package and value.names[:1] and value.names[0] in world.knowledge.mail_packages
    return value._replace(package=value.names[0], names=value.names[1:]) if lost else value


def _resolve(world: World, value: Value, depth: int) -> Value:
    if isinstance(value, Ref):
        return along(_reference(world, value, depth), value.at)
    if isinstance(value, External):
        return along(_named(world, value, depth), value.at)
    if isinstance(value, (Member, Index)):
        return along(_property(world, value, depth), value.at)
    if isinstance(value, Result):
        return along(_result(world, value, depth), value.at)
    if isinstance(value, Awaited):
        return waited(resolve(world, value.value, depth), value.at)
    if isinstance(value, Param):
        from oauthlint.link.injections import handed_in  # noqa: PLC0415  (few projects have a framework that does so)

        return handed_in(world, value) or value
    if isinstance(value, Object):
        return _object(world, value, depth)
    made = mapped(value, lambda one: resolve(world, one, depth))
    if isinstance(made, Choice):
        return loadable(made) if made.form == "environment" else decided(made)
    if isinstance(made, Join):
        texts = [one.text for one in made.parts if isinstance(one, Text)]
        return Text(made.at, "".join(texts)) if len(texts) == len(made.parts) else made
    return calculated(made.at, made.sign, made.left, made.right) if isinstance(made, Calculation) else made


def _property(world: World, value: Member | Index, depth: int) -> Value:
    base = resolve(world, value.base, depth)
    if isinstance(value, Member):
        return member(world, base, value.name, value.at, depth)
    key = resolve(world, value.key, depth)
    return member(world, base, key.text, value.at, depth) if isinstance(key, Text) else property_of(base, value.at)


def _object(world: World, value: Object, depth: int) -> Value:
    """An object with what it spreads; what is asked for while it is made may raise an error instead."""
    if any(may_raise(one.value) and raises(resolve(world, one.value, depth)) for one in value.entries):
        return Dynamic(value.at, RAISES)
    if not value.spreads:
        return value
    from oauthlint.link.spreads import merged  # noqa: PLC0415  (most objects are written out)

    return merged(value, lambda one: resolve(world, one, depth))


def member(world: World, base: Value, name: str, at: Trail, depth: int = 0) -> Value:
    """A property of a resolved value."""
    if isinstance(base, Object):
        return _entry(world, base, name, at, depth)
    if isinstance(base, Choice):
        arms = tuple(Branch(one.test, one.holds, member(world, one.value, name, at, depth)) for one in base.branches)
        return base._replace(branches=arms)
    if isinstance(base, External):
        if not base.package and base.names == ("process", "env"):
            return Env(at, name)
        made = base._replace(names=base.names if name == "default" and base.package else (*base.names, name))
        return _of_store(world, made) if base.package else made
    if isinstance(base, Array) and name.isdigit() and (found := _item(base, int(name), at)) is not None:
        return resolve(world, found, depth)
    static = [one.value for one in base.members if one.key == name] if isinstance(base, Function) else []
    if static:
        return resolve(world, static[-1], depth)
    if isinstance(base, Function) and name == PROTOTYPE:
        body = world.body(base.path, base.id)
        return resolve(world, body.returns, depth) if body is not None and body.is_class else Member(at, base, name)
    if lost(base):
        return base
    if isinstance(base, (Constant, Dynamic)):
        return Dynamic(at, "property of something that is not known")
    return Member(at, base, name)


def _item(base: Array, number: int, at: Trail) -> Value | None:
    if number < len(base.items):
        return base.items[number]
    return None if base.open or base.spreads else Constant(at, "undefined", None)


def _entry(world: World, base: Object, name: str, at: Trail, depth: int) -> Value:
    whole = resolve(world, base, depth)
    if not isinstance(whole, Object):
        return Member(at, base, name)
    for one in reversed(whole.entries):
        if one.key == name:
            return resolve(world, one.value, depth)
    return Dynamic(at, "key of an open object") if whole.open else Constant(at, "undefined", None)


def _result(world: World, value: Result, depth: int) -> Value:
    """What a call gives, where its function is one of the project's own."""
    call = world.calls.get((value.path, value.id))
    if call is None:
        return value
    callee = resolve(world, call.callee, depth)
    if isinstance(callee, External):
        return _of_package(world, value, call, callee, depth)
    if isinstance(callee, Function):
        return applied(world, value, callee, call.args, depth)
    made = of_method(callee, value.at)
    held = isinstance(callee.base, Promise) if isinstance(callee, Member) else isinstance(callee, Result)
    if made is None and (held or (call.name == "get" and isinstance(callee, (Constant, Dynamic)))):
        from oauthlint.link.given import of_value  # noqa: PLC0415  (most calls are of functions by their names)

        made = of_value(world, value, call, callee, depth)
    return made or _of_setting(world, value, call, callee)


def applied(world: World, value: Result, callee: Function, args: tuple[Value, ...], depth: int) -> Value:
    """What a function of the project gives for these arguments, seen where it is called."""
    body = world.body(callee.path, callee.id)
    if body is None:
        return value
    # `size = sane(size)`: each pass would put a new term into the last one, and their number grows without end
    if (value.path, value.id) in world.calling:
        return Dynamic(value.at, "refers to itself")
    world.calling.add((value.path, value.id))
    try:
        made = resolve(world, substitute(body.returns, callee.path, callee.id, args), depth)
    finally:
        world.calling.discard((value.path, value.id))
    if isinstance(made, Choice) and says_nothing(made):
        made = Dynamic(value.at, "what a function of the project gives")
    return Promise(value.at, made) if body.is_async and not isinstance(made, Promise) else made


def _of_setting(world: World, value: Result, call: Call, callee: Value) -> Value:
    """What a method gives that reads a setting by its name or checks all of them, which only its name tells here."""
    knows = world.knowledge.environment
    if not any(call.name in one for one in (knows.reads, knows.checks, knows.chained)) and call.base != "env":
        return value
    from oauthlint.link.settings import read  # noqa: PLC0415  (few projects read their settings so)

    return read(world, value, call, callee) or value


def _of_package(world: World, value: Result, call: Call, callee: External, depth: int) -> Value:
    """What a call of a package gives that hands on what it is given, or that reads a setting from a file."""
    knows, key = world.knowledge.environment, f"{callee.package}#{'.'.join(callee.names)}"
    store = knows.store(callee.package, callee.names[0] if len(callee.names) == 1 else "")
    if key not in knows.passing and key not in knows.loaders and store is None:
        return _of_setting(world, value, call, callee)
    from oauthlint.link.given import of_package  # noqa: PLC0415  (few projects have such calls)

    return of_package(world, value, call, key, store, depth) or value


def _reference(world: World, value: Ref, depth: int) -> Value:
    """What another file exports under a name."""
    found = module(world, value.path, value.module)
    if found is None:
        return Dynamic(
            value.at, f"{LOST} {value.module} was not found" if len(value.module) < 80 else f"{LOST} not found"
        )
    return exported(world, found, value.name, value.at, depth)


def _of_project(world: World, value: External) -> FileFacts | None:
    """The file of the project that a package's name stands for: of an alias, or of another package of the workspace."""
    return module(world, value.at[-1].path, value.package) if value.package and value.at else None


def _named(world: World, value: External, depth: int) -> Value:
    """What such a file exports. A name that it does not export is one of its default export."""
    found = _of_project(world, value)
    if found is None:
        return value
    exports = world.exports[found.path]
    whole = not value.names or ("default" in exports and value.names[0] not in exports)
    name, rest = (
        ("default" if "default" in exports else "*", value.names) if whole else (value.names[0], value.names[1:])
    )
    made = exported(world, found, name, value.at, depth)
    for one in rest:
        made = member(world, made, one, value.at, depth)
    return made


def _of_store(world: World, value: External) -> Value:
    """A setting that is read as a property of a package: `config.mail.host`."""
    store = world.knowledge.environment.store(value.package, "") if value.names else None
    if store is None or value.names[0] == store.read or store.at:
        return value
    from oauthlint.link.stores import stored  # noqa: PLC0415  (few projects read their settings so)

    return stored(world, store, value.at, ".".join(value.names)) or value


def exported(world: World, file: FileFacts, name: str, at: Trail, depth: int = 0) -> Value:
    """The export `name` of a file: "*" is the module itself, "default" falls back to `module.exports`."""
    exports = world.exports[file.path]
    if name == "*":
        if "=" in exports:
            return resolve(world, exports["="], depth)
        here = Place(file.path, 0, 0)
        entries = tuple(Entry(key, here, one) for key, one in exports.items() if key != "*")
        stars = tuple((0, one) for key, one in file.exports if key == "*")
        return resolve(world, Object(at, entries, spreads=stars), depth)
    if name in exports:
        return resolve(world, exports[name], depth)
    if "=" in exports:
        whole = resolve(world, exports["="], depth)
        return whole if name == "default" else member(world, whole, name, at, depth)
    if depth < DEEPEST and any(key == "*" for key, _ in file.exports):
        from oauthlint.link.stars import behind_stars  # noqa: PLC0415  (most files hand on nothing so)

        for star, other in behind_stars(world, file, name):
            found = exported(world, other, name, star.at, depth + 1)
            if not isinstance(found, (Dynamic, Constant)):
                return found
    return Dynamic(at, f"{file.path} exports no {name}")
