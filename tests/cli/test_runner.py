"""What a run says in the runner of a CI service: commands of ours, and none of the audited files."""

from pathlib import Path

import pytest

from oauthlint.cli.commands import run

BAD = """\
const nodemailer = require('nodemailer');
const x = '##[error]not ours';
const port = 587;
exports.mail = nodemailer.createTransport({
  host: 'smtp.office365.com', port, secure: true, // ##[warning]x
});
"""


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "TF_BUILD", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    Path("package.json").write_text('{ "dependencies": { "nodemailer": "^10.6.0" } }\n')
    Path("mail.js").write_text(BAD)


def test_github_gets_annotations_and_the_job_summary(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    Path("summary.md").write_text("before\n")
    assert run(["check", "mail.js"]) == 1
    said = capfd.readouterr().out
    assert "error[secure-port-mismatch]" in said
    assert "::error file=mail.js,line=5," in said
    assert "##[" not in said
    assert Path("summary.md").read_text().startswith("before\n## oauthlint: ")


@pytest.mark.parametrize(
    "options",
    [["--format", "concise"], ["--format", "json"], ["--output", "sarif=x.sarif"]],
    ids=["concise", "json", "a file"],
)
def test_whoever_asks_for_a_form_gets_just_that(
    options: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    assert run(["check", "mail.js", *options]) == 1
    assert "::error" not in capfd.readouterr().out
    assert not Path("summary.md").exists()


def test_azure_gets_no_commands_of_the_audited_files(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TF_BUILD", "True")
    run(["check", "mail.js"])
    said = capfd.readouterr().out
    assert "# #[warning]x" in said
    assert "##[" not in said


def test_elsewhere_the_source_is_shown_as_it_is(capfd: pytest.CaptureFixture[str]) -> None:
    run(["check", "mail.js"])
    said = capfd.readouterr().out
    assert "##[warning]x" in said
    assert "::error" not in said


def test_a_summary_that_cannot_be_written_is_said_and_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "no/such/folder/summary.md")
    assert run(["check", "mail.js"]) == 1
    assert "the job summary was not written: summary.md" in capfd.readouterr().err
