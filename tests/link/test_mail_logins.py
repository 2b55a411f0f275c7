"""Password logins that settings describe, without any code that shows them."""

import pytest

from oauthlint.model.facts import MailLogin
from tests.link.deploying import found


def logins(files: dict[str, str]) -> list[tuple[str | None, str | None]]:
    facts = [one for one in found("mail_login", files) if isinstance(one, MailLogin)]
    return [(one.provider, one.auth.password_form) for one in facts]


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        (".env", "SMTP_HOST=smtp.gmail.com\nSMTP_PASS=${VAULT_PASS}\n", [("google", "unknown")]),
        (".env", "MAIL_SERVICE=Outlook365\nMAIL_PASSWORD=${VAULT_PASS}\n", [("microsoft-365", "unknown")]),
        (".env", "SMTP_HOST=smtp.gmail.com\nSMTP_APP_PASSWORD=$VAULT_PASS\n", [("google", "app-password-name")]),
        (
            "config/mail.json",
            '{ "smtp": { "host": "smtp.gmail.com", "auth": { "pass": "${VAULT_PASS}" } } }',
            [("google", "unknown")],
        ),
        (".env", "SMTP_HOST=smtp.example.com\nSMTP_PASS=${VAULT_PASS}\n", []),
        (".env", "SMTP_HOST=smtp.gmail.com\nSMTP_PASS=\n", []),
        (".env", "SMTP_HOST=smtp.gmail.com\nDB_PASS=${VAULT_PASS}\n", []),
        (".env", "SMTP_HOST=smtp.gmail.com\nSMTP_PASS=$A\nSMTP_REFRESH_TOKEN=$B\n", []),
        (".env", "SMTP_HOST=smtp-hve.office365.com\nSMTP_PASS=${VAULT_PASS}\n", []),
        (".env.example", "SMTP_HOST=smtp.gmail.com\nSMTP_PASS=${VAULT_PASS}\n", []),
    ],
)
def test_a_known_server_and_a_password_for_it_are_a_login(
    path: str, text: str, told: list[tuple[str | None, str | None]]
) -> None:
    assert logins({path: text}) == told


def test_what_a_transport_tells_is_told_once() -> None:
    code = (
        "require('nodemailer').createTransport({ service: 'gmail', auth: { user: 'a', pass: process.env.SMTP_PASS } })"
    )
    files = {".env": "SMTP_HOST=smtp.gmail.com\nSMTP_PASS=${VAULT_PASS}\n", "src/mail.js": code}
    facts = [one for one in found("mail_login", files) if isinstance(one, MailLogin)]
    assert [one.about.place.path for one in facts] == ["src/mail.js"]
