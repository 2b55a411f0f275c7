"""Files in which an earlier run found nothing that matters: one that still looks the same need not be read to know it.

Of each a keyed hash is kept, of its path and looks and of all that we look for. So what is kept tells nothing of a
project, and is never out of date.
"""

from collections.abc import Callable, Collection
from functools import cache as cached
from functools import partial

from oauthlint import cache
from oauthlint.discover import Target
from oauthlint.discover.looks import GRAIN, Looks, looks_of
from oauthlint.memory import MARK, PROJECTS, Memory, mark_of, name_of_root
from oauthlint.model.record import NamedTuple

_FOLDER = "silent"
MANY = 2000  # files whose looks are remembered while a run lasts


class Silent(NamedTuple):
    """The hashes of an earlier run, and those of them that this one has met, by path."""

    known: Memory
    target: Target
    looks: Callable[[str], Looks | None]
    before: frozenset[bytes]
    met: dict[str, bytes]

    def knows(self, path: str) -> bool:
        """Whether a file is known to hold nothing that matters by itself."""
        looks = self.looks(path) if self.before else None
        name = self._name(path, looks) if looks else b""
        if name not in self.before:
            return False
        self.met[path] = name
        return True

    def keep(self, others: Collection[str], began: int) -> None:
        """Keep which files hold nothing: of those that were looked at all but the `others`.

        `began` is when that began, in ns since 1970.
        """
        found = dict(self.met)
        for path in self.target.reported:
            if path in found or path in others:
                continue
            looks = self.looks(path)
            if looks and max(looks[:2]) < began - GRAIN:
                found[path] = self._name(path, looks)
        names = frozenset(found.values())
        if names != self.before:
            cache.write(name_of_root(self.known, _FOLDER, self.target.root), b"".join(sorted(names)))
            cache.drop_oldest(_FOLDER, PROJECTS)

    def _name(self, path: str, looks: Looks) -> bytes:
        told = f"{path}\0{looks}".encode("utf-8", "surrogateescape")
        return mark_of(self.known, told)


def silent(known: Memory, target: Target) -> Silent:
    """What an earlier run over all of this project knows of files that hold nothing."""
    kept = cache.read(name_of_root(known, _FOLDER, target.root)) or b""
    names = frozenset(kept[at : at + MARK] for at in range(0, len(kept) - len(kept) % MARK, MARK))
    looks = partial(looks_of, target.root)
    return Silent(known, target, cached(looks) if len(target.reported) <= MANY else looks, names, {})
