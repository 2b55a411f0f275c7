"""What holds where code chooses: each consistent combination of conditions is a transport of its own."""

import pytest

from oauthlint.model.facts import Transport
from tests.link.linking import linked
from tests.link.test_forms import transports

HEAD = "const nodemailer = require('nodemailer');\n"
FORMS: dict[str, tuple[str, set[tuple[str, str | None]]]] = {
    "a property set in one branch and changed in the other": (
        """const o = { host: 'smtp.a.example' };
        if (process.env.NODE_ENV === 'production') { o.auth = { user: 'me' }; } else { o.host = 'localhost'; }
        nodemailer.createTransport(o);""",
        {("smtp.a.example", "me"), ("localhost", None)},
    ),
    "two names set in the same branches go together": (
        """let host, user;
        if (prod) { host = 'smtp.a.example'; user = 'a'; } else { host = 'smtp.b.example'; user = 'b'; }
        nodemailer.createTransport({ host, auth: { user } });""",
        {("smtp.a.example", "a"), ("smtp.b.example", "b")},
    ),
    "a negated condition is the same one": (
        """const auth = !prod ? { user: 'b' } : { user: 'a' };
        let host = 'smtp.a.example';
        if (prod !== true && !(prod)) { host = 'unseen'; }
        if (!prod) { host = 'smtp.b.example'; }
        nodemailer.createTransport({ host: prod ? 'smtp.a.example' : host, auth });""",
        {("smtp.a.example", "a"), ("smtp.b.example", "b")},
    ),
    "cases of a switch, one falling into the next, the last one throwing": (
        """let host, user;
        switch (kind) {
          case 1: host = 'smtp.a.example'; user = 'a'; break;
          case 2:
          case 3: host = 'smtp.b.example'; user = 'b'; break;
          default: throw new Error('unknown');
        }
        nodemailer.createTransport({ host, auth: { user } });""",
        {("smtp.a.example", "a"), ("smtp.b.example", "b")},
    ),
    "a failure has its own value": (
        """let user = 'a';
        try { check(); } catch (error) { user = 'b'; }
        nodemailer.createTransport({ host: 'smtp.a.example', auth: { user } });""",
        {("smtp.a.example", "a"), ("smtp.a.example", "b")},
    ),
    "what ends early is not what comes after it": (
        """let user = 'a';
        if (broken) { user = 'b'; return; }
        nodemailer.createTransport({ host: 'smtp.a.example', auth: { user } });""",
        {("smtp.a.example", "a")},
    ),
    "after an early end its condition does not hold": (
        """const auth = plain ? { user: 'b' } : { user: 'a' };
        if (plain) return null;
        nodemailer.createTransport({ host: 'smtp.a.example', auth });""",
        {("smtp.a.example", "a")},
    ),
    "inside a branch its condition holds": (
        """const auth = plain ? { user: 'b' } : { user: 'a' };
        if (host && !plain) { nodemailer.createTransport({ host: 'smtp.a.example', auth }); }""",
        {("smtp.a.example", "a")},
    ),
    "a condition that only asks for the value": (
        """const auth = {};
        if (process.env.MAIL_USER) auth.user = process.env.MAIL_USER;
        nodemailer.createTransport({ host: 'smtp.a.example', auth: { ...auth, user: 'a' } });""",
        {("smtp.a.example", "a")},
    ),
    "a comparison of what is written out": (
        """const port = 587;
        nodemailer.createTransport({ host: port === 465 ? 'unseen' : 'smtp.a.example', auth: { user: 'a' } });""",
        {("smtp.a.example", "a")},
    ),
    "an object that is spread under a condition": (
        """nodemailer.createTransport({ host: 'smtp.a.example', ...(login && { auth: { user: 'a' } }) });""",
        {("smtp.a.example", "a"), ("smtp.a.example", None)},
    ),
    "an object that is spread over another": (
        """nodemailer.createTransport({ host: 'smtp.a.example', ...(other ? { host: 'smtp.b.example' } : {}) });""",
        {("smtp.a.example", None), ("smtp.b.example", None)},
    ),
    "what comes after the transport does not count": (
        """const o = { host: 'smtp.a.example' };
        nodemailer.createTransport(o);
        o.host = 'unseen';""",
        {("smtp.a.example", None)},
    ),
    "what is added to an object that is held by another": (
        """const auth = {};
        const o = { host: 'smtp.a.example', auth };
        auth.user = 'a';
        nodemailer.createTransport(o);""",
        {("smtp.a.example", "a")},
    ),
    "a login that is built in branches and spread where there is one": (
        """let auth;
        if (kind === 1) { auth = { user: 'a' }; } else { auth = plain ? { user: 'b' } : undefined; }
        nodemailer.createTransport({ host: 'smtp.a.example', ...(auth && { auth }) });""",
        {("smtp.a.example", "a"), ("smtp.a.example", "b")},
    ),
    "a choice whose first operand is known in some cases": (
        """const one = prod ? { host: 'smtp.a.example' } : null;
        nodemailer.createTransport(one || { host: 'smtp.b.example', auth: { user: 'b' } });""",
        {("smtp.a.example", None), ("smtp.b.example", "b")},
    ),
    "what comes past a call that raises": (
        """const fail = (text) => { throw new Error(text); };
        nodemailer.createTransport({ host: (prod ? 'smtp.a.example' : undefined) ?? fail('no host'), auth: { user: plain ? 'a' : fail('no user') } });""",
        {("smtp.a.example", "a")},
    ),
    "blanks that are taken off a choice": (
        "nodemailer.createTransport({ host: (prod ? 'SMTP.A.example' : 'smtp.b.example').trim().toLowerCase() });",
        {("smtp.a.example", None), ("smtp.b.example", None)},
    ),
    "an object that is put together anew of itself": (
        """let o = { host: 'smtp.a.example' };
        if (prod) { o = { ...o, auth: { user: 'a' } }; }
        if (plain) { o = { ...o, name: 'me' }; }
        nodemailer.createTransport(o);""",
        {("smtp.a.example", None), ("smtp.a.example", "a")},
    ),
    "a loop that leaves items out": (
        """const all = [{ on: true, host: 'smtp.a.example' }, { on: false, host: 'unseen' }];
        for (const one of all) { if (!one.on) continue; nodemailer.createTransport({ host: one.host }); }""",
        {("smtp.a.example", None)},
    ),
    "a list without the items that a filter takes out": (
        """const all = [{ kind: 'oauth2', host: 'smtp.a.example' }, { kind: 'none', host: 'unseen' }];
        all.filter((one) => one.kind === 'oauth2').map((one) => nodemailer.createTransport({ host: one.host }));""",
        {("smtp.a.example", None)},
    ),
}


