"""Nothing that oauthlint says or keeps holds five characters in a row of a secret, beyond its format's public prefix.

Made-up secrets of every kind are planted in every kind of file, and looked for in everything that comes out. What is
looked at stands in `everything_said`: a new output belongs there.
"""

import io
import json
import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from oauthlint.cli.commands import run
from oauthlint.extract.placeholders import placeholder
from oauthlint.report import FORMATS
from tests.extract.made_up import FORMATS as TOKENS
from tests.extract.made_up import generate

RUNS = int(os.environ.get("OAUTHLINT_EXAMPLES", "12"))
LEAK = 5  # characters

PACKAGE = '{ "dependencies": { "nodemailer": "^6.9.9", "googleapis": "^140.0.0" } }'
# By path: a text with the places of one secret under a name, of another that something tells to be one, and of one that
# nothing but its own form tells; what stands around them gives findings of other rules.
FILES = {
    "src/mail.js": "const n = require('nodemailer');\nexports.m = n.createTransport({ service: 'gmail', port: 587, auth: "
    "{ type: 'OAuth2', clientID: 'x', NAME: 'VALUE', user: process.env.ME } });\n",
    "src/two.js": "const n = require('nodemailer'); const NAME = 'VALUE', other = 'OTHER'; n.createTransport({ host: "
    "'smtp.corp.test', secure: true, port: 587, auth: { user: 'me@corp.test', pass: other, NAME } }).sendMail({});\n",
    "src/url.js": "const url = 'smtps://robot:OTHER@smtp.corp.test:587'; require('nodemailer').createTransport(url); // BARE\n",
    "src/split.ts": "import { createTransport } from 'nodemailer';\n// NAME:\n//   BARE\nconst NAME =\n  'OTHER';\n"
    "console.log(NAME, process.env.NAME || 'VALUE');\nexport default createTransport({ auth: { type: 'oauth', NAME } });\n",
    "src/env.ts": "import n from 'nodemailer'; const NAME = process.env.NAME ?? `VALUE`;\nn.createTransport({ tls: { "
    "rejectUnauthorized: false }, service: 'Gmial', auth: { user: 'a', pass: NAME } });\n",
    "src/App.vue": "<script>\nimport n from 'nodemailer'\nexport default { NAME: 'VALUE', m: n.createTransport({ auth: { pass: 'OTHER' } }) }\n</script>\n",
    "dist/app.min.js": "var n=require('nodemailer'),NAME='VALUE',b='BARE';n.createTransport({auth:{pass:'OTHER',NAME:NAME}});",
    ".history/src/mail_1.js": "const NAME = 'VALUE'; require('nodemailer');\n",
    "config/default.json": '{ "mail": { "host": "smtp.gmail.com", "secure": "false", "NAME": "VALUE", "OTHER_NAME": "OTHER" } }\n',
    "credentials.json": '{ "installed": { "client_id": "1-a.apps.googleusercontent.com", "client_secret": "VALUE", '
    '"refresh_token": "OTHER", "redirect_uris": ["urn:ietf:wg:oauth:2.0:oob"], "token_uri": "https://x.test/" } }\n',
    "config/mail.yaml": "smtp:\n  host: smtp.gmail.com\n  NAME: VALUE\n  # NAME: OTHER\n  scopes: [https://mail.google.com/]\n",
    "config/mail.toml": '[mail]\nhost = "smtp.gmail.com"\nNAME = "VALUE"\n',
    ".env": "SMTP_HOST=smtp.gmail.com\nNAME=VALUE\nexport OTHER_NAME='OTHER' # BARE\n",
    ".env.exmaple": "NAME=VALUE\nSMTP_HOST=smtp.gmail.com\n",
    "README.md": "# Mail by nodemailer\n\nSwitch on less secure apps, then:\n\n```js\nNAME: 'VALUE',\n```\n\nor NAME: VALUE.\n",
    "docs/a.ipynb": '{ "cells": [{ "outputs": [{ "text": ["{\'NAME\': \'VALUE\'} smtp.gmail.com"] }] }] }\n',
    "x.postman_collection.json": '{ "variable": [{ "key": "NAME", "value": "VALUE" }], "auth": "smtp BARE" }\n',
    "Dockerfile": "FROM node:16\nENV NAME=VALUE\nARG NAME=OTHER\nCOPY . .\nRUN echo NAME=VALUE > .env && env\n",
    "docker-compose.yml": "services:\n  a:\n    environment:\n      - NAME=VALUE\n      - OTHER_NAME=${NAME:-OTHER}\n",
    ".github/workflows/ci.yml": "on: push\njobs:\n  a:\n    env: { NAME: 'VALUE' }\n    steps:\n      - run: echo BARE smtp\n",
    "k8s/secret.yaml": "kind: Secret\napiVersion: v1\nmetadata: { name: mail-smtp }\nstringData:\n  NAME: VALUE\n",
    "main.tf": 'variable "NAME" {\n  default = "VALUE"\n}\nresource "x" "smtp" {\n  NAME = "OTHER"\n}\n',
    "deploy.sh": "export NAME='VALUE'\ncurl smtp://me:OTHER@smtp.corp.test\n",
    "details.txt": "smtp NAME\nBARE\n\nOTHER_NAME: OTHER\n",
    "app.properties": "mail.smtp.NAME=VALUE\n",
    "page.html": "<script>/* nodemailer */ var NAME = 'VALUE'; x('BARE')</script>\n",
}
NAMES = {
    "client_secret": ("clientSecret", "CLIENT_SECRET", "GOOGLE_CLINENTSECRET"),
    "refresh_token": ("refreshToken", "REFRESH_TOKEN"),
    "access_token": ("accessToken", "GMAIL_ACCESS_TOKEN"),
    "private_key": ("privateKey", "DKIM_PRIVATE_KEY"),
    "api_key": ("apiKey", "SENDGRID_API_KEY"),
    "password": ("pass", "SMTP_PASS"),
}
TYPED = "".join(one for one in map(chr, range(33, 127)) if one not in "'\"`\\")
DRAWN = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
ROLES = ["password", "client_secret"]


