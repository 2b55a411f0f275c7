from oauthlint.model.report import RenderOptions
from oauthlint.report.frame import Frame, draw, located
from tests.report.samples import MASK, SECRET, Memory


def shown(text: str, covered: str, note: str = "", width: int = 100, nth: int = 1) -> list[str]:
    """The source line and the marks under it."""
    sources = Memory({"a.js": text})
    frame = Frame(sources.place("a.js", covered, nth), note, "^", "error")
    return draw(sources, frame, 2, RenderOptions(width=width))[1:]


def test_marks_stand_under_the_masked_text() -> None:
    assert shown(f"const A = '{SECRET}', b;", f"'{SECRET}'", "here") == [
        f" 1 | const A = '{MASK}', b;",
        "   |           ^^^^^^^^^^ here",
    ]


def test_marks_behind_a_secret_move_with_its_mask() -> None:
    assert shown(f"a('{SECRET}', b)", "b") == [f" 1 | a('{MASK}', b)", "   |               ^"]


def test_a_part_of_a_secret_is_marked_as_the_whole_mask() -> None:
    assert shown(f"a('{SECRET}')", SECRET[7:]) == [f" 1 | a('{MASK}')", "   |    ^^^^^^^^"]


def test_tabs_widen_to_the_next_stop() -> None:
    assert shown("\tif\t(x)", "x") == [" 1 |     if  (x)", "   |          ^"]


def test_wide_and_combining_characters_keep_the_marks_in_their_column() -> None:
    assert shown("f('日本', e\u0301, x)", "x") == [" 1 | f('日本', e\u0301, x)", "   |              ^"]
    assert shown("'日本'", "日本") == [" 1 | '日本'", "   |  ^^^^"]


def test_escape_sequences_of_the_file_are_shown_and_not_sent() -> None:
    assert shown("a('\x1b[2J', b)", "b") == [" 1 | a('\\x1b[2J', b)", "   |              ^"]


def test_a_place_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    assert shown("f({  \n  a: 1,\n});", "{  \n  a: 1,\n}", "the options") == [
        " 1 | f({",
        "   |   ^ the options (and 2 more lines)",
    ]


def test_a_place_that_ends_with_its_line_is_no_place_of_two_lines() -> None:
    assert shown("ab\ncd", "ab\n") == [" 1 | ab", "   | ^^"]


def test_a_place_that_begins_at_the_end_of_its_line_has_one_mark() -> None:
    assert shown("ab\ncd", "\nc") == [" 1 | ab", "   |   ^ (and 1 more line)"]


def test_a_long_line_is_cut_around_the_marks() -> None:
    text = f"{'a' * 500} b('{SECRET}') {'c' * 500}"
    line, marks = shown(text, f"'{SECRET}'", "here", 60)
    assert line == f" 1 | …{'a' * 10} b('{MASK}') {'c' * 28}…"
    assert marks == "   |               ^^^^^^^^^^ here"
    assert len(line) <= 60


def test_a_long_line_with_the_marks_in_front_is_cut_on_the_right_alone() -> None:
    line, marks = shown(f"b('x') {'c' * 500}", "'x'", width=60)
    assert line == f" 1 | b('x') {'c' * 47}…"
    assert marks == "   |   ^^^"


def test_marks_longer_than_the_terminal_end_where_the_line_is_cut() -> None:
    line, marks = shown(f"b({'日' * 500})", "日" * 500, width=60)
    assert line == f" 1 | b({'日' * 26}…"
    assert set(marks.split("|")[1].strip()) == {"^"}
    assert len(marks) <= 60


def test_a_line_of_a_megabyte_with_characters_of_several_bytes_is_cut_between_them() -> None:
    text = "é" * 300_000 + "X" + "é" * 300_000
    line, marks = shown(text, "X", width=60)
    assert line[marks.index("^")] == "X"
    assert set(line[5:]) == {"…", "é", "X"}


def test_a_file_without_text_has_no_frame_and_no_line() -> None:
    sources = Memory({"a.js": "x"})
    place = sources.place("a.js", "x")._replace(path="gone\x1b.js")
    assert draw(sources, Frame(place, "", "^", "error"), 2, RenderOptions()) == []
    assert located(sources, place) == "gone\\x1b.js"