def _transports(code: str) -> list[Transport]:
    files = {"src/mail.js": f"{HEAD}function make(kind, prod, plain) {{\n{code}\n}}\nmodule.exports = make;\n"}
    return [one for one in linked(files).facts["transport"] if isinstance(one, Transport)]


@pytest.mark.parametrize("form", FORMS)
def test_each_way_through_the_code_is_a_transport(form: str) -> None:
    code, expected = FORMS[form]
    assert {(one.host or "", one.auth.user) for one in _transports(code)} == expected


def test_the_condition_is_told() -> None:
    code, _ = FORMS["two names set in the same branches go together"]
    assert {one.about.branch for one in _transports(code)} == {"prod is true", "prod is false"}


@pytest.mark.parametrize(
    "change",
    ["o[key] = value;", "for (const key of keys) { o[key] = process.env[key]; }", "Object.assign(o, more());"],
)
def test_an_object_that_is_given_unknown_keys_may_have_any(change: str) -> None:
    (found,) = _transports(f"const o = {{ host: 'smtp.a.example' }}; {change} nodemailer.createTransport(o);")
    assert "auth.mode" in found.about.dynamic


@pytest.mark.parametrize(
    ("change", "user"), [("user += '@a.example';", None), ("user ||= 'b';", "a"), ("user ??= 'b';", "a")]
)
def test_an_assignment_with_an_operator_counts_with_what_was_there(change: str, user: str | None) -> None:
    (found,) = _transports(
        f"let user = 'a'; {change} nodemailer.createTransport({{ host: 'smtp.a.example', auth: {{ user }} }});"
    )
    assert found.auth.user == (user or "a@a.example")


