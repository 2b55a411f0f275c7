"""The forms in which real projects write the options of a transport: behind each the same server is found."""

import re

import pytest

from oauthlint.model.facts import Transport
from tests.link.keeping import MAIL, found

HOST = "smtp.a.example"
LOGIN = "{ type: 'OAuth2', user: 'u@a.example', clientId: process.env.CID, refreshToken: process.env.RT }"
OPTIONS = "{ host: 'smtp.a.example', port: 465, auth: LOGIN }"
SERVERS = "const A = { host: 'smtp.a.example' }, B = { host: 'smtp.b.example' };\n"
REQUIRE, IMPORT = "const nodemailer = require('nodemailer');\n", "import nodemailer from 'nodemailer';\n"

MODULES: dict[str, dict[str, str]] = {
    "a property of exports": {
        "a.js": "const c = require('./c'); nodemailer.createTransport(c.opts);",
        "c.js": "exports.opts = OPTIONS",
    },
    "module.exports, taken apart": {
        "a.js": "const { opts } = require('./c'); nodemailer.createTransport(opts);",
        "c.js": "const opts = OPTIONS; module.exports = { opts };",
    },
    "a property of module.exports": {
        "a.js": "const { opts } = require('./c'); nodemailer.createTransport(opts);",
        "c.js": "module.exports.opts = OPTIONS",
    },
    "module.exports and exports at once": {
        "a.js": "const opts = require('./c'); nodemailer.createTransport(opts);",
        "c.js": "module.exports = exports = OPTIONS",
    },
    "an export under another name": {
        "a.ts": "import { o2 } from './c'; nodemailer.createTransport(o2);",
        "c.ts": "const o = OPTIONS; export { o as o2 };",
    },
    "a default export": {
        "a.ts": "import o from './c'; nodemailer.createTransport(o);",
        "c.ts": "export default OPTIONS",
    },
    "a namespace": {
        "a.ts": "import * as c from './c'; nodemailer.createTransport(c.o);",
        "c.ts": "export const o = OPTIONS",
    },
    "a namespace that is handed on": {
        "a.ts": "import { cfg } from './i'; nodemailer.createTransport(cfg.o);",
        "i.ts": "export * as cfg from './c'",
        "c.ts": "export const o = OPTIONS",
    },
    "a dynamic import, taken apart": {
        "a.ts": "async function f(){ const { o } = await import('./c'); return nodemailer.createTransport(o); }",
        "c.ts": "export const o = OPTIONS",
    },
    "a library that is imported when it is needed": {
        "a.ts": "async function f(){ const nm = await import('nodemailer'); return nm.createTransport(OPTIONS); }"
    },
    "the default export of such a library": {
        "a.ts": "async function f(){ const nm = (await import('nodemailer')).default; return nm.createTransport(OPTIONS); }"
    },
    "a function taken out of the library": {
        "a.js": "const { createTransport } = require('nodemailer'); createTransport(OPTIONS);"
    },
    "a function under another name": {"a.ts": "import { createTransport as ct } from 'nodemailer'; ct(OPTIONS);"},
    "JSON that is required": {
        "a.js": "const c = require('./c.json'); nodemailer.createTransport(c.mail);",
        "c.json": '{ "mail": { "host": "smtp.a.example", "port": 465, "auth": { "user": "u@a.example" } } }',
    },
    "JSON that is imported": {
        "a.mjs": "import c from './c.json' with { type: 'json' }; nodemailer.createTransport(c.mail);",
        "c.json": '{ "mail": { "host": "smtp.a.example", "port": 465, "auth": { "user": "u@a.example" } } }',
    },
    "YAML that is imported": {
        "a.js": "import c from './c.yaml'; nodemailer.createTransport(c.mail);",
        "c.yaml": "mail:\n  host: smtp.a.example\n  port: 465\n",
    },
    "what TypeScript makes of it": {
        "a.js": '"use strict";\nvar __importDefault = (this && this.__importDefault) || function (mod) { return (mod && mod.__esModule) ? mod : { "default": mod }; };\nconst nodemailer_1 = __importDefault(require("nodemailer"));\nconst config_1 = require("./config");\nnodemailer_1.default.createTransport(config_1.opts);',
        "config.js": '"use strict"; Object.defineProperty(exports, "__esModule", { value: true }); exports.opts = void 0; exports.opts = OPTIONS',
    },
}
PROJECTS: dict[str, dict[str, str]] = {
    "paths of a tsconfig": {
        "src/a.ts": "import { o } from '@cfg/mail'; nodemailer.createTransport(o);",
        "tsconfig.json": '{ "compilerOptions": { "baseUrl": ".", "paths": { "@cfg/*": ["src/config/*"] } } }',
        "src/config/mail.ts": "export const o = OPTIONS",
    },
    "the base of a tsconfig": {
        "src/a.ts": "import { o } from 'config/mail'; nodemailer.createTransport(o);",
        "tsconfig.json": '{ "compilerOptions": { "baseUrl": "src" } }',
        "src/config/mail.ts": "export const o = OPTIONS",
    },
    "another package of a workspace": {
        "package.json": '{ "workspaces": ["packages/*"] }',
        "packages/app/package.json": '{ "name": "app", "dependencies": { "@me/cfg": "*", "nodemailer": "10.6.0" } }',
        "packages/app/a.ts": "import { o } from '@me/cfg'; nodemailer.createTransport(o);",
        "packages/cfg/package.json": '{ "name": "@me/cfg", "main": "src/index.ts" }',
        "packages/cfg/src/index.ts": "export const o = OPTIONS",
    },
    "another package of pnpm's workspace": {
        "package.json": "{ }",
        "pnpm-workspace.yaml": "packages:\n  - 'libs/*'\n  - apps/*\n",
        "apps/app/package.json": '{ "name": "app", "dependencies": { "@me/cfg": "workspace:*", "nodemailer": "10.6.0" } }',
        "apps/app/a.ts": "import { o } from '@me/cfg'; nodemailer.createTransport(o);",
        "libs/cfg/package.json": '{ "name": "@me/cfg", "exports": { ".": { "import": "./dist/index.js" } } }',
        "libs/cfg/src/index.ts": "export const o = OPTIONS",
    },
    "a part that such a package exports": {
        "package.json": '{ "workspaces": ["packages/*"] }',
        "packages/app/package.json": '{ "name": "app", "dependencies": { "@me/cfg": "*", "nodemailer": "10.6.0" } }',
        "packages/app/a.ts": "import { o } from '@me/cfg/mail'; nodemailer.createTransport(o);",
        "packages/cfg/package.json": '{ "name": "@me/cfg", "exports": { "./mail": "./src/mail-settings.ts" } }',
        "packages/cfg/src/mail-settings.ts": "export const o = OPTIONS",
    },
    "the package's own name": {
        "package.json": '{ "name": "me", "exports": { "./mail": "./lib/m.js" }, "dependencies": { "nodemailer": "10.6.0" } }',
        "a.js": "import { o } from 'me/mail'; nodemailer.createTransport(o);",
        "lib/m.js": "export const o = OPTIONS",
    },
    "a pattern of the package's imports": {
        "package.json": '{ "imports": { "#cfg/*": "./lib/*.js" }, "dependencies": { "nodemailer": "10.6.0" } }',
        "a.js": "import { o } from '#cfg/m'; nodemailer.createTransport(o);",
        "lib/m.js": "export const o = OPTIONS",
    },
    "imports under conditions": {
        "package.json": '{ "imports": { "#cfg": { "node": "./lib/m.js", "default": "./lib/x.js" } }, "dependencies": { "nodemailer": "10.6.0" } }',
        "a.js": "import { o } from '#cfg'; nodemailer.createTransport(o);",
        "lib/m.js": "export const o = OPTIONS",
        "lib/x.js": "",
    },
}
CLASSES: dict[str, dict[str, str]] = {
    "a method that sets a field": {
        "a.js": "class M { setOptions(o) { this.o = o; } make() { return nodemailer.createTransport(this.o); } }"
        "const m = new M(); m.setOptions(OPTIONS); m.make();"
    },
    "an arrow function that sets a field": {
        "a.js": "class M { use = (o) => { this.o = o; }; make() { return nodemailer.createTransport(this.o); } }"
        "const m = new M(); m.use(OPTIONS); m.make();"
    },
    "a method that makes a transport": {
        "a.js": "class M { init(o) { this.t = nodemailer.createTransport(o); } } const m = new M(); m.init(OPTIONS);"
    },
    "an accessor that sets a field": {
        "a.js": "class M { set host(h) { this._h = h; } get host() { return this._h; } "
        "make() { return nodemailer.createTransport({ host: this._h, port: 465 }); } }"
        "const m = new M(); m.host = 'smtp.a.example'; m.make();"
    },
    "an accessor that makes a transport": {
        "a.js": "class M { set options(o) { this.t = nodemailer.createTransport(o); } }"
        "const m = new M(); m.options = OPTIONS;"
    },
    "an accessor that the constructor uses": {
        "a.js": "class M { set host(h) { this._h = h; } constructor() { this.host = 'smtp.a.example'; "
        "this.t = nodemailer.createTransport({ host: this._h, port: 465 }); } } new M();"
    },
    "an accessor that is given what a function gives back": {
        "a.js": "function made() { return OPTIONS; } "
        "class M { set options(o) { this.t = nodemailer.createTransport(o); } } new M().options = made()"
    },
    "a method of an object": {
        "a.js": "const mail = { connect(o) { return nodemailer.createTransport(o); } }; mail.connect(OPTIONS);"
    },
    "a field": {"a.ts": "class M { private readonly o = OPTIONS; t = nodemailer.createTransport(this.o); }"},
    "a field that the constructor sets": {
        "a.ts": "class M { constructor() { this.o = OPTIONS; this.t = nodemailer.createTransport(this.o); } }"
    },
    "a private field": {"a.ts": "class M { #o = OPTIONS; make() { return nodemailer.createTransport(this.#o); } }"},
    "a getter": {
        "a.ts": "class M { get opts() { return OPTIONS; } make() { return nodemailer.createTransport(this.opts); } }"
    },
    "a static field": {
        "a.ts": "class M { static opts = OPTIONS; static make() { return nodemailer.createTransport(M.opts); } }"
    },
    "a static field by this": {
        "a.ts": "class M { static opts = OPTIONS; static make() { return nodemailer.createTransport(this.opts); } }"
    },
    "a static field of another file": {
        "a.ts": "import { M } from './m'; nodemailer.createTransport(M.opts);",
        "m.ts": "export class M { static readonly opts = OPTIONS; }",
    },
    "a field of the class above": {
        "a.ts": "class B { o = OPTIONS; } class M extends B { make() { return nodemailer.createTransport(this.o); } }"
    },
    "a field of a class above in another file": {
        "a.ts": "import { B } from './b'; class M extends B { make() { return nodemailer.createTransport(this.o); } }",
        "b.ts": "export abstract class B { protected o = OPTIONS; }",
    },
    "a getter of the class below": {
        "a.ts": "abstract class B { abstract get o(); make() { return nodemailer.createTransport(this.o); } } class M extends B { get o() { return OPTIONS; } }"
    },
    "a method of a class in another file that sets a field": {
        "a.ts": "import { M } from './m'; const m = new M(); m.setOptions(OPTIONS); m.make();",
        "m.ts": "export class M { setOptions(o) { this.o = o; } make() { return nodemailer.createTransport(this.o); } }",
    },
    "an accessor of a class in another file": {
        "a.ts": "import { M } from './m'; const m = new M(); m.options = OPTIONS;",
        "m.ts": "export class M { set options(o) { this.t = nodemailer.createTransport(o); } }",
    },
    "a method of an object that another file exports": {
        "a.ts": "import { mailer } from './m'; mailer.init(OPTIONS);",
        "m.ts": "class M { init(o) { this.t = nodemailer.createTransport(o); } } export const mailer = new M();",
    },
    "a method of an object that another file requires": {
        "a.js": "const mailer = require('./m'); mailer.init(OPTIONS);",
        "m.js": "class M { init(o) { this.t = nodemailer.createTransport(o); } } module.exports = new M();",
    },
    "a static method that sets a static field, from another file": {
        "a.ts": "import { M } from './m'; M.configure(OPTIONS); M.make();",
        "m.ts": "export class M { static o; static configure(o) { M.o = o; } static make() { return nodemailer.createTransport(M.o); } }",
    },
    "the one object of a class": {
        "a.ts": "import { M } from './m'; M.getInstance().init(OPTIONS);",
        "m.ts": "export class M { static i; static getInstance() { if (!M.i) { M.i = new M(); } return M.i; } init(o) { this.t = nodemailer.createTransport(o); } }",
    },
    "methods that give back the object, one after the other": {
        "a.ts": "import { B } from './m'; new B().host('smtp.a.example').port(465).build();",
        "m.ts": "export class B { private _h; private _p; host(h) { this._h = h; return this; } port(p) { this._p = p; return this; } build() { return nodemailer.createTransport({ host: this._h, port: this._p }); } }",
    },
    "a method of an object in another file": {
        "a.ts": "import mail from './m'; mail.connect(OPTIONS);",
        "m.ts": "export default { connect(o) { return nodemailer.createTransport(o); } }",
    },
    "a field that holds an object of another file": {
        "a.ts": "import { M } from './m'; class S { constructor() { this.m = new M(); } go() { this.m.init(OPTIONS); } }",
        "m.ts": "export class M { init(o) { this.t = nodemailer.createTransport(o); } }",
    },
    "a method of the class above, by its name": {
        "a.ts": "import { M } from './m'; class S extends M { go() { this.init(OPTIONS); } }",
        "m.ts": "export class M { init(o) { this.t = nodemailer.createTransport(o); } }",
    },
    "a method of the class above, by super": {
        "a.ts": "import { M } from './m'; class S extends M { init() { super.init(OPTIONS); } }",
        "m.ts": "export class M { init(o) { this.t = nodemailer.createTransport(o); } }",
    },
    "a method of a prototype in another file": {
        "a.js": "const M = require('./m'); const m = new M(); m.init(OPTIONS);",
        "m.js": "function M() {} M.prototype.init = function (o) { this.t = nodemailer.createTransport(o); }; module.exports = M;",
    },
    "what util.inherits has from another constructor": {
        "a.js": "const util = require('util'); function B(o) { this.o = o; } B.prototype.make = function () { return nodemailer.createTransport(this.o); }; function A() { B.call(this, OPTIONS); } util.inherits(A, B); new A().make();",
    },
    "inherits, taken out of its module": {
        "a.js": "const { inherits } = require('node:util'); function B() { this.o = OPTIONS; } function A() { B.call(this); } inherits(A, B); A.prototype.make = function () { return nodemailer.createTransport(this.o); };",
    },
    "a prototype that is made of another one": {
        "a.js": "function B() { this.o = OPTIONS; } function A() { B.apply(this, arguments); } A.prototype = Object.create(B.prototype); A.prototype.make = function () { return nodemailer.createTransport(this.o); };",
    },
}
WRAPPERS: dict[str, dict[str, str]] = {
    "a function that is given the login": {
        "a.ts": "import { make } from './m'; make(LOGIN);",
        "m.ts": "export function make(auth) { return nodemailer.createTransport({ host: 'smtp.a.example', port: 465, auth }); }",
    },
    "a constructor that is given the options": {
        "a.ts": "import { M } from './m'; new M({ host: 'smtp.a.example', port: 465 });",
        "m.ts": "export class M { constructor(o) { this.t = nodemailer.createTransport(o); } }",
    },
    "a property of such a constructor": {
        "a.ts": "import { M } from './m'; new M({ host: 'smtp.a.example', port: 465 }).make();",
        "m.ts": "export class M { constructor(private o) { } make() { return nodemailer.createTransport(this.o); } }",
    },
    "a function that is given back": {
        "a.ts": "const factory = (o) => () => nodemailer.createTransport(o); const t = factory(OPTIONS)();"
    },
    "an async function": {
        "a.ts": "const opts = async () => { const token = await x.getAccessToken(); return { host: 'smtp.a.example', port: 465, auth: { type: 'OAuth2', user: 'u@a.example', accessToken: token } }; }; async function go() { const t = nodemailer.createTransport(await opts()); }"
    },
    "a variable that is filled once": {
        "a.ts": "let t; export function get() { if (!t) { t = nodemailer.createTransport(OPTIONS); } return t; }"
    },
    "a variable that is filled where it is empty": {
        "a.ts": "let t; export const get = () => (t ??= nodemailer.createTransport(OPTIONS));"
    },
    "a function that verifies first": {
        "a.ts": "const build = async () => { const t = nodemailer.createTransport(OPTIONS); await t.verify(); return t; };"
    },
    "one of several functions": {
        "a.ts": "const makers = { gmail: () => ({ host: 'smtp.a.example', port: 465 }) }; nodemailer.createTransport(makers.gmail());"
    },
    "a function that is called at once": {
        "a.ts": "(async () => { const t = nodemailer.createTransport(OPTIONS); await t.sendMail({}); })();"
    },
    "a function that hands on to another one": {
        "a.ts": "import { makeTransport } from './m'; makeTransport(LOGIN);",
        "m.ts": "import { build } from './b'; export const makeTransport = (auth) => build(auth);",
        "b.ts": "export function build(auth) { return nodemailer.createTransport({ host: 'smtp.a.example', port: 465, auth }); }",
    },
    "a function that puts the options together for another one": {
        "a.ts": "import { makeTransport } from './m'; makeTransport('smtp.a.example');",
        "m.ts": "import { build } from './b'; export const makeTransport = (host) => build({ host, port: 465 }); // SMTP",
        "b.ts": "export function build(o) { return nodemailer.createTransport(o); }",
    },
    "a constructor that hands on to a function": {
        "a.ts": "import { Mailer } from './m'; new Mailer({ host: 'smtp.a.example', port: 465 });",
        "m.ts": "import { build } from './b'; export class Mailer { constructor(o) { this.t = build(o); } }",
        "b.ts": "export function build(o) { return nodemailer.createTransport(o); }",
    },
    "functions in functions in functions": {
        "a.ts": "import { top } from './t'; top(OPTIONS);",
        "t.ts": "import { makeTransport } from './m'; export const top = (o) => makeTransport(o); // SMTP",
        "m.ts": "import { build } from './b'; export const makeTransport = (o) => build(o); // SMTP",
        "b.ts": "export function build(o) { return nodemailer.createTransport(o); }",
    },
    "a function that is called by call": {
        "a.js": "function make(o) { return nodemailer.createTransport(o); } make.call(this, OPTIONS);",
    },
    "a function that is called by apply": {
        "a.js": "function make(o) { return nodemailer.createTransport(o); } make.apply(null, [OPTIONS]);",
    },
    "a function of another file that is called by call": {
        "a.js": "const make = require('./m'); make.call(this, OPTIONS);",
        "m.js": "module.exports = function (o) { return nodemailer.createTransport(o); };",
    },
    "options that a function gives by call": {
        "a.js": "function opts() { return OPTIONS; } nodemailer.createTransport(opts.call(this));",
    },
    "the library's own function by call": {
        "a.js": "nodemailer.createTransport.call(nodemailer, OPTIONS);",
    },
    "a promise that is made by hand": {
        "a.ts": "const opts = () => new Promise((resolve) => resolve(OPTIONS)); async function f(){ nodemailer.createTransport(await opts()); }",
    },
    "such a promise behind a callback": {
        "a.js": "function opts() { return new Promise((resolve, reject) => { load((err, token) => { if (err) return reject(err); resolve({ host: 'smtp.a.example', port: 465, auth: { type: 'OAuth2', accessToken: token } }); }); }); } async function f(){ nodemailer.createTransport(await opts()); }",
    },
    "such a promise, by then": {
        "a.js": "function opts() { return new Promise((resolve, reject) => { resolve(OPTIONS); }); } opts().then((o) => nodemailer.createTransport(o));",
    },
    "options that count over a default": {
        "a.ts": "import { make } from './m'; make({ host: 'smtp.a.example', port: 465 });",
        "m.ts": "const D = { host: 'x.example', port: 1 }; export const make = (o) => { const p = o || D; return nodemailer.createTransport(p); };",
    },
}
OBJECTS: dict[str, dict[str, str]] = {
    "Object.assign": {
        "a.ts": "const base = { host: 'smtp.a.example', port: 25 }; nodemailer.createTransport(Object.assign({}, base, { port: 465 }));"
    },
    "merge": {
        "a.ts": "import merge from 'lodash/merge'; nodemailer.createTransport(merge({}, { host: 'smtp.a.example' }, { port: 465 }));"
    },
    "structuredClone": {"a.ts": "const base = OPTIONS; nodemailer.createTransport(structuredClone(base));"},
    "Object.freeze": {"a.ts": "const base = Object.freeze(OPTIONS); nodemailer.createTransport(base);"},
    "an enum": {"a.ts": "enum H { A = 'smtp.a.example' } nodemailer.createTransport({ host: H.A, port: 465 });"},
    "an enum of another file": {
        "a.ts": "import { H } from './e'; nodemailer.createTransport({ host: H.A, port: 465 });",
        "e.ts": "export const enum H { A = 'smtp.a.example' }",
    },
    "as const, and a cast": {
        "a.ts": "const o = { host: 'smtp.a.example', port: 465 } as const; nodemailer.createTransport(o as any);"
    },
    "satisfies, non-null and the old cast": {
        "a.ts": "const o = { host: 'smtp.a.example', port: 465 } satisfies X; nodemailer.createTransport(<any>o!);"
    },
    "keys that are set later": {
        "a.ts": "const o: any = { host: 'smtp.a.example', port: 465, auth: { user: 'u@a.example' } }; o.auth.type = 'OAuth2'; o.auth.refreshToken = process.env.RT; nodemailer.createTransport(o);"
    },
    "the login that is set on the transport": {
        "a.ts": "const t = nodemailer.createTransport({ host: 'smtp.a.example', port: 465 }); t.options.auth = LOGIN;"
    },
    "a variable that is set again": {
        "a.ts": "let o = { host: 'smtp.old.example', port: 25 }; o = { host: 'smtp.a.example', port: 465 }; nodemailer.createTransport(o);"
    },
    "an optional chain": {
        "a.ts": "const c = { mail: { host: 'smtp.a.example', port: 465 } }; nodemailer.createTransport(c?.mail);"
    },
    "a map": {
        "a.ts": "const m = new Map([['gmail', OPTIONS], ['other', { host: 'x.b.example' }]]); nodemailer.createTransport(m.get('gmail'));",
    },
    "a map that is filled later": {
        "a.ts": "const m = new Map(); m.set('gmail', OPTIONS); nodemailer.createTransport(m.get('gmail'));",
    },
    "a map by a key that nobody knows, of one pair": {
        "a.ts": "const m = new Map([['gmail', OPTIONS]]); nodemailer.createTransport(m.get(process.env.P));",
    },
    "a map in a field": {
        "a.ts": "class M { private m = new Map([['gmail', OPTIONS]]); make() { return nodemailer.createTransport(this.m.get('gmail')); } }",
    },
    "a map of another file": {
        "a.ts": "import { m } from './m'; nodemailer.createTransport(m.get('gmail'));",
        "m.ts": "export const m = new Map([['gmail', OPTIONS]]);",
    },
    "a loop over a map": {
        "a.ts": "const m = new Map([['gmail', OPTIONS]]); for (const [n, o] of m) { nodemailer.createTransport(o); }",
    },
    "lodash's get": {
        "a.js": "const _ = require('lodash'); const c = { mail: { smtp: OPTIONS } }; nodemailer.createTransport(_.get(c, 'mail.smtp'));",
    },
    "lodash's get, with a default": {
        "a.js": "const get = require('lodash/get'); const c = { mail: {} }; nodemailer.createTransport(get(c, 'mail.smtp', OPTIONS));",
    },
    "lodash's get, with a list of names": {
        "a.ts": "import { get } from 'lodash'; const c = { mail: { smtp: OPTIONS } }; nodemailer.createTransport(get(c, ['mail','smtp']));",
    },
    "get as a package of its own": {
        "a.ts": "import get from 'lodash.get'; const c = { mail: { smtp: OPTIONS } }; nodemailer.createTransport(get(c, 'mail.smtp'));",
    },
    "some keys of an object": {
        "a.ts": "import { pick } from 'lodash'; const c = { host: 'smtp.a.example', port: 465, x: 1 }; nodemailer.createTransport(pick(c, ['host', 'port']));",
    },
    "all keys but some": {
        "a.ts": "import { omit } from 'lodash'; const c = { host: 'smtp.a.example', port: 465, x: 1 }; nodemailer.createTransport(omit(c, ['x']));",
    },
    "lodash's set": {
        "a.ts": "import _ from 'lodash'; const c = { host: 'smtp.a.example', port: 25 }; _.set(c, 'port', 465); nodemailer.createTransport(c);",
    },
    "a spread of what is there under a condition": {
        "a.ts": "const auth = process.env.X ? LOGIN : undefined; nodemailer.createTransport({ host: 'smtp.a.example', port: 465, ...(auth && { auth }) });",
    },
}
FORMS = {
    f"{group}, {form}": files
    for group, forms in (
        ("modules", MODULES),
        ("projects", PROJECTS),
        ("classes", CLASSES),
        ("wrappers", WRAPPERS),
        ("objects", OBJECTS),
    )
    for form, files in forms.items()
}

