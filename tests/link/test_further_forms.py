"""Further forms of real projects: settings by every layer that reads them, modules, classes, functions and objects."""

import pytest

from tests.link.test_forms import HOST, transports

VARIABLES: dict[str, dict[str, str]] = {
    "dotenv": {
        "a.js": "require('dotenv').config(); nodemailer.createTransport({ host: process.env.MAIL_HOST, port: 465 });",
    },
    "what dotenv has read, taken apart": {
        "a.js": "const { parsed } = require('dotenv').config(); nodemailer.createTransport({ host: parsed.MAIL_HOST, port: 465 });",
    },
    "dotenv-expand": {
        "a.js": "const dotenv = require('dotenv'); const e = require('dotenv-expand').expand(dotenv.config()); nodemailer.createTransport({ host: e.parsed.MAIL_HOST, port: 465 });",
    },
    "process, imported": {
        "a.mjs": "import process from 'node:process'; nodemailer.createTransport({ host: process.env.MAIL_HOST, port: 465 });",
    },
    "the environment, imported": {
        "a.mjs": "import { env } from 'node:process'; nodemailer.createTransport({ host: env.MAIL_HOST, port: 465 });",
    },
    "a name in brackets": {
        "a.js": "nodemailer.createTransport({ host: process.env['MAIL_HOST'], port: 465 });",
    },
    "a name in a constant": {
        "a.js": "const KEY = 'MAIL_HOST'; nodemailer.createTransport({ host: process.env[KEY], port: 465 });",
    },
    "a function that is given the name and raises": {
        "a.ts": "import { requireEnv } from './env'; nodemailer.createTransport({ host: requireEnv('MAIL_HOST'), port: 465 });",
        "env.ts": "export function requireEnv(name: string): string { const value = process.env[name]; if (!value) { throw new Error(`missing ${name}`); } return value; }",
    },
    "a function that is given the name and a default": {
        "a.ts": "import { get } from './env'; nodemailer.createTransport({ host: get('MAIL_HOST', undefined), port: 465 });",
        "env.ts": "export const get = (name: string, fallback?: string) => process.env[name] ?? fallback;",
    },
    "a function that is given the value": {
        "a.ts": "import { mustHave } from './env'; nodemailer.createTransport({ host: mustHave(process.env.MAIL_HOST, 'MAIL_HOST'), port: 465 });",
        "env.ts": "export function mustHave<T>(v: T | undefined, m: string): T { if (v === undefined) throw new Error(m); return v; }",
    },
    "a static getter": {
        "a.ts": "import { Config } from './c'; nodemailer.createTransport({ host: Config.mail.host, port: 465 });",
        "c.ts": "export class Config { static get mail() { return { host: process.env.MAIL_HOST! }; } }",
    },
    "an object that is frozen": {
        "a.ts": "import { config } from './c'; nodemailer.createTransport({ host: config.mail.host, port: 465 });",
        "c.ts": "export const config = Object.freeze({ mail: { host: process.env.MAIL_HOST as string } } as const);",
    },
    "a function that gives all settings": {
        "a.ts": "import config from './c'; nodemailer.createTransport({ host: config().mail.host, port: 465 });",
        "c.ts": "export default () => ({ mail: { host: process.env.MAIL_HOST } });",
    },
    "a schema that gives what another one has checked": {
        "a.ts": "import { MAIL_HOST } from './c'; nodemailer.createTransport({ host: MAIL_HOST, port: 465 });",
        "c.ts": "import { env } from './env'; export const MAIL_HOST = env.MAIL_HOST;",
        "env.ts": "import { createEnv } from '@t3-oss/env-nextjs'; import { z } from 'zod'; const parsed = createEnv({ server: { MAIL_HOST: z.string().optional() }, runtimeEnv: { MAIL_HOST: process.env.MAIL_HOST } }); export const env = z.object({ OTHER: z.string().optional() }).superRefine(check).transform(() => parsed).parse(parsed);",
    },
    "a schema that makes something of what it has checked": {
        "a.ts": "import { mail } from './env'; nodemailer.createTransport({ host: mail.host, port: 465 });",
        "env.ts": "import { z } from 'zod'; export const mail = z.object({ MAIL_HOST: z.string() }).transform((e) => ({ host: e.MAIL_HOST })).parse(process.env);",
    },
    "convict, by the way to it": {
        "a.js": "const config = require('./c'); nodemailer.createTransport({ host: config.get('mail.host'), port: 465 });",
        "c.js": "const convict = require('convict'); const config = convict({ mail: { host: { doc: 'h', format: String, default: '', env: 'MAIL_HOST' } } }); config.validate({ allowed: 'strict' }); module.exports = config;",
    },
    "convict, all of it": {
        "a.js": "const config = require('./c'); nodemailer.createTransport({ host: config.mail.host, port: 465 });",
        "c.js": "const convict = require('convict'); const config = convict({ mail: { host: { format: String, default: '', env: 'MAIL_HOST' } } }); module.exports = config.getProperties();",
    },
    "envalid, handed on": {
        "a.js": "const { env } = require('./c'); nodemailer.createTransport({ host: env.MAIL_HOST, port: 465 });",
        "c.js": "const { cleanEnv, str } = require('envalid'); exports.env = cleanEnv(process.env, { MAIL_HOST: str() });",
    },
    "zod, as a default export": {
        "a.ts": "import env from './env'; nodemailer.createTransport({ host: env.MAIL_HOST, port: 465 });",
        "env.ts": "import { z } from 'zod'; const schema = z.object({ MAIL_HOST: z.string().min(1) }); export default schema.parse(process.env);",
    },
    "zod, asked whether it fits": {
        "a.ts": "import { env } from './env'; nodemailer.createTransport({ host: env.MAIL_HOST, port: 465 });",
        "env.ts": "import { z } from 'zod'; const schema = z.object({ MAIL_HOST: z.string() }); const r = schema.safeParse(process.env); if (!r.success) { console.error(r.error); process.exit(1); } export const env = r.data;",
    },
    "zod, put together anew": {
        "a.ts": "import { env } from './env'; nodemailer.createTransport({ host: env.mail.host, port: 465 });",
        "env.ts": "import { z } from 'zod'; const e = z.object({ MAIL_HOST: z.string() }).parse(process.env); export const env = { mail: { host: e.MAIL_HOST } };",
    },
    "zod, with parts that are spread": {
        "a.ts": "import { env } from './env'; nodemailer.createTransport({ host: env.MAIL_HOST, port: 465 });",
        "env.ts": "import { z } from 'zod'; const mail = { MAIL_HOST: z.string() }; export const env = z.object({ ...mail, NODE_ENV: z.string() }).parse(process.env);",
    },
    "@t3-oss/env of Next.js": {
        "src/env.ts": "import { createEnv } from '@t3-oss/env-nextjs'; import { z } from 'zod'; export const env = createEnv({ server: { MAIL_HOST: z.string() }, runtimeEnv: { MAIL_HOST: process.env.MAIL_HOST } });",
        "src/a.ts": "import { env } from '~/env'; nodemailer.createTransport({ host: env.MAIL_HOST, port: 465 });",
    },
    "Nest, with a type": {
        "a.ts": "import { ConfigService } from '@nestjs/config'; class M { constructor(private readonly config: ConfigService) {} make() { return nodemailer.createTransport({ host: this.config.getOrThrow<string>('MAIL_HOST'), port: 465 }); } }",
    },
    "Nest, with a type that is inferred": {
        "a.ts": "import { ConfigService } from '@nestjs/config'; class M { constructor(private readonly config: ConfigService<Env, true>) {} make() { return nodemailer.createTransport({ host: this.config.get('MAIL_HOST', { infer: true }), port: 465 }); } }",
    },
    "Nest, a group of settings": {
        "a.ts": "import { ConfigService } from '@nestjs/config'; class M { constructor(private readonly config: ConfigService) {} make() { return nodemailer.createTransport({ host: this.config.get('mail.host'), port: 465 }); } }",
        "app.module.ts": "import { ConfigModule } from '@nestjs/config'; import { Module } from '@nestjs/common'; import mailConfig from './mail.config'; @Module({ imports: [ConfigModule.forRoot({ load: [mailConfig] })] }) export class AppModule {}",
        "mail.config.ts": "import { registerAs } from '@nestjs/config'; export default registerAs('mail', () => ({ host: process.env.MAIL_HOST }));",
    },
    "SvelteKit, fixed": {
        "src/a.ts": "import { MAIL_HOST } from '$env/static/private'; nodemailer.createTransport({ host: MAIL_HOST, port: 465 });",
    },
    "SvelteKit, at run time": {
        "src/a.ts": "import { env } from '$env/dynamic/private'; nodemailer.createTransport({ host: env.MAIL_HOST, port: 465 });",
    },
    "Nuxt": {
        "server/a.ts": "import nodemailer from 'nodemailer'; export default defineEventHandler(() => { const config = useRuntimeConfig(); nodemailer.createTransport({ host: config.mailHost, port: 465 }); });",
        "nuxt.config.ts": "export default defineNuxtConfig({ runtimeConfig: { mailHost: process.env.MAIL_HOST } });",
    },
    "Nuxt, by the request": {
        "server/a.ts": "import nodemailer from 'nodemailer'; export default defineEventHandler((event) => { const { mail } = useRuntimeConfig(event); nodemailer.createTransport({ host: mail.host, port: 465 }); });",
        "nuxt.config.ts": "export default defineNuxtConfig({ runtimeConfig: { mail: { host: process.env.MAIL_HOST } } });",
    },
    "AdonisJS": {
        "config/a.ts": "import env from '#start/env'; nodemailer.createTransport({ host: env.get('MAIL_HOST'), port: 465 });",
        "start/env.ts": "import { Env } from '@adonisjs/core/env'; export default await Env.create(new URL('../', import.meta.url), { MAIL_HOST: Env.schema.string() });",
        "package.json": '{ "imports": { "#start/*": "./start/*.js" }, "dependencies": { "nodemailer": "10.6.0" } }',
    },
    "Strapi": {
        "config/plugins.js": "const nodemailer = require('nodemailer'); module.exports = ({ env }) => { nodemailer.createTransport({ host: env('MAIL_HOST'), port: 465 }); };",
    },
    "Bun": {
        "a.ts": "nodemailer.createTransport({ host: Bun.env.MAIL_HOST, port: 465 });",
    },
    "Deno": {
        "a.ts": "nodemailer.createTransport({ host: Deno.env.get('MAIL_HOST'), port: 465 });",
    },
    "Vite": {
        "a.ts": "nodemailer.createTransport({ host: import.meta.env.MAIL_HOST, port: 465 });",
    },
    "Astro": {
        "a.ts": "import { MAIL_HOST } from 'astro:env/server'; nodemailer.createTransport({ host: MAIL_HOST, port: 465 });",
    },
    "env-var": {
        "a.js": "const env = require('env-var'); nodemailer.createTransport({ host: env.get('MAIL_HOST').required().asString(), port: 465 });",
    },
    "config, by its mapping": {
        "a.js": "const config = require('config'); nodemailer.createTransport({ host: config.get('mail.host'), port: 465 });",
        "config/custom-environment-variables.json": '{ "mail": { "host": "MAIL_HOST" } }',
        "config/default.json": '{ "mail": { "host": "" } }',
    },
    "one variable that holds all": {
        "a.js": "const c = JSON.parse(process.env.MAIL); nodemailer.createTransport({ host: c.host, port: 465 });",
    },
    "one variable that holds all, with a default": {
        "a.js": "const { host } = JSON.parse(process.env.MAIL || '{}'); nodemailer.createTransport({ host: host, port: 465 });",
    },
}
OPTIONS: dict[str, dict[str, str]] = {
    "config, a file": {
        "a.js": "const config = require('config'); nodemailer.createTransport(config.get('mail'));",
        "config/default.json": '{ "mail": { "host": "smtp.a.example", "port": 465 } }',
    },
    "config, a file of YAML": {
        "a.ts": "import config from 'config'; nodemailer.createTransport(config.mail);",
        "config/default.yaml": "mail:\n  host: smtp.a.example\n  port: 465\n",
    },
    "nconf, defaults": {
        "a.js": "const nconf = require('nconf'); nconf.argv().env().defaults({ mail: { host: 'smtp.a.example', port: 465 } }); nodemailer.createTransport(nconf.get('mail'));",
    },
    "nconf, a file": {
        "a.js": "const nconf = require('nconf'); nconf.file({ file: 'c.json' }); nodemailer.createTransport({ host: nconf.get('mail:host'), port: 465 });",
        "c.json": '{"mail":{"host":"smtp.a.example"}}',
    },
    "changes in a function behind the transport": {
        "a.js": "const send = () => { const o = { host: 'smtp.a.example', port: 465 }; const t = nodemailer.createTransport(o); return t.verify().catch((e) => { if (e) { o.port = 25; o.host = 'smtp.b.example'; } }); };",
    },
    "a barrel": {
        "a.ts": "import { o } from './config'; nodemailer.createTransport(o);",
        "config/index.ts": "export * from './mail'; export * from './db';",
        "config/mail.ts": "export const o = OPTIONS;",
        "config/db.ts": "export const d = 1;",
    },
    "a default export that is handed on by name": {
        "a.ts": "import { mail } from './config'; nodemailer.createTransport(mail);",
        "config/index.ts": "export { default as mail } from './mail';",
        "config/mail.ts": "export default OPTIONS;",
    },
    "an import that is exported": {
        "a.ts": "import { mail } from './config'; nodemailer.createTransport(mail);",
        "config/index.ts": "import mail from './mail'; export { mail };",
        "config/mail.ts": "export default OPTIONS;",
    },
    "exports that are spread into others": {
        "a.js": "const { o } = require('./c'); nodemailer.createTransport(o);",
        "c.js": "module.exports = { ...require('./m'), x: 1 };",
        "m.js": "exports.o = OPTIONS;",
    },
    "a property of a function that is the module": {
        "a.js": "const make = require('./m'); make.opts; nodemailer.createTransport(make.opts);",
        "m.js": "function f() {} f.opts = OPTIONS; module.exports = f;",
    },
    "the default of CommonJS": {
        "a.js": "const m = require('./m').default; nodemailer.createTransport(m);",
        "m.js": "exports.default = OPTIONS;",
    },
    "the default of a dynamic import": {
        "a.ts": "async function f() { const { default: o } = await import('./m'); nodemailer.createTransport(o); }",
        "m.ts": "export default OPTIONS;",
    },
    "a property of a dynamic import": {
        "a.ts": "async function f() { nodemailer.createTransport((await import('./m')).o); }",
        "m.ts": "export const o = OPTIONS;",
    },
    "a dynamic import, taken apart by then": {
        "a.ts": "import('./m').then(({ o }) => nodemailer.createTransport(o));",
        "m.ts": "export const o = OPTIONS;",
    },
    "TypeScript's own import": {
        "a.ts": "import m = require('./m'); nodemailer.createTransport(m.o);",
        "m.ts": "export const o = OPTIONS;",
    },
    "a path with the suffix of what is compiled": {
        "a.ts": "import { o } from './m.js'; nodemailer.createTransport(o);",
        "m.ts": "export const o = OPTIONS;",
    },
    "the same of an ES module": {
        "a.mts": "import nodemailer from 'nodemailer'; import { o } from './m.mjs'; nodemailer.createTransport(o);",
        "m.mts": "export const o = OPTIONS;",
    },
    "a file of JSX": {
        "a.ts": "import { o } from './m'; nodemailer.createTransport(o);",
        "m.tsx": "export const o = OPTIONS;",
    },
    "JSON with the old attribute": {
        "a.mjs": "import c from './c.json' assert { type: 'json' }; nodemailer.createTransport(c);",
        "c.json": '{"host":"smtp.a.example","port":465}',
    },
    "a name of JSON": {
        "a.ts": "import { mail } from './c.json'; nodemailer.createTransport(mail);",
        "c.json": '{"mail":{"host":"smtp.a.example","port":465}}',
    },
    "createRequire": {
        "a.mjs": "import { createRequire } from 'module'; const require = createRequire(import.meta.url); const c = require('./c.json'); nodemailer.createTransport(c);",
        "c.json": '{"host":"smtp.a.example","port":465}',
    },
    "an enum of texts and numbers": {
        "a.ts": "import { H } from './e'; nodemailer.createTransport({ host: H.Smtp, port: H.Port });",
        "e.ts": "export enum H { Smtp = 'smtp.a.example', Port = 465 }",
    },
    "an object in the place of an enum": {
        "a.ts": "const H = { A: 'smtp.a.example' } as const satisfies Record<string, string>; nodemailer.createTransport({ host: H['A'], port: 465 });",
    },
    "an enum that counts": {
        "a.ts": "enum N { A, B } const list = [{ host: 'x.example' }, OPTIONS]; nodemailer.createTransport(list[N.B]);",
    },
    "a getter of an object": {
        "a.ts": "const c = { get o() { return OPTIONS; } }; nodemailer.createTransport(c.o);",
    },
    "a static block": {
        "a.ts": "class M { static o; static { M.o = OPTIONS; } make() { return nodemailer.createTransport(M.o); } }",
    },
    "a static method by this": {
        "a.ts": "class M { static opts() { return OPTIONS; } static make() { return nodemailer.createTransport(this.opts()); } }",
    },
    "what the constructor above is given": {
        "a.ts": "import { B } from './b'; class M extends B { constructor() { super(OPTIONS); } }",
        "b.ts": "export class B { constructor(protected o) {} make() { return nodemailer.createTransport(this.o); } }",
    },
    "a field of the class above the one above": {
        "a.ts": "class A { o = OPTIONS; } class B extends A {} class C extends B { make() { return nodemailer.createTransport(this.o); } }",
    },
    "fields that are assigned at once": {
        "a.ts": "class M { constructor(opts) { Object.assign(this, opts); } make() { return nodemailer.createTransport(this.mail); } } new M({ mail: OPTIONS }).make();",
    },
    "defaults of what is taken apart": {
        "a.ts": "function make({ host = 'smtp.a.example', port = 465 } = {}) { return nodemailer.createTransport({ host, port }); } make();",
    },
    "a default of a parameter": {
        "a.ts": "function make(o = OPTIONS) { return nodemailer.createTransport(o); } make();",
    },
    "a closure that makes the transport once": {
        "a.ts": "function factory(o) { let t; return function get() { if (!t) t = nodemailer.createTransport(o); return t; }; } const get = factory(OPTIONS); get();",
    },
    "a module in a function": {
        "a.js": "const mail = (function () { const o = OPTIONS; return { make: () => nodemailer.createTransport(o) }; })(); mail.make();",
    },
    "a function that is called at once with the options": {
        "a.js": "(function (o) { nodemailer.createTransport(o); })(OPTIONS);",
    },
    "an async function that is called at once": {
        "a.ts": "const o = (async () => OPTIONS)(); async function f() { nodemailer.createTransport(await o); }",
    },
    "promises that are awaited together": {
        "a.ts": "const load = async () => OPTIONS; async function f() { const [o] = await Promise.all([load()]); nodemailer.createTransport(o); }",
    },
    "a variable that is filled once, after an early return": {
        "a.ts": "import { getTransport } from './m'; getTransport();",
        "m.ts": "let t: any = null; export function getTransport() { if (t) return t; t = nodemailer.createTransport(OPTIONS); return t; }",
    },
    "the only object of a class": {
        "a.ts": "class M { private static instance: M; private t; private constructor() { this.t = nodemailer.createTransport(OPTIONS); } static get() { return (M.instance ??= new M()); } } M.get();",
    },
    "a global that keeps the transport": {
        "a.ts": "const g = globalThis as any; export const t = g.t ?? (g.t = nodemailer.createTransport(OPTIONS));",
    },
    "a function that remembers": {
        "a.ts": "import memoize from 'lodash/memoize'; const opts = memoize(() => (OPTIONS)); nodemailer.createTransport(opts());",
    },
    "spreads in spreads": {
        "a.ts": "const base = { host: 'smtp.a.example', port: 25 }; const o = { ...base, ...{ port: 465 } }; nodemailer.createTransport({ ...o });",
    },
    "deepmerge": {
        "a.ts": "import deepmerge from 'deepmerge'; nodemailer.createTransport(deepmerge({ host: 'x.example', port: 465 }, { host: 'smtp.a.example' }));",
    },
    "ts-deepmerge": {
        "a.ts": "import { merge } from 'ts-deepmerge'; nodemailer.createTransport(merge({ host: 'x.example', port: 465 }, { host: 'smtp.a.example' }));",
    },
    "a copy by JSON": {
        "a.ts": "const o = OPTIONS; nodemailer.createTransport(JSON.parse(JSON.stringify(o)));",
    },
    "keys in brackets that are set later": {
        "a.ts": "const o: any = {}; o['host'] = 'smtp.a.example'; o.port = 465; nodemailer.createTransport(o);",
    },
    "an object without a prototype": {
        "a.ts": "const o = Object.create(null); o.host = 'smtp.a.example'; o.port = 465; nodemailer.createTransport(o);",
    },
    "one of a list by its name": {
        "a.ts": "const all = [{ name: 'x', options: { host: 'x.example' } }, { name: 'a', options: OPTIONS }]; const p = all.find((one) => one.name === 'a'); nodemailer.createTransport(p.options);",
    },
    "a loop over names": {
        "a.ts": "const all = { a: OPTIONS }; for (const key in all) { nodemailer.createTransport(all[key]); }",
    },
    "a function for each name": {
        "a.ts": "const all = { a: OPTIONS }; Object.keys(all).forEach((key) => nodemailer.createTransport(all[key]));",
    },
    "a loop over numbers": {
        "a.ts": "const all = [OPTIONS]; for (let i = 0; i < all.length; i++) { nodemailer.createTransport(all[i]); }",
    },
    "a static field as it is compiled": {
        "a.js": "class M { static make() { return nodemailer.createTransport(M.o); } } M.o = OPTIONS;",
    },
    "what Babel makes of an import": {
        "a.js": "var _nodemailer = _interopRequireDefault(require('nodemailer')); function _interopRequireDefault(e) { return e && e.__esModule ? e : { default: e }; } (0, _nodemailer.default.createTransport)(OPTIONS);",
    },
    "what esbuild makes of an import": {
        "a.js": "var import_nodemailer = __toESM(require('nodemailer')); import_nodemailer.default.createTransport(OPTIONS);",
    },
    "a switch with a default alone": {
        "a.ts": "let host; switch (1) { default: host = 'smtp.a.example'; } nodemailer.createTransport({ host, port: 465 });",
    },
    "an assignment that may fail": {
        "a.ts": "let o; try { o = OPTIONS; } catch (e) { throw e; } nodemailer.createTransport(o);",
    },
    "an optional call": {
        "a.ts": "const make = () => (OPTIONS); nodemailer.createTransport(make?.());",
    },
    "non-null on the way": {
        "a.ts": "const c: any = { m: { o: OPTIONS } }; nodemailer.createTransport(c!.m!.o!);",
    },
    "the old cast of an object": {
        "a.ts": "const o = <SMTPTransport.Options>{ host: 'smtp.a.example', port: 465 }; nodemailer.createTransport(o);",
    },
    "a call with types": {
        "a.ts": "nodemailer.createTransport<SMTPTransport.SentMessageInfo>(OPTIONS);",
    },
    "a getter with a decorator": {
        "a.ts": "class M { @Memo() get o() { return OPTIONS; } make() { return nodemailer.createTransport(this.o); } }",
    },
    "this of an object": {
        "a.js": "const mail = { o: OPTIONS, make() { return nodemailer.createTransport(this.o); } }; mail.make();",
    },
    "a list of all arguments": {
        "a.ts": "function make(...args: any[]) { return nodemailer.createTransport(args[0]); } make(OPTIONS);",
    },
    "all arguments, handed on": {
        "a.js": "const { make } = require('./b'); make(OPTIONS);",
        "b.js": "exports.make = (...all) => nodemailer.createTransport(...all);",
    },
    "the last arguments, taken apart": {
        "a.js": "function make(name, ...more) { const [o] = more; return nodemailer.createTransport(o); } make('a', OPTIONS);",
    },
    "a list that is spread into arguments": {
        "a.ts": "const parts = [{ host: 'smtp.a.example' }, { port: 465 }]; nodemailer.createTransport(Object.assign({}, ...parts));",
    },
    "a list that is spread for two parameters": {
        "a.js": "const o = (host, port) => ({ host, port }); nodemailer.createTransport(o(...['smtp.a.example', 465]));",
    },
    "all arguments put together": {
        "a.js": "const merge = (...all) => Object.assign({}, ...all); nodemailer.createTransport(merge({ host: 'smtp.a.example' }, { port: 465 }));",
    },
    "first arguments given by bind": {
        "a.js": "function o(host, port) { return { host, port }; } const at = o.bind(null, 'smtp.a.example'); nodemailer.createTransport(at(465));",
    },
    "what then gives": {
        "a.js": "const load = async () => ({ mail: OPTIONS }); (async () => { nodemailer.createTransport(await load().then((c) => c.mail)); })();",
    },
    "what then gives of a function of another file, with a catch behind": {
        "a.js": "const { load } = require('./b'); const o = load().then((c) => c.mail).catch(console.error); (async () => nodemailer.createTransport(await o))();",
        "b.js": "exports.load = async () => ({ mail: OPTIONS });",
    },
    "an object of pairs": {
        "a.js": "nodemailer.createTransport(Object.fromEntries([['host', 'smtp.a.example'], ['port', 465]]));",
    },
    "an object of the pairs of another": {
        "a.js": "const c = OPTIONS; nodemailer.createTransport(Object.fromEntries(Object.entries(c)));",
    },
    "a key that is defined": {
        "a.js": "const o = { port: 465 }; Object.defineProperty(o, 'host', { value: 'smtp.a.example', enumerable: true }); nodemailer.createTransport(o);",
    },
    "a field that is set from outside": {
        "a.js": "class M { make() { return nodemailer.createTransport({ host: this.host, port: 465 }); } } const m = new M(); m.host = 'smtp.a.example'; m.make();",
    },
    "a field that begins empty and is set from outside": {
        "a.ts": "class M { options: any = {}; make() { return nodemailer.createTransport(this.options); } } const m = new M(); m.options = OPTIONS; m.make();",
    },
}
UNKNOWN: dict[str, dict[str, str]] = {
    "a getter of a class below in another file": {
        "a.ts": "import { B } from './b'; export class M extends B { protected get options() { return OPTIONS; } }",
        "b.ts": "export abstract class B { protected abstract get options(); make() { return nodemailer.createTransport(this.options); } }",
    },
    "what a function gives to a callback": {
        "a.js": "function load(cb) { cb(null, OPTIONS); } load((err, o) => { nodemailer.createTransport(o); });",
    },
    "a setting that a schema lets through": {
        "a.ts": "import { z } from 'zod'; const env = z.object({ A: z.string() }).passthrough().parse(process.env); nodemailer.createTransport({ host: env.MAIL_HOST, port: 465 });",
    },
    "a list that is spread and not known": {
        "a.js": "const make = (host, port) => nodemailer.createTransport({ host, port }); make(...process.argv);",
    },
    "one of all arguments that nobody gives": {
        "a.js": "export const make = (...all) => nodemailer.createTransport(...all);",
    },
    "an environment that is handed in": {
        "a.ts": "export default { async fetch(request, env) { nodemailer.createTransport({ host: env.MAIL_HOST, port: 465 }); } };",
    },
}


@pytest.mark.parametrize("form", VARIABLES)
def test_the_variable_is_found_behind(form: str) -> None:
    names = {(one.about.names.get("host") or "").rpartition(".")[2] for one in transports(VARIABLES[form])}
    assert names - {"undefined", ""} in ({"MAIL_HOST"}, {"host"})  # the key of a variable that holds all


@pytest.mark.parametrize("form", OPTIONS)
def test_the_options_are_found_behind(form: str) -> None:
    assert {(one.effective.host, one.effective.port) for one in transports(OPTIONS[form])} == {(HOST, 465)}


@pytest.mark.parametrize("form", UNKNOWN)
def test_nothing_is_guessed_behind(form: str) -> None:
    assert {(one.effective.host, "effective.host" in one.about.dynamic) for one in transports(UNKNOWN[form])} == {
        (None, True)
    }
