"""The transport that Nodemailer would really use, whatever way its options took through the code."""

import pytest

from oauthlint.model.facts import Transport
from tests.link.linking import linked, lock, manifest, transport

IMPORT = "import nodemailer from 'nodemailer';\n"
AUTH = "{ type: 'OAuth2', user: 'shop@gmail.com', clientId: process.env.ID }"
WAYS = {
    "default import": IMPORT + f"nodemailer.createTransport({{ service: 'gmail', auth: {AUTH} }})",
    "named import": f"import {{ createTransport as make }} from 'nodemailer'; make({{ service: 'gmail', auth: {AUTH} }})",
    "namespace import": f"import * as n from 'nodemailer'; n.createTransport({{ service: 'gmail', auth: {AUTH} }})",
    "require": f"const n = require('nodemailer'); n.createTransport({{ service: 'gmail', auth: {AUTH} }})",
    "require and destructuring": f"const {{ createTransport }} = require('nodemailer'); createTransport({{ service: 'gmail', auth: {AUTH} }})",
    "require and call": f"require('nodemailer').createTransport({{ service: 'gmail', auth: {AUTH} }})",
    "dynamic import": f"const n = await import('nodemailer'); n.default.createTransport({{ service: 'gmail', auth: {AUTH} }})",
    "compiled output": f"const n_1 = __importDefault(require('nodemailer')); (0, n_1.default.createTransport)({{ service: 'gmail', auth: {AUTH} }})",
    "a variable": IMPORT + f"const o = {{ service: 'gmail', auth: {AUTH} }}; nodemailer.createTransport(o)",
    "a spread": IMPORT + f"const b = {{ service: 'gmail' }}; nodemailer.createTransport({{ ...b, auth: {AUTH} }})",
    "a cast": IMPORT + f"nodemailer.createTransport({{ service: 'gmail', auth: {AUTH} }} as any)",
    "a class field": IMPORT
    + f"class M {{ o = {{ service: 'gmail', auth: {AUTH} }}; make() {{ return nodemailer.createTransport(this.o) }} }}",
    "a later assignment": IMPORT
    + f"const o: any = {{ service: 'gmail' }}; o.auth = {AUTH}; nodemailer.createTransport(o)",
    "a wrapper": IMPORT
    + f"const make = (auth) => nodemailer.createTransport({{ service: 'gmail', auth }}); make({AUTH})",
    "a function that gives the options": IMPORT
    + f"const o = () => ({{ service: 'gmail', auth: {AUTH} }}); nodemailer.createTransport(o())",
}


@pytest.mark.parametrize("way", WAYS)
def test_options_are_found_on_every_way(way: str) -> None:
    found = transport(WAYS[way])
    assert (found.provider, found.auth.oauth2, found.auth.user) == ("google", True, "shop@gmail.com")
    assert found.effective._asdict() == {
        "host": "smtp.gmail.com",
        "port": 465,
        "secure": True,
        "source": "service",
        "tls": "tls",
    }


IMPORTED = {
    "a named export": "export const auth = AUTH",
    "an export list": "const a = AUTH; export { a as auth }",
    "a re-export": "export { auth } from './deep'",
    "a re-export of everything": "export * from './deep'",
    "CommonJS by name": "exports.auth = AUTH",
    "CommonJS as a whole": "module.exports = { auth: AUTH }",
    "an export of a variable": "const config = { auth: AUTH }; export const { auth } = config",
}


@pytest.mark.parametrize("way", IMPORTED)
def test_an_auth_block_of_another_file_is_followed(way: str) -> None:
    code = IMPORT + "import { auth } from './config'; nodemailer.createTransport({ service: 'gmail', auth })"
    found = transport(code, config=IMPORTED[way].replace("AUTH", AUTH), deep=f"export const auth = {AUTH}")
    assert (found.auth.user, found.auth.client_id) == ("shop@gmail.com", None)
    assert "auth.client_id" in found.about.dynamic
    assert "auth.client_id.given" not in found.about.dynamic
    assert found.about.trails["auth.user"][0].path in ("src/config.ts", "src/deep.ts")


def test_a_default_export_is_followed_by_any_name() -> None:
    code = IMPORT + "import settings from './config'; nodemailer.createTransport(settings.mail)"
    assert transport(code, config=f"export default {{ mail: {{ service: 'gmail', auth: {AUTH} }} }}").auth.oauth2


