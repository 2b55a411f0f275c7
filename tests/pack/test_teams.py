"""A team's own rules: named in the configuration, tried by `rules test`, and never more than data of the project."""

from pathlib import Path

import pytest

from oauthlint.cli.commands import run
from tests.hostile.ending import git

RULE = """\
id: no-mail-from-the-shop
tip: 4
title: The shop sends by the relay alone
about: transport
when: |
  service.given
at: service
severity: warning
confidence: high
profile: default
message: "`{service}` is not our relay."
why: |
  Mail of the shop goes through the relay.
repair: |
  Use `host`.
references: [https://intranet.example.com/mail]
since: 1.0.0
examples:
  - bad:
      a.js: |
        const nodemailer = require('nodemailer');
        exports.mail = nodemailer.createTransport({ service: 'gmail' });
    at: "'gmail'"
    good:
      a.js: |
        const nodemailer = require('nodemailer');
        exports.mail = nodemailer.createTransport({ host: 'relay.example.com' });
"""
MAIL = "const nodemailer = require('nodemailer');\nexports.mail = nodemailer.createTransport({ service: 'gmail' });\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    (root / "oauth-rules").mkdir(parents=True)
    monkeypatch.chdir(root)
    (root / "oauth-rules" / "no-mail-from-the-shop.yaml").write_text(RULE)
    (root / ".oauthlint.yaml").write_text("packs: [./oauth-rules]\nrules: { gmail-password-login: off }\n")
    (root / "mail.js").write_text(MAIL)
    return root


def test_a_rule_of_the_team_is_told_like_any_other(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):  # built, and out of the cache
        assert run(["check", "--format", "concise", "--select", "no-mail-from-the-shop"]) == 1
        assert "mail.js:2:54: warning no-mail-from-the-shop `gmail` is not our relay." in capfd.readouterr().out
    assert run(["check", "--isolated", "mail.js", "--select", "no-mail-from-the-shop"]) == 2
    assert project.is_dir()


