"""Two doors lead to an audit, the hook's and click's: the same call prints the same bytes and gives the same code."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from oauthlint.__main__ import answer, hook_call
from oauthlint.cli.commands import run

BAD = """
const nodemailer = require('nodemailer');
module.exports = nodemailer.createTransport({ host: 'smtp.office365.com', port: 587, secure: true });
"""
GOOD = BAD.replace("true", "false")

CALLS = {
    "a file without mail": "check sum.js",
    "several files without mail": "check sum.js notes.md",
    "a file with mail and nothing wrong": "check good.js",
    "a file with a finding": "check bad.js",
    "with and without mail": "check sum.js bad.js good.js",
    "the same file twice": "check bad.js bad.js",
    "a folder": "check src",
    "the working directory": "check",
    "a path that is not there": "check missing.js",
    "a path that is not there beside one that is": "check sum.js missing.js",
    "broken syntax": "check broken.js",
    "a link to a file": "check link.js",
    "a name in another script": "check почта.js",
    "the flag of our hook": "check --force-exclude bad.js sum.js",
    "an empty file": "check empty.js",
    "a manifest": "check package.json",
    "an env file": "check .env",
    "bytes that are no text": "check noise.js",
}
ENVIRONMENTS: dict[str, dict[str, str]] = {
    "no settings": {},
    "pre-commit": {"PRE_COMMIT": "1"},
    "a format": {"OAUTHLINT_FORMAT": "json"},
    "colours": {"FORCE_COLOR": "1"},
    "an unknown format": {"OAUTHLINT_FORMAT": "yaml-ish"},
}


class Ended(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    (tmp_path / "src").mkdir()
    files = {
        "bad.js": BAD,
        "good.js": GOOD,
        "src/bad.js": BAD,
        "почта.js": BAD,
        "broken.js": BAD + "\nfunction (",
        "sum.js": "exports.sum = (a, b) => a + b;\n",
        "notes.md": "# Notes\n",
        "empty.js": "",
        "package.json": '{ "name": "shop", "dependencies": { "nodemailer": "6.9.9" } }\n',
        ".env": "MAILBOX=\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "noise.js").write_bytes(b"nodemailer \xff\xfe\x00")
    (tmp_path / "link.js").symlink_to("bad.js")
    monkeypatch.chdir(tmp_path)
    for name in ("CI", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS", "PRE_COMMIT"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def without_time(text: str) -> str:
    return re.sub(r'in \d+\.\d\d s|"seconds": [\d.]+', "", text)


def ended(door: Callable[[list[str]], int], arguments: list[str], capfd: pytest.CaptureFixture[str]) -> Ended:
    """How a call through a door ends."""
    code = door(arguments)
    out, err = capfd.readouterr()
    return Ended(code, without_time(out), without_time(err))


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("environment", ENVIRONMENTS)
@pytest.mark.parametrize("call", CALLS)
def test_both_doors_answer_alike(
    call: str, environment: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, value in ENVIRONMENTS[environment].items():
        monkeypatch.setenv(name, value)
    arguments = CALLS[call].split()
    assert hook_call(arguments) is not None, "this call was meant for the hook's door"
    assert ended(answer, arguments, capfd) == ended(run, arguments, capfd)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    "call",
    [
        "check -- sum.js",
        "check --color always bad.js",
        "check -q bad.js",
        "check --format=json sum.js bad.js",
        "check --strict sum.js",
        "check --force-exclude -- bad.js",
        "check --select nope bad.js",
        "check --format yaml bad.js",
        "check --jobs",
    ],
)
def test_options_are_heard_alike(call: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert ended(answer, call.split(), capfd) == ended(run, call.split(), capfd)


@pytest.mark.parametrize(
    "arguments",
    [
        "",
        "rules",
        "--version",
        "check --format json a.js",
        "check -",
        "check -- -a.js",
        "check -q",
        "check a.js --strict",
    ],
)
def test_what_the_hooks_door_does_not_know_goes_to_click(arguments: str) -> None:
    assert hook_call(arguments.split()) is None


@pytest.mark.usefixtures("project")
def test_a_silent_answer_needs_no_git_repository_and_no_valid_configuration(capfd: pytest.CaptureFixture[str]) -> None:
    Path(".oauthlint.yaml").write_text("rules: [", encoding="utf-8")
    assert run(["check", "sum.js"]) == 0
    assert capfd.readouterr() == ("", "")
