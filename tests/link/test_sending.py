"""Where the failure of a send ends, over all files of a project."""

import pytest

from oauthlint.link.sending import MOST
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.source import Place
from tests.link.linking import lock, manifest
from tests.link.watched import MAIL, ends, sends

EXPRESS_4 = manifest("package.json", nodemailer="^6.9.0", express="^4.18.2")
EXPRESS_5 = manifest("package.json", nodemailer="^6.9.0", express="^5.1.0")
ROUTER = f"{MAIL}const router = require('express').Router();\n"
HANDLER = "async (req, res) => { await mail.sendMail(m); res.end(); }"
HELPER = f"{MAIL}exports.send = async (to) => {{ await mail.sendMail({{ to }}); }};"


def test_a_helper_hands_its_failure_on_to_its_callers_each_of_which_is_an_end() -> None:
    files = {
        "src/mail.js": HELPER,
        "src/dropped.js": "const { send } = require('./mail'); send('a');",
        "src/caught.js": "const { send } = require('./mail'); exports.f = async () => { try { await send('a') } catch (e) { log(e) } };",
        "src/returned.js": "const { send } = require('./mail'); exports.f = () => send('a');",
    }
    assert sorted(ends(files)) == [
        ("src/caught.js", "handled"),
        ("src/dropped.js", "dropped"),
        ("src/returned.js", "caller"),
    ]


@pytest.mark.parametrize(("more", "unknown"), [(0, 0), (1, 1)])
def test_what_becomes_of_a_failure_at_more_callers_than_are_followed_is_not_known(more: int, unknown: int) -> None:
    callers = "const { send } = require('./mail');\n" + "send('a');\n" * (MOST + more)
    found = [end for _, end in ends({"src/mail.js": HELPER, "src/a.js": callers})]
    assert (found.count("dropped"), found.count(None)) == (MOST, unknown)


def test_an_end_stands_at_the_call_and_shows_where_the_message_is_sent() -> None:
    code = "import { send } from './mail';\nexport const run = async () => { await send('a'); };\nrun();"
    (one,) = sends({"src/mail.js": HELPER, "src/run.js": code})
    path, start, end = one.about.trails["end"][0]
    assert (path, code[start:end], one.direct, one.method) == ("src/run.js", "run", False, "run")
    assert [(step.place.path, step.note) for step in one.about.related] == [
        ("src/mail.js", "the message is sent here"),
        ("src/run.js", "handed on here"),
    ]


def test_a_helper_that_catches_has_no_other_end() -> None:
    helper = f"{MAIL}exports.send = async (to) => {{ try {{ await mail.sendMail({{ to }}) }} catch (e) {{ log(e) }} }};"
    assert ends({"src/mail.js": helper, "src/a.js": "const { send } = require('./mail'); send('a');"}) == [
        ("src/mail.js", "handled")
    ]


def test_functions_that_call_each_other_in_a_circle_come_to_an_end() -> None:
    code = f"{MAIL}async function a() {{ await mail.sendMail(m); await b(); }} async function b() {{ await a(); }} b();"
    assert ("src/a.js", "dropped") in ends(code)


def test_a_method_of_an_object_and_of_a_class_are_followed() -> None:
    as_object = f"{MAIL}const box = {{ async send() {{ await mail.sendMail(m) }} }}; box.send();"
    as_class = f"{MAIL}class Box {{ async send() {{ await mail.sendMail(m) }} all() {{ this.send(); }} }}"
    made = f"{MAIL}class Box {{ async send() {{ await mail.sendMail(m) }} }} const box = new Box(); box.send();"
    assert [ends(one) for one in (as_object, as_class, made)] == [[("src/a.js", "dropped")]] * 3


