"""Files made to break a reader: deep, long, doubling, bombs for expressions, and in every encoding.

Each stands in a project that sends mail, in a call of its own, and ends soon with a promised exit code. What is a
finding elsewhere stays one: the transport beside such a file is seen.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.extract.made_up import made
from tests.hostile.ending import call, clean_end, write

MAIL = "const n = require('nodemailer');\nn.createTransport({ host: 'smtp.a.test', port: 587, secure: true });\n"
PACKAGE = '{ "dependencies": { "nodemailer": "^6.9.9" } }'
DEEP = 100_000
pytestmark = pytest.mark.hostile
SCRIPT = b"require('nodemailer');\n"
Made = dict[str, bytes | str]


def nested(before: bytes, start: bytes, end: bytes, after: bytes = b"", inner: bytes = b"") -> bytes:
    return before + start * DEEP + inner + end * DEEP + after


def one_line(megabytes: int) -> bytes:
    entry = b'{"smtp":"a","x":[1,2,3],"client_secret":"abc"},'
    return b"[" + entry * (megabytes * 1_000_000 // len(entry)) + b"1]"


# By what is wrong with it: the files of a project beside its mail.js.
CONTENTS: dict[str, Callable[[], Made]] = {
    # nesting, a hundred thousand deep
    "deep JSON of brackets": lambda: {"a.json": nested(b'{"smtp":', b"[", b"]", b"}")},
    "deep JSON of braces": lambda: {"a.json": nested(b'{"smtp":', b'{"a":', b"}", b"}", b"1")},
    "deep JSON, unclosed": lambda: {"a.json": b'{"smtp":' + b'{"a":[' * DEEP},
    "deep YAML of brackets": lambda: {"a.yaml": nested(b"smtp: ", b"[", b"]")},
    "deep YAML of braces": lambda: {"a.yaml": nested(b"smtp: ", b"{a: ", b"}", inner=b"1")},
    "deep YAML of dashes": lambda: {"a.yaml": b"smtp:\n " + b"- " * DEEP + b"a\n"},
    "deep YAML of questions": lambda: {"a.yaml": b"smtp: a\n" + b"? " * DEEP + b"a\n"},
    "deep YAML of lines": lambda: {"a.yaml": b"smtp:\n" + b"".join(b" " * n + b"a:\n" for n in range(1, 1_400))},
    "deep script of brackets": lambda: {"a.js": nested(SCRIPT + b"x = ", b"\n[", b"]")},
    "deep script of calls": lambda: {"a.js": nested(SCRIPT, b"a(\n", b")")},
    "deep script of functions": lambda: {"a.js": nested(SCRIPT, b"() =>\n", b"", b"1")},
    "deep script of blocks": lambda: {"a.js": nested(SCRIPT, b"{\n", b"}")},
    "deep script of templates": lambda: {"a.js": nested(SCRIPT, b"`\n${", b"}`", inner=b"1")},
    "deep script of members": lambda: {"a.js": SCRIPT + b"nodemailer" + b"\n.a" * DEEP + b".createTransport({})"},
    "deep script of ternaries": lambda: {"a.js": SCRIPT + b"x = " + b"a ?\n" * DEEP + b"1" + b": 2" * DEEP},
    "deep script of tags": lambda: {"a.jsx": nested(SCRIPT + b"x = ", b"<a>\n", b"</a>")},
    "deep script of types": lambda: {"a.ts": SCRIPT + b"let x: " + b"A<\n" * DEEP + b"1" + b">" * DEEP},
    "deep HCL of braces": lambda: {"a.tf": nested(b"smtp = ", b"{a=", b"}", inner=b"1")},
    "deep HCL of brackets": lambda: {"a.tf": nested(b"smtp = ", b"[", b"]")},
    "deep HCL of blocks": lambda: {"a.tf": nested(b"# smtp\n", b"a {\n", b"}\n")},
    "deep HCL of templates": lambda: {"a.tf": nested(b"smtp = ", b'"${', b'}"', inner=b"1")},
    "deep TOML of brackets": lambda: {"a.toml": nested(b"smtp = ", b"[", b"]")},
    "deep TOML of tables": lambda: {"a.toml": nested(b"smtp = ", b"{a=", b"}", inner=b"1")},
    "deep TOML of keys": lambda: {"a.toml": b"smtp" + b".a" * DEEP + b" = 1"},
    "deep TOML of headers": lambda: {"a.toml": b"[smtp" + b".a" * DEEP + b"]\nb = 1"},
    "deep Markdown of quotes": lambda: {"a.md": b"nodemailer\n" + b"> " * DEEP + b"smtp oauth2 gmail"},
    "deep Markdown of lists": lambda: {"a.md": b"nodemailer\n" + b"- " * DEEP + b"smtp gmail less secure apps"},
    "deep Markdown of brackets": lambda: {"a.md": nested(b"nodemailer smtp gmail ", b"[", b"]")},
    "deep Markdown of stars": lambda: {"a.md": nested(b"nodemailer smtp gmail ", b"*a ", b"**")},
    "deep Markdown of tags": lambda: {"a.md": nested(b"nodemailer smtp gmail\n\n", b"<div>\n", b"</div>")},
    "deep lock of npm": lambda: {
        "package-lock.json": nested(b'{"lockfileVersion":1,"dependencies":', b'{"nodemailer":{"dependencies":', b"}}", b"}", b"{}")
    },
    "deep lock of pnpm": lambda: {"pnpm-lock.yaml": b"packages:\n  nodemailer:\n" + b"   " + b"- " * DEEP},
    "deep lock of bun": lambda: {"bun.lock": nested(b'{"packages":{"nodemailer":', b"[", b"]", b"}}")},
    "deep manifest": lambda: {"package.json": nested(b'{"dependencies":{"nodemailer":"6"},"a":', b'{"a":', b"}", b"}", b"1")},
    "deep workspace manifest": lambda: {"w/package.json": nested(b'{"dependencies":', b'{"nodemailer":', b"}", b"}", b'"6"')},
    "deep compose file": lambda: {"docker-compose.yml": b"services:\n  smtp: " + b"{a: " * DEEP + b"}" * DEEP},
    "deep workflow": lambda: {".github/workflows/a.yml": b"on: push\njobs: " + b"[" * DEEP + b"]" * DEEP},
    "deep notebook": lambda: {"a.ipynb": nested(b'{"smtp":', b"[", b"]", b"}")},
    "deep tsconfig": lambda: {"tsconfig.json": nested(b'{"compilerOptions":{"paths":', b'{"a":', b"}", b"}}", b"1")},
    # growth
    "YAML aliases that double": lambda: {
        "a.yaml": "smtp: &a0 [x, x]\n" + "".join(f"b{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    },
    "YAML merges that double": lambda: {
        "a.yaml": "smtp: &a0 {x: 1}\n" + "".join(f"b{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}], k{n}: 1}}\n" for n in range(1, 60))
    },
    "a YAML alias of itself": lambda: {"a.yaml": "smtp: &a [*a, *a]\nb: &b {c: *b}\n"},
    "YAML aliases that deepen": lambda: {"a.yaml": "smtp: &a0 [x]\n" + "".join(f"b{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 600))},
    "YAML aliases that deepen too far": lambda: {
        "a.yaml": "smtp: &a0 [x]\n" + "".join(f"b{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 20_000))
    },
    "TOML that deepens twice": lambda: {
        "a.toml": b"[smtp" + b".a" * 60 + b"]\n" + b"a" + b".b" * 60 + b" = " + (b"{a" + b".a" * 60 + b" = ") * 60 + b"1" + b"}" * 60
    },
    "HCL of many labels": lambda: {"a.tf": b"smtp " + b'"a" ' * DEEP + b"{\n}\n" + (b'a "b" ' * 40 + b"{\n") * 60 + b"}\n" * 60},
    "modules that double": lambda: {
        f"m{n}.js": f"import n from 'nodemailer'; import {{ a as b }} from './m{n + 1}'; import {{ a as c }} from './m{n + 1}';"
        f"export const a = {{ p: b, q: c, ...b }}; n.createTransport(a);"
        for n in range(40)
    },
    "modules that export each other": lambda: {
        f"m{n}.js": "import n from 'nodemailer';" + "".join(f"export * from './m{k}';" for k in range(30)) + "n.createTransport(x);"
        for n in range(30)
    },
    "a chain of a thousand modules": lambda: {
        f"m{n}.js": f"import n from 'nodemailer'; export {{ a }} from './m{n + 1}'; import {{ a as b }} from './m{n + 1}'; n.createTransport(b);"
        for n in range(1_000)
    },
    "tsconfigs that extend each other": lambda: {
        "tsconfig.json": '{ "extends": "./b.json", "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
        "b.json": '{ "extends": "./tsconfig.json" }',
        "a.ts": "import n from 'nodemailer'; import { a } from '@/b'; n.createTransport(a);",
    },
    "env values that double": lambda: {
        ".env": "SMTP_A0=xxxxxxxxxx\n" + "".join(f"SMTP_A{n}=${{SMTP_A{n - 1}}}${{SMTP_A{n - 1}}}\n" for n in range(1, 60))
    },
    # length
    "angle brackets by the megabyte": lambda: {"a.ts": SCRIPT + b"a<" * 490_000},
    "angle brackets by the line": lambda: {"a.ts": SCRIPT + b"a<a<a<a<\n" * 100_000},
    "a script of one long line": lambda: {"a.js": SCRIPT + b"f(1);" * 1_000_000},
    "a JSON of one line": lambda: {"a.json": one_line(5)},
    "a JSON of one line of fifty megabytes": lambda: {"a.json": one_line(50)},
    "a long env file": lambda: {".env": b"SMTP_PASS=abcdefghij\n" * 200_000},
    "a long env line": lambda: {".env": b"SMTP_PASS=" + b"a b" * 1_000_000},
    "quotes of an env file": lambda: {".env": b"SMTP_A='\\'\n" * 80_000 + b'SMTP_B="\n' * 80_000},
    "a long ignore file": lambda: {".gitignore": b"**/a*/**/b*/**/c\n" * 2_000},
    "a long Dockerfile": lambda: {"Dockerfile": b"FROM node\nENV SMTP=1 \\\n" + b"  A=1 \\\n" * 20_000 + b"  B=2\n"},
    "a long yarn.lock": lambda: {"yarn.lock": b"# yarn lockfile v1\n\n" + b'nodemailer@^6:\n  version "6.9.9"\n\n' * 50_000},
    "a long package-lock": lambda: {
        "package-lock.json": b'{"lockfileVersion":3,"packages":{'
        + b",".join(b'"a%d/node_modules/nodemailer":{"version":"6.9.9"}' % n for n in range(10_000))
        + b"}}"
    },
    # expressions
    "a bomb of stars in a comment": lambda: {"a.js": SCRIPT + b"/*" + b"*" * 400_000},
    "a bomb of blanks": lambda: {"a.md": b"nodemailer smtp" + b" " * 400_000 + b"x", ".env": b"SMTP_A" + b" " * 400_000 + b"x"},
    "a bomb of ats": lambda: {"a.txt": b"smtp://" + b"a:" * 200_000 + b"@" * 200_000},
    "a bomb of addresses": lambda: {"a.js": b"// nodemailer smtps://" + b"a:b@" * 100_000},
    "a bomb of keys": lambda: {"a.txt": b"-----BEGIN PRIVATE KEY-----\n" * 20_000},
    "a bomb of key text": lambda: {"a.txt": b"-----BEGIN PRIVATE KEY-----" + b"A" * 900_000},
    "a bomb of tokens": lambda: {"a.txt": b"GOCSPX-" * 100_000, "b.txt": b"ya29." * 100_000, "c.txt": b"1//0" * 200_000},
    "a bomb of tokens in code": lambda: {
        f"a.{kind}": before + (made("google-client-secret").encode() + b"\n") * 1_000
        for kind, before in (("js", SCRIPT), ("ts", SCRIPT), ("tf", b"# smtp\n"), ("toml", b"# smtp\n"))
    },
    "a bomb of names": lambda: {"a.js": SCRIPT + b"client_secret" * 60_000 + b" = 'x'"},
    "a bomb of assignments": lambda: {"a.txt": b"smtp\n" + b"password=" * 100_000, "a.sh": b"export SMTP_PASS=" * 60_000},
    "a bomb of braces": lambda: {"a.yaml": b"smtp: " + b"{{ " * 200_000, "docker-compose.yml": b"smtp: " + b"${A:-" * 200_000},
    "a bomb of colons": lambda: {"a.md": b"nodemailer\n" + b":" * 400_000 + b"\n" + b"a:\n" * 100_000},
    "a bomb of fences": lambda: {"a.md": b"nodemailer smtp\n" + b"```\n" * 100_000 + b"`" * 100_000},
    "a bomb of tables": lambda: {"a.md": b"nodemailer smtp gmail\n\n" + b"|" * 100_000 + b"\n" + b"|-" * 100_000},
    "a bomb of digits": lambda: {"a.json": b'{"smtp": ' + b"9" * 200_000 + b"}", "a.yaml": b"smtp: " + b"9" * 200_000},
    "a bomb of versions": lambda: {"package.json": b'{"dependencies":{"nodemailer":"' + b"1." * 50_000 + b'"}}'},
    "a bomb of ranges": lambda: {"package.json": b'{"dependencies":{"nodemailer":"' + b"^1.0.0 || " * 20_000 + b'2"}}'},
    "a bomb of blanks in a range": lambda: {"package.json": b'{"dependencies":{"nodemailer":"1' + b" " * 100_000 + b'x"}}'},
    "a bomb of globs": lambda: {"pnpm-workspace.yaml": "packages: ['" + "*/" * 50 + "**/" * 30 + "x']", "a/a/a/a/a/package.json": PACKAGE},
    "a bomb of continuations": lambda: {"Dockerfile": b"FROM node\nRUN smtp" + b"\\\n" * 300_000, "a.sh": b"smtp \\\n" * 100_000},
    "a bomb of ignore rules": lambda: {".dockerignore": b"*" * 200 + b"a\n" + b"**/" * 200 + b"b\n", "Dockerfile": b"FROM node\nCOPY . .\n"},
    "a bomb of scripts": lambda: {"a.vue": b"nodemailer" + b"<script" * 100_000, "b.vue": b"nodemailer" + b"<script>" * 100_000},
    # encodings
    "UTF-16": lambda: {"a.js": MAIL.encode("utf-16")},
    "UTF-16, the other way": lambda: {"a.js": b"\xfe\xff" + MAIL.encode("utf-16-be")},
    "UTF-32": lambda: {"a.js": MAIL.encode("utf-32")},
    "UTF-16, cut": lambda: {"a.js": MAIL.encode("utf-16")[:-1], ".env": "SMTP_A=1".encode("utf-16")[:-1]},
    "Latin-1": lambda: {"a.js": (MAIL + "// \xe9\xff\xfe").encode("latin-1"), ".env": "SMTP_A=\xe9".encode("latin-1")},
    "NUL bytes": lambda: {"a.js": MAIL.encode() + b"\0", ".env": b"SMTP_A=\0", "package.json": b'{"a":"\0"}', "a.yaml": b"smtp: \0"},
    "surrogates": lambda: {
        "a.js": SCRIPT + b"x = '\xed\xa0\x80\\ud800'; require('nodemailer').createTransport({ host: x, service: '\\udfff' })",
        "a.json": b'{"smtp": "\\ud800", "\\udfff": 1}',
        ".env": b"SMTP_A=\xed\xa0\x80",
        "a.yaml": b'smtp: "\\ud800 \xed\xa0\x80"',
    },
    "a byte order mark in the middle": lambda: {"a.js": MAIL + "\ufeff" + MAIL, ".env": "SMTP_A=1\n\ufeffSMTP_B=2\n", "a.yaml": "smtp: a\n\ufeffb: 1\n"},
    "byte order marks at the beginning": lambda: {"a.js": "\ufeff\ufeff" + MAIL, ".env": "\ufeff\ufeffSMTP_A=1", "a.json": '\ufeff\ufeff{"smtp":1}'},
    "line ends of all sorts": lambda: {
        "a.js": MAIL.replace("\n", "\r\n") + MAIL.replace("\n", "\r") + MAIL.replace("\n", "\u2028") + MAIL.replace("\n", "\u2029"),
        ".env": "SMTP_A=1\rSMTP_B=2\r\nSMTP_C=3\u2028SMTP_D=4\x85SMTP_E=5",
    },
    "half a megabyte of carriage returns": lambda: {"a.js": MAIL + "\r" * 900_000},
    "random bytes": lambda: {name: bytes(n * 7919 * n % 256 for n in range(9_000)) + b" smtp nodemailer" for name in ("a.js", "b.md", "c.toml", "d.tf", "e.sh")},
}  # fmt: skip


# In the line after a secret that is reported, so that the text around it has to be masked before it is shown.
BESIDE_A_SECRET: dict[str, bytes] = {
    "escaped quotes": b"\\'" * 400_000,
    "escaped double quotes after a name": b'password="' + b'\\"' * 400_000,
    "quotes of all sorts": b"'\"`\\" * 200_000,
    "quotes that open": b"pass='\npass=\"\npass=`\n\\" * 8_000,
    "names before secrets": b"password:" * 100_000,
    "names in lines": b"password:\n// " * 60_000,
    "words of four": b"abcd " * 190_000,
    "twenty thousand secrets": b"".join(b"password: 'aB3$xYz%d'\n" % n for n in range(20_000)),
    "long words": b"aB3xYz9/" * 120_000,
    "words with equals": b"aB3=xYz9" * 120_000,
    "user infos": b"smtp://a:" * 100_000,
    "user infos, longer": b"://a" + b":b" * 200_000,
    "authorizations": b"Authorization: Bearer " * 40_000,
    "tokens": b"GOCSPX-" * 100_000,
    "keys": b"-----BEGIN PRIVATE KEY-----" * 20_000,
    "blanks": b" " * 900_000,
    "blanks after colons": b": \t" * 300_000,
    "sixty megabytes": b"aB3xYz9/ password: 'x' \n" * 2_400_000,
    "one line of fifty megabytes": b'{"password":"aB3xYz9/","a":[1,2,3]},' * 1_400_000,
}


@pytest.mark.parametrize("what", BESIDE_A_SECRET)
def test_a_secret_is_shown_masked_whatever_stands_beside_it(what: str, tmp_path: Path) -> None:
    token = made("google-client-secret")
    write(tmp_path, {"a.txt": f"smtp client secret: {token}\n".encode() + BESIDE_A_SECRET[what] + b"\n"})
    one = clean_end(call(tmp_path, "check", "--profile=audit", "--min-confidence=low", within=60), codes=(1,))
    assert "a.txt:1" in one.out
    assert token[8:16] not in one.out
    assert one.seconds < 30
    assert one.megabytes < 600


@pytest.mark.parametrize("what", CONTENTS)
def test_it_ends_soon_in_a_promised_way_and_hides_nothing(what: str, tmp_path: Path) -> None:
    write(tmp_path, {"package.json": PACKAGE, "mail.js": MAIL, **CONTENTS[what]()})
    one = clean_end(call(tmp_path, "check", "--profile=audit", "--min-confidence=low", within=40), codes=(1,))
    assert "mail.js:2" in one.out
    assert one.seconds < 30
    # tree-sitter keeps every reading of `a<a<` until its time is up: 960 MB were measured in its five seconds
    assert one.megabytes < (1_500 if what.startswith("angle brackets") else 600)
