"""What values are once every file of the project can be asked: the forms in which real projects hand them on."""

import pytest

from tests.link.linking import linked

CODE = "import nodemailer from 'nodemailer';\nimport { env } from './env';\nexport default nodemailer.createTransport({0});\n"
HELPER = """\
export const env = (name) => {
  if (typeof window !== 'undefined') { return window.__ENV__[name]; }
  return typeof process !== 'undefined' ? process.env[name] : undefined;
};
"""


def test_the_branches_of_a_helper_that_reads_the_environment_are_not_those_of_its_callers() -> None:
    fields = "{ host: env('A') ?? 'smtp.a.example', port: Number(env('B')) || 587, secure: env('C') === 'true', auth: { user: env('D') } }"
    files = {"src/mail.ts": CODE.replace("{0}", fields), "src/env.ts": HELPER}
    found = linked(files).facts["transport"]
    assert "smtp.a.example" in {one.host for one in found}  # type: ignore[union-attr]
    assert len(found) <= 4


@pytest.mark.parametrize(
    ("helper", "host"),
    [
        ("export const env = (name) => (name ? 'smtp.a.example' : 'smtp.a.example');", "smtp.a.example"),
        ("export const env = () => 'smtp.b.example';", "smtp.b.example"),
    ],
)
def test_what_a_helper_is_known_to_give_is_kept(helper: str, host: str) -> None:
    files = {"src/mail.ts": CODE.replace("{0}", "{ host: env('A') }"), "src/env.ts": helper}
    assert {one.host for one in linked(files).facts["transport"]} == {host}  # type: ignore[union-attr]


