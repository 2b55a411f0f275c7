import sys

import pytest

from oauthlint.extract.secrets import read, under_name
from oauthlint.model.knowledge import TokenFormat
from oauthlint.model.serial import dump, load
from oauthlint.model.source import Place
from oauthlint.model.value import Secret, Text
from tests.extract.made_up import ALONE, FORMATS, a_scanner, generate, made

AT = (Place("a.js", 10, 20),)
SCANNER = a_scanner()
NAMES = {
    "client_secret": "GOOGLE_CLIENT_SECRET",
    "refresh_token": "refreshToken",
    "access_token": "accessToken",
    "authorization_code": "authCode",
    "api_key": "SENDGRID_API_KEY",
    "password": "SMTP_PASS",
    "private_key": "privateKey",
    "jwt": "accessToken",
}
GUID = "3f1e7a52-0000-4000-8000-1c2b3a4d5e6f"


def secret(text: str, name: str) -> Secret:
    value = read(text, AT, name, SCANNER)
    assert isinstance(value, Secret)
    return value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("type", "OAuth2"),
        ("service", "Gmail"),
        ("service", "GmailWorkspace"),
        ("user", "noreply@corp.example"),
        ("from", '"Shop" <noreply@corp.example>'),
        ("host", "smtp.gmail.com"),
        ("port", "587"),
        ("scope", "https://mail.google.com/"),
        ("redirectUri", "https://developers.google.com/oauthplayground"),
        ("redirect_uri", "urn:ietf:wg:oauth:2.0:oob"),
        ("accessUrl", "https://oauth2.googleapis.com/token"),
        ("method", "XOAUTH2"),
        ("tenantId", GUID),
        ("clientId", "123456789012-" + "a1b2c3d4" * 4 + ".apps.googleusercontent.com"),
        ("clientId", GUID),
        ("CLIENT_ID", "your-client-id"),
        ("clientSecret", "123456789012-" + "a1b2c3d4" * 4 + ".apps.googleusercontent.com"),
        ("", "OAUTH2"),
        ("", "offline"),
        ("", "token"),
        ("", "https://www.googleapis.com/auth/gmail.send"),
        ("", "./config/mailer"),
        ("", "GOOGLE_REFRESH_TOKEN"),
        ("nobody", "2026-11-22"),
    ],
)
def test_text_that_everybody_may_see_is_kept(name: str, text: str) -> None:
    assert read(text, AT, name, SCANNER) == Text(AT, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pass", "robot@corp.test"),
        ("pass", "smtp.gmail.com"),
        ("pass", "gmail"),
        ("password", "2026-11-22"),
        ("clientSecret", "https://corp.test/"),
        ("", "tango7"),
        ("x", "Hello, your password is tango7"),
        ("url", "smtps://robot:tango7@smtp.gmail.com"),
        ("host", "robot:tango7@smtp.gmail.com"),
        ("name", made("google-refresh-token")),
        ("user", made("google-client-secret-old")),
        ("clientId", made("google-client-secret")),
        ("url", "https://hooks.corp.test/" + made("google-client-secret-old")),
        ("message", "tango7"),
    ],
)
def test_text_that_may_be_secret_is_not_kept(name: str, text: str) -> None:
    shown = repr(secret(text, name)).replace("GOCSPX-…", "")
    assert not any(text[at : at + 5] in shown for at in range(len(text) - 4))


@pytest.mark.parametrize("one", FORMATS.values(), ids=lambda one: one.id)
def test_every_format_is_recognised_under_its_name(one: TokenFormat) -> None:
    missed = [
        seed
        for seed in range(300)
        if (value := secret(generate(one, seed), NAMES[one.role])).verdict != "format" or value.format != one.id
    ]
    assert len(missed) <= 3  # 1 %: letters of an app password may happen to read like words


@pytest.mark.parametrize("one", ALONE, ids=lambda one: one.id)
def test_a_format_is_recognised_inside_a_longer_string_and_is_the_same_there(one: TokenFormat) -> None:
    token = generate(one, 3)
    inside = secret(f"Bearer {token} ", "")
    assert (inside.verdict, inside.format) == ("format", one.id)
    assert inside.same == secret(token, "").same


@pytest.mark.parametrize(
    ("text", "mask", "size"),
    [
        (made("google-client-secret"), "GOCSPX-…", "long"),
        (made("google-refresh-token"), "1//…", "very long"),
        (made("google-access-token"), "ya29.…", "very long"),
        (made("microsoft-client-secret"), "…", "long"),
        (made("google-client-secret-old"), "…", "long"),
        ("tango7", "…", "short"),
        ("tango-foxtrot", "…", "medium"),
    ],
)
def test_a_mask_shows_the_public_prefix_and_nothing_else(text: str, mask: str, size: str) -> None:
    value = secret(text, "clientSecret")
    assert (value.mask, value.size) == (mask, size)


def test_equal_values_are_equal_within_a_run_and_keep_their_tag_across_runs() -> None:
    text, other = made("google-client-secret"), made("google-client-secret", 2)
    one, again = secret(text, "clientSecret"), secret(text, "somethingElse")
    assert one.same == again.same != secret(other, "clientSecret").same
    later = read(text, AT, "clientSecret", a_scanner(b"another run"))
    assert isinstance(later, Secret)
    assert (later.tag, later.same == one.same) == (one.tag, False)
    assert len(one.tag) == 3
    assert int(one.tag, 16) < 4096


