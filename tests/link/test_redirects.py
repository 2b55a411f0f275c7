"""Redirect addresses: each once, where it is written, and only where something says that it is one."""

import pytest

from oauthlint.model.facts import Redirect
from tests.link.oauth_linking import at, found

PLAYGROUND = "https://developers.google.com/oauthplayground"
GOOGLE = "import { google } from 'googleapis';"
NEW = "new google.auth.OAuth2(process.env.ID, process.env.SECRET,"


def redirect(files: str | dict[str, str]) -> Redirect:
    (one,) = found("redirect", files)
    assert isinstance(one, Redirect)
    return one


def test_a_constant_used_twice_is_one_address_with_two_uses() -> None:
    code = f"{GOOGLE} const BACK = '{PLAYGROUND}'; {NEW} BACK); {NEW} BACK);"
    one = redirect(code)
    assert (at(one, code), one.target, one.used) == (f"'{PLAYGROUND}'", "playground", True)
    assert [step.note for step in one.about.related] == ["used here", "used here"]


def test_an_address_in_the_fourth_place_counts_where_a_token_has_the_third() -> None:
    assert redirect(f"{GOOGLE} {NEW} process.env.REFRESH_TOKEN, '{PLAYGROUND}/');").target == "playground"


@pytest.mark.parametrize("third", ["process.env.BACK", "'https://shop.example/back'", "null"])
def test_an_address_behind_a_redirect_address_is_read_by_nobody(third: str) -> None:
    made = [one for one in found("redirect", f"{GOOGLE} {NEW} {third}, '{PLAYGROUND}/');") if isinstance(one, Redirect)]
    assert [one.target for one in made if one.target == "playground"] == []


@pytest.mark.parametrize(
    ("code", "count"),
    [
        (f"export const redirectUri = '{PLAYGROUND}';", 1),
        (f"export const config = {{ google: {{ callbackURL: '{PLAYGROUND}' }} }};", 1),
        (f"{GOOGLE} export const OAUTH_PLAYGROUND = '{PLAYGROUND}';", 1),
        (f"export const OAUTH_PLAYGROUND = '{PLAYGROUND}';", 0),
        (f"console.log('{PLAYGROUND}');", 0),
        (f"export const redirectUri = '{PLAYGROUND}s';", 0),
        (f"export const redirectHelp = 'see {PLAYGROUND} for a token';", 0),
        (f"// redirectUri: '{PLAYGROUND}'", 0),
    ],
)
def test_a_name_says_what_an_address_is_for(code: str, count: int) -> None:
    assert len(found("redirect", code)) == count


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("urn:ietf:wg:oauth:2.0:oob", "oob"),
        ("urn:ietf:wg:oauth:2.0:oob:auto", "oob"),
        ("oob", "oob"),
        ("http://127.0.0.1:3000/back", "loopback"),
        ("https://a.example/back", "other"),
    ],
)
def test_an_address_leads_somewhere(address: str, target: str) -> None:
    one = redirect(f"{GOOGLE} {NEW} '{address}');")
    assert (one.target, one.provider) == (target, "google")


def test_an_env_file_is_for_whoever_reads_it() -> None:
    files = {"src/mail.ts": f"{GOOGLE} {NEW} process.env.BACK);", ".env": "BACK=urn:ietf:wg:oauth:2.0:oob\n"}
    one = redirect(files)
    assert (at(one, files), one.provider, one.container, one.used) == (
        "urn:ietf:wg:oauth:2.0:oob",
        "google",
        "env-file",
        True,
    )


def test_a_list_of_a_client_file_counts_from_nought() -> None:
    files = {
        "client.json": '{"web": {"auth_uri": "https://accounts.google.com/o/oauth2/auth",'
        ' "redirect_uris": ["http://localhost", "urn:ietf:wg:oauth:2.0:oob"]}}',
        "src/a.js": "import { google } from 'googleapis'; export const back = (file) => file.web.redirect_uris[0];",
    }
    facts = [one for one in found("redirect", files) if isinstance(one, Redirect)]
    assert [(one.target, one.position, one.used, one.provider) for one in facts] == [
        ("loopback", 0, True, "google"),
        ("oob", 1, False, "google"),
    ]


def test_the_same_urn_of_somebody_else_has_no_provider() -> None:
    assert redirect("export const app = { redirect_uris: 'urn:ietf:wg:oauth:2.0:oob' };").provider is None
