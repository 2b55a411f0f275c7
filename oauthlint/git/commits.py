"""What git keeps of every commit: which files it changed, the objects that it wrote, and the tags that have it."""

import os
from collections.abc import Iterator, Sequence
from typing import IO, TYPE_CHECKING

from oauthlint.errors import InternalError, UsageError
from oauthlint.git import SAFELY, ask, environment
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Problem

if TYPE_CHECKING:
    from subprocess import Popen

LATEST = 253_402_300_799  # the last second of the year 9999
AHEAD = 300  # objects asked for before the first is read: their names fit into any pipe


class Change(NamedTuple):
    """A file that a commit wrote or took away. Names of objects are "" where there is none."""

    commit: str
    time: int  # of the commit, in seconds since 1970
    path: str
    before: tuple[str, ...]  # what stood there in the commit's parents
    after: str


def changes(root: str, since: str = "") -> Iterator[Change]:
    """Every change to a regular file in the commits of all branches and tags, the newest commit first.

    With `since` (a commit), in those that are not in its history. Raises InternalError where git fails on the way.
    """
    asked = (
        "log",
        "-c",
        "--raw",
        "-z",
        "--no-renames",
        "--no-abbrev",
        "--date-order",
        "--format=%x01%H %ct",
        "--all",
        "HEAD",
    )
    commit, moment, told = "", 0, ""
    for word in _pieces(_started(root, (*asked, *(("--not", since) if since else ()), "--"))):
        if told:
            change = _change(commit, moment, told, word)
            told = ""
            if change is not None:
                yield change
        elif word[:1] == "\x01":
            commit, _, at = word[1:].partition(" ")
            moment = min(int(at), LATEST) if at.isdecimal() else 0  # a commit may say anything, and nothing
        else:
            told = word.strip("\n")


def blobs(root: str, names: Sequence[str], largest: int) -> Iterator[tuple[str, bytes | None]]:
    """The objects of these names in their order, each by one reader for all; None for what is missing or larger."""
    reader = _started(root, ("cat-file", "--batch"))
    if reader.stdin is None or reader.stdout is None:
        return
    try:
        for at in range(0, len(names), AHEAD):
            some = names[at : at + AHEAD]
            reader.stdin.write("".join(f"{one}\n" for one in some).encode())
            reader.stdin.flush()
            for one in some:
                yield one, _object(reader.stdout, largest)
    finally:
        reader.stdin.close()
        reader.stdout.close()
        reader.wait()


def tree(root: str, ref: str) -> frozenset[str]:
    """The names of all objects in the tree of a commit; none where there is no such commit."""
    answer = ask(root, ("ls-tree", "-r", "-z", "--end-of-options", ref))
    if isinstance(answer, Problem):
        return frozenset()
    return frozenset(one.split(b"\t")[0].split(b" ")[-1].decode() for one in answer.split(b"\0") if one)


def tags_with(root: str, commit: str) -> tuple[str, ...]:
    """The tags whose history holds a commit."""
    answer = ask(root, ("for-each-ref", "--contains", commit, "--format=%(refname:strip=2)", "refs/tags"))
    return () if isinstance(answer, Problem) else tuple(os.fsdecode(answer).split("\n")[:-1])


def is_shallow(root: str) -> bool:
    """Whether the repository holds the newest part of its history alone."""
    answer = ask(root, ("rev-parse", "--is-shallow-repository"))
    return not isinstance(answer, Problem) and answer.strip() == b"true"


def _change(commit: str, moment: int, told: str, path: str) -> Change | None:
    """One entry of `log --raw`, with as many colons and old objects as the commit has parents."""
    parents = len(told) - len(told.lstrip(":"))
    words = told[parents:].split(" ")
    modes, names = words[: parents + 1], words[parents + 1 : 2 * parents + 2]
    if len(names) <= parents or not any(mode.startswith("100") for mode in modes):
        return None
    kept = [name if mode.startswith("100") and name.strip("0") else "" for mode, name in zip(modes, names, strict=True)]
    return Change(commit, moment, path, tuple(filter(None, kept[:-1])), kept[-1])


def _pieces(answer: "Popen[bytes]") -> Iterator[str]:
    """What a command prints, up to each NUL; InternalError where it fails."""
    if answer.stdout is None:
        return
    rest = b""
    with answer.stdout as stream:
        while part := stream.read(1 << 16):
            *whole, rest = (rest + part).split(b"\0")
            yield from map(os.fsdecode, whole)
    if answer.wait():
        message = f"git failed with exit code {answer.returncode} while its history was read"
        raise InternalError(message, "does `git fsck` find something?")


def _object(stream: IO[bytes], largest: int) -> bytes | None:
    """The next object that `cat-file --batch` prints."""
    head = stream.readline().split(b" ")
    if len(head) < 3:  # "NAME missing"
        return None
    size = int(head[2])
    data = stream.read(size) if size <= largest else None
    for _ in range(0, size if data is None else 0, largest):
        size -= len(stream.read(min(size, largest)))
    stream.read(1)
    return data


def _started(root: str, words: Sequence[str]) -> "Popen[bytes]":
    """A command whose answer is read while it runs."""
    from subprocess import DEVNULL, PIPE, Popen  # noqa: PLC0415  (as for `ask`)

    try:
        return Popen(  # noqa: S603  (fixed words)
            ["git", *SAFELY, *words],  # noqa: S607  (the git that the person uses)
            cwd=root,
            env=environment(root, os.environ),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
        )
    except FileNotFoundError:
        message = "git is not installed"
        raise UsageError(message, "the history is asked of git") from None
    except OSError as wrong:
        message = f"git did not start: {wrong.strerror or type(wrong).__name__}"
        raise InternalError(message) from None
