"""Runs over a part of a project: what a commit would hold, what was changed since another, one file by standard input."""

import io
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from oauthlint.cli.commands import run

ONE = "exports.one = nodemailer.createTransport({ host: 'smtp.example.com', port: 587, secure: true });\n"
TWO = ONE.replace("one", "two")
HEAD = "const nodemailer = require('nodemailer');\n"

Call = Callable[..., list[str]]


def git(*words: str, **environ: str) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.com")
    subprocess.run(["git", *identity, *words], check=True, capture_output=True, env={**os.environ, **environ})


@pytest.fixture
def mail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    (tmp_path / "mail.js").write_text(HEAD + ONE)
    git("add", "-A")
    git("commit", "-q", "-m", "first")
    return tmp_path / "mail.js"


@pytest.fixture
def check(capfd: pytest.CaptureFixture[str]) -> Call:
    """The places that stand, as `path:line`."""

    def call(*arguments: str) -> list[str]:
        capfd.readouterr()
        run(["check", "--format", "json", *arguments])
        found = json.loads(capfd.readouterr().out)["findings"]
        return [f"{one['place']['path']}:{one['place']['start']['line']}" for one in found]

    return call


def test_since_says_only_what_changed_lines_bring(mail: Path, check: Call) -> None:
    assert check() == ["mail.js:2"]
    assert check("--since", "HEAD") == []
    mail.write_text(HEAD + "\n" + ONE + TWO)
    assert check("--since", "HEAD") == ["mail.js:4"]
    mail.write_bytes((HEAD + ONE + TWO).replace("\n", "\r\n").encode())
    assert check("--since", "HEAD") == ["mail.js:3"]


def test_since_a_branch_means_since_the_ways_parted(mail: Path, check: Call) -> None:
    git("switch", "-q", "-c", "feature")
    git("switch", "-q", "main")
    mail.write_text(HEAD + "exports.none = 0;\n")
    git("commit", "-q", "-a", "-m", "repaired")
    git("switch", "-q", "feature")
    assert check("--since", "main") == []
    mail.write_text(HEAD + ONE + TWO)
    git("commit", "-q", "-a", "-m", "more")
    assert check("--since", "main") == ["mail.js:3"]


def test_since_knows_renamed_and_new_files(mail: Path, check: Call) -> None:
    git("mv", "mail.js", "post.js")
    assert check("--since", "HEAD") == []
    mail.with_name("new.js").write_text(HEAD + ONE)
    assert check("--since", "HEAD") == ["new.js:2"]