Hosts = set[tuple[str, str | None]]
FLOWS: dict[str, tuple[str, Hosts]] = {
    "a branch on NODE_ENV": (
        "let o; if (process.env.NODE_ENV === 'production') { o = A; } else { o = B; } MAKE(o);",
        {
            ("process.env.NODE_ENV === 'production' is true", "a"),
            ("process.env.NODE_ENV === 'production' is false", "b"),
        },
    ),
    "a change in a function that is made behind the call": (
        "function send(m) { const o = { ...A }; const t = MAKE(o); return t.sendMail(m).catch(() => { o.host = 'smtp.b.example'; }); }",
        {("", "a")},
    ),
    "a change in a function that stands behind the call and runs before": (
        "const o = { ...A }; move(); MAKE(o); function move() { o.host = 'smtp.b.example'; }",
        {("", "b")},
    ),
    "a change that every run of the function may find": (
        "const o = { ...A }; function make() { return MAKE(o); } make(); app.on('x', () => { o.host = 'smtp.b.example'; make(); });",
        {("", "b")},
    ),
    "an early return": (
        "function make() { if (process.env.NODE_ENV === 'test') { return B; } return A; } MAKE(make());",
        {("process.env.NODE_ENV === 'test' is false", "a"), ("process.env.NODE_ENV === 'test' is true", "b")},
    ),
    "an early return, and an error instead of another": (
        "function make() { if (!process.env.KEY) throw new Error('no key'); if (process.env.X) return A; else return B; } MAKE(make());",
        {("process.env.X is true", "a"), ("process.env.X is false", "b")},
    ),
    "an error where there is no return": (
        "function make() { if (process.env.X) { return A; } else { throw new Error('no X'); } } MAKE(make());",
        {("", "a")},
    ),
    "a comment between else and what it returns": (
        "function make() { if (process.env.X) return A; else /* or */ return B; } MAKE(make());",
        {("process.env.X is true", "a"), ("process.env.X is false", "b")},
    ),
    "returns inside one another": (
        "function make() { if (process.env.X) { if (process.env.Y) { return A; } return B; } return A; } MAKE(make());",
        {
            ("process.env.X is false", "a"),
            ("process.env.X is true and process.env.Y is true", "a"),
            ("process.env.X is true and process.env.Y is false", "b"),
        },
    ),
    "a return in a loop, of which nobody knows when": (
        "function make() { for (const one of list) { if (one.ok) return A; } return B; } MAKE(make());",
        {("assignment 1 of 2 holds", "a"), ("assignment 2 of 2 holds", "b")},
    ),
    "a switch": (
        "function make(p) { switch (p) { case 'a': return A; default: return B; } } MAKE(make(process.env.P));",
        {("assignment 1 of 2 holds", "a"), ("assignment 2 of 2 holds", "b")},
    ),
    "one of several by a name that nobody knows": (
        "const all = { one: A, two: B }; MAKE(all[process.env.PROVIDER]);",
        {("one is meant", "a"), ("two is meant", "b")},
    ),
    "one of several that hold no objects": (
        "const all = { one: 1, two: B }; MAKE(all[process.env.PROVIDER]);",
        {("", None)},
    ),
    "one of more than are known": ("const all = { one: A, ...more }; MAKE(all[process.env.PROVIDER]);", {("", None)}),
    "a list that is gone through": (
        "[A, B].map((one) => MAKE(one));",
        {("item 1 of 2 is meant", "a"), ("item 2 of 2 is meant", "b")},
    ),
    "a field that a setter fills": (
        "class M { host = ''; setHost(host) { this.host = host; } make() { return MAKE({ host: this.host, port: 465 }); } }",
        {("", None)},
    ),
    "a field that an accessor fills": (
        "class M { _host = ''; set host(host) { this._host = host; } make() { return MAKE({ host: this._host }); } }",
        {("", None)},
    ),
    "a field that begins with nothing": (
        "class M { host = null; init() { this.host = 'smtp.a.example'; } make() { return MAKE({ host: this.host }); } }",
        {("", "a")},
    ),
}


