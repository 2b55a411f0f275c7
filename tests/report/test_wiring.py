"""What the map is drawn of, from a small project that is really read."""

from pathlib import Path

import pytest

from oauthlint import check
from oauthlint.model.report import Report
from oauthlint.report.html_map import section
from oauthlint.report.wiring import wiring
from tests.report.samples import SECRET

SETTINGS = f"exports.secret = '{SECRET}';\n"
MAIL = """\
const nodemailer = require('nodemailer');
const { google } = require('googleapis');
const { secret } = require('./settings');
const client = new google.auth.OAuth2(process.env.CLIENT_ID, secret, 'https://app.example/callback');
exports.mail = (user) => nodemailer.createTransport({
  service: 'gmail',
  auth: { type: 'OAuth2', user, clientId: process.env.CLIENT_ID, clientSecret: secret, refreshToken: process.env.REFRESH },
});
"""


@pytest.fixture(name="report")
def _report(tmp_path: Path) -> Report:
    files = {
        "package.json": '{ "dependencies": { "nodemailer": "^10.6.0" } }',
        "settings.js": SETTINGS,
        "mail.js": MAIL,
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    return check([str(tmp_path)])


def test_each_credential_has_its_role_where_it_comes_from_and_whether_it_is_exposed(report: Report) -> None:
    client, transport = wiring(report.mail)
    assert (client.mode, client.server) == ("client", "")
    assert (transport.mode, transport.server, transport.provider) == ("oauth2", "smtp.gmail.com:465", "google")
    assert [(one.role, one.kind, one.name, one.exposed) for one in transport.sources] == [
        ("mailbox", "unknown", "a parameter", False),
        ("client id", "setting", "process.env.CLIENT_ID", False),
        ("client secret", "written", "GOCSPX-…", True),
        ("refresh token", "setting", "process.env.REFRESH", False),
    ]
    assert transport.sources[2].place.path == "settings.js"


def test_the_map_joins_them_and_marks_what_is_exposed(report: Report) -> None:
    drawn = section(report)
    assert drawn.count("<rect") == len(("mailbox", "id", "secret", "token", "client", "transport", "server"))
    assert drawn.count("<path") == len(("m-t", "i-t", "s-t", "r-t", "i-c", "s-c", "c-t", "t-s"))
    assert drawn.count('<path class="bad"') == len(("s-t", "s-c"))
    assert SECRET not in drawn


def test_the_table_says_what_the_drawing_shows(report: Report) -> None:
    drawn = section(report)
    assert "<td>nodemailer at mail.js:5:26 → smtp.gmail.com:465</td><td>client secret</td>" in drawn
    assert "<td>GOCSPX-… (written out)</td><td>settings.js:1:18</td>" in drawn


def test_without_mail_there_is_nothing_to_draw(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("1\n")
    assert "nothing to draw" in section(check([str(tmp_path)]))
