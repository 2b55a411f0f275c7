"""Lock files: the installed versions of the packages that advisories speak of, and who brought each of them in.

The bytes are searched for those names first; a lock without them is never parsed.
"""

from collections.abc import Callable, Iterator

from oauthlint.extract.lockfile import bun, npm, pnpm, yarn
from oauthlint.extract.reader import Reader
from oauthlint.model.filefacts import FileFacts, Installed
from oauthlint.model.source import Problem

READERS: dict[str, Callable[[bytes, str, frozenset[str]], Iterator[Installed]]] = {
    "package-lock.json": npm.read,
    "npm-shrinkwrap.json": npm.read,
    "yarn.lock": yarn.read,
    "pnpm-lock.yaml": pnpm.read,
    "bun.lock": bun.read,
}


def extract(data: bytes, path: str, reader: Reader) -> FileFacts:
    """One entry for each copy of a package that `reader.packages` names, in the order of the file."""
    names = frozenset(name for name in reader.packages if name.encode() in data)
    if not names:
        return FileFacts(path, "lockfile")
    try:
        found = sorted(READERS[path.rpartition("/")[2]](data, path, names), key=lambda one: one.place)
    except (ValueError, RecursionError):
        problem = Problem(
            "malformed", path, "cannot be understood", "is a merge unfinished? Install again to write it anew"
        )
        return FileFacts(path, "lockfile", problems=(problem,))
    return FileFacts(path, "lockfile", installed=tuple(found))
