"""What is constructed of the language's own: maps, and promises that are made by hand."""

import pytest

from tests.extract.showing import facts, show

MAP = "const m = new Map([['a', 1], ['b', 2]]); "
CASES = [
    (MAP + "export const x = m.get('a');", "1"),
    (MAP + "export const x = m.get('c');", "undefined"),
    (MAP + "m.set('c', 3); export const x = m.get('c');", "3"),
    (MAP + "m.set(key, 3); export const x = m.get('c');", "dynamic"),
    (MAP + "export const x = m.get(key);", "dynamic"),
    (MAP + "export const x = [...m.values()];", "[1, 2]"),
    ("const m = new Map([['a', { b: 1 }], ['c', { b: 2 }]]); export const x = m.get(key);", "assigned({b: 1} | {b: 2})"),
    ("const m = new Map(load()); export const x = m.get('a');", "dynamic"),
    ("const m = { get: (key) => 5 }; export const x = m.get('a');", "5"),
    ("const m = new Set(['a']); export const x = m.get('a');", "result"),
    ("export const x = new Promise((resolve) => resolve({ a: 1 }));", "promise of {a: 1}"),
    ("export const x = new Promise(function (done) { setTimeout(() => done({ a: 1 }), 5); });", "promise of {a: 1}"),
    ("export const x = new Promise((resolve) => ask((error, token) => resolve(token)));", "result"),
    ("export const x = new Promise((_, resolve) => resolve({ a: 1 }));", "result"),
    ("export const x = new Promise((resolve) => { const f = (resolve) => resolve({ a: 1 }); });", "result"),
    ("export const x = new Promise(executor);", "result"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "expected"), CASES)
def test_what_comes_out_is(code: str, expected: str) -> None:
    assert show(dict(facts(code).exports)["x"]) == expected