ROUTES = {
    "Express 4": (EXPRESS_4, f"{ROUTER}router.post('/', {HANDLER})", "route"),
    "Express 4 with a path before": (EXPRESS_4, f"{ROUTER}router.route('/a').post({HANDLER})", "route"),
    "Express 4 as middleware": (EXPRESS_4, f"{ROUTER}router.use({HANDLER})", "route"),
    "a handler in a list": (EXPRESS_4, f"{ROUTER}router.post('/', [guard, {HANDLER}])", "route"),
    "a handler with a name": (EXPRESS_4, f"{ROUTER}const h = {HANDLER}; router.post('/', h)", "route"),
    "a method that is bound to its object": (
        EXPRESS_4,
        f"{ROUTER}class A {{ async send(req, res) {{ await mail.sendMail(m) }} }} const a = new A(); router.post('/', a.send.bind(a))",
        "route",
    ),
    "an app that is handed over": (
        EXPRESS_4,
        f"{MAIL}module.exports = (app) => {{ app.post('/', {HANDLER}) }}",
        "route",
    ),
    "Express 5": (EXPRESS_5, f"{ROUTER}router.post('/', {HANDLER})", "handled"),
    "Express of any release": (
        manifest("package.json", express=">=4"),
        f"{ROUTER}router.post('/', {HANDLER})",
        None,
    ),
    "all of Express patched": (
        manifest("package.json", **{"express": "^4.1.0", "express-async-errors": "^3.0.0"}),
        f"{ROUTER}router.post('/', {HANDLER})",
        "handled",
    ),
    "a package that wraps": (
        EXPRESS_4,
        f"{ROUTER}const wrap = require('express-async-handler'); router.post('/', wrap({HANDLER}))",
        "handled",
    ),
    "a wrapper of the project's own": (
        EXPRESS_4,
        f"{ROUTER}const wrap = (f) => (q, s, n) => f(q, s, n).catch(n); router.post('/', wrap({HANDLER}))",
        "caller",
    ),
    "Fastify": (
        manifest("package.json", fastify="^5.0.0"),
        f"{MAIL}const app = require('fastify')(); app.post('/', {HANDLER})",
        "handled",
    ),
    "a server of Node.js itself": (
        manifest("package.json", nodemailer="^6.9.0"),
        f"{MAIL}require('http').createServer({HANDLER})",
        "event",
    ),
    "a get that is no route": (EXPRESS_4, f"{MAIL}cache.get('key', {HANDLER})", None),
    "a hook of a database": (EXPRESS_4, f"{MAIL}schema.post('save', {HANDLER})", None),
}


@pytest.mark.parametrize("route", ROUTES)
def test_what_becomes_of_the_failure_of_a_request_handler(route: str) -> None:
    package, code, end = ROUTES[route]
    assert ends(code, package) == [("src/a.js", end)]


def test_the_lock_file_says_which_express_it_is() -> None:
    files = {"src/a.js": f"{ROUTER}router.post('/', {HANDLER})"}
    package = manifest("package.json", express=">=4")
    assert ends(files, package, lock("package-lock.json", ("express", "4.21.2", ""))) == [("src/a.js", "route")]
    assert ends(files, package, lock("package-lock.json", ("express", "5.1.0", ""))) == [("src/a.js", "handled")]


def test_a_controller_that_a_router_of_another_file_is_given() -> None:
    files = {
        "src/controller.js": f"{MAIL}exports.contact = {HANDLER};",
        "src/routes.js": "const c = require('./controller'); const router = require('express').Router(); router.post('/', c.contact);",
    }
    (one,) = sends(files, EXPRESS_4)
    assert (one.end, one.sure, one.framework) == ("route", True, "express")
    assert one.about.place.path == "src/controller.js"
    assert [step.place.path for step in one.about.related] == ["src/routes.js"]


@pytest.mark.parametrize(
    ("package", "path", "end"),
    [
        (EXPRESS_4, "src/controller.js", "route"),
        (EXPRESS_5, "src/controller.js", "handled"),
        (EXPRESS_4, "api/contact.js", "caller"),
        (EXPRESS_4, "pages/api/contact.js", "caller"),
        (
            manifest("package.json", **{"express": "4.1.0", "express-async-handler": "1.2.0"}),
            "src/controller.js",
            "caller",
        ),
        (manifest("package.json", express="4.1.0", fastify="5.0.0"), "src/controller.js", "caller"),
        (manifest("package.json", nodemailer="6.9.0"), "src/controller.js", "caller"),
    ],
)
def test_a_handler_that_is_registered_out_of_sight_is_known_by_its_parameters(
    package: FileFacts, path: str, end: str
) -> None:
    (one,) = sends({path: f"{MAIL}exports.contact = {HANDLER};"}, package)
    assert one.end == end
    assert not (end == "route" and one.sure)


LATER = {
    "a timer": ("setTimeout(async () => { await mail.sendMail(m) }, 9)", "timer"),
    "a listener": ("process.on('message', async () => { await mail.sendMail(m) })", "event"),
    "a listener of something": ("shop.on('order', async () => { await mail.sendMail(m) })", "event"),
    "a listener with a name": ("async function f() { await mail.sendMail(m) } shop.on('order', f)", "event"),
    "a listener that does not wait": ("shop.on('order', () => { mail.sendMail(m) })", "dropped"),
    "a job of node-cron 3": (
        "const c = require('node-cron'); c.schedule('* * *', async () => { await mail.sendMail(m) })",
        "silent",
    ),
    "a bot": ("const b = require('telegraf')(); b.on('text', async () => { await mail.sendMail(m) })", "handled"),
    "somebody else": ("queue.process(async () => { await mail.sendMail(m) })", None),
}


