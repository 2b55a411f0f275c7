"""A condition comes apart where it is joined, and each part is a condition by itself."""

import pytest

from oauthlint.evaluate.clauses import Clause, clauses
from oauthlint.evaluate.condition import compile_condition


def shown(clause: Clause) -> str:
    """The tree in one line: `all of (a, b)`."""
    if not clause.parts:
        return clause.text
    return f"{clause.joined} ({', '.join(map(shown, clause.parts))})"


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("known", "known"),
        ("!known", "!known"),
        ("(known)", "known"),
        ("known && taken", "all of (known, taken)"),
        ("known || taken && listed", "any of (known, all of (taken, listed))"),
        ("(known || taken) && listed", "all of (any of (known, taken), listed)"),
        ("known && (taken || (listed && renews))", "all of (known, any of (taken, all of (listed, renews)))"),
        ("!(known || taken)", "none of (known, taken)"),
        ("!(known && taken)", "not all of (known, taken)"),
        ("!(known)", "!(known)"),
        ("(known) && (taken)", "all of (known, taken)"),
        ("(known || taken) && (listed || renews)", "all of (any of (known, taken), any of (listed, renews))"),
        ('key in ["a", "b"] && known', 'all of (key in ["a", "b"], known)'),
        ('key.startsWith("a || b") || known', 'any of (key.startsWith("a || b"), known)'),
        ('key == "(" && known', 'all of (key == "(", known)'),
        ('meant.given ? known : key.matches("^a|b$")', 'meant.given ? known : key.matches("^a|b$")'),
        ("known && (meant.given ? taken || renews : listed)", "all of (known, meant.given ? taken || renews : listed)"),
        ('auth.mode != "custom"\n  && !known\n', 'all of (auth.mode != "custom", !known)'),
        ('key in [\n  "a",\n  "b"\n]', 'key in [ "a", "b" ]'),
        ('host_of(key) == "a" && (known)', 'all of (host_of(key) == "a", known)'),
    ],
)
def test_the_parts_of_a_condition(text: str, tree: str) -> None:
    assert shown(clauses(text)) == tree


@pytest.mark.parametrize("text", ["known || taken && !(listed || renews)", 'meant.given ? known : key == "?"'])
def test_every_part_compiles_by_itself(text: str) -> None:
    waiting = [clauses(text)]
    while waiting:
        one = waiting.pop()
        assert compile_condition(one.text, "auth_option").text == one.text
        waiting += one.parts
