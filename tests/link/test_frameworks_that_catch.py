"""What becomes of the failure of a send in each framework and queue that the knowledge names, release by release."""

import json

import pytest

from oauthlint.model.facts import Send
from tests.link.keeping import found
from tests.link.watched import MAIL

SEND = "await mail.sendMail(m);"
ROUTE = f"async (req, res) => {{ {SEND} res.end(); }}"
EXPRESS = f"const app = require('express')(); app.post('/', {ROUTE})"
NEST = "import {{ Controller, Post }} from '@nestjs/common'; @Controller() export class A {{ @Post() async send() {{ {0} }} }}"
CASES: dict[str, tuple[str, str, str, str]] = {
    "Express 4": ("express@4.21.2", "src/a.js", EXPRESS, "route"),
    "Express 5": ("express@5.1.0", "src/a.js", EXPRESS, "handled"),
    "Express 4, wrapped": (
        "express@4.21.2",
        "src/a.js",
        f"const wrap = require('express-async-handler'); const app = require('express')(); app.post('/', wrap({ROUTE}))",
        "handled",
    ),
    "Fastify": ("fastify@5.0.0", "src/a.js", f"const app = require('fastify')(); app.post('/', {ROUTE})", "handled"),
    "Koa": (
        "koa@2.15.0",
        "src/a.js",
        f"const app = new (require('koa'))(); app.use(async (ctx) => {{ {SEND} ctx.body = 1; }})",
        "handled",
    ),
    "Koa's router": (
        "@koa/router@13.0.0",
        "src/a.js",
        f"const Router = require('@koa/router'); const r = new Router(); r.post('/', async (ctx) => {{ {SEND} }})",
        "handled",
    ),
    "Hono": (
        "hono@4.0.0",
        "src/a.js",
        f"const {{ Hono }} = require('hono'); const app = new Hono(); app.post('/', async (c) => {{ {SEND} }})",
        "handled",
    ),
    "a controller of Nest": ("@nestjs/common@10.0.0", "src/a.controller.ts", NEST.format(SEND), "caller"),
    "Next's pages": ("next@14.0.0", "pages/api/contact.js", f"export default {ROUTE}", "caller"),
    "Next's app": (
        "next@14.0.0",
        "app/api/contact/route.ts",
        f"export async function POST(request) {{ {SEND} }}",
        "caller",
    ),
    "an action of Next": (
        "next@14.0.0",
        "app/a.ts",
        f"'use server'; export async function send(d) {{ {SEND} }}",
        "caller",
    ),
    "SvelteKit": (
        "@sveltejs/kit@2.0.0",
        "src/routes/+server.ts",
        f"export const POST = async () => {{ {SEND} }};",
        "caller",
    ),
    "BullMQ": (
        "bullmq@5.0.0",
        "src/a.js",
        f"const {{ Worker }} = require('bullmq'); new Worker('mail', async (job) => {{ {SEND} }})",
        "handled",
    ),
    "Bull": (
        "bull@4.0.0",
        "src/a.js",
        f"const Queue = require('bull'); const q = new Queue('mail'); q.process(async (job) => {{ {SEND} }})",
        "handled",
    ),
    "Bee": (
        "bee-queue@1.7.0",
        "src/a.js",
        f"const Queue = require('bee-queue'); const q = new Queue('mail'); q.process(async (job) => {{ {SEND} }})",
        "handled",
    ),
    "a call that nobody waits for": ("bullmq@5.0.0", "src/a.js", "mail.sendMail(m);", "dropped"),
    "BullMQ's events": (
        "bullmq@5.0.0",
        "src/a.js",
        f"const {{ Worker }} = require('bullmq'); const w = new Worker('mail', f); w.on('failed', async () => {{ {SEND} }})",
        "event",
    ),
    "Bull's events": (
        "bull@4.0.0",
        "src/a.js",
        f"const Queue = require('bull'); const q = new Queue('mail'); q.on('completed', async () => {{ {SEND} }})",
        "event",
    ),
    "what Express calls when it listens": (
        "express@5.1.0",
        "src/a.js",
        f"const app = require('express')(); app.listen(80, async () => {{ {SEND} }})",
        "event",
    ),
    "the end of an answer": (
        "express@5.1.0",
        "src/a.js",
        f"const app = require('express')(); app.get('/', (req, res) => {{ res.on('finish', async () => {{ {SEND} }}) }})",
        "event",
    ),
    "Hono's way to say any method": (
        "hono@4.0.0",
        "src/a.js",
        f"import {{ Hono }} from 'hono'; new Hono().on('PURGE', '/a', async (c) => {{ {SEND} }})",
        "handled",
    ),
    "a bot": (
        "telegraf@4.0.0",
        "src/a.js",
        f"const {{ Telegraf }} = require('telegraf'); new Telegraf(t).on('text', async () => {{ {SEND} }})",
        "handled",
    ),
    "Agenda": (
        "agenda@5.0.0",
        "src/a.js",
        f"const Agenda = require('agenda'); new Agenda().define('mail', async (job) => {{ {SEND} }})",
        "handled",
    ),
    "node-cron 3": (
        "node-cron@3.0.3",
        "src/a.js",
        f"require('node-cron').schedule('* * *', async () => {{ {SEND} }})",
        "silent",
    ),
    "node-cron 4": (
        "node-cron@4.6.0",
        "src/a.js",
        f"require('node-cron').schedule('* * *', async () => {{ {SEND} }})",
        "handled",
    ),
    "cron 3": (
        "cron@3.0.0",
        "src/a.js",
        f"const {{ CronJob }} = require('cron'); new CronJob('* * *', async () => {{ {SEND} }})",
        "timer",
    ),
    "node-schedule": (
        "node-schedule@2.1.1",
        "src/a.js",
        f"require('node-schedule').scheduleJob('* * *', async () => {{ {SEND} }})",
        "timer",
    ),
    "pg-boss": (
        "pg-boss@9.0.0",
        "src/a.js",
        f"const Boss = require('pg-boss'); new Boss().work('mail', async (job) => {{ {SEND} }})",
        "handled",
    ),
    "a queue that nobody knows": (
        "amqplib@0.10.0",
        "src/a.js",
        f"channel.consume('mail', async (m) => {{ {SEND} }})",
        "unknown",
    ),
    "socket.io": (
        "socket.io@4.0.0",
        "src/a.js",
        f"require('socket.io')(s).on('connection', (socket) => {{ socket.on('mail', async () => {{ {SEND} }}) }})",
        "event",
    ),
    "a hook of Mongoose": (
        "mongoose@8.0.0",
        "src/a.js",
        f"const s = new (require('mongoose').Schema)({{}}); s.post('save', async function () {{ {SEND} }})",
        "handled",
    ),
    "a function of Firebase": (
        "firebase-functions@5.0.0",
        "src/a.js",
        f"const functions = require('firebase-functions'); exports.a = functions.https.onRequest({ROUTE})",
        "handled",
    ),
    "a function of Firebase, second generation": (
        "firebase-functions@5.0.0",
        "src/a.js",
        f"const {{ onDocumentCreated }} = require('firebase-functions/v2/firestore'); exports.a = onDocumentCreated('a', async (e) => {{ {SEND} }})",
        "handled",
    ),
    "what cors calls in a function of Firebase": (
        "cors@2.8.5",
        "src/a.js",
        f"const f = require('firebase-functions'); const cors = require('cors')({{}}); exports.a = f.https.onRequest((q, s) => {{ cors(q, s, async () => {{ {SEND} }}) }})",
        "route",
    ),
    "a function of AWS": (
        "nodemailer@10.6.0",
        "src/a.js",
        f"exports.handler = async (event) => {{ {SEND} }};",
        "caller",
    ),
    "a worker of Cloudflare": (
        "hono@4.0.0",
        "src/a.js",
        f"export default {{ async fetch(request, env) {{ {SEND} }} }}",
        "caller",
    ),
    "what a worker of Cloudflare is told to wait for": (
        "hono@4.0.0",
        "src/a.js",
        "export default { async fetch(request, env, ctx) { ctx.waitUntil(mail.sendMail(m)); } }",
        "unknown",
    ),
    "next-connect": (
        "next-connect@1.0.0",
        "pages/api/a.js",
        f"import {{ createRouter }} from 'next-connect'; createRouter().post({ROUTE})",
        "handled",
    ),
    "after an answer of Next": (
        "next@15.1.0",
        "app/api/a/route.ts",
        f"import {{ after }} from 'next/server'; export async function POST() {{ after(async () => {{ {SEND} }}); }}",
        "handled",
    ),
    "a message of email-templates": (
        "email-templates@13.0.1",
        "src/a.js",
        "const Email = require('email-templates'); const email = new Email({ transport: mail }); email.send({ template: 'a' })",
        "dropped",
    ),
    "a message of email-templates that is awaited": (
        "email-templates@13.0.1",
        "src/a.js",
        "const Email = require('email-templates'); exports.f = async () => { await new Email({ transport: mail }).send({}) }",
        "caller",
    ),
    "a message of Strapi, by its plugins": (
        "@strapi/strapi@4.25.0",
        "src/api/a/services/a.js",
        "exports.f = () => { strapi.plugins['email'].services.email.send({ to: 'a@b.example' }); }",
        "dropped",
    ),
    "a message of Strapi, by its services": (
        "@strapi/strapi@5.54.0",
        "src/api/a/controllers/a.js",
        "module.exports = ({ strapi }) => ({ async f(ctx) { try { await strapi.plugin('email').service('email').send({}) } catch (e) { ctx.badRequest(e) } } });",
        "handled",
    ),
    "a message of Meteor": (
        "meteor-node-stubs@1.2.5",
        "server/a.js",
        "import { Email } from 'meteor/email'; Email.sendAsync({ to: 'a@b.example' })",
        "dropped",
    ),
}


OTHERS = {
    "an answer to a request": "app.get('/', (req, res) => { res.status(200).send('a'); });",
    "a request": "const sa = require('superagent'); sa.post('/a').set('b', 'c').send({});",
    "another service": "strapi.service('api::sms.sms').send({});",
    "an e-mail of the project's own": "const email = require('./email'); email.send({});",
}


@pytest.mark.parametrize("case", OTHERS)
def test_what_is_sent_otherwise_is_no_mail(case: str) -> None:
    assert not found({"src/a.js": OTHERS[case]}, "send")


@pytest.mark.parametrize("case", CASES)
def test_the_failure_of_a_send_ends(case: str) -> None:
    package, path, code, end = CASES[case]
    name, _, version = package.rpartition("@")
    wrapper = {"express-async-handler": "1.2.0"} if "express-async-handler" in code else {}
    manifest = json.dumps({"dependencies": {"nodemailer": "10.6.0", name: version, **wrapper}})
    sent = [
        one for one in found({path: MAIL + code, "package.json": manifest}, "send", mail=False) if isinstance(one, Send)
    ]
    assert [one.end for one in sent if one.what == "message"] == [None if end == "unknown" else end]
