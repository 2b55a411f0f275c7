"""An auth block as Nodemailer would read it, and what its author meant by it."""

import pytest

from tests.link.linking import lock, manifest
from tests.link.mail_linking import IMPORT, transport, transports

INTENDED = {
    "{ type: 'OAuth2' }": True,
    "{ type: 'oauth2', user: 'a' }": True,
    "{ clientId: x }": True,
    "{ clientID: x }": True,
    "{ accessToken: x, user: 'a' }": True,
    "{ clientId: x, pass: y }": False,
    "{ clientId: x, refreshToken: z, pass: y }": True,
    "{ user: 'a', pass: 'b' }": False,
    "{ username: 'a', password: 'b' }": False,
    "{ token: x, user: 'a' }": False,
    "{ xoauth2: x }": True,
}


@pytest.mark.parametrize("block", INTENDED)
def test_a_block_is_meant_to_be_oauth2_by_what_it_holds(block: str) -> None:
    assert transport(f"{{ auth: {block} }}").auth.intended == INTENDED[block]


def test_it_is_told_where_a_block_begins_to_speak_of_oauth2() -> None:
    code = IMPORT + "nodemailer.createTransport({ auth: { user: 'a', clientId: x, refreshToken: y } })"
    (found,) = transports(code)
    texts = [code[one.start : one.end] for name in ("auth.intended", "auth.given") for one in found.about.trails[name]]
    assert texts == ["clientId", "user"]


def test_what_misspelt_keys_stand_for_is_kept() -> None:
    found = transport("{ auth: { type: 'OAuth2', clientID: x, refresh_token: y, tenantId: z, colour: 1 } }").auth
    assert found.meant == ("clientId", "refreshToken")
    assert found.client_id is None


APP_PASSWORD = "kqzvwbtn" + "xmcrjhlp"  # made up, in two halves so that no scanner minds
PASSWORDS = {
    f"'{APP_PASSWORD}'": "app-password",
    "'S0me-Thing!'": "other",
    "'your-password'": "unknown",
    "process.env.GMAIL_APP_PASSWORD": "app-password-name",
    "process.env.GMAIL_PASS": "unknown",
    "somewhere": "unknown",
}


@pytest.mark.parametrize("value", PASSWORDS)
def test_an_app_password_is_known_by_its_form_or_by_its_name(value: str) -> None:
    assert transport(f"{{ auth: {{ user: 'a', pass: {value} }} }}").auth.password_form == PASSWORDS[value]


def test_the_generator_of_old_is_found_with_what_it_is_given() -> None:
    code = (
        IMPORT
        + "import xoauth2 from 'xoauth2';\n"
        + "nodemailer.createTransport({ auth: { xoauth2: xoauth2.createXOAuth2Generator({ user: 'a' }) } })"
    )
    (found,) = transports(code)
    texts = [code[one.start : one.end] for one in found.about.trails["auth.legacy"]]
    assert found.auth.legacy
    assert texts == ["xoauth2: xoauth2.createXOAuth2Generator({ user: 'a' })", "{ user: 'a' }"]


def test_a_generator_in_a_variable_is_found_too() -> None:
    code = (
        IMPORT
        + "import xoauth2 from 'xoauth2'; const g = xoauth2.createXOAuth2Generator(settings);\n"
        + "nodemailer.createTransport({ auth: { xoauth2: g } })"
    )
    (found,) = transports(code)
    assert found.auth.legacy
    assert len(found.about.trails["auth.legacy"]) == 1


def test_a_login_method_of_ones_own_is_custom() -> None:
    found = transport("{ auth: { type: 'X', clientId: x, accessToken: y }, customAuth: { X: f } }")
    assert found.auth.mode == "custom"


def test_an_empty_last_resort_is_no_alternative() -> None:
    found = transport(
        "{ auth: { type: 'OAuth2', user: process.env.USER || '', clientId: process.env.ID ?? undefined } }"
    )
    assert found.about.branch == ""
    assert {"auth.user", "auth.client_id"} <= found.about.dynamic
    assert not {"auth.user.given", "auth.client_id.given"} & found.about.dynamic


