"""The help of the rules in SARIF shows bad and good code: it is loaded when that format is asked for, and only then."""

import json
from pathlib import Path

import pytest

from oauthlint.__main__ import answer


@pytest.mark.parametrize("asked", [["--format", "sarif"], ["--output", "sarif=out.sarif"]])
def test_the_help_of_each_rule_has_a_bad_and_a_good_example(
    asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert answer(["check", *asked]) == 0
    written = Path("out.sarif").read_text() if Path("out.sarif").exists() else capsys.readouterr().out
    rules = json.loads(written)["runs"][0]["tool"]["driver"]["rules"]
    assert rules
    assert [one["id"] for one in rules if "## Bad" not in one["help"]["markdown"]] == []
    assert [one["id"] for one in rules if "## Good" not in one["help"]["markdown"]] == []
