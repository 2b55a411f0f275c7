"""Repairs of whole entries, as a person would have made them."""

import pytest

from oauthlint.evaluate import entries
from oauthlint.model.source import Place


def repaired(action: str, data: str, marks: list[str], text: str) -> str:
    """The text after the action on the places of `marks`; "" where it has no edit."""
    places = [Place("a.js", data.index(mark), data.index(mark) + len(mark)) for mark in marks]
    edits = entries.ACTIONS[action](data.encode(), places, text)
    after = data
    for edit in sorted(edits, key=lambda one: one.place, reverse=True):
        after = after[: edit.place.start] + edit.text + after[edit.place.end :]
    return after if edits else ""


def test_an_entry_goes_before_the_first_one_in_its_style() -> None:
    assert repaired("insert-before", "{ user: 'a' }", ["user"], "type: 'X'") == "{ type: 'X', user: 'a' }"
    assert repaired("insert-before", "{\n  user,\n}", ["user"], "type: 'X'") == "{\n  type: 'X',\n  user,\n}"
    assert repaired("insert-before", "{\r\n\tuser }", ["user"], "type: 'X'") == "{\r\n\ttype: 'X',\r\n\tuser }"


@pytest.mark.parametrize("data", ["{ user, type: '' }", '{ user, "type": x }', "{ user: f({}), type : '' }"])
def test_an_entry_that_is_written_already_is_not_written_again(data: str) -> None:
    assert repaired("insert-before", data, ["user"], "type: 'X'") == ""


def test_the_same_key_of_another_object_is_no_hindrance() -> None:
    data = "{ auth: { user, subtype: 1 }, type: 'a' }"
    assert repaired("insert-before", data, ["user"], "type: 'X'") == data.replace("user", "type: 'X', user")


REMOVED = {
    ("{ a: 1, b: 2, c: 3 }", "b: 2"): "{ a: 1, c: 3 }",
    ("{ a: 1, c: 3 }", "c: 3"): "{ a: 1 }",
    ("{ c: 3 }", "c: 3"): "{}",
    ("{\n  a: 1,\n  b: 2,\n  c: 3,\n}", "b: 2"): "{\n  a: 1,\n  c: 3,\n}",
    ("{\n  a: 1,\n  c: 3\n}", "c: 3"): "{\n  a: 1,\n}",
    ("{\n  a: 1, // one\n  b: 2,\n}", "b: 2"): "{\n  a: 1, // one\n}",
    ("{\n  b: 2, // why\n  c: 3 }", "b: 2"): "{\n  // why\n  c: 3 }",
    ("{ a: x as any }", "a: x"): "",
}


@pytest.mark.parametrize("case", REMOVED)
def test_an_entry_goes_with_its_comma_and_its_line(case: tuple[str, str]) -> None:
    data, mark = case
    assert repaired("remove-entries", data, [mark], "") == REMOVED[case]


def test_neighbours_go_together() -> None:
    assert repaired("remove-entries", "{ a: 1, b: 2, c: 3 }", ["b: 2", "c: 3"], "") == "{ a: 1 }"
    assert repaired("remove-entries", "{\n  b: 2,\n  c: 3,\n  d: 4,\n}", ["c: 3", "b: 2"], "") == "{\n  d: 4,\n}"
    assert repaired("remove-entries", "{ b: 2, a: 1, c: 3 }", ["b: 2", "c: 3"], "") == "{ a: 1 }"


WRAPPED = {
    ("{ h: 1, a: 1, b: 2 }", ("a: 1", "b: 2")): "{ h: 1, auth: { a: 1, b: 2 } }",
    ("{\n  h: 1,\n  a: 1,\n  b: 2,\n}", ("a: 1", "b: 2")): "{\n  h: 1,\n  auth: {\n    a: 1,\n    b: 2\n  },\n}",
    ("{\n\ta: 1,\n\tb: 2\n}", ("a: 1", "b: 2")): "{\n\tauth: {\n\t\ta: 1,\n\t\tb: 2\n\t}\n}",
    ("{ a: 1, h: 1, b: 2 }", ("a: 1", "b: 2")): "",
    ("{ a: `x\n`,\n b: 2 }", ("a: `x\n`", "b: 2")): "",
}


@pytest.mark.parametrize("case", WRAPPED)
def test_entries_side_by_side_go_into_an_object(case: tuple[str, tuple[str, ...]]) -> None:
    data, marks = case
    assert repaired("wrap-entries", data, list(marks), "auth") == WRAPPED[case]


UNWRAPPED = {
    "{ x: g({ a, b }) }": "{ type: 'X', a, b }",
    "{ x: g({a, b}), c }": "{ type: 'X', a, b, c }",
    "{ x: g({ a, b, }), c }": "{ type: 'X', a, b, c }",
    "{\n  x: g({\n    a,\n    b,\n  }),\n}": "{\n  type: 'X',\n  a,\n  b,\n}",
    "{\n  x: g({\n    a,\n    b\n  })\n}": "{\n  type: 'X',\n  a,\n  b\n}",
    "{ x: g({}) }": "",
}


@pytest.mark.parametrize("data", UNWRAPPED)
def test_the_argument_of_a_call_takes_the_place_of_the_entry(data: str) -> None:
    entry = data[data.index("x: ") : data.rindex(")") + 1]
    inner = entry[entry.index("{") : -1]
    assert repaired("unwrap-argument", data, [entry, inner], "type: 'X'") == UNWRAPPED[data]


def test_no_edit_repeats_what_stands_in_the_file() -> None:
    data = b"{ x: g({ secret: 'made up' }) }"
    places = [Place("a.js", 2, 29), Place("a.js", 7, 28)]
    assert not any("made" in one.text for one in entries.unwrap_argument(data, places, "type: 'X'"))


SURROUNDED = {
    ("{ expires: tokens.expires_in }", "tokens.expires_in"): "{ expires: now + tokens.expires_in * 1000 }",
    ("{ expires: seconds,", "seconds"): "{ expires: now + seconds * 1000,",
    ("{ expires: await get(')', {}) }", "await get(')', {})"): "{ expires: now + (await get(')', {})) * 1000 }",
    ("{ user, expires }", "expires"): "{ user, expires: now + expires * 1000 }",
    ("{ user, 'expires': a.b, }", "'expires': a.b"): "{ user, 'expires': now + a.b * 1000, }",
    ("f(user, expires, 1)", "expires"): "",
    ("[{ user }, expires, 1]", "expires"): "",
    ("{ expires: a || get() }", "a || get()"): "",
    ("{ expires: get(a) + get(b) }", "get(a) + get(b)"): "",
    ("const expires = tokens.expires_in;", "tokens.expires_in"): "",
}


@pytest.mark.parametrize("case", SURROUNDED)
def test_words_go_around_a_value_that_stands_behind_its_key(case: tuple[str, str]) -> None:
    data, mark = case
    assert repaired("surround", data, [mark], "now + … * 1000") == SURROUNDED[case]