def test_a_last_resort_that_is_something_is_an_alternative() -> None:
    code = IMPORT + "nodemailer.createTransport({ auth: { type: 'OAuth2', user: process.env.USER || 'a@gmail.com' } })"
    assert [one.auth.user for one in transports(code)] == [None, "a@gmail.com"]


def test_the_mailbox_says_whose_it_is() -> None:
    assert transport("{ auth: { user: 'a@hotmail.com', pass: x } }").auth.user_provider == "microsoft-consumer"
    assert transport("{ auth: { user: 'a@example.com', pass: x } }").auth.user_provider is None
    assert "auth.user_provider" in transport("{ auth: { user: process.env.USER, pass: x } }").about.dynamic


def test_what_becomes_of_passwords_is_told_of_the_provider() -> None:
    assert transport("{ host: 'smtp.office365.com' }").passwords == "soon off"
    assert transport("{ host: 'smtp.gmail.com' }").passwords is None


PROVIDERS = {
    "{ host: 'smtp.gmail.com' }": ("google", False),
    "{ host: 'mail.example.com' }": (None, False),
    "{}": (None, False),
    "{ host: process.env.HOST }": (None, True),
    "{ service: process.env.SERVICE }": (None, True),
    "{ host: process.env.HOST, auth: { accessUrl: 'https://oauth2.googleapis.com/token' } }": ("google", False),
}


@pytest.mark.parametrize("options", PROVIDERS)
def test_a_provider_is_unknown_only_where_the_host_is(options: str) -> None:
    found = transport(options)
    assert (found.provider, "provider.given" in found.about.dynamic) == PROVIDERS[options]


MISPLACED = {
    "{ service: 'gmail', type: 'OAuth2', user: 'a', clientId: x }": "type, user, clientId",
    "{ service: 'gmail', clientId: x, clientSecret: y, auth: {} }": "clientId, clientSecret",
    "{ service: 'gmail', user: 'a', clientId: x }": None,
    "{ service: 'gmail', type: 'smtp', user: 'a', pass: 'b' }": None,
}


@pytest.mark.parametrize("options", MISPLACED)
def test_oauth2_options_beside_the_host_are_misplaced(options: str) -> None:
    assert transport(options).misplaced == MISPLACED[options]


LOGGERS = {
    "true": "true",
    "false": "false",
    "pino": "custom",
    "require('pino')()": "custom",
    "{ info() {} }": "custom",
    "process.env.LOG": None,
    "process.env.NODE_ENV !== 'production'": None,
}


@pytest.mark.parametrize("value", LOGGERS)
def test_a_logger_is_the_console_or_ones_own(value: str) -> None:
    (found,) = transports(
        f"{IMPORT}import pino from 'pino'; nodemailer.createTransport({{ host: 'a.example', logger: {value} }})"
    )
    assert found.logger == LOGGERS[value]
    assert ("logger" in found.about.dynamic) == (LOGGERS[value] is None)


RELEASES = {
    ("6.9.1", ""): ("6.9.1", "6.9.1", "6.9.1"),
    ("^6.9.1", ""): (None, "6.9.1", "7.0.0-0"),
    ("^6.9.1", "6.10.1"): ("6.10.1", "6.10.1", "6.10.1"),
    (">=6.0.0", ""): (None, "6.0.0", None),
    ("latest", ""): (None, None, None),
}


@pytest.mark.parametrize("asked", RELEASES)
def test_the_release_is_known_or_bounded(asked: tuple[str, str]) -> None:
    spec, installed = asked
    files = [manifest("package.json", nodemailer=spec)]
    files += [lock("package-lock.json", ("nodemailer", installed, ""))] if installed else []
    found = transport("{ host: 'a.example' }", *files)
    assert (found.version, found.oldest, found.newest) == RELEASES[asked]
    assert ("oldest" in found.about.dynamic) == (found.oldest is None)
    assert ("version" in found.about.dynamic) == (found.version is None)
