"""A team's own rules: named in the configuration, tried by `rules test`, and never more than data of the project."""

from pathlib import Path

import pytest

from oauthlint.cli.commands import run

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
