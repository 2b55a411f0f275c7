"""`oauthlint history` as it is typed: exit codes, both formats, nothing secret in either."""

import json
from pathlib import Path

import pytest

from oauthlint.cli.commands import run
from oauthlint.model.history_file import HistoryFile
from tests.history.test_history import PACKAGE, SECRET, WITH, WITHOUT, commit, project

__all__ = ["project"]


@pytest.fixture(autouse=True)
def _here(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    commit(project, {"package.json": PACKAGE, "src/mail.js": WITH}, "2026-01-01")


def test_a_secret_ends_with_1_and_fail_on_says_from_where(capfd: pytest.CaptureFixture[str]) -> None:
    assert [run(["history", *words]) for words in ([], ["--fail-on", "never"], ["--since", "HEAD"])] == [1, 0, 0]
    assert run(["history", "--since", "nowhere"]) == 2
    assert "--since nowhere: there is no such commit" in capfd.readouterr().err


def test_the_text_says_when_it_came_and_that_it_is_still_usable(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    gone = commit(project, {"src/mail.js": WITHOUT}, "2026-02-03")
    run(["history"])
    out = capfd.readouterr().out
    assert "src/mail.js:4" in out
    assert f"gone since {gone[:10]} of 2026-02-03; the history keeps it" in out
    assert "1 secret in 2 commits, 3 versions of files: 0 still there, 1 gone" in out
    assert "Revoke each of them" in out
    assert SECRET[7:12] not in out


def test_the_json_is_what_its_schema_says(capfd: pytest.CaptureFixture[str]) -> None:
    run(["history", "--format", "json"])
    out = capfd.readouterr().out
    found = HistoryFile.model_validate(json.loads(out))
    names = [one.name for one in found.secrets[0].remarks]
    assert (names[0], set(names)) == ("opens", {"opens", "revoke"})
    assert [(one.rule, one.first.day, one.gone) for one in found.secrets] == [
        ("hardcoded-client-secret", "2026-01-01", None)
    ]
    assert SECRET[7:12] not in out
