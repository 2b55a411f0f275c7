"""A secret outside of quotes is no name: no piece of it gets into the facts, and it is found all the same."""

import json

import pytest

from oauthlint.extract import EXTRACTORS
from oauthlint.model.serial import dump
from tests.extract.made_up import made
from tests.fuzz.corpus import reader
from tests.fuzz.oracles import SEALED

CODE = {
    "behind a quote too many": "exports.o = ''{}'",
    "as an expression": "exports.o = {};",
    "in a call": "require('nodemailer').createTransport({});",
    "in a template": "exports.o = `a ${{{}}}`;",
    "as a name in brackets": "exports.o = process.env[{}];",
    "as a key": "exports.o = {{ {}: 1 }};",
    "on a line of its own": "import n from 'nodemailer';\n{}\nn.createTransport(o)",
    "twice, once as text": "exports.o = ''{0}';\nexports.p = \"{0}\";",
    "that is text once another is gone": "exports.o = ''{0}';\nexports.p = 'a {0} b;\n",
}


@pytest.mark.parametrize("token", ["google-client-secret", "microsoft-client-secret"])
@pytest.mark.parametrize("path", ["src/a.js", "src/a.ts", "src/a.tsx"])
@pytest.mark.parametrize("where", CODE)
def test_no_piece_of_a_secret_is_a_name(where: str, path: str, token: str) -> None:
    secret = made(token)
    found = EXTRACTORS["javascript"](CODE[where].format(secret).encode(), path, reader())
    said = SEALED.sub("", json.dumps(dump(found), separators=(",", ":")))
    assert [secret[at : at + 5] for at in range(8, len(secret) - 5) if secret[at : at + 5] in said] == []
    assert [one.role for one in found.secrets][:1] == ["client_secret"]


def test_what_stands_around_it_is_read() -> None:
    code = f"const n = require('nodemailer');\nn.createTransport({{ port: 587, auth: {{ pass: {made('google-client-secret')} }} }});\n"
    found = EXTRACTORS["javascript"](code.encode(), "src/a.js", reader())
    assert [one.name for one in found.calls] == ["createTransport"]
    assert code[slice(*found.calls[0].place[1:])].startswith("n.createTransport(")
