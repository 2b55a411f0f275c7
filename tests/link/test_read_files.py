"""What code reads from files of the project by itself: the document is found by the way to it, and is what it holds."""

import pytest

from oauthlint.model.facts import Credential
from tests.link.keeping import found
from tests.link.test_forms import HOST, transports

FS = "const fs = require('fs'), path = require('path');\n"
JSON, YAML = '{ "mail": { "host": "smtp.a.example", "port": 465 } }', "mail:\n  host: smtp.a.example\n  port: 465\n"
USE = "nodemailer.createTransport(c.mail);"
READ: dict[str, tuple[str, str, str]] = {
    "beside the code": (
        "src/a.js",
        f"{FS}const c = JSON.parse(fs.readFileSync(path.join(__dirname, 'c.json'))); {USE}",
        "src/c.json",
    ),
    "above the code": (
        "src/a.js",
        f"{FS}const c = JSON.parse(fs.readFileSync(path.resolve(__dirname, '..', 'conf/c.json'), 'utf8').toString()); {USE}",
        "conf/c.json",
    ),
    "from where the program starts": (
        "src/a.js",
        f"{FS}const c = JSON.parse(fs.readFileSync(path.join(process.cwd(), 'c.json'), 'utf8')); {USE}",
        "c.json",
    ),
    "by a path as it is": (
        "src/a.js",
        f"const {{ readFileSync }} = require('node:fs'); const c = JSON.parse(readFileSync('./c.json', 'utf8')); {USE}",
        "c.json",
    ),
    "by a template": ("a.js", f"{FS}const c = JSON.parse(fs.readFileSync(`${{__dirname}}/c.json`)); {USE}", "c.json"),
    "by pieces that are put together": (
        "a.js",
        f"{FS}const FILE = __dirname + '/c.json'; const c = JSON.parse(fs.readFileSync(FILE)); {USE}",
        "c.json",
    ),
    "by its address": (
        "src/a.mjs",
        f"import {{ readFileSync }} from 'node:fs'; const c = JSON.parse(readFileSync(new URL('../c.json', import.meta.url), 'utf8')); {USE}",
        "c.json",
    ),
    "beside a module": (
        "src/a.mjs",
        (
            "import fs from 'fs'; import path from 'path'; import { fileURLToPath } from 'url';"
            f" const here = path.dirname(fileURLToPath(import.meta.url)); const c = JSON.parse(fs.readFileSync(path.join(here, 'c.json'), 'utf8')); {USE}"
        ),
        "src/c.json",
    ),
    "in time": (
        "a.js",
        (
            "const fs = require('fs').promises, path = require('path');\n"
            "async function make() { const text = await fs.readFile(path.join(process.cwd(), 'c.json'));"
            f" const c = JSON.parse(text); return {USE} }}"
        ),
        "c.json",
    ),
    "by a callback": (
        "a.js",
        f"{FS}fs.readFile('c.json', 'utf8', (err, text) => {{ const c = JSON.parse(text); {USE} }});",
        "c.json",
    ),
    "at once": ("a.js", f"const fs = require('fs-extra'); const c = fs.readJsonSync('./c.json'); {USE}", "c.json"),
    "as YAML": (
        "a.js",
        f"{FS}const yaml = require('js-yaml'); const c = yaml.load(fs.readFileSync('c.yml', 'utf8')); {USE}",
        "c.yml",
    ),
    "as YAML, by the other library": (
        "a.ts",
        f"import YAML from 'yaml'; import fs from 'fs'; const c = YAML.parse(fs.readFileSync('c.yml', 'utf8')); {USE}",
        "c.yml",
    ),
}
NOT_READ = {
    "from a place of the machine": f"{FS}const c = JSON.parse(fs.readFileSync('/etc/c.json')); {USE}",
    "from a place that a variable names": f"{FS}const c = JSON.parse(fs.readFileSync(process.env.CONFIG)); {USE}",
    "from a folder that nobody knows": f"{FS}const c = JSON.parse(fs.readFileSync(path.join(dir(), 'c.json'))); {USE}",
    "from outside of the project": f"{FS}const c = JSON.parse(fs.readFileSync('../../c.json')); {USE}",
    "from a file that is not there": f"{FS}const c = JSON.parse(fs.readFileSync('d.json')); {USE}",
}


@pytest.mark.parametrize("form", READ)
def test_a_file_is_read(form: str) -> None:
    path, code, document = READ[form]
    files = {path: code, document: YAML if document.endswith("yml") else JSON}
    assert {(one.effective.host, one.effective.port) for one in transports(files)} == {(HOST, 465)}


@pytest.mark.parametrize("form", NOT_READ)
def test_nothing_is_read(form: str) -> None:
    (one,) = transports({"a.js": NOT_READ[form], "c.json": JSON})
    assert one.effective.host is None
    assert "host" in one.about.dynamic


def test_a_secret_that_is_read_so_stands_in_the_document() -> None:
    auth = '"type": "OAuth2", "user": "u@a.example", "clientId": "c", "clientSecret": "{{token:google-client-secret}}", "refreshToken": "r"'
    files = {
        "a.js": f"const nodemailer = require('nodemailer'); {FS}const c = JSON.parse(fs.readFileSync('c.json')); {USE}",
        "c.json": f'{{ "mail": {{ "service": "gmail", "auth": {{ {auth} }} }} }}',
    }
    (secret,) = [one for one in found(files, "credential") if isinstance(one, Credential) and one.live]
    assert (secret.about.place.path, secret.role) == ("c.json", "client_secret")
