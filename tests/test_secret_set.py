"""Secrets of every kind are found, and what looks like them is not: a set that our own expressions had no part in.

`python -m benchmarks.secrets` does the same with several hundred of each kind, beside other scanners.
"""

import os
from pathlib import Path

from benchmarks.secrets import mistakes, ours, project, rates
from tests.extract.made_up import FORMATS

COUNT = int(os.environ.get("OAUTHLINT_SECRETS", "40"))  # of each kind, and as many near misses
SEED = int(os.environ.get("OAUTHLINT_SEED", "1"))


def test_secrets_of_every_kind_are_found_and_near_misses_are_not(tmp_path: Path) -> None:
    lines = project(tmp_path, list(FORMATS.values()), COUNT, SEED)
    found = ours(tmp_path)
    below = {kind: shares for kind in FORMATS if min(shares := rates(lines, found, kind)) < 0.99}
    assert below == {}, [f"{one.path}:{one.first} {one.candidate}" for one in mistakes(lines, found)][:20]


def test_the_set_has_secrets_and_near_misses_of_every_kind_in_every_kind_of_file(tmp_path: Path) -> None:
    lines = project(tmp_path, list(FORMATS.values()), COUNT, SEED)
    assert {(one.candidate.kind, one.candidate.secret) for one in lines} == {
        (kind, secret) for kind in FORMATS for secret in (True, False)
    }
    texts = {path: (tmp_path / path).read_text().split("\n") for path in {one.path for one in lines}}
    assert all(one.candidate.value in texts[one.path][one.first - 1] for one in lines)
    assert {Path(path).suffix for path in texts} == {".js", ".ts", ".json", ".yaml", ".env", ".txt"}
    assert len({one.candidate.value for one in lines if one.candidate.secret}) == COUNT * len(FORMATS)
