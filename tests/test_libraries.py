"""What the knowledge says of libraries that get tokens: which grant a call is, of whom, and where its token stands."""

from pathlib import Path

import pytest

from oauthlint.audit import audit, pack_of, read, see
from oauthlint.config import Settings
from oauthlint.model.facts import Authorization, Grant, OAuthClient

APP = "https://outlook.office365.com/.default"
PERSON = "https://outlook.office.com/SMTP.Send"
TENANT = "https://login.microsoftonline.com/contoso.example"
AZURE = "import * as azure from '@azure/identity'; "
MSAL = "import * as msal from '@azure/msal-node'; "
OIDC = (
    "import * as oidc from 'openid-client';"
    f" const config = await oidc.discovery(new URL('{TENANT}/v2.0'), 'id', process.env.SECRET); "
)
OIDC_5 = (
    f"const {{ Issuer }} = require('openid-client'); const issuer = await Issuer.discover('{TENANT}/v2.0');"
    " const c = new issuer.Client({ client_id: 'i' }); c"
)
SIMPLE = f"{{ client: {{ id: 'i', secret: process.env.S }}, auth: {{ tokenHost: '{TENANT}' }} }}"
GRANTS = {
    "an app by secret": (
        f"{AZURE} new azure.ClientSecretCredential('t', 'i', process.env.S).getToken('{APP}')",
        "client_credentials",
        APP,
    ),
    "an app by certificate": (
        f"{AZURE} new azure.ClientCertificateCredential('t', 'i', './c.pem').getToken('{APP}')",
        "client_credentials",
        APP,
    ),
    "what the machine offers": (f"{AZURE} new azure.DefaultAzureCredential().getToken('{APP}')", "ambient", APP),
    "the identity of the machine": (f"{AZURE} new azure.ManagedIdentityCredential().getToken('{APP}')", "ambient", APP),
    "a person at another device": (
        f"{AZURE} new azure.DeviceCodeCredential({{ clientId: 'i' }}).getToken('{PERSON}')",
        "device_code",
        PERSON,
    ),
    "a person by browser": (
        f"{AZURE} new azure.InteractiveBrowserCredential({{ clientId: 'i' }}).getToken('{PERSON}')",
        "authorization_code",
        PERSON,
    ),
    "on behalf of a person": (
        f"{AZURE} new azure.OnBehalfOfCredential({{ tenantId: 't', clientId: 'i' }}).getToken('{PERSON}')",
        "on-behalf-of",
        PERSON,
    ),
    "MSAL, an app": (
        f"{MSAL} new msal.ConfidentialClientApplication(c).acquireTokenByClientCredential({{ scopes: ['{APP}'] }})",
        "client_credentials",
        APP,
    ),
    "MSAL, the identity of the machine": (
        f"{MSAL} new msal.ManagedIdentityApplication().acquireToken({{ resource: 'https://outlook.office365.com' }})",
        "ambient",
        "https://outlook.office365.com",
    ),
    "openid-client 6": (f"{OIDC} oidc.clientCredentialsGrant(config, {{ scope: '{APP}' }})", "client_credentials", APP),
    "openid-client 6, a grant by name": (
        f"{OIDC} oidc.genericGrantRequest(config, 'password', {{ scope: '{PERSON}' }})",
        "password",
        PERSON,
    ),
    "openid-client 5": (
        (
            f"const {{ Issuer }} = require('openid-client'); const issuer = await Issuer.discover('{TENANT}/v2.0');"
            f" new issuer.Client({{ client_id: 'i' }}).grant({{ grant_type: 'client_credentials', scope: '{APP}' }})"
        ),
        "client_credentials",
        APP,
    ),
    "openid-client 6, a code": (f"{OIDC} oidc.authorizationCodeGrant(config, url)", "authorization_code", None),
    "openid-client 6, a device": (f"{OIDC} oidc.pollDeviceAuthorizationGrant(config, answer)", "device_code", None),
    "openid-client 6, configured by hand": (
        (
            "import * as oidc from 'openid-client'; oidc.clientCredentialsGrant(new oidc.Configuration({ issuer:"
            f" '{TENANT}/v2.0' }}, 'id', 's'), {{ scope: '{APP}' }})"
        ),
        "client_credentials",
        APP,
    ),
    "openid-client 5, a code": (f"{OIDC_5}.callback(back, params)", "authorization_code", None),
    "openid-client 5, a refresh token": (f"{OIDC_5}.refresh(process.env.RT)", "refresh_token", None),
    "simple-oauth2": (
        f"const s = require('simple-oauth2'); new s.ClientCredentials({SIMPLE}).getToken({{ scope: '{APP}' }})",
        "client_credentials",
        APP,
    ),
}


