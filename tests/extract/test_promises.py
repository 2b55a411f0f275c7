"""Where the failure of a send ends, as far as one file can tell."""

import json

import pytest

from oauthlint.model.serial import dump, load
from tests.extract.watching import ends, sends, watched

WAYS = {
    "a statement of its own": ("t.sendMail(m)", "dropped"),
    "void before it": ("void t.sendMail(m)", "dropped"),
    "only then": ("t.sendMail(m).then(f)", "dropped"),
    "then and finally": ("t.sendMail(m).then(f).finally(g)", "dropped"),
    "a try block that does not wait": ("try { t.sendMail(m) } catch (e) { console.log(e) }", "dropped"),
    "awaited at top level": ("await t.sendMail(m)", "module"),
    "awaited in a function": ("async function f() { await t.sendMail(m) }", "function"),
    "awaited behind a condition": ("const f = async () => ok && (await t.sendMail(m))", "function"),
    "returned": ("function f() { return t.sendMail(m) }", "function"),
    "returned by an arrow": ("const f = () => t.sendMail(m)", "function"),
    "returned from a try block, which does not catch it": (
        "async function f() { try { return t.sendMail(m) } catch (e) { return null } }",
        "function",
    ),
    "returned from a try block with await": (
        "async function f() { try { return await t.sendMail(m) } catch (e) { log(e) } }",
        "handled: other",
    ),
    "a method": ("class A { async f() { await this.t.sendMail(m) } }", "function"),
    "a function called where it stands": ("(async () => { await t.sendMail(m) })()", "dropped"),
    "the same with a catch": ("(async () => { await t.sendMail(m) })().catch(report)", "handled: elsewhere"),
    "try with finally alone": ("async function f() { try { await t.sendMail(m) } finally { g() } }", "function"),
    "thrown again": ("async function f() { try { await t.sendMail(m) } catch (e) { throw e } }", "function"),
    "thrown again to an outer try": (
        "async function f() { try { try { await t.sendMail(m) } catch (e) { throw e } } catch (e) { log(e) } }",
        "handled: other",
    ),
    "thrown again from catch": ("const f = async () => { await t.sendMail(m).catch((e) => { throw e }) }", "function"),
    "in the catch block, which does not catch itself": (
        "async function f() { try { g() } catch (e) { await t.sendMail(m) } }",
        "function",
    ),
    "all of many": ("async function f() { await Promise.all([t.sendMail(m), g()]) }", "function"),
    "all of a list": ("async function f() { await Promise.all(l.map((x) => t.sendMail(x))) }", "function"),
    "all of a list in a variable": (
        "async function f() { const p = l.map((x) => t.sendMail(x)); await Promise.all(p) }",
        "function",
    ),
    "whatever becomes of many": (
        "async function f() { await Promise.allSettled([t.sendMail(m)]) }",
        "handled: elsewhere",
    ),
    "a list that nobody waits for": ("l.map((x) => t.sendMail(x))", "dropped"),
    "a loop of callbacks": ("l.forEach(async (x) => { await t.sendMail(x) })", "dropped"),
    "in a then that is caught later": ("find().then((u) => t.sendMail(u)).catch(next)", "handled: elsewhere"),
    "in a then, not given back": ("find().then((u) => { t.sendMail(u) }).catch(next)", "dropped"),
    "the second argument of then": ("t.sendMail(m).then(f, (e) => report(e))", "handled: other"),
    "no second argument of then": ("t.sendMail(m).then(f, null)", "dropped"),
    "rejects a promise around it": (
        "const f = () => new Promise((ok, no) => { t.sendMail(m).then(ok).catch(no) })",
        "function",
    ),
    "a promise made with an async function": ("new Promise(async (ok) => { await t.sendMail(m); ok() })", "dropped"),
    "in a variable that is awaited": ("async function f() { const p = t.sendMail(m); await p }", "function"),
    "in a variable that is returned": ("function f() { const p = t.sendMail(m); return p }", "function"),
    "in a variable that is only logged": ("const p = t.sendMail(m); console.log(p)", "dropped"),
    "in a variable that is never used": ("const p = t.sendMail(m)", "dropped"),
    "in a variable that is caught": ("const p = t.sendMail(m); p.catch(report)", "handled: elsewhere"),
    "given to somebody": ("keep(t.sendMail(m))", "unknown"),
    "in a list somewhere": ("p.push(t.sendMail(m))", "unknown"),
    "given to a call as its function": ("setTimeout(() => t.sendMail(m), 1)", "argument"),
    "as TypeScript compiles it": (
        "function f() { return __awaiter(this, void 0, void 0, function* () { yield t.sendMail(m) }) }",
        "function",
    ),
    "a generator of somebody else": ("saga(function* () { yield t.sendMail(m) })", "unknown"),
    "by the Gmail API": ("gmail.users.messages.send(m)", "dropped"),
    "in a loop that waits": ("async function f() { for await (const m of list()) await t.sendMail(m) }", "function"),
    "the first of many": ("async function f() { await Promise.race([t.sendMail(m), late()]) }", "function"),
    "all of many, and nobody waits": ("Promise.all(l.map((x) => t.sendMail(x))).then(f)", "dropped"),
    "an error of its own instead": (
        "async function f() { try { await t.sendMail(m) } catch (e) { throw new Error('no', { cause: e }) } }",
        "function",
    ),
    "some failures thrown again": (
        "async function f() { try { await t.sendMail(m) } catch (e) { if (e.code) throw e; log(e) } }",
        "function",
    ),
    "caught, and nothing done": ("t.sendMail(m).catch(() => {})", "handled: nothing"),
    "void, and caught": ("void t.sendMail(m).catch(report)", "handled: elsewhere"),
    "where there is a method": ("t?.sendMail?.(m)", "dropped"),
    "one of two branches": ("ok ? t.sendMail(m) : other()", "dropped"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_promise_ends_where_it_is_looked_at_and_not_where_it_begins(way: str) -> None:
    code, end = WAYS[way]
    assert ends(code) == [end]


BORROWED = {
    "made to give a promise": "const send = promisify(t.sendMail.bind(t)); send(m)",
    "bound behind": "const send = util.promisify(t.sendMail).bind(t); send(m)",
    "bound": "const post = t.sendMail.bind(t); post(m)",
}


@pytest.mark.parametrize("way", BORROWED)
def test_a_method_that_has_another_name_is_the_same(way: str) -> None:
    (one,) = sends(code := BORROWED[way])
    place = one.callee.at[0]
    assert (one.name, one.base, one.end, code[place.start : place.end]) == ("sendMail", "t", "dropped", code[-7:-3])


@pytest.mark.parametrize(
    "code", ["const send = other(t.sendMail); send(m)", "const { send } = promisify(t.sendMail); send(m)"]
)
def test_a_name_of_something_else_sends_nothing(code: str) -> None:
    assert "sendMail" not in [one.name for one in sends(code)]


CALLBACKS = {
    "no parameter": ("() => {}", "handled: unread"),
    "an error that is never read": ("(err, info) => { use(info) }", "handled: unread"),
    "a look at the result alone": ("function (err, info) { if (info) log(info) }", "handled: unread"),
    "logged": ("(err) => { if (err) console.log(err) }", "handled: other"),
    "one expression": ("(err, info) => console.log(err || info)", "handled: other"),
    "returned": ("(err, info) => { if (err) return err; return info }", "handled: returns-error"),
    "returned in a block": ("function (e, r) { if (e) { return e } return r }", "handled: returns-error"),
    "something else returned": ("(e) => { if (e) { return e.message } }", "handled: returns-error"),
    "a log line returned": ("(e) => { if (e) { return console.log(e) } else { f() } }", "handled: other"),
    "success returned behind a log line": ("(e) => { if (e) { console.log(e); return true } f() }", "handled: other"),
    "the error returned behind a log line": ("(e) => { if (e) { console.log(e); return e } f() }", "handled: other"),
    "success returned and nothing else": ("(e) => { if (e) return true; f() }", "handled: returns-error"),
    "nothing done": ("(e) => { if (e) return; f() }", "handled: nothing"),
    "nothing done but for the other case": ("(e) => { if (!e) return f() }", "handled: nothing"),
    "handed on": ("(e, info) => { done(e, info) }", "handled: other"),
    "answered with failure": ("(e) => { if (e) res.status(500).send('no'); else res.send('ok') }", "handled: other"),
    "answered with success all the same": (
        "(e) => { if (e) { console.log(e) } res.status(200).send('Email sent') }",
        "handled: answers-success",
    ),
    "answered first with failure, then with success": (
        "(e) => { if (e) { res.send(e) } res.send({ message: 'Email has been sent' }) }",
        "handled: other",
    ),
    "a name": ("callback", "handled: elsewhere"),
    "a name of a function of this file": ("mine", "handled: nothing"),
}


@pytest.mark.parametrize("way", CALLBACKS)
def test_what_a_callback_does_with_its_error(way: str) -> None:
    code, end = CALLBACKS[way]
    assert ends(f"function mine(e) {{ if (e) return }}\nt.sendMail(m, {code})") == [end]


def test_a_callback_that_rejects_hands_on_to_the_promise_around_it() -> None:
    code = "const f = () => new Promise((resolve, reject) => { t.sendMail(m, (e, i) => (e ? reject(e) : resolve(i))) })"
    assert ends(code) == ["function"]


def test_a_callback_that_resolves_with_the_error_swallows_it() -> None:
    code = "const f = () => new Promise((res, rej) => { t.sendMail(m, (e, i) => { if (e) res(e); else res(i) }) })"
    assert ends(code) == ["handled: returns-error"]


def test_a_then_behind_the_callback_form_changes_nothing() -> None:
    assert ends("t.sendMail(m, (e) => { if (e) console.log(e) }).then(f)") == ["handled: other"]


def test_a_function_that_is_given_away_is_kept_with_the_call_that_takes_it() -> None:
    facts = watched("app.post('/mail', guard, async (req, res) => { await t.sendMail(m) })")
    (flow,), (handed,) = facts.flows, facts.handed
    assert (flow.end, flow.through, flow.params) == ("argument", handed.call, ("req", "res"))
    assert (handed.name, handed.first) == ("post", "path")


def test_a_local_function_matters_only_if_something_in_it_does() -> None:
    code = "function a() { return 1 } async function b() { await t.sendMail(m) } function c() { a(); b() }"
    assert [one.name for one in watched(code).flows] == ["sendMail", "b"]


def test_who_sends_is_remembered_by_name() -> None:
    assert [one.base for one in sends("this.mailer.sendMail(m); getTransport().sendMail(m); sendMail(m)")] == [
        "mailer",
        "()",
    ]


def test_what_was_found_survives_the_cache() -> None:
    facts = watched("app.on('token', async (t) => { try { await x.sendMail(t) } catch {} ; console.log(t) })")
    assert facts.flows
    assert facts.handed
    assert facts.logged
    assert load(json.loads(json.dumps(dump(facts)))) == facts


@pytest.mark.parametrize("depth", [30, 400])
def test_no_nesting_is_too_deep(depth: int) -> None:
    assert ends("t.sendMail(m)" + ".then(f)" * depth)[0] in ("dropped", "unknown")
    assert ends("async function f() {" * depth + "await t.sendMail(m)" + "}" * depth) == ["function"]
