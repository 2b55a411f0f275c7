"""What git knows of the files of a work tree; only this package starts git, and never without a question for it.

Nothing that the audited repository configures may run: no hook, no file system monitor, no filter, no fetch.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from oauthlint.git.spawned import ended
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Problem
from oauthlint.worktree import toplevel

OLDEST = "2.30"  # which knows `--end-of-options` wherever it is said
PATIENCE = 60  # seconds for one call; after one that was in vain there is no other
_SILENT = "git did not answer in time"
MOST_PATHS = 500  # on one command line; more than these are picked from the list of all

SAFELY = (
    "--no-optional-locks",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "log.showSignature=false"),  # which would run `gpg.program`
)
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",  # a partial clone would fetch what it misses
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
# What tells git about one repository, and is wrong for any other.
_OF_ONE_REPOSITORY = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_NAMESPACE",
)


class Listing(NamedTuple):
    """The files of a work tree that git tracks or does not ignore, relative, with forward slashes."""

    files: tuple[str, ...]  # symbolic links that git does not track are among them
    tracked: frozenset[str]
    links: tuple[str, ...]  # tracked symbolic links
    inner: tuple[str, ...]  # folders that are repositories of their own


def list_files(root: str, folders: Sequence[str] = (), *, ignored: bool = False) -> Listing | Problem:
    """The files of the work tree at `root`, or of some folders in it; with `ignored` those that git ignores, too.

    A tracked file that is gone from the disk is among them: finding out here takes as long as trying to read it.
    A Problem of kind "git" where git does not answer.
    """
    asked = ("--exclude=node_modules", "--exclude=.git") if ignored else ("--exclude-standard",)
    answer = _of_index(root, ("ls-files", "-z", "-t", "-s", "-c", "-o", *asked, "--", *folders))
    return answer if isinstance(answer, Problem) else _listing(answer)


def tracked(root: str, paths: Iterable[str]) -> frozenset[str] | Problem:
    """Those of the paths (relative, forward slashes) that git tracks."""
    wanted = sorted(set(paths))
    answer = _of_index(root, ("ls-files", "-z", "-c", "--", *(wanted if len(wanted) <= MOST_PATHS else ())))
    if isinstance(answer, Problem):
        return answer
    return frozenset(wanted) & frozenset(map(os.fsdecode, answer.split(b"\0")))


def ignored(root: str, path: str) -> bool | Problem:
    """Whether a rule leaves out a path that git does not track: one of a `.gitignore`, or of the person's own."""
    answer = _of_index(root, ("ls-files", "-z", "-o", "-i", "--exclude-standard", "--", path))
    return answer if isinstance(answer, Problem) else bool(answer)


def index(root: str) -> dict[str, str] | Problem:
    """The object of each regular file in the index, by its path; those of a conflict are left out."""
    answer = _of_index(root, ("ls-files", "-z", "-s", "-c"))
    if isinstance(answer, Problem):
        return answer
    entries = (one.partition("\t") for one in os.fsdecode(answer).split("\0") if one)
    split = ((about.split(" "), path) for about, _, path in entries)
    return {path: about[1] for about, path in split if about[0].startswith("100") and about[2] == "0"}


def staged(root: str) -> frozenset[str] | Problem:
    """The files whose content in the index is not that of the last commit; before the first one, all."""
    if isinstance(ask(root, ("rev-parse", "--verify", "-q", "HEAD^{commit}")), Problem):
        every = index(root)
        return every if isinstance(every, Problem) else frozenset(every)
    answer = _of_index(root, ("diff-index", "--cached", "--name-only", "-z", "--diff-filter=d", "HEAD"))
    return answer if isinstance(answer, Problem) else frozenset(one for one in os.fsdecode(answer).split("\0") if one)


def blob(root: str, name: str) -> bytes | Problem:
    """The content of an object, such as `HEAD:src/mail.js`, as it is kept: no filter runs."""
    return ask(root, ("cat-file", "blob", name))


def commit(root: str, ref: str) -> str | Problem:
    """The name of the commit that `ref` means; a Problem where there is none."""
    found = ask(root, ("rev-parse", "--verify", "-q", "--end-of-options", f"{ref}^{{commit}}"))
    return found if isinstance(found, Problem) else found.decode().strip()


def fork_point(root: str, ref: str) -> str | Problem:
    """The last commit that what is checked out has in common with `ref`; a Problem where there is no `ref`."""
    found = commit(root, ref)
    if isinstance(found, Problem):
        return found
    common = ask(root, ("merge-base", found, "HEAD"))
    return found if isinstance(common, Problem) else common.decode().strip()


