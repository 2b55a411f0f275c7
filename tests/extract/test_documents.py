"""Documents: every key with its value and place, the whole as a value, and what is a credential among it."""

import json

import pytest

from oauthlint.extract import documents
from oauthlint.extract.reader import Reader
from oauthlint.extract.secrets import scanner
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.serial import dump, load
from oauthlint.model.source import Place
from oauthlint.model.value import Array, Constant, Dynamic, Object, Secret, Text
from tests.extract.showing import show

READER = Reader(scanner((), b"a key made up for tests"), frozenset(), frozenset())
RANDOM = "kQ7vX2mB9tR4wZ6n" + "L8pD"


def facts(text: str, path: str = "config/mail.json") -> FileFacts:
    return documents.extract(text.encode(), path, READER)


def test_every_word_is_a_setting_with_its_path() -> None:
    text = '{"mail": {"host": "smtp.example.com", "port": 465, "secure": true, "to": ["a@example.com", null]}}'
    found = facts(text)
    assert [(".".join(one.path), show(one.value)) for one in found.settings] == [
        ("mail.host", "'smtp.example.com'"),
        ("mail.port", "465"),
        ("mail.secure", "true"),
        ("mail.to.0", "'a@example.com'"),
        ("mail.to.1", "null"),
    ]
    assert found.settings[0].key_place == Place("config/mail.json", text.index("host"), text.index("host") + 4)
    assert found.settings[0].value.at == (Place("config/mail.json", text.index("smtp"), text.index('", "port')),)


def test_the_whole_is_what_requiring_the_file_gives() -> None:
    ((name, value),) = facts('{"host": "smtp.example.com", "ports": [25, 465]}').exports
    assert name == "="
    assert isinstance(value, Object)
    assert not value.open
    assert show(value) == "{host: 'smtp.example.com', ports: [25, 465]}"


def test_a_value_under_a_credentials_name_is_a_secret_without_its_text() -> None:
    text = f'{{"web": {{"client_id": "x", "client_secret": "{RANDOM}"}}}}'
    found = facts(text)
    (one,) = found.secrets
    assert (one.role, one.name, one.where) == ("client_secret", "client_secret", ("web", "client_secret"))
    assert text[one.place.start : one.place.end] == RANDOM
    assert one.name_place == Place("config/mail.json", text.index("client_secret"), text.index('": "k'))
    assert isinstance(one.value, Secret)
    assert RANDOM not in repr(found)


def test_items_of_a_list_stand_under_the_name_of_the_list() -> None:
    (one,) = facts(f'{{"refreshTokens": ["{RANDOM}"]}}').secrets
    assert (one.role, one.where) == ("refresh_token", ("refreshTokens", "0"))


def test_ciphertext_is_not_known() -> None:
    found = facts('{"client_secret": "ENC[AES256_GCM,data:p673w==,type:str]"}')
    assert isinstance(found.settings[0].value, Dynamic)
    assert [(one.value.verdict, one.value.why) for one in found.secrets] == [("placeholder", "encrypted")]


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ('{"installed": {"client_id": "", "client_secret": "", "redirect_uris": []}}', ("credential-file",)),
        ('{"type": "service_account", "private_key": "", "client_email": ""}', ("credential-file",)),
        (
            '{"type": "authorized_user", "client_id": "", "client_secret": "", "refresh_token": ""}',
            ("credential-file",),
        ),
        ('{"access_token": "", "refresh_token": "", "expiry_date": 1}', ("credential-file",)),
        ('{"oauth": {"client_id": "", "client_secret": ""}}', ()),
        ('{"client_id": "", "scope": ""}', ()),
        ("[]", ()),
    ],
)
def test_files_that_providers_hand_out_are_recognised(text: str, flags: tuple[str, ...]) -> None:
    assert facts(text).flags == flags


def test_a_broken_document_is_a_problem_and_still_searched() -> None:
    text = '{\n  "mail": "smtps://joe:' + "kQ7vX2mB9tR4" + '@mail.example.com",\n  oops\n}'
    found = facts(text)
    assert [(one.kind, one.message) for one in found.problems] == [
        ("recovered", "not understood from line 2 on: only searched for secrets")
    ]
    assert [text[one.place.start : one.place.end] for one in found.secrets] == ["kQ7vX2mB9tR4"]


def test_what_lies_too_deep_is_not_known_and_said() -> None:
    found = facts('{"a": ' + "[" * 500 + "]" * 500 + ', "host": "smtp.example.com"}')
    assert [one.kind for one in found.problems] == ["limit"]
    assert [one.path for one in found.settings] == [("host",)]


def test_comments_and_constants_of_json5_are_read() -> None:
    (value,) = [one for _, one in facts("{a: +1, b: NaN, /* c */}", "a.json5").exports]
    assert show(value) == "{a: 1, b: nan}"


def test_facts_survive_the_cache() -> None:
    nested = '{"a": ' * 60 + f'{{"client_secret": "{RANDOM}"}}' + "}" * 60
    found = facts(nested)
    assert load(json.loads(json.dumps(dump(found)))) == found
    assert isinstance(found.exports[0][1], Object | Array | Constant | Text)


@pytest.mark.parametrize(
    ("path", "text"),
    {
        "a.json": '{"a":' * 70 + "1" + "}" * 70,
        "a.yaml": "[" * 70 + "]" * 70,
        "aliases.yaml": "b0: &a0 [x]\n" + "".join(f"b{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 70)),
        "a.toml": "[a" + ".b" * 40 + "]\na" + ".b" * 40 + " = 1",
        "inline.toml": "a = " + "{a = " * 70 + "1" + "}" * 70,
        "key.toml": "a" + ".b" * 1_000 + " = 1",
        "a.tf": "a {\n" * 70 + "}\n" * 70,
        "labels.tf": "a" + ' "b"' * 70 + " {\n}\n",
        "value.tf": "a = " + "[" * 70 + "]" * 70,
    }.items(),
)
def test_what_lies_too_deep_is_left_out_and_said(path: str, text: str) -> None:
    found = facts(text, path)
    assert [(one.kind, one.message) for one in found.problems] == [("limit", "more than 64 levels: not read in full")]
    assert load(json.loads(json.dumps(dump(found)))) == found
