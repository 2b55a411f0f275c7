"""Which variables code reads, which of them are OAuth2's, and whether anything tells a newcomer about them."""

import pytest

from tests.link.keeping import env_reads

BLOCK = (
    "const nodemailer = require('nodemailer');\n"
    "nodemailer.createTransport({ service: 'gmail', auth: { type: 'OAuth2', user: process.env.BOX, clientId: process.env.A_CLIENT_ID,"
    " clientSecret: process.env.A_CLIENT_SECRET, refreshToken: process.env.ONE } });\n"
)


def test_names_are_oauth2_s_by_where_they_go_or_by_what_they_say() -> None:
    code = BLOCK + "use(process.env.PORT, process.env.GMAIL_REFRESH_TOKEN, process.env.SPOTIFY_CLIENT_SECRET);"
    reads = env_reads({"src/mail.js": code})
    assert {one.name: one.oauth for one in reads} == {
        "BOX": True,
        "A_CLIENT_ID": True,
        "A_CLIENT_SECRET": True,
        "ONE": True,
        "PORT": False,
        "GMAIL_REFRESH_TOKEN": True,
        "SPOTIFY_CLIENT_SECRET": False,
    }
    assert {one.together for one in reads} == {5}
    assert [one.name for one in reads if one.first] == ["BOX"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".env.example", "A_CLIENT_ID="),
        (".env.example", "# A_CLIENT_ID=…"),
        (".env", "A_CLIENT_ID="),
        ("README.md", "Set `A_CLIENT_ID` first."),
        ("docs/setup.rst", "A_CLIENT_ID"),
        ("app.json", '{ "env": { "A_CLIENT_ID": { "required": true } } }'),
        ("deploy/values.yaml", "- name: A_CLIENT_ID"),
        ("infra/main.tf", 'variable "A_CLIENT_ID" {}'),
        ("src/env.ts", "import { z } from 'zod';\nexport const env = z.object({ A_CLIENT_ID: z.string() });"),
        ("src/env.js", "const convict = require('convict');\nconvict({ id: { env: 'A_CLIENT_ID' } });"),
        ("src/global.ts", "declare namespace NodeJS { interface ProcessEnv { A_CLIENT_ID: string } }"),
    ],
)
def test_what_names_a_variable_documents_it(path: str, text: str) -> None:
    reads = env_reads({"src/mail.js": BLOCK, path: text})
    assert [one.listed for one in reads if one.name == "A_CLIENT_ID"] == [True]
    assert {one.examples for one in reads} == {True}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("README.md", "Set `A_CLIENT_IDS` and `BOX` first."),
        ("src/other.js", "const A_CLIENT_ID = process.env.A_CLIENT_ID;"),
        ("src/use.ts", "import { z } from 'zod';\nexport const id = process.env.A_CLIENT_ID;"),
    ],
)
def test_another_name_the_mailbox_alone_and_code_that_reads_it_do_not(path: str, text: str) -> None:
    assert {one.examples for one in env_reads({"src/mail.js": BLOCK, path: text})} == {False}


@pytest.mark.parametrize(("tracked", "documents"), [(True, True), (None, True), (False, False)])
def test_an_env_file_of_this_machine_alone_does_not_either(tracked: bool | None, documents: bool) -> None:
    reads = env_reads({"src/mail.js": BLOCK, ".env": "A_CLIENT_ID=1"}, tracked=tracked)
    assert {one.examples for one in reads} == {documents}


def test_the_first_read_is_one_of_the_file_that_makes_the_transport() -> None:
    report = "exports.send = (t) => t.sendMail({ from: process.env.BOX });"
    reads = env_reads({"src/a.js": report, "src/mail.js": BLOCK})
    assert [(one.about.place.path, one.name) for one in reads if one.first] == [("src/mail.js", "BOX")]


def test_each_package_has_a_first_read_and_tests_have_none() -> None:
    reads = env_reads(
        {"apps/a/package.json": "{}", "apps/a/m.js": BLOCK, "apps/b/package.json": "{}", "apps/b/m.js": BLOCK, "tests/m.js": BLOCK}
    )  # fmt: skip
    assert [one.about.place.path for one in reads if one.first] == ["apps/a/m.js", "apps/b/m.js"]
    assert not [one for one in reads if one.about.place.path.startswith("tests/")]


@pytest.mark.parametrize(
    ("manifest", "published"),
    [
        ('{ "main": "index.js" }', False),
        ('{ "exports": "./index.js" }', True),
        ('{ "exports": "./index.js", "private": true }', False),
    ],
)
def test_a_library_is_told_from_an_app(manifest: str, published: bool) -> None:
    assert {one.published for one in env_reads({"package.json": manifest, "m.js": BLOCK})} == {published}
