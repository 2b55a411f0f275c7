"""Which calls of a script are kept: all that matter, or of a module only what its exports are made of."""

import pytest

from oauthlint.extract import EXTRACTORS
from oauthlint.model.filefacts import FileFacts
from tests.fuzz.corpus import reader
from tests.link.keeping import READER

CODE = b"""
import { read, start } from './settings';
const settings = read('mail');
export const host = settings.host;
export function url(name) { return join(host, name); }
export class Client { constructor(key) { this.key = sign(key); } }
function join(one, other) { return make(one) + other; }
function sign(key) { return key; }
start(function failed(error) { console.log(error); join('a', 'b'); });
module.exports.late = read('late');
"""


def facts(kind: str) -> FileFacts:
    return EXTRACTORS[kind](CODE, "src/a.js", reader())


def test_a_module_gives_what_a_script_gives() -> None:
    script, module = facts("javascript"), facts("module")
    assert module.exports == script.exports
    assert {one.id: one for one in module.bodies}.items() <= {one.id: one for one in script.bodies}.items()
    assert module.reader == script.reader


def test_of_a_module_only_the_calls_are_kept_that_its_exports_are_made_of() -> None:
    script, module = facts("javascript"), facts("module")
    assert set(module.calls) < set(script.calls)
    written = [CODE[one.place.start : one.place.end].decode() for one in module.calls]
    assert written == ["read('mail')", "join(host, name)", "sign(key)", "make(one)", "read('late')"]
    assert script.flows
    assert not module.flows


@pytest.mark.parametrize(
    ("code", "name"),
    [
        (
            b"import { ConfigModule } from '@nestjs/config'; import a from './a'; ConfigModule.forRoot({ load: [a] });",
            "forRoot",
        ),
        (b"import { Module } from '@nestjs/common'; @Module({ providers: [A] }) export class AppModule {}", "Module"),
        (b"const nconf = require('nconf'); nconf.file({ file: 'a.json' });", "file"),
        (b"import { Container } from 'inversify'; new Container().bind('a').toConstantValue(1);", "toConstantValue"),
    ],
)
def test_of_a_module_the_calls_are_kept_too_that_provide_something_under_a_name(code: bytes, name: str) -> None:
    assert name in [one.name for one in EXTRACTORS["module"](code, "src/a.ts", READER).calls]
