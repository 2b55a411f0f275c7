"""The exact formats of the knowledge, searched for in bytes: first their words, then, at a word, the expression.

A file without any of the words costs a few searches at memory speed, and no expression is compiled before it is needed.
"""

import re
from binascii import Error, a2b_base64, b2a_base64
from collections.abc import Iterator, Sequence

from oauthlint.extract.names import is_plain, role_of
from oauthlint.model.knowledge import TokenFormat
from oauthlint.model.record import NamedTuple

_BEFORE = 40  # where a format has no recipe, its word stands at most so many characters inside ("8Q~": 3, "-us": 32)
_LONGEST = 20_000
_ESCAPE = rb"(?:\\[nrtbf]|\\[ux][0-9A-Fa-f]{2,4}|%[0-9A-Fa-f]{2})\Z"


class Scanner(NamedTuple):
    """What reading secrets needs, made once a run. The two dictionaries are memos of pure work, filled on first use."""

    formats: tuple[TokenFormat, ...]
    key: bytes  # for `Secret.same`: random, one a run
    words: tuple[tuple[bytes, tuple[tuple[TokenFormat, int], ...]], ...]  # word: formats, and how far inside it stands
    named: tuple[TokenFormat, ...]  # formats that count only under a name
    compiled: dict[str, re.Pattern[bytes]]  # by id of the format: compiling all would cost 10 ms
    names: dict[str, tuple[str, bool]]  # name: its role, and whether it is a plain one
    encoded: tuple[tuple[bytes, TokenFormat], ...] = ()  # how a format's prefix begins in base64


class Found(NamedTuple):
    """An exact format in some bytes: its half-open span there."""

    format: TokenFormat
    start: int
    end: int


def scanner(formats: Sequence[TokenFormat], key: bytes) -> Scanner:
    """A scanner for these formats; `key` is random, lives for the run and has at most 64 bytes."""
    words: dict[bytes, tuple[tuple[TokenFormat, int], ...]] = {}
    for one in formats:
        inside = _inside(one)
        for word in one.words if one.alone else ():
            words[word.encode()] = (*words.get(word.encode(), ()), (one, inside))
    named = tuple(one for one in formats if not one.alone)
    encoded = tuple(
        (b2a_base64(one.prefix.encode(), newline=False)[: len(one.prefix) * 4 // 3], one)
        for one in formats
        if one.alone and len(one.prefix) > 2
    )
    return Scanner(tuple(formats), key, tuple(words.items()), named, {}, {}, encoded)


def find(data: bytes, scanner: Scanner) -> list[Found]:
    """The exact formats in the bytes, in order and without overlaps; those that need a name are not searched for."""
    kept: list[Found] = []
    for hit in every(data, scanner):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def every(data: bytes, scanner: Scanner) -> list[Found]:
    """The same with those that begin inside another."""
    found: list[Found] = []
    for word, formats in scanner.words:
        at = data.find(word)
        while at >= 0:
            found += [hit for one, inside in formats if (hit := _around(data, at, one, inside, scanner)) is not None]
            at = data.find(word, at + 1)
    return sorted(found, key=lambda hit: (hit.start, -hit.end))


def in_base64(data: bytes, scanner: Scanner) -> Iterator[tuple[Found, bytes]]:
    """The runs of base64 that are one secret of a format and nothing else, with what they stand for."""
    for begin, one in scanner.encoded:
        at = data.find(begin)
        while at >= 0:
            free = not data[max(0, at - 1) : at].strip(b"\"'`:=>( \t\r\n")  # asked first: a long run is read once
            run = re.compile(rb"[A-Za-z0-9+/]{16,8000}={0,2}").match(data, at) if free else None
            value = _decoded(run[0]) if run is not None else b""
            if run is not None and is_whole(one, value, scanner):
                yield Found(one, *run.span()), value
            at = data.find(begin, at + 1)


def _decoded(run: bytes) -> bytes:
    try:
        return a2b_base64(run + b"=" * (-len(run) % 4)).strip()
    except Error:
        return b""


def is_whole(one: TokenFormat, data: bytes, scanner: Scanner) -> bool:
    """Whether the bytes are a value of that format, from end to end."""
    return _expression(one, scanner).fullmatch(data) is not None


def about(name: str, scanner: Scanner) -> tuple[str, bool]:
    """The role of a name ("" if none) and whether a value under it may be shown; worked out once a run."""
    known = scanner.names.get(name)
    if known is None:
        known = scanner.names[name] = (role_of(name), is_plain(name))
    return known


def _inside(one: TokenFormat) -> int:
    """How many characters of a match stand before its word, by the format's recipe; -1 where that does not tell."""
    flat = re.sub(r"\[(?:[^\]\\]|\\.)+\](?:\{(\d+)(?:,\d+)?\})?", lambda found: "\0" * int(found[1] or 1), one.sample)
    return min((at for word in one.words if (at := flat.find(word)) >= 0), default=-1)


def _around(data: bytes, at: int, one: TokenFormat, inside: int, scanner: Scanner) -> Found | None:
    """The format around a word at `at`."""
    for start in (at - inside,) if inside >= 0 else range(at - _BEFORE, at + 1):
        end = _end(data, start, _expression(one, scanner)) if start >= 0 else -1
        if end > at:
            return Found(one, start, end)
    return None


def _end(data: bytes, start: int, expression: re.Pattern[bytes]) -> int:
    """Where a match that begins at `start` ends, or -1. The letter of an escape, as in %3D, may precede it."""
    hit = expression.match(data, start)
    if hit is not None:
        return hit.end()
    before = data[max(0, start - 6) : start]
    if (b"\\" in before or b"%" in before) and re.search(_ESCAPE, before):
        hit = expression.match(data[start : start + _LONGEST])
    return -1 if hit is None else start + hit.end()


def _expression(one: TokenFormat, scanner: Scanner) -> re.Pattern[bytes]:
    known = scanner.compiled.get(one.id)
    if known is None:
        known = scanner.compiled[one.id] = re.compile(one.expression.encode())
    return known
