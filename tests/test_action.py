"""The action for GitHub, its steps run as the runner would run them, but with the oauthlint that is installed here."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: dict[str, dict[str, Any]] = {one["name"]: one for one in ACTION["runs"]["steps"]}
BAD = """\
const nodemailer = require('nodemailer');
exports.mail = nodemailer.createTransport({ host: 'smtp.office365.com', port: 587, secure: true });
"""


@pytest.fixture(name="runner")
def _runner(tmp_path: Path) -> Path:
    """A runner's temporary folder, in which oauthlint was installed."""
    programs = tmp_path / "temp" / "oauthlint" / "bin"
    programs.mkdir(parents=True)
    program = programs / "oauthlint"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m oauthlint "$@"\n')
    program.chmod(0o755)
    (tmp_path / "a b").mkdir()
    (tmp_path / "a b" / "mail.js").write_text(BAD)
    return tmp_path


def step(runner: Path, name: str, **inputs: str) -> tuple[int, dict[str, str]]:
    """The exit code of a step and what it says as outputs."""
    output = runner / "output"
    output.write_text("")
    environ = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "RUNNER_TEMP": str(runner / "temp"),
        "GITHUB_OUTPUT": str(output),
        "GITHUB_STEP_SUMMARY": str(runner / "summary.md"),
        **inputs,
    }
    ran = subprocess.run(["bash", "-eo", "pipefail", "-c", STEPS[name]["run"]], cwd=runner, env=environ, check=False)
    return ran.returncode, dict(line.split("=", 1) for line in output.read_text().splitlines())


@pytest.mark.parametrize(
    ("arguments", "code"), [("", "1"), ("--fail-on never --profile audit", "0"), ("--no-such-option", "2")]
)
def test_the_audit_ends_well_and_says_how_it_went(runner: Path, arguments: str, code: str) -> None:
    assert step(runner, "Audit", PATHS=".", ARGUMENTS=arguments, SARIF="o.sarif") == (0, {"exit-code": code})
    if code != "2":
        assert "secure-port-mismatch" in (runner / "o.sarif").read_text()
        assert (runner / "summary.md").read_text().startswith("## oauthlint: ")


def test_no_input_is_run_as_a_command(runner: Path) -> None:
    step(runner, "Audit", PATHS=". $(touch pwned)", ARGUMENTS="; touch pwned", SARIF="o.sarif")
    assert not (runner / "pwned").exists()


@pytest.mark.parametrize("code", ["0", "1", "3"])
def test_the_last_step_fails_as_the_audit_did(runner: Path, code: str) -> None:
    assert step(runner, "Result", CODE=code)[0] == int(code)


def test_no_step_writes_an_input_into_a_script() -> None:
    assert [name for name, one in STEPS.items() if "${{" in one.get("run", "")] == []


def test_what_it_uses_is_pinned_by_hash() -> None:
    used = [one["uses"] for one in STEPS.values() if "uses" in one]
    assert used
    assert all(len(one.partition("@")[2]) == 40 for one in used)
