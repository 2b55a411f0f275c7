"""What an expression is, as far as one file can tell."""

import json

import pytest

from oauthlint.extract.literals import MOST
from oauthlint.model.serial import dump
from oauthlint.model.value import Array, Join, Secret
from tests.extract.showing import exported, facts, show

FORMS = {
    "a literal": ("export const x = 'smtp.gmail.com'", "'smtp.gmail.com'"),
    "a constant behind a name": ("const h = 'smtp.gmail.com'; export const x = h", "'smtp.gmail.com'"),
    "a number with separators": ("export const x = 3_600", "3600"),
    "a template without holes": ("export const x = `smtp.gmail.com`", "'smtp.gmail.com'"),
    "a concatenation": ("const d = 'gmail.com'; export const x = 'smtp.' + d", "'smtp.gmail.com'"),
    "a template with a hole": ("export const x = `https://a.example/${process.env.T}`", "'https://a.example/' + env T"),
    "an env read": ("export const x = process.env.MAIL_HOST", "env MAIL_HOST"),
    "an env read by index": ("export const x = process.env['MAIL_HOST']", "env MAIL_HOST"),
    "an env read by destructuring": ("const { MAIL_HOST: h } = process.env; export const x = h", "env MAIL_HOST"),
    "an env read of Vite": ("export const x = import.meta.env.VITE_HOST", "env VITE_HOST"),
    "an env read of Deno": ("export const x = Deno.env.get('MAIL_HOST')", "env MAIL_HOST"),
    "an env read of SvelteKit": (
        "import { MAIL_HOST } from '$env/static/private'; export const x = MAIL_HOST",
        "env MAIL_HOST",
    ),
    "a fallback": ("export const x = process.env.H || 'smtp.gmail.com'", "or(env H | 'smtp.gmail.com')"),
    "a fallback for nothing": (
        "export const x = process.env.H ?? 'smtp.gmail.com'",
        "nullish(env H | 'smtp.gmail.com')",
    ),
    "a fallback that is never needed": ("export const x = 'smtp.gmail.com' || process.env.H", "'smtp.gmail.com'"),
    "a conditional": ("export const x = p ? 465 : 587", "if(465 | 587)"),
    "a converted env read": ("export const x = Number(process.env.P)", "env P as number"),
    "a unary plus": ("export const x = +process.env.P", "env P as number"),
    "newlines put back": ("export const x = process.env.K.replace(/\\\\n/g, '\\n')", "env K as newlines"),
    "JSON in an env read": ("export const x = JSON.parse(process.env.C).host", "env C as json.host"),
    "a sum of numbers": ("export const x = 60 * 60 - 15", "3585"),
    "a sum with what is not known": ("const f = (a) => a; export const x = Date.now() + 60 * 1000", "calculation"),
    "a text put together, and no sum": ("export const x = process.env.A + process.env.B", "env A + env B"),
    "a division by nothing": ("export const x = 1 / 0", "dynamic"),
    "a negation": ("export const x = !true", "false"),
    "a cast": ("export const x = ({ type: 'OAuth2' } as const).type", "'OAuth2'"),
    "satisfies": ("export const x = ({ port: 587 } satisfies O).port", "587"),
    "a non-null assertion": ("export const x = process.env.H!", "env H"),
    "an enum member": ("enum T { Mail = 'OAuth2' } export const x = T.Mail", "'OAuth2'"),
    "a property": ("const c = { mail: { port: 465 } }; export const x = c.mail.port", "465"),
    "a property that is not there": ("const c = { a: 1 }; export const x = c.b", "undefined"),
    "a nested destructuring": ("const { mail: { port } } = { mail: { port: 465 } }; export const x = port", "465"),
    "a destructuring default": ("const { port = 465 } = {}; export const x = port", "465"),
    "a spread": ("const a = { port: 1 }; export const x = { ...a, port: 2 }.port", "2"),
    "a spread behind": ("const a = { port: 1 }; export const x = { port: 2, ...a }.port", "1"),
    "an unknown spread": ("export const x = { port: 2, ...f }", "{port: 2, ...:f}"),
    "Object.assign": ("export const x = Object.assign({ a: 1 }, { a: 2 }).a", "2"),
    "Object.assign to a name": ("const o = {}; Object.assign(o, { a: 1 }); export const x = o.a", "1"),
    "Object.assign of what is not known": (
        "const o = { a: 1 }; Object.assign(o, load()); export const x = o",
        "{a: 1, ...result}",
    ),
    "Object.assign to an object": (
        "class A { constructor() { Object.assign(this, { a: 1 }) } m() { return this.a } } export const x = new A().m()",
        "1",
    ),
    "a parameter property": (
        "class A { constructor(private readonly a = 1) {} m() { return this.a } } export const x = new A().a",
        "1",
    ),
    "a parameter property that is given": (
        "class A { constructor(private readonly a = 1) {} } export const x = new A(2).a",
        "2",
    ),
    "a parameter that is no property": (
        "class A { constructor(a: number) {} m() { return this.a } } export const x = new A(2).a",
        "undefined",
    ),
    "a field of the class above": ("class B { a = 1 } class A extends B {} export const x = new A().a", "1"),
    "a field over that of the class above": (
        "class B { a = 1 } class A extends B { a = 2 } export const x = new A().a",
        "2",
    ),
    "a field that the classes below set": (
        "class B { a = 1; m() { return this.a } } class A extends B { a = 2 } export const x = new B().m()",
        "assigned(1 | 2)",
    ),
    "what the constructor above is given": (
        "class B { constructor(a) { this.a = a } } class A extends B { constructor() { super(2) } } export const x = new A().a",
        "2",
    ),
    "a copy by way of JSON": ("export const x = JSON.parse(JSON.stringify({ a: 1 })).a", "1"),
    "one of the keys and values of an object": ("export const x = Object.entries({ a: 1 })[0][1]", "1"),
    "values of an object that is not known": ("export const x = Object.values({ a: 1, ...f })[0]", "result.0"),
    "Object.freeze": ("export const x = Object.freeze({ a: 1 }).a", "1"),
    "an item of a list": ("export const x = ['OAuth2', 'login'][0]", "'OAuth2'"),
    "a list joined": (
        "export const x = ['https://mail.google.com/', 'email'].join(' ')",
        "'https://mail.google.com/ email'",
    ),
    "a function of one expression": ("const f = () => 587; export const x = f()", "587"),
    "a function with a return": ("function f() { return { port: 587 } } export const x = f().port", "587"),
    "a function of its argument": ("const f = (p) => ({ port: p }); export const x = f(465).port", "465"),
    "a default parameter": ("const f = (p = 587) => p; export const x = f()", "587"),
    "a default parameter not used": ("const f = (p = 587) => p; export const x = f(465)", "465"),
    "an async function": ("async function f() { return 587 } export const x = f()", "promise of 587"),
    "an async function awaited": ("async function f() { return 587 } export const x = await f()", "587"),
    "a class field": ("class C { port = 587; get p() { return this.port } } export const x = new C().p", "587"),
    "a constructor assignment": ("class C { constructor() { this.port = 587 } } export const x = new C().port", "587"),
    "a constructor argument": ("class C { constructor(p) { this.port = p } } export const x = new C(465).port", "465"),
    "a static member": ("class C { static port = 587 } export const x = C.port", "587"),
    "an import": ("import { host } from './config'; export const x = host", "host of ./config"),
    "a default import": ("import c from './config'; export const x = c.host", "default of ./config.host"),
    "a required module": ("const c = require('./config'); export const x = c.host", "* of ./config.host"),
    "a package": ("import { google } from 'googleapis'; export const x = google.auth", "googleapis:google.auth"),
    "compiled output": (
        "const g_1 = require('googleapis'); export const x = g_1.google.auth",
        "googleapis:google.auth",
    ),
    "compiled interop as it is declared": (
        """
        var __importDefault = (this && this.__importDefault) || function (m) { return m };
        const n_1 = __importDefault(require('nodemailer')); export const x = n_1.default.createTransport
        """,
        "nodemailer:createTransport",
    ),
    "compiled interop of tslib": (
        "const t = require('tslib'); const n = t.__importStar(require('nodemailer')); export const x = n.createTransport",
        "nodemailer:createTransport",
    ),
    "compiled interop": (
        "const n_1 = __importDefault(require('nodemailer')); export const x = n_1.default.createTransport",
        "nodemailer:createTransport",
    ),
    "a dynamic import": (
        "const n = await import('nodemailer'); export const x = n.createTransport",
        "nodemailer:createTransport",
    ),
    "a variable assigned once": ("let h; h = 'smtp.gmail.com'; export const x = h", "'smtp.gmail.com'"),
    "the last of two assignments": ("let h = 'a.example'; h = 'b.example'; export const x = h", "'b.example'"),
    "an assignment on a branch": ("let p = 587; if (q) { p = 465 } export const x = p", "if(465 | 587)"),
    "a property assigned later": ("const a = {}; a.type = 'OAuth2'; export const x = a", "{type: 'OAuth2'}"),
    "a deep property assigned later": ("const a = { b: {} }; a.b.port = 1; export const x = a.b.port", "1"),
    "shadowing": ("const p = 1; { const p = 2 } export const x = p", "1"),
    "itself": ("const p = p; export const x = p", "dynamic"),
    "awaited from a library": (
        "import { google } from 'googleapis'; export const x = await google.options()",
        "awaited result",
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_an_expression_is_known_as_far_as_the_file_tells(form: str) -> None:
    code, expected = FORMS[form]
    assert exported(code) == expected


def test_a_value_knows_the_places_it_came_through() -> None:
    code = "const PORT = 587;\nexport const x = { port: PORT }.port"
    value = dict(facts(code).exports)["x"]
    assert [code[place.start : place.end] for place in value.at] == ["x", "{ port: PORT }.port", "PORT", "587"]


def test_a_secret_is_never_text_whatever_it_is_called() -> None:
    made_up = "GOC" + "SPX-" + "aB3dE5gH7jK9mN1pQ3sT5vW7xZ_a"
    for code in (f"export const x = '{made_up}'", f"const n = '{made_up}'; export const x = [n][0]"):
        assert made_up[8:] not in repr(facts(code))


def test_calls_that_matter_are_kept_with_their_surroundings() -> None:
    code = """
    import { createTransport } from 'nodemailer';
    export class Mailer {
      async send(message) {
        const t = createTransport({ service: 'gmail' });
        try { await t.sendMail(message) } catch (e) { throw e }
        if (process.env.NODE_ENV !== 'production') t.verify();
      }
    }"""
    calls = {call.name: call for call in facts(code).calls}
    assert calls["createTransport"].bound == ("t",)
    assert calls["createTransport"].where == ("Mailer", "send", "t", "createTransport")
    assert {"awaited", "try", "async"} <= set(calls["sendMail"].context)
    assert "dev" in calls["verify"].context
    assert show(calls["sendMail"].callee) == "result.sendMail"


def test_broken_syntax_gives_the_sound_parts_and_says_so() -> None:
    found = facts("import { createTransport } from 'nodemailer';\ncreateTransport({ port: 587 });\nfunction ( { ]\n")
    assert [call.name for call in found.calls] == ["createTransport"]
    assert [problem.kind for problem in found.problems] == ["recovered"]


def test_scripts_of_a_component_keep_their_offsets() -> None:
    code = "<template>\n <p>'x'</p>\n</template>\n<script setup lang='ts'>\nimport { createTransport } from 'nodemailer'\ncreateTransport({})\n</script>"
    (call,) = facts(code, "App.vue").calls
    assert code[call.place.start : call.place.end] == "createTransport({})"


@pytest.mark.parametrize("opening", ["[", "(", "{a:", "f(", "!", "x=>", "`${", "a+"])
def test_nesting_without_end_is_survived(opening: str) -> None:
    assert facts("import 'nodemailer';\nconst x = " + opening * 5000).path == "src/a.ts"


@pytest.mark.parametrize(("items", "is_open"), [(MOST, False), (MOST + 1, True)])
def test_of_a_long_list_it_is_known_that_there_is_more(items: int, is_open: bool) -> None:
    ((_, value),) = facts(f"export const x = [{'1, ' * items}]").exports
    assert isinstance(value, Array)
    assert (len(value.items), value.open) == (MOST, is_open)


def test_a_connection_url_is_read_around_its_password() -> None:
    code = "export const x = 'smtps://me:" + "s3cret-Made-Up@smtp.example.com:465'"
    ((_, url),) = facts(code).exports
    assert isinstance(url, Join)
    before, password, after = url.parts
    assert [getattr(one, "text", None) for one in (before, after)] == ["smtps://me:", "@smtp.example.com:465"]
    assert isinstance(password, Secret)
    assert code[password.at[0].start : password.at[0].end] == ":s3cret-Made-Up@"


def component(added: int, watched: int) -> str:
    """A component of which properties are set under conditions that ask for its properties; logs make it matter."""
    sets = "".join(f"if (a{one}) {{ this.item.k{one} = undefined; }}\n" for one in range(added))
    watch = "".join(
        f"w{one}(t) {{ if (t === 'a' && !this.item.s{one}) {{ this.item.e{one} = false; }} }},\n"
        for one in range(watched)
    )
    return f"""export default {{ methods: {{
      {watch}
      init() {{
        if (this.isAdd) {{
          this.item = {{ ...defaults, count: 3 }};
          for (const one of this.root.list) {{ if (one.on) {{ this.item.list[one.id] = true; }} }}
        }} else {{
          this.root.emit('get', (res) => {{ if (res.ok) {{ {sets} }} }});
        }}
        if (this.item.body && (!this.item.enc || this.item.enc === 'json')) {{ parse(this.item.body); }}
        if (!this.item.nodes.every((one) => one.startsWith('http://'))) {{ throw new Error('nodes'); }}
      }},
      check() {{ this.root.emit('x', data, (res) => {{ console.log(data); this.why = res.i ? this.t(res.m) : res.m; }}); }},
    }} }};"""


@pytest.mark.parametrize(("added", "watched"), [(8, 2), (20, 6), (100, 20)])
def test_properties_that_are_set_of_one_another_stay_small(added: int, watched: int) -> None:
    """Terms share their parts in memory; written out, one property of such a component was 28 MB."""
    assert len(json.dumps(dump(facts(component(added, watched))))) < 100_000