def facts_of(tmp_path: Path, code: str, kind: str) -> tuple[object, ...]:
    (tmp_path / "package.json").write_text('{ "dependencies": { "nodemailer": "10.6.0" } }\n')
    (tmp_path / "tokens.mjs").write_text(f"import nodemailer from 'nodemailer';\n{code};\n")
    settings = Settings(no_cache=True)
    pack = pack_of([str(tmp_path)], settings)
    return see(pack, *read([str(tmp_path)], settings, pack)).linked.facts.get(kind, ())


@pytest.mark.parametrize("case", GRANTS)
def test_a_request_for_a_token_is_of_its_grant(case: str, tmp_path: Path) -> None:
    code, grant, scope = GRANTS[case]
    (found,) = (one for one in facts_of(tmp_path, code, "grant") if isinstance(one, Grant))
    assert (found.provider, found.grant, found.scope) == ("microsoft-365", grant, scope)


OTHERS = {
    "simple-oauth2 before 4, where nobody asks which member it is of": (
        f"require('simple-oauth2').create({SIMPLE}).authorizationCode.getToken({{ code, scope: '{PERSON}' }})"
    ),
    "a credential of the project's own": f"class Own {{ getToken() {{}} }}; new Own().getToken('{PERSON}')",
}


@pytest.mark.parametrize("case", OTHERS)
def test_a_call_of_which_nobody_knows_the_grant_is_none(case: str, tmp_path: Path) -> None:
    assert facts_of(tmp_path, OTHERS[case], "grant") == ()


def test_the_password_of_a_person_is_told_once(tmp_path: Path) -> None:
    code = f"{AZURE} new azure.UsernamePasswordCredential('t', 'i', 'u', process.env.P).getToken('{PERSON}')"
    facts_of(tmp_path, code, "grant")
    report = audit([str(tmp_path)], Settings(no_cache=True))
    assert [one.rule for one in report.findings] == ["password-grant"]


def test_a_strategy_for_any_provider_is_a_client_of_whose_token_endpoint_it_has(tmp_path: Path) -> None:
    code = (
        "import OAuth2Strategy from 'passport-oauth2'; new OAuth2Strategy({ clientID: 'i', clientSecret: process.env.S,"
        " tokenURL: 'https://oauth2.googleapis.com/token', callbackURL: '/back' }, () => {})"
    )
    (found,) = (one for one in facts_of(tmp_path, code, "oauth_client") if isinstance(one, OAuthClient))
    assert (found.library, found.provider, found.client_id, found.redirect) == (
        "passport-oauth2",
        "google",
        "i",
        "/back",
    )


CONSENTS = {
    "openid-client 6": "import * as oidc from 'openid-client'; const config = await oidc.discovery(new URL('https://accounts.google.com'), 'i', process.env.S); oidc.buildAuthorizationUrl(config, OPTIONS)",
    "openid-client 5": "const { Issuer } = require('openid-client'); const google = await Issuer.discover('https://accounts.google.com'); new google.Client({ client_id: 'i' }).authorizationUrl(OPTIONS)",
    "openid-client 5, by hand": "const { Issuer } = require('openid-client'); const google = new Issuer({ issuer: 'https://accounts.google.com' }); new google.Client({ client_id: 'i' }).authorizationUrl(OPTIONS)",
}


