"""How Nodemailer would log in: what its source says, row by row. That the real one does so, tests/nodemailer shows."""

import pytest

from oauthlint.link import transports_of
from oauthlint.link.callers import callers
from oauthlint.link.messages import Message, messages
from oauthlint.link.world import world
from oauthlint.model.facts import DeadOption, Login, Transport
from tests.link.linking import lock, manifest
from tests.link.mail_linking import IMPORT, KNOWLEDGE, facts, linked

GMAIL = "service: 'gmail', "
O2 = "type: 'OAuth2', "
USER = O2 + "user: 'a@gmail.com', "
GOOGLE = "https://accounts.google.com/o/oauth2/token"


def made(options: str, version: str, more: str = "") -> Transport:
    code = f"{IMPORT}const t = nodemailer.createTransport({options}); {more}"
    files = (manifest("package.json", nodemailer=version), lock("package-lock.json", ("nodemailer", version, "")))
    (found,) = linked({"src/mail.ts": code}, *files).facts["transport"]
    assert isinstance(found, Transport)
    return found


def of_messages(options: str, auth: str, version: str) -> list[Message]:
    code = f"{IMPORT}const t = nodemailer.createTransport({options}); t.sendMail({{ auth: {{ {auth} }} }});"
    every = {"src/mail.ts": facts(code, "src/mail.ts"), "package.json": manifest("package.json", nodemailer=version)}
    every["package-lock.json"] = lock("package-lock.json", ("nodemailer", version, ""))
    around = world(every, KNOWLEDGE, every.get, whole=True)
    known = callers(around)
    return messages(around, transports_of(around, known), known)


def dead_of(options: str, auth: str, version: str) -> dict[str, str]:
    code = f"{IMPORT}const t = nodemailer.createTransport({options}); t.sendMail({{ auth: {{ {auth} }} }});"
    files = (manifest("package.json", nodemailer=version), lock("package-lock.json", ("nodemailer", version, "")))
    found = linked({"src/mail.ts": code}, *files).facts.get("dead_option", ())
    return {one.key: one.reason for one in found if isinstance(one, DeadOption) and one.level == "message"}


LOGINS = {
    # auth block: (version, method, first token, renewal, failure)
    O2: ("10.6.0", "none", None, None, "no-login"),
    O2 + "user: undefined": ("6.10.1", "none", None, None, "no-login"),
    O2 + "user: process.env.MAIL, refreshToken: r": ("6.10.1", "XOAUTH2", "refresh-token", "refresh-token", "none"),
    "clientId: 'a', refreshToken: r, user: 'a'": ("9.1.1", "password", None, None, "missing-credentials"),
    "type: 'XOAUTH2', user: 'a', clientId: 'a'": ("9.1.1", "password", None, None, "missing-credentials"),
    "user: 'a', pass: process.env.P, clientId: 'a'": ("9.1.1", "password", None, None, "none"),
    "user: 'a', pass: process.env.P, method: 'login'": ("9.1.1", "LOGIN", None, None, "none"),
    USER + "pass: process.env.P": ("9.1.1", "XOAUTH2", "none", "none", "no-token"),
    USER: ("9.1.1", "XOAUTH2", "none", "none", "no-token"),
    USER + "accessToken: process.env.T, expires: 3600": ("7.0.5", "XOAUTH2", "none", "none", "no-token"),
    USER + "accessToken: process.env.T, expires: 3601": ("7.0.6", "XOAUTH2", "access-token", "none", "stale-token"),
    USER + "accessToken: process.env.T, expires: '2030-01-01'": ("7.0.5", "XOAUTH2", "access-token", "none", "none"),
    USER + "accessToken: process.env.T, expires: 1, refreshToken: r": (
        "7.0.5",
        "XOAUTH2",
        "refresh-token",
        "refresh-token",
        "none",
    ),
    USER + "accessToken: process.env.T": ("10.6.0", "XOAUTH2", "access-token", "none", "none"),
    USER + "accessToken: process.env.T, refreshToken: r": (
        "10.6.0",
        "XOAUTH2",
        "access-token",
        "refresh-token",
        "none",
    ),
    USER + "serviceClient: 'a', privateKey: process.env.K, refreshToken: r": (
        "9.1.1",
        "XOAUTH2",
        "service-account",
        "service-account",
        "none",
    ),
    USER + "serviceClient: 'a'": ("9.1.1", "XOAUTH2", "service-account", "service-account", "service-account-crash"),
    USER + "serviceClient: 'b'": (
        "10.0.12",
        "XOAUTH2",
        "service-account",
        "service-account",
        "service-account-incomplete",
    ),
    USER + "provisionCallback: (u, r, cb) => cb(null, 'x'), serviceClient: 'a', privateKey: process.env.K": (
        "9.1.1",
        "XOAUTH2",
        "provision-callback",
        "provision-callback",
        "none",
    ),
}


