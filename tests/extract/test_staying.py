"""Whether a transport goes nowhere but into calls of its own methods."""

import pytest

from tests.extract.watching import watched

MADE = "nodemailer.createTransport(o)"
STAYING = {
    f"const t = {MADE}; await t.sendMail(m);": {"stays"},
    f"await {MADE}.sendMail(m);": {"stays"},
    f"let t; t = {MADE}; t.on('token', log); t.close();": {"stays"},
    f"return {MADE};": {"stays"},
    f"const t = {MADE}; return t;": {"stays", "handed-back"},
    f"const t = await {MADE}; if (!t) throw 1; all.map(() => t.sendMail(m));": {"stays"},
    f"const t = {MADE}; kept.set(m, t); await t.sendMail(m);": set(),
    f"const t = {MADE}; this.t = t;": set(),
    f"const t = {MADE}; return {{ t }};": set(),
    f"outside = {MADE}; await outside.sendMail(m);": set(),
    f"this.t = {MADE};": set(),
    f"return memoize({MADE});": set(),
    f"const t = {MADE}; await new Promise((yes) => t.sendMail(m, yes));": {"stays"},
    f"const t = {MADE}; return {{ send: (m) => t.sendMail(m) }};": set(),
    f"const t = {MADE}; return (m) => t.sendMail(m);": set(),
    f"const t = {MADE}; exports.send = (m) => t.sendMail(m);": set(),
    f"const t = {MADE}; app.post('/x', (req) => t.sendMail(req.body));": set(),
}


@pytest.mark.parametrize("code", STAYING)
def test_where_a_transport_goes(code: str) -> None:
    script = f"import nodemailer from 'nodemailer'; let outside; async function f(m) {{ {code} }}"
    (made,) = [one for one in watched(script).calls if one.name == "createTransport"]
    assert {"stays", "handed-back"} & set(made.context) == STAYING[code]


def test_what_is_made_at_module_level_stays_with_nobody() -> None:
    (made, _) = watched(f"import nodemailer from 'nodemailer'; const t = {MADE}; t.sendMail(m);").calls
    assert "stays" not in made.context
