"""The options of a transport as a framework makes them of settings that have other names or stand elsewhere."""

import posixpath
from collections.abc import Sequence

from oauthlint.link.packages import folders
from oauthlint.link.world import World
from oauthlint.model.knowledge import ConfigShape
from oauthlint.model.source import Place
from oauthlint.model.value import Dynamic, Entry, Object, Trail, Value

Said = tuple[Sequence[str], Place, Value]  # a way into the options, where its name stands, and the value


def asks_for(world: World, path: str, package: str) -> bool:
    """Whether a manifest beside a file or above asks for a package."""
    manifests = (world.file(posixpath.join(one, "package.json")) for one in folders(path))
    return any(one is not None and any(each.name == package for each in one.installed) for one in manifests)


def as_options(shape: ConfigShape, value: Value) -> Value:
    """What stands in a file of settings as the options that the framework makes of it."""
    if not isinstance(value, Object):
        return value
    ways = {key: way.split(".") for key, way in shape.renames}
    kept = [one for one in value.entries if one.key in ways or not shape.only]
    said: list[Said] = [(ways.get(one.key, [one.key]), one.place, one.value) for one in kept]
    made = object_of(value.at, said, is_open=value.open)
    missing = [one for one in shape.open if one not in [entry.key for entry in made.entries]]
    entries = [one._replace(value=_opened(one.value)) if one.key in shape.open else one for one in made.entries]
    entries += [Entry(one, value.at[-1], Dynamic(value.at, "variables may hold it")) for one in missing if value.at]
    return made._replace(entries=tuple(entries))


def _opened(value: Value) -> Value:
    return value._replace(open=True) if isinstance(value, Object) else value


def object_of(at: Trail, said: Sequence[Said], *, is_open: bool) -> Object:
    """The object that has these values at these ways."""
    made: list[Entry] = []
    for key in dict.fromkeys(way[0] for way, _, _ in said):
        inside = [(way[1:], place, value) for way, place, value in said if way[0] == key]
        way, place, value = inside[0]
        made.append(Entry(key, place, object_of(value.at, inside, is_open=is_open) if way else value))
    return Object(at, tuple(made), open=is_open)
