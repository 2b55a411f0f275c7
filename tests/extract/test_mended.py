"""Broken code: slips that leave no doubt are put right, what is broken beyond that is not known, and both are said."""

import pytest

from tests.extract.showing import exported, facts

MENDED = {
    "an equals sign for a colon": ("export const x = { host = 'smtp.a.example', port: 465 };", 1),
    "the same, behind a comment": (
        "export const x = {\n  // the server\n  host = 'smtp.a.example',\n  port: 465 };",
        3,
    ),
    "a semicolon for a comma": ("export const x = {\n  host: 'smtp.a.example';\n  port: 465 };", 2),
    "a semicolon for the last comma": ("export const x = { host: 'smtp.a.example', port: 465; };", 1),
    "a comma that is missing": ("export const x = {\n  host: 'smtp.a.example'\n  port: 465 };", 2),
    "a comma that is missing before a comment": (
        "export const x = {\n  host: 'smtp.a.example' // theirs\n  port: 465 };",
        2,
    ),
    "two slips": ("export const x = { a: { host = 'smtp.a.example', port: 465; }, }.a;", 1),
    "two sides of a merge": (
        "export const x = {\n<<<<<<< HEAD\n host: 'smtp.a.example',\n=======\n host: 'smtp.b.example',\n>>>>>>> other\n port: 465 };",
        2,
    ),
}
BROKEN = {
    "a key without a value": ("export const x = { host: , port: 465 };", "{host: dynamic, port: 465}"),
    "two values": ("export const x = { host: 'smtp.a.example' 'x', port: 465 };", "{host: dynamic, port: 465}"),
    "something that is left out": ("export const x = { port: 465, ... };", "{port: 465, …}"),
    "a placeholder of a template": ("export const x = { port: 465, user: {{ user }} };", "{port: 465, user: {…}}"),
}
UNBROKEN = "export const x = (a) => { let b = 1, c = a; for (;;) { b = a ? c : b; } }; label: x; // y\n"


@pytest.mark.parametrize("form", MENDED)
def test_it_is_put_right(form: str) -> None:
    code, line = MENDED[form]
    assert exported(code) == "{host: 'smtp.a.example', port: 465}"
    (problem,) = facts(code).problems
    assert (problem.kind, problem.message) == (
        "recovered",
        f"has a syntax error on line {line}; the sound parts were read",
    )


@pytest.mark.parametrize("form", BROKEN)
def test_it_is_not_known(form: str) -> None:
    code, value = BROKEN[form]
    assert exported(code) == value
    assert [one.kind for one in facts(code).problems] == ["recovered"]


def test_what_stands_in_comments_and_texts_is_no_slip() -> None:
    code = "export const x = { a: 1, // one; two = three\n b: 'four; five: six' c: 7 };"
    assert exported(code) == "{a: 1, b: <harmless>, c: 7}"


def test_sound_code_is_left_as_it_is() -> None:
    assert facts(UNBROKEN).problems == ()


@pytest.mark.parametrize("code", ["{" * 5000, "<<<<<<< a\n" * 500, "{ a = " * 3000, "x {;}" * 999])
def test_hostile_code_comes_to_an_end(code: str) -> None:
    assert [one.kind for one in facts(code).problems] == ["recovered"]
