"""The files below a folder where git cannot tell: a walk that keeps to every `.gitignore` on its way.

Links to folders are not followed; dependencies and what version control keeps for itself are never entered.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence

from oauthlint.discover.reading import read
from oauthlint.errors import ConfigError
from oauthlint.model.glob import is_heavy
from oauthlint.model.source import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:  # 30 ms, and git answers for most projects
    from typing import Literal

    from pathspec import GitIgnoreSpec

LARGEST = 1_000_000  # bytes of an ignore file; what follows is not heeded
# Hyperscan compiles a pattern in 1.5 to 4 ms and then asks all of them at once; Python needs 0.45 us to ask one. So it
# pays from some thousand paths on, however many patterns there are: up to as many as it compiles in about a second.
MANY_PATHS, MOST_PATTERNS = 4000, 300
# What pathspec reads otherwise than git: a class within a class, a backslash or a slash in one, one without an end;
# three stars; a backslash before a slash; blanks at the end that are none to git.
_ODD = re.compile(r"(?<!\\)\[[^\]]*(?:\[[:.=]|\\|/|\Z)|\*\*\*|\\/|[\t\x0b\x0c] *\Z")
NEVER = frozenset({".git", ".hg", ".svn", "node_modules"})


class Layer:
    """The rules of one ignore file, which hold below its folder."""

    __slots__ = ("asked", "folder", "lines", "rules")

    def __init__(self, folder: str, lines: Sequence[str]) -> None:
        """Raises ValueError or `re.error` for a line that is no pattern."""
        self.folder = folder
        self.lines = [one for one in lines if one.strip() and not one.startswith("#")]
        self.rules = _rules(self.lines, "simple")
        self.asked = 0

    def says(self, path: str) -> bool | None:
        """Whether a path from the folder on is ignored; None where the file has no opinion."""
        self.asked += 1
        if self.asked == MANY_PATHS and len(self.lines) <= MOST_PATTERNS:
            self.rules = _rules(self.lines, "best")
        return self.rules.check_file(path).include


def walk(root: str, start: str, problems: list[Problem], *, ignored: bool = False) -> Iterator[str]:
    """Files and links below `start` (relative to `root`, "" for the root itself), with forward slashes, in no order.

    With `ignored` the ignore files are not heeded; where `start` itself is ignored, only those below it are.
    Ignore files that are not heeded in full are added to the problems.
    """
    inside: set[str] = set()
    above = [] if ignored else _above(root, start, inside, problems)
    stack = [(start, [] if start and _is_ignored(f"{start}/", above) else above)]
    while stack:
        folder, layers = stack.pop()
        if not ignored:
            layers = layers + _layer(root, folder, inside, problems)
        for entry in _entries(root, folder, problems):
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in NEVER and not _is_ignored(f"{path}/", layers):
                    stack.append((path, layers))
            elif (entry.is_symlink() or entry.is_file()) and not _is_ignored(path, layers):
                yield path


def matcher(globs: tuple[str, ...]) -> Callable[[str], bool]:
    """Whether one of the globs, written as in a `.gitignore` at the root, takes in a path; raises ConfigError."""
    for one in globs:
        if is_heavy(one):
            message = f"the pattern {one[:100]!r} has too many wildcards"
            raise ConfigError(message, "a few simple patterns say the same")
        if _is_odd(one) or not _can_be_read([one]):
            message = f"the pattern {one[:100]!r} cannot be read"
            raise ConfigError(message, "patterns are written as in a .gitignore")
    layer = Layer("", globs)
    return lambda path: layer.says(path) is True


def opinion(read: Callable[[str], bytes], path: str) -> bool | None:
    """What the nearest `.gitignore` with an opinion says of a path, as `read` has these files; None where none has."""
    folder = path.rpartition("/")[0]
    while True:
        text = read(f"{folder}/.gitignore" if folder else ".gitignore").decode("utf-8", "surrogateescape")
        below = path[len(folder) + 1 :] if folder else path
        said = Layer(folder, _heeded(_lines(text))).says(below) if text else None
        if said is not None or not folder:
            return said
        folder = folder.rpartition("/")[0]


def _above(root: str, start: str, inside: set[str], problems: list[Problem]) -> list[Layer]:
    """The rules that hold for `start` itself: those of the repository and of the folders above."""
    layers = _layer(root, "", inside, problems, ".git/info/exclude")
    parts = start.split("/") if start else []
    for depth in range(len(parts)):
        folder = "/".join(parts[:depth])
        layers += _layer(root, folder, inside, problems)
    return layers


def _layer(root: str, folder: str, inside: set[str], problems: list[Problem], name: str = ".gitignore") -> list[Layer]:
    """The rules of an ignore file; none where there is no such file."""
    file = f"{folder}/{name}" if folder else name
    data = read(root, file, inside)
    if isinstance(data, Problem) or not data:
        return []  # git, too, takes an ignore file that it cannot read for an empty one
    text = data[:LARGEST].decode("utf-8", "surrogateescape")
    lines = _lines(text)
    heeded = _heeded(lines)
    if len(heeded) < len(lines) or len(data) > LARGEST:
        problems.append(
            Problem("limit", file, "has patterns that are too many, too heavy or too odd: not heeded in full")
        )
    return [Layer(folder, heeded)]


def _lines(text: str) -> list[str]:
    """The lines of an ignore file as git divides them: a form feed or a line separator belongs to a name."""
    return [one.removesuffix("\r") for one in text.split("\n")]


def _heeded(lines: Sequence[str]) -> list[str]:
    """The patterns that are heeded: those that take no time to match, and that are understood."""
    return _readable([one for one in lines if not is_heavy(one) and not _is_odd(one)])


def _readable(lines: list[str]) -> list[str]:
    """Those that can be read: all at once where they can, since each by itself takes a millisecond."""
    if _can_be_read(lines):
        return lines
    half = len(lines) // 2
    return [*_readable(lines[:half]), *_readable(lines[half:])] if half else []


def _is_odd(line: str) -> bool:
    return not line.startswith("#") and _ODD.search(line) is not None


def _can_be_read(lines: Sequence[str]) -> bool:
    try:
        _rules(lines, "simple")
    except (ValueError, re.error):
        return False
    return True


def _rules(lines: Sequence[str], backend: 'Literal["simple", "best"]') -> "GitIgnoreSpec":
    """What the patterns say together; raises ValueError or `re.error` for one that is none."""
    import warnings  # noqa: PLC0415

    import pathspec  # noqa: PLC0415  (30 ms)

    # to pathspec `a/**` takes in the folder `a` itself, so that nothing in it could be taken out again
    lines = [f"{one}/*" if one.endswith("/**") else one for one in lines]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # that of `re`, for `[[`
        try:
            return pathspec.GitIgnoreSpec.from_lines(lines, backend=backend)
        except (ValueError, re.error):
            raise
        except Exception:  # noqa: BLE001  (Hyperscan's own, for an expression that is one to Python alone)
            return pathspec.GitIgnoreSpec.from_lines(lines, backend="simple")


def _is_ignored(path: str, layers: list[Layer]) -> bool:
    """What the nearest ignore file with an opinion says."""
    for one in reversed(layers):
        below = path[len(one.folder) + 1 :] if one.folder else path
        said = one.says(below)
        if said is not None:
            return said
    return False


def _entries(root: str, folder: str, problems: list[Problem]) -> list["os.DirEntry[str]"]:
    """What stands in a folder; nothing where it has vanished, and a problem where it cannot be read."""
    try:
        with os.scandir(os.path.join(root, folder)) as found:
            return list(found)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as wrong:
        problems.append(Problem("unreadable", folder, f"the folder cannot be read: {wrong.strerror}"))
        return []
