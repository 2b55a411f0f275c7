"""Settings that a package reads from files of the project, and the variables that count over them."""

import posixpath
import re
from collections.abc import Iterator

from oauthlint.link.packages import folders
from oauthlint.link.passing import over
from oauthlint.link.resolve import exported, member, resolve
from oauthlint.link.world import World
from oauthlint.model.practice import Store
from oauthlint.model.terms import along
from oauthlint.model.value import Branch, Choice, Constant, Dynamic, Env, Object, Secret, Text, Trail, Value

_SUFFIXES = (".json", ".json5", ".yaml", ".yml", ".js", ".cjs", ".ts")
_FORMATS = {"json": "json", "number": "number", "boolean": "boolean"}


def stored(world: World, store: Store, at: Trail, way: str) -> Value | None:
    """The setting that is read by the `way` to it; None where no file of the project has it."""
    for folder in folders(at[-1].path):
        if store.at:
            whole = _document(world, folder, store.files[0], at)
            if whole is None:
                continue
            return _overridden(world, _at(world, whole, store.at, at), store.prefix)
        layers = [one for stem in store.files if (one := _document(world, folder, stem, at)) is not None]
        mapping = _document(world, folder, store.mapping, at)
        if not layers and mapping is None:
            continue
        found = _layered(world, layers, way, at)
        if mapping is None:
            return found
        named = _variables(_at(world, mapping, way, at))
        return found if named is None else named if found is None else _with(named, found)
    return None


def _overridden(world: World, value: Value, prefix: str) -> Value:
    """Settings of which each has a variable that counts over it, named after the way to it."""
    if isinstance(value, Object):
        made = []
        for one in value.entries:
            inner = resolve(world, one.value)
            name = prefix + re.sub("(?=[A-Z])", "_", one.key).upper() + "_" * isinstance(inner, Object)
            made.append(one._replace(value=_overridden(world, inner, name)))
        return value._replace(entries=tuple(made))
    return _with(Env(value.at, prefix), value)


def _document(world: World, folder: str, stem: str, at: Trail) -> Value | None:
    for suffix in _SUFFIXES:
        file = world.file(posixpath.join(folder, stem + suffix))
        if file is not None:
            return exported(world, file, "default", at)
    return None


def _at(world: World, document: Value, way: str, at: Trail) -> Value:
    for name in way.split("."):
        document = member(world, document, name, at)
    return resolve(world, document)


def _is_missing(value: Value) -> bool:
    return isinstance(value, Constant) and value.name == "undefined"


def _layered(world: World, layers: list[Value], way: str, at: Trail) -> Value | None:
    """What the files say: that of the first, and that with each further one over it where they differ."""
    said = [one for one in (_at(world, layer, way, at) for layer in layers) if not _is_missing(one)]
    if not said:
        return None
    held = list(_each(said))
    if len(held) == 1:
        return held[0]
    tests = (f"file {number + 1} of the settings counts" for number in range(len(held)))
    return Choice(at, "assigned", tuple(Branch(test, True, one) for test, one in zip(tests, held, strict=False)))


def _each(said: list[Value]) -> Iterator[Value]:
    whole = said[0]
    yield whole
    for one in said[1:]:
        whole = over(whole, one)
        yield whole


def _variables(value: Value) -> Value | None:
    """The environment's variables that a mapping names, None where it names none."""
    if isinstance(value, Text):
        return Env(value.at, value.text)
    if not isinstance(value, Object):
        return None
    keys = {one.key: one.value for one in value.entries}
    name, form = keys.get("__name"), keys.get("__format")
    if isinstance(name, Text):
        return Env(name.at, name.text, _FORMATS.get(form.text, "") if isinstance(form, Text) else "")
    entries = ((one, _variables(one.value)) for one in value.entries)
    return value._replace(entries=tuple(one._replace(value=made) for one, made in entries if made is not None))


def _with(named: Value, found: Value) -> Value:
    """A setting whose variables count over what the files say, where they are set."""
    if isinstance(found, Choice):
        arms = tuple(one._replace(value=_with(named, one.value)) for one in found.branches)
        return found._replace(branches=arms)
    if isinstance(named, Env) and isinstance(found, Env):
        return found
    if isinstance(named, Env):
        nothing = isinstance(found, (Constant, Dynamic)) or (isinstance(found, Text) and not found.text)
        nothing = nothing or (isinstance(found, Secret) and found.verdict == "empty")
        arms = (Branch(f"{named.name} is set", True, named), Branch(f"{named.name} is set", False, found))
        return named if nothing and not (isinstance(found, Constant) and found.value) else Choice(named.at, "or", arms)
    if not (isinstance(named, Object) and isinstance(found, Object)):
        return along(found, named.at[:1])
    entries = {one.key: one for one in found.entries}
    for one in named.entries:
        old = entries.get(one.key)
        entries[one.key] = one if old is None else one._replace(value=_with(one.value, old.value))
    return found._replace(entries=tuple(entries.values()))
