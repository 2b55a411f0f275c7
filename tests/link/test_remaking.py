"""What transports are made anew for, over all files of a project."""

import pytest

from oauthlint.model.facts import Transport
from tests.link.mail_linking import IMPORT, transports
from tests.link.watched import found

AUTH = "{ service: 'gmail', auth: { type: 'OAuth2', user: 'a@gmail.com', refreshToken: process.env.T } }"
MADE = f"nodemailer.createTransport({AUTH})"
SEND = f"const t = {MADE}; await t.sendMail(m);"
FOR = {
    f"export async function send(m) {{ {SEND} }}": "message",
    f"export async function send() {{ {SEND} }}": None,
    f"export async function send(m) {{ for (const to of all) {{ {SEND} }} }}": "loop",
    f"async function send(m) {{ {SEND} }} send(1);": None,
    f"async function send(m) {{ {SEND} }} for (const m of all) send(m);": "loop",
    f"export const contact = async (req, res) => {{ {SEND} }}": "request",
    f"app.post('/contact', async (a, b) => {{ {SEND} }});": "request",
    f"async function send(m) {{ {SEND} }} app.get('/x', (a, b) => {{ send(a); }});": "request",
    f"function make() {{ return {MADE}; }} export async function send(m) {{ await make().sendMail(m); }}": "message",
    f"function make() {{ return {MADE}; }} const t = make(); export const send = (m) => t.sendMail(m);": None,
    f"export async function send(m) {{ const t = {MADE}; kept.push(t); await t.sendMail(m); }}": None,
    f"export async function check(m) {{ const t = {MADE}; await t.verify(); }}": None,
    f"const t = {MADE}; export const send = (m) => t.sendMail(m);": None,
    f"async function a(m) {{ {SEND} b(m); }} async function b(m) {{ a(m); }}": None,
}


@pytest.mark.parametrize("code", FOR)
def test_what_a_transport_is_made_for(code: str) -> None:
    (one,) = found("transport", IMPORT + code)
    assert isinstance(one, Transport)
    assert one.made_for == FOR[code]


def test_nothing_is_said_where_not_all_files_are_known() -> None:
    (one,) = transports(f"{IMPORT}export async function send(m) {{ {SEND} }}", whole=False)
    assert one.made_for is None
