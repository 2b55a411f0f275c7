"""Which calls of a script are kept: all that matter, or of a module only what its exports are made of.

Of an outline nobody has asked yet what its functions do.
"""

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


def test_of_an_outline_only_what_the_exports_are_is_kept_and_not_what_functions_do() -> None:
    module, outline = facts("module"), facts("outline")
    assert outline.exports == module.exports
    assert [CODE[one.place.start : one.place.end].decode() for one in outline.calls] == ["read('mail')", "read('late')"]
    assert set(outline.calls) < set(module.calls)
    assert outline.bodies == ()
    assert (outline.flags, module.flags) == (("outline",), ())


def test_what_only_runs_tests_is_not_kept_and_what_is_called_in_them_is() -> None:
    code = b"""
import { it, expect as see } from 'vitest';
import { send } from './mailer';
const { test } = require('node:test');
it('sends', () => { see(send('a')).toBe(1); });
test('adds', () => { see(1 + 1).toBe(2); });
test.skip('never', () => {});
"""
    found = EXTRACTORS["javascript"](code, "src/a.test.js", reader())
    assert sorted(one.name for one in found.calls) == ["send", "skip"]


@pytest.mark.parametrize("kind", ["module", "outline"])
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
def test_of_a_module_the_calls_are_kept_too_that_provide_something_under_a_name(
    code: bytes, name: str, kind: str
) -> None:
    found = EXTRACTORS[kind](code, "src/a.ts", READER)
    assert name in [one.name for one in found.calls]
    assert "outline" not in found.flags
