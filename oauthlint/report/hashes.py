"""GitHub's hash of a line, by which code scanning knows an alert again after the file has changed around it.

It is a polynomial over the hundred UTF-16 units that follow the line's start, so a change further down does not
disturb it; the recipe is that of `primaryLocationLineHash` in github/codeql-action.
"""

from array import array
from itertools import accumulate

WINDOW = 100
MULTIPLIER = 37
MASK = (1 << 64) - 1
END = 0xFFFF
LINE_FEED = 10


def line_hashes(data: bytes) -> list[str]:
    """For each line of a file (UTF-8) its hash in hexadecimal, `:n` marking the n-th line that has it.

    Blanks and tabs do not count, CR and CRLF read as LF, the end is a mark followed by zeros.
    """
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    units = array("H", text.replace(" ", "").replace("\t", "").encode("utf-16")[2:])
    starts = [0, *(at + 1 for at, unit in enumerate(units) if unit == LINE_FEED)]
    units.extend([END, *[0] * WINDOW])
    wanted = {*starts, *(at + WINDOW for at in starts)}
    sums = {at: one for at, one in enumerate(accumulate(units, _append, initial=0)) if at in wanted}
    leaving = pow(MULTIPLIER, WINDOW, MASK + 1)
    seen: dict[int, int] = {}
    hashes: list[str] = []
    for at in starts:
        value = (sums[at + WINDOW] - sums[at] * leaving) & MASK
        seen[value] = seen.get(value, 0) + 1
        hashes.append(f"{value:x}:{seen[value]}")
    return hashes


def reach(data: bytes, start: int) -> int:
    """Where, at the latest, the text ends that the hash of the line at `start` is of."""
    left, at = WINDOW, start
    for one in data[start : start + 40 * WINDOW].decode("utf-8", "replace"):
        if left <= 0:
            return at
        left -= one not in " \t"
        at += len(one.encode("utf-8", "replace"))
    return len(data) if left > 0 else at


def _append(sum_: int, unit: int) -> int:
    """The polynomial with one more unit at its end."""
    return (sum_ * MULTIPLIER + unit) & MASK
