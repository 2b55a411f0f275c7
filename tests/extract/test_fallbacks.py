"""Literals that stand in for a setting which is not there, under the name of that setting."""

import pytest

from oauthlint.extract import javascript
from oauthlint.extract.reader import Reader
from oauthlint.extract.secrets import scanner

READER = Reader(scanner((), b"a key made up for tests"), frozenset(), frozenset(), reads=frozenset({"get", "env"}))


def found(code: str) -> list[tuple[str, str]]:
    """Setting and name of each literal that stands in a secret's place."""
    facts = javascript.extract(code.encode(), "a.ts", READER)
    assert all(code[one.place.start : one.place.end] == "otter-41" for one in facts.secrets)
    return [(one.setting, one.name) for one in facts.secrets]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("const a = process.env.SMTP_PASS || 'otter-41'", "SMTP_PASS"),
        ("const a = process.env.SMTP_PASS ?? `otter-41`", "SMTP_PASS"),
        ("const a = process.env['SMTP_PASS'] || ('otter-41' as string)", "SMTP_PASS"),
        ("const a = options.x || process.env.SMTP_PASS || 'otter-41'", "SMTP_PASS"),
        ("const a = config.get('mail.pass') || 'otter-41'", "mail.pass"),
        ("const { SMTP_PASS = 'otter-41' } = process.env", "SMTP_PASS"),
        ("function f(password = 'otter-41') {}", "password"),
        ("const a = env('SMTP_PASS', 'otter-41')", "SMTP_PASS"),
        ("const a = config.get<string>('mail.pass', 'otter-41')", "mail.pass"),
        ("convict({ mail: { pass: { format: String, default: 'otter-41', env: 'MAIL_PASS' } } })", "MAIL_PASS"),
        ("convict({ mail: { pass: { format: String, default: 'otter-41' } } })", "pass"),
        ("cleanEnv(process.env, { SMTP_PASS: str({ default: 'otter-41' }) })", "SMTP_PASS"),
        ("z.object({ SMTP_PASS: z.string().min(1).default('otter-41') })", "SMTP_PASS"),
        ("get('SMTP_PASS').required().default('otter-41')", "SMTP_PASS"),
    ],
)
def test_a_fallback_has_the_name_of_what_it_stands_in_for(code: str, name: str) -> None:
    assert found(code) == [("fallback", name)]


@pytest.mark.parametrize(
    ("code", "rest"),
    [
        ("const password = 'otter-41'", [("literal", "password")]),
        ("const a = process.env.PORT || 'otter-41'", []),
        ("const a = 'otter-41' || process.env.SMTP_PASS", []),
        ("form.append('password', 'otter-41')", []),
        ("const a = process.env.SMTP_PASS === 'otter-41'", []),
    ],
)
def test_other_literals_are_no_fallbacks(code: str, rest: list[tuple[str, str]]) -> None:
    assert [one for one in found(code) if one[0] == "fallback"] == []
    assert [one for one in found(code) if one in rest] == rest
