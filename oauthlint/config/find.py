"""The one configuration file of a project: where it may stand, and what it says.

Most projects have none, and finding that out costs five questions to the file system and nothing else: what reads
YAML and checks it is imported for a file that is there.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from oauthlint.errors import ConfigError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

YAML_NAMES = (".oauthlint.yaml", ".oauthlint.yml", "oauthlint.yaml")
LARGEST = 1_000_000  # bytes
LARGEST_MANIFEST = 16_000_000  # bytes; nobody writes one by hand, so there is no configuration in it

# Files that may hold a configuration among other things, and the bytes without which they do not.
EMBEDDED = {"package.json": (b'"oauthlint"',), "pyproject.toml": (b"oauthlint", b"tool")}


# Gives the bytes of a file of the project by its path from the root; None where there is none.
Held = Callable[[str], bytes | None]


def find(root: str, given: str = "", held: Held | None = None) -> tuple[str, dict[str, Any]]:
    """Name of the configuration in `root` and what it sets, by names of `Settings`; ("", {}) where there is none.

    `given` is a path to take instead, `held` what is read instead of the disk. Raises ConfigError for one that is not
    there, for two in one folder, and for whatever is wrong in it.
    """
    found = _read(root, given, held)
    if found is None:
        return "", {}
    from oauthlint.config.read import settings  # noqa: PLC0415  (with pydantic: only for a file that is there)

    return found[0], settings(*found)


def origins(root: str, given: str = "") -> dict[str, str]:
    """By names of `Settings`: the file or preset that sets it, in what `find` finds."""
    from oauthlint.config.read import origins as told  # noqa: PLC0415  (as above)

    found = _read(root, given, None)
    return told(*found) if found is not None else {}


def _read(root: str, given: str, held: Held | None) -> tuple[str, bytes, Held] | None:
    """The configuration: its name, its bytes, and what reads other files of the project."""
    ask = held or (lambda path: _inside(root, path))
    if given:
        folder, name = os.path.split(given)
        if not os.path.isfile(given):
            message = f"there is no configuration {given}"
            raise ConfigError(message)
        return given, _bytes(folder or ".", name, linked=True) or b"", ask
    read = held or (lambda name: _bytes(root, name))
    found = [(name, data) for name in YAML_NAMES if (data := read(name)) is not None]
    found += [(name, data) for name in EMBEDDED if (data := read(name)) and _speaks(name, data)]
    if len(found) > 1:
        message = f"two configurations: {found[0][0]} and {found[1][0]}"
        raise ConfigError(message, "keep one of them")
    return (*found[0], ask) if found else None


def _bytes(folder: str, name: str, *, linked: bool = False) -> bytes | None:
    """The bytes of a file; None where there is none. A link out of the folder is refused unless `linked`."""
    path = os.path.join(folder, name)
    try:
        there = os.stat(path)
    except OSError:
        return None
    if not linked and os.path.islink(path) and _leads_out(path, folder):
        if name in EMBEDDED:
            return None
        message = f"{name} is a link that leads out of the project"
        raise ConfigError(message, "a configuration outside is named with --config")
    regular = there.st_mode & 0o170000 == 0o100000  # to open a FIFO would be to wait for a writer
    if name in EMBEDDED and not (regular and there.st_size <= LARGEST_MANIFEST):
        return None
    if not regular or (there.st_size > LARGEST and name not in EMBEDDED):
        message = f"{name} is larger than {LARGEST} bytes" if regular else f"{name} is no regular file"
        raise ConfigError(message)
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as wrong:
        message = f"{name} cannot be read: {wrong.strerror}"
        raise ConfigError(message) from None


def _leads_out(path: str, folder: str) -> bool:
    inside = os.path.realpath(folder)
    return os.path.commonpath([os.path.realpath(path), inside]) != inside


def _speaks(name: str, data: bytes) -> bool:
    """Whether a manifest holds a configuration."""
    if not all(word in data for word in EMBEDDED[name]):
        return False
    from oauthlint.config.embedded import embedded  # noqa: PLC0415  (few manifests have the word)

    return embedded(name, data.decode("utf-8-sig", "replace")) is not None


def _inside(root: str, path: str) -> bytes | None:
    """The bytes of a file in the project; None for one that is not there, or lies outside of it."""
    folder, base = os.path.split(os.path.join(root, path))
    inside = os.path.realpath(root)
    if os.path.commonpath([os.path.realpath(os.path.join(folder, base)), inside]) != inside:
        return None
    return _bytes(folder, base)
