"""The ways in which people's files differ: line ends, tabs, a byte order mark, letters beyond ASCII."""

from collections.abc import Callable

BOM = b"\xef\xbb\xbf"
SCRIPTS = (".js", ".ts", ".mjs", ".cjs", ".tsx", ".jsx", ".mts", ".cts")

Shape = Callable[[str, bytes], bytes]


def as_it_is(_path: str, data: bytes) -> bytes:
    return data


def with_crlf(_path: str, data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n")


def with_tabs(path: str, data: bytes) -> bytes:
    return data.replace(b"  ", b"\t") if path.endswith(SCRIPTS) else data


def with_mark(path: str, data: bytes) -> bytes:
    return BOM + data if path.endswith(SCRIPTS) and not data.startswith(b"#!") else data


def with_umlauts(path: str, data: bytes) -> bytes:
    if not path.endswith(SCRIPTS) or data.startswith(b"#!"):
        return data
    return "// Grüße aus Zürich \U0001f600\n".encode() + data


SHAPES: tuple[Shape, ...] = (as_it_is, with_crlf, with_tabs, with_mark, with_umlauts)


def keeps_its_ways(before: bytes, after: bytes) -> None:
    """Line ends, byte order mark and indentation are those that the file had."""
    assert after.startswith(BOM) == before.startswith(BOM)
    if b"\r\n" in before:
        assert after.count(b"\n") == after.count(b"\r\n")
    else:
        assert b"\r" not in after
    if b"\n\t" in before and b"\n " not in before:
        assert b"\n " not in after
