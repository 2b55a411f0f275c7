"""How long the linter takes, as ratios to floors of the same run: `python -m benchmarks` in a checkout.

A hook call is measured against a bare Python, a whole tree against ripgrep with the same words. See `--help`.
"""

import argparse
import json
import os
import platform
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.pairs import BrokenCommandError, Command, Pairs, measure
from benchmarks.projects import write
from oauthlint.words import MAIL_WORDS, OAUTH_WORDS, SECRET_WORDS

CHECKOUT = str(Path(__file__).resolve().parent.parent)
CLEAN_OR_NOT = frozenset({0, 1})
FACTS = ("oauthlint", "facts")  # in a cache of our own, so that what is measured begins with nothing
MANY = 20_000  # files; the goals of larger trees are closer to the floor
SMALL = 5.0  # the goal of a tree with fewer
CLOSER = 1.8  # that of a larger one in two processes
RULES = str(Path(__file__).with_name("semgrep.yaml"))
LEAST_NAME = "the least that Python can do"
LEAST = str(Path(__file__).with_name("least.py"))
SCOPES = "export const scopes = ['https://mail.google.com/'];\n"  # whether that is wide hangs on the whole project
OPTIONS = ("--color", "never")  # any that our own hook does not use


class Work(NamedTuple):
    """One line of the table: what is done, against what, and the ratio that it should stay below."""

    name: str
    ours: Command
    floor: Command
    floor_name: str
    goal: float


