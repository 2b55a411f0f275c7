"""OAuth2 clients: whichever way the class is reached, and each argument by what it is."""

import pytest

from oauthlint.link.callers import MOST
from oauthlint.model.facts import OAuthClient
from oauthlint.model.filefacts import FileFacts
from tests.link.linking import lock, manifest
from tests.link.oauth_linking import at, found


def client(code: str, *others: FileFacts) -> OAuthClient:
    (one,) = found("oauth_client", code, *others)
    assert isinstance(one, OAuthClient)
    return one


@pytest.mark.parametrize(("more", "unknown"), [(0, []), (1, [None])])
def test_what_the_last_of_many_callers_give_is_not_known(more: int, unknown: list[None]) -> None:
    made = "import { google } from 'googleapis'; const make = (id) => new google.auth.OAuth2(id, 's');"
    code = made + "".join(f"make('{n}-a.apps.googleusercontent.com');" for n in range(MOST + more))
    found_ids = [one.client_id for one in found("oauth_client", code) if isinstance(one, OAuthClient)]
    assert found_ids == [*(f"{n}-a.apps.googleusercontent.com" for n in range(MOST)), *unknown]


@pytest.mark.parametrize(
    "code",
    [
        "import { google } from 'googleapis'; new google.auth.OAuth2(ARGS)",
        "const { google } = require('googleapis'); const OAuth2 = google.auth.OAuth2; new OAuth2(ARGS)",
        "const { google } = require('googleapis'); const { OAuth2 } = google.auth; new OAuth2(ARGS)",
        "const googleapis_1 = require('googleapis'); new googleapis_1.google.auth.OAuth2(ARGS)",
        "import { OAuth2Client as Client } from 'google-auth-library'; class A { private c = new Client(ARGS); }",
        "import { google } from 'googleapis'; const make = () => new google.auth.OAuth2(ARGS); const a = make();",
    ],
)
def test_a_client_is_one_by_whatever_name(code: str) -> None:
    made = client(
        code.replace("ARGS", "'1-a.apps.googleusercontent.com', process.env.SECRET, 'https://a.example/back'")
    )
    assert (made.provider, made.client_id) == ("google", "1-a.apps.googleusercontent.com")
    assert made.redirect == "https://a.example/back"
    assert made.about.names.get("client_secret", "").endswith("env.SECRET")
    assert made.misplaced is None


def test_a_class_of_another_package_is_none() -> None:
    assert (
        found("oauth_client", "import { OAuth2 } from 'oauth'; new OAuth2('id', 'secret', process.env.REFRESH_TOKEN)")
        == []
    )


@pytest.mark.parametrize(
    ("arguments", "wrong", "text"),
    [
        ("process.env.ID, process.env.SECRET, process.env.REFRESH_TOKEN", "token", "process.env.REFRESH_TOKEN"),
        ("process.env.ID, process.env.SECRET, refreshToken, 'https://a.example'", "token", "refreshToken"),
        ("process.env.ID, process.env.SECRET, process.env.MAIL_REFRESH", "token", "process.env.MAIL_REFRESH"),
        ("process.env.ID, process.env.SECRET, rt", "token", "rt"),
        ("process.env.ID, process.env.SECRET, undefined, 'https://a.example'", "redirect", "'https://a.example'"),
        ("process.env.ID, process.env.SECRET, x, process.env.REDIRECT_URI", "redirect", "process.env.REDIRECT_URI"),
        ("process.env.CLIENT_SECRET, process.env.CLIENT_ID", "swapped", "process.env.CLIENT_SECRET"),
        ("process.env.ID, process.env.SECRET, undefined", None, ""),
        ("process.env.ID, process.env.SECRET, process.env.BACK", None, ""),
        ("process.env.ID, process.env.SECRET, 'postmessage'", None, ""),
        ("process.env.ID, process.env.SECRET, process.env.REFRESH_TOKEN_REDIRECT_URL", None, ""),
        ("process.env.CLIENT_ID", None, ""),
    ],
)
def test_an_argument_is_told_by_its_plain_name(arguments: str, wrong: str | None, text: str) -> None:
    code = f"""
    import {{ google }} from 'googleapis';
    const rt = process.env.GMAIL_REFRESH_TOKEN;
    const x = process.argv[2];
    export const make = (refreshToken) => new google.auth.OAuth2({arguments});
    """
    made = client(code)
    assert made.misplaced == wrong
    assert wrong is None or at(made, code, "misplaced_name") == text


def test_a_token_that_is_written_out_is_told_by_its_form() -> None:
    code = (
        "import { google } from 'googleapis'; new google.auth.OAuth2(a, b, '"
        "1"
        "//" + "0aB3dE5gH7-Kl9nO1pQ_sT4uV6xYzAbCdEfGhIjKl"[:40] + "');"
    )
    assert client(code).misplaced == "token"


@pytest.mark.parametrize(
    ("key", "version", "meant"),
    [
        ("clientID", "10.9.1", "clientId"),
        ("redirect_uri", "9.15.1", "redirectUri"),
        ("client_id", "9.15.1", "clientId"),
        ("client_id", "10.0.0", None),
        ("eagerRefreshThresholdMillis", "9.15.1", None),
    ],
)
def test_an_option_is_read_or_not_by_the_release_that_is_installed(key: str, version: str, meant: str | None) -> None:
    code = f"import {{ google }} from 'googleapis'; new google.auth.OAuth2({{ {key}: process.env.ID, clientSecret: 'x' }});"
    others = (
        manifest("package.json", googleapis="^140.0.0"),
        lock("package-lock.json", ("google-auth-library", version, "googleapis")),
    )
    made = client(code, *others)
    assert (made.misplaced, made.meant) == (("ignored", meant) if meant else (None, None))
    assert meant is None or at(made, code, "misplaced_name") == key


def test_where_no_release_is_known_neither_is_the_option() -> None:
    made = client("import { google } from 'googleapis'; new google.auth.OAuth2({ client_id: process.env.ID });")
    assert {"misplaced", "misplaced.given"} <= made.about.dynamic


def test_a_wrapper_makes_a_client_for_each_caller() -> None:
    code = """
    import { google } from 'googleapis';
    const make = (back) => new google.auth.OAuth2(process.env.ID, process.env.SECRET, back);
    make('https://a.example'); make('https://b.example');
    """
    assert [one.redirect for one in found("oauth_client", code)] == ["https://a.example", "https://b.example"]
