import pytest

from oauthlint.extract.shapes import connection_parts, harmless, is_public, random, shape_of, strangeness
from tests.extract.made_up import made

GUID = "3f1e7a52-0000-4000-8000-1c2b3a4d5e6f"
CLIENT_ID = "123456789012-" + "a1b2c3d4" * 4


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        ("guid", GUID),
        ("guid", GUID.upper()),
        ("letters16", made("google-app-password")),
        ("letters16", "qhzv wkpd mxjr tbny"),
        ("client-id", CLIENT_ID),
        ("digits", "4915112345678"),
        ("digits", "0151 12 34 56"),
        ("hex", "9f86d081884c7d659a2feaa0c55ad015"),
        ("base64url24", made("google-client-secret-old")),
        ("base64", "q83vEjRWeJCrze8SNFZ4kA=="),
        ("", "short"),
        ("", "two words that are long enough"),
        ("", "a.dotted.name.of.some.length"),
    ],
)
def test_a_shape_has_a_name(shape: str, text: str) -> None:
    assert shape_of(text) == shape


@pytest.mark.parametrize(
    "text",
    [
        "587",
        "GOOGLE_CLIENT_SECRET",
        "2026-11-22",
        "2026-11-22T10:00:00Z",
        "noreply@corp.example",
        "smtp.gmail.com",
        "smtp.office365.com:587",
        "localhost:3000",
        "127.0.0.1",
        "./config/mailer",
        "../utils",
        "@nestjs-modules/mailer",
        "node:crypto",
        "application/json; charset=utf-8",
        "SMTP.Send",
        "openid email offline_access",
        "https://mail.google.com/",
        "https://outlook.office.com/SMTP.Send offline_access",
        "https://www.googleapis.com/auth/gmail.send https://www.googleapis.com/auth/gmail.compose",
        f"https://login.microsoftonline.com/{GUID}/oauth2/v2.0/token",
        "https://developers.google.com/oauthplayground",
        f"https://accounts.google.com/o/oauth2/v2/auth?client_id={CLIENT_ID}.apps.googleusercontent.com&prompt=consent",
    ],
)
def test_public_texts_are_known_by_sight(text: str) -> None:
    assert is_public(text)


@pytest.mark.parametrize(
    "text",
    [
        "hunter2",
        "1234567",
        "smtps://robot:tango7@smtp.gmail.com",
        "https://robot@git.example.com/x",
        "https://api.example.com/send?api_key=tango7",
        "https://api.example.com/cb?code=tango7",
        f"https://hooks.example.com/{made('google-client-secret-old')}",
        "a sentence with a host smtp.gmail.com",
    ],
)
def test_what_may_be_secret_is_not_public(text: str) -> None:
    assert not is_public(text)


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("a sentence", "Enter the client secret"),
        ("a sentence", "first line\nsecond line"),
        ("a URL", "https://docs.example.com/oauth"),
        ("a path", "config/mail/secret"),
        ("a path", "mail.oauth.clientSecret"),
        ("a path", "auth.providers.google-client"),
        ("the name of a file", "service-account.json"),
        ("public", "SMTP_PASSWORD"),
        ("", "qhzv wkpd mxjr tbny"),
        ("", "https://robot:tango7@smtp.example.com"),
        ("", "tango7"),
        ("", "aGk/zX9+Lw3/Qm8vT2rK=="),
    ],
)
def test_what_cannot_be_a_secret_is_harmless_and_says_why(why: str, text: str) -> None:
    assert harmless(text) == why


@pytest.mark.parametrize(
    "text", ["createTransportWithOptions", "google_client_secret_prod", "sendVerificationEmail", "some-kebab-case-name"]
)
def test_identifiers_are_not_random(text: str) -> None:
    assert random(text) is False
    assert strangeness(text) < 0.34


@pytest.mark.parametrize("name", ["google-client-secret", "google-refresh-token", "google-client-secret-old", "jwt"])
def test_tokens_are_random(name: str) -> None:
    assert [random(made(name, seed).split(".")[-1]) for seed in range(50)].count(True) >= 49


def test_between_the_two_it_does_not_decide() -> None:
    assert random("Wk8lamp" + "shadeVzorTin") is None


def test_numbers_short_texts_and_other_scripts_are_not_random() -> None:
    assert [random(text) for text in ("123456789012345678", "k9#Lm2!vQ", "การเข้าถึงโทเค็นของคุณ")] == [False] * 3


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("/oauth2/v2.0/token", True),
        ("/oauth2/v2.0/authorize?client_id=", True),
        ("&response_type=code&scope=https://mail.google.com/&access_type=offline", True),
        ("grant_type=refresh_token&refresh_token=", True),
        ("scope=openid email", True),
        ("client_secret=abcDEF123", False),
        ("?code=4abcDEF", False),
        ("/aB3xY9zQ1wE5rT7yU/i2", False),
        ("c2VjcmV0=", False),
        ("=", False),
    ],
)
def test_a_path_or_a_query_of_oauth2_is_public_and_what_else_stands_in_one_is_not(text: str, public: bool) -> None:
    assert is_public(text) is public


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("smtps://me:otter@smtp.corp.test:465/?pool=true", ("smtps://me:", "otter", "@smtp.corp.test:465/?pool=true")),
        ("smtp://me:ot#ter@[::1]:25", ("smtp://me:", "ot#ter", "@[::1]:25")),
        ("smtps://me:ot@t*e$r.77#x@smtp.corp.test", None),
        ("smtps://me:ot@ter#x@smtp.corp.test", None),
        ("smtps://me:ot@ter/x@smtp.corp.test", None),
        ("smtps://me:ot@ter@smtp.corp.test", None),
        ("smtps://smtp.corp.test", None),
    ],
)
def test_a_password_with_an_at_sign_in_it_is_not_taken_apart(text: str, parts: tuple[str, str, str] | None) -> None:
    assert connection_parts(text) == parts