def test_a_commit_is_judged_by_the_rules_that_it_holds(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    git(project, "init", "-q")
    git(project, "add", "-A")
    rule = project / "oauth-rules" / "no-mail-from-the-shop.yaml"
    for text in (RULE.replace("is not our relay", "is not theirs"), RULE.replace("tip: 4", "tip: four")):
        rule.write_text(text)
        assert run(["check", "--staged", "--format", "concise"]) == 1
        assert "no-mail-from-the-shop `gmail` is not our relay." in capfd.readouterr().out
    git(project, "rm", "-q", "-f", "--cached", "-r", "oauth-rules")
    assert run(["check", "--staged"]) == 2
    assert "there is no folder ./oauth-rules" in capfd.readouterr().err
    git(project, "add", "-A")
    assert run(["check", "--staged"]) == 2
    assert "oauth-rules/no-mail-from-the-shop.yaml" in capfd.readouterr().err


def test_its_examples_are_tried_with_our_knowledge(project: Path) -> None:
    rule = project / "oauth-rules" / "no-mail-from-the-shop.yaml"
    assert run(["rules", "test", "./oauth-rules"]) == 0
    rule.write_text(RULE.replace("service.given", "host.given"))
    assert run(["rules", "test", "./oauth-rules"]) == 1


@pytest.mark.parametrize(
    ("folder", "says"), [("../outside", "no folder"), ("./missing", "no folder"), ("./linked", "is a link")]
)
def test_a_pack_is_a_folder_of_the_project(
    project: Path, folder: str, says: str, capfd: pytest.CaptureFixture[str]
) -> None:
    outside = project.parent / "outside"
    outside.mkdir()
    (outside / "no-mail-from-the-shop.yaml").write_text(RULE)
    (project / "linked").mkdir()
    (project / "linked" / "no-mail-from-the-shop.yaml").symlink_to(outside / "no-mail-from-the-shop.yaml")
    (project / ".oauthlint.yaml").write_text(f"packs: [{folder}]\n")
    assert run(["check"]) == 2
    assert says in capfd.readouterr().err


def test_a_rule_of_ours_is_not_replaced(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = RULE.replace("no-mail-from-the-shop", "secure-port-mismatch")
    (project / "oauth-rules" / "no-mail-from-the-shop.yaml").rename(
        project / "oauth-rules" / "secure-port-mismatch.yaml"
    ).write_text(text)
    assert run(["check"]) == 2
    assert "there is a rule `secure-port-mismatch` already" in capfd.readouterr().err


LIBRARY = """\
packages: ["@shop/mailer"]
checked: 2026-11-22
calls:
  - { call: connect, makes: transport, arguments: [options] }
sources: [https://intranet.example.com/mail]
"""
PROVIDER = """\
id: shop
label: Our relay
checked: 2026-11-22
smtp-hosts: [relay.shop.example]
oauth2: false
login: a password of the directory
sources: [https://intranet.example.com/mail]
"""
WRAPPED = """\
const { connect } = require('@shop/mailer');
exports.mail = connect({ host: 'smtp.example.com', port: 587, secure: true, auth: { user: 'me', pass: process.env.P } });
exports.own = connect({ host: 'relay.shop.example', auth: { type: 'OAuth2', user: 'me', accessToken: process.env.T } });
"""


def knows(project: Path, **files: str) -> None:
    """Write files of knowledge into the team's pack; in a name, `__` stands for a slash."""
    for name, text in files.items():
        path = project / "oauth-rules" / "knowledge" / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def test_our_rules_know_what_the_team_knows(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "mail.js").write_text(WRAPPED)
    assert run(["check", "--profile", "audit", "--isolated", "mail.js"]) == 0
    knows(project, libraries__ours=LIBRARY, providers__shop=PROVIDER)
    capfd.readouterr()
    for _ in range(2):  # built, and out of the cache
        assert run(["check", "--profile", "audit", "--format", "concise"]) == 1
        shown = capfd.readouterr().out
        assert "mail.js:2:71: error secure-port-mismatch" in shown
        assert "mail.js:3:67: warning oauth2-unsupported-provider" in shown
        assert "a password of the directory" in shown


def test_its_examples_are_tried_with_its_knowledge_and_ours(project: Path) -> None:
    rule = project / "oauth-rules" / "no-mail-from-the-shop.yaml"
    rule.write_text(
        RULE.replace("require('nodemailer')", "require('@shop/mailer')").replace("createTransport", "connect")
    )
    assert run(["rules", "test", "./oauth-rules"]) == 1
    knows(project, libraries__ours=LIBRARY)
    assert run(["rules", "test", "./oauth-rules"]) == 0


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("providers__google", PROVIDER.replace("id: shop", "id: google"), "there is a provider `google` already"),
        ("providers__shop", PROVIDER + "client-id: (a+)+\n", "`client-id` is an expression"),
        (
            "providers__shop",
            PROVIDER.replace("login:", "logins:"),
            "there is no key `logins` here; did you mean `login`?",
        ),
        ("libraries__ours", LIBRARY + "oauth-options: [user]\n", "the options of Nodemailer are known already"),
        ("opinions", "checked: 2026-11-22\n", "no knowledge is kept in a file of this name"),
        (
            "tokens",
            "formats: [{ expression: '(a+)+b' }]\n",
            "the expressions of a project are not run",
        ),
    ],
)
def test_what_a_team_cannot_know_better(
    project: Path, name: str, text: str, says: str, capfd: pytest.CaptureFixture[str]
) -> None:
    knows(project, **{name: text})
    assert run(["check"]) == 2
    assert says in capfd.readouterr().err
    assert run(["rules", "test", "./oauth-rules"]) == 2


@pytest.mark.parametrize(("folder", "says"), [("no-rules", "no such folder"), ("empty", "no rule in this folder")])
def test_a_trial_of_no_rule_is_a_mistake(
    project: Path, folder: str, says: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (project / "empty").mkdir()
    assert run(["rules", "test", folder]) == 2
    assert f"{folder}: {says}" in capfd.readouterr().err
