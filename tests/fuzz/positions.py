"""Lines and columns of offsets, and back: by a way of counting that has nothing in common with ours."""

import re
from typing import NamedTuple

from hypothesis import strategies as some

from oauthlint.model.source import Text

PIECES = (
    "a",
    "é",
    "😀",
    "\t",
    " ",
    "\n",
    "\r",
    "\r\n",
    "\u2028",
    "\x85",
    "\x0b",
    "\x0c",
    "\ufeff",
    "e\u0301",
    "\0",
    "ab",
)


class Spot(NamedTuple):
    """A text and a character of it, or its end."""

    text: str
    at: int


def cases() -> some.SearchStrategy[Spot]:
    """Places in texts with line ends of all sorts and letters of all widths."""
    texts = some.lists(some.sampled_from(PIECES), max_size=40).map("".join)
    return some.builds(lambda text, at: Spot(text, at % (len(text) + 1)), texts, some.integers(0, 200))


def holds(spot: Spot) -> None:
    """Line and column are those that somebody counts who goes from character to character."""
    text = Text(spot.text.encode())
    before = spot.text[: spot.at]
    ends = list(re.finditer("\r\n|\r|\n", spot.text))
    passed = [one for one in ends if one.end() <= spot.at]
    start = passed[-1].end() if passed else 0
    offset = len(before.encode())
    line, column = text.position(offset)
    assert line == len(passed) + 1, f"line: {line}"
    assert column == spot.at - start + 1, f"column: {column}"
    units = sum(2 if one > "\uffff" else 1 for one in spot.text[start : spot.at])
    assert text.position(offset, "utf16") == (line, units + 1), "units"
    assert text.starts[line - 1] + len(spot.text[start : spot.at].encode()) == offset, "back"
    following = [one for one in ends if one.start() >= start]
    whole = spot.text[start : following[0].start() if following else len(spot.text)]
    assert text.line(line).decode() == whole, f"text: {text.line(line)!r}"
    assert len(text.starts) == len(ends) + 1, f"lines: {len(text.starts)}"