def transports(files: dict[str, str]) -> list[Transport]:
    """The transports of a project of these files, each with its library; the words stand for what they say."""
    texts = {}
    for path, text in files.items():
        written = re.sub(r"\bLOGIN\b", LOGIN, re.sub(r"\bOPTIONS\b", OPTIONS, text))
        if "nodemailer." in written and "'nodemailer'" not in written and '"nodemailer"' not in written:
            written = (IMPORT if path.endswith(("ts", "mjs")) else REQUIRE) + written
        texts[path] = written
    mail = {} if "package.json" in files else {"package.json": MAIL}
    return [one for one in found(mail | texts, "transport", mail=False) if isinstance(one, Transport)]


@pytest.mark.parametrize("form", FORMS)
def test_the_options_are_found_behind(form: str) -> None:
    assert {(one.effective.host, one.effective.port) for one in transports(FORMS[form])} == {(HOST, 465)}


@pytest.mark.parametrize("form", FLOWS)
def test_each_way_through_the_code_is_told_apart(form: str) -> None:
    code, hosts = FLOWS[form]
    written = SERVERS + code.replace("MAKE", "nodemailer.createTransport")
    names = {"smtp.a.example": "a", "smtp.b.example": "b"}
    seen = {
        (one.about.branch, names.get(one.effective.host or "", one.effective.host))
        for one in transports({"a.ts": written})
    }
    assert seen == hosts
