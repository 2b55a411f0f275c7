"""Defects that are made on purpose, so that fuzzing can be seen to find one."""

from collections.abc import Callable
from typing import Any

from oauthlint.evaluate.logic import Missing
from oauthlint.extract import Extractor
from oauthlint.extract.reader import Reader
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.source import Place, Position, Problem, Text


def planted(data: bytes) -> None:
    """Fails on a NUL before another byte than a NUL."""
    at = data.find(b"\0", 1)
    if at >= 0 and data[at + 1 : at + 2] not in (b"", b"\0"):
        msg = "planted"
        raise RuntimeError(msg)


# Each makes an extractor that is wrong on some files out of one that is right.


def raising(right: Extractor) -> Extractor:
    """Does not stand a carriage return."""

    def wrong(data: bytes, path: str, reader: Reader) -> FileFacts:
        if b"\r" in data:
            msg = "planted"
            raise RuntimeError(msg)
        return right(data, path, reader)

    return wrong


def counting(right: Extractor) -> Extractor:
    """Counts a byte order mark as one byte."""

    def wrong(data: bytes, path: str, reader: Reader) -> FileFacts:
        facts = right(data, path, reader)
        marked = data.startswith(b"\xef\xbb\xbf")
        end = len(data) + 2 if marked else len(data)
        return facts._replace(
            problems=(*facts.problems, Problem("limit", path, "")), used=(*facts.used, ("a", Place(path, 0, end)))
        )

    return wrong


def forgetting(right: Extractor) -> Extractor:
    """Keeps a list, which JSON gives back as something else, of files that end in the middle of a line."""

    def wrong(data: bytes, path: str, reader: Reader) -> FileFacts:
        facts = right(data, path, reader)
        return facts if data.endswith(b"\n") else facts._replace(names=[*facts.names])  # type: ignore[arg-type]

    return wrong


def dividing(right: Extractor) -> Extractor:
    """Takes a character for a byte."""

    def wrong(data: bytes, path: str, reader: Reader) -> FileFacts:
        facts = right(data, path, reader)
        at = len(data.decode("utf-8", "replace")[:-1])
        return facts._replace(used=(*facts.used, ("a", Place(path, at, at))))

    return wrong


EXTRACTORS: tuple[Callable[[Extractor], Extractor], ...] = (raising, counting, forgetting, dividing)


def leaking(right: Extractor) -> Extractor:
    """Says every word of a file."""

    def wrong(data: bytes, path: str, reader: Reader) -> FileFacts:
        facts = right(data, path, reader)
        said = tuple(data.decode("utf-8", "replace").split())
        return facts._replace(names=(*facts.names, *said))

    return wrong


def without_exceptions(right: Callable[..., Any]) -> Callable[..., Any]:
    """The patterns of an ignore file but for those that take something out again."""
    return lambda lines, *rest: right([one for one in lines if not one.startswith("!")], *rest)


def in_characters(text: Text, offset: int, _unit: str = "character") -> Position:
    """The position of an offset, astral characters being one unit."""
    line = text.line_of(offset)
    return Position(line, len(text.data[text.starts[line - 1] : offset].decode("utf-8", "replace")) + 1)


def binding_all(right: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """What takes an unknown value for one that is absent."""

    def wrong(fact: Any, names: tuple[str, ...], known: Any) -> dict[str, Any]:  # noqa: ANN401  (as the one it stands for)
        return right(fact._replace(about=fact.about._replace(dynamic=frozenset())), names, known)

    return wrong


def one_line_down(right: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """A region that is a column too far to the right, below the first line."""

    def wrong(text: Text, place: Place) -> dict[str, Any]:
        made = right(text, place)
        return made | ({"startColumn": made["startColumn"] + 1} if made["startLine"] > 1 else {})

    return wrong


def trimming(right: Callable[..., dict[str, bytes]]) -> Callable[..., dict[str, bytes]]:
    """Edits that take the line end at the end of a file with them."""

    def wrong(files: dict[str, bytes], edits: Any) -> dict[str, bytes]:  # noqa: ANN401  (as the one it stands for)
        return {path: data.rstrip() for path, data in right(files, edits).items()}

    return wrong


def unguarded(right: Callable[..., Any]) -> Callable[..., Any]:
    """What reads YAML and takes it for granted that lines end in LF."""

    def wrong(data: bytes, name: str, error: type[Exception]) -> Any:  # noqa: ANN401  (as the one it stands for)
        if b"\r" in data:
            msg = "planted"
            raise LookupError(msg)
        return right(data, name, error)

    return wrong


def impatient(right: Callable[..., object]) -> Callable[..., object]:
    """Takes what is not known for a no."""

    def wrong(decisive: bool, tree: Any, values: Any) -> object:  # noqa: ANN401  (as the one it stands for)
        found = right(decisive, tree, values)
        return False if isinstance(found, Missing) else found

    return wrong


def for_ever(right: Callable[..., str]) -> Callable[..., str]:
    """What does not heed the day on which a suppression ends."""
    return lambda rule, _until, known, today: right(rule, "", known, today)
