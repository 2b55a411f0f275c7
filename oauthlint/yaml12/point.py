"""Where things stand in a file that people write, and errors that show them the line with a caret."""

from oauthlint.errors import OauthlintError
from oauthlint.model.record import NamedTuple

Path = tuple[str | int, ...]
Plain = bool | int | float | str | list["Plain"] | dict[str, "Plain"] | None

WIDTH = 160  # characters of a line that an error shows


class Source(NamedTuple):
    """A file that is being read: its name as errors say it, its text, and the kind of error for it."""

    name: str
    text: str
    error: type[OauthlintError]


class Spot(NamedTuple):
    """Where a node is written: line and column of its key (or of itself, in a list) and of its value, all from 1.

    `style` is the way a text is written: "|", ">", "'", '"', or "" for a plain one and for what is no text.
    """

    line: int
    column: int
    value_line: int
    value_column: int
    style: str


class Document(NamedTuple):
    """The plain data of a file and the spot of each node by its path of keys; () is the whole."""

    data: Plain
    spots: dict[Path, Spot]
    source: Source


def fault(source: Source, line: int, column: int, message: str, hint: str = "") -> OauthlintError:
    """An error that names file, line and column and shows the line with a caret; line and column from 1."""
    lines = source.text.splitlines()
    cut = max(0, column - 1 - WIDTH // 2)
    shown = lines[line - 1][cut : cut + WIDTH] if 0 < line <= len(lines) else ""
    before = "".join("\t" if char == "\t" else " " for char in shown[: column - 1 - cut])
    margin = " " * len(str(line))
    frame = f" {line} | {shown}\n {margin} | {before}^"
    return source.error(f"{source.name}:{line}:{column}: {message}\n{frame}", hint)


def nearest(document: Document, path: Path) -> Spot:
    """The spot of a node, or of the closest one around it that is written in the file."""
    while path and path not in document.spots:
        path = path[:-1]
    return document.spots.get(path, Spot(1, 1, 1, 1, ""))


def at_key(document: Document, path: Path, message: str, hint: str = "") -> OauthlintError:
    """An error that points at the key of a node."""
    spot = nearest(document, path)
    return fault(document.source, spot.line, spot.column, message, hint)


def at_value(document: Document, path: Path, message: str, hint: str = "") -> OauthlintError:
    """An error that points at the value of a node."""
    spot = nearest(document, path)
    return fault(document.source, spot.value_line, spot.value_column, message, hint)


def inside_block(document: Document, path: Path, line: int, column: int, message: str) -> OauthlintError:
    """An error at a line and column (from 1) of the text of a block scalar."""
    spot = nearest(document, path)
    below = document.source.text.splitlines()[spot.value_line :]
    indent = next((len(one) - len(one.lstrip(" ")) for one in below if one.strip()), 0)
    return fault(document.source, spot.value_line + line, indent + column, message)
