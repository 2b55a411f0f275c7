"""Names of settings: in code, in schemas and in texts, and never a value."""

import pytest

from oauthlint.extract import envnames, javascript
from oauthlint.extract.reader import Reader
from oauthlint.extract.secrets import scanner

READER = Reader(
    scanner((), b"a key made up for tests"),
    frozenset(),
    frozenset(),
    reads=frozenset({"get", "env"}),
    schemas=frozenset({"zod"}),
    watched=frozenset({"request", "@a/b"}),
)


def read(code: str) -> list[tuple[str, str, str]]:
    """Name, role and text of each place."""
    facts = javascript.extract(code.encode(), "a.ts", READER)
    return [(one.name, one.role, code.encode()[one.place.start : one.place.end].decode()) for one in facts.reads]


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("x(process.env.A_B)", {"A_B": "process.env.A_B"}),
        ("x(process.env['A_B'])", {"A_B": "process.env['A_B']"}),
        ("x(process.env?.A_B)", {"A_B": "process.env?.A_B"}),
        ("x(import.meta.env.A_B!)", {"A_B": "import.meta.env.A_B"}),
        ("if (process.env.A_B === 'x') y()", {"A_B": "process.env.A_B"}),
        ("const { A_B, C: d, E = 'f, G' } = process.env", {"A_B": "A_B", "C": "C", "E": "E"}),
        ("import { A_B, C as d } from '$env/static/private'", {"A_B": "A_B", "C": "C"}),
        ("config.get('A_B'); config.get<string>('C_D', 'x')", {"A_B": "config.get('A_B')", "C_D": "config.get<string>('C_D', 'x')"}),
        ("process.env.A_B = 'x'", {}),
        ("process.env[name]", {}),
        ("// process.env.A_B\n/* process.env.C_D */", {}),
        ("cache.get('key'); other('A_B')", {}),
    ],
)  # fmt: skip
def test_a_script_reads_variables_by_name(code: str, names: dict[str, str]) -> None:
    assert {name: text for name, _, text in read(code)} == names


def test_a_read_has_the_role_that_its_name_speaks_of() -> None:
    found = read("x(process.env.GMAIL_CLIENT_SECRET, process.env.PORT)")
    assert [role for _, role, _ in found] == ["client_secret", ""]


def test_a_text_lists_names_and_nothing_that_could_be_a_token() -> None:
    text = b"Set GMAIL_CLIENT_ID, `PORT`; not ABCDEFGHIJKLMNOPQRSTUV, A1B2C3D4E5, camelCase, %PATH_X% or $HOME_DIR."
    assert [name for _, _, name in envnames.listed(text)] == ["GMAIL_CLIENT_ID", "PORT"]


def test_an_env_file_assigns_names_in_comments_too() -> None:
    text = b"export A_B=1\n# C_D = x\n#E=\n# A sentence with F_G in it.\nlower=OTHER_NAME\n"
    assert envnames.assigned(text) == ("A_B", "C_D", "E", "lower")


def test_a_schema_lists_what_it_declares_and_code_without_one_nothing() -> None:
    code = "import { z } from 'zod';\nexport const e = z.object({ A_ONE: z.string(), 'A_TWO': z.string(), // A_THREE: 1\n});"
    assert javascript.extract(code.encode(), "a.ts", READER).names == ("A_ONE", "A_TWO")
    assert javascript.extract(code.replace("zod", "god").encode(), "a.ts", READER).names == ()


def test_packages_that_are_watched_are_found_where_they_are_loaded() -> None:
    code = "const r = require('request');\nimport '@a/b';\n// require('request')\nimport x from 'requests';"
    facts = javascript.extract(code.encode(), "a.js", READER)
    assert [(name, code[place.start : place.end]) for name, place in facts.used] == [
        ("@a/b", "@a/b"),
        ("request", "request"),
    ]
