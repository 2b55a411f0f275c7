"""The files below a folder: as git lists them where it can, inner repositories included, else by a walk of our own.

Links are left out, since what one inside the root leads to is listed there; one that leads out is said.
"""

import os
from collections.abc import Iterator, Sequence

from oauthlint import git
from oauthlint.discover.kinds import is_generated
from oauthlint.discover.reading import is_inside, outside
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Problem
from oauthlint.worktree import toplevel


class Listing(NamedTuple):
    """What is asked, and what is learnt on the way: whether git tracks a file, and what went wrong."""

    root: str
    everything: bool  # what git ignores is taken in
    known: dict[str, bool | None]
    problems: list[Problem]

    def below(self, folders: Sequence[str]) -> Iterator[str]:
        """Paths of the files below the folders ("" is the root), in no order; some may come twice."""
        wanted = [""] if "" in folders else list(folders)
        if toplevel(self.root) == self.root:
            found = list(self._listed("", [] if wanted == [""] else wanted))
            yield from found
            # A folder that git ignores as a whole, and that is named all the same, is meant.
            wanted = [one for one in wanted if one and not any(path.startswith(f"{one}/") for path in found)]
        for folder in wanted:
            yield from self._walked(folder)

    def _listed(self, inner: str, folders: Sequence[str]) -> Iterator[str]:
        """Those that git lists in the repository at `inner`, and in those inside it."""
        if git.is_silent(self.problems):
            yield from self._walked(inner)
            return
        prefix = f"{inner}/" if inner else ""
        listing = git.list_files(os.path.join(self.root, inner), folders, ignored=self.everything)
        if isinstance(listing, Problem):
            self.problems.append(listing._replace(path=inner))
            for folder in folders or [inner]:
                yield from self._walked(folder)
            return
        for name in listing.files:
            path = prefix + name
            self.known[path] = name in listing.tracked
            yield from (path,) if self.known[path] else self._unlinked(path)
        for name in listing.links:
            yield from self._unlinked(prefix + name)
        for name in listing.inner:
            if not is_generated(f"{prefix}{name}/"):
                yield from self._inside(prefix + name)

    def _inside(self, inner: str) -> Iterator[str]:
        """Those of a repository inside; a submodule that is not checked out is none, and git would tell of us there."""
        folder = os.path.join(self.root, inner)
        if toplevel(folder) == folder:
            yield from self._listed(inner, ())
        elif os.path.isdir(folder):
            yield from self._walked(inner)

    def _walked(self, folder: str) -> Iterator[str]:
        from oauthlint.discover import ignored  # noqa: PLC0415  (git answers for most projects)

        for path in ignored.walk(self.root, folder, self.problems, ignored=self.everything):
            yield from self._unlinked(path)

    def _unlinked(self, path: str) -> Iterator[str]:
        """The path, if it is no link."""
        full = os.path.join(self.root, path)
        if not os.path.islink(full):
            yield path
        elif not is_inside(self.root, os.path.realpath(full)):
            self.problems.append(outside(path))