def renamed(root: str, commit: str) -> dict[str, str] | Problem:
    """The files that have another path in the index than in a commit: old path by new path."""
    answer = _of_index(root, ("diff-index", "--cached", "-M", "--name-status", "-z", "--diff-filter=R", commit))
    if isinstance(answer, Problem):
        return answer
    words = os.fsdecode(answer).split("\0")
    return dict(zip(words[2::3], words[1::3], strict=False))


def _listing(answer: bytes) -> Listing:
    """The entries of `ls-files -t -s`: "? path", or a letter, mode, object and stage before a tab and the path."""
    kinds: dict[str, str] = {}
    for entry in os.fsdecode(answer).split("\0"):
        if entry[:2] == "? ":
            kinds[entry[2:]] = "?"
        elif entry:
            about, _, path = entry.partition("\t")
            kinds[path] = about[2:8]
    inner = {path for path, kind in kinds.items() if kind == "160000" or (kind == "?" and path[-1] == "/")}
    return Listing(
        tuple(path for path, kind in kinds.items() if kind != "120000" and path not in inner),
        frozenset(path for path, kind in kinds.items() if kind != "?"),
        tuple(path for path, kind in kinds.items() if kind == "120000"),
        tuple(path.rstrip("/") for path in sorted(inner)),
    )


def _of_index(root: str, words: Sequence[str]) -> bytes | Problem:
    """What git prints for a command that reads the index, where that is whole."""
    answer = ask(root, words)
    if isinstance(answer, Problem):
        return answer
    from oauthlint.git.intact import is_intact  # noqa: PLC0415  (not needed where git does not answer)

    if is_intact(_index(root, environment(root, os.environ))):
        return answer
    return _problem("the index of git is damaged", "as `git fsck` says; `rm .git/index` and `git reset` make a new one")


def _index(root: str, environ: Mapping[str, str]) -> str:
    """Where the index of a work tree is."""
    *_, repository = _repositories(root)
    told = environ.get("GIT_DIR")
    return os.path.join(root, environ.get("GIT_INDEX_FILE") or os.path.join(told or repository, "index"))


def ask(root: str, words: Sequence[str]) -> bytes | Problem:
    """What git prints for a command in `root`."""
    try:
        answer = ended((*SAFELY, *words), root, environment(root, os.environ), PATIENCE)
    except FileNotFoundError:
        return _problem("git is not installed")
    except TimeoutError:
        return _problem(_SILENT, "a FIFO in the place of a `.gitignore` has git wait for ever")
    except OSError as wrong:
        return _problem(f"git did not answer ({type(wrong).__name__})")
    if answer.code == 0:
        return answer.out
    said = answer.err.decode("utf-8", "replace")
    if "dubious ownership" in said or "safe.directory" in said:
        return _problem(
            "git refuses, since the folder belongs to somebody else", "git config --global --add safe.directory …"
        )
    if "nknown option" in said:
        return _problem("this git is too old", f"git {OLDEST} or later knows what is asked")
    return _problem(f"git failed with exit code {answer.code}", "does `git ls-files` work there?")


def _problem(message: str, hint: str = "") -> Problem:
    return Problem("git", "", f"{message}: which files are tracked is not known", hint)


def is_silent(problems: Iterable[Problem]) -> bool:
    """Whether git was waited for in vain, so that it is not to be asked again."""
    return any(one.kind == "git" and one.message.startswith(_SILENT) for one in problems)


def environment(root: str, environ: Mapping[str, str]) -> dict[str, str]:
    """The caller's environment, without `GIT_INDEX_FILE` and its like where they speak of another repository."""
    kept = dict(environ) | _ENVIRONMENT
    told = environ.get("GIT_DIR")
    if told is None:
        ours = toplevel(os.path.realpath(os.curdir)) == root
    else:
        here = os.path.realpath(os.path.join(root, told))
        ours = not os.path.lexists(os.path.join(root, ".git")) or here in map(os.path.realpath, _repositories(root))
    return kept if ours else {name: value for name, value in kept.items() if name not in _OF_ONE_REPOSITORY}


def _repositories(root: str) -> Iterator[str]:
    """Where the repository of a work tree may be: its `.git`, or where that file points."""
    mark = os.path.join(root, ".git")
    yield mark
    if os.path.isfile(mark):
        with open(mark, encoding="utf-8", errors="surrogateescape") as file:
            yield os.path.join(root, file.read(4096).removeprefix("gitdir:").strip())
