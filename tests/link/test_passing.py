"""What calls give that hand on what they are given."""

import pytest

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
]


def values(arguments: str) -> list[Value]:
    exported = dict(facts(f"export const given = [{arguments}]").exports)["given"]
    return list(getattr(exported, "items", ()))


@pytest.mark.parametrize(("gives", "arguments", "expected"), CASES)
def test_a_call_hands_on(gives: str, arguments: str, expected: str) -> None:
    found = passed(gives, values(arguments))
    assert ("nothing" if found is None else show(found)) == expected
