"""Settings that the package `config` reads from files of the project."""

import json

import pytest

from oauthlint.extract.javascript import extract
from oauthlint.link import link
from oauthlint.model.facts import Transport
from oauthlint.model.practice import Environment, Store
from tests.extract.showing import READER, facts
from tests.link.linking import KNOWLEDGE

STORE = Store("config", "get", ("config/default", "config/production"), "config/custom-environment-variables")
KNOWS = KNOWLEDGE._replace(environment=Environment(stores=(STORE,)))
READS = READER._replace(stores=frozenset({("config", ("get",))}))
CODE = "import nodemailer from 'nodemailer';\nimport config from 'config';\nnodemailer.createTransport(OPTIONS);\n"
HOST = "{ host: config.get('mail.host') }"
MAIL = {"mail": {"host": "smtp.a.example", "port": 465}}
CASES: dict[str, tuple[str, dict[str, object], set[str | None]]] = {
    "by the way to it": (HOST, {"default": MAIL}, {"smtp.a.example"}),
    "as a part of a group": ("{ host: config.get('mail').host }", {"default": MAIL}, {"smtp.a.example"}),
    "as a group that the transport is made of": ("config.get('mail')", {"default": MAIL}, {"smtp.a.example"}),
    "where production says something else": (
        HOST,
        {"default": MAIL, "production": {"mail": {"host": "smtp.b.example"}}},
        {"smtp.a.example", "smtp.b.example"},
    ),
    "where only a variable holds it": (
        HOST,
        {"default": {}, "custom-environment-variables": {"mail": {"host": "MAIL_HOST"}}},
        {None},
    ),
    "where nothing has it": (HOST, {"default": {"mail": {"port": 465}}}, {None}),
    "where there are no files": (HOST, {}, {None}),
    "with a way that is put together": ("{ host: config.get(way()) }", {"default": MAIL}, {None}),
}


@pytest.mark.parametrize("case", CASES)
def test_a_setting_is_found(case: str) -> None:
    options, documents, hosts = CASES[case]
    files = {"src/mail.ts": extract(CODE.replace("OPTIONS", options).encode(), "src/mail.ts", READS)}
    files |= {
        f"config/{name}.js": facts(f"module.exports = {json.dumps(said)}", f"config/{name}.js")
        for name, said in documents.items()
    }
    found = link(files, KNOWS, files.get, lambda _: True, reported=frozenset(files), whole=True)
    assert {one.effective.host for one in found.facts["transport"] if isinstance(one, Transport)} == hosts