def test_what_may_be_there_is_not_absent() -> None:
    for code in (
        "nodemailer.createTransport({ service: 'gmail', auth: { type: 'OAuth2', ...rest } })",
        "nodemailer.createTransport({ service: 'gmail', auth: { type: 'OAuth2', [key]: 1 } })",
        "function f(auth) { nodemailer.createTransport({ service: 'gmail', auth }) }",
        "nodemailer.createTransport(JSON.parse(process.env.SMTP))",
    ):
        found = transport(IMPORT + code)
        assert {"auth.user", "auth.user.given"} <= found.about.dynamic, code


def test_what_is_not_there_is_absent() -> None:
    for auth in ("{ type: 'OAuth2' }", "{ type: 'OAuth2', user: '' }", "{ type: 'OAuth2', user: undefined }"):
        found = transport(IMPORT + f"nodemailer.createTransport({{ service: 'gmail', auth: {auth} }})")
        assert found.auth.user is None
        assert "auth.user" not in found.about.dynamic, auth


ENDPOINTS = {
    "{ service: 'gmail', port: 587, secure: false }": ("smtp.gmail.com", 465, True),
    "{ service: 'G MAIL' }": ("smtp.gmail.com", 465, True),
    "{ service: 'someone@gmail.com' }": ("smtp.gmail.com", 465, True),
    "{ service: 'Loopia' }": ("mailcluster.loopia.se", 465, True),
    "{ service: 'office365' }": (None, 587, False),
    "{ host: 'a.example' }": ("a.example", 587, False),
    "{ host: 'a.example', port: 465 }": ("a.example", 465, True),
    "{ host: 'a.example', port: '465' }": ("a.example", 465, True),
    "{ host: 'a.example', secure: true }": ("a.example", 465, True),
    "{ host: 'a.example', port: 465, secure: false }": ("a.example", 465, False),
    "{ host: 'a.example', port: 587, secure: true }": ("a.example", 587, True),
}


@pytest.mark.parametrize("options", ENDPOINTS)
def test_the_endpoint_is_the_one_that_nodemailer_uses(options: str) -> None:
    found = transport(IMPORT + f"nodemailer.createTransport({options})").effective
    assert (found.host, found.port, found.secure) == ENDPOINTS[options]


def test_a_comparison_with_the_port_is_not_known_and_not_text() -> None:
    code = "nodemailer.createTransport({ host: 'a.example', port: 587, secure: process.env.PORT === '465' })"
    found = transport(IMPORT + code)
    assert "secure" in found.about.dynamic
    assert not found.secure_text


def test_an_env_read_as_secure_is_text() -> None:
    found = transport(
        IMPORT + "nodemailer.createTransport({ host: 'a.example', port: 587, secure: process.env.SECURE })"
    )
    assert found.secure_text


def test_alternatives_are_told_apart_by_their_condition() -> None:
    code = (
        IMPORT
        + "nodemailer.createTransport({ host: live ? 'smtp.gmail.com' : 'a.example', secure: live ? true : false })"
    )
    found = [one for one in linked({"src/mail.ts": code}).facts["transport"] if isinstance(one, Transport)]
    assert [(one.about.branch, one.host, one.secure) for one in found] == [
        ("live is true", "smtp.gmail.com", True),
        ("live is false", "a.example", False),
    ]


def test_each_caller_of_a_wrapper_is_a_transport_at_the_call() -> None:
    code = (
        IMPORT + "const make = (port) => nodemailer.createTransport({ host: 'a.example', port }); make(465); make(587);"
    )
    found = linked({"src/mail.ts": code}).facts["transport"]
    assert [code[one.about.place.start : one.about.place.end] for one in found] == ["make(465)", "make(587)"]


def test_a_wrapper_is_bound_by_callers_in_other_files() -> None:
    files = {
        "src/make.ts": IMPORT
        + "export function make(auth) { return nodemailer.createTransport({ service: 'gmail', auth }) }",
        "src/mail.ts": f"import {{ make }} from './make'; export const mailer = make({AUTH})",
    }
    (found,) = linked(files).facts["transport"]
    assert isinstance(found, Transport)
    assert (found.about.place.path, found.auth.user) == ("src/mail.ts", "shop@gmail.com")


MESSAGES = {
    "t.sendMail({ to })": "no",
    "t.sendMail({ to, auth: { user: 'a@gmail.com' } })": "yes",
    "t.sendMail({ to, auth: { user: other } })": "yes",
    "t.sendMail({ to, auth: { accessToken: token } })": "no",
    "function f(message) { t.sendMail(message) }": "maybe",
    "t.sendMail({ ...message, to })": "maybe",
    "const m = { to, auth: { user: 'a@gmail.com' } }; t.sendMail(m)": "yes",
}


