"""Where something stands: files, byte spans and the text behind them.

Spans are half-open byte offsets into the UTF-8 text of a file; lines and columns are worked out only when
something is shown.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from oauthlint.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from oauthlint.model.vocabularies import ProblemKind


class Place(NamedTuple):
    """A span of a file: path from the project's root with forward slashes, half-open byte offsets."""

    path: str
    start: int
    end: int

    def lies_in(self, other: Place) -> bool:
        """Whether all of it stands in another place."""
        return self.path == other.path and other.start <= self.start and self.end <= other.end


class Step(NamedTuple):
    """One place on the way of a value, with a few words that say what happens there."""

    place: Place
    note: str


class Position(NamedTuple):
    """A line and a column, both from 1."""

    line: int
    column: int


class Comment(NamedTuple):
    """A comment that speaks to a linter; `text` is without its marks, secrets in it masked."""

    place: Place
    text: str


INCOMPLETE: frozenset[str] = frozenset({"malformed", "unreadable", "timeout", "internal"})


class Problem(NamedTuple):
    """A thing about a file that was not understood. Those in INCOMPLETE mean exit 3, the rest are notifications."""

    kind: ProblemKind
    path: str
    message: str
    hint: str = ""

    @property
    def incomplete(self) -> bool:
        """Whether a relevant part of the project was not audited because of this."""
        return self.kind in INCOMPLETE


class Text:
    """The bytes of one file with its line table, made when first asked for.

    A line ends at LF, CRLF or a lone CR (as editors and SARIF viewers count).
    """

    __slots__ = ("_starts", "data")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """Byte offset of the first byte of each line."""
        if self._starts is None:
            data = self.data
            starts = [0, *accumulate(map(len, data.splitlines(keepends=True)))]
            if data and data[-1:] not in (b"\n", b"\r"):
                starts.pop()
            self._starts = starts
        return self._starts

    def line_of(self, offset: int) -> int:
        """The line, from 1, that holds the byte at `offset`."""
        return bisect_right(self.starts, offset)

    def line(self, number: int) -> bytes:
        """The bytes of line `number` (from 1) without its end mark; empty past the end."""
        starts = self.starts
        if not 1 <= number <= len(starts):
            return b""
        end = starts[number] if number < len(starts) else len(self.data)
        return self.data[starts[number - 1] : end].rstrip(b"\r\n")

    def position(self, offset: int, unit: Literal["character", "utf16"] = "character") -> Position:
        """Line and column of a byte offset; columns count characters, or UTF-16 units as SARIF does."""
        line = self.line_of(offset)
        before = self.data[self.starts[line - 1] : offset].decode("utf-8", "replace")
        if unit == "utf16":
            return Position(line, len(before.encode("utf-16-le", "surrogatepass")) // 2 + 1)
        return Position(line, len(before) + 1)
