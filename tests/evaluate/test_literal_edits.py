"""Literals that are secrets: what stands in their place, byte for byte, and where nothing is certain enough."""

import pytest

from oauthlint.evaluate.literal_edits import blanks_for_commas, read_env, remove_fallback
from oauthlint.fix.edits import made
from oauthlint.model.source import Place

WORD = "otter-41"


def place(code: str, word: str = WORD) -> Place:
    start = code.encode().index(word.encode())
    return Place("a", start, start + len(word.encode()))


@pytest.mark.parametrize(
    ("code", "after"),
    [
        (f"const pass = '{WORD}';", "const pass = process.env.SMTP_PASS;"),
        (f'connect("ü", "{WORD}")', 'connect("ü", process.env.SMTP_PASS)'),
        (f"x = `{WORD}`", "x = process.env.SMTP_PASS"),
        (f"x = `{WORD}${{y}}`", None),  # a part of a text
        (f"x = 'smtps://me:{WORD}@host'", None),
        (f"x = {{ '{WORD}': 1 }}", None),  # a key
        (f"x = '{WORD}\"", None),
    ],
)
def test_a_whole_literal_becomes_a_read_of_the_environment(code: str, after: str | None) -> None:
    edits = read_env(code.encode(), [place(code)], "SMTP_PASS")
    assert made({"a": code.encode()}, edits)["a"].decode() == (after or code)


def test_only_a_name_of_a_variable_is_written() -> None:
    assert read_env(b"x = 'otter-41'", [place("x = 'otter-41'")], "A; rm -rf") == ()


@pytest.mark.parametrize(
    ("code", "after"),
    [
        (f"p = process.env.P || '{WORD}';", "p = process.env.P;"),
        (f"p = process.env.P\n  ?? '{WORD}' // ü", "p = process.env.P // ü"),
        (f"p = a || '{WORD}' || b", "p = a || b"),
        (f"env('P', '{WORD}')", "env('P')"),
        (f"get<string>(\n  'P',\n  '{WORD}',\n)", "get<string>(\n  'P')"),
        (f"z.string().default('{WORD}').min(1)", "z.string().min(1)"),
        (f"(id, secret = '{WORD}') => id", "(id, secret) => id"),
        (f"const {{ P = '{WORD}' }} = process.env", "const { P } = process.env"),
        (f"str({{ default: '{WORD}' }})", None),  # not every schema does without one
        (f"p ||= '{WORD}'", None),
        (f"p = '{WORD}'", None),
        (f"p = a + '{WORD}'", None),
        (f"p = a || 'x{WORD}'", None),
    ],
)
def test_a_fallback_goes_with_what_makes_it_one(code: str, after: str | None) -> None:
    edits = remove_fallback(code.encode(), [place(code)], "")
    assert made({"a": code.encode()}, edits)["a"].decode() == (after or code)


@pytest.mark.parametrize(
    ("code", "word", "after"),
    [
        ("scope: 'a,b , c'", "a", "scope: 'a b c'"),
        ("scope: 'a,b'", "'a,b'", "scope: 'a b'"),
        ("scope: ALL.join(', ')", "ALL.join(', ')", "scope: ALL.join(' ')"),
        ("scope: `${x},a`", "`${x},a`", None),
        ("scope: [a, b]", "[a, b]", None),
    ],
)
def test_blanks_take_the_place_of_commas(code: str, word: str, after: str | None) -> None:
    edits = blanks_for_commas(code.encode(), [place(code, word)], "")
    assert made({"a": code.encode()}, edits)["a"].decode() == (after or code)