@pytest.mark.parametrize("send", MESSAGES)
def test_a_message_may_bring_its_own_user(send: str) -> None:
    code = IMPORT + "const t = nodemailer.createTransport({ service: 'gmail', auth: { type: 'OAuth2' } }); " + send
    assert transport(code).message_user == MESSAGES[send]


def test_a_message_in_another_file_counts() -> None:
    code = IMPORT + "export const t = nodemailer.createTransport({ service: 'gmail', auth: { type: 'OAuth2' } })"
    send = "import { t } from './mail'; t.sendMail({ to, auth: { user: 'a@gmail.com' } })"
    assert transport(code, send=send).message_user == "yes"


def test_a_transport_that_leaves_the_only_file_seen_is_not_decided() -> None:
    code = IMPORT + "const t = nodemailer.createTransport({ service: 'gmail', auth: { type: 'OAuth2' } });"
    (inside,) = linked({"src/mail.ts": code}, only="src/mail.ts").facts["transport"]
    (shared,) = linked({"src/mail.ts": code + "export { t }"}, only="src/mail.ts").facts["transport"]
    assert "message_user" not in inside.about.dynamic
    assert "message_user" in shared.about.dynamic


OPTIONS = {
    "clientID": (False, "clientId"),
    "client_id": (False, "clientId"),
    "clientid": (False, "clientId"),
    "refreshTokn": (False, "refreshToken"),
    "RefreshToken": (False, "refreshToken"),
    "email": (False, "user"),
    "tenantId": (False, None),
    "colour": (False, None),
    "clientId": (True, None),
}


@pytest.mark.parametrize("key", OPTIONS)
def test_keys_of_an_auth_block_are_known_or_meant_as_something(key: str) -> None:
    code = IMPORT + f"nodemailer.createTransport({{ auth: {{ type: 'OAuth2', {key}: process.env.X }} }})"
    (found,) = (one for one in linked({"src/mail.ts": code}).facts["auth_option"] if getattr(one, "key", "") == key)
    assert (getattr(found, "known", None), getattr(found, "meant", None)) == OPTIONS[key]
    (written,) = found.about.trails["key"]
    assert code[written.start : written.end] == key
    assert code[found.about.place.start : found.about.place.end] == f"{key}: process.env.X"


def test_the_version_is_the_one_in_the_lock() -> None:
    code = IMPORT + "nodemailer.createTransport({ service: 'GmailWorkspace' })"
    for version, known in (("8.0.0", False), ("8.0.1", True)):
        files = (manifest("package.json", nodemailer="^8.0.0"), lock("package-lock.json", ("nodemailer", version, "")))
        (found,) = linked({"src/mail.ts": code}, *files).facts["transport"]
        assert isinstance(found, Transport)
        assert (found.version, found.service_known) == (version, known)


@pytest.mark.parametrize(
    ("options", "family"),
    [
        ("{ name: 'own', version: '1', send(mail, done) { done(null, {}) } }", "plugin"),
        ("{ name: 'own', send: (mail, done) => done() }", "plugin"),
        ("new Own()", "plugin"),
        ("Own.make({ key: 1 })", "plugin"),
        ("{ host: 'smtp.corp.test', send: null }", "smtp"),
        ("{ host: 'smtp.corp.test', send: 'later' }", "smtp"),
        ("{ host: 'smtp.corp.test', send: given }", "unknown"),
        ("{ jsonTransport: true }", "json"),
        ("{ streamTransport: true, jsonTransport: true }", "stream"),
        ("{ pool: true, sendmail: true }", "pool"),
        ("{ pool: false, sendmail: true }", "sendmail"),
        ("{ SES: { sesClient, SendEmailCommand } }", "ses"),
    ],
)
def test_an_object_that_can_send_is_no_options(options: str, family: str) -> None:
    """`createTransport` looks for a function `send` before anything else (lib/nodemailer.js, 6.10.1 to 10.6.0)."""
    own = (
        "class Own { static make(o) { return new Own(o) } constructor(o) { this.o = o } send(mail, done) { done() } }\n"
    )
    assert transport(f"{IMPORT}{own}exports.f = (given) => nodemailer.createTransport({options})").family == family
