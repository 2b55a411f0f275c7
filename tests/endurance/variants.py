"""One audit as a process of its own: `python -m tests.endurance.variants SEED JOBS PATH…`; files are listed in an order of the seed.

It prints what each format says, times left out.
"""

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from oauthlint import check, git
from oauthlint.report import render

FORMATS = ("text", "concise", "json", "sarif")


def main(seed: int, jobs: int, paths: list[str]) -> None:
    """Print the reports of an audit whose files come in another order for another seed."""
    dice = Random(seed)  # noqa: S311  (an order, not a secret)
    patched = {"scandir": os.scandir, "listdir": os.listdir, "list_files": git.list_files}
    os.scandir = _shuffled_entries(os.scandir, dice)
    os.listdir = lambda *given: _mixed(patched["listdir"](*given), dice)  # type: ignore[assignment]
    git.list_files = lambda *given, **named: _relisted(patched["list_files"](*given, **named), dice)  # type: ignore[assignment]
    report = check(paths, profile="audit", min_confidence="low", now="2026-11-22", jobs=jobs, no_cache=seed % 10 == 9)
    print(json.dumps({name: lasting(render(report, name)) for name in FORMATS}))


def lasting(text: str) -> str:
    """What is said but for the time that it took."""
    return re.sub(r", in \d+\.\d\d s\b|\"seconds\": [\d.e-]+", "", text)


def _mixed(things: Any, dice: Random) -> list[Any]:  # noqa: ANN401
    mixed = sorted(things)
    dice.shuffle(mixed)
    return mixed


class _Entries:
    """Entries of a folder as `os.scandir` gives them: to go through, in a `with`."""

    def __init__(self, entries: list[Any]) -> None:
        self.left = iter(entries)

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:  # noqa: ANN401
        return next(self.left)

    def __enter__(self) -> Iterator[Any]:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open."""

    close = __exit__


def _shuffled_entries(scandir: Callable[..., Any], dice: Random) -> Any:  # noqa: ANN401
    def shuffled(*given: Any) -> _Entries:  # noqa: ANN401
        with scandir(*given) as found:
            entries = sorted(found, key=lambda one: one.name)
        dice.shuffle(entries)
        return _Entries(entries)

    return shuffled


def _relisted(listing: Any, dice: Random) -> Any:  # noqa: ANN401
    """A listing of git in another order."""
    fields = getattr(listing, "_fields", ())
    changed = {
        name: type(value)(_mixed(value, dice))
        for name in fields
        if isinstance(value := getattr(listing, name), (list, tuple))
    }
    return listing._replace(**changed) if changed else listing


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])  # seed, jobs, paths
