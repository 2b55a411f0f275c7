"""The user's cache folder: what is kept there is plain data that could be made again, so its loss costs only time.

A folder that cannot be read or written is the same as an empty one.
"""

import os


def folder() -> str:
    """The absolute path of the folder: OAUTHLINT_CACHE_DIR, else `oauthlint` in XDG_CACHE_HOME or in ~/.cache."""
    given = os.environ.get("OAUTHLINT_CACHE_DIR")
    if given:
        return os.path.abspath(given)
    above = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(os.path.abspath(above), "oauthlint")


def read(name: str, lines: int = 0) -> bytes | None:
    """The bytes kept under a name, or as many of their first lines as are asked for; None if there are none."""
    try:
        with open(os.path.join(folder(), name), "rb") as file:
            return b"".join(file.readline() for _ in range(lines)) if lines else file.read()
    except OSError:
        return None


def write(name: str, data: bytes) -> bool:
    """Keep bytes under a name, all or nothing; whether that worked."""
    path = os.path.join(folder(), name)
    part = f"{path}.{os.getpid()}.part"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        os.replace(part, path)
    except OSError:
        _drop(part)
        return False
    return True


def drop_oldest(name: str, most: int) -> None:
    """Make sure that a folder of the cache holds no more than so many entries: beyond, at least the older half goes."""
    try:
        with os.scandir(os.path.join(folder(), name)) as found:
            entries = list(found)
        if len(entries) <= most:
            return
        oldest = sorted((one.stat().st_mtime_ns, one.path) for one in entries)
    except OSError:
        return
    for _, path in oldest[: max(len(oldest) // 2, len(oldest) - most)]:
        _drop(path)


def _drop(path: str) -> None:
    try:
        os.remove(path)
    except OSError:
        return
