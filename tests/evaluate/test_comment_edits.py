"""A comment that suppresses nothing goes with its line; a name in a list goes alone."""

import pytest

from oauthlint.evaluate.comment_edits import remove_from_comment
from oauthlint.fix.edits import made
from oauthlint.model.source import Place

CASES = {
    ("a\n// oauthlint: ignore[x]\nb\n", "// oauthlint: ignore[x]"): "a\nb\n",
    ("a\r\n\t// oauthlint: ignore[x] why\r\nb", "// oauthlint: ignore[x] why"): "a\r\nb",
    ("a // oauthlint: ignore[x]\nb\n", "// oauthlint: ignore[x]"): "a\nb\n",
    ("a // oauthlint: ignore[x]", "// oauthlint: ignore[x]"): "a",
    ("f(/* oauthlint: ignore[x] */ 1)", "/* oauthlint: ignore[x] */"): "f(1)",
    ("<b>\n  {/* oauthlint: ignore[x] */}\n</b>", "/* oauthlint: ignore[x] */"): "<b>\n</b>",
    ("# oauthlint: ignore-file[x]\nA=1\n", "# oauthlint: ignore-file[x]"): "A=1\n",
    ("a // oauthlint: ignore[x, y]", "// oauthlint: ignore[x, y]"): "a // oauthlint: ignore[y]",
    ("a // oauthlint: ignore[y,x] z", "// oauthlint: ignore[y,x] z"): "a // oauthlint: ignore[y] z",
    ("a // eslint-disable-line -- oauthlint: ignore[x]", "// eslint-disable-line -- oauthlint: ignore[x]"): None,
    ("a // oauthlint: ignore[xx]", "// oauthlint: ignore[xx]"): None,
}


@pytest.mark.parametrize("case", CASES)
def test_the_comment_or_the_name_goes(case: tuple[str, str]) -> None:
    data, comment = case[0].encode(), case[1].encode()
    place = Place("a.js", data.index(comment), data.index(comment) + len(comment))
    edit = remove_from_comment(data, place, "x", "x")
    after = CASES[case]
    assert (made({"a.js": data}, [edit])["a.js"].decode() if edit else None) == after
