"""Settings that one file of a program loads, for others to ask for by their names: Nest's ConfigService, nconf."""

import posixpath
from collections.abc import Collection, Iterable, Iterator

from oauthlint.link.aliases import module
from oauthlint.link.packages import folders
from oauthlint.link.resolve import exported, member, resolve
from oauthlint.link.schemas import made_by, with_default
from oauthlint.link.settings import root_of
from oauthlint.link.world import World
from oauthlint.model.filefacts import Call, FileFacts
from oauthlint.model.practice import Registry
from oauthlint.model.value import Array, Constant, Dynamic, Env, Member, Object, Text, Trail, Value

_MOST = 40  # files that are looked at for it


def registered(world: World, package: str, way: str, at: Trail) -> Value | None:
    """The setting at a way, as the functions and files say that the program has told the package of; else None.

    Without a `package` any will do, since an object that a framework hands in does not say where it is from.
    """
    for registry in world.knowledge.environment.registries:
        if package not in ("", registry.package):
            continue
        names = way.split(registry.separator)
        for file in _telling(world, at[-1].path, registry.package):
            for name, held in _told(world, file, registry):
                found = _below(world, held, names[1:] if name else names, at) if name in ("", names[0]) else None
                if found is not None:
                    return _over(world, file, registry, names, found, at)
    return None


def _below(world: World, value: Value, names: list[str], at: Trail) -> Value | None:
    """The value at a way; None where there is none."""
    for name in names:
        value = member(world, value, name, at)
        if isinstance(value, (Dynamic, Member)) or (isinstance(value, Constant) and value.name == "undefined"):
            return None
    return value


def _told(world: World, file: FileFacts, registry: Registry) -> Iterator[tuple[str, Value]]:
    """The settings that the calls of a file tell of, with the name that they get ("" for none)."""
    for call in file.calls:
        root = root_of(world, resolve(world, call.callee))
        if root is None or root.package != registry.package:
            continue
        given = [resolve(world, one) for one in call.args[:2]]
        if call.name in registry.names and len(given) > 1 and isinstance(given[0], Text):
            made = made_by(world, given[1])
            yield from [(given[0].text, made)] if made is not None else ()
        elif call.name in registry.loads and given and isinstance(given[0], Object):
            load = next((resolve(world, one.value) for one in given[0].entries if one.key == "load"), None)
            functions = (resolve(world, one) for one in load.items) if isinstance(load, Array) else ()
            yield from (("", made) for one in functions if (made := made_by(world, one)) is not None)
        elif call.name in registry.defaults and given and isinstance(given[0], Object):
            yield "", given[0]
        elif call.name in registry.files:
            yield from (("", one) for one in _documents(world, file.path, call, given))


def _documents(world: World, path: str, call: Call, given: list[Value]) -> Iterator[Value]:
    """The files that a call names: by their path from the program's folder, or from that of the code."""
    options = (one for one in given if isinstance(one, Object))
    named = [*given, *(resolve(world, one.value) for each in options for one in each.entries if one.key == "file")]
    for name in (one.text for one in named if isinstance(one, Text) and "." in one.text):
        for folder in folders(path):
            file = world.file(posixpath.normpath(posixpath.join(folder, name)))
            if file is not None:
                yield exported(world, file, "default", call.callee.at)
                break


def _over(world: World, file: FileFacts, registry: Registry, names: list[str], found: Value, at: Trail) -> Value:
    """A setting with the variable that counts over it, where the package is told how such are called."""
    for call in file.calls if registry.files else ():
        base = root_of(world, resolve(world, call.callee))
        if call.name != "env" or base is None or base.package != registry.package or not call.args:
            continue
        given = resolve(world, call.args[0])
        said = (
            next((resolve(world, one.value) for one in given.entries if one.key == "separator"), None)
            if isinstance(given, Object)
            else given
        )
        if isinstance(said, Text):
            return with_default(Env(at, said.text.join(names)), found, at)
    return found


def _telling(world: World, path: str, package: str) -> Iterator[FileFacts]:
    """The files that tell the package of settings."""
    knows = world.knowledge.environment
    stems = [posixpath.join(folder, one) for folder in folders(path) for one in knows.entries]
    return (one for one in leading(world, path, stems, knows.words) if package in one.imports)


def leading(world: World, path: str, stems: Iterable[str], words: Collection[str]) -> Iterator[FileFacts]:
    """A file, those with a stem, and what these import.

    Of the imports, those whose names hold one of the words, and all of a file whose own name does.
    """
    found = [path, *(one for stem in stems for one in (f"{stem}.ts", f"{stem}.js"))]
    todo = [file for one in found if (file := world.file(one)) is not None]
    seen: set[str] = set()
    while todo and len(seen) < _MOST:
        file = todo.pop(0)
        if file.path in seen:
            continue
        seen.add(file.path)
        yield file
        telling = any(word in file.path for word in words)
        for one in file.imports:
            if telling or any(word in one.lower() for word in words):
                more = module(world, file.path, one)
                todo += [more] if more is not None else []
