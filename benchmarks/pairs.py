"""Two commands measured in turns, so that whatever slows the machine slows both: what counts is their ratio.

The order changes from pair to pair, and the medians of many pairs are taken, never a single time.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import chdir
from statistics import median, quantiles
from typing import NamedTuple

# What would make every run compile our modules again, or write without a buffer: no user's machine is set so.
UNUSUAL = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONDEVMODE", "PYTHONWARNINGS", "PYTHONPROFILEIMPORTTIME")

SETTLED = 2.5  # seconds after which the time of a file tells that it has not been written again


class Command(NamedTuple):
    """What to start and where; the exit codes that say it did its work.

    `edited` is a file in the folder that is changed before each run, as one that somebody commits has been; `forgets`
    a folder that is removed before each run. `first` are the words of a command that runs once before all.
    """

    words: tuple[str, ...]
    folder: str
    codes: frozenset[int] = frozenset({0})
    edited: str = ""
    forgets: str = ""
    first: tuple[str, ...] = ()


class Run(NamedTuple):
    """One run: wall time and time on the processor in seconds, and the most memory it had in bytes (0: not known).

    Linux counts the memory of the process that starts another as the other's: what is less than ours is not known.
    """

    seconds: float
    cpu: float
    peak: int


class Pairs(NamedTuple):
    """Runs of two commands, the n-th of one beside the n-th of the other."""

    ours: tuple[Run, ...]
    floor: tuple[Run, ...]

    @property
    def ratios(self) -> list[float]:
        """How many times the floor ours took, pair by pair."""
        return [ours.seconds / floor.seconds for ours, floor in zip(self.ours, self.floor, strict=True)]

    @property
    def ratio(self) -> float:
        """The median of the ratios."""
        return median(self.ratios)

    @property
    def spread(self) -> tuple[float, float]:
        """The quartiles of the ratios; the extremes where there are too few for quartiles."""
        ratios = self.ratios
        if len(ratios) < 4:
            return min(ratios), max(ratios)
        low, _, high = quantiles(ratios, n=4)
        return low, high


class BrokenCommandError(Exception):
    """A command did not do its work, so its time means nothing."""


def measure(ours: Command, floor: Command, repeat: int, environ: Mapping[str, str]) -> Pairs:
    """So many pairs, after a run of each that is not counted: it fills the caches of the disk and of Python.

    Raises BrokenCommandError when a command ends with a code that it should not.
    """
    if ours.first:
        time.sleep(SETTLED)
        probe(ours._replace(words=ours.first), environ)
    probe(ours, environ)
    probe(floor, environ)
    runs: dict[Command, list[Run]] = {ours: [], floor: []}
    for number in range(repeat):
        for command in (ours, floor) if number % 2 else (floor, ours):
            runs[command].append(once(command, environ))
    return Pairs(tuple(runs[ours]), tuple(runs[floor]))


def probe(command: Command, environ: Mapping[str, str]) -> None:
    """Start a command once and see that it works."""
    ended = subprocess.run(command.words, cwd=command.folder, env=usual(environ), capture_output=True, check=False)
    # A traceback ends with 1, too, as findings do: but with nothing on standard output.
    if ended.returncode not in command.codes or (ended.returncode and ended.stderr and not ended.stdout):
        said = ended.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        message = f"{' '.join(command.words)[:200]} ended with {ended.returncode}: {' '.join(said)}"
        raise BrokenCommandError(message)


def once(command: Command, environ: Mapping[str, str]) -> Run:
    """One run with nothing to read and nobody to write to; raises BrokenCommandError as `measure` does."""
    if command.edited:
        edit(os.path.join(command.folder, command.edited))
    if command.forgets:
        shutil.rmtree(command.forgets, ignore_errors=True)
    with chdir(command.folder):
        started = time.perf_counter()
        code, cpu, peak = (_spawned if hasattr(os, "wait4") else _ran)(command.words, usual(environ))
        seconds = time.perf_counter() - started
    if code not in command.codes:
        message = f"{' '.join(command.words)[:200]} ended with {code}"
        raise BrokenCommandError(message)
    return Run(seconds, cpu, peak)


def edit(path: str) -> None:
    """Give a script another first line, which moves all the others."""
    with open(path, encoding="utf-8") as file:
        lines = [line for line in file if not line.startswith("// edited ")]
    with open(path, "w", encoding="utf-8") as file:
        file.writelines([f"// edited {'x' * (time.time_ns() % 7)} {time.time_ns()}\n", *lines])


def usual(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment as users have it."""
    return {name: value for name, value in environ.items() if name not in UNUSUAL}


def _spawned(words: tuple[str, ...], environ: Mapping[str, str]) -> tuple[int, float, int]:
    nowhere = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in (0, 1, 2)]
    process = os.posix_spawnp(words[0], words, environ, file_actions=nowhere)
    _, status, used = os.wait4(process, 0)
    unit = 1 if sys.platform == "darwin" else 1024
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss * unit


def _ran(words: tuple[str, ...], environ: Mapping[str, str]) -> tuple[int, float, int]:
    nowhere = subprocess.DEVNULL
    ended = subprocess.run(words, env=environ, stdin=nowhere, stdout=nowhere, stderr=nowhere, check=False)
    return ended.returncode, 0.0, 0
