"""Which file of the project a module specifier means: by the way to it, by an alias or by a package of the workspace.

What an alias means stands in a tsconfig.json, in `imports` of a manifest, or in the habits of a framework; a package
of the workspace is one whose manifest has the name.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from oauthlint.link.packages import folders
from oauthlint.link.world import Unread, World
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.value import Array, Object, Text, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_CONFIGS = ("tsconfig.json", "jsconfig.json")
_HABITS = {"@": ("src", ""), "~": ("src", ""), "$lib": ("src/lib",)}  # Next.js and Vue, Nuxt, SvelteKit
_PATTERNS = ("packages/*", "apps/*", "libs/*")  # where pnpm's list of the workspace cannot be read
_LOCAL = ("workspace:", "file:", "link:", "portal:")
SUFFIXES = (
    "",
    ".ts",
    ".js",
    ".tsx",
    ".jsx",
    ".mjs",
    ".cjs",
    ".mts",
    ".cts",
    ".json",
    "/index.ts",
    "/index.js",
    "/index.mjs",
    "/index.tsx",
    "/index.cjs",
)
# `import './mail.js'` means mail.ts beside it, in TypeScript's own module resolution.
_WRITTEN_AS = {".js": (".ts", ".tsx"), ".mjs": (".mts",), ".cjs": (".cts",), ".jsx": (".tsx",)}
_DEEPEST = 5  # configurations that extend each other


def module(world: World, importer: str, specifier: str) -> FileFacts | None:
    """The file of the project that a module specifier means, None for what is installed."""
    folder = posixpath.dirname(importer)
    path = world.meant.get((folder, specifier))
    if path is None:
        beside = [posixpath.normpath(posixpath.join(folder, specifier))] if specifier.startswith(".") else ()
        bases = beside or meant(world, importer, specifier)
        try:
            found = next((one for base in bases if (one := _at(world, base))), None)
        except Unread as one:
            world.meant[folder, specifier] = one.path
            raise
        path = world.meant[folder, specifier] = found.path if found else ""
    return world.file(path) if path else None


def _at(world: World, base: str) -> FileFacts | None:
    """The file at a path whose suffix may be missing, or be that of what it is compiled to."""
    if base.startswith(".."):
        return None
    stem, suffix = posixpath.splitext(base)
    for candidate in (*[stem + one for one in _WRITTEN_AS.get(suffix, ())], *[base + one for one in SUFFIXES]):
        if candidate in world.files or posixpath.splitext(candidate)[1]:
            found = world.file(candidate)
            if found is not None:
                return found
    return None


def meant(world: World, importer: str, specifier: str) -> Iterator[str]:
    """The paths, with or without a suffix, that a module specifier may mean which is no way to a file.

    The likeliest comes first; a package that is installed from a registry has none.
    """
    if specifier.startswith("#"):
        yield from _own_imports(world, importer, specifier)
    elif not specifier.startswith(("/", "node:")) and not _is_known(world, specifier):
        yield from _aliased(world, importer, specifier)
        yield from _in_workspace(world, importer, specifier)


def _is_known(world: World, specifier: str) -> bool:
    """Whether it is a package that our knowledge knows: nobody calls his own so."""
    return specifier in world.knowledge.mail_packages or any(one.package == specifier for one in world.knowledge.calls)


def _aliased(world: World, importer: str, specifier: str) -> Iterator[str]:
    """What the nearest configuration of the compiler says, else what the framework's habit is."""
    for folder in folders(importer):
        for name in _CONFIGS:
            config = world.file(posixpath.join(folder, name))
            if config is not None:
                yield from _by_paths(*_paths(world, config, 0), specifier)
    head, _, rest = specifier.partition("/")
    for folder in folders(importer) if head in _HABITS else ():
        if world.file(posixpath.join(folder, "package.json")) is not None:
            yield from (posixpath.normpath(posixpath.join(folder, one, rest)) for one in _HABITS[head])
            return


