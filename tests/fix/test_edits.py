"""Edits in bytes: what they make of a file, and which of them can be made together."""

import pytest

from oauthlint.fix.edits import apart, made
from oauthlint.model.finding import Edit, Finding
from oauthlint.model.source import Place


def finding(*spans: tuple[str, int, int]) -> Finding:
    edits = tuple(Edit(Place(*one), "new") for one in spans)
    return Finding("a-rule", "error", "high", "Wrong.", edits[0].place, "", (), (), (), "", edits=edits)


def test_edits_are_made_from_the_end() -> None:
    edits = [Edit(Place("a", 0, 1), "xx"), Edit(Place("a", 2, 3), ""), Edit(Place("b", 1, 1), "é")]
    assert made({"a": b"1-2-3", "b": b"()", "c": b""}, edits) == {"a": b"xx--3", "b": "(é)".encode(), "c": b""}


def test_line_ends_byte_order_mark_and_bytes_that_are_no_text_stay() -> None:
    data = b"\xef\xbb\xbfold;\r\n\tx\xff\r"
    assert made({"a": data}, [Edit(Place("a", 3, 6), "new")]) == {"a": b"\xef\xbb\xbfnew;\r\n\tx\xff\r"}


def test_a_file_that_is_not_there_begins_empty() -> None:
    assert made({}, [Edit(Place(".env.example", 0, 0), "NAME=\n")]) == {".env.example": b"NAME=\n"}


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (("a", 0, 4), ("a", 5, 9), True),
        (("a", 0, 4), ("b", 2, 3), True),
        (("a", 0, 4), ("a", 3, 9), False),
        (("a", 0, 4), ("a", 4, 9), False),  # side by side: an entry and the comma that goes with it
        (("a", 4, 4), ("a", 4, 4), False),
    ],
)
def test_edits_that_touch_wait_for_the_next_pass(
    one: tuple[str, int, int], other: tuple[str, int, int], together: bool
) -> None:
    first, second = finding(one), finding(other)
    assert apart([first, second]) == ([first, second] if together else [first])


def test_all_edits_of_a_finding_are_made_or_none() -> None:
    first, second = finding(("a", 0, 4)), finding(("a", 8, 9), ("a", 2, 3))
    assert apart([first, second]) == [first]


def added(text: str, path: str = "mail.js") -> Finding:
    """A finding in one file, whose repair adds lines at the end of another."""
    edits = (Edit(Place(path, 0, 1), "new"), Edit(Place(".env.example", 4, 4), text))
    return Finding("a-rule", "error", "high", "Wrong.", Place(path, 0, 1), "", (), (), (), "", edits=edits)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("B=\n", "C=\n", True),
        ("B=\n", "B=\n", True),  # the same value twice
        ("B=\nC=\n", "C=\n", False),  # the second would not be added to what the first has made
        ("\nB=\n", "\nC=\n", False),  # each ends the line before it
    ],
)
def test_lines_for_a_file_beside_the_code_may_stand_together(one: str, other: str, together: bool) -> None:
    first, second = added(one), added(other, "other.js")
    assert apart([first, second]) == ([first, second] if together else [first])


def test_they_stand_in_the_order_of_the_findings_and_once() -> None:
    edits = [edit for one in (added("B=\n"), added("A=\n", "b.js"), added("B=\n", "c.js")) for edit in one.edits]
    files = {"mail.js": b"x", "b.js": b"x", "c.js": b"x", ".env.example": b"Z=1\n"}
    assert made(files, edits)[".env.example"] == b"Z=1\nB=\nA=\n"
