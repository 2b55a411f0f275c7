"""What was written when: for each version of a file the commits that wrote it and that replaced it."""

from collections.abc import Iterable
from time import gmtime, strftime

from oauthlint.git.commits import Change
from oauthlint.model.history import Commit
from oauthlint.model.record import NamedTuple

Version = tuple[str, str]  # name of the object, path


class Span(NamedTuple):
    """The commits that wrote a version of a file, by their number: 0 is the newest."""

    newest: int
    oldest: int


class Written(NamedTuple):
    """A history. Numbers of commits count from the newest."""

    commits: list[tuple[str, int]]  # name and time
    versions: dict[Version, Span]  # the newest first
    replaced: dict[Version, int]  # the newest commit that put something else in its place
    blobs: dict[str, list[str]]  # object: its paths, the newest first

    def commit(self, number: int) -> Commit:
        """The commit of this number."""
        name, time = self.commits[number]
        return Commit(name, strftime("%Y-%m-%d", gmtime(time)))


def written(changes: Iterable[Change]) -> Written:
    """The history that these changes make, the newest commit first."""
    seen = Written([], {}, {}, {})
    for one in changes:
        if not seen.commits or seen.commits[-1][0] != one.commit:
            seen.commits.append((one.commit, one.time))
        number = len(seen.commits) - 1
        for before in one.before:
            seen.replaced.setdefault((before, one.path), number)
        if one.after:
            known = seen.versions.get((one.after, one.path))
            seen.versions[one.after, one.path] = Span(number if known is None else known.newest, number)
            paths = seen.blobs.setdefault(one.after, [])
            if known is None:
                paths.append(one.path)
    return seen
