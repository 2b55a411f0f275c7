"""What is logged although it is secret, over all files of a project."""

import pytest

from tests.link.linking import manifest
from tests.link.watched import logged, logs

GOOGLE = "const { google } = require('googleapis'); const client = new google.auth.OAuth2(a, b, c);\n"
NODEMAILER = "const nodemailer = require('nodemailer');\n"

BY_VALUE = {
    "the answer of getToken": (
        GOOGLE + "async () => { const answer = await client.getToken(c); console.log(answer.tokens) }",
        "tokens",
    ),
    "its tokens by destructuring": (
        GOOGLE + "async () => { const { tokens: t } = await client.getToken(c); console.log(t) }",
        "tokens",
    ),
    "one of them": (
        GOOGLE + "async () => { const { tokens } = await client.getToken(c); console.log(tokens.refresh_token) }",
        "refresh_token",
    ),
    "the answer in a callback": (GOOGLE + "client.getToken(c, (err, t) => console.log(t))", "tokens"),
    "the answer behind then": (GOOGLE + "client.getToken(c).then(({ tokens }) => console.log(tokens))", "tokens"),
    "the answer itself": (GOOGLE + "async () => console.log(await client.getAccessToken())", "tokens"),
    "the token event": (
        NODEMAILER + "const t = nodemailer.createTransport(o); t.on('token', (x) => console.log(x))",
        "tokens",
    ),
    "a field of the token event": (
        NODEMAILER + "const t = nodemailer.createTransport(o); t.on('token', (x) => console.log(x.accessToken))",
        "access_token",
    ),
    "what a client holds": (GOOGLE + "console.log(client.credentials)", "credentials"),
    "a client": (GOOGLE + "console.log(client)", "client"),
    "a transport": (NODEMAILER + "const t = nodemailer.createTransport({ auth: a }); console.log(t)", "transport"),
    "its options": (
        NODEMAILER + "const t = nodemailer.createTransport({ auth: a }); console.log(t.options)",
        "transport",
    ),
    "an auth block": ("const auth = { user: u, clientId: i, clientSecret: process.env.S }; console.log(auth)", "auth"),
    "options with one": ("const options = { host: h, auth: { user: u, pass: p } }; console.log({ options })", "auth"),
    "a file of credentials": (
        "const gmail = 1; const c = JSON.parse(fs.readFileSync('credentials.json')); console.log(c)",
        "key_file",
    ),
    "the same in a callback": (
        "const gmail = 1; fs.readFile('client_secret.json', (err, content) => console.log(JSON.parse(content)))",
        "key_file",
    ),
    "all of the environment": ("console.log(process.env)", "environment"),
    "a part of the environment": ("const k = process.env.GOOGLE_CLIENT_SECRET; console.log(k)", "client_secret"),
    "a mail password of the environment": ("console.log(process.env.SMTP_PASSWORD)", "password"),
}


@pytest.mark.parametrize("case", BY_VALUE)
def test_a_secret_is_known_by_what_it_is(case: str) -> None:
    code, what = BY_VALUE[case]
    assert logged(code) == [(what, "value")]


HARMLESS = {
    "what else is in the answer": GOOGLE
    + "async () => { const { tokens } = await client.getToken(c); console.log(tokens.expiry_date, tokens.scope) }",
    "the error of a callback": GOOGLE + "client.getToken(c, (err, t) => console.log(err))",
    "what else is in the event": NODEMAILER
    + "const t = nodemailer.createTransport(o); t.on('token', (x) => console.log(x.user, x.expires))",
    "an event of another name": NODEMAILER
    + "const t = nodemailer.createTransport(o); t.on('idle', (token) => console.log(token))",
    "a transport without a login": NODEMAILER
    + "const t = nodemailer.createTransport({ host: 'localhost' }); console.log(t)",
    "what else is in a transport": NODEMAILER
    + "const t = nodemailer.createTransport({ auth: a }); console.log(t.transporter.name, t.idle)",
    "an address for consent": GOOGLE + "const authUrl = client.generateAuthUrl(o); console.log(authUrl)",
    "a token of the application": NODEMAILER
    + "const jwt = require('jsonwebtoken'); const refreshToken = jwt.sign(x, s); console.log(refreshToken)",
    "the same by a function of another name": NODEMAILER
    + "const jwt = require('jsonwebtoken'); const make = (x) => jwt.sign(x, s); const accessToken = make(1); console.log(accessToken)",
    "a token that the application makes": NODEMAILER
    + "async () => { const { accessToken } = await generateTokens(u); const refreshToken = await user.createRefreshToken(); console.log(refreshToken) }",
    "a password of a person": NODEMAILER + "function f(password) { console.log(password) }",
    "a password of the database": NODEMAILER + "console.log(process.env.DB_PASSWORD)",
    "a token off a request": NODEMAILER
    + "app.get('/', (req, res) => { const { accessToken } = req.body; console.log(accessToken, req.cookies.refreshToken) })",
    "an object with other tokens": "const options = { token: t, secret: s, user: u }; console.log(options)",
    "an auth block with nothing in it": "const auth = { user: u, clientSecret: undefined }; console.log(auth)",
    "where a token is kept": "const TOKEN_PATH = 'token.json'; console.log('stored to', TOKEN_PATH)",
    "a part of such a file": "const { client_id } = JSON.parse(fs.readFileSync('credentials.json')); console.log(client_id)",
    "the error of reading it": "fs.readFile('credentials.json', (err, content) => console.log(err))",
    "a client id": GOOGLE + "console.log(process.env.CLIENT_ID)",
}


