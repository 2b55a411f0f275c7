"""What a README or a compose file says: names of settings, secrets by their format, and what stands in for a variable."""

import pytest

from oauthlint.extract import prose
from oauthlint.extract.reader import Reader
from tests.extract.made_up import a_scanner, made

READER = Reader(a_scanner(), frozenset(), frozenset())


def test_a_text_has_its_names_and_its_secrets() -> None:
    text = f"Set GMAIL_CLIENT_SECRET to `{made('google-client-secret')}`."
    facts = prose.extract(text.encode(), "README.md", READER)
    assert facts.names == ("GMAIL_CLIENT_SECRET",)
    assert [(one.role, one.setting) for one in facts.secrets] == [("client_secret", "text")]


def test_what_stands_in_a_password_that_nobody_quoted_is_no_name() -> None:
    text = (
        "CLIENT_SECRET: QWFKAB%H$,:{NTwu_AB}|XYZ!k3 or pass: SMTP_PASSWORD, secret=${MAIL_SECRET}, API_KEY: `MAIL_KEY`."
    )
    facts = prose.extract(text.encode(), "README.md", READER)
    assert facts.names == ("CLIENT_SECRET", "SMTP_PASSWORD", "MAIL_SECRET", "API_KEY", "MAIL_KEY")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SMTP_PASS: ${SMTP_PASS:-otter-41}", ["SMTP_PASS"]),
        ("SMTP_PASS: ${SMTP_PASS-otter-41}", ["SMTP_PASS"]),
        ("SMTP_PASS: ${SMTP_PASS:?otter-41}", []),
        ("SMTP_PASS: ${SMTP_PASS}", []),
        ("SMTP_PASS: ${SMTP_PASS:-${OTHER}}", []),
        ("PORT: ${PORT:-8025}", []),
    ],
)
def test_what_stands_in_for_a_variable_is_a_fallback(text: str, names: list[str]) -> None:
    facts = prose.extract(text.encode(), "compose.yml", READER)
    assert [(one.setting, one.name) for one in facts.secrets] == [("fallback", name) for name in names]
    assert all(text[one.place.start : one.place.end] == "otter-41" for one in facts.secrets)
