"""One target, run for so many cases or so long: how many there were, and each way to go wrong with the smallest case."""

import traceback
from collections.abc import Callable
from itertools import count
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as some

ROUND = 100  # cases that are drawn together


class Target(NamedTuple):
    """What is tried: cases, made when they are asked for, and what must hold of each; whatever is raised is a defect."""

    cases: Callable[[], some.SearchStrategy[Any]]
    holds: Callable[[Any], None]


class Failure(NamedTuple):
    """A case that does not hold."""

    case: object
    wrong: Exception


class Outcome(NamedTuple):
    """Cases that were tried, and the smallest failure of each way to fail."""

    executions: int
    failures: dict[str, Failure]


def run(target: Target, examples: int = 0, seconds: float = 0, first: int = 0) -> Outcome:
    """The outcome of so many examples or, where none are given, of so many seconds; the seeds count on from `first`."""
    began, done = monotonic(), 0
    failures: dict[str, Failure] = {}
    strategy = target.cases()
    for number in count(first):
        left = examples - done if examples else ROUND
        if left <= 0 or (seconds and monotonic() - began > seconds):
            return Outcome(done, failures)
        done += _round(strategy, target.holds, min(left, ROUND), number, failures)
    raise AssertionError


def _round(
    strategy: some.SearchStrategy[Any],
    holds: Callable[[Any], None],
    size: int,
    number: int,
    failures: dict[str, Failure],
) -> int:
    """Try some cases; how many there were."""
    tried = 0

    @seed(number)
    @settings(
        max_examples=size,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],  # the smallest case of many is small enough, and nothing stops at the first
    )
    @given(strategy)
    def once(case: object) -> None:
        nonlocal tried
        tried += 1
        try:
            holds(case)
        except Exception as wrong:  # noqa: BLE001  (whatever is raised is what we look for)
            way = way_of(wrong)
            if way not in failures or len(repr(case)) < len(repr(failures[way].case)):
                failures[way] = Failure(case, wrong)

    once()
    return tried


def way_of(wrong: Exception) -> str:
    """The kind of a failure: by exception and line, an assertion's by its words before a colon, too."""
    where = traceback.extract_tb(wrong.__traceback__)[-1]
    words = str(wrong).partition(":")[0] if isinstance(wrong, AssertionError) else ""
    plain = "".join(one for one in words if one.isalnum() or one in "-_")[:30]
    return f"{type(wrong).__name__}-{Path(where.filename).stem}-{where.lineno}" + (f"-{plain}" if plain else "")
