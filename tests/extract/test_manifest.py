"""`package.json`: what is asked for, under its real name, with the place of the range; and how the code is run."""

import pytest

from oauthlint.extract import manifest
from oauthlint.extract.reader import Reader
from oauthlint.extract.secrets import scanner
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.value import Text
from tests.extract.showing import show

READER = Reader(scanner((), b"a key made up for tests"), frozenset(), frozenset({"nodemailer"}))


def facts(text: str) -> FileFacts:
    return manifest.extract(text.encode(), "package.json", READER)


def asked(text: str) -> list[str]:
    """`field: name [as alias] spec [via]` for each package, the spec as it stands in the text."""
    return [
        f"{one.field}: {one.name}{' as ' + one.alias if one.alias else ''} "
        f"{text.encode()[one.place.start : one.place.end].decode()}{' via ' + one.via if one.via else ''}"
        f"{' (dev)' if one.dev else ''}"
        for one in facts(text).installed
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"dependencies": {"nodemailer": "^6.9.1"}}', ["dependencies: nodemailer ^6.9.1"]),
        ('{"devDependencies": {"nodemailer": "6.x || 7"}}', ["devDependencies: nodemailer 6.x || 7 (dev)"]),
        ('{"peerDependencies": {"nodemailer": "*"}}', ["peerDependencies: nodemailer *"]),
        ('{"optionalDependencies": {"nodemailer": ""}}', ["optionalDependencies: nodemailer "]),
        ('{"dependencies": {"mailer": "npm:nodemailer@^6.9.1"}}', ["dependencies: nodemailer as mailer ^6.9.1"]),
        ('{"dependencies": {"nodemailer": "npm:nodemailer@6"}}', ["dependencies: nodemailer 6"]),
        ('{"dependencies": {"nodemailer": "npm:@me/fork@1"}}', ["dependencies: @me/fork as nodemailer 1"]),
        ('{"dependencies": {"m": "npm:nodemailer"}}', ["dependencies: nodemailer as m "]),
        ('{"dependencies": {"@me/mail": "workspace:^"}}', ["dependencies: @me/mail workspace:^"]),
        ('{"dependencies": {"nodemailer": "file:../x"}}', ["dependencies: nodemailer file:../x"]),
        ('{"dependencies": {"nodemailer": "a/b#v6"}}', ["dependencies: nodemailer a/b#v6"]),
        ('{"overrides": {"nodemailer": "7"}}', ["overrides: nodemailer 7"]),
        ('{"overrides": {"mailparser": {".": "3", "nodemailer@<7": "$nodemailer"}}}',
         ["overrides: mailparser 3", "overrides: nodemailer $nodemailer via mailparser"]),
        ('{"pnpm": {"overrides": {"mailparser@3>nodemailer@>=6 <8": "8"}}}', ["overrides: nodemailer 8 via mailparser"]),
        ('{"resolutions": {"**/nodemailer": "7"}}', ["resolutions: nodemailer 7"]),
        ('{"resolutions": {"@a/b/nodemailer@npm:^6": "7"}}', ["resolutions: nodemailer 7 via @a/b"]),
        ('{"dependencies": {"nodemailer": 6, "x": ["1"]}, "devDependencies": []}', []),
        ('\ufeff{/* ours */ "dependencies": {"nodemailer": "6",},}', ["dependencies: nodemailer 6"]),
    ],
)  # fmt: skip
def test_what_is_asked_for(text: str, expected: list[str]) -> None:
    assert asked(text) == expected


def test_an_escaped_range_is_marked_as_a_whole() -> None:
    text = r'{"dependencies": {"m": "npm:nodemailer@\u003e=6"}}'
    assert asked(text) == [r"dependencies: nodemailer as m npm:nodemailer@\u003e=6"]
    assert facts(text).installed[0].spec == ">=6"


def test_a_token_in_an_address_is_not_kept() -> None:
    token = "kQ7vX2mB9tR4" + "wZ6nL8pD"
    found = facts(
        f'{{"dependencies": {{"a": "git+https://{token}@example.com/a.git", "b": "https://x.dev/b.tgz?t={token}"}}}}'
    )
    assert [one.spec for one in found.installed] == ["git+https://…@example.com/a.git", "https://x.dev/b.tgz"]
    assert token not in repr(found)


def test_settings_say_how_the_code_is_run() -> None:
    text = """{
      "name": "@me/shop", "version": "1.0.0", "type": "module", "private": true,
      "engines": {"node": ">=18"}, "workspaces": ["apps/*"],
      "scripts": {"start": "NODE_TLS_REJECT_UNAUTHORIZED=0 node ."},
      "exports": {".": {"import": "./index.mjs"}}, "imports": {"#mail": "./src/mail.js"}
    }"""
    found = {" ".join(one.path): show(one.value) for one in facts(text).settings}
    assert found == {
        "name": "'@me/shop'",
        "type": "'module'",
        "private": "true",
        "engines node": "'>=18'",
        "workspaces 0": "'apps/*'",
        "scripts start": "'NODE_TLS_REJECT_UNAUTHORIZED=0 node .'",
        "exports . import": "'./index.mjs'",
        "imports #mail": "'./src/mail.js'",
    }


def test_a_setting_has_its_place() -> None:
    text = '{"engines": {"node": ">=18"}}'
    (one,) = facts(text).settings
    assert isinstance(one.value, Text)
    assert text[one.value.at[0].start : one.value.at[0].end] == ">=18"
    assert text[one.key_place.start : one.key_place.end] == "node"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{"dependencies": {"nodemailer": "6"', "malformed"),
        ('<<<<<<< HEAD\n{"nodemailer"', "malformed"),
        ('["nodemailer"]', "malformed"),
        ("{ a fixture of another kind", "recovered"),
    ],
)
def test_a_broken_manifest_is_a_problem_where_it_speaks_of_mail(text: str, kind: str) -> None:
    assert [one.kind for one in facts(text).problems] == [kind]
