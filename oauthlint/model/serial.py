"""Facts as plain rows, which JSON has, and back: the cache and the processes of a run hand them on like this.

Equal parts are one in the rows and in what comes of them, which takes half of the memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from sys import intern

from oauthlint.model.filefacts import TYPES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    # How a part is written in a row, and the one that stands for all that are equal to it.
    Written = tuple[tuple[object, ...], Any]

LONG = 16  # characters; a text that is longer (a path, say) is written once
_PLAIN: dict[type, str] = {tuple: "", frozenset: "<>", dict: "{}"}
_BY_NAME = {name: kind for kind, name in _PLAIN.items()}
_ATOMS = frozenset({bool, float, type(None)})


def dump(thing: object) -> list[object]:
    """Plain rows for `json.dumps`: each tuple, set, dictionary and long text in it once, the last row for itself.

    A row has the name of a type and the parts; a part that has a row of its own is the number of that one in a list.
    """
    return shared(thing)[0]


def shared(thing: object) -> tuple[list[object], Any]:
    """The rows of a thing, and the thing as `load` would make it of them."""
    writer = _Writer()
    _, same = writer.row(thing)
    return list(writer.rows), same


class _Writer:
    """Writes rows; `made` is what comes of each, `seen` what was written of a thing that lives, by id."""

    __slots__ = ("made", "numbers", "rows", "seen")

    def __init__(self) -> None:
        self.rows: dict[object, int] = {}
        self.made: list[Any] = []
        self.numbers: dict[int, int] = {}  # Python makes an object of each, and an offset comes again and again
        self.seen: dict[int, Written] = {}

    def row(self, thing: Any) -> Written:  # noqa: ANN401  (tuple, set or mapping)
        """A thing by the row that is its own."""
        kind = type(thing)
        row: list[object] = [_PLAIN.get(kind, kind.__name__)]
        parts: list[object] = []
        seen, numbers = self.seen, self.numbers
        for part in _parts(thing, kind):
            sort = type(part)
            if sort is str:
                written, same = (part, intern(part)) if len(part) <= LONG else self.text(part)
            elif sort is int:
                written = same = numbers.setdefault(part, part)
            elif sort in _ATOMS:
                written = same = part
            elif (known := seen.get(id(part))) is not None:
                written, same = known
            else:
                written, same = self.row(part)
            row.append(written)
            parts.append(same)
        number = self.rows.setdefault(tuple(row), len(self.rows))
        if number == len(self.made):
            self.made.append(_made(kind, parts))
        written = seen[id(thing)] = (number,), self.made[number]
        return written

    def text(self, text: str) -> Written:
        """A text by its row."""
        number = self.rows.setdefault(text, len(self.rows))
        if number == len(self.made):
            self.made.append(intern(text))
        return (number,), self.made[number]


def load(rows: Iterable[Any], types: Mapping[str, type] = TYPES) -> object:
    """What `dump` was given, equal parts being one; raises ValueError, TypeError or LookupError for other rows."""
    made: list[Any] = []
    numbers: dict[int, int] = {}
    for row in rows:
        if isinstance(row, str):
            made.append(intern(row))
            continue
        name, *rest = row
        parts = [
            intern(one)
            if (kind := type(one)) is str
            else made[one[0]]
            if kind is list or kind is tuple
            else numbers.setdefault(one, one)
            if kind is int
            else one
            for one in rest
        ]
        made.append(_made(_BY_NAME[name] if name in _BY_NAME else types[name], parts))
    return made[-1]


def _parts(thing: Any, kind: type) -> Iterable[Any]:  # noqa: ANN401  (tuple, set or mapping)
    if kind is dict:
        return [each for pair in thing.items() for each in pair]
    return sorted(thing) if kind is frozenset else thing


def _made(kind: type, parts: list[Any]) -> object:
    if kind is dict:
        return dict(zip(parts[::2], parts[1::2], strict=True))
    return kind(parts) if kind in _PLAIN else kind(*parts)
