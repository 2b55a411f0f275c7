"""What Nest hands to a class: what a module of the project provides under a token, or the object of another class."""

import posixpath
from collections.abc import Iterator, Sequence

from oauthlint.link.packages import folders
from oauthlint.link.registries import leading
from oauthlint.link.resolve import asked_for, member, resolve
from oauthlint.link.surroundings import context_of
from oauthlint.link.world import World
from oauthlint.model.filefacts import Call
from oauthlint.model.terms import PROTOTYPE, substitute
from oauthlint.model.value import (
    Array,
    Branch,
    Choice,
    Entry,
    External,
    Function,
    Member,
    Object,
    Param,
    Promise,
    Result,
    Text,
    Trail,
    Value,
)

_PACKAGE = "@nestjs/common"
_SPEAKING = ("module", "provider")  # what the names of files say that provide
_ENTRIES = ("app.module", "src/app.module")
_BUILT = "MODULE_OPTIONS_TOKEN"
_DEEPEST = 6  # modules that bring modules
_MOST = 8  # providers of one token that are told apart


def handed_in(world: World, value: Param) -> Value | None:
    """What a parameter of a class is, that a framework makes; None where nobody tells."""
    term = asked_for(world, value)
    if term is None:
        return None
    asked = resolve(world, term)
    if isinstance(asked, Function):
        return provided(world, asked, value.path) or member(world, asked, PROTOTYPE, value.at)
    return None if isinstance(asked, External) or (isinstance(asked, Result) and same(asked, term)) else asked


def provided(world: World, token: Value, path: str, depth: int = 0) -> Value | None:
    """What the modules that a file can see provide under a token, resolved; a choice where they provide several."""
    if depth > _DEEPEST:
        return None
    made = (built_by(world, one, path, depth + 1) for one in _offered(world, token, path))
    return one_of([one for one in made if one is not None], token.at)


def one_of(found: list[Value], at: Trail) -> Value | None:
    """What is provided under a token; a choice where it is several things."""
    found = [one for n, one in enumerate(found) if one not in found[:n]][:_MOST]
    if len(found) < 2:
        return found[0] if found else None
    tests = (f"provider {n + 1} of {len(found)} is meant" for n in range(len(found)))
    return Choice(at, "assigned", tuple(Branch(test, True, one) for test, one in zip(tests, found, strict=True)))


def _offered(world: World, token: Value, path: str) -> list[Object]:
    """The providers of a token: objects with `useValue`, `useFactory`, `useClass` or `useExisting`."""
    built = _builder(token)
    for here in ("", path) if world.whole else (path,):
        found = [one for one in _offers(world, here, built) if _is_for(world, one, token)]
        if found:
            return found
    return []


def _is_for(world: World, provider: Object, token: Value) -> bool:
    name = next((one.value for one in provider.entries if one.key == "provide"), None)
    return name is None or same(resolve(world, name), token)  # those of a builder have no name


def _offers(world: World, path: str, built: tuple[str, int] | None) -> Sequence[Object]:
    """All providers that a file can see ("": that all files have), or those of the modules that one builder made."""
    if built is None and path in world.offers:
        return world.offers[path]
    every = (one for call in _modules(world, path) for one in _provisions(world, call.args[0], built, 0))
    named = ((one, any(each.key == "provide" for each in one.entries)) for one in every)
    found = [one for one, has_name in named if has_name == (built is None)]
    if built is None:
        world.offers[path] = found
    return found


def _modules(world: World, path: str) -> Iterator[Call]:
    """The modules that may bring what a file asks for, those of tests left out."""
    near = [posixpath.join(folder, posixpath.basename(path).partition(".")[0]) for folder in list(folders(path))[:2]]
    near += [posixpath.join(folder, posixpath.basename(folder)) for folder in list(folders(path))[:2]]
    stems = [f"{one}.module" for one in near]
    stems += [posixpath.join(folder, one) for folder in folders(path) for one in _ENTRIES]
    known = leading(world, path, stems, _SPEAKING) if path else world.known()
    for file in sorted((one for one in known if _PACKAGE in one.imports), key=lambda one: one.path):
        for call in file.calls if context_of(file.path) == "prod" else ():
            if call.name == "Module" and call.args and _is_module(world, call):
                yield call


