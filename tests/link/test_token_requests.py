"""Token requests written by hand: whoever sends them, and however the form is made."""

import pytest

from oauthlint.model.facts import TokenRequest
from tests.link.linking import manifest
from tests.link.oauth_linking import at, found

GOOGLE = "https://oauth2.googleapis.com/token"
FORM = "{ grant_type: 'refresh_token', refresh_token: t, client_secret: s }"


def requests(code: str | dict[str, str]) -> list[TokenRequest]:
    mail = manifest("package.json", nodemailer="^10.0.0")
    return [one for one in found("token_request", code, mail) if isinstance(one, TokenRequest)]


@pytest.mark.parametrize(
    "code",
    [
        f"fetch('{GOOGLE}', {{ method: 'POST', body: new URLSearchParams({FORM}) }})",
        f"import axios from 'axios'; axios.post('{GOOGLE}', {FORM})",
        f"import axios from 'axios'; const c = {{ method: 'post', url: '{GOOGLE}', data: {FORM} }}; axios(c)",
        f"import qs from 'qs'; import axios from 'axios'; axios.post('{GOOGLE}', qs.stringify({FORM}))",
        f"class A {{ constructor(private http) {{}} f() {{ return this.http.post('{GOOGLE}', {FORM}); }} }}",
        f"const b = new URLSearchParams(); b.append('grant_type', 'refresh_token'); fetch('{GOOGLE}', {{ method: 'POST', body: b }})",
        f"fetch('{GOOGLE}', {{ method: 'POST', body: `grant_type=refresh_token&refresh_token=${{t}}` }})",
        f"const U = '{GOOGLE}'; fetch(U, {{ method: 'POST', body: 'grant_type=refresh_token&client_id=' + id }})",
    ],
)
def test_a_request_is_one_in_every_way_that_it_is_sent(code: str) -> None:
    (one,) = requests(code)
    assert (one.provider, one.grant, one.mail, one.encrypted) == ("google", "refresh_token", True, True)


@pytest.mark.parametrize(
    "path", ["/token", "token", "https://oauth2.googleapis.com/token"], ids=["from the root", "below", "whole"]
)
def test_a_client_of_one_server_is_asked_below_its_address(path: str) -> None:
    code = {
        "src/http.js": "import axios from 'axios'; export const api = axios.create({ baseURL: 'https://oauth2.googleapis.com' });",
        "src/token.js": f"import {{ api }} from './http'; export const ask = (t, s) => api.post('{path}', {FORM});",
    }
    (one,) = requests(code)
    assert (one.provider, one.grant, one.about.place.path) == ("google", "refresh_token", "src/token.js")


def test_a_client_of_another_server_is_not() -> None:
    code = "import axios from 'axios'; const api = axios.create({ baseURL: 'https://api.a.example' });"
    assert requests(f"{code} api.post('/oauth2/token', {FORM});") == []


def test_a_tenant_in_the_address_is_no_hindrance() -> None:
    code = """
    const url = `https://login.microsoftonline.com/${process.env.TENANT}/oauth2/v2.0/token`;
    fetch(url, { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials' }) });
    """
    (one,) = requests(code)
    assert (one.provider, one.grant) == ("microsoft-365", "client_credentials")


@pytest.mark.parametrize(
    "code",
    [
        f"fetch('{GOOGLE}'); const a = {{ grant_type: 1 }}",
        f"fetch('{GOOGLE}', {{ method: 'GET' }}); const a = {{ grant_type: 1 }}",
        f"fetch('{GOOGLE}', {{ method: 'POST', body: new URLSearchParams({{ token: t }}) }}); const a = {{ grant_type: 1 }}",
        "fetch('https://oauth2.googleapis.com/revoke', { method: 'POST' }); const a = { grant_type: 1 }",
        f"fetch('https://auth.example.com/token', {{ method: 'POST', body: new URLSearchParams({FORM}) }})",
        f"import express from 'express'; const app = express(); app.post('/oauth2/token', {FORM})",
    ],
)
def test_other_requests_are_none(code: str) -> None:
    assert requests(code) == []


@pytest.mark.parametrize(
    ("address", "in_query", "encrypted"),
    [
        (f"`{GOOGLE}?grant_type=refresh_token&client_secret=${{s}}`", True, True),
        (f"`{GOOGLE}?grant_type=refresh_token&client_id=${{s}}`", False, True),
        ("'http://oauth2.googleapis.com/token'", False, False),
    ],
)
def test_a_secret_in_the_address_and_a_lack_of_tls_are_seen(address: str, in_query: bool, encrypted: bool) -> None:
    code = f"import axios from 'axios'; axios.post({address}, 'grant_type=refresh_token&x=' + x)"
    (one,) = requests(code)
    assert (one.secret_in_query, one.encrypted) == (in_query, encrypted)


def test_a_wrapper_sends_where_it_is_called() -> None:
    code = f"""
    const send = (url, init) => fetch(url, init);
    send('https://a.example/', {{ method: 'POST' }});
    send('{GOOGLE}', {{ method: 'POST', body: new URLSearchParams({FORM}) }});
    """
    (one,) = requests(code)
    assert at(one, code).startswith(f"send('{GOOGLE}'")


def test_a_mail_scope_in_the_package_is_evidence_of_mail() -> None:
    code = f"fetch('{GOOGLE}', {{ method: 'POST', body: new URLSearchParams({FORM}) }})"
    (plain,) = found("token_request", code, manifest("package.json"))
    (mail,) = found("token_request", f"const s = 'https://mail.google.com/'; {code}", manifest("package.json"))
    assert [one.mail for one in (plain, mail) if isinstance(one, TokenRequest)] == [False, True]
