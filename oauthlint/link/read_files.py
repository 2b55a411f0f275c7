"""Files of the project that its code reads by itself, by `JSON.parse(fs.readFileSync(…))` and its like."""

import posixpath

from oauthlint.link.packages import folders
from oauthlint.link.resolve import exported, resolve
from oauthlint.link.world import World
from oauthlint.model.filefacts import Call
from oauthlint.model.record import NamedTuple
from oauthlint.model.value import Awaited, External, Join, Member, Promise, Result, Text, Trail, Value

_DEEPEST = 12  # calls inside one another
_HERE = (("__dirname",), ("import", "meta", "dirname"))
_URL = ("import", "meta", "url")


class _Way(NamedTuple):
    """A way to a file; `anchored` says that it begins at the root of the project, else where the program starts."""

    path: str
    anchored: bool


def parsed(world: World, text: Value, at: Trail) -> Value | None:
    """What the text of a file holds that is read and parsed; None where it is no file of the project."""
    call, gives = _loading(world, text)
    if call is None:
        return None
    if gives == "text":
        return held(world, call.args[0], at) if call.args else None
    callee = resolve(world, call.callee)
    return parsed(world, callee.base, at) if isinstance(callee, Member) and callee.name == "toString" else None


def held(world: World, way: Value, at: Trail) -> Value | None:
    """What a document holds, by the way to it."""
    found = _way(world, way, 0)
    if found is None or not found.path:
        return None
    path = at[-1].path
    for folder in ("",) if found.anchored else folders(path):
        file = world.file(posixpath.normpath(posixpath.join(folder, found.path)))
        if file is not None:
            return exported(world, file, "default", at)
    return None


def _loading(world: World, value: Value) -> tuple[Call | None, str]:
    """The call that a value is the result of, awaited or not, and what the knowledge says that it gives."""
    while isinstance(value, (Awaited, Promise)):
        value = value.value
    call = world.calls.get((value.path, value.id)) if isinstance(value, Result) else None
    callee = resolve(world, call.callee) if call is not None else None
    if not isinstance(callee, External):
        return call, ""
    return call, world.knowledge.environment.loaders.get(f"{callee.package}#{'.'.join(callee.names)}", "")


def _way(world: World, value: Value, depth: int) -> _Way | None:
    """The way that an expression makes: from the folder of its file, from where the program starts, or from neither."""
    value = resolve(world, value)
    if depth > _DEEPEST:
        return None
    if isinstance(value, Text):
        return None if value.text.startswith("/") else _Way(value.text, anchored=False)
    if isinstance(value, External) and not value.package and value.at:
        path = value.at[-1].path
        here = posixpath.dirname(path) if value.names in _HERE else path if value.names == _URL else None
        return _Way(here, anchored=True) if here is not None else None
    if isinstance(value, Join):
        first, *rest = (_piece(world, one, depth + 1) for one in value.parts)
        return _joined(first, rest, "")
    if not isinstance(value, Result):
        return None
    call, gives = _loading(world, value)
    return _called(world, call, gives, depth + 1) if call is not None else None


def _piece(world: World, value: Value, depth: int) -> _Way | None:
    return _Way(value.text, anchored=False) if isinstance(value, Text) else _way(world, value, depth)


def _called(world: World, call: Call, gives: str, depth: int) -> _Way | None:
    ways = [_piece(world, resolve(world, one), depth) for one in call.args]
    if gives == "start":
        return _Way("", anchored=False)
    if gives == "path":
        return _joined(ways[0], ways[1:], "/") if ways else None
    if gives == "same-path" and ways:
        return ways[0]
    if gives == "folder" and ways and ways[0] is not None:
        return ways[0]._replace(path=posixpath.dirname(ways[0].path))
    if gives == "url" and len(ways) == 2 and ways[1] is not None:
        return _joined(ways[1]._replace(path=posixpath.dirname(ways[1].path)), ways[:1], "/")
    return None


def _joined(first: _Way | None, rest: list[_Way | None], between: str) -> _Way | None:
    """Pieces behind a way; None where one of them is not known, or begins anew."""
    if first is None or any(one is None or one.anchored for one in rest):
        return None
    path = between.join([first.path, *[one.path for one in rest if one is not None]])
    return first._replace(path=path if first.path else path.lstrip("/"))