@pytest.mark.parametrize("case", CONSENTS)
def test_what_a_library_asks_consent_for_is_known(case: str, tmp_path: Path) -> None:
    code = CONSENTS[case].replace(
        "OPTIONS", "{ scope: 'openid https://mail.google.com/', access_type: 'offline', state: s }"
    )
    (found,) = (one for one in facts_of(tmp_path, code, "authorization") if isinstance(one, Authorization))
    assert (found.library, found.provider, found.mail_scope, found.access_type) == (
        "openid-client",
        "google",
        "https://mail.google.com/",
        "offline",
    )


def test_a_client_of_nobody_knows_whom_asks_nobody(tmp_path: Path) -> None:
    code = CONSENTS["openid-client 5"].replace("'https://accounts.google.com'", "process.env.ISSUER")
    assert facts_of(tmp_path, code.replace("OPTIONS", "{ scope: 'openid' }"), "authorization") == ()


ANSWERS = {
    f"{AZURE} const answer = await new azure.DefaultAzureCredential().getToken('{APP}')": "token",
    f"{MSAL} const answer = await new msal.ManagedIdentityApplication().acquireToken({{ resource: 'r' }})": "accessToken",
    f"{OIDC} const answer = await oidc.clientCredentialsGrant(config, {{ scope: '{APP}' }})": "access_token",
    f"{OIDC} const answer = await oidc.refreshTokenGrant(config, process.env.RT)": "access_token",
    f"{OIDC} const answer = await oidc.authorizationCodeGrant(config, url)": "access_token",
    f"{OIDC_5.removesuffix('c')} const answer = await c.callback(back, params)": "access_token",
    f"const s = require('simple-oauth2'); const answer = await new s.ClientCredentials({SIMPLE}).getToken({{}})": "token.access_token",
    "import { google } from 'googleapis'; const answer = await new google.auth.JWT({ email: 'a', key: process.env.K }).authorize()": "access_token",
}


@pytest.mark.parametrize("code", ANSWERS)
@pytest.mark.parametrize("whole", [True, False])
def test_the_token_is_a_part_of_the_answer(code: str, *, whole: bool, tmp_path: Path) -> None:
    token = "answer" if whole else f"answer.{ANSWERS[code]}"
    auth = f"{{ type: 'OAuth2', user: 'me@contoso.example', accessToken: {token} }}"
    sending = f"await nodemailer.createTransport({{ host: 'smtp.office365.com', port: 587, requireTLS: true, auth: {auth} }}).verify()"
    facts_of(tmp_path, f"{code};\n{sending}", "transport")
    rules = [one.rule for one in audit([str(tmp_path)], Settings(no_cache=True)).findings]
    assert ("access-token-not-resolved" in rules) == whole


def told(tmp_path: Path, code: str) -> list[str]:
    facts_of(tmp_path, code, "transport")
    return [one.rule for one in audit([str(tmp_path)], Settings(no_cache=True)).findings]


STRANGERS = (
    "class Mail { constructor(tokens) { this.tokens = tokens; } async f() { console.log(await this.tokens.grant('admin')); } }",
    "export const f = async (access) => console.log(await access.authorize('admin'))",
    (
        "export const f = async (own) => nodemailer.createTransport({ host: 'mail.example.com',"
        " auth: { type: 'OAuth2', user: 'me', accessToken: await own.getToken() } })"
    ),
)


@pytest.mark.parametrize("code", STRANGERS)
def test_a_method_of_somebody_else_gives_what_nobody_knows(code: str, tmp_path: Path) -> None:
    assert told(tmp_path, code) == []


@pytest.mark.parametrize("code", ANSWERS)
def test_an_answer_that_is_logged_is_told(code: str, tmp_path: Path) -> None:
    assert "token-logged" in told(tmp_path, f"{code.replace('answer', 'tokens')};\nconsole.log(tokens)")


@pytest.mark.parametrize("code", ANSWERS)
def test_an_answer_that_is_handed_out_is_told(code: str, tmp_path: Path) -> None:
    answering = "import express from 'express'; express().get('/', async (req, res) => { res.json(tokens); })"
    facts_of(tmp_path, f"{code.replace('answer', 'tokens')};\n{answering}", "transport")
    report = audit([str(tmp_path)], Settings(no_cache=True, profile="audit"))
    assert "token-or-error-in-http-response" in [one.rule for one in report.findings]
