"""What stands in the place of an access token or of a time, whatever way it came there."""

import pytest

from tests.link.mail_linking import IMPORT, options, transports

CLIENT = (
    IMPORT
    + "import { google } from 'googleapis'; const client = new google.auth.OAuth2(process.env.ID, process.env.SECRET);\n"
)
FORMS = {
    "'a text of some length'": "text",
    "process.env.TOKEN": "env",
    "`${process.env.A}.${process.env.B}`": "text",
    "client.getAccessToken()": "promise",
    "client.getAccessToken() as any": "promise",
    "await client.getAccessToken()": "answer",
    "(await client.getAccessToken()).res": "answer",
    "(await client.getAccessToken()).token": "fresh",
    "(await client.getAccessToken())?.token!": "fresh",
    "(await client.getAccessToken()).res.data.access_token": "fresh",
    "(await client.refreshAccessToken()).credentials": "answer",
    "(await client.refreshAccessToken()).credentials.access_token": "fresh",
    "client.getAccessToken().then((one) => one.token)": "promise",
    "await client.getAccessToken().then((one) => one.token)": "unknown",
    "new Promise((resolve) => client.getAccessToken((error, token) => resolve(token)))": "promise",
    "await new Promise((resolve) => client.getAccessToken((error, token) => resolve(token)))": "unknown",
    "(async () => 'x')()": "promise",
    "elsewhere.getAccessToken()": "promise",
    "{ token: 'x' }": "object",
    "() => process.env.TOKEN": "function",
    "Promise.resolve(process.env.TOKEN)": "promise",
    "somewhere": "unknown",
}


@pytest.mark.parametrize("value", FORMS)
def test_a_token_is_told_from_what_is_still_to_become_one(value: str) -> None:
    code = CLIENT + f"nodemailer.createTransport({{ auth: {{ type: 'OAuth2', accessToken: {value} }} }})"
    (found,) = options(code, "accessToken")
    assert found.form == FORMS[value]


def test_the_answer_of_a_service_that_nobody_knows_is_not_judged() -> None:
    code = (
        IMPORT
        + "class M { constructor(private tokens: T) {} async f() { const accessToken = await this.tokens.getAccessToken();"
        + " nodemailer.createTransport({ auth: { type: 'OAuth2', accessToken } }) } }"
    )
    assert [one.form for one in options(code, "accessToken")] == ["unknown"]


def test_the_answer_is_followed_through_functions_variables_and_destructuring() -> None:
    code = CLIENT + (
        "async function get() { const answer = await client.getAccessToken(); return answer }\n"
        "async function f() { const accessToken = await get();"
        " nodemailer.createTransport({ auth: { type: 'OAuth2', accessToken } }) }\n"
        "async function g() { const { token: accessToken } = await get();"
        " nodemailer.createTransport({ auth: { type: 'OAuth2', accessToken } }) }\n"
    )
    assert [one.form for one in options(code, "accessToken")] == ["answer", "fresh"]


def test_a_token_of_a_wrapper_is_told_for_each_caller() -> None:
    code = CLIENT + (
        "const make = (accessToken) => nodemailer.createTransport({ auth: { type: 'OAuth2', accessToken } });"
        "make(client.getAccessToken()); make(process.env.TOKEN);"
    )
    assert [one.auth.access_token_form for one in transports(code)] == ["promise", "env"]


TIMES = {
    "3600": "number",
    "60 * 60": "number",
    "'3600'": "number",
    "1484314697598": "sample",
    "1600000000000": "past",
    "1900000000000": "epoch-ms",
    "Date.now() + 3600 * 1000": "epoch-ms",
    "Date.now() + 3600": "seconds-added",
    "new Date().getTime() + 3599": "seconds-added",
    "Date.now() + 3600000": "epoch-ms",
    "Date.now() + tokens.expires_in": "seconds-added",
    "Date.now() + tokens.expires_in * 1000": "epoch-ms",
    "Date.now() + (tokens.expires_in - 60) * 1000": "epoch-ms",
    "Date.now() + 1000 * Number(tokens.expires_in)": "epoch-ms",
    "tokens.expires_in": "duration",
    "tokens.expires_in * 1000": "duration-ms",
    "tokens.expiry_date": "epoch-ms",
    "Math.floor(Date.now() / 1000) + 3600": "epoch-seconds",
    "Math.floor(Date.now() / 1000)": "epoch-seconds",
    "Math.round(Date.now() / 1000 + tokens.expires_in)": "epoch-seconds",
    "(Math.floor(Date.now() / 1000) + 3600) * 1000": "epoch-ms",
    "+new Date() + 3600000": "epoch-ms",
    "moment().add(1, 'hour').unix()": "epoch-seconds",
    "new Date(Date.now() + 1000)": "epoch-ms",
    "new Date(Date.now() + 1000).toISOString()": "text",
    "'2030-01-01T00:00:00Z'": "text",
    "result.expiresOn.getTime()": "epoch-ms",
    "Number(process.env.EXPIRES)": "other",
    "somewhere": "other",
}


@pytest.mark.parametrize("value", TIMES)
def test_a_time_in_milliseconds_is_told_from_everything_else(value: str) -> None:
    code = IMPORT + (
        f"function f(tokens, result) {{ nodemailer.createTransport({{ auth: {{ type: 'OAuth2', expires: {value} }} }}) }}"
    )
    (found,) = options(code, "expires")
    assert found.form == TIMES[value]


def test_a_time_is_followed_through_variables_and_other_files() -> None:
    code = IMPORT + (
        "import { LIFETIME } from './times'; const now = Date.now();\n"
        "async function f(get) { const { expires_in } = await get();\n"
        "nodemailer.createTransport({ auth: { type: 'OAuth2', expires: now + expires_in } });\n"
        "nodemailer.createTransport({ auth: { type: 'OAuth2', expires: now + LIFETIME } }) }"
    )
    found = transports(code, times="export const LIFETIME = 3600;")
    assert [one.auth.expires_form for one in found] == ["seconds-added", "seconds-added"]


TIMEOUTS = {"3600": "seconds", "3600 * 1000": "too-long", "tokens.expires_in": "seconds", "Date.now() + 1": "too-long"}


@pytest.mark.parametrize("value", TIMEOUTS)
def test_a_timeout_is_in_seconds(value: str) -> None:
    code = IMPORT + f"nodemailer.createTransport({{ auth: {{ type: 'OAuth2', timeout: {value} }} }})"
    (found,) = options(code, "timeout")
    assert found.form == TIMEOUTS[value]
