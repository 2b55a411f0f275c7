"""What a rule has to say fits a terminal of 80 columns, whatever its words are."""

import pytest

from oauthlint.cli.explain import WIDTH, explain
from oauthlint.errors import UsageError
from oauthlint.model.rule import Example
from oauthlint.pack import Pack
from tests.cli.samples import a_pack
from tests.report.samples import a_rule

LONG = "word " * 60


def pack() -> Pack:
    rule = a_rule(
        "hardcoded-client-secret",
        tip=6,
        title="A client secret in the source",
        why=f"{LONG}\n\nSecond paragraph\nover two lines.",
        repair=f"1. Make a new one: {LONG}\n2. Read it from the environment.",
        revoke=True,
        examples=(
            Example("a near miss", (), "", (("src/a.js", "fine()\n"),)),
            Example("", (("src/b.js", "bad()\n\nreally()\n"),), "bad", (("src/b.js", "good()\n"),)),
        ),
    )
    return a_pack(rule, a_rule("secure-port-mismatch"))


def test_every_line_fits() -> None:
    assert [line for line in explain("hardcoded-client-secret", pack()).split("\n") if len(line) > WIDTH] == []


def test_the_order_is_what_why_bad_good_repair_references() -> None:
    lines = explain("hardcoded-client-secret", pack()).split("\n")
    headings = [line for line in lines if line in {"Why", "Bad", "Good", "Repair", "References", "To accept it"}]
    assert headings == ["Why", "Bad", "Good", "Repair", "References", "To accept it"]


def test_code_stands_as_it_is_written() -> None:
    assert "Bad\n  src/b.js\n  | bad()\n  |\n  | really()\n\nGood\n  src/b.js\n  | good()\n" in explain(
        "hardcoded-client-secret", pack()
    )


def test_the_steps_of_a_repair_begin_with_revoking_and_hang_below_their_number() -> None:
    lines = explain("hardcoded-client-secret", pack()).split("Repair\n")[1].split("\n")
    assert lines[:2] == ["  Revoke it first.", ""]
    assert lines[2].startswith("  1. Make a new one: word")
    assert lines[3].startswith("     word")
    assert "  2. Read it from the environment." in lines


def test_paragraphs_are_flowed() -> None:
    assert "\n\n  Second paragraph over two lines.\n" in explain("hardcoded-client-secret", pack())


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("hardcoded-client-secrets", "did you mean hardcoded-client-secret?"),
        ("Secure-Port-Missmatch", "did you mean secure-port-mismatch?"),
        ("xyz", "`oauthlint rules` lists them"),
    ],
)
def test_an_unknown_rule_is_an_error_with_the_nearest_name(name: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        explain(name, pack())
    assert (caught.value.exit_code, caught.value.hint) == (2, hint)
