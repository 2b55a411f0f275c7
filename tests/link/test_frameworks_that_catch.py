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
}


@pytest.mark.parametrize("case", CASES)
def test_the_failure_of_a_send_ends(case: str) -> None:
    package, path, code, end = CASES[case]
    name, _, version = package.rpartition("@")
    wrapper = {"express-async-handler": "1.2.0"} if "express-async-handler" in code else {}
    manifest = json.dumps({"dependencies": {"nodemailer": "10.6.0", name: version, **wrapper}})
    sent = [
        one for one in found({path: MAIL + code, "package.json": manifest}, "send", mail=False) if isinstance(one, Send)
    ]
    assert [one.end for one in sent if one.what == "message"] == [end]
