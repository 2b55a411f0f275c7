"""Many audits in one process: `python -m tests.endurance.load [--projects 500]` prints what is left over after each hundred.

The projects are those of the tests and made-up ones, each with other names, and now and then one that was there before.
"""

import argparse
import gc
import json
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from benchmarks.projects import project
from oauthlint import check
from oauthlint.model.sample import filled
from oauthlint.report import render
from tests.endurance.variants import lasting
from tests.projects_on_disk import files_below, formats

PROJECTS = Path(__file__).parents[1] / "projects"
WORDS = ("mailer", "orders", "billing", "shop", "notify", "crm", "desk", "portal")


@cache
def _whole() -> tuple[dict[str, str], ...]:
    """The small projects of the tests, by path and text."""
    folders = sorted(one for one in PROJECTS.iterdir() if one.is_dir())
    return tuple({path: filled(text, formats()) for path, text in files_below(one).items()} for one in folders)


def files_of(number: int) -> dict[str, str]:
    """The files of the project of that number; the same for the same."""
    dice = random.Random(number)  # noqa: S311  (made up)
    if number % 4 == 3:
        return dict(project(30 + number % 50, number))
    word = f"{dice.choice(WORDS)}{number}"
    return {
        path: text.replace("transporter", f"{word}Transporter")
        for path, text in _whole()[number % len(_whole())].items()
    }


def written(folder: Path, files: dict[str, str]) -> None:
    """Write a project."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def audited(number: int) -> str:
    """What an audit of the project of that number says, times left out."""
    with tempfile.TemporaryDirectory() as folder:
        written(Path(folder), files_of(number))
        report = check([folder], profile="audit", min_confidence="low", now="2026-11-22")
        return lasting(render(report, "sarif") + render(report, "text"))


def resident() -> float:
    """Megabytes of memory that the process has now."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096 / 1e6


def after_each(count: int, step: int) -> Iterator[dict[str, float]]:
    """What the process holds after so many audits; the first project comes again at each step, and says the same."""
    first = audited(0)
    for number in range(1, count + 1):
        audited(number)
        if number % step == 0:
            same = audited(0) == first
            gc.collect()
            yield {"audits": number, "megabytes": round(resident(), 1), "objects": len(gc.get_objects()), "same": same}


if __name__ == "__main__":
    cached = tempfile.TemporaryDirectory()
    os.environ["OAUTHLINT_CACHE_DIR"] = cached.name  # cold at first, as on a new machine
    parser = argparse.ArgumentParser(prog="python -m tests.endurance.load", description=__doc__)
    parser.add_argument("--projects", type=int, default=500)
    for line in after_each(parser.parse_args().projects, 100):
        print(json.dumps(line), flush=True)
        if not line["same"]:
            sys.exit("the first project is told otherwise than at the beginning")