class Planted(NamedTuple):
    """A secret as it is to be written, and what of it everybody may see."""

    value: str
    prefix: str
    role: str


def tokens(*, alone: bool = False) -> some.SearchStrategy[Planted]:
    """Values in every format of the knowledge, or in those that are told without a name."""

    def planted(name: str, seed: int) -> Planted:
        one = TOKENS[name]
        return Planted(generate(one, seed), one.prefix, one.role)

    return some.builds(
        planted,
        some.sampled_from([name for name in sorted(TOKENS) if TOKENS[name].alone or not alone]),
        some.integers(0, 10_000),
    )


def passwords() -> some.SearchStrategy[Planted]:
    """Values in no format, as a machine draws them: of all that can be typed, or of letters and digits."""

    def planted(seed: int, size: int, role: str) -> Planted:
        letters = TYPED if seed % 2 else DRAWN
        return Planted("".join(Random(seed).choices(letters, k=size)), "", role)  # noqa: S311  (made up)

    made = some.builds(planted, some.integers(0, 1 << 32), some.integers(8, 40), some.sampled_from(ROLES))
    return made.filter(lambda one: not placeholder(one.value, "", "password"))


@given(
    one=tokens() | passwords(),
    other=tokens() | passwords(),
    bare=tokens(alone=True),
    name=some.integers(0, 2),
    shorter=some.booleans(),
    paths=some.lists(some.sampled_from(sorted(FILES)), min_size=4, max_size=8, unique=True),
)
@settings(
    max_examples=RUNS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],  # a smaller case leaks no less, and each takes a second
)
def test_nothing_that_comes_out_holds_a_secret(
    one: Planted, other: Planted, bare: Planted, name: int, shorter: bool, paths: list[str]
) -> None:
    if shorter and len(one.value) > 3 * LEAK:
        other = one._replace(value=one.value[:-LEAK])  # one is the beginning of the other
    assert leaks(one, other, bare, name, paths) == []


