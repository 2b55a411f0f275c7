import pytest

from oauthlint.extract.secrets import merge, read, scan
from oauthlint.model.filefacts import SecretText
from oauthlint.model.source import Place
from oauthlint.model.value import Secret
from tests.extract.made_up import a_scanner, made

SCANNER = a_scanner()
CLIENT_SECRET, REFRESH = made("google-client-secret"), made("google-refresh-token")


def seen(text: str, path: str = "notes.txt") -> list[tuple[str, str, str, str, str]]:
    """Of each secret: its characters, format, role, the name before it and where it stands."""
    data = text.encode()
    return [
        (data[one.place.start : one.place.end].decode(), one.value.format, one.role, one.name, one.setting)
        for one in scan(data, path, SCANNER)
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("clientSecret: '{}'", "clientSecret"),
        ('"client_secret": "{}"', "client_secret"),
        ("CLIENT_SECRET={}", "CLIENT_SECRET"),
        ("const cliendSecret = `{}`", "cliendSecret"),
        ("process.env.SECRET || '{}'", "process.env.SECRET"),
        ("clientSecret:\n    '{}'", "clientSecret"),
        ("config.get('client.secret', '{}')", "client.secret"),
        ("Our secret is {}", ""),
        ("{}", ""),
        ("https://h.example/cb?secret={}", "secret"),
        ("пароль: {}", ""),
    ],
)
def test_the_name_before_a_secret_is_kept(text: str, name: str) -> None:
    assert seen(text.format(CLIENT_SECRET)) == [(CLIENT_SECRET, "google-client-secret", "client_secret", name, "text")]


@pytest.mark.parametrize(
    ("text", "path", "setting"),
    [
        ("// clientSecret: '{}'", "a.js", "comment"),
        ("// // clientSecret: '{}'", "a.js", "comment"),
        ("  * {}", "a.ts", "comment"),
        ("# SECRET={}", ".env", "comment"),
        ("<!-- {} -->", "a.html", "comment"),
        ("# {}", "README.md", "text"),
        ("SECRET={} # not a comment", ".env", "text"),
    ],
)
def test_a_secret_in_a_comment_says_so(text: str, path: str, setting: str) -> None:
    assert [one[-1] for one in seen(text.format(CLIENT_SECRET), path)] == [setting]


def test_no_piece_of_a_secret_is_the_name_of_the_next() -> None:
    assert [one[3] for one in seen(f"refreshToken: {REFRESH}, {REFRESH}")] == ["refreshToken", ""]


def test_a_jwt_has_the_role_of_its_name() -> None:
    token = made("jwt")
    assert [one[2] for one in seen(f"accessToken={token}\nSUPABASE_ANON={token}")] == ["access_token", "jwt"]


def test_the_password_of_an_smtp_url_is_found_and_no_other_urls() -> None:
    text = (
        "MAIL=smtps://robot:tan%23go7@smtp.corp.test:465/?pool=true\nDB=postgres://robot:tango8@db/x\nsmtp://h:587/a@b"
    )
    assert seen(text) == [("tan%23go7", "", "password", "", "text")]


def test_a_placeholder_in_a_known_format_is_kept_with_its_reason() -> None:
    found = scan(("GOCSPX-" + "your_client_secret_goes_here").encode(), "a.txt", SCANNER)
    assert [(one.value.verdict, one.value.why) for one in found] == [("placeholder", 'has the word "your"')]


def test_a_text_without_secrets_has_none() -> None:
    assert scan(b"", "a.txt", SCANNER) == ()
    assert scan(b"const nodemailer = require('nodemailer') // smtp://", "a.js", SCANNER) == ()


def test_offsets_are_bytes_of_the_file_and_the_path_is_the_files() -> None:
    data = f"ключ = '{CLIENT_SECRET}'".encode()
    (found,) = scan(data, "docs/a.txt", SCANNER)
    assert found.place == Place("docs/a.txt", 12, 12 + len(CLIENT_SECRET))
    assert found.value.at == (found.place,)


def entry(data: bytes, text: str, name: str, role: str) -> SecretText:
    """What a reader of code makes of a literal."""
    start = data.index(text.encode())
    place = Place("a.js", start, start + len(text.encode()))
    value = read(text, (Place("a.js", 0, 1), place), name, SCANNER)
    assert isinstance(value, Secret)
    return SecretText(place, value, role, name, Place("a.js", 0, 1), ("createTransport", "auth", name), "literal")


def test_a_literal_that_the_code_names_wins_over_its_format() -> None:
    data = f"clientSecret: '{CLIENT_SECRET}', refreshToken: '{REFRESH}'".encode()
    named = entry(data, CLIENT_SECRET, "clientSecret", "client_secret")
    merged = merge(scan(data, "a.js", SCANNER), [named])
    assert [(one.name, one.where, one.setting) for one in merged] == [
        ("clientSecret", ("createTransport", "auth", "clientSecret"), "literal"),
        ("refreshToken", (), "text"),
    ]


def test_a_literal_that_only_holds_a_format_keeps_what_was_recognised() -> None:
    header = f"X {REFRESH} and more"
    data = f"const note = '{header}'".encode()
    start = data.index(header.encode())
    place = Place("a.js", start, start + len(header))
    named = SecretText(
        place, Secret((place,), "plausible", "", "…", "long", "abc", "x"), "", "note", None, (), "literal"
    )
    (merged,) = merge(scan(data, "a.js", SCANNER), [named])
    assert (merged.place, merged.value.at, merged.value.format, merged.role, merged.name) == (
        place,
        (place,),
        "google-refresh-token",
        "refresh_token",
        "note",
    )


def test_entries_are_in_order_and_never_overlap() -> None:
    value = Secret((), "random", "", "…", "long", "abc", "x")
    spans = [(40, 50), (0, 30), (10, 20), (5, 9), (40, 50), (30, 35)]
    entries = [SecretText(Place("a.js", *span), value, "password", "pass", None, (), "literal") for span in spans]
    merged = merge(entries[:3], entries[3:])
    assert [(one.place.start, one.place.end) for one in merged] == [(5, 9), (10, 20), (30, 35), (40, 50)]


def test_of_two_in_one_place_the_one_with_a_role_stays() -> None:
    value = Secret((), "random", "", "…", "long", "abc", "x")
    place = Place("a.js", 0, 9)
    entries = [SecretText(place, value, role, "x", None, (), "literal") for role in ("", "password")]
    assert [one.role for one in merge((), entries)] == ["password"]
