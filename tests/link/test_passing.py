"""What calls give that hand on what they are given."""

import pytest

from oauthlint.extract.values import member
from oauthlint.link.passing import passed
from oauthlint.model.value import Value
from tests.extract.showing import facts, show

CASES = [
    ("same", "{ a: 1 }", "{a: 1}"),
    ("merged", "{}, { a: 1, b: { c: 1 } }, { a: 2, b: { d: 2 } }", "{a: 2, b: {c: 1, d: 2}}"),
    ("merged", "{ a: 1 }, { a: undefined }", "{a: 1}"),
    ("merged", "{ a: 1 }, load()", "{…}"),
    ("merged", "load(), { a: 1 }", "{a: 1, …}"),
    ("assigned", "{ b: { c: 1 }, d: 1 }, { b: { e: 2 }, d: undefined }", "{b: {e: 2}, d: undefined}"),
    ("defaults-deep", "{ b: { c: 1 } }, { b: { c: 2, d: 2 } }", "{b: {c: 1, d: 2}}"),
    ("defaults", "{ b: { c: 1 } }, { b: { d: 2 } }", "{b: {c: 1}}"),
    ("defaults", "{ a: 1 }, { a: 2, b: 2 }", "{a: 1, b: 2}"),
    ("merged", "load(), load()", "nothing"),
    ("at", "{ a: { b: 1 } }, 'a.b'", "1"),
    ("at", "{ a: { b: 1 } }, ['a', 'b'], 2", "1"),
    ("at", "{ a: [{ b: 1 }] }, 'a[0].b'", "1"),
    ("at", "{ a: {} }, 'a.b', 2", "2"),
    ("at", "{ a: {} }, 'a.b'", "undefined"),
    ("at", "{ a: { b: 1 } }, way", "nothing"),
    ("at", "{ a: { b: 1 } }", "nothing"),
    ("some", "{ a: 1, b: 2, c: 3 }, ['a', 'b']", "{a: 1, b: 2}"),
    ("some", "{ a: 1, b: 2 }, [key]", "nothing"),
    ("others", "{ a: 1, b: 2, c: 3 }, 'a', 'b'", "{c: 3}"),
    ("others", "load(), 'a'", "nothing"),
]


def values(arguments: str) -> list[Value]:
    exported = dict(facts(f"export const path = [{arguments}]").exports)["path"]
    return list(getattr(exported, "items", ()))


def inside(base: Value, name: str) -> Value:
    """A property of an object of this file."""
    return member(base, name, base.at[-1])


@pytest.mark.parametrize(("gives", "arguments", "expected"), CASES)
def test_a_call_hands_on(gives: str, arguments: str, expected: str) -> None:
    found = passed(gives, values(arguments), inside)
    assert ("nothing" if found is None else show(found)) == expected
