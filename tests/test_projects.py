"""Whole small projects, and every word that is said about them. `pytest --update` writes the expectations anew.

Those whose names begin with `clean-` are right as they are: nothing is found in them, at any confidence.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

import oauthlint
from oauthlint.__main__ import answer
from oauthlint.cli.why import WIDTH, why
from tests.projects_on_disk import ENVIRONMENT, files_below, lay_out

PROJECTS = Path(__file__).parent / "projects"
NAMES = sorted(one.name for one in PROJECTS.iterdir() if one.is_dir())
CLEAN = [name for name in NAMES if name.startswith("clean-")]
CALL = ["check", "--profile", "audit", "--min-confidence", "low", "--now", "2026-11-22", "--output"]


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", NAMES)
def test_a_project_is_told_what_is_expected(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], update: bool
) -> None:
    project, sarif = tmp_path / name, tmp_path / "found.sarif"
    secrets = lay_out(project, files_below(PROJECTS / name))
    monkeypatch.chdir(project)
    code = answer([*CALL, f"sarif={sarif}"])
    out, err = capfd.readouterr()
    assert (code in {0, 1}, err) == (True, "")
    texts = {"expected.out": lasting(out), "expected.sarif": normalised(json.loads(sarif.read_text("utf-8")))}
    for text in (out, sarif.read_text("utf-8")):
        assert [one[:4] for one in secrets if one in text] == [], "a secret shows"
    if name in CLEAN:
        assert (code, "\nNo findings\n" in f"\n{out}") == (0, True), out
    for file, text in texts.items():
        if update:
            (PROJECTS / name / file).write_text(text, encoding="utf-8")
        assert text == (PROJECTS / name / file).read_text("utf-8")


@pytest.mark.parametrize("name", sorted(set(NAMES) - set(CLEAN)))
def test_every_finding_can_be_asked_for_its_reasons(name: str, tmp_path: Path) -> None:
    secrets = lay_out(tmp_path, files_below(PROJECTS / name))
    found = oauthlint.check([str(tmp_path)], profile="audit", min_confidence="low").standing
    assert found
    for one in found:
        told = why(one.fingerprint, str(tmp_path), {})
        assert told.startswith(f"{one.severity}[{one.rule}] {one.fingerprint}\n")
        assert [line for line in told.split("\n") if len(line) > WIDTH and max(map(len, line.split())) < 40] == []
        assert [each[:4] for each in secrets if each in told] == []
        assert "\nWhat was asked of it, and the answers\n  yes " in told


def test_there_are_enough_of_both_kinds() -> None:
    assert len(CLEAN) >= 15
    assert len(NAMES) - len(CLEAN) >= 10


def lasting(text: str) -> str:
    """The report without the time, and without the scorecard, which any new rule changes and which has its own tests."""
    return re.sub(r"The 14 tips\n(.+\n)+\n", "", re.sub(r", in \d+\.\d\d s\b", "", text))


def normalised(sarif: dict[str, Any]) -> str:
    """What the run found: without the catalogue of rules, its order, and what changes with a release."""
    (run,) = sarif["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result.pop("ruleIndex")]["id"] == result["ruleId"]
    kept = {name: run[name] for name in ("results", "invocations", "artifacts") if name in run}
    return json.dumps(kept, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