def test_a_parameter_that_is_completed_keeps_what_callers_give() -> None:
    code = HEAD + (
        "function make(auth) { auth.type = 'OAuth2'; return nodemailer.createTransport({ host: 'h', auth }); }\n"
        "module.exports = make({ user: 'me@a.example' });\n"
    )
    (found,) = linked({"src/mail.js": code}).facts["transport"]
    assert isinstance(found, Transport)
    assert (found.auth.user, found.auth.style) == ("me@a.example", "OAuth2")


def test_what_a_class_adds_to_a_field_counts() -> None:
    code = HEAD + (
        "class Mailer { options = { host: 'smtp.a.example' };\n"
        "  constructor(user) { this.options.auth = { user: 'a' }; this.mail = nodemailer.createTransport(this.options); } }\n"
    )
    (found,) = linked({"src/mail.js": code}).facts["transport"]
    assert isinstance(found, Transport)
    assert found.auth.user == "a"


MANY = "{ host: process.env.A || 'smtp.a.example', port: process.env.B || 587, secure: process.env.C || true, name: process.env.D || 'x', auth: { user: process.env.E || 'u@a.example' } }"


def test_of_many_defaults_it_is_told_what_holds_where_every_variable_is_set_and_where_none_is() -> None:
    found = {one.about.branch: one for one in transports({"a.js": f"nodemailer.createTransport({MANY});"})}
    assert set(found) == {"every variable is set", "no variable is set"}
    every, none = found["every variable is set"], found["no variable is set"]
    assert (every.host, "host" in every.about.dynamic) == (None, True)
    assert (none.host, none.port, none.secure) == ("smtp.a.example", 587, True)


def test_a_condition_beside_many_defaults_is_told_with_them() -> None:
    code = f"nodemailer.createTransport({{ ...{MANY}, pool: process.env.F === 'y' ? 1 : 0 }});"
    assert {one.about.branch for one in transports({"a.js": code})} == {
        f"{some} variable is set and the condition on line 2 is {holds}"
        for some in ("every", "no")
        for holds in ("true", "false")
    }


RETURNS = """class M {
  constructor(config) { this.t = nodemailer.createTransport(this.options({
    host: config.get('SMTP_HOST')?.trim(), port: config.get('SMTP_PORT')?.trim(), tls: config.get('SMTP_SECURE')?.trim(),
    service: config.get('SMTP_SERVICE')?.trim() || 'gmail', user: config.get('SMTP_USER')?.trim() || 'u@a.example' })); }
  options({ host, port: given, tls, service, user }) {
    const auth = { user, pass: process.env.PASS };
    if (host) {
      const port = given ? Number(given) : 587;
      const secure = tls === 'true' || (tls !== 'false' && port === 465);
      return { host, port, secure, requireTLS: !secure && port !== 465, auth };
    }
    if (service.toLowerCase() === 'gmail') return { host: 'smtp.gmail.com', port: 587, secure: false, auth };
    return { service, auth };
  }
}"""


def test_of_too_many_combinations_those_of_options_that_nobody_knows_are_not_told_apart() -> None:
    found = transports({"a.js": RETURNS})
    assert {(one.effective.host, one.effective.port, one.auth.user) for one in found} == {
        (None, None, None),  # by the host of the environment, or its service
        (None, None, "u@a.example"),
        ("smtp.gmail.com", 587, None),
        ("smtp.gmail.com", 587, "u@a.example"),
        ("smtp.gmail.com", 465, "u@a.example"),  # where no variable is set
    }


def test_of_too_many_known_ones_only_those_of_whole_objects_are_told_apart() -> None:
    options = ", ".join(f"o{number}: process.env.X{number} === 'a' ? 'b' : 'c'" for number in range(5))
    code = f"const o = process.env.A === 'a' ? {{ host: 'smtp.a.example', {options} }} : {{ host: 'smtp.b.example' }};"
    found = transports({"a.js": f"{code} nodemailer.createTransport(o);"})
    assert {one.host for one in found} == {"smtp.a.example", "smtp.b.example"}