KINDS = sorted(TOKENS)
BARE = [one for one in KINDS if TOKENS[one].alone]


@pytest.mark.parametrize("number", range(0, len(KINDS), 3))
def test_no_kind_of_secret_comes_out_of_any_kind_of_file(number: int) -> None:
    """Three kinds in all files at once: two under a name, and one that stands alone where it can."""
    kinds = [KINDS[(number + more) % len(KINDS)] for more in range(3)]
    kinds.sort(key=lambda one: TOKENS[one].alone)
    one, other, bare = (
        Planted(generate(TOKENS[kind], number), TOKENS[kind].prefix, TOKENS[kind].role) for kind in kinds
    )
    assert leaks(one, other, bare, number, FILES) == []


# Passwords that have to be written with escapes, or over several lines: «0» to «3» stand for what is in between.
ESCAPED = {
    "single.js": r"""module.exports = require('nodemailer').createTransport({ port: 587, secure: true, auth: { pass: '«0»\'«1»\\«2»\n«3»' } });""",
    "template.js": r"""const n = require('nodemailer'); n.createTransport({ port: 587, secure: true, auth: { pass: `«0»\`«1»\${x}«2»\u0041«3»` } });""",
    "continued.js": 'const n = require(\'nodemailer\');\nconst pass = "«0»\\\n«1»\\x41«2»\\"«3»";\n'
    "n.createTransport({ port: 587, secure: true, auth: { pass } });\n",
    "joined.ts": "import n from 'nodemailer';\nconst pass = '«0»' +\n  '«1»' + \"«2»\" + `«3»`;\n"
    "n.createTransport({ port: 587, secure: true, auth: { pass } });\n",
    "config/default.json": r"""{ "smtp": { "host": "smtp.gmail.com", "port": 587, "secure": "false", "pass": "«0»\"«1»\\«2»\n«3»" } }""",
    "double.yaml": 'smtp:\n  host: smtp.gmail.com\n  password: "«0»\\"«1»\\\\«2»\\x41«3»"\n  secure: \'false\'\n',
    "single.yaml": "smtp:\n  host: smtp.gmail.com\n  password: '«0»''«1»''«2»''«3»'\n",
    "over.yaml": 'smtp:\n  host: smtp.gmail.com\n  password: "«0»\\\n    «1»\\\n    «2»\\\n    «3»"\n',
    "block.yaml": "smtp:\n  host: smtp.gmail.com\n  password: |\n    «0»\n    «1»\n    «2»\n    «3»\n",
    ".env": 'SMTP_HOST=smtp.gmail.com\nSMTP_PASS="«0»\\"«1»\\n«2»$«3»"\n',
    ".env.local": 'SMTP_HOST=smtp.gmail.com\nSMTP_PASS="«0»\n«1»\n«2»\n«3»"\n',
    "a.toml": '[smtp]\nhost = "smtp.gmail.com"\npassword = "«0»\\"«1»\\\\«2»\\u0041«3»"\n',
    "b.toml": "[smtp]\nhost = \"smtp.gmail.com\"\npassword = '''«0»\n«1»\n«2»\n«3»'''\n",
    "main.tf": 'resource "x" "smtp" {\n  smtp_password = "«0»\\"«1»\\\\«2»\\n«3»"\n}\n',
    "Dockerfile": 'FROM node:16\nENV SMTP_PASS="«0»\\"«1»\\\\«2»\\$«3»"\nRUN env\n',
    "deploy.sh": "export SMTP_PASS='«0»'\\''«1»'\"«2»\"«3»\n",
}


