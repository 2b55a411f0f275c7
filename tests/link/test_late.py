"""Options that are set when the transport is there already. What they do was tried with Nodemailer 6, 8, 9 and 10."""

import pytest

from oauthlint.model.facts import DeadOption, Transport
from tests.link.linking import linked

CODE = """const nodemailer = require('nodemailer');
const transporter = nodemailer.createTransport({ host: 'smtp.gmail.com', pool: %s, auth: { type: 'OAuth2', refreshToken: 't' } });
%s
module.exports = transporter;
"""
MODULES = {
    "src/mail.js": CODE % ("false", ""),
    "src/later.js": "const transporter = require('./mail');\ntransporter.options.auth.user = 'me';\n",
}


def _facts(files: dict[str, str]) -> tuple[Transport, list[str]]:
    found = linked(files).facts
    (transport,) = found["transport"]
    assert isinstance(transport, Transport)
    dead = [one for one in found.get("dead_option", ()) if isinstance(one, DeadOption)]
    return transport, [one.key for one in dead if one.reason == "late"]


@pytest.mark.parametrize(
    ("statement", "key"),
    [
        ("transporter.options.auth = { user: 'me' };", "auth"),
        ("transporter.options.auth.user = 'me';", "auth.user"),
        ("transporter.options.host = 'smtp.other.example';", "host"),
        ("(transporter.options).auth!.user = 'me';", "auth.user"),
    ],
)
def test_what_is_put_into_the_options_of_a_transport_is_read_by_nobody(statement: str, key: str) -> None:
    transport, late = _facts({"src/mail.ts": CODE % ("false", statement)})
    assert late == [key]
    assert (transport.attempt.failure, transport.host) == ("no-login", "smtp.gmail.com")


def test_it_is_seen_from_other_files() -> None:
    assert _facts(MODULES)[1] == ["auth.user"]


@pytest.mark.parametrize(
    "statement", ["transporter.transporter.options.auth.user = 'me';", "transporter.transporter.auth = login();"]
)
@pytest.mark.parametrize("pool", ["true", "false"])
def test_what_is_put_into_the_inner_transport_may_count(statement: str, pool: str) -> None:
    transport, late = _facts({"src/mail.js": CODE % (pool, statement)})
    assert late == []
    assert {"attempt.method", "auth.user", "auth.user.given"} <= transport.about.dynamic


def test_the_options_of_something_else_are_none_of_ours() -> None:
    assert _facts({"src/mail.js": CODE % ("false", "require('./client').options.auth = { user: 'me' };")})[1] == []
