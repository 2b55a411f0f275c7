"""Secrets in the history of a repository: every version of every file once, judged by the rules of a check.

A version is judged beside the newest versions of the other files that matter, since its own neighbours of that day
would cost a reading of the whole project for each commit.
"""

from collections.abc import Callable, Iterable, Sequence
from os import urandom

from oauthlint import git
from oauthlint.config import Settings
from oauthlint.errors import UsageError
from oauthlint.extract.reader import reader_of
from oauthlint.git import commits
from oauthlint.history.judging import judged
from oauthlint.history.reading import Versions, read
from oauthlint.history.telling import told
from oauthlint.history.written import written
from oauthlint.model.history import History
from oauthlint.model.source import Problem
from oauthlint.pack import Pack
from oauthlint.worktree import toplevel

__all__ = ["history"]

Watch = Callable[[Sequence[str]], Iterable[str]]


def history(root: str, settings: Settings, pack: Pack, watch: Watch = iter) -> History:
    """The secrets in the commits of all branches and tags of the repository at `root`, or of those since `--since`.

    `watch` gives back the names that it is given, one by one. Raises UsageError without a repository or commit.
    """
    start = _start(root, settings.since)
    seen = written(commits.changes(root, start))
    versions = read(root, seen, reader_of(pack.knowledge, urandom(16)), settings, watch)
    found = judged(root, versions, pack, settings)
    return History(
        found=told(root, seen, found),
        commits=len(seen.commits),
        blobs=len(seen.blobs),
        problems=tuple(_problems(root, versions)),
        since=settings.since,
    )


def _start(root: str, since: str) -> str:
    """The commit that `since` names."""
    if toplevel(root) is None:
        message = "there is no git repository here"
        raise UsageError(message, "oauthlint history looks through the commits of one")
    if not since:
        return ""
    found = git.commit(root, since)
    if isinstance(found, Problem):
        message = f"--since {since}: there is no such commit"
        raise UsageError(message, "a branch, a tag or a commit, such as v1.2.0 or HEAD~20")
    return found


def _problems(root: str, versions: Versions) -> Iterable[Problem]:
    """What the history does not tell."""
    if commits.is_shallow(root):
        yield Problem("git", "", "a shallow clone: older commits are not here", "git fetch --unshallow")
    if versions.missing:
        message = f"{versions.missing} versions of files are missing or too large: not read"
        yield Problem("git", "", message, "a partial clone? `git fetch --refetch` brings everything")