def test_a_secret_with_escapes_or_over_several_lines_comes_out_in_no_part() -> None:
    parts: list[Planted] = []

    def part(_found: re.Match[str]) -> str:
        parts.append(Planted("".join(Random(len(parts)).choices(DRAWN, k=9)), "", ""))  # noqa: S311  (made up)
        return parts[-1].value

    told = everything_said({"package.json": PACKAGE, **{path: re.sub("«.»", part, ESCAPED[path]) for path in ESCAPED}})
    assert [(where, one) for where, said in told.items() for each in parts for one in pieces(each) if one in said] == []


def test_a_defect_of_ours_tells_nothing() -> None:
    kinds = (BARE[0], "google-app-password", "private-key")
    secrets = [Planted(generate(TOKENS[kind], 5), TOKENS[kind].prefix, TOKENS[kind].role) for kind in kinds]
    files = {path: filled(path, text, "pass", *secrets) for path, text in FILES.items()}
    with project({"package.json": PACKAGE, **files}), patch.dict(os.environ, {"OAUTHLINT_DEBUG": "1"}):
        for place in BREAKING:
            with patch(place, broken):
                said = outcome("check", "-v", "--no-cache", "--profile=audit")
            assert "internal" in said, place
            assert [one for each in secrets for one in pieces(each) if one in said] == [], place


def leaks(one: Planted, other: Planted, bare: Planted, name: int, paths: Iterable[str]) -> list[str]:
    """What comes out of a project with these secrets in these files, and holds a piece of one."""
    names = NAMES.get(one.role, ("token", "API_TOKEN"))
    files = {path: filled(path, FILES[path], names[name % len(names)], one, other, bare) for path in paths}
    told = everything_said({"package.json": PACKAGE, **files})
    usual = harmless()
    return [
        f"{where}: {line.strip()}"
        for where, said in told.items()
        for planted in (one, other, bare)
        for piece in pieces(planted)
        if piece in said and piece not in usual
        for line in said.splitlines()
        if piece in line
    ]


def filled(path: str, text: str, name: str, *secrets: Planted) -> str:
    """The text of a file with name and secrets in it, as its language wants them written."""

    def written(planted: Planted) -> str:
        value = planted.value.replace("\n", "\\n") if not path.endswith((".txt", ".md")) else planted.value
        return json.dumps(value)[1:-1].replace("\\\\n", "\\n") if path.endswith((".json", ".ipynb")) else value

    value, other, bare = map(written, secrets)
    text = text.replace("OTHER_NAME", f"OLD_{name}")
    put = {"VALUE": value, "OTHER": other, "BARE": bare, "NAME": name}
    return re.sub("|".join(put), lambda found: put[found[0]], text)


def pieces(planted: Planted) -> Iterator[str]:
    """What must not be seen: every run of five characters behind the public prefix, but for blanks and marks."""
    rest = planted.value.removeprefix(planted.prefix)
    for line in re.split(r"-----[A-Z ]+-----|\s", rest):
        for at in range(len(line) - LEAK + 1):
            if sum(map(str.isalnum, line[at : at + LEAK])) >= 3:
                yield line[at : at + LEAK]


@cache
def harmless() -> str:
    """What comes out where nothing is secret, as one text: a run of five letters in it tells nothing."""
    blank = Planted("", "", "")
    files = {path: filled(path, text, "x", blank, blank, blank) for path, text in FILES.items()}
    return "\n".join(everything_said({"package.json": PACKAGE, **files}).values())


def everything_said(files: Mapping[str, str]) -> dict[str, str]:
    """All that oauthlint says of a project, and keeps of it, by what says so; hashes and times of files are left out."""
    with project(files) as root:
        said = dict(runs())
        cache_folder = root.parent / "cache"
        said["cache"] = "".join(one.read_text("latin-1") for one in cache_folder.rglob("*") if one.is_file())
        said["baseline"] = Path(root, ".oauthlint-baseline.jsonl").read_text()
    return {
        where: re.sub(
            r"\[\d{15,},\d{15,},\d+,\d+\]|o[a-z]{2}1[:-][0-9a-f]{10}|\b[0-9a-f]{8,16}:\d|\"[0-9a-f]{40,128}\"|\b[0-9a-f]{10} of\b",
            "",
            text,
        )
        for where, text in said.items()
    }


