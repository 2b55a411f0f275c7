"""A traceback for us: the calls, the kinds and sizes of what they held, and no value of any, nor the words of an error.

A message may quote what could not be read, and a variable may hold a whole file with its secrets.
"""

from collections.abc import Iterator
from traceback import extract_tb
from types import TracebackType

MOST = 40  # frames of one traceback, the last ones
_NAMES = 12  # variables of one frame


def trace(error: BaseException) -> str:
    """The lines of the traceback, that of the first cause at the top."""
    chain: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in chain:
        chain.append(cause)
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\n".join(line for one in reversed(chain) for line in _lines(one)) + "\n"


def _lines(error: BaseException) -> Iterator[str]:
    yield "Traceback (most recent call last; values are left out):"
    frames = list(_frames(error.__traceback__))[-MOST:]
    for frame, place in zip(frames, extract_tb(error.__traceback__)[-MOST:], strict=True):
        yield f'  File "{place.filename}", line {place.lineno}, in {place.name}'
        if place.line:
            yield f"    {place.line}"
        held = [f"{name}: {_kind(value)}" for name, value in list(frame.tb_frame.f_locals.items())[:_NAMES]]
        if held:
            yield f"    ({', '.join(held)})"
    yield type(error).__name__


def _frames(trace: TracebackType | None) -> Iterator[TracebackType]:
    while trace is not None:
        yield trace
        trace = trace.tb_next


def _kind(value: object) -> str:
    """The type of a value, and how much it holds."""
    name = type(value).__name__
    return f"{name} of {len(value)}" if isinstance(value, (str, bytes, list, tuple, dict, set)) else name