def test_a_key_is_the_same_with_real_and_with_escaped_line_ends() -> None:
    escaped = made("private-key")
    assert secret(escaped, "private_key").same == secret(escaped.replace(r"\n", "\n"), "privateKey").same


@pytest.mark.parametrize(
    ("name", "text", "verdict", "why"),
    [
        ("clientSecret", "", "empty", ""),
        ("clientSecret", "your-client-secret", "placeholder", 'has the word "your"'),
        ("CLIENT_SECRET", "client_secret", "placeholder", "its own name"),
        ("clientSecret", "GOCSPX-" + "EXAMPLE-not-real-0123456789a", "placeholder", 'has the word "example"'),
        ("refreshToken", "1//0g" + "EXAMPLEexampleEXAMPLE", "placeholder", "made of words"),
        ("accessToken", "ya29." + "Xx_XX0eghrtKq83vEjRWeJ", "placeholder", "a sample of the vendor's documentation"),
        ("label", "Shown once in the console", "harmless", "a sentence"),
        ("clientSecret", "Shown once in the console", "harmless", "a sentence"),
        ("clientSecret", "settings.transport.credentials", "harmless", "a path"),
        ("clientSecret", "https://corp.test/", "harmless", "a URL"),
        ("accessToken", "kq83vEjRWeJcrze8SNFZ4kA", "random", ""),
        ("apiKey", "9f86d081884c7d659a2feaa0c55ad015", "random", ""),
        ("clientSecret", "createTransportWithOptions", "plausible", ""),
        ("pass", "tango7", "plausible", ""),
        ("pass", "tango7 at noon", "harmless", "a sentence"),
        ("pass", "482913", "plausible", ""),
        ("pass", "xxx", "placeholder", "a row of x"),
        ("secret", "k9#Lm", "plausible", ""),
    ],
)
def test_everything_else_is_judged_by_name_and_shape(name: str, text: str, verdict: str, why: str) -> None:
    value = secret(text, name)
    assert (value.verdict, value.why) == (verdict, why)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        (GUID, "guid"),
        (made("google-app-password"), "letters16"),
        ("qhzv wkpd mxjr tbny", "letters16"),
        (made("google-client-secret-old"), "base64url24"),
        (made("jwt"), "jwt"),
        (made("private-key"), "pem-escaped"),
        (made("private-key").replace("\\n", "\n"), "pem"),
        ("-----BEGIN PRIVATE KEY-----\\nyour-key\\n-----END PRIVATE KEY-----", "pem-escaped"),
        (made("private-key-base64"), "pem"),
        ("4915112345678", "digits"),
    ],
)
def test_a_shape_is_told_without_a_name(text: str, shape: str) -> None:
    assert secret(text, "").shape == shape


ROLES = ("client_secret", "refresh_token", "access_token", "private_key", "password", "api_key", "client_id", "")


@pytest.mark.parametrize(
    ("name", "text", "roles"),
    [
        ("", made("google-client-secret"), ROLES),
        (
            "",
            made("google-client-secret-old"),
            ("client_secret", "refresh_token", "access_token", "password", "api_key"),
        ),
        ("", GUID, ("client_secret", "password", "api_key")),
        ("", "tango-foxtrot", ("password",)),
        ("", "482913000000", ("password",)),
        ("clientSecret", "your-client-secret", ()),
        ("pass", "", ()),
        ("pass", "Enter your password", ()),
    ],
)
def test_what_counts_as_a_secret_depends_on_the_role(name: str, text: str, roles: tuple[str, ...]) -> None:
    value = secret(text, name)
    assert tuple(role for role in ROLES if under_name(value, role)) == roles


def test_words_of_24_characters_are_no_old_client_secret() -> None:
    assert secret("my-very-own-oauth-mailer", "clientSecret").format == ""


def test_a_secret_survives_the_cache() -> None:
    value = secret(made("google-client-secret"), "clientSecret")
    assert load(dump(value)) == value


def test_common_names_and_strings_are_worked_out_once() -> None:
    scanner = a_scanner()
    read("a", AT, "clientSecret", scanner)
    assert scanner.names == {"clientSecret": ("client_secret", False)}


@pytest.mark.parametrize("text", ["\ud800", "\0", "a" * 100_000, "é" * 30, "1//" + "\u200b" * 30])
def test_no_text_is_too_strange(text: str) -> None:
    assert isinstance(read(text, AT, "clientSecret", SCANNER), Secret)


def test_detect_secrets_is_not_loaded_where_our_own_judgement_decides() -> None:
    loaded = "detect_secrets" in sys.modules
    for name in NAMES.values():
        for text in (
            "kq83vEjRWeJcrze8SNFZ4kA",
            "tango7",
            "your-secret",
            "createTransportWithOptions",
            "a sentence here",
        ):
            read(text, AT, name, SCANNER)
    assert ("detect_secrets" in sys.modules) == loaded