@pytest.mark.parametrize("ref", ["no-such-branch", "--output=x"])
def test_a_commit_that_is_not_there_is_an_error(mail: Path, ref: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", f"--since={ref}"]) == 2
    assert "no such commit" in capfd.readouterr().err
    assert os.listdir(mail.parent) in ([".git", "mail.js"], ["mail.js", ".git"])


def test_staged_reads_the_index_and_nothing_that_is_not_in_it(mail: Path, check: Call) -> None:
    assert check("--staged") == []
    mail.write_text(HEAD + ONE + TWO)
    assert check("--staged") == []
    git("add", "mail.js")
    mail.write_text(HEAD)
    mail.with_name("untracked.js").write_text(HEAD + ONE)
    assert check("--staged") == check("--staged", "mail.js", "untracked.js") == ["mail.js:3"]
    assert check("--staged", "untracked.js") == []


def test_staged_takes_an_imported_constant_from_the_index(mail: Path, check: Call) -> None:
    port = mail.with_name("port.js")
    port.write_text("exports.port = 587;\n")
    mail.write_text(HEAD + "const { port } = require('./port');\n" + ONE.replace("port: 587", "port"))
    git("add", "-A")
    port.write_text("exports.port = 465;\n")
    assert check() == []
    assert check("--staged") == ["mail.js:3"]


def test_staged_takes_the_configuration_from_the_index(mail: Path, check: Call) -> None:
    config, base = mail.with_name(".oauthlint.yaml"), mail.with_name("base.yaml")
    mail.write_text(HEAD + ONE + TWO)
    git("add", "-A")
    config.write_text("rules: { secure-port-mismatch: off }\n")
    assert (check("mail.js"), check("--staged")) == ([], ["mail.js:3"])  # not in the commit yet
    git("add", "-A")
    config.write_text("extends: [./base.yaml]\n")
    base.write_text("rules: { secure-port-mismatch: warning }\n")
    assert (check("mail.js"), check("--staged")) == (["mail.js:2", "mail.js:3"], [])
    git("add", "-A")
    base.write_text("rules: { secure-port-mismatch: off }\n")
    assert (check("mail.js"), check("--staged")) == ([], ["mail.js:3"])


def test_staged_takes_the_baseline_from_the_index(mail: Path, capfd: pytest.CaptureFixture[str]) -> None:
    mail.write_text(HEAD + ONE + TWO)
    git("add", "mail.js")
    assert run(["baseline", "create"]) == 0
    assert (standing("mail.js", capfd), standing("--staged", capfd)) == ([], ["mail.js:3"])
    git("add", ".oauthlint-baseline.jsonl")
    mail.with_name(".oauthlint-baseline.jsonl").unlink()
    assert (standing("mail.js", capfd), standing("--staged", capfd)) == (["mail.js:2", "mail.js:3"], [])


def standing(argument: str, capfd: pytest.CaptureFixture[str]) -> list[str]:
    """The places of findings that nothing has answered."""
    capfd.readouterr()
    run(["check", "--format", "json", argument])
    found = json.loads(capfd.readouterr().out)["findings"]
    return [f"{one['place']['path']}:{one['place']['start']['line']}" for one in found if not one["suppression"]]


def test_staged_honours_the_index_of_the_caller(
    mail: Path, check: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = str(tmp_path / ".git" / "other-index")
    mail.write_text(HEAD + ONE + TWO)
    git("add", "mail.js", GIT_INDEX_FILE=other)
    assert check("--staged") == []
    monkeypatch.setenv("GIT_INDEX_FILE", other)
    assert check("--staged") == ["mail.js:3"]


def test_before_the_first_commit_everything_is_staged(
    tmp_path: Path, check: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    (tmp_path / "mail.js").write_text(HEAD + ONE)
    git("add", "-A")
    assert check("--staged") == ["mail.js:2"]


def test_nothing_that_the_repository_configures_is_run(mail: Path, check: Call) -> None:
    ran = mail.with_name("ran")
    for name in ("filter.bad.clean", "filter.bad.smudge", "diff.bad.textconv", "diff.external", "core.fsmonitor"):
        git("config", name, f"touch {ran}; cat")
    mail.with_name(".gitattributes").write_text("*.js filter=bad diff=bad\n")
    mail.write_text(HEAD + ONE + TWO)
    assert check("--since", "HEAD") == ["mail.js:3"]
    assert check("--staged") == []
    assert not ran.exists()


@pytest.mark.parametrize("part", ["--staged", "--since=HEAD"])
def test_a_part_is_repaired_as_a_patch_only(mail: Path, part: str, capfd: pytest.CaptureFixture[str]) -> None:
    mail.write_text(HEAD + ONE + TWO)
    git("add", "mail.js")
    assert run(["check", part, "--fix"]) == 2
    capfd.readouterr()
    assert run(["check", part, "--diff"]) == 1
    patch = capfd.readouterr().out
    git("checkout", "-q", "mail.js")
    subprocess.run(["git", "apply", "-"], input=patch.encode(), check=True)
    assert mail.read_text() == HEAD + ONE + TWO.replace("true", "false")


class Handed:
    """Standard input with a text in it."""

    def __init__(self, text: str) -> None:
        self.buffer = io.BytesIO(text.encode())


def test_standard_input_is_read_as_the_file_that_it_is_called(
    mail: Path, check: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail.with_name("port.js").write_text("exports.port = 587;\n")
    text = HEAD + "const { port } = require('../port');\n" + ONE.replace("port: 587", "port")
    monkeypatch.setattr("sys.stdin", Handed(text))
    assert check("--stdin-filename", "src/unsaved.js", "-") == ["src/unsaved.js:3"]


def test_standard_input_repaired_goes_to_standard_output(
    mail: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", Handed(HEAD + TWO))
    assert run(["check", "--fix", "--stdin-filename", "mail.js", "-"]) == 0
    shown = capfd.readouterr()
    assert shown.out == HEAD + TWO.replace("true", "false")
    assert "No findings" in shown.err
    assert mail.read_text() == HEAD + ONE


@pytest.mark.parametrize("arguments", [["-"], ["-", "mail.js", "--stdin-filename", "a.js"]])
def test_standard_input_is_one_file_of_the_project(mail: Path, arguments: list[str]) -> None:
    assert mail.exists()
    assert run(["check", *arguments]) == 2
