"""What a secret means: what it opens, until when, who has it, and how it is revoked, by provider."""

import base64
import json

import pytest

from tests.extract.made_up import made
from tests.link.keeping import credential, credentials

LOAD = "const nodemailer = require('nodemailer');\n"
GMAIL = LOAD + (
    "exports.t = nodemailer.createTransport({ service: 'gmail', auth: { type: 'OAuth2', user: process.env.ME, "
    "clientId: '123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com', %s } });\n"
)
YAHOO = (
    LOAD
    + "nodemailer.createTransport({ host: 'smtp.mail.yahoo.com', port: 465, secure: true, auth: { user: 'a', %s } });\n"
)
ZOHO = LOAD + (
    "nodemailer.createTransport({ host: 'smtp.zoho.com', port: 465, secure: true, auth: { type: 'OAuth2', user: 'a', "
    "clientId: 'x', %s } });\n"
)


def said(path: str, text: str, *, tracked: bool | None = True) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, words in credential(path, text, tracked=tracked).about.remarks:
        found.setdefault(name, []).append(words)
    return found


@pytest.mark.parametrize(
    ("path", "text", "opens", "first"),
    [
        ("a.js", GMAIL % "refreshToken: '{{token:google-refresh-token}}'", "the whole mailbox", "myaccount.google.com/connections"),
        (".env", "REFRESH_TOKEN={{token:google-refresh-token}}", "as far as its scope goes (not known here)", "myaccount.google.com"),
        (".env", "CLIENT_SECRET={{token:google-client-secret}}", "the app at Google", "console.cloud.google.com/auth/clients"),
        (".env", "CLIENT_SECRET={{token:microsoft-client-secret}}", "without any user", "entra.microsoft.com"),
        (".env", "REFRESH_TOKEN={{token:microsoft-refresh-token}}", "for 90 days", "entra.microsoft.com, Users"),
        (".env", "REFRESH_TOKEN={{token:microsoft-account-refresh-token}}", "for 90 days", "account.live.com/consent/Manage"),
        (".env", "GMAIL_PASS={{token:google-app-password}}", "without the second factor", "myaccount.google.com/apppasswords"),
        ("a.js", YAHOO % "pass: 'otter-41-holt'", "does not end an app password", "App passwords, and delete it"),
        ("a.js", ZOHO % "refreshToken: '1000.8f2c41d09be7a6534c1f2e0d9a8b7c65.f0e1d2c3b4a5968778695a4b3c2d1e0f'", "until it is revoked", "/oauth/v2/token/revoke"),
        (".env", "SMTP_PASS=otter-41-holt", "the mailbox or the SMTP account", "Change the password"),
        (".env", "KEY={{token:sendgrid-api-key}}", "every verified sender", "app.sendgrid.com/settings/api_keys"),
        (".env", "KEY={{token:brevo-smtp-key}}", "sending by SMTP", "app.brevo.com"),
        (".env", "DKIM_PRIVATE_KEY={{token:private-key-base64}}", "signing mail by DKIM", "new pair of keys"),
    ],
)  # fmt: skip
def test_it_says_what_it_opens_and_the_first_step_of_revoking(path: str, text: str, opens: str, first: str) -> None:
    found = said(path, text)
    assert opens in found["opens"][0]
    assert first in found["revoke"][0]


@pytest.mark.parametrize(
    ("tracked", "words"), [(True, "git keeps this file"), (False, "git does not keep this file"), (None, None)]
)
def test_it_says_whether_git_keeps_the_file(tracked: bool | None, words: str | None) -> None:
    git = said(".env", "SMTP_PASS=otter-41-holt", tracked=tracked).get("git", [None])[0]
    assert git == words if words is None else str(git).startswith(words)


def test_a_jwt_says_the_day_on_which_it_expires() -> None:
    assert said("a.js", GMAIL % f"accessToken: '{jwt({'exp': 1_700_000_000})}'")["expires"] == ["2023-11-14"]


REFRESH = "{{token:google-refresh-token}}"
FULL, SEND = "https://mail.google.com/", "https://www.googleapis.com/auth/gmail.send"


@pytest.mark.parametrize(
    ("path", "text", "scope"),
    [
        (".env", f"GMAIL_REFRESH_TOKEN={REFRESH}\nSCOPE={SEND}\n", f"{SEND}, by the file"),
        ("token.json", f'{{ "refresh_token": "{REFRESH}", "scope": "{FULL} openid", "token_type": "Bearer" }}', f"{FULL}, by the file"),
        ("a.js", f"{LOAD}const refreshToken = '{REFRESH}', scopes = ['{SEND}'];", f"the project asks for {SEND}"),
        ("a.js", f"{LOAD}const refreshToken = '{REFRESH}', scopes = ['https://outlook.office.com/SMTP.Send'];", "not known here"),
    ],
)  # fmt: skip
def test_a_token_s_scope_is_told_where_the_file_or_the_project_says_it(path: str, text: str, scope: str) -> None:
    assert f"as far as its scope goes ({scope})" in said(path, text)["opens"][0]


@pytest.mark.parametrize(
    ("claims", "scope"),
    [
        ({"scp": "SMTP.Send Mail.Read"}, "SMTP.Send, Mail.Read, by its own claim"),
        ({"roles": ["SMTP.SendAsApp"]}, "SMTP.SendAsApp, by its own claim"),
        ({"scope": f"{FULL} my-own-words hunter2 a/b"}, f"{FULL}, by its own claim"),
        ({"scp": 7, "roles": {}, "scope": [1, None]}, "not known here"),
        ({}, "not known here"),
    ],
)
def test_a_jwt_s_scope_is_what_it_claims(claims: object, scope: str) -> None:
    found = said("a.js", f"{LOAD}exports.accessToken = '{jwt(claims)}';")["opens"]
    assert f"as far as its scope goes ({scope})" in found[0]


@pytest.mark.parametrize("claims", [{}, {"exp": "soon"}, {"exp": -1}, {"exp": 10**12}, [1], 7])
def test_a_jwt_without_a_day_says_none(claims: object) -> None:
    assert "expires" not in said("a.js", GMAIL % f"accessToken: '{jwt(claims)}'")


def jwt(claims: object) -> str:
    """A token with these claims, filled up to the length that tokens have."""
    head, _, signature = made("jwt").split(".")
    body = {**claims, "sub": "nobody-at-all"} if isinstance(claims, dict) else [claims, "nobody-at-all"]
    text = json.dumps(body) if isinstance(claims, dict) else '{"a":1,"b":[2,3,4]}'
    return f"{head}.{base64.urlsafe_b64encode(text.encode()).rstrip(b'=').decode()}.{signature}"


def test_a_placeholder_means_nothing() -> None:
    assert said(".env", "CLIENT_SECRET=your-client-secret") == {}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("src/a.js", GMAIL % "clientSecret: '{{token:google-client-secret}}'"),
        (".env", "ID=1234567-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com\nCLIENT_SECRET={{token:google-client-secret}}"),
        ("c.json", '{ "web": { "client_id": "1234567-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com", "client_secret": "{{token:google-client-secret}}" } }'),
    ],
)  # fmt: skip
def test_client_id_and_secret_are_one_finding_at_the_secret(path: str, text: str) -> None:
    (only,) = credentials({path: text})
    assert only.role == "client_secret"
    assert [step.note for step in only.about.related][-1:] == ["the id of the same client, which is public"]
