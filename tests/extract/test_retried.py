"""What is tried again when it fails, and whether some failures are left alone, as far as one file can tell."""

import pytest

from tests.extract.watching import watched

SEND = "await mail.sendMail(m);"
RETRIED = {
    # code: what tries again, by what name, and what is spared
    f"for (let i = 0; i < 3; i++) {{ try {{ {SEND} return; }} catch (e) {{ log(e) }} }}": ("loop", "for", "no"),
    f"while (true) {{ try {{ {SEND} break; }} catch (e) {{ await sleep(1) }} }}": ("loop", "while", "no"),
    f"do {{ try {{ {SEND} done = true; }} catch (e) {{ n++ }} }} while (!done)": ("loop", "do", "no"),
    f"for (;;) {{ try {{ {SEND} return; }} catch (e) {{ if (e.code === 'EAUTH') throw e; }} }}": ("loop", "for", "yes"),
    f"for (;;) {{ try {{ {SEND} return; }} catch (e) {{ if (!worth(e)) throw e; }} }}": ("loop", "for", "unknown"),
    f"for (;;) {{ try {{ {SEND} return; }} catch (e) {{ if (n--) continue; throw e; }} }}": ("loop", "for", "no"),
    f"try {{ {SEND} }} catch (e) {{ return send(m) }}": ("recursion", "send", "no"),
    "return mail.sendMail(m).catch(() => send(m))": ("recursion", "send", "no"),
    "mail.sendMail(m, (err) => { if (err) setTimeout(() => send(m), 9) })": ("recursion", "send", "no"),
    "return pRetry(() => mail.sendMail(m))": ("library", "pRetry", "no"),
    "return pRetry(() => mail.sendMail(m), { retry: (e) => !e.permanent })": ("library", "pRetry", "yes"),
    "return pRetry(() => mail.sendMail(m), options)": ("library", "pRetry", "unknown"),
}
NOT = (
    f"for (const m of all) {{ try {{ {SEND} return; }} catch (e) {{ log(e) }} }}",
    f"for (let i = 0; i < 3; i++) {{ try {{ {SEND} }} catch (e) {{ log(e) }} }}",
    "for (let i = 0; i < 3; i++) { try { await mail.sendMail(all[i]); return; } catch (e) { log(e) } }",
    f"for (;;) {{ try {{ {SEND} return; }} catch (e) {{ throw e; }} }}",
    f"try {{ {SEND} }} catch (e) {{ other(m) }}",
    f"for (;;) {{ try {{ {SEND} return; }} finally {{ log() }} }}",
    "return series(() => mail.sendMail(m))",
)


@pytest.mark.parametrize("code", RETRIED)
def test_what_is_tried_again(code: str) -> None:
    script = f"import pRetry from 'p-retry'; import {{ series }} from 'async'; async function send(m) {{ {code} }}"
    (one,) = watched(script).retried
    assert (one.form, one.name, one.spares) == RETRIED[code]
    assert script[one.place.start :].startswith(one.name)
    assert "sendMail" in script[one.tried.start : one.tried.end]


@pytest.mark.parametrize("code", NOT)
def test_what_is_tried_once(code: str) -> None:
    script = f"import pRetry from 'p-retry'; import {{ series }} from 'async'; async function send(m) {{ {code} }}"
    assert watched(script).retried == ()


@pytest.mark.parametrize(("text", "found"), [("attempts: 5", ["attempts"]), ("attempts: 1", []), ("attempts", [])])
def test_the_attempts_of_jobs(text: str, found: list[str]) -> None:
    code = f"import {{ Queue }} from 'bullmq'; new Queue('mails', {{ defaultJobOptions: {{ {text} }} }})"
    assert [one.name for one in watched(code).retried] == found
    assert watched(code.replace("bullmq", "other")).retried == ()