class Result(NamedTuple):
    """What came out."""

    work: Work
    pairs: Pairs

    @property
    def reached(self) -> bool:
        """Whether the ratio is at or below the goal."""
        return self.pairs.ratio <= self.work.goal


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0, or with --gate 1 where a goal is missed; 2 where a command did not work."""
    asked = options().parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        environ = {**os.environ, "XDG_CACHE_HOME": os.path.realpath(scratch)}
        if not asked.installed:
            environ["PYTHONPATH"] = os.pathsep.join(filter(None, (CHECKOUT, os.environ.get("PYTHONPATH", ""))))
        try:
            results = [
                Result(
                    one,
                    measure(one.ours, one.floor, asked.tree_repeat if "tree" in one.name else asked.repeat, environ),
                )
                for one in works(asked, os.path.realpath(scratch))
                if not asked.only or any(word in one.name for word in asked.only)
            ]
        except BrokenCommandError as failed:
            print(f"benchmarks: {failed}", file=sys.stderr)
            return 2
    print(as_json(results) if asked.json else as_table(results))
    return 1 if asked.gate and not all(one.reached for one in results) else 0


def options() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("paths", nargs="*", help="further trees to measure against ripgrep")
    parser.add_argument("--repeat", type=int, default=21, metavar="N", help="pairs of a hook call (21)")
    parser.add_argument("--tree-repeat", type=int, default=9, metavar="N", help="pairs of a tree (9)")
    parser.add_argument("--files", type=int, default=2000, metavar="N", help="files of the made-up tree (2000)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the made-up projects (1)")
    parser.add_argument(
        "--only", action="append", metavar="WORD", help="works with this word in their name; repeatable"
    )
    parser.add_argument("--command", default=f"{shlex.quote(sys.executable)} -m oauthlint", help="what to measure")
    parser.add_argument("--installed", action="store_true", help="measure what is installed beside this Python")
    parser.add_argument("--gate", action="store_true", help="exit 1 where a goal is missed")
    parser.add_argument("--json", action="store_true", help="every time, as JSON")
    return parser


def works(asked: argparse.Namespace, scratch: str) -> Iterator[Work]:
    """What there is to measure, in the order of the table; the projects are made on the way."""
    ours = tuple(shlex.split(asked.command))
    small = os.path.join(scratch, "small")
    write(Path(small), 30, asked.seed)
    bare = Command((sys.executable, "-c", "pass"), small)
    for name, words, goal in (
        ("one file, nothing relevant", ("check", "src/sum.js"), 2.2),
        ("one file, JavaScript", ("check", "src/mail.js"), 6.0),
        ("one file, TypeScript", ("check", "src/mail.ts"), 6.0),
        ("one file, JavaScript, with options", ("check", *OPTIONS, "src/mail.js"), 7.5),
        ("one file, TypeScript, with options", ("check", *OPTIONS, "src/mail.ts"), 7.5),
    ):
        staged = Command((*ours, *words), small, CLEAN_OR_NOT, edited=words[-1])
        yield Work(name, staged, bare, "`python -c pass`", goal)
    known = os.path.join(scratch, "known")
    write(Path(known), 30, asked.seed)
    for name, words in (("JavaScript", "src/mail.js"), ("TypeScript", "src/mail.ts")):
        with Path(known, words).open("a", encoding="utf-8") as file:
            file.write(SCOPES)
        around = Command((*ours, "check", words), known, CLEAN_OR_NOT, edited=words, first=(*ours, "check", "."))
        yield Work(f"one file, {name}, with a fresh cache, project rules too", around, bare, "`python -c pass`", 7.5)
    found = shutil.which("rg")
    if found is None:
        print("benchmarks: no trees, since there is no rg to compare with (pip install ripgrep)", file=sys.stderr)
        return
    large = os.path.join(scratch, "large")
    made = f"tree, made up, {asked.files:,} files"
    kinds = (
        "first run, -j 1",
        "first run, -j 2",
        LEAST_NAME,
        "second run",
        *(f"against {words[0]}" for words, _ in OTHERS),
    )
    if not asked.only or any(word in f"{made}, {kind}" for word in asked.only for kind in kinds):
        write(Path(large), asked.files, asked.seed)
    sought = [word.decode() for word in dict.fromkeys(MAIL_WORDS + OAUTH_WORDS + SECRET_WORDS)]
    search = (found, "-c", "-i", "-F", *(part for word in sought for part in ("-e", word)), ".")
    for folder in (large, *(os.path.realpath(path) for path in asked.paths)):
        name = made if folder == large else f"tree, {os.path.basename(folder)}"
        goal = 2.6 if folder == large and asked.files >= MANY else SMALL
        again = Command((*ours, "check", "."), folder, CLEAN_OR_NOT | {3})
        first = again._replace(forgets=os.path.join(scratch, *FACTS))
        floor = Command(search, folder, CLEAN_OR_NOT)
        for jobs, limit in (("1", goal), ("2", CLOSER if goal < SMALL else goal)):
            alone = first._replace(words=(*ours, "check", "-j", jobs, "."))
            yield Work(f"{name}, first run, -j {jobs}", alone, floor, "`rg -c -i -F`", limit)
        least = first._replace(words=(sys.executable, LEAST, "."))
        yield Work(f"{name}, {LEAST_NAME}", least, floor, "`rg -c -i -F`", goal)
        yield Work(f"{name}, second run", again, first, "the first run", 0.35)
        for words, limit in OTHERS:
            other = shutil.which(words[0])
            if other is not None:
                theirs = Command((other, *words[1:]), folder, frozenset({0, 1, 200, 205}))
                yield Work(f"{name}, against {words[0]}", first, theirs, f"`{words[0]}`", limit)


# Scanners of other kinds that do part of the same work, where they are installed; none of them asks the network.
OTHERS = (
    (("detect-secrets", "scan", "."), 0.01),
    (("kingfisher", "scan", "--no-validate", "--no-update-check", "."), 1 / 3),
    (("semgrep", "scan", "--metrics=off", "--disable-version-check", "--quiet", "--config", RULES, "."), 0.1),
)


def as_table(results: Sequence[Result]) -> str:
    """The results as Markdown, the machine above them."""
    lines = [
        f"{machine()}, medians of {', '.join(sorted({str(len(one.pairs.ours)) for one in results}, key=int))} pairs",
        "",
        "| work | ms | floor | ms | ratio | quartiles | goal | peak MiB |",
        "|---|---:|---|---:|---:|---:|---:|---:|",
    ]
    for work, pairs in results:
        low, high = pairs.spread
        ours, floor = (median(run.seconds for run in runs) * 1000 for runs in pairs)
        peak = max(run.peak for run in pairs.ours)
        cells = (
            work.name,
            f"{ours:.1f}",
            work.floor_name,
            f"{floor:.1f}",
            f"{pairs.ratio:.2f}",
            f"{low:.2f} to {high:.2f}",
            f"≤ {work.goal:.2g}{'' if pairs.ratio <= work.goal else ' missed'}",
            f"{peak / 2**20:.0f}" if peak > own_peak() else "",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def own_peak() -> int:
    """The most memory that this process had, in bytes: less than that is not known of those that it starts."""
    try:
        import resource  # noqa: PLC0415  (Windows has none)
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def as_json(results: Sequence[Result]) -> str:
    """The results with every single run."""
    return json.dumps(
        {
            "machine": machine(),
            "results": [
                {
                    "work": work.name,
                    "floor": work.floor_name.strip("`"),
                    "goal": work.goal,
                    "ratio": pairs.ratio,
                    "quartiles": pairs.spread,
                    "ours": [run._asdict() for run in pairs.ours],
                    "floors": [run._asdict() for run in pairs.floor],
                }
                for work, pairs in results
            ],
        },
        indent=2,
    )


def machine() -> str:
    """What the times were taken on."""
    model = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = next((line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), model)
    except OSError:
        pass  # not Linux: the machine's own word will do
    return f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} of {model}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
