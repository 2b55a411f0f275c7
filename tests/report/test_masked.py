from oauthlint.model.source import Place
from oauthlint.report.masked import masked, pieces
from tests.report.samples import MASK, SECRET, Memory

KEY = "-----BEGIN " + "PRIVATE KEY-----\nmadeUp\nmadeUp\n-----END " + "PRIVATE KEY-----"


def test_a_secret_shows_as_its_mask_and_the_rest_as_it_is() -> None:
    sources = Memory({"a.js": f"x = '{SECRET}'; y = '{SECRET}'"})
    assert masked(sources, Place("a.js", 0, 200)) == f"x = '{MASK}'; y = '{MASK}'"


def test_a_place_that_begins_or_ends_inside_a_secret_shows_none_of_it() -> None:
    sources = Memory({"a.js": f"x = '{SECRET}' // y"})
    inside = sources.place("a.js", SECRET)
    assert masked(sources, Place("a.js", inside.start + 10, 200)) == "…' // y"
    assert masked(sources, Place("a.js", 0, inside.start + 10)) == f"x = '{MASK}"
    assert masked(sources, Place("a.js", inside.start + 8, inside.start + 12)) == "…"


def test_a_secret_over_several_lines_shows_on_the_first_and_is_an_ellipsis_on_the_others() -> None:
    sources = Memory({"a.js": f"k = `{KEY}`\nz"}, {KEY: "-----BEGIN…"})
    lines = [sources.text("a.js").starts[at : at + 2] for at in range(4)]
    shown = [masked(sources, Place("a.js", start, end)) for start, end in lines]
    assert shown == ["k = `-----BEGIN…", "…", "…", "…`\n"]


def test_pieces_keep_the_offsets_of_characters_and_of_bytes_that_are_no_utf_8() -> None:
    sources = Memory({"a.js": "é€\U0001f600".encode() + b"\xffz"})
    assert [one[:2] for one in pieces(sources, Place("a.js", 0, 11))] == [(0, 2), (2, 5), (5, 9), (9, 10), (10, 11)]
