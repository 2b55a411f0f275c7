"""What the tool says of one finding: legible in 80 columns, without a secret, and without anything of theirs to send."""

import json
import subprocess
from pathlib import Path

import pytest

from oauthlint.cli.commands import run
from oauthlint.cli.why import WIDTH

SECRET = "GOC" + "SPX-" + "madeUpForTheTestsOnly0000000"
MAILER = f"""\
const nodemailer = require('nodemailer');
const {{ host }} = require('./config');

const CLIENT_SECRET = '{SECRET}';

exports.mail = nodemailer.createTransport({{
  host,
  port: process.env.NODE_ENV === 'production' ? 587 : 465,
  secure: true,
  auth: {{
    type: 'OAuth2',
    user: process.env.MAIL_USER,
    clientID: process.env.CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    refreshToken: process.env.REFRESH_TOKEN,
  }},
}});
"""


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "src").mkdir()
    Path("package.json").write_text('{ "name": "shop", "dependencies": { "nodemailer": "^10.6.0" } }\n')
    Path("src/mail.js").write_text(MAILER)
    Path("src/config.js").write_text("exports.host = 'smtp.office365.com';\n")
    subprocess.run(["git", "init", "--quiet", "."], check=True)
    subprocess.run(["git", "add", "-A"], check=True)


def the_finding(rule: str, capfd: pytest.CaptureFixture[str]) -> str:
    """The fingerprint of the project's finding of that rule."""
    run(["check", "--profile", "audit", "--min-confidence", "low", "--format", "json"])
    found = [one for one in json.loads(capfd.readouterr().out)["findings"] if one["rule"] == rule]
    assert len(found) == 1, rule
    return str(found[0]["fingerprint"])


def told(rule: str, capfd: pytest.CaptureFixture[str]) -> str:
    assert run(["explain", "--finding", the_finding(rule, capfd)]) == 0
    return capfd.readouterr().out


@pytest.mark.parametrize("rule", ["secure-port-mismatch", "unknown-auth-option", "hardcoded-client-secret"])
def test_every_line_fits_and_no_secret_shows(rule: str, capfd: pytest.CaptureFixture[str]) -> None:
    text = told(rule, capfd)
    assert [line for line in text.split("\n") if len(line) > WIDTH] == []
    assert SECRET[7:] not in text


def test_the_chain_of_facts_ends_where_each_value_was_written(capfd: pytest.CaptureFixture[str]) -> None:
    text = told("unknown-auth-option", capfd)
    known = text.split("What is known of this auth option\n")[1].split("\n\n")[0].split("\n")
    assert known[0] == "  src/mail.js:13:5, production code"
    assert "  auth.intended       true" in known
    assert '  meant               "clientId"' in known


def test_the_places_of_a_value_are_shown_with_their_lines(capfd: pytest.CaptureFixture[str]) -> None:
    text = told("secure-port-mismatch", capfd)
    assert "      src/mail.js:9:11  secure: true," in text


def test_every_part_of_the_question_has_its_answer(capfd: pytest.CaptureFixture[str]) -> None:
    text = told("unknown-auth-option", capfd)
    asked = text.split("What was asked of it, and the answers\n")[1].split("\n\n")[0]
    assert asked.split("\n")[:3] == ["  yes       all of", "  yes         auth.intended", "  yes         !known"]


def test_a_branch_lowers_the_confidence_and_both_are_named(capfd: pytest.CaptureFixture[str]) -> None:
    text = told("secure-port-mismatch", capfd)
    branches = text.split("Where the branches of the code differ\n")[1].split("\n\n")[0]
    assert [line.split()[0] for line in branches.split("\n")] == ["yes", "no"]
    assert "confidence: medium (high, that of this case; one step less" in " ".join(text.split())


def test_the_text_to_send_has_no_value_and_no_name_of_theirs(capfd: pytest.CaptureFixture[str]) -> None:
    for rule in ("unknown-auth-option", "secure-port-mismatch", "hardcoded-client-secret"):
        sent = told(rule, capfd).split("If this is wrong\n")[1]
        assert f"`{rule}` is wrong (oauthlint " in sent
        for theirs in ("mail.js", "src", "office365", "process.env", "clientID", "CLIENT_SECRET", "NODE_ENV", "GOCSPX"):
            assert theirs not in sent


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("", ""), "  `oauthlint check` reports it here; the rule is in the default profile."),
        (
            ("    clientID", "    // oauthlint: ignore[unknown-auth-option] our fork takes it\n    clientID"),
            "  Suppressed by a comment at src/mail.js:13:5: our fork takes it",
        ),
    ],
)
def test_whether_it_is_reported(change: tuple[str, str], said: str, capfd: pytest.CaptureFixture[str]) -> None:
    name = the_finding("unknown-auth-option", capfd)
    Path("src/mail.js").write_text(MAILER.replace(*change) if change[0] else MAILER)
    run(["explain", "--finding", name])
    assert said in capfd.readouterr().out.split("\n")


def test_a_rule_that_is_off_and_a_confidence_that_is_too_low(capfd: pytest.CaptureFixture[str]) -> None:
    name = the_finding("secure-port-mismatch", capfd)
    Path(".oauthlint.yaml").write_text("min-confidence: high\n")
    run(["explain", "--finding", name])
    assert "does not report it here: a confidence of medium is" in capfd.readouterr().out
    Path(".oauthlint.yaml").write_text("rules:\n  secure-port-mismatch: off\n")
    run(["explain", "--finding", name])
    assert "does not report it here: the rule is not asked.\n" in capfd.readouterr().out
    Path(".oauthlint.yaml").write_text("rules:\n  secure-port-mismatch: note\n")
    run(["explain", "--finding", name])
    assert "  severity: note (as the configuration says)\n" in capfd.readouterr().out


def test_the_project_is_the_one_around_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    name = the_finding("unknown-auth-option", capfd)
    here = told("unknown-auth-option", capfd)
    monkeypatch.chdir("/")
    assert run(["explain", "--finding", name, str(tmp_path / "src" / "config.js")]) == 0
    assert capfd.readouterr().out == here


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["explain", "--finding", "oal1:zzzz"], "there is no finding 'oal1:zzzz' in this project"),
        (["explain"], "Missing argument 'RULE'"),
    ],
)
def test_wrong_usage(call: list[str], said: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(call) == 2
    assert said in capfd.readouterr().err
