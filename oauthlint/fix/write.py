"""Writing files: each as a whole or not at all, with the mode that it had, and only if nobody changed it."""

import errno
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from oauthlint.errors import UsageError

# Of a folder that takes no new file, or a file that stays where it is (mounted alone, say).
_NOTHING_BESIDE = frozenset((errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY))


def write(root: str, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """Write the files, `before` being what they held when they were read; a new one is empty there.

    All of them stand beside their places before the first is put there, so that a full disk changes none.
    Raises UsageError for the first that cannot be written, naming those that were.
    """
    beside: dict[str, str] = {}
    written: list[str] = []
    try:
        for path, data in sorted(after.items()):
            with _told(path, written):
                beside[path] = _prepared(_place(root, path, before[path]), data)
        for path in sorted(after):
            with _told(path, written):
                os.replace(beside[path], _place(root, path, before[path]))
            written.append(path)
    finally:
        for path in beside.keys() - set(written):
            os.unlink(beside[path])


def put(path: str, data: bytes) -> None:
    """Put a file with this content in the place of what is there; a device or a pipe is written to. Raises OSError."""
    full = os.path.realpath(path)
    if os.path.lexists(full) and not os.path.isfile(full):
        return _straight(full, data)
    beside = ""
    try:
        beside = _prepared(full, data)
        os.replace(beside, full)
    except BaseException as error:
        if beside:
            os.unlink(beside)
        if not isinstance(error, OSError) or error.errno not in _NOTHING_BESIDE or not os.path.isfile(full):
            raise
        return _straight(full, data)


def _straight(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)


@contextmanager
def _told(path: str, written: Sequence[str]) -> Iterator[None]:
    """Raises the UsageError for what is in the way of a file."""
    try:
        yield
    except OSError as error:
        message = f"{path} was not written: {error.strerror or error}"
        hint = f"written before it: {', '.join(written)}" if written else "nothing was written"
        raise UsageError(message, hint) from None


def _place(root: str, path: str, before: bytes) -> str:
    """Where a file really is; OSError where that is outside, or somebody has changed it."""
    full = os.path.realpath(os.path.join(root, path))
    if os.path.commonpath([full, root]) != root:
        message = "it leads out of the project"
        raise OSError(message)
    if _held(full) != before:
        message = "it was changed in the meantime"
        raise OSError(message)
    return full


def _held(path: str) -> bytes:
    """The bytes of a file now; none for one that is not there."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""


def _prepared(path: str, data: bytes) -> str:
    """A new file beside a place with this content and the mode that the file in the place has."""
    mode = os.stat(path).st_mode & 0o7777 if os.path.exists(path) else 0o666 & ~_umask()
    handle, beside = tempfile.mkstemp(prefix=".oauthlint-", dir=os.path.dirname(path))
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, mode)
    except BaseException:
        os.unlink(beside)
        raise
    return beside


def _umask() -> int:
    """The mode bits that a new file does not get; asking for them is setting them."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