@pytest.mark.parametrize("auth", LOGINS)
def test_the_block_decides_on_the_login(auth: str) -> None:
    version, *expected = LOGINS[auth]
    found = made(f"{{ {GMAIL}auth: {{ {auth} }} }}", version)
    assert [found.attempt.method, found.attempt.token, found.attempt.renewal, found.attempt.failure] == expected


def test_a_pool_logs_in_without_a_user() -> None:
    found = made(f"{{ {GMAIL}pool: true, auth: {{ {O2} accessToken: process.env.T }} }}", "9.1.1")
    assert found.attempt == Login("XOAUTH2", "access-token", "none", None, "empty-user", "same-token", "logs-in")


@pytest.mark.parametrize(
    ("version", "pool", "token"),
    [
        ("8.0.10", "", "none"),
        ("8.0.11", "", "provision-callback"),
        ("6.10.1", "pool: true, ", "provision-callback"),
    ],
)
def test_a_callback_that_is_set_later_counts_from_8_0_11_on(version: str, pool: str, token: str) -> None:
    found = made(f"{{ {GMAIL}{pool}auth: {{ {USER} }} }}", version, "t.set('oauth2_provision_cb', give);")
    assert found.attempt.token == token


def test_where_a_token_is_asked_for() -> None:
    refresh = f"{{ host: 'smtp.example.com', auth: {{ {USER} refreshToken: r"
    assert made(refresh + " } }", "9.1.1").attempt.token_url == GOOGLE
    own = made(refresh + ", accessUrl: 'https://a.example/token' } }", "9.1.1").attempt.token_url
    assert own == "https://a.example/token"
    assert "attempt.token_url" in made(refresh + ", accessUrl: process.env.URL } }", "9.1.1").about.dynamic


def test_a_range_of_releases_that_differ_is_not_known() -> None:
    code = f"{IMPORT}nodemailer.createTransport({{ auth: {{ {USER} accessToken: process.env.T, expires: 3600 }} }})"
    (found,) = linked({"src/mail.ts": code}, manifest("package.json", nodemailer="^7.0.0")).facts["transport"]
    assert {"attempt.token", "attempt.failure"} <= found.about.dynamic
    assert "attempt.method" not in found.about.dynamic


URLS = {
    "6.10.1": ("url", "none", "auth, port"),
    "9.1.1": ("url", "none", "auth, port"),
    "10.0.0": ("smtp", "XOAUTH2", "port"),
}


@pytest.mark.parametrize("version", URLS)
def test_a_url_puts_what_stands_beside_it_out_of_force(version: str) -> None:
    found = made(f"{{ url: 'smtps://smtp.gmail.com:465', auth: {{ {USER} }}, port: 587 }}", version)
    assert (found.family, found.attempt.method, found.dropped) == URLS[version]
    assert (found.effective.host, found.effective.port, found.effective.tls) == ("smtp.gmail.com", 465, "tls")


def test_beside_a_url_that_nobody_knows_nothing_is_certain() -> None:
    options = f"{{ url: process.env.SMTP_URL, host: 'a.example', auth: {{ {USER} }} }}"
    old, new = made(options, "9.1.1"), made(options, "10.6.0")
    assert old.dropped == "host, auth"
    assert "attempt.method" in old.about.dynamic
    assert new.dropped is None
    assert "effective.host" in new.about.dynamic


TLS = {
    "host: 'a.example', secure: true": "tls",
    "host: 'a.example', port: 465": "tls",
    "host: 'a.example', port: 465, secure: null": "starttls",
    "host: 'a.example', port: 587": "starttls",
    "host: 'a.example', ignoreTLS: true": "none",
    "host: 'a.example', requireTLS: true": "starttls-required",
    "host: 'a.example', secure: process.env.SECURE === 'true'": None,
    "service: 'gmail', secure: false, port: 587": "tls",
}


@pytest.mark.parametrize("options", TLS)
def test_how_the_connection_is_encrypted(options: str) -> None:
    assert made(f"{{ {options} }}", "9.1.1").effective.tls == TLS[options]


@pytest.mark.parametrize(("version", "mode"), [("10.0.11", "none"), ("10.0.12", "starttls-required")])
def test_require_tls_beats_ignore_tls_from_10_0_12_on(version: str, mode: str) -> None:
    assert made("{ host: 'a.example', requireTLS: true, ignoreTLS: true }", version).effective.tls == mode