def _is_module(world: World, call: Call) -> bool:
    callee = resolve(world, call.callee)
    return isinstance(callee, External) and callee.package == _PACKAGE


def _provisions(world: World, value: Value, built: tuple[str, int] | None, depth: int) -> Iterator[Object]:
    """The providers of a module, and of those that its imports make: `imports: [MailModule.register({ … })]`."""
    made = resolve(world, value)
    keys = {one.key: one.value for one in made.entries} if isinstance(made, Object) and depth < _DEEPEST else {}
    for one in items_of(world, keys.get("providers")):
        yield from _each(one)
    for one in items_of(world, keys.get("imports")):
        if built is not None and isinstance(one, Result):
            yield from _of_builder(world, one, built)
        for each in _each(one):
            yield from _provisions(world, each, built, depth + 1)


def items_of(world: World, value: Value | None) -> Iterator[Value]:
    """The items of a list, those of the lists in it too."""
    items = resolve(world, value) if value is not None else None
    if isinstance(items, Array):
        for one in items.items:
            yield resolve(world, one)
        for one in items.spreads:
            yield from items_of(world, one)


def _each(value: Value) -> Iterator[Object]:
    """The objects that a value may be."""
    if isinstance(value, Choice):
        for one in value.branches:
            yield from _each(one.value)
    elif isinstance(value, Promise):
        yield from _each(value.value)
    elif isinstance(value, Object):
        yield value


def _builder(token: Value) -> tuple[str, int] | None:
    """The call that made a token, where it is one of Nest's `ConfigurableModuleBuilder`."""
    base = token.base if isinstance(token, Member) and token.name == _BUILT else None
    return (base.path, base.id) if isinstance(base, Result) else None


def _of_builder(world: World, made: Result, built: tuple[str, int]) -> Iterator[Object]:
    """What a module of that builder is given: `MailModule.forRoot({ … })` a value, `forRootAsync` how it is made."""
    call = world.calls.get((made.path, made.id))
    callee = resolve(world, call.callee) if call is not None and call.args else None
    owner = callee.base if isinstance(callee, Member) else None
    if call is None or not isinstance(owner, Function) or not isinstance(callee, Member):
        return
    file = world.file(owner.path)
    from oauthlint.link.aliases import module  # noqa: PLC0415  (few modules are made so)

    known = [found.path for one in (file.imports if file else ()) if (found := module(world, owner.path, one))]
    if built[0] not in (owner.path, *known):
        return
    given = resolve(world, call.args[0])
    if callee.name.endswith("Async"):
        yield from _each(given)
    else:
        yield Object(given.at, (Entry("useValue", call.place, given),))


def built_by(world: World, provider: Object, path: str, depth: int) -> Value | None:
    """What a provider gives, resolved."""
    keys = {one.key: resolve(world, one.value) for one in provider.entries}
    if "useValue" in keys:
        return keys["useValue"]
    if isinstance(found := keys.get("useClass"), Function):
        return member(world, found, PROTOTYPE, found.at)
    if "useExisting" in keys:
        other = keys["useExisting"]
        found = provided(world, other, path, depth)
        return found or (member(world, other, PROTOTYPE, other.at) if isinstance(other, Function) else None)
    made = keys.get("useFactory")
    body = world.body(made.path, made.id) if isinstance(made, Function) else None
    if body is None or not isinstance(made, Function):
        return None
    asked = [provided(world, one, path, depth) for one in items_of(world, keys.get("inject"))]
    args = (one or Param(made.at, made.path, made.id, n) for n, one in enumerate(asked))
    found = resolve(world, substitute(body.returns, made.path, made.id, tuple(args)))
    return found.value if isinstance(found, Promise) else found


def same(one: Value, other: Value) -> bool:
    """Whether two tokens are the same: a text, a class, a symbol that one call has made, or what one place says."""
    if isinstance(one, Text):
        return isinstance(other, Text) and one.text == other.text
    if isinstance(one, External):
        return isinstance(other, External) and (one.package, one.names) == (other.package, other.names)
    if isinstance(one, (Function, Result)):
        return isinstance(other, (Function, Result)) and (one.path, one.id) == (other.path, other.id)
    return bool(one.at) and one.at[-1:] == other.at[-1:]
