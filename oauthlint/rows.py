"""What a project came to as plain rows, and back: of each tuple, set and dictionary in it one row, equal ones together.

Facts hold much that others hold as well: written out they would be many times as long.
"""

from __future__ import annotations

from functools import cache

from oauthlint.link import Linked
from oauthlint.model import facts
from oauthlint.model.filefacts import FileFacts, SecretText
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Comment, Place, Problem, Step
from oauthlint.model.value import Secret

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Kept(NamedTuple):
    """What is kept of a run over a project: what was found, and of each file what reports need."""

    linked: Linked
    files: tuple[FileFacts, ...]


_PLAIN = {"": tuple, "<>": frozenset}


@cache
def _types() -> dict[str, type]:
    """The named tuples that there are, by their names."""
    every = (*vars(facts).values(), Comment, FileFacts, Kept, Linked, Place, Problem, Secret, SecretText, Step)
    return {one.__name__: one for one in every if isinstance(one, type) and hasattr(one, "_fields")}


def dump(thing: object) -> list[list[object]]:
    """The rows: the name of a type, and its parts; a part that has a row of its own is its number in a list."""
    rows: list[list[object]] = []
    numbers: dict[str, int] = {}  # by what a row says
    seen: dict[int, int] = {}  # by id; all of it is alive as long as `thing` is

    def part(one: object) -> object:
        return [put(one)] if isinstance(one, (tuple, frozenset, dict)) else one

    def put(one: tuple[object, ...] | frozenset[str] | dict[str, object]) -> int:
        if id(one) not in seen:
            if isinstance(one, dict):
                row = ["{}", *[part(each) for pair in one.items() for each in pair]]
            elif isinstance(one, frozenset):
                row = ["<>", *sorted(one)]
            else:
                row = ["" if type(one) is tuple else _known(type(one)), *[part(each) for each in one]]
            number = seen[id(one)] = numbers.setdefault(repr(row), len(rows))
            if number == len(rows):
                rows.append(row)
        return seen[id(one)]

    part(thing)
    return rows


def load(rows: Any) -> object:  # noqa: ANN401  (as JSON has them)
    """What `dump` was given; raises ValueError, TypeError or LookupError for rows that it did not make."""
    types = {**_PLAIN, **_types()}
    made: list[object] = []
    for name, *row in rows:
        parts = [made[one[0]] if isinstance(one, list) else one for one in row]
        if name == "{}":
            made.append(dict(zip(parts[::2], parts[1::2], strict=True)))
        elif name in _PLAIN:
            made.append(_PLAIN[name](parts))
        else:
            made.append(types[name](*parts))
    return made[-1]


def _known(kind: type) -> str:
    if _types().get(kind.__name__) is not kind:
        raise LookupError(kind.__name__)
    return kind.__name__
