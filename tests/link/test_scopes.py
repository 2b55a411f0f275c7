"""Scopes: each at its own characters, in the list that it belongs to, and what the project does beside."""

import pytest

from oauthlint.model.facts import Project, ScopeItem
from tests.link.oauth_linking import at, found

MAIL = "https://mail.google.com/"
SEND = "https://www.googleapis.com/auth/gmail.send"
MODIFY = "https://www.googleapis.com/auth/gmail.modify"
REST = "import { google } from 'googleapis'; const g = google.gmail({ version: 'v1' });"
SMTP = "import n from 'nodemailer'; n.createTransport({ service: 'gmail', auth: { type: 'OAuth2', user: 'a', clientId: process.env.S } });"


def scopes(files: str | dict[str, str]) -> list[ScopeItem]:
    return [one for one in found("scope", files) if isinstance(one, ScopeItem)]


def project(code: str) -> Project:
    return scopes(f"export const scope = '{MAIL}'; {code}")[0].project


def test_a_scope_in_a_longer_text_stands_at_its_own_characters() -> None:
    code = f"export const SCOPES = 'openid {SEND} {MODIFY}';"
    assert [(at(one, code), one.uses, one.lead, one.surplus) for one in scopes(code)] == [
        (SEND, "send", True, False),
        (MODIFY, "modify", False, True),
    ]


@pytest.mark.parametrize(
    ("code", "asked_by"),
    [
        (f"export const SCOPES = ['{MAIL}'];", "constant"),
        (f"export const a = (client) => client.generateAuthUrl({{ scope: ['{MAIL}'] }});", "authorization"),
        (
            f"const A = ['{MAIL}']; export const a = (client) => client.generateAuthUrl({{ scope: A }});",
            "authorization",
        ),
        (f"window.open('{MAIL}');", "text"),
    ],
)
def test_somebody_asks_for_a_scope_or_nobody_is_seen_to(code: str, asked_by: str) -> None:
    assert [one.asked_by for one in scopes(code)] == [asked_by]


def test_settings_ask_too() -> None:
    files = {
        ".env": f"GMAIL_SCOPES=email {SEND}\n",
        "config/a.json": f'{{"scopes": ["{SEND}", "{MODIFY}"], "link": "{MAIL}"}}',
    }
    assert [(one.asked_by, one.together) for one in scopes(files)] == [
        ("setting", ("send",)),
        ("setting", ("send", "modify")),
        ("setting", ("send", "modify")),
    ]


def test_a_list_used_twice_is_one() -> None:
    code = f"const A = ['{MAIL}']; export const a = (c) => [c.generateAuthUrl({{ scope: A }}), c.generateAuthUrl({{ scope: A }})];"
    assert len(scopes(code)) == 1


@pytest.mark.parametrize(
    ("client", "which"), [("process.env.S", "same"), ("process.env.OTHER", "other"), ("read()", "unknown")]
)
def test_the_client_is_that_of_the_transport_or_another(client: str, which: str) -> None:
    code = f"""{SMTP}
    import {{ google }} from 'googleapis';
    const c = new google.auth.OAuth2({client}, process.env.SECRET);
    c.generateAuthUrl({{ scope: '{SEND}' }});
    """
    assert [one.smtp_client for one in scopes(code)] == [which]


@pytest.mark.parametrize(
    ("code", "only_sends"),
    [
        (f"{REST} g.users.messages.send({{}});", True),
        (f"{REST} g.users.messages.send({{}}); g.users.getProfile({{}});", True),
        (f"{REST} g.users.getProfile({{}});", False),
        (f"{REST} g.users.messages.send({{}}); g.users.messages.list({{}});", False),
        (f"{REST} g.users.messages.send({{}}); g.users.messages[name]({{}});", False),
        (f"{REST} g.users.messages.send({{}}); g.users.drafts.create({{}});", False),
        (f"{REST} g.users.messages.send({{}}); const {{ messages }} = g.users; messages.list({{}});", False),
        (
            f"{REST} g.users.messages.send({{}}); class A {{ f() {{ return this.gmail.users.messages.get({{}}); }} }}",
            False,
        ),
        (f"{REST} g.users.messages.send({{}}); const db = open(); db.users.findOne({{}});", True),
        ("fetch('https://gmail.googleapis.com/gmail/v1/users/me/messages/send', { method: 'POST' });", True),
        ("export const u = (id) => `https://gmail.googleapis.com/gmail/v1/users/me/messages/${id}`;", False),
    ],
)
def test_the_rest_api_only_sends_where_nothing_else_can_be_called(code: str, only_sends: bool) -> None:
    assert project(code).gmail_rest_only_sends is only_sends


@pytest.mark.parametrize(
    ("code", "smtp", "imap"),
    [
        ("", False, False),
        (SMTP, True, False),
        ("import n from 'nodemailer'; n.createTransport({ host: process.env.HOST });", True, False),
        ("import n from 'nodemailer'; n.createTransport({ streamTransport: true });", False, False),
        ("import n from 'nodemailer'; n.createTransport({ host: 'smtp.office365.com' });", False, False),
        ("export const host = 'smtp.gmail.com';", True, False),
        ("import { ImapFlow } from 'imapflow';", False, True),
    ],
)
def test_gmail_may_be_reached_by_smtp_or_imap(code: str, smtp: bool, imap: bool) -> None:
    one = project(code)
    assert (one.gmail_smtp, one.google_imap) == (smtp, imap)


def test_a_run_over_single_files_knows_nothing_of_the_project() -> None:
    (one,) = found("scope", f"export const scope = '{MAIL}';", whole=False)
    assert "project.gmail_rest" in one.about.dynamic
