"""What a catch block, or the function given to `catch`, does with a failure."""

import pytest

from tests.extract.watching import ends, sends

BLOCKS = {
    "": "nothing",
    "// never mind": "comment",
    "return": "nothing",
    "console.log(e)": "other",
    "return console.log(e)": "other",
    "return e": "returns-error",
    "console.error(e); return e": "returns-error",
    "return true": "returns-success",
    "log(e); return { success: true }": "returns-success",
    "return { status: 'success' }": "returns-success",
    "return { statusCode: 200, body: 'done' }": "returns-success",
    "return { statusCode: 200, body: 'error' }": "other",
    "return false": "other",
    "return null": "other",
    "return { success: false, error: e.message }": "other",
    "return { error: e }": "other",
    "next(e)": "other",
    "process.exit(1)": "other",
    "captureException(e); return true": "other",
    "res.status(200).json({ message: 'ok' })": "answers-success",
    "res.sendStatus(200)": "answers-success",
    "console.log(e); res.status(HttpStatus.OK).send()": "answers-success",
    "return res.json({ success: true })": "answers-success",
    "return NextResponse.json({ ok: true })": "answers-success",
    "res.status(500).json({ message: 'mail was not sent' })": "other",
    "res.status(200).json({ success: false })": "other",
    "res.send({ success: false })": "other",
    "return Response.json({ ok: false }, { status: 502 })": "other",
    "res.json(e)": "other",
    "if (again) return retry(); return true": "returns-success",
    "setTimeout(() => { throw e })": "other",
}


@pytest.mark.parametrize("block", BLOCKS)
def test_a_catch_block(block: str) -> None:
    comment = "\n" if block.startswith("//") else ""
    code = f"async function f() {{ try {{ await t.sendMail(m) }} catch (e) {{ {block}{comment} }} }}"
    assert ends(code) == [f"handled: {BLOCKS[block]}"]


REJECTIONS = {
    "() => {}": "nothing",
    "noop": "nothing",
    "console.error": "elsewhere",
    "(e) => e": "returns-error",
    "(e) => console.log(e)": "other",
    "(e) => { report(e) }": "other",
    "() => true": "returns-success",
    "() => null": "nothing",
    "() => ({ ok: true })": "returns-success",
}


@pytest.mark.parametrize("handler", REJECTIONS)
def test_a_function_given_to_catch_where_nobody_takes_the_result(handler: str) -> None:
    assert ends(f"t.sendMail(m).catch({handler})") == [f"handled: {REJECTIONS[handler]}"]


def test_a_constant_is_something_where_somebody_takes_it() -> None:
    assert ends("const f = async () => { const info = await t.sendMail(m).catch(() => null); use(info) }") == [
        "handled: other"
    ]
    assert ends("const f = async () => { await t.sendMail(m).catch(() => null) }") == ["handled: nothing"]


@pytest.mark.parametrize(
    ("block", "after", "does"),
    [
        ("console.log(e)", "res.json({ message: 'Email sent' })", "answers-success"),
        ("console.log(e)", "return res.status(200).send('Mail was sent successfully')", "answers-success"),
        ("console.log(e)", "res.json({ message: 'Registered' })", "other"),
        ("failed = true", "res.json({ message: 'Email sent' })", "other"),
        ("console.log(e); return", "res.json({ message: 'Email sent' })", "other"),
        ("res.status(500).end()", "res.json({ message: 'Email sent' })", "other"),
    ],
)
def test_an_answer_behind_the_block_that_says_the_mail_was_sent(block: str, after: str, does: str) -> None:
    code = f"app.post('/', async (req, res) => {{ try {{ await t.sendMail(m) }} catch (e) {{ {block} }} {after} }})"
    assert ends(code) == [f"handled: {does}"]


@pytest.mark.parametrize(
    ("function", "does"),
    [
        ("async function sendMail(m) { try { await t.sendMail(m) } catch (e) { console.error(e) } return true }", "returns-success"),
        ("const sendOtp = async (m) => { const o = {}; try { await t.sendMail(o) } catch (e) { log(e) } return { success: true } }", "returns-success"),
        ("class M { async mail(m) { try { await t.sendMail(m) } catch (e) { this.logger.error(e) } return true } }", "returns-success"),
        ("async function register(u) { try { await t.sendMail(u) } catch (e) { console.error(e) } return true }", "other"),
        ("async function sendInvite(u) { await db.save(u); try { await t.sendMail(u) } catch (e) { log(e) } return true }", "other"),
        ("async function sendMail(m) { try { await t.sendMail(m) } catch (e) { log(e); return false } return true }", "other"),
        ("async function sendMail(m) { let ok = true; try { await t.sendMail(m) } catch (e) { ok = false } return true }", "other"),
        ("async function sendMail(m) { try { await t.sendMail(m) } catch (e) { await queue.add(m) } return true }", "other"),
        ("async function sendMail(m) { try { await t.sendMail(m) } catch (e) { log(e) } return m.id }", "other"),
    ],
)  # fmt: skip
def test_a_success_that_is_given_back_behind_the_block(function: str, does: str) -> None:
    assert ends(function) == [f"handled: {does}"]


def test_a_finding_stands_at_the_statement_that_decides_or_at_the_empty_block() -> None:
    code = "async function f() { try { await t.sendMail(m) } catch (e) { log(e); return e } }"
    (flow,) = sends(code)
    assert flow.handler
    assert code[flow.handler.place.start : flow.handler.place.end] == "return e"
    (empty,) = sends(code.replace("{ log(e); return e }", "{}"))
    assert empty.handler
    assert code[empty.handler.place.start :].startswith("catch (e)")
