"""Options that a function gives where they are used: called in place, awaited, put together, compiled."""

import pytest

from tests.link.test_forms import HOST, LOGIN, transports

COMPILED = """"use strict";
var __awaiter = (this && this.__awaiter) || function (thisArg, _arguments, P, generator) {};
var __importDefault = (this && this.__importDefault) || function (mod) { return (mod && mod.__esModule) ? mod : { "default": mod }; };
Object.defineProperty(exports, "__esModule", { value: true });
const nodemailer_1 = __importDefault(require("nodemailer"));
const googleapis_1 = require("googleapis");
const client = new googleapis_1.google.auth.OAuth2(process.env.CID, process.env.CS, "https://a.example/callback");
client.setCredentials({ refresh_token: process.env.RT });
const token = () => __awaiter(void 0, void 0, void 0, function* () { return yield client.getAccessToken(); });
const opts = () => __awaiter(void 0, void 0, void 0, function* () {
  return { host: 'smtp.a.example', port: 465, auth: { type: 'OAuth2', user: 'u@a.example', clientId: process.env.CID, accessToken: yield token() } };
});
const make = () => __awaiter(void 0, void 0, void 0, function* () { return nodemailer_1.default.createTransport(yield opts()); });
"""
CALLED: dict[str, dict[str, str]] = {
    "a function of another file": {
        "a.js": "const mailConfig = require('./c'); nodemailer.createTransport(mailConfig());",
        "c.js": "module.exports = () => { return OPTIONS; };",
    },
    "a function of this file": {
        "a.js": "nodemailer.createTransport(mailConfig()); function mailConfig() { return OPTIONS; }"
    },
    "a default export": {
        "a.ts": "import o from './c'; nodemailer.createTransport(o());",
        "c.ts": "export default function () { return OPTIONS; }",
    },
    "with an argument": {
        "a.js": "const mailConfig = (host) => ({ host, port: 465 }); nodemailer.createTransport(mailConfig('smtp.a.example'));"
    },
    "an async function": {
        "a.js": "const mailConfig = async () => (OPTIONS); async function f() { return nodemailer.createTransport(await mailConfig()); }"
    },
    "an async function, by then": {
        "a.js": "const mailConfig = async () => (OPTIONS); mailConfig().then((o) => nodemailer.createTransport(o));"
    },
    "an async function among others": {
        "a.js": "const o = async () => (OPTIONS); async function f() { const [c, x] = await Promise.all([o(), y()]); return nodemailer.createTransport(c); }"
    },
    "an async function that is called at once": {
        "a.js": "async function f() { return nodemailer.createTransport(await (async () => { return OPTIONS; })()); }"
    },
    "an async function in parentheses": {
        "a.js": "const o = async () => (OPTIONS); async function f() { return nodemailer.createTransport(await (o())); }"
    },
    "a function that is called at once": {"a.js": "nodemailer.createTransport((() => (OPTIONS))());"},
    "a method": {
        "a.ts": "class M { opts() { return OPTIONS; } make() { return nodemailer.createTransport(this.opts()); } }"
    },
    "an async method": {
        "a.ts": "class M { private async opts() { return OPTIONS; } async make() { return nodemailer.createTransport(await this.opts()); } }"
    },
    "a field that is a function": {
        "a.ts": "class M { opts = () => (OPTIONS); make = () => nodemailer.createTransport(this.opts()); }"
    },
    "a module that is called where it is required": {
        "a.js": "module.exports = function mailer(o) { const t = nodemailer.createTransport(o); return { send: (m) => t.sendMail(m) }; };",
        "b.js": "const mailer = require('./a')(OPTIONS);",
    },
    "defaults of parameters": {
        "a.js": "function make({ host = 'smtp.a.example', port = 465 } = {}) { return nodemailer.createTransport({ host, port }); } make();"
    },
    "a spread over defaults": {
        "a.js": "const D = { host: 'smtp.a.example', port: 25 }; function make(o = {}) { return nodemailer.createTransport({ ...D, ...o }); } make({ port: 465 });"
    },
    "a spread of nothing over defaults": {
        "a.js": "const D = { host: 'smtp.a.example', port: 465 }; const make = (o = {}) => nodemailer.createTransport({ ...D, ...o }); make();"
    },
    "the rest of what is given": {
        "a.js": "function make({ name, ...o }) { return nodemailer.createTransport(o); } make({ name: 'x', host: 'smtp.a.example', port: 465 });"
    },
    "the rest of an object": {
        "a.js": "const { x, ...o } = { x: 1, host: 'smtp.a.example', port: 465 }; nodemailer.createTransport(o);"
    },
    "an object of settings": {
        "a.js": "const config = require('./config'); nodemailer.createTransport({ host: config.mail.host, port: config.mail.port });",
        "config/index.js": "module.exports = { mail: { host: 'smtp.a.example', port: 465 } };",
    },
    "settings of the environment": {
        "a.js": "const config = require('./config'); nodemailer.createTransport(config.mail);",
        "config/index.js": "const env = process.env.NODE_ENV || 'development'; module.exports = require('./' + env);",
        "config/production.js": "module.exports = { mail: OPTIONS };",
        "config/test.js": "module.exports = { mail: { host: 'localhost' } };",
    },
    "settings of the environment, by a template": {
        "a.js": "const config = require(`./config/${process.env.NODE_ENV}.json`); nodemailer.createTransport(config.mail);",
        "config/development.json": '{ "mail": { "host": "smtp.a.example", "port": 465 } }',
    },
    "settings of a package": {
        "a.js": "const config = require('config'); nodemailer.createTransport({ host: config.mail.host, port: config.mail.port });",
        "config/default.json": '{ "mail": { "host": "smtp.a.example", "port": 465 } }',
        "package.json": '{ "dependencies": { "nodemailer": "10.6.0", "config": "3.3.0" } }',
    },
    "another package of yarn's workspace": {
        "package.json": '{ "private": true, "workspaces": { "packages": ["packages/*"], "nohoist": ["**/x"] } }',
        "packages/app/package.json": '{ "name": "app", "dependencies": { "@me/cfg": "1.0.0", "nodemailer": "10.6.0" } }',
        "packages/app/a.ts": "import { o } from '@me/cfg'; nodemailer.createTransport(o);",
        "packages/cfg/package.json": '{ "name": "@me/cfg", "version": "1.0.0", "main": "src/index.ts" }',
        "packages/cfg/src/index.ts": "export const o = OPTIONS",
    },
    "what a compiler makes of async functions": {"a.js": COMPILED},
}


