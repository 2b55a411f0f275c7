"""Reading one file of the project: regular files only, never through a link that leads out of the root, never waiting.

What is not there reads as empty, since both say nothing; whatever else is in the way is a Problem.
"""

import os
import stat
import sys

from oauthlint.model.source import Problem

LARGEST = 64_000_000  # bytes; what is larger is not read at all

# O_NONBLOCK: opening a FIFO would wait for a writer.
_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY", "O_NOCTTY"):
    _FLAGS |= getattr(os, _name, 0)
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read(root: str, path: str, inside: set[str]) -> bytes | Problem:
    """The bytes of a file, `path` being relative to `root` (absolute, without links in it) with forward slashes.

    `inside` remembers the folders (relative, too) that are known to lie in the root.
    """
    full = f"{root}/{path}"
    folder = path.rpartition("/")[0]
    if folder not in inside and not _learn(root, folder, inside):
        return outside(path)
    if not hasattr(os, "O_NOFOLLOW") and os.path.islink(full):
        return _linked(root, path, full)
    try:
        handle = os.open(full, _FLAGS)
    except (FileNotFoundError, NotADirectoryError):
        return b""
    except OSError as wrong:
        return _linked(root, path, full) if os.path.islink(full) else _unreadable(path, wrong)
    except ValueError:  # a NUL in a name that the audited code made up
        return b""
    try:
        return _contents(handle, path)
    except OSError as wrong:
        return _unreadable(path, wrong)
    finally:
        os.close(handle)


def is_inside(root: str, full: str) -> bool:
    """Whether an absolute path without links is the root or lies in it."""
    return full == root or full.startswith(root if root.endswith(os.sep) else root + os.sep)


def outside(path: str) -> Problem:
    """What is said of a link that leads out of the root."""
    return Problem("outside", path, "a link that leads out of the project: not followed")


def as_utf8(data: bytes) -> bytes:
    """The text as UTF-8 where a byte order mark says that it is UTF-16 or UTF-32, else the bytes as they are."""
    for mark, encoding in _MARKS if data[:1] in (b"\xff", b"\xfe", b"\x00") else ():
        if data.startswith(mark):
            return data.decode(encoding, "replace").encode("utf-8", "replace")
    return data


def _contents(handle: int, path: str) -> bytes | Problem:
    found = os.fstat(handle)
    if stat.S_ISDIR(found.st_mode):
        return b""
    if not stat.S_ISREG(found.st_mode):
        return Problem("unreadable", path, "not a regular file: not read")
    if found.st_size > LARGEST:
        return Problem("too-large", path, f"{found.st_size // 1_000_000} MB: not read")
    data = os.read(handle, found.st_size + 1)
    while len(data) > found.st_size and len(data) < LARGEST:  # it grew, or its file system does not know sizes
        more = os.read(handle, LARGEST - len(data))
        if not more:
            break
        data += more
    return data


def _learn(root: str, folder: str, inside: set[str]) -> bool:
    """Whether a folder lies in the root. Only a link can lead elsewhere, so that one look a folder is enough."""
    new = []
    while folder and folder not in inside:
        full = f"{root}/{folder}"
        if (os.path.islink(full) or ".." in folder) and not is_inside(root, os.path.realpath(full)):
            return False
        new.append(folder)
        folder = folder.rpartition("/")[0]
    inside.update(new)
    return True


def _linked(root: str, path: str, full: str) -> bytes | Problem:
    """What a link inside the root leads to."""
    target = os.path.realpath(full)
    if not is_inside(root, target):
        return outside(path)
    if os.path.islink(target):  # a ring of links
        return b""
    found = read(root, os.path.relpath(target, root), set())
    return found._replace(path=path) if isinstance(found, Problem) else found


def _unreadable(path: str, wrong: OSError) -> Problem:
    hint = "" if sys.platform == "win32" else "is the file there for you to read?"
    return Problem("unreadable", path, f"cannot be read: {wrong.strerror or type(wrong).__name__}", hint)
