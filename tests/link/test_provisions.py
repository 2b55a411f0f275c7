"""Provision callbacks: on which transport they are set, and what they answer with."""

import pytest

from tests.link.mail_linking import IMPORT, options, transports

MAKE = IMPORT + "const t = nodemailer.createTransport({ auth: { type: 'OAuth2', user: 'a@gmail.com' } });\n"
SETS = {
    "t.set('oauth2_provision_cb', give)": True,
    "function f(any) { any.set('oauth2_provision_cb', give) }": True,
    "const u = nodemailer.createTransport({ host: 'b.example' }); u.set('oauth2_provision_cb', give)": False,
    "t.set('proxy_handler_http', give)": False,
    "new Map().set('x', give)": False,
}


@pytest.mark.parametrize("code", SETS)
def test_a_callback_is_for_the_transport_that_it_is_set_on(code: str) -> None:
    assert transports(MAKE + code)[0].provision == SETS[code]


def test_a_callback_is_found_in_another_file() -> None:
    found = transports(MAKE + "export { t }", start="import { t } from './mail'; t.set('oauth2_provision_cb', give)")
    assert [one.provision for one in found] == [True]


def test_a_transport_that_stays_in_the_only_file_seen_is_decided() -> None:
    send = (
        "export function send(m) { const t = nodemailer.createTransport({ host: 'a.example' }); return t.sendMail(m) }"
    )
    (inside,) = transports(IMPORT + send, whole=False)
    (shared,) = transports(MAKE + "export { t }", whole=False)
    assert ["provision" in one.about.dynamic for one in (inside, shared)] == [False, True]


ANSWERS = {
    "(user, renew, done) => done(null, token, 3600)": ["number"],
    "(user, renew, done) => { get().then((one) => done(null, one.token, one.expires_in), done) }": ["duration"],
    "function (user, renew, done) { done(null, token, Date.now() + 3600 * 1000) }": ["epoch-ms"],
    "(user, renew, done) => done(null, token)": [],
    "(user, renew, done) => { other(null, token, 3600) }": [],
}


@pytest.mark.parametrize("callback", ANSWERS)
@pytest.mark.parametrize("way", ["option", "set"])
def test_the_time_of_an_answer_is_judged_like_the_option(callback: str, way: str) -> None:
    block = f", provisionCallback: {callback}" if way == "option" else ""
    code = f"{IMPORT}const t = nodemailer.createTransport({{ auth: {{ type: 'OAuth2', user: 'a'{block} }} }});\n"
    code += f"t.set('oauth2_provision_cb', {callback})" if way == "set" else ""
    found = [one for one in options(code, "expires") if one.level == "callback"]
    assert [one.form for one in found] == ANSWERS[callback]


def test_the_token_of_an_answer_is_judged_too() -> None:
    code = MAKE + "t.set('oauth2_provision_cb', (user, renew, done) => done(null, Promise.resolve('x')))"
    (found,) = options(code, "accessToken")
    assert (found.level, found.form) == ("callback", "promise")
    assert code[found.about.place.start : found.about.place.end] == "Promise.resolve('x')"
