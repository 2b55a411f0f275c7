"""What answers to requests show, as far as one file can tell."""

import pytest

from tests.extract.watching import watched

TRY = "try { await mail.sendMail(m) } catch (e) { %s }"
ERRORS = {
    "res.json(e)": "whole",
    "res.status(500).json({ error: e })": "whole",
    "return NextResponse.json({ ok: false, ...e })": "whole",
    "reply.send(JSON.stringify(e))": "whole",
    "return new Response(JSON.stringify({ e }))": "whole",
    "res.send(e.message)": "text",
    "res.send(`failed: ${e}`)": "text",
    "res.send('failed: ' + e)": "text",
    "res.end(e.toString())": "text",
    "res.send(String(e))": "text",
    "res.json({ error: e?.stack })": "text",
    "res.json(e.response.data)": "request",
    "c.json(e.config)": "request",
    "return h.response({ error: e }).code(500)": "whole",
    "return { statusCode: 500, body: JSON.stringify(e) }": "whole",
    "return { statusCode: 500, headers: {}, body: e.message }": "text",
    "ctx.body = { error: e }": "whole",
    "ctx.body = e.message": "text",
}
TOKENS = {
    "async function f(req, res) { const { tokens: t } = await c.getToken(q); res.json(t) }": "res.json",
    "async function f(req, res) { const { tokens: t } = await c.getToken(q); res.redirect(302, `/?t=${t.access_token}`) }": "res.redirect",
    "import { json } from '@sveltejs/kit'; async function GET() { const { tokens: t } = await c.getToken(q); return json(t) }": "json",
    "import { Get } from '@nestjs/common'; class A { @Get('a') async f() { const { tokens: t } = await c.getToken(q); return t } }": "the handler",
    "import { Get } from '@nestjs/common'; class A { @Get() @Auth() async f() { const { tokens: t } = await c.getToken(q); return { a: t } } }": "the handler",
    "export default defineEventHandler(async () => { const { tokens: t } = await c.getToken(q); return t })": "the handler",
    "exports.f = functions.https.onCall(async () => { const { tokens: t } = await c.getToken(q); return t })": "the handler",
    "const app = require('fastify')(); app.get('/', async () => { const { tokens: t } = await c.getToken(q); return t })": "the handler",
}
NO_TOKENS = (
    "async function f(req, res) { const { tokens: t } = await c.getToken(q); return t }",
    "import { Get } from '@nestjs/common'; class A { @Get() f() {} async g() { const { tokens: t } = await c.getToken(q); return t } }",
    "import { json } from './own'; async function GET() { const { tokens: t } = await c.getToken(q); return json(t) }",
    "const app = require('express')(); app.get('/', async () => { const { tokens: t } = await c.getToken(q); return t })",
    "import { Get } from '@nestjs/common'; class A { @Get() f() { try { g() } catch (e) { return e } } }",
    "async function f(req, res) { try { g() } catch (e) { res.redirect(`/?failed=${e.message}`) } }",
)


@pytest.mark.parametrize("code", TOKENS)
def test_a_token_is_handed_out(code: str) -> None:
    assert [one.method for one in watched(code, "src/a.ts").responded] == [TOKENS[code]]


@pytest.mark.parametrize("code", NO_TOKENS)
def test_nothing_is_handed_out(code: str) -> None:
    assert watched(code, "src/a.ts").responded == ()


NOTHING = (
    "res.json({ code: e.code })",
    "res.json({ error: process.env.NODE_ENV === 'development' ? e : undefined })",
    "res.status(500)",
    "console.log(e)",
    "cache.json(e)",
    "return { statusCode: 500, body: 'failed' }",
    "return { body: JSON.stringify(e) }",
    "res.json({ error: 'failed' })",
)


@pytest.mark.parametrize("code", ERRORS)
def test_how_an_error_is_shown(code: str) -> None:
    script = f"async function f(req, res) {{ {TRY % code} }}"
    (one,) = watched(script).responded
    assert one.part == ERRORS[code]
    assert one.tried is not None
    assert script[one.tried.start : one.tried.end] == "{ await mail.sendMail(m) }"


@pytest.mark.parametrize("code", NOTHING)
def test_what_shows_no_error(code: str) -> None:
    assert watched(f"async function f(req, res) {{ {TRY % code} }}").responded == ()


def test_the_error_of_a_promise_and_of_a_callback() -> None:
    promise, callback = watched(
        "const f = (req, res) => { mail.sendMail(a).catch((e) => res.json(e)); mail.sendMail(b, (err) => res.json(err)); }"
    ).responded
    assert [one.part for one in (promise, callback)] == ["whole", "whole"]
    assert promise.tried != callback.tried


def test_a_secret_by_its_value_and_not_where_a_request_has_failed() -> None:
    code = "async function f(req, res) { const answer = await client.getToken(c); %s }"
    (one,) = watched(code % "res.json({ tokens: answer.tokens })").responded
    assert (one.name, one.part, one.method) == ("tokens", "", "res.json")
    assert watched(code % "if (!answer.ok) return res.json({ tokens: answer.tokens })").responded == ()
