"""Requests for consent: by a library's call, by an address put together, and what each asks for."""

import pytest

from oauthlint.model.facts import Authorization
from tests.link.oauth_linking import found

CLIENT = "import { google } from 'googleapis'; const c = new google.auth.OAuth2(process.env.ID, process.env.SECRET);"
URL = "https://accounts.google.com/o/oauth2/v2/auth"
MAIL = "https://mail.google.com/"
QUERY = f"const A = 'access_type'; export const u = `{URL}?${{p.toString()}}`;"


def consent(code: str | dict[str, str]) -> Authorization:
    (one,) = found("authorization", code)
    assert isinstance(one, Authorization)
    return one


@pytest.mark.parametrize(
    ("code", "access"),
    [
        (f"{CLIENT} c.generateAuthUrl({{ scope: ['{MAIL}'] }});", None),
        (f"{CLIENT} c.generateAuthUrl({{ scope: '{MAIL} email', access_type: 'offline' }});", "offline"),
        (
            f"{CLIENT} const SCOPES = ['{MAIL}']; c.generateAuthUrl({{ access_type: 'online', scope: SCOPES }});",
            "online",
        ),
        (f"export const url = (client) => client.generateAuthUrl({{ scope: '{MAIL}' }});", None),
        (f"import passport from 'passport'; passport.authenticate('google', {{ scope: ['{MAIL}'] }});", None),
        (
            f"import passport from 'passport'; passport.authenticate('google', {{ scope: ['{MAIL}'], accessType: 'offline' }});",
            "offline",
        ),
        (f"export const u = (id) => `{URL}?client_id=${{id}}&response_type=code&scope={MAIL}`;", None),
        (f"export const u = (id) => `{URL}?client_id=${{id}}&scope={MAIL}&access_type=offline`;", "offline"),
        (f"const p = new URLSearchParams({{ scope: '{MAIL}' }}); export const u = `{URL}?${{p}}`;", None),
        (
            f"const p = new URLSearchParams({{ scope: '{MAIL}' }}); p.append(A, 'offline'); {QUERY}",
            "offline",
        ),
        (
            f"import qs from 'qs'; export const u = '{URL}?' + qs.stringify({{ scope: '{MAIL}', access_type: 'offline' }});",
            "offline",
        ),
        (
            f"const u = new URL('{URL}'); u.searchParams.set('scope', '{MAIL}'); u.searchParams.set('access_type', 'offline');",
            "offline",
        ),
        (f"const u = '{URL}?scope=https%3A%2F%2Fmail.google.com%2F&access_type=offline'; export default u;", "offline"),
        (
            f"const s = ['{MAIL}']; export const u = (i) => `{URL}?id=${{i}}&scope=${{encodeURIComponent(s.join(' '))}}`;",
            None,
        ),
    ],
)
def test_consent_is_read_in_every_way_that_it_is_written(code: str, access: str | None) -> None:
    asked = consent(code)
    assert (asked.provider, asked.mail_scope, asked.access_type) == ("google", MAIL, access)
    assert "access_type" not in asked.about.dynamic


@pytest.mark.parametrize(
    "code",
    [
        f"{CLIENT} export const u = (more) => c.generateAuthUrl({{ scope: '{MAIL}', ...more }});",
        f"const p = new URLSearchParams({{ scope: '{MAIL}' }}); for (const k of x) p.set(k, y); export const u = `{URL}?${{p}}`;",
        f"export const u = (rest) => `{URL}?scope={MAIL}&${{rest}}`;",
    ],
)
def test_what_may_be_added_unseen_is_not_decided(code: str) -> None:
    assert {"access_type", "access_type.given"} <= consent(code).about.dynamic


def test_options_that_nobody_sees_leave_the_scope_open() -> None:
    asked = consent(f"{CLIENT} export const u = (options) => c.generateAuthUrl(options);")
    assert {"mail_scope", "mail_scope.given"} <= asked.about.dynamic


@pytest.mark.parametrize(
    "code",
    [
        f"const c = {{ generateAuthUrl: (o) => o.scope }}; c.generateAuthUrl({{ scope: '{MAIL}' }});",
        f"import passport from 'passport'; passport.authenticate('github', {{ scope: ['{MAIL}'] }});",
        f"export const u = '{URL}?response_type=token&scope={MAIL}';",
        f"export const u = 'https://auth.example.com/authorize?scope={MAIL}';",
    ],
)
def test_others_ask_for_no_consent_of_the_provider(code: str) -> None:
    assert found("authorization", code) == []


@pytest.mark.parametrize(
    ("scopes", "smtp", "offline"),
    [
        ("https://outlook.office.com/SMTP.Send", True, False),
        ("https://outlook.office.com/SMTP.Send offline_access", True, True),
        ("https://outlook.office365.us/SMTP.Send", True, False),
        ("User.Read offline_access", False, True),
    ],
)
def test_microsoft_wants_offline_access_among_the_scopes(scopes: str, smtp: bool, offline: bool) -> None:
    code = "export const u = (t) => `https://login.microsoftonline.com/${t}/oauth2/v2.0/authorize?scope=SCOPES`;"
    asked = consent(code.replace("SCOPES", scopes))
    assert (asked.provider, asked.smtp_scope, asked.offline_access) == ("microsoft-365", smtp, offline)


@pytest.mark.parametrize(
    ("code", "renews"),
    [
        ("c.setCredentials({ refresh_token: process.env.T });", True),
        (
            "import nodemailer from 'nodemailer'; nodemailer.createTransport({ service: 'gmail', auth: { refreshToken: t } });",
            True,
        ),
        ("c.setCredentials({ access_token: process.env.T });", False),
    ],
)
def test_a_refresh_token_of_the_provider_is_used_or_not(code: str, renews: bool) -> None:
    asked = consent(f"{CLIENT} c.generateAuthUrl({{ scope: ['{MAIL}'] }}); {code}")
    assert asked.renews is renews
