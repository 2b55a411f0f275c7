"""What messages bring of a login in vain, over all files of a project."""

import pytest

from oauthlint.model.facts import MessageLogin
from tests.link.linking import manifest
from tests.link.mail_linking import IMPORT, linked

CLIENT = "type: 'OAuth2', clientId: process.env.ID, clientSecret: process.env.SECRET"


def brought(code: str, *, version: str = "10.6.0") -> list[MessageLogin]:
    found = linked({"src/mail.ts": IMPORT + code}, manifest("package.json", nodemailer=version))
    return [one for one in found.facts.get("message_login", ()) if isinstance(one, MessageLogin)]


def on(options: str, auth: str, more: str = "") -> MessageLogin:
    code = f"const t = nodemailer.createTransport({{ {options} }}); {more} t.sendMail({{ to, auth: {{ {auth} }} }});"
    (one,) = brought(code)
    return one


@pytest.mark.parametrize(
    ("pool", "known"),
    [("pool: true,", True), ("", False), ("pool: false,", False), ("pool: process.env.P === '1',", None)],
)
def test_whether_the_transport_is_a_pool(pool: str, known: bool | None) -> None:
    one = on(f"{pool} auth: {{ {CLIENT} }}", "user: 'a'")
    assert one.pooled is known
    assert ("pooled" in one.about.dynamic) == (known is None)


@pytest.mark.parametrize(
    ("auth", "keys", "foreign"),
    [
        ("user: a, refreshToken: b", "`user`, `refreshToken`", None),
        ("user: a, clientId: b, accessUrl: c", "`user`, `clientId`, `accessUrl`", "`clientId`, `accessUrl`"),
        ("user: a, clientId: process.env.ID", "`user`", None),
        ("user: a, clientId: process.env.OTHER", "`user`, `clientId`", "`clientId`"),
        ("user: a, clientID: b", "`user`, `clientID`", None),
    ],
)
def test_what_differs_from_the_transports_own(auth: str, keys: str, foreign: str | None) -> None:
    one = on(f"auth: {{ {CLIENT} }}", auth)
    assert (one.brought, one.foreign) == (keys, foreign)


@pytest.mark.parametrize(
    ("plugin", "reads"),
    [("(mail, done) => done()", True), ("require('html-to-text').plugin()", False), ("unknown", True)],
)
def test_a_plugin_may_read_the_block(plugin: str, reads: bool) -> None:
    assert on(f"auth: {{ {CLIENT} }}", "clientId: a", f"t.use('compile', {plugin});").plugged is reads


def test_each_caller_of_a_function_that_sends_brings_its_own_and_stands_there() -> None:
    code = (
        f"const t = nodemailer.createTransport({{ pool: true, auth: {{ {CLIENT} }} }});"
        "const send = (on, message) => on.sendMail(message); send(t, { auth: { user: a } }); send(t, { auth: { user: b } });"
    )
    first, second = brought(code)
    assert (first.pooled, second.pooled) == (True, True)
    assert [one.about.related[0].note for one in (first, second)] == ["sent here", "sent here"]


def test_a_message_on_something_unknown_says_nothing() -> None:
    assert brought("export const send = (t) => t.sendMail({ auth: { user: a, clientId: b } });") == []


@pytest.mark.parametrize(("options", "some"), [("", True), ("jsonTransport: true,", False), ("sendmail: true,", False)])
def test_who_connects_to_nobody_takes_no_login_of_a_message(options: str, some: bool) -> None:
    code = f"nodemailer.createTransport({{ {options} }}).sendMail({{ to, auth: {{ user: 'a', clientId: 'b' }} }});"
    assert bool(brought(code)) is some
