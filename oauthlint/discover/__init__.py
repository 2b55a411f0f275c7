"""Which files an audit is about: those that were named, and those in the folders that were.

Paths travel relative to the root, with forward slashes. Git is asked once for a folder, and not at all for a file.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence

from oauthlint.config import Settings
from oauthlint.config.find import YAML_NAMES
from oauthlint.discover.kinds import GROUPS, is_generated
from oauthlint.discover.reading import is_inside, outside
from oauthlint.discover.search import searcher
from oauthlint.discover.target import Target
from oauthlint.errors import UsageError
from oauthlint.model.source import Problem
from oauthlint.worktree import toplevel

__all__ = ["Target", "discover", "root_of"]


def root_of(paths: Sequence[str]) -> str:
    """The absolute folder that all paths are relative to, links resolved: the git top level of the first path.

    Else the nearest folder with a configuration, else the outermost with a `package.json`, else the path's own.
    """
    start = os.path.abspath(paths[0] if paths else os.curdir)
    while not os.path.isdir(start) and os.path.dirname(start) != start:
        start = os.path.dirname(start)
    start = os.path.realpath(start)
    configured = next((one for one in _upwards(start) if _has(one, YAML_NAMES)), None)
    packaged = [one for one in _upwards(start) if _has(one, ("package.json",))]
    return toplevel(start) or configured or (packaged[-1] if packaged else start)


def discover(paths: Sequence[str], settings: Settings) -> Target:
    """The files that are reported, in order, and the means to read them and what they refer to.

    Raises UsageError for a path that does not exist or lies outside of the root.
    """
    if settings.standard_input is not None:
        return _handed(settings)
    root = root_of(paths)
    problems: list[Problem] = []
    files, folders = _named(root, paths or [os.curdir], problems)
    if settings.staged:
        from oauthlint.discover.staged import staged  # noqa: PLC0415  (only where it is asked for)

        leaves = _excluded(settings.exclude)
        index, changed = staged(root, files, folders)
        own = {one for one in changed if one in files or not is_generated(one)}
        kept = {one for one in own if one in files or not leaves(one)}
        target = _target(root, kept, frozenset(kept.intersection(files)), settings, problems)
        known: dict[str, bool | None] = dict.fromkeys(index.held, True)
        return target._replace(known=known, instead=index.read, excluded=len(own) - len(kept))
    tracked: dict[str, bool | None] = {}
    found = _below(root, folders, settings, tracked, problems) if folders else set()
    leaves_out = _excluded(settings.exclude)
    own = {one for one in found if tracked.get(one) or not is_generated(one)}
    kept = {one for one in own if not leaves_out(one)}
    given = frozenset(one for one in files if not (settings.force_exclude and leaves_out(one)))
    excluded = len(own | {*files}) - len(kept | given)
    problems += [_nested(one) for one in sorted(kept) if "/" in one and one.rpartition("/")[2] in YAML_NAMES]
    target = _target(root, kept | given, given, settings, problems)
    return target._replace(whole="" in folders, known=tracked, excluded=excluded)


def _target(
    root: str, reported: Iterable[str], given: frozenset[str], settings: Settings, problems: list[Problem]
) -> Target:
    """A target that reads from the disk, and of which git has not been asked anything."""
    return Target(
        root=root,
        reported=tuple(sorted(reported)),
        given=given,
        whole=False,
        under_git=toplevel(root) == root,
        largest=settings.max_file_size,
        search=searcher(GROUPS),
        problems=problems,
        known={},
        mail={},
        inside=set(),
    )


def _nested(path: str) -> Problem:
    hint = "`rules` with `paths` in the one at the root speaks for a part of a project"
    return Problem("configuration", path, "a configuration that is not at the root is not read", hint)


def _handed(settings: Settings) -> Target:
    """The one file that came by standard input, as if it stood where its name says; the rest is read from the disk."""
    name, data = settings.stdin_filename, settings.standard_input
    root = root_of([name])
    full = os.path.realpath(os.path.abspath(name))
    if not is_inside(root, full):
        message = f"--stdin-filename {name} is not in the project, {root}"
        raise UsageError(message, "name the file as if it were there")
    path = _relative(root, full)
    target = _target(root, [path], frozenset([path]), settings, [])
    return target._replace(instead=lambda asked: data if asked == path else None)


def _below(
    root: str, folders: list[str], settings: Settings, tracked: dict[str, bool | None], problems: list[Problem]
) -> set[str]:
    """The files in the named folders."""
    from oauthlint.discover.listing import Listing  # noqa: PLC0415  (a hook names files)

    return set(Listing(root, settings.no_gitignore, tracked, problems).below(folders))


def _excluded(globs: tuple[str, ...]) -> Callable[[str], bool]:
    """Whether one of the globs takes in a path."""
    if not globs:
        return lambda _path: False
    from oauthlint.discover import ignored  # noqa: PLC0415  (few projects exclude anything)

    return ignored.matcher(globs)


def _upwards(folder: str) -> Iterator[str]:
    """The folder and those above it."""
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above


def _has(folder: str, names: Iterable[str]) -> bool:
    return any(os.path.isfile(os.path.join(folder, name)) for name in names)


def _named(root: str, paths: Iterable[str], problems: list[Problem]) -> tuple[list[str], list[str]]:
    """The named files and folders, relative to the root ("" being the root itself)."""
    files: list[str] = []
    folders: list[str] = []
    for path in paths:
        full = os.path.abspath(path)
        if not os.path.lexists(full):
            message = f"{path}: no such file or folder"
            raise UsageError(message, "paths are relative to the folder you are in")
        real = os.path.realpath(full)
        if is_inside(root, real):
            (folders if os.path.isdir(real) else files).append(_relative(root, real))
        elif os.path.islink(full):
            problems.append(outside(_relative(root, full)))
        else:
            message = f"{path} is not in the project of the first path, {root}"
            raise UsageError(message, "audit one project at a time")
    return files, folders


def _relative(root: str, full: str) -> str:
    path = os.path.relpath(full, root).replace(os.sep, "/")
    return "" if path == "." else path
