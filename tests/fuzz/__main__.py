"""Fuzzing for as long as you like: `python -m tests.fuzz --seconds 3600 [--seeds FOLDER] [--keep FOLDER] [TARGET…]`.

The time is shared out among the targets; each runs in a process of its own. A table says how many cases each has tried
and what was found; the cases that fail stay in FOLDER. The exit code is 1 where something was found.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from hashlib import sha1
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.corpus import seeds
from tests.fuzz.names import name_like
from tests.fuzz.running import run
from tests.fuzz.targets import GUIDED, TARGETS

MEMORY = 2500  # megabytes
HANG = 20  # seconds for one input
SEEDS = """a folder of repositories that are checked out: the files in them that an audit would read are begun with, too, and
changed as the examples are. They stay where they are, but a case that fails may hold what they hold, their secrets too"""


def main(words: Sequence[str]) -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="for all targets together")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="for another run like this one")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the cases go that fail")
    parser.add_argument("--seeds", type=Path, metavar="FOLDER", help=SEEDS)
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)  # in this process
    parser.add_argument("targets", nargs="*")
    asked = parser.parse_args(words)
    if asked.seeds:
        os.environ["FUZZ_SEEDS"] = os.fspath(asked.seeds.resolve(strict=True))  # for the processes of the targets
    folder = asked.keep or Path(tempfile.mkdtemp(prefix="oauthlint-fuzz-"))
    if asked.alone:
        return alone(asked.targets[0], asked.seconds, asked.seed, folder)
    names = asked.targets or [*TARGETS, *(f"guided-{kind}" for kind in GUIDED if find_spec("atheris"))]
    print(f"seed {asked.seed}, failing cases in {folder}", flush=True)
    found = [share(name, asked.seconds / len(names), asked.seed, folder / name) for name in names]
    return int(any(found))


def share(name: str, seconds: float, seed: int, folder: Path) -> int:
    """Run one target in a process of its own, and print its line of the table; how much was found."""
    folder.mkdir(parents=True, exist_ok=True)
    if name.startswith("guided-"):
        words = guided(name.removeprefix("guided-"), seconds, seed, folder)
    else:
        words = ["tests.fuzz", "--alone", name, f"--seconds={seconds}", f"--seed={seed}", f"--keep={folder}"]
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-m", *words], capture_output=True, check=False)
    said = (done.stdout + done.stderr).decode("utf-8", "replace")
    executed = re.search(r"stat::number_of_executed_units:\s+(\d+)", said)
    failures = sorted(one.name for one in folder.iterdir() if one.is_file() and one.name != "log")
    (folder / "log").write_text(said, encoding="utf-8")
    if done.returncode and not failures:
        failures = [f"ended with {done.returncode}: {said.strip()[-300:]}"]
    row = f"{name:22} {executed[1] if executed else '?':>9} cases {time.monotonic() - began:6.0f} s  {len(failures)} found"
    print(row, *failures, sep="\n    ", flush=True)
    return len(failures)


def guided(kind: str, seconds: float, seed: int, folder: Path, *, empty: bool = False) -> list[str]:
    """The words that start the fuzzing of an extractor with coverage as its guide, from its files or from nothing."""
    begin = folder / "corpus"
    begin.mkdir(exist_ok=True)
    for one in () if empty else seeds(kind):
        data = bytes([name_like(kind, one.path)]) + one.data
        (begin / sha1(data, usedforsecurity=False).hexdigest()).write_bytes(data)
    flags = [f"-max_total_time={max(1, int(seconds))}", f"-seed={seed % 2**31 or 1}", f"-artifact_prefix={folder}/"]
    flags += [f"-rss_limit_mb={MEMORY}", f"-timeout={HANG}", "-print_final_stats=1", "-max_len=8192"]
    return ["tests.fuzz.guided", kind, str(folder), str(begin), *flags]


def alone(name: str, seconds: float, seed: int, folder: Path) -> int:
    """Run one target here, and keep the cases that fail; how many there were."""
    outcome = run(TARGETS[name], seconds=seconds, first=seed)
    for way, failure in outcome.failures.items():
        (folder / way).write_text(f"{failure.wrong}\n{failure.case!r}\n", encoding="utf-8", errors="backslashreplace")
    print(f"stat::number_of_executed_units: {outcome.executions}")
    return int(bool(outcome.failures))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