@pytest.mark.parametrize("form", CALLED)
def test_the_options_are_found_behind(form: str) -> None:
    assert {(one.effective.host, one.effective.port) for one in transports(CALLED[form])} == {(HOST, 465)}


def test_what_is_taken_out_of_an_object_is_no_option_of_the_rest() -> None:
    code = f"const make = ({{ user, auth, ...o }}) => nodemailer.createTransport(o); make({{ host: 'smtp.a.example', auth: {LOGIN} }});"
    (one,) = transports({"a.js": code})
    assert (one.host, one.auth.user, one.auth.oauth2) == ("smtp.a.example", None, False)


def test_what_stands_before_a_last_resort_is_set_or_not() -> None:
    code = "const env = process.env; nodemailer.createTransport({ host: env.H || 'smtp.a.example', port: (1 < n) || 465 });"
    assert {one.about.branch for one in transports({"a.js": code})} == {
        f"{host} and {port}"
        for host in ("env.H is set", "env.H is not set")
        for port in ("(1 < n) is true", "(1 < n) is false")
    }


def test_settings_of_several_environments_are_told_apart() -> None:
    files = {
        "a.js": "const c = require('./config/' + process.env.NODE_ENV); nodemailer.createTransport(c);",
        "config/production.js": "module.exports = { host: 'smtp.a.example' };",
        "config/development.js": "module.exports = { host: 'smtp.b.example' };",
    }
    assert {(one.about.branch, one.host) for one in transports(files)} == {
        ("NODE_ENV is production", "smtp.a.example"),
        ("NODE_ENV is development", "smtp.b.example"),
    }


def test_a_module_that_any_variable_may_name_is_not_known() -> None:
    code = "const c = require('./config/' + process.env.TENANT); nodemailer.createTransport(c);"
    (one,) = transports({"a.js": code, "config/production.js": "module.exports = { host: 'smtp.a.example' };"})
    assert "host" in one.about.dynamic
