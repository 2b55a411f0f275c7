"""Where the program meets the terminal: what is written, and which exit code each end of a run has.

Both doors, the hook's and click's, end here, so that they cannot differ.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable

from oauthlint.errors import OauthlintError, OutputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO, TextIO

INCOMPLETE = 3
# What a machine may run out of, by the error that says so.
SCARCE = {
    errno.EMFILE: "open files (`ulimit -n` shows how many there may be)",
    errno.ENFILE: "open files",
    errno.ENOMEM: "memory",
    errno.EAGAIN: "processes",
    errno.ENOSPC: "room on the disk",
    errno.EDQUOT: "room on the disk",
}


def guarded(work: Callable[[], int]) -> int:
    """The exit code of `work`, or that of its failure, which is said in one line on standard error."""
    try:
        return work()
    except OauthlintError as error:
        hint = f"\n  hint: {error.hint}" if error.hint else ""
        say(f"error: {error.message}{hint}")
        return error.exit_code
    except Exception as error:  # noqa: BLE001  (the last door: a traceback could show a value of the audited code)
        lacking = short_of(error)
        say(f"error: the machine has no more {lacking}: nothing is known of the rest" if lacking else defect(error))
        if os.environ.get("OAUTHLINT_DEBUG") == "1":
            from oauthlint.cli.trace import trace

            write(sys.stderr, trace(error))
        return INCOMPLETE


def short_of(error: Exception) -> str:
    """What the machine ran out of, by an error that nobody expected; "" where that is not what it says."""
    if isinstance(error, OSError):
        return SCARCE.get(error.errno or 0, "")
    refused = isinstance(error, ImportError) and any(one in str(error) for one in ("allocate memory", "map segment"))
    return "memory" if refused or isinstance(error, MemoryError) else ""


def defect(error: Exception) -> str:
    """One line that names the kind of the error and the place in our code, and none of its words or values."""
    place, trace = "", error.__traceback__
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        if module.startswith("oauthlint"):
            place = f" in {module}, line {trace.tb_lineno}"
        trace = trace.tb_next
    again = "" if os.environ.get("OAUTHLINT_DEBUG") == "1" else " (OAUTHLINT_DEBUG=1 shows the traceback)"
    return f"internal error: {type(error).__name__}{place}; please report it{again}"


def show(text: str) -> None:
    """Write a result to standard output, as UTF-8 where that is not a terminal; raises OutputError."""
    try:
        write(sys.stdout, text)
    except OSError as wrong:
        raise _unwritten(wrong) from None


def pour(data: bytes) -> None:
    """Write bytes to standard output as they are; raises OutputError."""
    try:
        sys.stdout.flush()
        _all(sys.stdout.buffer, data)
        sys.stdout.flush()
    except BrokenPipeError:
        _turn_away(sys.stdout)
    except OSError as wrong:
        raise _unwritten(wrong) from None


def say(text: str) -> None:
    """Write a line about the run itself to standard error, if anybody can hear it."""
    try:  # noqa: SIM105  (contextlib is not loaded yet)
        write(sys.stderr, text + "\n")
    except OSError:
        pass


def _unwritten(wrong: OSError) -> OutputError:
    _turn_away(sys.stdout)
    message = f"the report could not be written: {wrong.strerror or type(wrong).__name__}"
    return OutputError(message, "is there room where standard output goes?")


def write(stream: TextIO, text: str) -> None:
    """Write and flush; a reader that has gone away (`| head`) is no error and changes no exit code."""
    try:
        stream.flush()
        if stream.isatty():
            stream.write(text.encode(stream.encoding, "backslashreplace").decode(stream.encoding))
        else:
            _all(stream.buffer, text.encode("utf-8", "backslashreplace"))
        stream.flush()
    except BrokenPipeError:
        _turn_away(stream)


def _all(stream: BinaryIO, data: bytes) -> None:
    """Write all of it: where Python does not buffer (PYTHONUNBUFFERED), a full disk takes a part without a word."""
    left = memoryview(data)
    while left:
        left = left[stream.write(left) or 0 :]


def _turn_away(stream: TextIO) -> None:
    """Let a stream whose reader is gone end nowhere: Python flushes once more when it ends, and would complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
