"""What is kept of a run over a whole project, and how it comes back from the rows that `serial.dump` makes of it."""

from __future__ import annotations

from functools import cache

from oauthlint.link import Linked
from oauthlint.model import facts, serial
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
    others: dict[str, str]  # files of which nothing but the reader is needed, by path


@cache
def _types() -> dict[str, type]:
    """The named tuples that there are, by their names."""
    every = (*vars(facts).values(), Comment, FileFacts, Kept, Linked, Place, Problem, Secret, SecretText, Step)
    return {one.__name__: one for one in every if isinstance(one, type) and hasattr(one, "_fields")}


def load(rows: Any) -> object:  # noqa: ANN401  (as JSON has them)
    """What `dump` was given; raises ValueError, TypeError or LookupError for rows that it did not make."""
    return serial.load(rows, _types())
