"""The files below a folder where git cannot tell: a walk that keeps to every `.gitignore` on its way.

Links to folders are not followed; dependencies and what version control keeps for itself are never entered.
"""

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from oauthlint.model.record import NamedTuple

if TYPE_CHECKING:  # 30 ms, and git answers for most projects
    from pathspec import GitIgnoreSpec

NEVER = frozenset({".git", ".hg", ".svn", "node_modules"})


class Layer(NamedTuple):
    """The rules of one ignore file, which hold below its folder."""

    folder: str
    rules: "GitIgnoreSpec"


def walk(root: str, start: str = "", *, ignored: bool = False) -> Iterator[str]:
    """Files and links below `start` (relative to `root`, "" for the root itself), with forward slashes, in no order.

    With `ignored` the ignore files are not heeded; where `start` itself is ignored, only those below it are.
    """
    above = [] if ignored else _above(root, start)
    stack = [(start, [] if start and _is_ignored(f"{start}/", above) else above)]
    while stack:
        folder, layers = stack.pop()
        if not ignored:
            layers = layers + _layer(os.path.join(root, folder, ".gitignore"), folder)
        for entry in _entries(os.path.join(root, folder)):
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in NEVER and not _is_ignored(f"{path}/", layers):
                    stack.append((path, layers))
            elif (entry.is_symlink() or entry.is_file()) and not _is_ignored(path, layers):
                yield path


def matcher(globs: tuple[str, ...]) -> Callable[[str], bool]:
    """Whether one of the globs, written as in a `.gitignore` at the root, takes in a path."""
    import pathspec  # noqa: PLC0415  (30 ms)

    rules = pathspec.GitIgnoreSpec.from_lines(globs)
    return lambda path: bool(rules.match_file(path))


def _above(root: str, start: str) -> list[Layer]:
    """The rules that hold for `start` itself: those of the repository and of the folders above."""
    layers = _layer(os.path.join(root, ".git", "info", "exclude"), "")
    parts = start.split("/") if start else []
    for depth in range(len(parts)):
        folder = "/".join(parts[:depth])
        layers += _layer(os.path.join(root, folder, ".gitignore"), folder)
    return layers


def _layer(file: str, folder: str) -> list[Layer]:
    """The rules of an ignore file; none where there is no such file."""
    try:
        with open(file, encoding="utf-8", errors="surrogateescape") as lines:
            text = lines.read(1_000_000)
    except OSError:
        return []  # git, too, takes an ignore file that it cannot read for an empty one
    import pathspec  # noqa: PLC0415  (30 ms)

    return [Layer(folder, pathspec.GitIgnoreSpec.from_lines(text.splitlines()))]


def _is_ignored(path: str, layers: list[Layer]) -> bool:
    """What the nearest ignore file with an opinion says."""
    for one in reversed(layers):
        below = path[len(one.folder) + 1 :] if one.folder else path
        said = one.rules.check_file(below).include
        if said is not None:
            return said
    return False


def _entries(folder: str) -> list["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []  # vanished, or not ours to read: as in a listing by git