@pytest.mark.parametrize("later", LATER)
def test_what_becomes_of_the_failure_of_what_is_called_later(later: str) -> None:
    code, end = LATER[later]
    assert ends(MAIL + code, manifest("package.json", **{"node-cron": "^3.0.3"})) == [("src/a.js", end)]


RECEIVERS = {
    "const nodemailer = require('nodemailer'); const x = nodemailer.createTransport(o); x.sendMail(m)": 1,
    "mailTransporter.sendMail(m)": 1,
    "class A { constructor(private smtp) {} f() { this.smtp.sendMail(m) } }": 1,
    "import { MailerService } from '@nestjs-modules/mailer'; class A { constructor(private mailerService) {} f() { this.mailerService.sendMail(m) } }": 1,
    "class A { constructor(private mailerService) {} f() { this.mailerService.sendMail(m) } }": 0,
    "import { MailerService as M } from '@nestjs-modules/mailer'; @Injectable() class A { constructor(private s: M) {} f() { this.s.sendMail(m) } }": 1,
    "import { Outbox } from 'outbox'; @Injectable() class A { constructor(private mailer: Outbox) {} f() { this.mailer.sendMail(m) } }": 0,
    "graph.sendMail(m)": 0,
    "sendMail(m)": 0,
    "const mailer = require('other-mailer'); mailer.sendMail(m)": 0,
    "gmail.users.messages.send(m)": 1,
    "socket.messages.send(m)": 0,
}


@pytest.mark.parametrize(
    ("call", "end"),
    [
        ("this.mail.welcome(u)", "dropped"),
        ("await this.mail.welcome(u)", "caller"),
        ("return this.mail.welcome(u)", "caller"),
        ("void this.mail.welcome(u)", "dropped"),
        ("this.mail.welcome(u).catch((e) => this.logger.error(e))", "handled"),
    ],
)
@pytest.mark.parametrize("asked", ["private mail: Mail", "@Inject(forwardRef(() => Mail)) private mail: Mail"])
def test_a_service_that_nest_hands_in_hands_its_failure_on(asked: str, call: str, end: str) -> None:
    files = {
        "src/mail.service.ts": "import { MailerService } from '@nestjs-modules/mailer'; @Injectable() export class Mail { constructor(private readonly sender: MailerService) {} async welcome(u) { await this.sender.sendMail(u) } }",
        "src/a.controller.ts": f"import {{ Controller, Post }} from '@nestjs/common'; import {{ Mail }} from './mail.service'; @Controller() export class A {{ constructor({asked}) {{}} @Post() async go(u) {{ {call} }} }}",
    }
    assert ends(files) == [("src/a.controller.ts", end)]


@pytest.mark.parametrize("code", RECEIVERS)
def test_what_sends_mail_is_known_by_what_it_is_or_by_its_name(code: str) -> None:
    assert len(ends({"src/a.ts": code})) == RECEIVERS[code]


def test_a_request_for_a_token_counts_in_a_package_that_sends_mail() -> None:
    code = "const c = make(); async function f() { try { await c.getAccessToken() } catch (e) { return e } }"
    assert [one.what for one in sends(code, manifest("package.json", nodemailer="^6.0.0"))] == ["token"]
    assert sends(code, manifest("package.json", express="^4.0.0")) == []


@pytest.mark.parametrize("call", ["roles.grant('admin')", "auth.authorize(req)", "page.refresh()", "client.callback()"])
def test_a_method_of_something_else_asks_for_no_token(call: str) -> None:
    assert sends(f"{MAIL}export const f = () => {{ {call} }}", manifest("package.json", nodemailer="^6.0.0")) == []


def test_one_block_around_a_token_and_a_message_is_one_end() -> None:
    code = (
        f"{MAIL}async function f() {{ try {{ await c.getToken(); await mail.sendMail(m) }} catch (e) {{ return e }} }}"
    )
    (one,) = sends(code)
    assert (one.what, one.handled) == ("message", "returns-error")


def test_a_callback_that_never_looks_at_its_error_is_an_end_at_the_send() -> None:
    code = f"{MAIL}mail.sendMail(m, () => {{}});"
    (one,) = sends(code)
    assert (one.end, one.form) == ("unread", "callback")
    assert one.about.trails["end"] == (Place("src/a.js", len(MAIL), len(MAIL) + len("mail.sendMail")),)
