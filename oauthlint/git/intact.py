"""Whether git's index is whole. Git itself does not look: one that is cut it takes for shorter, and says half of it.

Its last bytes are a hash of the rest (https://git-scm.com/docs/index-format), or zeros under `index.skipHash`.
"""

from __future__ import annotations

import os
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MANY = 500_000  # bytes; for more than these OpenSSL saves what loading it costs
PART = 1 << 20  # bytes that are read at once


def is_intact(path: str) -> bool:
    """Whether the hash in an index is that of the index; also of one that is not there or cannot be read."""
    try:
        found = os.stat(path)
        return _is_whole(path, found.st_mtime_ns, found.st_size)
    except OSError:
        return True


@cache
def _is_whole(path: str, _changed: int, _size: int) -> bool:
    """The same of an index as it is now: a run asks git several times."""
    return any(_fits(path, name, size) for name, size in (("sha1", 20), ("sha256", 32)))


def _fits(path: str, name: str, size: int) -> bool:
    left = os.path.getsize(path) - size
    made = _hash(name, left)
    with open(path, "rb") as file:
        while left > 0 and (part := file.read(min(left, PART))):
            made.update(part)
            left -= len(part)
        return file.read() in (bytes(size), made.digest())


def _hash(name: str, size: int) -> Any:  # noqa: ANN401  (a private module has no types)
    """A hash that is to be fed so many bytes."""
    if name == "sha1" and size < MANY:
        try:
            from _sha1 import sha1  # type: ignore[import-not-found]  # noqa: PLC0415
        except ImportError:  # an interpreter that keeps it elsewhere
            pass
        else:
            return sha1(usedforsecurity=False)
    import hashlib  # noqa: PLC0415  (loads OpenSSL)

    return hashlib.new(name, usedforsecurity=False)
