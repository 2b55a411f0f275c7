"""The functions of conditions answer every text, and versions are in npm's order."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oauthlint.evaluate.functions import FUNCTIONS
from oauthlint.model.url import host_of
from oauthlint.model.version import at_least, older_than, parse

IN_ORDER = [
    "0.0.1", "0.9.0", "1.0.0-0", "1.0.0-1", "1.0.0-10", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-beta", "1.0.0-rc.2",
    "1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0", "10.0.0",
]  # fmt: skip


@pytest.mark.parametrize(("older", "newer"), list(pairwise(IN_ORDER)))
def test_each_version_is_older_than_the_next(older: str, newer: str) -> None:
    assert older_than(older, newer)
    assert not older_than(newer, older)
    assert at_least(newer, older)
    assert not at_least(older, newer)


@pytest.mark.parametrize("same", ["1.0.0", "v1.0.0", "=1.0.0", "1.0.0+build.5", " 1.0.0 "])
def test_marks_and_build_numbers_do_not_count(same: str) -> None:
    assert at_least(same, "1.0.0")
    assert not older_than(same, "1.0.0")


@pytest.mark.parametrize("text", ["", "latest", "^1.0.0", "1", "1.0", "1.0.x", "workspace:*", "1.0.0.0", "٣.0.0"])
def test_what_is_no_version_is_neither_older_nor_newer(text: str) -> None:
    assert not older_than(text, "9.9.9")
    assert not at_least(text, "0.0.0")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Accounts.Google.com/o/oauth2/token", "accounts.google.com"),
        ("https://login.microsoftonline.com:443/common?x=1", "login.microsoftonline.com"),
        ("https://user:word@example.com/a@b", "example.com"),
        ("https://example.com.", "example.com"),
        ("http://[::1]:8080/token", "[::1]"),
        ("smtps://smtp.gmail.com", "smtp.gmail.com"),
        ("accounts.google.com/o/oauth2", ""),
        ("/token", ""),
        ("", ""),
    ],
)
def test_the_host_of_a_url(url: str, host: str) -> None:
    assert host_of(url) == host


@given(st.text(), st.text())
def test_no_text_makes_a_function_raise(one: str, other: str) -> None:
    for function in FUNCTIONS:
        assert isinstance(function.run(*(one, other)[: function.parameters]), function.gives)


@given(st.text())
def test_whatever_parses_is_as_new_as_itself(text: str) -> None:
    assert at_least(text, text) is (parse(text) is not None)
