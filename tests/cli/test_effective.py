"""What Nodemailer would do, as it is shown: each value with its place, nothing secret, and what is not known said so."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from oauthlint.cli.commands import run
from oauthlint.model.effective_file import EffectiveFile

SECRET = "GOC" + "SPX-" + "madeUpForTheTestsOnly0000000"
MAILER = f"""\
const nodemailer = require('nodemailer');
const {{ google }} = require('./settings');

const gmail = nodemailer.createTransport({{
  service: 'gmail',
  port: 587,
  auth: {{
    type: 'OAuth2',
    user: process.env.MAIL_USER,
    clientId: google.id,
    clientSecret: '{SECRET}',
    refreshToken: google.refresh,
    customParams: {{ scope: 'a b' }},
    token: process.env.OTHER,
  }},
}});

const local = nodemailer.createTransport({{ host: process.env.SMTP_HOST }});
"""
SETTINGS = "exports.google = { id: '12345-shop.apps.googleusercontent.com', refresh: process.env.GOOGLE_REFRESH };\n"


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("package.json").write_text('{ "name": "shop", "dependencies": { "nodemailer": "9.1.1" } }\n')
    Path("mail.js").write_text(MAILER)
    Path("settings.js").write_text(SETTINGS)
    subprocess.run(["git", "init", "--quiet", "."], check=True)


def shown(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["effective", *arguments]) == 0
    return capfd.readouterr().out


def transports(capfd: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    found = json.loads(shown(capfd, *arguments, "--format", "json"))
    EffectiveFile.model_validate(found)
    return list(found["transports"])


def lines(text: str) -> dict[str, str]:
    """The rest of each line by its label; two blanks stand between columns."""
    rows = (line.strip().partition("  ") for line in text.splitlines())
    return {label: " ".join(rest.split()) for label, _, rest in rows if rest}


def test_a_server_that_hangs_on_an_unknown_service_is_no_default(capfd: pytest.CaptureFixture[str]) -> None:
    Path("mail.js").write_text("require('nodemailer').createTransport({ service: process.env.MAIL_SERVICE });\n")
    found = lines(shown(capfd, "mail.js:1"))
    assert found["host"].startswith("process.env.MAIL_SERVICE (not known) by the service")
    assert found["tls"] == "not known by the service"


def test_each_value_stands_with_its_place(capfd: pytest.CaptureFixture[str]) -> None:
    found = lines(shown(capfd, "mail.js:4"))
    assert found["version"] == "9.1.1 package.json:1"
    assert found["host"] == "smtp.gmail.com by the service mail.js:5"
    assert found["port"] == "465 by the service mail.js:5"
    assert found["tls"] == "TLS from the first byte by the service mail.js:5"
    assert found["user"] == "process.env.MAIL_USER (not known) mail.js:9"
    assert found["client_id"] == "12345-shop.apps.googleusercontent.com mail.js:10 from settings.js:1"
    assert found["refresh_token"].endswith("GOOGLE_REFRESH (not known) mail.js:12 from settings.js:1")
    assert found["token from"] == "https://accounts.google.com/o/oauth2/token the default"
    assert found["scope"] == "a b mail.js:13"


def test_what_is_dead_is_told_with_the_reason(capfd: pytest.CaptureFixture[str]) -> None:
    found = lines(shown(capfd))
    assert found["dead: port"] == "the service Gmail sets it, and wins mail.js:6"
    assert found["dead: auth.token"] == "Nodemailer reads no such key; `accessToken` is meant mail.js:14"


def test_a_secret_is_hidden(capfd: pytest.CaptureFixture[str]) -> None:
    text, machine = shown(capfd), shown(capfd, "--format", "json")
    assert lines(text)["client_secret"].startswith("GOCSPX-… (value hidden)")
    assert SECRET not in text + machine
    (first, _) = transports(capfd)
    assert (first["body"]["client_secret"]["value"], first["body"]["client_secret"]["state"]) == (None, "hidden")


def test_a_line_picks_the_transports_on_it(capfd: pytest.CaptureFixture[str]) -> None:
    assert [one["place"]["line"] for one in transports(capfd)] == [4, 18]
    assert [one["place"]["line"] for one in transports(capfd, "mail.js:12")] == [4]
    assert [one["values"]["host"]["state"] for one in transports(capfd, "mail.js:18:1")] == ["unknown"]


def test_a_line_without_a_transport_says_where_they_are(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["effective", "mail.js:1"]) == 2
    assert capfd.readouterr().err == (
        "error: no mail transport at mail.js:1\n  hint: there are transports on line 4, 18\n"
    )


def test_no_transport_is_no_silence(capfd: pytest.CaptureFixture[str]) -> None:
    assert shown(capfd, "settings.js") == "No mail transport found; 1 file had to do with mail.\n"


UNCHECKED = """\
const nodemailer = require('nodemailer');
const tls = { rejectUnauthorized: false };
exports.open = nodemailer.createTransport({ host: 'mail.example.com', tls, auth: { user: 'me', pass: process.env.PASS } });
exports.token = nodemailer.createTransport({ host: 'mail.example.com', auth: { type: 'OAuth2', user: 'me', refreshToken: process.env.RT, tls } });
exports.sound = nodemailer.createTransport({ host: 'mail.example.com', auth: { type: 'OAuth2', user: 'me', refreshToken: process.env.RT } });
exports.plain = nodemailer.createTransport({ host: 'mail.example.com', ignoreTLS: true, tls });
exports.zero = nodemailer.createTransport({ host: 'mail.example.com', tls: { rejectUnauthorized: 0 } });
exports.given = (tls) => nodemailer.createTransport({ host: 'mail.example.com', tls });
exports.set = nodemailer.createTransport({ host: 'mail.example.com', tls: { rejectUnauthorized: process.env.STRICT } });
exports.url = nodemailer.createTransport('smtps://me@mail.example.com/?tls.rejectUnauthorized=false');
"""


def certificate(found: dict[str, Any], name: str = "rejectUnauthorized") -> tuple[Any, str, str] | None:
    said = found["values"].get(name)
    return (said["value"], said["state"], said["source"]) if said else None


def test_a_certificate_that_nobody_looks_at_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    Path("mail.js").write_text(UNCHECKED)
    told = lines(shown(capfd, "mail.js:3"))
    assert told["certificate"] == "not checked: who sits on the way can read all that is sent mail.js:2"
    told = lines(shown(capfd, "mail.js:4"))
    assert told["token server"].startswith("its certificate is not checked: ")
    assert told["token server"].endswith("mail.js:2")
    assert "certificate" not in told
    assert "certificate" not in shown(capfd, "mail.js:5")
    made = {one["where"][0].removeprefix("exports."): one for one in transports(capfd)}
    assert {name: certificate(one) for name, one in made.items()} == {
        "open": (False, "known", "option"),
        "token": (True, "known", "default"),
        "sound": (True, "known", "default"),
        "plain": None,
        "zero": (True, "known", "option"),
        "given": (None, "maybe", "option"),
        "set": (None, "unknown", "option"),
        "url": (False, "known", "url"),
    }
    assert certificate(made["token"], "tokenRejectUnauthorized") == (False, "known", "option")
    assert certificate(made["sound"], "tokenRejectUnauthorized") == (True, "known", "default")


def test_a_release_that_looks_at_no_token_servers_certificate_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    Path("package.json").write_text('{ "name": "shop", "dependencies": { "nodemailer": "8.0.7" } }\n')
    Path("mail.js").write_text(UNCHECKED)
    for line in (4, 5):
        (found,) = transports(capfd, f"mail.js:{line}")
        assert certificate(found, "tokenRejectUnauthorized") == (False, "known", "release")


def test_of_one_file_is_known_what_the_others_do_with_its_transport(capfd: pytest.CaptureFixture[str]) -> None:
    block = "{ type: 'OAuth2', user: 'me@gmail.com', refreshToken: process.env.RT }"
    Path("mail.js").write_text(
        f"exports.mailer = require('nodemailer').createTransport({{ service: 'gmail', auth: {block} }});\n"
    )
    (found,) = transports(capfd, "mail.js")
    assert found["values"]["token"]["value"] == "refresh-token"
    Path("send.js").write_text("require('./mail').mailer.set('oauth2_provision_cb', require('./tokens').give);\n")
    (found,) = transports(capfd, "mail.js")
    assert found["values"]["token"]["value"] == "provision-callback"


def blocks(text: str) -> list[list[str]]:
    """The lines of each transport, the headline left out, with single blanks."""
    return [[" ".join(line.split()) for line in one.splitlines()[1:]] for one in text.split("\n\n")]


def test_of_another_way_to_make_a_transport_only_what_differs_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    Path("mail.js").write_text(
        "require('nodemailer').createTransport({ host: process.env.H || 'mail.example.com', port: 465, secure: true,"
        " auth: { user: process.env.U, pass: process.env.P } });\n"
    )
    (first, second) = blocks(shown(capfd))
    assert "host mail.example.com mail.js:1" in first
    assert second[-2:] == ["host process.env.H (not known) mail.js:1", "all else as above"]
    assert len(second) < 4


def test_a_way_that_differs_much_is_told_whole(capfd: pytest.CaptureFixture[str]) -> None:
    Path("mail.js").write_text(
        "const o = x ? { host: 'a.example.com' } : { service: 'gmail', auth: { type: 'OAuth2', user: 'me@gmail.com',"
        " refreshToken: process.env.R } }; require('nodemailer').createTransport(o);\n"
    )
    (first, second) = blocks(shown(capfd))
    assert "version 9.1.1 package.json:1" in first
    assert "version 9.1.1 package.json:1" in second
    assert not any("as above" in line for line in (*first, *second))


def test_options_of_which_nobody_knows_anything_are_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    Path("mail.js").write_text("exports.make = (o) => require('nodemailer').createTransport(read(o));\n")
    assert blocks(shown(capfd)) == [["version 9.1.1 package.json:1", "options not known"]]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("{ jsonTransport: true }", "json: gives the message back as JSON, and sends nothing"),
        ("{ streamTransport: true }", "stream: gives the message back as a stream, and sends nothing"),
        ("{ sendmail: true }", "sendmail: hands the message to a program on the machine"),
        ("{ SES: { sesClient, SendEmailCommand } }", "ses: hands the message to Amazon's API"),
        ("{ name: 'own', send(mail, done) { done() } }", "plugin: an object that sends in its own way"),
    ],
)
def test_a_transport_that_connects_to_nobody_has_no_server(
    options: str, told: str, capfd: pytest.CaptureFixture[str]
) -> None:
    Path("mail.js").write_text(f"require('nodemailer').createTransport({options});\n")
    assert blocks(shown(capfd)) == [["version 9.1.1 package.json:1", f"transport {told}"]]


def test_what_is_not_known_is_no_default(capfd: pytest.CaptureFixture[str]) -> None:
    Path("mail.js").write_text("require('nodemailer').createTransport({ ...o, debug: true, port: 465 });\n")
    found = lines(shown(capfd))
    assert (found["host"], found["port"]) == ("not known whether there is one", "not known mail.js:1")


def test_a_transport_of_a_framework_has_a_name(capfd: pytest.CaptureFixture[str]) -> None:
    Path("mail.js").write_text("Meteor.startup(() => { process.env.MAIL_URL = 'smtp://mail.example.com:25'; });\n")
    assert shown(capfd).splitlines()[0] == "mail.js:1:47  meteor"
