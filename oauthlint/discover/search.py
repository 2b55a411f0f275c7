"""A search for many words at once, in any case: plain while there is little to read, by Hyperscan when there is much.

Both give the same answer; loading Hyperscan costs as much as looking through a quarter of a megabyte without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Words = tuple[bytes, ...]
Search = Callable[[bytes], int]

ENOUGH = 250_000  # bytes searched before Hyperscan pays


def searcher(groups: tuple[Words, ...], enough: int = ENOUGH) -> Search:
    """A function that says which groups have one of their (lower-case) words in some bytes: bit 0 for the first."""
    seen = 0
    chosen = plain(groups)

    def find(data: bytes) -> int:
        nonlocal seen, chosen
        if seen <= enough < seen + len(data):
            chosen = fast(groups) or chosen
        seen += len(data)
        return chosen(data)

    return find


def plain(groups: tuple[Words, ...]) -> Search:
    """The search by Python's own means."""

    def find(data: bytes) -> int:
        low = data.lower()
        return sum(1 << bit for bit, words in enumerate(groups) if any(word in low for word in words))

    return find


def fast(groups: tuple[Words, ...]) -> Search | None:
    """The search by Hyperscan; None where it is not installed (Windows on ARM) or its library does not load."""
    try:
        import hyperscan  # noqa: PLC0415  (11 ms, and only large runs need it)
    except ImportError:
        return None
    expressions, bits = _flat(groups)
    flags = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_SINGLEMATCH
    database: Any = hyperscan.Database()
    database.compile(expressions=expressions, ids=bits, elements=len(bits), flags=[flags] * len(bits))
    scratch = hyperscan.Scratch(database)
    every = (1 << len(groups)) - 1

    def find(data: bytes) -> int:
        found = 0

        def note(bit: int, *_: object) -> bool:
            nonlocal found
            found |= 1 << bit
            return found == every

        try:
            database.scan(data, match_event_handler=note, scratch=scratch)
        except hyperscan.ScanTerminated:
            return every
        return found

    return find


def _flat(groups: tuple[Words, ...]) -> tuple[list[bytes], list[int]]:
    """The words as expressions, and the number of the group of each."""
    words = [(re.escape(word), bit) for bit, group in enumerate(groups) for word in group]
    return [word for word, _ in words], [bit for _, bit in words]
