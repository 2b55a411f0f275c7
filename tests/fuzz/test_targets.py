"""Every target, run for a while; and each finds a defect that is made on purpose."""

import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from oauthlint import extract
from oauthlint.discover import ignored
from oauthlint.evaluate import condition, logic
from oauthlint.model.source import Text
from oauthlint.report import sarif_places
from oauthlint.suppress import comments
from oauthlint.yaml12.compose import load
from tests.fuzz import faults
from tests.fuzz.__main__ import guided
from tests.fuzz.names import NAMES
from tests.fuzz.running import run
from tests.fuzz.targets import GUIDED, TARGETS

pytestmark = pytest.mark.fuzz

# Cases for each target in a run of the tests: two to five seconds.
EXAMPLES = {
    "ignore-rules": 100,
    "configurations": 300,
    "packs": 80,
    "suppressions": 1000,
    "positions": 1000,
    "conditions": 600,
    "reports": 50,
    "repairs": 60,
}
FEW = 400


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_is_found(name: str) -> None:
    outcome = run(TARGETS[name], examples=EXAMPLES.get(name, FEW))
    assert outcome.executions >= 40
    assert {way: (str(one.wrong), one.case) for way, one in outcome.failures.items()} == {}


Plant = Callable[[pytest.MonkeyPatch], None]
FAULTS: dict[str, tuple[Plant, str]] = {
    "ignore-rules": (lambda patch: patch.setattr(ignored, "_rules", faults.without_exceptions(ignored._rules)), "ignored"),
    "suppressions": (lambda patch: patch.setattr(comments, "_status", faults.for_ever(comments._status)), "expiry"),
    "positions": (lambda patch: patch.setattr(Text, "position", faults.in_characters), "units"),
    "configurations": (lambda patch: patch.setattr("oauthlint.config.read.load", faults.unguarded(load)), ""),
    "packs": (lambda patch: patch.setattr("oauthlint.pack.build.load", faults.unguarded(load)), ""),
    "conditions": (lambda patch: patch.setattr(condition, "bind", faults.binding_all(condition.bind)), "guessed"),
    "reports": (lambda patch: patch.setattr(sarif_places, "region", faults.one_line_down(sarif_places.region)), "region"),
    "repairs": (lambda patch: patch.setattr("oauthlint.fix.made", faults.trimming(_made())), "edits"),
}  # fmt: skip


def _made() -> Callable[..., dict[str, bytes]]:
    from oauthlint.fix.edits import made

    return made


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_defect_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plant, way = FAULTS[name]
    plant(monkeypatch)
    outcome = run(TARGETS[name], examples=EXAMPLES[name])
    assert [one for one in outcome.failures if one.endswith(way)]


def test_a_tree_that_says_something_else_than_cel_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logic, "_joined", faults.impatient(logic._joined))
    assert [one for one in run(TARGETS["conditions"], examples=600).failures if one.endswith("differs")]


def test_every_target_finds_a_planted_defect() -> None:
    assert {*FAULTS, *(f"extract-{kind}" for kind in NAMES)} == set(TARGETS)


@pytest.mark.parametrize("number", range(len(NAMES)))
def test_a_defect_planted_in_an_extractor_is_found(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    kind, fault = sorted(NAMES)[number], faults.EXTRACTORS[number % len(faults.EXTRACTORS)]
    monkeypatch.setitem(extract.EXTRACTORS, kind, fault(extract.EXTRACTORS[kind]))
    assert run(TARGETS[f"extract-{kind}"], examples=FEW).failures


@pytest.mark.parametrize("kind", ["javascript", "dotenv", "documents"])
def test_a_secret_that_is_said_is_found(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(extract.EXTRACTORS, kind, faults.leaking(extract.EXTRACTORS[kind]))
    assert [one for one in run(TARGETS[f"extract-{kind}"], examples=FEW).failures if one.endswith("leak")]


@pytest.mark.skipif(not find_spec("atheris"), reason="Atheris has builds for Linux and some releases of Python only")
@pytest.mark.parametrize("kind", GUIDED)
def test_fuzzing_by_coverage_finds_a_planted_defect(kind: str, tmp_path: Path) -> None:
    words = guided(kind, 20, 1, tmp_path, empty=True)
    done = subprocess.run([sys.executable, "-m", *words, "-max_len=16", "--fault"], capture_output=True, check=False)
    ways = {one.name.partition("-")[0] for one in tmp_path.iterdir() if one.is_file()}
    assert ways == {"RuntimeError"}, done.stderr[-2000:]