MAILER = (
    "import nodemailer from 'nodemailer';\nnodemailer.createTransport({ host: HOST, auth: { user: 'a@b.example' } });\n"
)
BASE = "export class Base { host = 'smtp.base.example'; constructor(readonly port = 587) {} }"
SUB = "import nodemailer from 'nodemailer'; import { Base } from './c'; class Sub extends Base { OWN send() { return nodemailer.createTransport({ host: this.host }); } }"
SUPER = """import nodemailer from 'nodemailer';
import { Base } from './c';
class Sub extends Base { constructor() { super('smtp.given.example'); } send() { return nodemailer.createTransport({ host: this.host }); } }"""
NODEMAILER = "\nimport nodemailer from 'nodemailer';"
EACH = "nodemailer.createTransport({ host: one.host });"
FORMS: dict[str, tuple[str, dict[str, str], set[str | None]]] = {
    "a default export under another name": (
        "import { cfg } from './i';" + MAILER.replace("HOST", "cfg.host"),
        {"i": "export { default as cfg } from './c';", "c": "export default { host: 'smtp.a.example' };"},
        {"smtp.a.example"},
    ),
    "a default import in braces": (
        "import { default as cfg } from './c';" + MAILER.replace("HOST", "cfg.host"),
        {"c": "export default { host: 'smtp.a.example' };"},
        {"smtp.a.example"},
    ),
    "TypeScript's import of what is exported whole": (
        "import cfg = require('./c');" + MAILER.replace("HOST", "cfg.host"),
        {"c": "const cfg = { host: 'smtp.a.example' };\nexport = cfg;"},
        {"smtp.a.example"},
    ),
    "a type import, which is no value": (
        "import type cfg = require('./c');" + MAILER.replace("HOST", "cfg.host"),
        {"c": "const cfg = { host: 'smtp.a.example' };\nexport = cfg;"},
        {None},
    ),
    "exports that are assigned at once": (
        "const cfg = require('./c');" + MAILER.replace("HOST", "cfg.host"),
        {"c": "Object.assign(module.exports, { host: 'smtp.a.example' });"},
        {"smtp.a.example"},
    ),
    "exports of another module, handed on": (
        "const cfg = require('./i');" + MAILER.replace("HOST", "cfg.host"),
        {"i": "Object.assign(exports, require('./c'));", "c": "exports.host = 'smtp.a.example';"},
        {"smtp.a.example"},
    ),
    "a barrel, taken whole": (
        "import * as cfg from './i';" + MAILER.replace("HOST", "cfg.host"),
        {"i": "export * from './d';\nexport * from './c';", "c": "export const host = 'smtp.a.example';", "d": ""},
        {"smtp.a.example"},
    ),
    "an object that takes over what nobody knows": (
        SUB.replace("OWN", "constructor(o) { super(); Object.assign(this, load(o)); }"),
        {"c": BASE},
        {"smtp.base.example", None},
    ),
    "a module that is imported when it is needed": (
        "import('./c').then((cfg) => {" + MAILER.replace("HOST", "cfg.host").partition("\n")[2] + "});" + NODEMAILER,
        {"c": "export const host = 'smtp.a.example';"},
        {"smtp.a.example"},
    ),
    "a loop over a list": (
        "for (const one of [{ host: 'smtp.a.example' }, { host: 'smtp.b.example' }]) {" + EACH + "}" + NODEMAILER,
        {},
        {"smtp.a.example", "smtp.b.example"},
    ),
    "a loop over a list that grows": (
        "const all = [{ host: 'smtp.a.example' }]; all.push(load()); for (const one of all) {"
        + EACH
        + "}"
        + NODEMAILER,
        {},
        {None},
    ),
    "a loop over the names of a list's places": (
        "for (const one in [{ host: 'smtp.a.example' }]) {" + EACH + "}" + NODEMAILER,
        {},
        {None},
    ),
    "a loop over more than can be told apart": (
        "for (const one of [" + "{ host: 'smtp.a.example' }," * 9 + "]) {" + EACH + "}" + NODEMAILER,
        {},
        {None},
    ),
    "a loop over the entries of an object": (
        "for (const [name, one] of Object.entries({ a: { host: 'smtp.a.example' } })) {" + EACH + "}" + NODEMAILER,
        {},
        {"smtp.a.example"},
    ),
    "a function that is called for each item": (
        "[{ host: 'smtp.a.example' }].forEach((one) => {" + EACH + "});" + NODEMAILER,
        {},
        {"smtp.a.example"},
    ),
    "the second parameter of such a function": (
        "[{ host: 'smtp.a.example' }].forEach((_, one) => {" + EACH + "});" + NODEMAILER,
        {},
        {None},
    ),
    "a field of the class above": (SUB.replace("OWN", ""), {"c": BASE}, {"smtp.base.example"}),
    "a field that is set again": (
        SUB.replace("OWN", "host = 'smtp.own.example';"),
        {"c": BASE},
        {"smtp.own.example"},
    ),
    "what the constructor above is given": (
        SUPER,
        {"c": "export class Base { constructor(host) { this.host = host; } }"},
        {"smtp.given.example"},
    ),
    "a class above that nobody knows": (SUB.replace("OWN", ""), {"c": "export const Base = mixin(Object);"}, {None}),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_value_is_found_behind(form: str) -> None:
    code, others, hosts = FORMS[form]
    files = {"src/mail.ts": code} | {f"src/{name}.ts": text for name, text in others.items()}
    assert {one.effective.host for one in linked(files).facts["transport"]} == hosts  # type: ignore[union-attr]


def test_a_setting_that_a_function_makes_of_itself_comes_to_an_end() -> None:
    sane = """export const sane = (given) => {
  if (given.host) { return { ...given, port: given.port || 587, secure: given.secure || false }; }
  return given;
};"""
    code = """import nodemailer from 'nodemailer';
import { sane } from './sane';
export const mailer = (given) => {
  let options = given;
  for (const one of [1, 2]) { if (one) { options = sane(options); } }
  return nodemailer.createTransport(options);
};
export const mail = mailer({ host: 'smtp.a.example' });"""
    assert linked({"src/mail.ts": code, "src/sane.ts": sane}).facts["transport"]
