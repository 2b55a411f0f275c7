"""Service accounts: whose mailbox they act for, and how their private key is given."""

import pytest

from oauthlint.model.facts import ServiceAccount
from tests.link.oauth_linking import at, found

JWT = "import { JWT } from 'google-auth-library'; "
SEND = "https://www.googleapis.com/auth/gmail.send"
PEM = "-----BEGIN PRIVATE KEY-----\\nyour-key\\n-----END PRIVATE KEY-----"


def accounts(code: str, **files: str) -> list[ServiceAccount]:
    every = {"src/mail.ts": code} | {name.replace("_", "."): text for name, text in files.items()}
    return [one for one in found("service_account", every) if isinstance(one, ServiceAccount)]


@pytest.mark.parametrize(
    "made",
    [
        f"new JWT({{ email, key, scopes: ['{SEND}'], subject: 'me@gmail.com' }})",
        f"new JWT(email, null, key, '{SEND}', 'me@gmail.com')",
        "acting('me@gmail.com')",
    ],
)
def test_a_mailbox_is_found_however_the_client_is_made(made: str) -> None:
    wrapper = f"const acting = (subject) => new JWT({{ key, scopes: ['{SEND}'], subject }});"
    (one,) = accounts(f"{JWT}{wrapper if made.startswith('acting') else ''} const c = {made}")
    assert (one.subject, one.consumer, one.mail_scope) == ("me@gmail.com", True, SEND)


@pytest.mark.parametrize(
    "code",
    [
        f"const c = new JWT({{ scopes: ['{SEND}'] }}); c.subject = name;",
        f"class A {{ client = new JWT({{ scopes: ['{SEND}'] }}); f(s) {{ this.client.subject = s; }} }}",
        f"const c = new JWT({{ scopes: ['{SEND}'], ...more }});",
        "const c = new JWT(options);",
        f"const c = new JWT(email, null, key, '{SEND}', name);",
    ],
)
def test_a_mailbox_that_may_be_given_is_not_missing(code: str) -> None:
    (one,) = accounts(JWT + code)
    assert "subject" in one.about.dynamic


def test_a_subject_of_a_message_is_no_mailbox() -> None:
    (one,) = accounts(f"{JWT}const c = new JWT({{ scopes: ['{SEND}'] }}); message.subject = 'Hello';")
    assert (one.subject, "subject" in one.about.dynamic) == (None, False)


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("process.env.KEY", "env"),
        ("process.env.KEY!", "env"),
        ("process.env.KEY?.replace(/\\\\n/g, '\\n')", "newlines"),
        ("JSON.parse(process.env.KEY)", "json"),
        ("Buffer.from(process.env.KEY, 'base64').toString()", "other"),
        ("undefined", None),
    ],
)
def test_how_a_key_is_given(value: str, form: str | None) -> None:
    code = f"""import nodemailer from 'nodemailer';
    nodemailer.createTransport({{ service: 'gmail', auth: {{ type: 'OAuth2', user: 'a@b.example', serviceClient: '1', privateKey: {value} }} }});"""
    (one,) = accounts(code)
    assert one.key_form == form


@pytest.mark.parametrize(
    ("line", "written"),
    [(f"KEY={PEM}", "escaped"), (f"KEY='{PEM}'", "escaped"), (f'KEY="{PEM}"', "lines"), ("KEY=", None), ("", None)],
)
def test_how_an_env_file_writes_it(line: str, written: str | None) -> None:
    code = f"{JWT}const c = new JWT({{ key: process.env.KEY, scopes: ['{SEND}'], subject: 'a@b.example' }});"
    files = {"src/mail.ts": code, "a.env": line}
    (one,) = [one for one in found("service_account", files) if isinstance(one, ServiceAccount)]
    assert (one.key_form, one.key_env) == ("env", written)
    assert at(one, files, "key_form") == "process.env.KEY"
