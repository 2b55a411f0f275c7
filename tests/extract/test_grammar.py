"""What parsing leaves behind: nothing."""

import sys
from time import monotonic

import pytest

from oauthlint.extract import grammar


@pytest.mark.parametrize("language", ["javascript", "typescript", "tsx"])
def test_the_bytes_of_a_script_are_let_go(language: str) -> None:
    data = b"export const sum = (a, b) => a + b;\n" * 100
    before = sys.getrefcount(data)
    assert grammar.tree(data, language, monotonic()) is not None
    assert sys.getrefcount(data) == before


@pytest.mark.parametrize("size", [grammar.PIECE, grammar.PIECE + 1])
def test_a_script_of_any_size_is_given_up_where_there_is_no_time(size: int) -> None:
    data = b"a + " * (size // 4) + b"b".ljust(size % 4 + 1, b";")
    assert grammar.tree(data, "javascript", monotonic()) is not None
    assert grammar.tree(data, "javascript", monotonic() - grammar.LONGEST_PARSE - 1) is None
