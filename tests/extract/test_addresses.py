"""Texts that speak for themselves are kept with the way to them, and addresses as they are put together."""

import pytest

from oauthlint.extract import javascript
from oauthlint.extract.addresses import gmail_handed_on
from oauthlint.model.filefacts import FileFacts
from tests.extract.showing import READER, show

MAIL = "https://mail.google.com/"


def read(code: str) -> FileFacts:
    return javascript.extract(code.encode(), "src/a.ts", READER)


def test_a_literal_is_kept_with_the_name_that_holds_it() -> None:
    facts = read(f"export const config = {{ redirectUri: '{MAIL}', other: 'https://a.example/' }};")
    assert [show(one) for one in facts.texts] == [f"'{MAIL}'"]
    assert [way[-1] for way in facts.ways] == ["redirectUri"]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (f"export const u = (x) => `{MAIL}${{x}}`;", f"'{MAIL}' + parameter 0"),
        (f"export const u = (x) => '{MAIL}' + x + '/b';", f"'{MAIL}' + parameter 0 + '/b'"),
        (f"const B = '{MAIL}'; export const u = (x) => `${{B}}${{x}}`;", f"'{MAIL}' + parameter 0"),
        (f"const B = '{MAIL}'; export const u = `${{B}}b`;", f"'{MAIL}b'"),
    ],
)
def test_an_address_put_together_is_kept_once(code: str, shown: str) -> None:
    assert [show(value) for _, value in read(code).urls] == [shown]


def test_what_an_address_is_made_of_is_kept_among_the_calls() -> None:
    facts = read(f"export const u = `{MAIL}?${{new URLSearchParams({{ a: 1 }})}}`;")
    assert [call.name for call in facts.calls] == ["URLSearchParams"]


@pytest.mark.parametrize(
    ("code", "handed_on"),
    [
        ("const gmail = google.gmail(); gmail.users.messages.send(x)", False),
        ("google.gmail({ auth })\n  .users\n  .messages.send(x)", False),
        ("const gmail = google.gmail(); const { messages } = gmail.users;", True),
        ("const gmail = google.gmail(); const m = gmail.users.messages; m.list()", True),
        ("const gmail = google.gmail(); gmail.users.messages[name]()", True),
        ("const { users } = google.gmail(); users.messages.list()", True),
        ("const everybody = db.users;", False),
    ],
)
def test_parts_of_the_gmail_api_may_be_handed_on(code: str, handed_on: bool) -> None:
    assert gmail_handed_on(code.encode()) is handed_on


@pytest.mark.parametrize(
    ("arguments", "roles"),
    [
        (
            "CLIENT_ID, process.env.CLIENT_SECRET, this.config.get('REFRESH_TOKEN')",
            ("client_id", "client_secret", "refresh_token"),
        ),
        ("config.google.refreshToken!, (id as string)", ("refresh_token", "")),
    ],
)
def test_the_names_of_a_constructors_arguments_say_what_they_are(arguments: str, roles: tuple[str, ...]) -> None:
    facts = read(f"import {{ OAuth2Client }} from 'google-auth-library'; new OAuth2Client({arguments});")
    assert [call.roles for call in facts.calls if call.is_new] == [roles]
