"""Extractors on files that are nearly right, under every name that makes them go another way."""

from typing import NamedTuple

from hypothesis import strategies as some

from tests.fuzz.changes import Change, changed, changes
from tests.fuzz.corpus import Planted, Seed, seeds
from tests.fuzz.names import NAMES, name_like
from tests.fuzz.oracles import facts_of


class File(NamedTuple):
    """A file to read."""

    kind: str
    path: str
    data: bytes
    secrets: tuple[Planted, ...]


def files(kind: str) -> some.SearchStrategy[File]:
    """Changed files of a kind, most under a name like their own; now and then the half of one and the half of another."""

    def file(seed: Seed, todo: list[Change], other: Seed, at: int, name: int) -> File:
        half = at % (len(seed.data) + 1) if at % 4 == 0 else len(seed.data)
        rest = other.data[at % (len(other.data) + 1) :] if at % 4 == 0 else b""
        secrets = tuple(one for one in {*seed.secrets, *other.secrets} if one.alone)
        names = NAMES[kind]
        path = names[name % len(names)] if name < len(names) else names[name_like(kind, seed.path)]
        return File(kind, path, changed(seed.data[:half] + rest, todo), secrets)

    one = some.sampled_from(seeds(kind))
    numbers = some.integers(0, 1 << 14)
    return some.builds(file, one, changes(), one, numbers, some.integers(0, 40))


def holds(file: File) -> None:
    """Whatever is in the file, its facts are true of it."""
    facts_of(file.kind, file.path, file.data, file.secrets)