@contextmanager
def project(files: Mapping[str, str]) -> Iterator[Path]:
    """A repository with these files, which somebody stands in, and a cache of its own beside it."""
    with TemporaryDirectory() as folder:
        root = Path(folder, "project")
        write(root, files)
        before = os.getcwd()
        os.chdir(root)
        try:
            with patch.dict(os.environ, {"OAUTHLINT_CACHE_DIR": str(Path(folder, "cache"))}):
                yield root
        finally:
            os.chdir(before)


def runs() -> Iterator[tuple[str, str]]:
    """What each way to call it prints, on both streams."""
    reports = [f"--output={form}=../{form}.out" for form in FORMATS]
    yield "check", outcome("check", "--profile=audit", "--show-skips", "-v", "--min-confidence=low", *reports)
    for form in FORMATS:
        yield form, Path(f"../{form}.out").read_text()
    yield "diff", outcome("check", "--profile=audit", "--diff", "--unsafe-fixes")
    yield "effective text", outcome("effective", ".")
    yield "effective json", outcome("effective", ".", "--format=json")
    for form in ("text", "json"):
        yield f"history {form}", outcome("history", "--profile=audit", "--min-confidence=low", f"--format={form}")
    for path in sorted(Path().rglob("*.[jt]s"))[:2]:
        with patch("sys.stdin", io.TextIOWrapper(io.BytesIO(path.read_bytes()))):
            yield f"standard input {path}", outcome("check", "-", f"--stdin-filename={path}", "--show-skips")
    found = json.loads(Path("../json.out").read_text())["findings"]
    for one in {each["rule"]: each for each in found[:2]}.values():
        yield f"explain {one['rule']}", outcome("explain", "--finding", one["fingerprint"])
        yield f"ignore {one['rule']}", outcome("ignore", one["fingerprint"], "--reason=none")
    yield "suppressions", outcome("suppressions")
    yield "baseline", outcome("baseline", "create")
    yield "since", outcome("check", "--since=HEAD", "--no-baseline", "--statistics")
    yield "fix", outcome("check", "--profile=audit", "--fix", "--unsafe-fixes", "--no-baseline")


# Where a value is at hand when a defect of ours ends a file or the run.
BREAKING = (
    "oauthlint.extract.sealing.hash_of",
    "oauthlint.audit.judge",
    "oauthlint.link.link",
    "oauthlint.report.FORMATS",
)


def broken(*given: object, **more: object) -> object:
    """A defect whose words, and whose variables, hold all that it was given."""
    held = repr((given, more))
    raise ValueError(held)


def outcome(*words: str) -> str:
    """What a call prints, on both streams together."""
    with redirect(io.BytesIO()) as written:
        run(words)
    return written.getvalue().decode("utf-8", "replace")


class redirect:  # noqa: N801  (as those of contextlib)
    """Standard output and standard error, both into one stream of bytes."""

    def __init__(self, stream: io.BytesIO) -> None:
        self.stream = stream
        self.text = io.TextIOWrapper(stream, encoding="utf-8", write_through=True)

    def __enter__(self) -> io.BytesIO:
        self.out, self.err = redirect_stdout(self.text), redirect_stderr(self.text)
        self.out.__enter__()
        self.err.__enter__()
        return self.stream

    def __exit__(self, *_: object) -> None:
        self.err.__exit__(*_)  # type: ignore[arg-type]
        self.out.__exit__(*_)  # type: ignore[arg-type]
        self.text.flush()
        self.text.detach()


def write(root: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    for words in (
        ["init", "-q"],
        ["add", "-A", "-f"],
        ["-c", "user.name=A", "-c", "user.email=a@a.test", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *words], cwd=root, check=True)
