"""Writing repaired files: each as a whole or not at all, with the mode that it had, and only if nobody changed it."""

import os
import tempfile
from collections.abc import Mapping

from oauthlint.errors import UsageError


def write(root: str, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """Write the files, `before` being what they held when they were read; a new one is empty there.

    Raises UsageError for the first that cannot be written, naming those that were.
    """
    written: list[str] = []
    for path, data in sorted(after.items()):
        full = os.path.realpath(os.path.join(root, path))
        try:
            if os.path.commonpath([full, root]) != root:
                why = "it leads out of the project"
            elif _held(full) != before[path]:
                why = "it was changed in the meantime"
            else:
                _replace(full, data)
                written.append(path)
                continue
        except OSError as error:
            why = error.strerror or type(error).__name__
        message = f"{path} was not repaired: {why}"
        raise UsageError(message, f"repaired before it: {', '.join(written)}" if written else "nothing was repaired")


def _held(path: str) -> bytes:
    """The bytes of a file now; none for one that is not there."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""


def _replace(path: str, data: bytes) -> None:
    """Put a file with this content in the place of what is there."""
    mode = os.stat(path).st_mode & 0o7777 if os.path.exists(path) else 0o666 & ~_umask()
    handle, beside = tempfile.mkstemp(prefix=".oauthlint-", dir=os.path.dirname(path))
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, mode)
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise


def _umask() -> int:
    """The mode bits that a new file does not get; asking for them is setting them."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
