"""Comments that suppress, rightly written and nearly so: what they say is heard, and nothing else suppresses anything."""

import re
from typing import NamedTuple

from hypothesis import strategies as some

from oauthlint.model.finding import Directive
from oauthlint.model.source import Comment, Place, Text
from oauthlint.suppress.comments import FORMS, directives

KNOWN = frozenset({"secure-port-mismatch", "hardcoded-client-secret", "unknown-auth-option"})
TODAY = "2026-11-22"
DATES = ("2026-11-21", "2026-11-22", "2027-01-31", "0001-01-01", "9999-12-31")
WORDS = (
    "local",
    "relay",
    "only",
    "é",
    "😀",
    "[x]",
    "a,b",
    "until",
    "ignore",
    "until=",
    "(see",
    "#12)",
    "https://a.test",
)
MARKS = (
    ("// ", ""),
    ("# ", ""),
    ("/* ", " */"),
    ("<!-- ", " -->"),
    ("{/* ", " */}"),
    ("//", ""),
    ("\ufeff# ", ""),
    (" * ", ""),
)
ODD = (
    "[",
    "]",
    "(",
    ")",
    ",",
    " ",
    "\t",
    ":",
    "=",
    "-",
    "*/",
    "-->",
    "\n",
    "\r",
    "\0",
    "oauthlint:",
    "ignore",
    "until=",
    "İ",
    "\u2028",
    "x",
)


class Said(NamedTuple):
    """A line of a file that holds a comment, and what was meant by it before it was changed; None after it was."""

    line: str
    meant: tuple[str, tuple[str, ...], str, str] | None  # form, rules, reason, until


def cases() -> some.SearchStrategy[Said]:
    """Comments as people write them, half of them with something inserted somewhere."""
    rules = some.lists(some.sampled_from([*sorted(KNOWN), "no-such-rule"]), min_size=1, max_size=3, unique=True)
    reason = some.lists(some.sampled_from(WORDS[:7]), max_size=4)
    changed = some.lists(some.tuples(some.integers(0, 300), some.sampled_from((*ODD, *WORDS))), max_size=3)
    until = some.sampled_from(("", "", *DATES))
    blanks = some.sampled_from((", ", ",", " , "))
    return some.builds(_said, some.sampled_from(FORMS), rules, reason, until, blanks, some.sampled_from(MARKS), changed)


def _said(
    form: str,
    rules: list[str],
    reason: list[str],
    until: str,
    comma: str,
    mark: tuple[str, str],
    todo: list[tuple[int, str]],
) -> Said:
    words = " ".join((*reason, *([f"(until={until})"] if until else [])))
    line = f"{mark[0]}oauthlint: {form}[{comma.join(rules)}] {words}{mark[1]}"
    for at, text in todo:
        line = line[: at % (len(line) + 1)] + text + line[at % (len(line) + 1) :]
    return Said(line, None if todo else (form, tuple(rules), " ".join(reason), until))


def _heard(line: str) -> list[Directive]:
    place = Place("a.js", 2, 2 + len(line.encode()))
    return directives([Comment(place, line)], Text(f"a\n{line}\nb\n".encode()), KNOWN, TODAY)


def holds(said: Said) -> None:
    """A comment that is right is understood; one that is not suppresses no rule that it does not name in brackets."""
    found = _heard(said.line)
    for one in found:
        assert 1 <= one.first <= one.last, f"lines: {one.first} to {one.last}"
        if one.status == "syntax":
            _can_be_mended(said.line, one)
        else:
            _names_its_rule(said.line, one)
    if said.meant is not None:
        form, rules, reason, until = said.meant
        expected = [(form, rule, reason, until) for rule in rules]
        assert [(one.form, one.rule, one.reason, one.until) for one in found] == expected, (
            "meant: something else is heard"
        )
        gone = bool(until) and until < TODAY
        for one in found:
            assert one.status == ("unknown-rule" if one.rule not in KNOWN else "expired" if gone else "unused"), (
                "expiry"
            )


def _names_its_rule(line: str, one: Directive) -> None:
    assert one.form in FORMS, f"form: {one.form}"
    lists = re.findall(rf"{one.form}[ \t]*\[([^\]\n]*)\]", line)
    assert any(one.rule in re.split(r"\s*,\s*", each.strip()) for each in lists), f"rule: {one.rule!r} is not named"
    assert (one.rule in KNOWN) == (one.status != "unknown-rule"), f"known: {one.rule} is {one.status}"


def _can_be_mended(line: str, one: Directive) -> None:
    """The piece that is to be corrected stands there; once it is, nobody complains of the same."""
    piece, right = one.mended
    assert piece in line, f"piece: {piece!r} is not there"
    if piece:
        complaints = [other.detail for other in _heard(line.replace(piece, right))]
        assert one.detail not in complaints, f"mended: {one.detail}"
