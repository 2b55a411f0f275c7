"""Reading a large tree in several processes: each takes a share of the files and tells what it has learnt of them.

They are forked, so that nothing is loaded twice and the run's key is the same for all; what they tell is JSON, and
nothing is ever unpickled. Whatever a process did not get to (it was killed, say) is read again here.
"""

import json
import os
import selectors
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from oauthlint.memory import tidy
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.record import NamedTuple
from oauthlint.model.serial import dump, load
from oauthlint.model.source import Problem
from oauthlint.sources import Sources

OFTEN = 32  # files between two words on how far a process is
MOST = 8  # processes, where nobody asked for a number


class Share(NamedTuple):
    """A process at work: where it is heard, its number, the files it has still to read, and the line it is writing."""

    pipe: int
    process: int
    left: list[str]
    begun: bytearray


def processes(asked: int, files: int) -> int:
    """How many processes are to read so many files: as many as were asked for, else one for each processor."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(asked or min(MOST, usable), files))


def read(sources: Sources, paths: Sequence[str], count: int, behind: Iterator[str]) -> None:
    """Fill the sources with the facts of these files; of `behind` one is taken for each that is done."""
    shares: list[Share] = []
    if count == 1 or not hasattr(os, "fork") or _is_one_thread_of_several():
        for path in paths:
            sources.extract(path)
            next(behind, None)
        return
    try:
        for number in range(count):
            shares.append(_start(sources, paths[number::count], [one.pipe for one in shares]))
        for done in _heard(sources, shares):
            deque(islice(behind, done), 0)
    finally:
        for one in shares:
            os.close(one.pipe)
            os.kill(one.process, signal.SIGKILL)  # one that has ended stays ours to name until it is waited for
            os.waitpid(one.process, 0)
    for path in (path for one in shares for path in one.left):
        sources.extract(path)


def _is_one_thread_of_several() -> bool:
    """Whether a process that is forked would be one whose locks nobody opens: those that the other threads hold."""
    threading = sys.modules.get("threading")
    return threading is not None and threading.active_count() > 1


def _heard(sources: Sources, shares: Sequence[Share]) -> Iterator[int]:
    """Take in what the processes tell until each has closed its pipe; how many more files are done, each time."""
    with selectors.DefaultSelector() as ready:
        for one in shares:
            ready.register(one.pipe, selectors.EVENT_READ, one)
        while ready.get_map():
            for key, _ in ready.select():
                share: Share = key.data
                heard = os.read(share.pipe, 1 << 20)
                if not heard:
                    ready.unregister(share.pipe)
                *lines, rest = (bytes(share.begun) + heard).split(b"\n")
                share.begun[:] = rest
                for line in lines:
                    told = json.loads(line)
                    if isinstance(told, int):
                        del share.left[:told]
                        yield told
                        continue
                    _take_in(sources, load(told))


def _take_in(sources: Sources, found: object) -> None:
    """What a process has found out of files."""
    if isinstance(found, FileFacts):
        sources.facts[found.path] = found
    elif isinstance(found, Problem):
        sources.problems.append(found)
    elif isinstance(found, dict):
        sources.names.update(found)
    elif isinstance(found, tuple):
        path, sources.seconds[path], sources.digests[path], sources.names[path] = found


def _start(sources: Sources, paths: Sequence[str], others: Iterable[int]) -> Share:
    """A process that reads these files; `others` are the pipes of those before it, which it has no use for."""
    mine, theirs = os.pipe()
    process = os.fork()
    if process:
        os.close(theirs)
        return Share(mine, process, list(paths), bytearray())
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # it is the first process that says that the run was interrupted
        for one in (mine, *others):
            os.close(one)
        _work(sources, paths, theirs)
        code = 0
    finally:
        os._exit(code)  # neither a traceback nor what the process that we are a copy of would do at its end


def _work(sources: Sources, paths: Sequence[str], pipe: int) -> None:
    """Read the files, and write a line of JSON for all that there is to tell."""
    made: dict[str, list[object]] = {}
    sources = sources._replace(rows=made)
    with os.fdopen(pipe, "wb") as out:
        for start in range(0, len(paths), OFTEN):
            some = paths[start : start + OFTEN]
            sources.problems.clear()
            found = [facts for path in some if (facts := sources.extract(path)) is not None]
            spent = (
                (path, seconds, sources.digests[path], sources.names.get(path, ""))
                for path, seconds in sources.seconds.items()
            )
            for one in found:
                out.write(_line(made.get(one.path) or dump(one)))
            dormant = {path: "" for path in some if sources.names.get(path) == ""}
            for other in (*sources.problems, dormant, *spent):
                out.write(_line(dump(other)))
            out.write(_line(len(some)))
            out.flush()
            made.clear()
            sources.texts.clear()
            sources.facts.clear()
            sources.seconds.clear()
    if sources.memory is not None:
        tidy(sources.memory)


def _line(thing: object) -> bytes:
    return json.dumps(thing, separators=(",", ":")).encode() + b"\n"
