"""A script is idle that does nothing of mail by itself, whatever words it holds: of it is known what it uses."""

import pytest

from oauthlint.extract import EXTRACTORS
from oauthlint.model.filefacts import IDLE, FileFacts
from tests.link.keeping import READER

SETS_UP = "vi.mock('./mail'); vi.spyOn(mail, 'go');"


def first(code: str, path: str = "src/a.ts") -> FileFacts:
    return EXTRACTORS["first"](code.encode(), path, READER)


@pytest.mark.parametrize(
    "code",
    [
        "export type Provider = 'gmail' | 'outlook'; export const labels = { gmail: 'Gmail' };",
        "import { welcome } from './mailer'; export const join = (user) => welcome(user.email, user.accessToken);",
        "import { app } from './app'; import { smtp } from './routes'; app.mount('/smtp', smtp);",
        "export class Mailer extends Base { go(client_secret: string) { return this.other.go(client_secret); } }",
        "import type { Transporter } from './nodemailer'; export function to(t: Transporter) { return t; }",
    ],
)
def test_what_only_speaks_of_mail_is_idle(code: str) -> None:
    facts = first(code)
    assert IDLE in facts.flags
    assert (facts.calls, facts.exports, facts.flows, facts.bodies) == ((), (), (), ())


@pytest.mark.parametrize(
    "code",
    [
        "import nodemailer from 'nodemailer';",
        "const mail = require('nodemailer');",
        "export { createTransport as open } from 'nodemailer';",
        "const smtp = await import('nodemailer/lib/smtp-transport');",
        "import pRetry from 'p-retry'; import { go } from './mailer'; pRetry(() => go());",
        "import { mailer } from './mailer'; mailer.sendMail({ to });",
        "import { mailer } from './mailer'; const send = promisify(mailer.sendMail);",
        "export const send = (gmail) => gmail.users.messages.send({});",
        "export const open = (client) => client.setCredentials(stored);",
        "export const mail = { host: process.env.SMTP_HOST };",
        "const { env } = require('process'); export const mail = env;",
        "export const options = import.meta.env;",
        "export const api = 'https://www.googleapis.com/auth/gmail.send';",
        "try { go(); } catch (error) { if (error.code === 'EAUTH') stop(); }",
        "console.log(accessToken);",
        "app.get('/token', (req, res) => { res.json({ refresh_token: tokens.refresh_token }); });",
        "// oauthlint: disable-next-line=hardcoded-secret\nexport const gmail = 1;",
        "fetch(url, { method: 'POST', body: `grant_type=refresh_token&refresh_token=${t}` });",
        "mailer.options.auth = other;\nuser.refresh_token = null; await users.update({ refresh_token: null });",
        "@Module({ providers: [Mailer] }) export class Mail {}",
        "export const gmail = (;",
        SETS_UP,
    ],
)
def test_what_does_something_of_mail_is_not_idle(code: str) -> None:
    facts = first(code)
    assert IDLE not in facts.flags
    assert facts == EXTRACTORS["javascript"](code.encode(), "src/a.ts", READER)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("config/plugins.js", "module.exports = { email: { config: { provider: 'nodemailer' } } };"),
        ("jest.config.js", "module.exports = { moduleNameMapper: { nodemailer: '<rootDir>/stub.js' } };"),
        ("src/__mocks__/nodemailer.ts", "export default { make: () => null };"),
        ("test/setup.ts", SETS_UP),
    ],
)
def test_what_nobody_need_import_is_not_idle(path: str, code: str) -> None:
    assert IDLE not in first(code, path).flags


def test_what_stands_in_for_others_in_one_test_alone_says_nothing_of_the_rest() -> None:
    assert IDLE in first(SETS_UP, "src/mail.test.ts").flags


@pytest.mark.parametrize(
    ("code", "using"),
    [
        ("import { go } from './m'; go();", {("./m", "go")}),
        ("import { go as run } from './m'; run();", {("./m", "go"), ("./m", "run")}),
        ("import go from './m'; go();", {("./m", "go"), ("./m", "default")}),
        ("import * as m from './m'; m.go();", {("./m", "go"), ("./m", "*")}),
        ("const go = require('./m'); go();", {("./m", "go"), ("./m", "=")}),
        ("const { go: run } = require('./m'); run();", {("./m", "go"), ("./m", "run")}),
        ("import { Mailer } from './m'; new Mailer(1);", {("./m", "Mailer")}),
        ("import { Base } from './m'; class Mailer extends Base {}", {("./m", "Base")}),
        ("class A { go() { this.mailer.go(); } }", {("", "go")}),
        ("import { m } from './m'; const { go: run } = m; run();", {("", "go"), ("", "run")}),
        ("import { m } from './m'; const run = m.go; run();", {("", "go"), ("", "run")}),
        ("import { app } from 'kit'; import { go } from './m'; app.post('/', go);", {("kit", "post"), ("kit", "app"), ("./m", "go")}),
        ("import { m } from './m'; m.pass = 1;", {("./m", "pass"), ("./m", "m")}),
        ("(await import('./m')).go();", {("", "go")}),
        ("function go() {} go(); list.map(go);", set()),
    ],
)  # fmt: skip
def test_what_an_idle_script_uses_is_known_by_module_and_name(code: str, using: set[tuple[str, str]]) -> None:
    assert set(first(code).using) == using
