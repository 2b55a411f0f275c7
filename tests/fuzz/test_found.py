"""What fuzzing has found, each once wrong and right now: smaller than it was found, and under the same oracles."""

from typing import NamedTuple

import pytest

from tests.fuzz.oracles import facts_of


class Found(NamedTuple):
    """A file whose facts were not true of it."""

    kind: str
    path: str
    data: bytes


BOM = b"\xef\xbb\xbf"
FOUND: dict[str, Found] = {
    "a second byte order mark moved the places of YAML": Found(
        "documents", "docker-compose.yml", BOM + BOM + b"services:\n  a:\n    environment: { SMTP_HOST: a.test }\n"
    ),
    "bytes that are no UTF-8 moved the places of a pnpm lock": Found(
        "lockfile", "pnpm-lock.yaml", b"lockfileVersion: '9.0'\n\npackages:\n\n  nodemailer@6." + b"\xff" * 100 + b"9: {}\n"
    ),
    "a variable without a value ended before it began": Found("container", "Dockerfile", b"FROM node\r\nENV CLIENT_SECRET\r\nENV A=1\r\n"),
    "a constant that is declared without a value raised": Found(
        "javascript", "src/mail.ts", b"declare const A: string;\nlog(`https://accounts.google.com/o/oauth2/v2/auth?access_type=offline&${A}`, nodemailer);\n"
    ),
    "a list that is joined, its first item unknown, began behind its end": Found(
        "javascript", "src/mail.js", b"const a = [x, 'https://mail.google.com/'];\nfunction f() { return client.generateAuthUrl({ scope: a.join(',') }); }\n"
    ),
    "a lone quote ended before it began": Found("javascript", "src/mail.js", b"nodemailer={freshToken:`${p}\0({});`}"),
    "a type without a value moved the place of YAML": Found("documents", "mail.yaml", b"smtp:\n  a: !!str"),
    "a value that is empty took the place of the key around it": Found(
        "dotenv", ".env", b"-----BEGIN PRIVATE KEY-----\nA=" + b"MADEUP" * 8 + b"\nPRIVATEKEY=\n" + b"MADEUP" * 3
    ),
    "a key that stands twice cut the path of what is in the first": Found(
        "documents", "docker-compose.yml", b"updates:\n- e: {v: 1}\nupdates:\n-\n"
    ),
    "a key that stands twice had the place of the other": Found(
        "lockfile", "package-lock.json", b'{"packages":{"node_modules/nodemailer":{"version":"6.9.1"},"node_modules/nodemailer":{"version":"7.0.0"}}}'
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", FOUND)
def test_what_was_found_is_right_now(what: str) -> None:
    facts_of(*FOUND[what])
