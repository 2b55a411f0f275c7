import pytest

from oauthlint.report.visible import cells, visible, wrap


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ü text", "plain ü text"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("a\nb\tc\r", "a\\nb\\tc\\r"),
        ("x\u202ey\u2066", "x\\u202ey\\u2066"),
        ("\x9b2J", "\\x9b2J"),
        ("name\udcff.js", "name\\xff.js"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_what_is_not_printable_shows_as_an_escape(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("\uff45", 2), ("…", 1)])
def test_cells_count_columns_of_a_terminal(text: str, width: int) -> None:
    assert cells(text) == width


def test_wrapped_text_keeps_to_the_width_and_never_cuts_a_word() -> None:
    text = wrap("one two three\nfour averyveryverylongword five", 20, "      ")
    assert text == "one two three\n      four\n      averyveryverylongword\n      five"