def _paths(world: World, config: FileFacts, depth: int) -> tuple[dict[str, Any], str]:
    """`compilerOptions.paths`, also of a configuration that this one extends, and the folder that they start from."""
    said = _plain(dict(config.exports).get("="))
    folder = posixpath.dirname(config.path)
    options = said.get("compilerOptions") if isinstance(said, dict) else None
    if isinstance(options, dict) and (options.get("paths") or options.get("baseUrl")):
        base = posixpath.join(folder, str(options.get("baseUrl") or "."))
        return ({"*": ["*"]} if options.get("baseUrl") else {}) | dict(options.get("paths") or {}), base
    parents = said.get("extends") if isinstance(said, dict) else None
    for parent in parents if isinstance(parents, list) else [parents]:
        if isinstance(parent, str) and parent.startswith(".") and depth < _DEEPEST:
            path = posixpath.normpath(posixpath.join(folder, parent))
            found = world.file(path if path.endswith(".json") else f"{path}.json")
            if found is not None:
                return _paths(world, found, depth + 1)
    return {}, folder


def _by_paths(paths: dict[str, Any], base: str, specifier: str) -> Iterator[str]:
    """The targets of the patterns that fit, those with the longest beginning first."""
    for pattern in sorted(paths, key=lambda one: -len(one.partition("*")[0])):
        start, star, end = pattern.partition("*")
        fits = specifier.startswith(start) and specifier.endswith(end) if star else specifier == pattern
        for target in paths[pattern] if fits and isinstance(paths[pattern], list) else ():
            middle = specifier[len(start) : len(specifier) - len(end)] if star else ""
            yield posixpath.normpath(posixpath.join(base, str(target).replace("*", middle)))


def _own_imports(world: World, importer: str, specifier: str) -> Iterator[str]:
    """The targets under `imports` of the nearest manifest."""
    for folder in folders(importer):
        manifest = world.file(posixpath.join(folder, "package.json"))
        if manifest is None:
            continue
        targets: dict[str, list[str]] = {}
        for one in manifest.settings:
            if one.path[0] == "imports" and len(one.path) > 1 and isinstance(one.value, Text):
                targets.setdefault(one.path[1], []).append(one.value.text)
        yield from _by_paths(targets, folder, specifier)
        return


def _in_workspace(world: World, importer: str, specifier: str) -> Iterator[str]:
    """The entry of the package of that name, or the file in it that the rest of the specifier names."""
    parts = specifier.split("/")
    size = 2 if specifier.startswith("@") else 1
    name, rest = "/".join(parts[:size]), "/".join(parts[size:])
    manifest = _package(world, importer, name)
    if manifest is None:
        return
    folder = posixpath.dirname(manifest.path)
    asked = ("exports", f"./{rest}") if rest else ("exports", ".")
    entries = [
        one for key in ("source", "exports", "module", "main") for one in manifest.settings if one.path[0] == key
    ]
    for one in entries:
        fits = one.path[:2] == asked if len(one.path) > 1 else not rest
        if fits and isinstance(one.value, Text):
            yield posixpath.normpath(posixpath.join(folder, one.value.text))
    yield from (posixpath.join(folder, one, rest or "index") for one in ("src", ""))


def _package(world: World, importer: str, name: str) -> FileFacts | None:
    """The manifest of the project that has this name: one that is known, or at the place where it should be."""
    for one in world.known():
        if one.reader == "manifest" and _name(one) == name:
            return one
    above = [(one, world.file(posixpath.join(one, "package.json"))) for one in folders(importer)]
    asked = [each for _, one in above if one is not None for each in one.installed if each.name == name]
    usual = _PATTERNS if any(one.spec.startswith(_LOCAL) for one in asked) else ()
    for folder, manifest in above if asked else ():
        said = [one.value for one in manifest.settings if one.path[0] == "workspaces"] if manifest else []
        for pattern in (*[one.text for one in said if isinstance(one, Text)], *usual):
            path = posixpath.join(folder, pattern.replace("*", name.rpartition("/")[2]), "package.json")
            found = world.file(posixpath.normpath(path))
            if found is not None and _name(found) == name:
                return found
    return None


def _name(manifest: FileFacts) -> str:
    named = (one.value for one in manifest.settings if one.path == ("name",))
    return next((one.text for one in named if isinstance(one, Text)), "")


def _plain(value: Value | None) -> Any:  # noqa: ANN401  (a document may hold anything)
    """A document's value as Python has it: dictionaries, lists and texts; anything else is None."""
    if isinstance(value, Object):
        return {one.key: _plain(one.value) for one in value.entries}
    if isinstance(value, Array):
        return [_plain(one) for one in value.items]
    return value.text if isinstance(value, Text) else None
