"""Transports that a program makes of variables of its environment, where a file of the project sets those."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence

from oauthlint.link.packages import folders
from oauthlint.link.world import World
from oauthlint.model.filefacts import Setting
from oauthlint.model.practice import Variables
from oauthlint.model.source import Place
from oauthlint.model.value import Constant, Dynamic, Entry, Object, Secret, Text, Trail, Value

_NEVER = ("service", "url")  # options that would count over the others, where a program has no variable for them
_TRUTHS = {"true": True, "false": False}

Given = Mapping[str, Setting]
Said = tuple[Sequence[str], Place, Value]  # a way into the options, where its name stands, and the value


def by_environment(world: World, path: str) -> Iterator[tuple[Variables, Value]]:
    """What each program makes of the variables that a file sets together: of an env file, of one service."""
    together: dict[tuple[str, ...], dict[str, Setting]] = {}
    for one in world.files[path].settings:
        together.setdefault(one.path[:-1], {})[one.path[-1]] = one
    for given in together.values():
        for shape in world.knowledge.variables:
            if _is_told(given, shape) and _is_asked_for(world, path, shape.needs):
                yield shape, _options(given, shape)


def _is_told(given: Given, shape: Variables) -> bool:
    for name, values in shape.told.items():
        value = given[name].value if name in given else None
        if value is not None and (not values or (isinstance(value, Text) and value.text.lower() in values)):
            return True
    return False


def _is_asked_for(world: World, path: str, package: str) -> bool:
    manifests = (world.file(posixpath.join(one, "package.json")) for one in folders(path)) if package else ()
    return not package or any(
        one is not None and any(each.name == package for each in one.installed) for one in manifests
    )


def _options(given: Given, shape: Variables) -> Value:
    """The options that the program makes; what is not set here may be set elsewhere, so they are open."""
    whole = given.get(shape.options.get("", ""))
    if whole is not None:
        return whole.value
    found = {way: given[name] for way, name in shape.options.items() if name in given}
    at = next(iter(found.values())).value.at
    said: list[Said] = [(way.split("."), one.key_place, _plain(one.value)) for way, one in found.items()]
    said += [(way.split("."), at[-1], _plain(Text(at, text))) for way, text in shape.preset.items() if way not in found]
    said += [([one], at[-1], Constant(at, "undefined", None)) for one in _NEVER if one not in shape.options]
    if shape.oauth2 in given:
        said.append((["auth", "type"], given[shape.oauth2].key_place, Text(at, "OAuth2")))
    return _object(at, said)


def _object(at: Trail, said: Sequence[Said]) -> Object:
    """The object that has these values at these ways."""
    made: list[Entry] = []
    for key in dict.fromkeys(way[0] for way, _, _ in said):
        inside = [(way[1:], place, value) for way, place, value in said if way[0] == key]
        place = inside[0][1]
        made.append(Entry(key, place, inside[0][2] if not inside[0][0] else _object(inside[0][2].at, inside)))
    return Object(at, tuple(made), open=True)


def _plain(value: Value) -> Value:
    """A variable's text as the programs read it, who turn what looks like a number or a yes or no into one."""
    if isinstance(value, Secret):
        return Dynamic(value.at, "a variable of the environment")  # a secret is told where it stands
    if not isinstance(value, Text):
        return value
    if value.text.lower() in _TRUTHS:
        return Constant(value.at, "boolean", _TRUTHS[value.text.lower()])
    return Constant(value.at, "number", float(value.text)) if value.text.isdigit() and len(value.text) < 6 else value
