"""A team adopts the tool on a messy repository and lives with it: one story, in the order in which it happens."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from oauthlint.audit import LANGUAGE
from oauthlint.cli.commands import run
from oauthlint.model.sample import filled
from oauthlint.pack import load_pack

FIRST, SECOND = (
    filled("{{token:google-client-secret" + number + "}}", load_pack(LANGUAGE).knowledge.formats)
    for number in ("", ":2")
)
MAIL = f"""\
const nodemailer = require('nodemailer');
const clientSecret = '{FIRST}';
exports.mail = nodemailer.createTransport({{
  host: 'smtp.gmail.com', port: 587, secure: true,
  auth: {{ type: 'OAuth2', user: process.env.MAILBOX, clientId: process.env.ID, clientSecret,
    refreshToken: process.env.TOKEN }},
}});
"""
BASELINE = ".oauthlint-baseline.jsonl"

Call = Callable[..., list[str]]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "-q"], check=True)
    (tmp_path / "package.json").write_text('{ "dependencies": { "nodemailer": "^10.6.0" } }\n')
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "mail.js").write_text(MAIL)
    subprocess.run(["git", "add", "-A"], check=True)
    return tmp_path


@pytest.fixture
def check(capfd: pytest.CaptureFixture[str]) -> Call:
    """The rules that stand, as `rule path`, in order."""

    def call(*arguments: str) -> list[str]:
        capfd.readouterr()
        run(["check", "--format", "json", "--now", "2026-11-22", *arguments])
        found = json.loads(capfd.readouterr().out)["findings"]
        return [f"{one['rule']} {one['place']['path']}" for one in found if one["suppression"] is None]

    return call


def test_the_life_of_a_repository(repository: Path, check: Call, capfd: pytest.CaptureFixture[str]) -> None:
    mail = repository / "src" / "mail.js"
    both = ["hardcoded-client-secret src/mail.js", "secure-port-mismatch src/mail.js"]
    assert check() == both

    # Adopt: what is there goes into the baseline, without values, lines or dates.
    assert run(["baseline", "create"]) == 0
    lines = (repository / BASELINE).read_text()
    assert [json.loads(one)["state"] for one in lines.splitlines()] == ["to-rotate", "accepted"]
    assert FIRST not in lines
    assert check() == []
    assert check("--no-baseline") == check("--isolated") == both
    assert run(["baseline", "create"]) == 2

    # Refactor: reformatted, moved in the file, more code around it.
    moved = "// Mail.\n\n" + MAIL.replace("  host", "\thost").replace("\n", "\r\n")
    mail.write_bytes(moved.encode())
    assert check() == []

    # Rename: the entries follow, in a run over all and over the file; two candidates would not do.
    renamed = mail.rename(repository / "src" / "mailer.js")
    assert check() == check("src/mailer.js") == []
    twice = repository / "src" / "copy.js"
    twice.write_bytes(moved.encode())
    assert "secure-port-mismatch src/copy.js" in check()
    twice.unlink()
    assert run(["baseline", "update"]) == 0
    assert {json.loads(one)["path"] for one in (repository / BASELINE).read_text().splitlines()} == {"src/mailer.js"}
    assert check() == []

    # Leak another secret on a line that is in the baseline: that is a new finding.
    renamed.write_text(MAIL.replace(FIRST, SECOND))
    assert check() == ["hardcoded-client-secret src/mailer.js"]

    # Suppress it until a day; from the day after it counts, and is said to have expired.
    comment = "// oauthlint: ignore[hardcoded-client-secret] being rotated (until=2026-12-01)"
    renamed.write_text(MAIL.replace(FIRST, SECOND).replace("const client", f"{comment}\nconst client"))
    assert check() == check("--now", "2026-12-01") == []
    assert check("--now", "2026-12-02") == ["hardcoded-client-secret src/mailer.js"]
    assert check("--no-ignores") == ["hardcoded-client-secret src/mailer.js"]
    late = check("--now", "2026-12-02", "--profile", "audit")
    assert "suppression-expired src/mailer.js" in late

    # Repair: the comment and the entries are of no use any more, which is said, and taken out.
    renamed.write_text(renamed.read_text().replace(f"'{SECOND}'", "process.env.SECRET").replace("true", "false"))
    assert "suppression-unused src/mailer.js" in check("--profile", "audit")
    run(["check", "--fix", "--profile", "audit"])
    assert "oauthlint:" not in renamed.read_text()
    capfd.readouterr()
    assert run(["baseline", "show"]) == 0
    assert capfd.readouterr().out.count("finds nothing") == 2
    assert run(["baseline", "prune"]) == 0
    assert (repository / BASELINE).read_text() == ""


def test_a_finding_in_a_file_without_comments_is_answered_in_the_configuration(
    repository: Path, check: Call, capfd: pytest.CaptureFixture[str]
) -> None:
    (repository / "src" / "mail.js").unlink()
    (repository / "client.json").write_text(json.dumps({"clientSecret": FIRST}))
    (repository / ".oauthlint.yaml").write_text("# ours\nfail-on: error\r\n")
    subprocess.run(["git", "add", "-A"], check=True)
    assert check() == ["hardcoded-client-secret client.json"]
    capfd.readouterr()
    run(["check", "--format", "json"])
    (found,) = json.loads(capfd.readouterr().out)["findings"]
    assert run(["ignore", found["fingerprint"], "--reason", 'a "demo": #1', "--until", "2026-12-01"]) == 0
    assert check() == []
    assert check("--now", "2026-12-02") == check("--isolated") == ["hardcoded-client-secret client.json"]
    assert (repository / ".oauthlint.yaml").read_bytes().startswith(b"# ours\nfail-on: error\r\nsuppressions:")
    capfd.readouterr()
    assert run(["suppressions"]) == 0
    assert 'hardcoded-client-secret  used  until 2026-12-01  a "demo": #1' in capfd.readouterr().out
    assert run(["ignore", "oal1:0000000000", "--reason", "none"]) == 2


def test_a_new_release_meets_what_an_older_one_has_written(
    repository: Path, check: Call, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def release(version: str, *without: str) -> None:
        """From now on it is this version, which does not have these rules yet."""
        pack = load_pack(LANGUAGE)
        rules = tuple(one for one in pack.rules if one.id not in without)
        monkeypatch.setattr("oauthlint.config.read.__version__", version)
        monkeypatch.setattr("oauthlint.audit.load_pack", lambda *_, **__: pack._replace(rules=rules))

    config = repository / ".oauthlint.yaml"
    config.write_text('required-version: ">=0.1"\nrules: { gmail-password-login: off }\n')
    release("0.1.0", "secure-port-mismatch")
    assert check() == ["hardcoded-client-secret src/mail.js"]
    assert run(["baseline", "create"]) == 0
    before = (repository / BASELINE).read_text()
    assert check() == []

    # Upgrade: what was answered stays so, and what only the new release knows to be wrong is told.
    release("1.2.0")
    assert check() == ["secure-port-mismatch src/mail.js"]
    assert run(["baseline", "update", "--reason", "came with 1.2"]) == 0
    assert check() == []
    lines = (repository / BASELINE).read_text().splitlines()
    assert before.strip() in lines
    assert json.loads(lines[1])["reason"] == "came with 1.2"

    # A colleague who still has the older one is told so, and where it is asked for.
    config.write_text(config.read_text().replace(">=0.1", ">=1.2"))
    release("0.1.0", "secure-port-mismatch")
    assert run(["check"]) == 2
    said = capfd.readouterr().err
    assert ".oauthlint.yaml:1" in said
    assert "this is oauthlint 0.1.0, and the project asks for >=1.2" in said
    release("1.2.0")
    assert check() == []

    # Downgrade: entries of rules that this release has not are kept until somebody prunes them.
    config.write_text("profile: default\n")
    release("0.1.0", "secure-port-mismatch")
    assert check() == []
    capfd.readouterr()
    assert run(["baseline", "show"]) == 0
    assert capfd.readouterr().out.count("finds nothing") == 1
    assert run(["baseline", "prune"]) == 0
    assert (repository / BASELINE).read_text() == before

    # A configuration and a comment that name a rule which this release has not say so, each in its way.
    config.write_text("rules: { secure-port-mismatch: off }\n")
    assert run(["check"]) == 2
    assert "there is no rule 'secure-port-mismatch'" in capfd.readouterr().err
    config.unlink()
    mail = repository / "src" / "mail.js"
    mail.write_text(mail.read_text().replace("  host", "  // oauthlint: ignore[secure-port-mismatch] ours\n  host"))
    assert "suppression-unknown-rule src/mail.js" in check("--profile", "audit")


def test_a_baseline_of_another_form_is_refused_with_its_line(
    repository: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["baseline", "create"]) == 0
    path = repository / BASELINE
    first, *rest = path.read_text().splitlines()
    path.write_text("\n".join([first, json.dumps({**json.loads(rest[0]), "statte": "accepted"})]))
    assert run(["check"]) == 2
    said = capfd.readouterr().err
    assert f"{BASELINE}:2: there is no key `statte`; did you mean `state`?" in said
    assert "oauthlint schema baseline" in said