@pytest.mark.parametrize("case", HARMLESS)
def test_what_is_no_secret_or_not_ours(case: str) -> None:
    assert logged(HARMLESS[case]) == []


def test_what_only_a_name_tells_counts_by_how_near_to_mail_it_stands() -> None:
    code = "export function f(refreshToken) { console.log(refreshToken) }"
    assert logged({"src/a.js": NODEMAILER + code}) == [("refresh_token", "name")]
    assert logged({"src/gmail.js": code}) == [("refresh_token", "guess")]
    assert logged({"src/a.js": code + " import './b'", "src/b.js": NODEMAILER}) == [("refresh_token", "guess")]
    assert logged({"src/a.js": code}) == []
    assert logged({"src/a.js": code.replace("refreshToken", "gmailRefreshToken")}) == [("refresh_token", "name")]


def test_a_value_of_another_file() -> None:
    files = {
        "src/config.js": "export const mail = { auth: { user: 'a', refreshToken: process.env.R, clientId: i } };",
        "src/a.js": "import { mail as config } from './config'; console.log(config);",
    }
    assert logged(files) == [("auth", "value")]


def test_the_answer_and_the_error_of_a_token_request_by_hand() -> None:
    code = """
    const axios = require('axios');
    async function f() {
      try {
        const answer = await axios.post('https://oauth2.googleapis.com/token', { grant_type: 'refresh_token' });
        console.log(answer.data);
      } catch (error) {
        console.log(error);
      }
    }"""
    package = manifest("package.json", nodemailer="^6.0.0", axios="^1.0.0")
    assert sorted(logged(code, package)) == [("token_answer", "value"), ("token_error", "value")]


@pytest.mark.parametrize(
    ("path", "head", "operator"),
    [
        ("scripts/token.js", "", True),
        ("getRefreshToken.js", "", True),
        ("src/a.js", "#!/usr/bin/env node\n", True),
        ("src/a.js", "const readline = require('readline');\n", True),
        ("src/a.js", "", False),
        ("src/manuscripts/a.js", "", False),
    ],
)
def test_a_program_that_somebody_runs_by_hand(path: str, head: str, operator: bool) -> None:
    (one,) = logs({path: f"{head}console.log(process.env.GMAIL_REFRESH_TOKEN)"})
    assert one.operator == operator


def test_a_logger_that_takes_secrets_out() -> None:
    code = "const logger = require('pino')({ redact: ['t'] }); logger.info(process.env.GMAIL_REFRESH_TOKEN)"
    (one,) = logs(code)
    assert one.redacts
    (other,) = logs(code.replace("{ redact: ['t'] }", ""))
    assert not other.redacts


def test_a_finding_points_at_the_expression_alone() -> None:
    code = "console.log('a', `b ${process.env.GMAIL_REFRESH_TOKEN}`)"
    (one,) = logs(code)
    _, start, end = one.about.place
    assert code[start:end] == "process.env.GMAIL_REFRESH_TOKEN"
    assert (one.logger, one.shown, one.name) == ("console.log", "a refresh token", "GMAIL_REFRESH_TOKEN")
