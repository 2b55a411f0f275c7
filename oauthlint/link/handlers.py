"""Who calls a handler later, and what becomes of a promise of it that is rejected.

Express before 5, event emitters and timers do nothing with it, so that Node.js ends the process; others catch it.
"""

from oauthlint.link import packages
from oauthlint.link.resolve import asked_for, resolve
from oauthlint.link.world import World
from oauthlint.model.conduct import Handed
from oauthlint.model.practice import Catcher
from oauthlint.model.record import NamedTuple
from oauthlint.model.value import Awaited, Choice, External, Function, Member, Param, Promise, Ref, Result, Value


class Fate(NamedTuple):
    """What becomes of a rejection, as `Send.end` has it (None: not known), and which package it is left to."""

    end: str | None
    framework: str = ""


_UNKNOWN = Fate(None)
_LONGEST_WAY = 12


def fate(world: World, handed: Handed) -> Fate:
    """What becomes of the rejection of a function that is given to this call."""
    handling = world.knowledge.handling
    package = package_of(world, handed.callee)
    path = handed.place.path
    if package in handling.wrappers or package in handling.patches:
        return Fate("handled", package)
    known = next((one for one in handling.catchers if f"{package}/".startswith(f"{one.package}/")), None)
    kind = "event" if handed.name in handling.events else "timer" if handed.name in handling.timers else "route"
    if known is not None:
        return _of(world, path, known, kind)
    callee = resolve(world, handed.callee)
    if isinstance(callee, External):
        is_global = not callee.package and kind in ("event", "timer")
        return Fate(kind) if is_global else _UNKNOWN
    if isinstance(callee, Function) or isinstance(handed.callee, Ref):
        return Fate("caller")  # a wrapper of the project's own
    if package or not isinstance(callee, Member):
        return _UNKNOWN
    if kind == "event" and handed.first in ("text", "token"):
        return Fate("event") if _nobody_else(world, path) else _UNKNOWN
    return web(world, path) if kind == "route" and (handed.first == "path" or handed.name == "use") else _UNKNOWN


def web(world: World, path: str) -> Fate:
    """What becomes of the rejection of a handler of requests, by what the package around `path` depends on."""
    catchers = {one.package: one for one in world.knowledge.handling.catchers if one.web}
    for folder in packages.folders(path):
        found = world.file(f"{folder}/package.json" if folder else "package.json")
        asked = {one.name for one in found.installed if one.field in _RUN} if found is not None else set()
        here = [catchers[name] for name in sorted(asked) if name in catchers]
        if here:
            return _of(world, path, here[0], "route") if len(here) == 1 else _UNKNOWN
    return _UNKNOWN


def wrapped(world: World, path: str) -> bool:
    """Whether the package around `path` depends on one that wraps handlers: then one may be wrapped out of sight."""
    handling = world.knowledge.handling
    return any(packages.manifest_of(world, path, name) is not None for name in (*handling.wrappers, *handling.patches))


_RUN = ("dependencies", "devDependencies", "peerDependencies")


def _nobody_else(world: World, path: str) -> bool:
    """Whether no package is at hand whose listeners are looked after, as those of chat bots are."""
    others = [one.package for one in world.knowledge.handling.catchers if one.listens]
    return all(packages.manifest_of(world, path, name) is None for name in others)


def _of(world: World, path: str, catcher: Catcher, kind: str) -> Fate:
    """What a package makes of a rejection, in the release that is installed."""
    if kind == "event" and not catcher.listens:
        return Fate(kind, catcher.package)
    if not catcher.since:
        return Fate("handled", catcher.package)
    patches = world.knowledge.handling.patches
    if catcher.web and any(packages.manifest_of(world, path, name) is not None for name in patches):
        return Fate("handled", catcher.package)
    if catcher.since != "never":
        new = _at_least(world, path, catcher.package, catcher.since)
        if new is not False:
            return Fate("handled" if new else None, catcher.package)
    return Fate("silent" if catcher.before == "silent" else kind, catcher.package)


def _at_least(world: World, path: str, package: str, since: str) -> bool | None:
    """Whether the release of a package that code at `path` runs with is at least `since`; None where not known."""
    from oauthlint.link import ranges  # noqa: PLC0415  (node-semver, only where a handler is in question)

    version = packages.installed_version(world, path, package)
    if version is not None:
        return ranges.holds(version, f">={since}")
    manifest = packages.manifest_of(world, path, package)
    specs = [one.spec for one in manifest.installed if one.name == package] if manifest is not None else []
    bounds = ranges.bounds(specs[0]) if specs else None
    if bounds is None:
        return None
    if ranges.within(bounds, f">={since}"):
        return True
    return False if ranges.within(bounds, f"<{since}") else None


def package_of(world: World, value: Value, depth: int = 0) -> str:
    """The package that a value comes from by way of members, calls and constructions; "" where that is not known."""
    value = resolve(world, value)
    if depth > 12:
        return ""
    if isinstance(value, External):
        return value.package
    if isinstance(value, Param):
        asked = asked_for(world, value)
        return package_of(world, asked, depth + 1) if isinstance(asked, (External, Ref)) else ""
    if isinstance(value, Member):
        return package_of(world, value.base, depth + 1)
    if isinstance(value, (Awaited, Promise)):
        return package_of(world, value.value, depth + 1)
    if isinstance(value, Choice):
        return next((name for one in value.branches if (name := package_of(world, one.value, depth + 1))), "")
    call = world.calls.get((value.path, value.id)) if isinstance(value, Result) else None
    return package_of(world, call.callee, depth + 1) if call is not None else ""


def way_of(world: World, value: Value) -> list[str]:
    """The names that lead to a method, "()" for a call on the way."""
    names: list[str] = []
    while len(names) < _LONGEST_WAY:
        if isinstance(value, Member):
            names, value = [value.name, *names], value.base
        elif isinstance(value, Result) and (value.path, value.id) in world.calls:
            names, value = ["()", *names], world.calls[value.path, value.id].callee
        else:
            break
    return [*value.names, *names] if isinstance(value, External) else names
