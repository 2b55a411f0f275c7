"""`--fix` and `--diff` at the command line: what is written, what is shown where, and which code comes back."""

import os
import subprocess
from pathlib import Path

import pytest

from oauthlint.cli.commands import run

BAD = """\
const nodemailer = require('nodemailer');\r
exports.mail = nodemailer.createTransport({\r
\thost: 'smtp.office365.com', port: 587, secure: true });\r
exports.none = nodemailer.createTransport({ service: 'office365' });\r
"""
GOOD = BAD.replace("true", "false").replace("'office365'", "'Outlook365'")


@pytest.fixture
def mail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "-q"], check=True)
    file = tmp_path / "mail.js"
    file.write_bytes(BAD.encode())
    return file


def test_fix_writes_reports_what_remains_and_lists_what_it_did(mail: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--fix", "--format", "concise"]) == 0
    shown = capfd.readouterr()
    assert mail.read_bytes() == GOOD.encode()
    assert "No findings" in shown.out
    assert "fixed mail.js:3:49: secure-port-mismatch" in shown.err
    assert "2 repairs in 1 file" in shown.err


def test_what_cannot_be_repaired_decides_the_exit_code(mail: Path) -> None:
    mail.write_text(BAD + "exports.last = nodemailer.createTransport({ service: 'no-such-service' });\n")
    assert run(["check", "--fix", "--profile", "audit"]) == 1


def test_diff_writes_nothing_and_git_makes_the_same_of_it(mail: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--diff"]) == 1
    patch = capfd.readouterr().out
    assert mail.read_bytes() == BAD.encode()
    subprocess.run(["git", "apply", "-"], input=patch.encode(), check=True)
    assert mail.read_bytes() == GOOD.encode()


def test_only_files_among_the_arguments_are_repaired(mail: Path) -> None:
    other = mail.with_name("other.js")
    other.write_bytes(BAD.encode())
    assert run(["check", "--fix", "other.js"]) == 0
    assert (mail.read_bytes(), other.read_bytes()) == (BAD.encode(), GOOD.encode())


def test_a_suppressed_finding_is_not_repaired(mail: Path) -> None:
    text = BAD.replace("secure: true });", "secure: true }); // oauthlint: ignore[secure-port-mismatch] stunnel")
    mail.write_bytes(text.encode())
    run(["check", "--fix"])
    assert "secure: true" in mail.read_text()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder that cannot be written to")
def test_a_file_that_cannot_be_written_is_named(mail: Path, capfd: pytest.CaptureFixture[str]) -> None:
    mail.parent.chmod(0o555)
    try:
        assert run(["check", "--fix"]) == 2
    finally:
        mail.parent.chmod(0o755)
    assert "mail.js was not written" in capfd.readouterr().err