DEAD = {
    "host: 'a.example', port: 25, service: 'gmail'": {"host": "service", "port": "service"},
    "host: 'a.example', service: 'office365'": {"service": "unknown-service"},
    "host: 'a.example', secure: true, requireTLS: true": {"requireTLS": "starttls"},
    "host: 'a.example', rateLimit: 5": {"rateLimit": "pool"},
    "host: 'a.example', pool: true, rateLimit: 5": {},
    "streamTransport: true, host: 'a.example'": {"host": "transport"},
    "auth: { type: 'OAuth2', clientId: 'a' }": {"auth": "no-user"},
    f"auth: {{ {USER} refreshToken: r, pass: process.env.P, method: 'PLAIN' }}": {
        "auth.pass": "password",
        "auth.method": "password",
    },
    f"auth: {{ {USER} refreshToken: r, scope: 'x', privateKey: process.env.K }}": {
        "auth.scope": "service-account",
        "auth.privateKey": "service-account",
    },
    f"auth: {{ {USER} accessToken: process.env.T, clientId: 'a', accessUrl: 'https://a.example' }}": {
        "auth.clientId": "refresh-token",
        "auth.accessUrl": "token-request",
    },
    f"auth: {{ {USER} accessToken: process.env.T, expires: 3600, refreshToken: r }}": {
        "auth.accessToken": "expired",
        "auth.expires": "expired",
    },
    f"auth: {{ {USER} refreshToken: r, refresh_token: r, tls: {{}}, requestTimeout: 5 }}": {
        "auth.refresh_token": "unknown-key",
        "auth.requestTimeout": "too-new",
    },
    "auth: { user: 'a', pass: process.env.P, clientId: 'a' }": {"auth.clientId": "password-login"},
    "auth: { user: 'a', pass: process.env.P, token: 'a' }": {},
    "host: 'a.example', user: 'a', clientId: 'b', refreshToken: r": {
        "user": "misplaced",
        "clientId": "misplaced",
        "refreshToken": "misplaced",
    },
}


@pytest.mark.parametrize("options", DEAD)
def test_what_is_written_and_never_read_is_dead(options: str) -> None:
    code = f"{IMPORT}nodemailer.createTransport({{ {options} }})"
    files = (manifest("package.json", nodemailer="9.1.1"), lock("package-lock.json", ("nodemailer", "9.1.1", "")))
    found = linked({"src/mail.ts": code}, *files).facts.get("dead_option", ())
    dead = [one for one in found if isinstance(one, DeadOption)]
    assert {one.key: one.reason for one in dead} == DEAD[options]
    assert all(code[one.about.place.start :].startswith(one.key.rpartition(".")[2]) for one in dead)


MESSAGES = {
    # transport's block, message's block: (version, method, failure, dead keys with their reasons)
    (USER, "user: 'b', accessToken: process.env.T"): ("9.1.1", "XOAUTH2", "none", {}),
    ("", O2 + "user: 'b', accessToken: process.env.T"): ("9.1.1", "XOAUTH2", "none", {}),
    (O2, "refreshToken: r, clientId: 'a', user: 'b'"): ("10.1.1", "XOAUTH2", "none", {}),
    (USER, "refreshToken: r, clientId: 'a'"): ("10.1.2", "XOAUTH2", "none", {"auth.clientId": "message-key"}),
    (O2, "accessToken: process.env.T"): ("10.6.0", "none", "no-login", {"auth.accessToken": "no-user"}),
}


@pytest.mark.parametrize("blocks", MESSAGES)
def test_a_message_is_logged_in_for_with_what_counts_of_both_blocks(blocks: tuple[str, str]) -> None:
    version, method, failure, dead = MESSAGES[blocks]
    (found,) = of_messages(f"{{ {GMAIL}auth: {{ {blocks[0]} }} }}", blocks[1], version)
    assert (found.attempt.method, found.attempt.failure) == (method, failure)
    assert dead_of(f"{{ {GMAIL}auth: {{ {blocks[0]} }} }}", blocks[1], version) == dead


def test_a_pool_takes_nothing_from_a_message() -> None:
    options = f"{{ {GMAIL}pool: true, auth: {{ {USER} refreshToken: r }} }}"
    (found,) = of_messages(options, "user: 'b', pass: process.env.P", "9.1.1")
    assert (found.attempt.method, found.attempt.renewal) == ("XOAUTH2", "refresh-token")
    assert dead_of(options, "user: 'b'", "9.1.1") == {"auth.user": "pool"}


@pytest.mark.parametrize(("version", "code"), [("7.0.5", "NoAuth"), ("8.0.0", "ENOAUTH")])
def test_verify_notices_a_missing_login_only_if_it_insists(version: str, code: str) -> None:
    assert made(f"{{ {GMAIL}auth: {{ {O2} }} }}", version).attempt.verify == "passes"
    assert made(f"{{ {GMAIL}forceAuth: true, auth: {{ {O2} }} }}", version).attempt.verify == code
