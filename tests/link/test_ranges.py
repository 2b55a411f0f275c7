"""Ranges of npm as intervals: the usual ones are read here, and what is read here is what node-semver says."""

import pytest

from oauthlint.link.ranges import _parsed, _usual, intervals

USUAL = """1.2.3 ^1.2.3 ~1.2.3 =1.2.3 ^0.2.3 ^0.0.3 ~0.0.3 ^1.2 ^1 ^0.2 ^0.0 ^0 ~1.2 ~1 ~0 1.2 1 1.2.x 1.x 1.X 1.* 0.x ^1.x ~1.2.x
>1.2.3 >=1.2.3 <1.2.3 <=1.2.3 >1.2 >=1.2 <1.2 <=1.2 >1 >=1 <1 <=1 >=1.x <=1.2.x"""
TOGETHER = [">=18 <21", "^18 || ^20", "18.x||20.x || >=22", ">=1.2.3 <=1.4", "1 || >=1"]
OTHERS = [
    "*",
    "x",
    "latest",
    "v1.2.3",
    "1.2.3-beta.1",
    "1 - 2",
    ">= 1.2",
    "~>1.2",
    "1..2",
    "1.2.",
    "1.2.3.4",
    "1.x.x.x",
    "x.1",
    "10x",
]


@pytest.mark.parametrize("spec", [*USUAL.split(), *TOGETHER])
def test_a_usual_range_is_read_as_node_semver_reads_it(spec: str) -> None:
    assert _usual(spec) is not None
    assert _usual(spec) == _parsed(spec)


@pytest.mark.parametrize("spec", OTHERS)
def test_any_other_range_is_left_to_node_semver(spec: str) -> None:
    assert _usual(spec) is None


@pytest.mark.parametrize(
    ("spec", "found"),
    [
        (">=18 <21", [((18, 0, 0), (21, 0, 0))]),
        ("^20 || 18.x", [((18, 0, 0), (19, 0, 0)), ((20, 0, 0), (21, 0, 0))]),
        ("1 || >=1", [((1, 0, 0), (2, 0, 0)), ((1, 0, 0), None)]),
        ("1 - 2", [((1, 0, 0), (3, 0, 0))]),
        ("1.2.3 2.0.0", []),  # no version is both
        ("<0.0.0", []),
        ("*", [((0, 0, 0), None)]),
        ("latest", None),
        ("workspace:^1.2.3", None),
        ("1 " * 400, None),
    ],
)
def test_a_range_is_its_intervals(spec: str, found: object) -> None:
    assert intervals(spec) == found
