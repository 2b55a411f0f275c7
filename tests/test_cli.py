"""The command line, from arguments to bytes and exit codes, on a small project."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import oauthlint
from oauthlint.cli.commands import run

BAD = """\
const nodemailer = require('nodemailer');
exports.mail = nodemailer.createTransport({ host: 'smtp.office365.com', port: 587, secure: true });
"""
GOOD = BAD.replace("secure: true", "secure: false")


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    monkeypatch.chdir(tmp_path)
    for name in ("CI", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS", "PRE_COMMIT"):
        monkeypatch.delenv(name, raising=False)
    Path("package.json").write_text('{ "name": "shop", "dependencies": { "nodemailer": "^10.6.0" } }\n')
    Path("bad.js").write_text(BAD)
    Path("good.js").write_text(GOOD)


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("check good.js", 0),
        ("check bad.js", 1),
        ("check", 1),
        ("check bad.js --fail-on error", 1),
        ("check bad.js --fail-on never", 0),
        ("check bad.js --ignore secure-port-mismatch", 0),
        ("check bad.js --ignore tip-04", 0),
        ("check bad.js --select oauth2-user-missing", 0),
        ("check bad.js --select secure-port-mismatch,oauth2-user-missing", 1),
        ("check bad.js --format json", 1),
        ("check bad.js --format sarif", 1),
        ("check bad.js --format concise -q", 1),
        ("check bad.js --strict", 1),
        ("check missing.js", 2),
        ("check -", 2),
        ("check bad.js --format yaml-ish", 2),
        ("check bad.js --select no-such-rule", 2),
        ("check bad.js --output nonsense", 2),
        ("check bad.js --now yesterday", 2),
        ("check bad.js --config missing.yaml", 2),
        ("check --no-such-option", 2),
        ("frobnicate", 2),
        ("", 2),
        ("explain no-such-rule", 2),
        ("schema no-such-schema", 2),
        ("rules", 0),
        ("--help", 0),
        ("check -h", 0),
        ("--version", 0),
    ],
)
def test_exit_codes(call: str, code: int) -> None:
    assert run(call.split()) == code


@pytest.mark.parametrize("form", ["json", "sarif", "concise", "text"])
def test_results_go_to_standard_output_and_nothing_else_does(form: str, capfd: pytest.CaptureFixture[str]) -> None:
    run(["check", "bad.js", "-v", "--format", form])
    out, err = capfd.readouterr()
    assert "secure-port-mismatch" in out
    assert "configuration: none" in err
    if form in {"json", "sarif"}:
        json.loads(out)


def test_a_report_in_a_file_stands_beside_the_text(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "bad.js", "--output", "sarif=a.sarif", "--output", "json=a.json"]) == 1
    assert "error[secure-port-mismatch]" in capfd.readouterr().out
    assert json.loads(Path("a.sarif").read_text())["version"] == "2.1.0"
    assert json.loads(Path("a.json").read_text())["findings"][0]["rule"] == "secure-port-mismatch"


def test_an_output_that_is_wrong_is_said_before_the_audit(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "bad.js", "--output", "sarif"]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("error: --output sarif: not FORMAT=FILE\n  hint: formats are text, ")


def test_a_misspelt_rule_gets_the_right_one_as_a_hint(capfd: pytest.CaptureFixture[str]) -> None:
    run(["check", "bad.js", "--select", "secure-port-missmatch"])
    assert "did you mean secure-port-mismatch?" in capfd.readouterr().err
    run(["explain", "secure-port-missmatch"])
    assert "did you mean secure-port-mismatch?" in capfd.readouterr().err


def test_colours_only_where_they_are_wanted(capfd: pytest.CaptureFixture[str]) -> None:
    run(["check", "bad.js", "--color", "always"])
    assert "\x1b[" in capfd.readouterr().out
    run(["check", "bad.js"])
    assert "\x1b[" not in capfd.readouterr().out


def test_a_hook_shows_the_comment_that_would_accept_a_finding(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PRE_COMMIT", "1")
    run(["check", "bad.js"])
    assert "// oauthlint: ignore[secure-port-mismatch]" in capfd.readouterr().out


def test_such_a_comment_accepts_it(capfd: pytest.CaptureFixture[str]) -> None:
    ignored = BAD.replace("exports", "// oauthlint: ignore[secure-port-mismatch] stunnel in front\nexports")
    Path("bad.js").write_text(ignored)
    assert run(["check", "bad.js"]) == 0
    assert "1 suppressed" in capfd.readouterr().out
    assert run(["check", "bad.js", "--isolated"]) == 1


def test_statistics_follow_the_findings(capfd: pytest.CaptureFixture[str]) -> None:
    run(["check", "--statistics"])
    told = capfd.readouterr().out
    assert "\n     1  secure-port-mismatch\n\n    ms  stage\n" in told
    assert "bad.js\n" in told.partition("    ms  file\n")[2]


def test_the_version_and_the_dates_of_the_knowledge(capfd: pytest.CaptureFixture[str]) -> None:
    run(["-V"])
    assert capfd.readouterr().out == f"oauthlint {oauthlint.__version__}\n"
    run(["-V", "-v"])
    out = capfd.readouterr().out
    assert out.startswith(f"oauthlint {oauthlint.__version__}\nPython ")
    assert "advisories" in out


@pytest.mark.parametrize("name", ["config", "rule", "json"])
def test_schemas(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", name]) == 0
    assert "$schema" in json.loads(capfd.readouterr().out)


@pytest.mark.parametrize(("shell", "words"), [("bash", "complete -o"), ("zsh", "#compdef"), ("fish", "complete --")])
def test_completions(shell: str, words: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["completions", shell]) == 0
    out = capfd.readouterr().out
    assert words in out
    assert "_OAUTHLINT_COMPLETE" in out


def test_every_rule_explains_itself_in_80_columns(capfd: pytest.CaptureFixture[str]) -> None:
    run(["rules", "--format", "json"])
    rules = [one["id"] for one in json.loads(capfd.readouterr().out)["rules"]]
    assert "secure-port-mismatch" in rules
    for name in rules:
        assert run(["explain", name]) == 0
        lines = capfd.readouterr().out.split("\n")
        prose = [line for line in lines if not line.startswith(("  |", "  http", "  //"))]
        assert [line for line in prose if len(line) > 80] == []
        assert {"Why", "Bad", "Good", "Repair", "References"} <= set(lines)


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_the_catalogue_names_every_tip_that_has_rules(form: str, capfd: pytest.CaptureFixture[str]) -> None:
    run(["rules", "--format", form])
    assert "Configure the transport" in capfd.readouterr().out


def test_the_examples_inside_our_rules_are_true(capfd: pytest.CaptureFixture[str]) -> None:
    code = run(["rules", "test"])
    out, err = capfd.readouterr()
    assert (code, out) == (0, "")
    assert err.endswith("all true\n")


def test_the_module_and_the_command_are_the_same() -> None:
    environ = {**os.environ, "PYTHONPATH": str(Path(oauthlint.__file__).parent.parent)}
    call = [sys.executable, "-m", "oauthlint", "-V"]
    ran = subprocess.run(call, env=environ, capture_output=True, text=True, check=True)
    assert ran.stdout == f"oauthlint {oauthlint.__version__}\n"
