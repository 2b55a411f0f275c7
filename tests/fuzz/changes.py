"""Small changes to files that are right, as a strategy: what is nearly right goes further into a parser than noise does."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from hypothesis import strategies as some

# What parsers and expressions stumble over: marks of every grammar, ends of lines, what is no text, and what is long.
FRAGMENTS: tuple[bytes, ...] = (
    *(one.encode() for one in "{}[]()<>'\"`\\/*#:;,.=!?&|+-~^%$@_ \t\n\r"),
    *(one.encode() for one in ("${", "}", "/*", "*/", "//", "<!--", "-->", "<script>", "</script>", "\r\n", "=>", "...")),
    *(one.encode() for one in ("\0", "\x1b[2J", "\u2028", "\x85", "\ufeff", "é", "😀", "ﬁ", "\u202e", "İ", "ſ", "\x0b", "\x0c")),
    b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf0\x9f", b"\\u{110000}", b"\\ud800", b"\\x", b"\\u", b"&amp;", b"%2F", b"%zz",
    b"1e999", b"-0", b"0x", b"1_0", b"99999999999999999999", b".5", b"NaN", b"Infinity", b"null", b"true", b"undefined",
    b"__proto__", b"constructor", b"hasOwnProperty", b"process.env.", b"await ", b"async ", b"function ", b"class A {", b"import(",
    b"require(", b"export default ", b"new ", b"yield ", b"?.", b"??", b"||", b"&x", b"*x", b"<<: ", b"- ", b"? ", b"--- \n", b"!!",
    b"|\n", b">-\n", b"%YAML 1.2\n", b"<<EOF\n", b"EOF\n", b"export ", b"`a${b}`", b"oauthlint: ignore[", b"pragma: allowlist secret",
    b"(" * 60, b"[" * 60, b"{" * 60, b"{a:" * 40, b"a<" * 40, b"a." * 60, b"!" * 60, b"- " * 60, b"> " * 60, b"\\\n" * 20, b"x" * 300,
    b" " * 300, b"`" * 20, b"*" * 60, b"1." * 60,
)  # fmt: skip

Change = tuple[str, int, int, bytes]


class Changed(NamedTuple):
    """Where it came from, and what became of it."""

    data: bytes
    changes: tuple[Change, ...]


def _insert(data: bytes, at: int, _size: int, text: bytes) -> bytes:
    return data[:at] + text + data[at:]


def _replace(data: bytes, at: int, size: int, text: bytes) -> bytes:
    return data[:at] + text + data[at + size :]


def _delete(data: bytes, at: int, size: int, _text: bytes) -> bytes:
    return data[:at] + data[at + size :]


def _repeat(data: bytes, at: int, size: int, _text: bytes) -> bytes:
    return data[:at] + data[at : at + size] * 3 + data[at + size :]


def _move(data: bytes, at: int, size: int, text: bytes) -> bytes:
    rest = data[:at] + data[at + size :]
    to = (at * 7919 + len(text)) % (len(rest) + 1)
    return rest[:to] + data[at : at + size] + rest[to:]


def _cut(data: bytes, at: int, _size: int, _text: bytes) -> bytes:
    return data[:at]


def _line_ends(data: bytes, at: int, _size: int, _text: bytes) -> bytes:
    return data.replace(b"\n", (b"\r\n", b"\r", "\u2028".encode())[at % 3])


def _marked(data: bytes, _at: int, _size: int, _text: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data


WAYS: dict[str, Callable[[bytes, int, int, bytes], bytes]] = {
    "insert": _insert,
    "replace": _replace,
    "delete": _delete,
    "repeat": _repeat,
    "move": _move,
    "cut": _cut,
    "line ends": _line_ends,
    "mark": _marked,
}


def changes(most: int = 6) -> some.SearchStrategy[list[Change]]:
    """What to do to a file, wherever in it."""
    one = some.tuples(
        some.sampled_from(sorted(WAYS)), some.integers(0, 1 << 16), some.integers(1, 40), some.sampled_from(FRAGMENTS)
    )
    return some.lists(one, max_size=most)


def changed(data: bytes, todo: Sequence[Change]) -> bytes:
    """The file after these changes."""
    for way, at, size, text in todo:
        data = WAYS[way](data, at % (len(data) + 1), size, text)
    return data
