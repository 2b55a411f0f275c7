"""What a commit would hold: files as the index has them, and which of them differ from the last commit."""

from collections.abc import Collection, Iterable

from oauthlint import git
from oauthlint.errors import UsageError
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Problem


class Index(NamedTuple):
    """The files of the index: the object of each by its path. What is not in it is not there."""

    root: str
    held: dict[str, str]

    def read(self, path: str) -> bytes | Problem:
        """The bytes of a file, empty for one that is not in the index."""
        return git.blob(self.root, self.held[path]) if path in self.held else b""


def staged(root: str, files: Collection[str], folders: Iterable[str]) -> tuple[Index, set[str]]:
    """The index, and the changed files in it among those that were named ("" being the root); raises UsageError."""
    held, changed = git.index(root), git.staged(root)
    if isinstance(held, Problem):
        raise _refused(held)
    if isinstance(changed, Problem):
        raise _refused(changed)
    below = tuple(f"{one}/" if one else "" for one in folders)
    named = {one for one in held.keys() & changed if one in files or one.startswith(below)} if below else set()
    return Index(root, held), named | {one for one in files if one in held and one in changed}


def _refused(problem: Problem) -> UsageError:
    return UsageError(f"--staged: {problem.message}", problem.hint or "it needs git, and a repository")
