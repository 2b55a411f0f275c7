"""Requests for tokens: their grant, tenant and scopes, whoever makes them, and whether the token goes to SMTP."""

import pytest

from oauthlint.model.facts import Grant
from oauthlint.model.knowledge import CallShape, Resource
from tests.link import oauth_linking
from tests.link.linking import manifest
from tests.link.oauth_linking import at, found

MICROSOFT = "https://login.microsoftonline.com"
APP = "acquireTokenByClientCredential"
MSAL = "import { ConfidentialClientApplication as App } from '@azure/msal-node'; "
CALLS = (
    CallShape(
        "@azure/msal-node", "ConfidentialClientApplication", "oauth_client", (),
        (("auth.clientId", "client_id"), ("auth.authority", "authority")), "microsoft-365",
    ),
    CallShape(
        "@azure/msal-node", f"ConfidentialClientApplication#{APP}", "token_request", (), (("scopes", "scope"),),
        "microsoft-365", grant="client_credentials", telling=True, answer=("accessToken",),
    ),
    CallShape("@azure/identity", "Secret", "token_client", ("tenant",), (), "microsoft-365"),
    CallShape("@azure/identity", "Password", "token_client", ("tenant",), (), "microsoft-365", grant="password"),
    CallShape(
        "@azure/identity", "Secret#getToken", "token_request", ("scope",), (), "microsoft-365",
        grant="client_credentials", answer=("token",),
    ),
    CallShape("openid", "discover", "token_client", ("issuer",), (), ""),
    CallShape(
        "openid", "ask", "token_request", ("client", "options"), (("scope", "scope"),), "", grant="client_credentials"
    ),
)  # fmt: skip
RESOURCES = (
    Resource("outlook", "Exchange Online", ("outlook.office.com", "outlook.office365.com"), smtp=True, bare=False),
    Resource("graph", "Microsoft Graph", ("graph.microsoft.com",), smtp=False, bare=True),
)


@pytest.fixture(autouse=True)
def _microsoft(monkeypatch: pytest.MonkeyPatch) -> None:
    known = oauth_linking.KNOWLEDGE
    google, microsoft, *_ = known.providers
    microsoft = microsoft._replace(resources=RESOURCES, plain_scopes=("openid", "offline_access"))
    known = known._replace(calls=(*known.calls, *CALLS), providers=(google, microsoft))
    monkeypatch.setattr(oauth_linking, "KNOWLEDGE", known)
    monkeypatch.setattr(oauth_linking, "READER", oauth_linking.reader_of(known, b"a key made up for tests"))


def grants(code: str) -> list[Grant]:
    mail = manifest("package.json", nodemailer="^10.0.0")
    return [one for one in found("grant", code, mail) if isinstance(one, Grant)]


@pytest.mark.parametrize(
    "code",
    [
        f"{MSAL} new App({{ auth: {{ authority: '{MICROSOFT}/common' }} }}).{APP}({{ scopes: ['User.Read'] }})",
        f"{MSAL} class A {{ app = new App({{ auth: {{ authority: `${{'{MICROSOFT}'}}/common` }} }}); f() {{ return this.app.{APP}({{ scopes: ['User.Read'] }}); }} }}",
        "import { Secret } from '@azure/identity'; new Secret('common').getToken('User.Read')",
        f"fetch('{MICROSOFT}/common/oauth2/v2.0/token', {{ method: 'POST', body: new URLSearchParams({{ grant_type: 'client_credentials', scope: 'User.Read' }}) }})",
        f"import * as o from 'openid'; const c = await o.discover(new URL('{MICROSOFT}/common/v2.0')); o.ask(c, {{ scope: 'User.Read' }})",
    ],
)
def test_a_request_is_the_same_whoever_makes_it(code: str) -> None:
    (one,) = grants(code)
    assert (one.provider, one.grant, one.scope, one.scopes, one.default_scope) == (
        "microsoft-365",
        "client_credentials",
        "User.Read",
        1,
        False,
    )
    assert (one.tenant, one.resource, one.smtp_resource) == ("common", "graph", False)


def test_a_request_of_nodemailer_itself() -> None:
    code = f"""import nodemailer from 'nodemailer';
    nodemailer.createTransport({{ host: 'smtp.office365.com', auth: {{ type: 'OAuth2', user: 'a', refreshToken: 'unused',
      accessUrl: '{MICROSOFT}/contoso/oauth2/v2.0/token',
      customParams: {{ grant_type: 'client_credentials', scope: 'https://outlook.office365.com/.default' }} }} }});"""
    (one,) = grants(code)
    assert (one.library, one.grant, one.tenant, one.default_scope, one.resource) == (
        "nodemailer", "client_credentials", "contoso", True, "outlook",
    )  # fmt: skip
    assert one.to_smtp
    assert at(one, code, "scope") == "https://outlook.office365.com/.default"


@pytest.mark.parametrize(
    ("scopes", "count", "default", "resource"),
    [
        ("['https://outlook.office.com/.default']", 1, True, "outlook"),
        ("['https://outlook.office.com/.default', 'offline_access']", 2, False, "outlook"),
        ("['User.Read', 'https://outlook.office.com/SMTP.Send']", 2, False, None),
        ("['https://vault.azure.net/.default']", 1, True, "vault.azure.net"),
        ("[scope]", None, None, None),
        ("[`${resource}/.default`]", None, None, None),
    ],
)
def test_scopes_are_counted_where_all_are_known(
    scopes: str, count: int | None, default: bool | None, resource: str | None
) -> None:
    (one,) = grants(f"export const f = (app) => app.{APP}({{ scopes: {scopes} }});")
    assert (one.scopes, one.default_scope, one.resource) == (count, default, resource)


@pytest.mark.parametrize("made", ["new App(settings)", "new App({ auth: { ...settings } })", "given"])
def test_a_tenant_that_may_be_set_is_not_missing(made: str) -> None:
    (one,) = grants(f"{MSAL} export const f = (given, settings) => {made}.{APP}({{ scopes: [] }});")
    assert one.tenant_form == "unknown"


def test_a_grant_may_be_that_of_the_client() -> None:
    (one,) = grants("import { Password } from '@azure/identity'; const c = new Password('common');")
    assert (one.grant, one.tenant, one.scope) == ("password", "common", None)


@pytest.mark.parametrize(
    ("token", "feeds"),
    [
        (f"(await app.{APP}({{ scopes: ['User.Read'] }})).accessToken", True),
        (f"await (async () => 1)() && (await app.{APP}({{ scopes: ['User.Read'] }}))?.accessToken", True),
        ("process.env.TOKEN", False),
    ],
)
def test_a_token_is_followed_into_the_transport(token: str, feeds: bool) -> None:
    code = f"""import nodemailer from 'nodemailer';
    export const other = (app) => app.{APP}({{ scopes: ['User.Read'] }});
    export async function f(app, user) {{
      const accessToken = {token};
      return nodemailer.createTransport({{ host: 'smtp.office365.com', auth: {{ type: 'OAuth2', user, accessToken }} }});
    }}"""
    assert [one.to_smtp for one in grants(code)] == ([False, True] if feeds else [False])
