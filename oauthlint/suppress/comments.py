"""`oauthlint: ignore[rule] reason (until=DATE)` in a comment: what it says, and which lines it speaks for.

There is no form without rules. A directive that is wrong suppresses nothing and is kept with its status, so that
it can be reported itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from oauthlint.model.finding import Directive
from oauthlint.model.source import Comment, Place, Text
from oauthlint.words import MARKUP_SUFFIXES, SCRIPT_SUFFIXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from oauthlint.model.vocabularies import DirectiveStatus

    Form = Literal["ignore", "ignore-next-line", "ignore-file"]


FORMS: tuple[Form, ...] = ("ignore", "ignore-next-line", "ignore-file")

_DIRECTIVE = re.compile(r"(?:^|(?<=\s))oauthlint:[ \t]*(?=ignore)|^[ \t\r*/#!-]*+oauthlint:[ \t]*", re.MULTILINE)
_FORM = re.compile(r"([\w-]+)[ \t]*(?:\[([^\]\n]*)\])?[ \t]*([^\n]*)")
_UNTIL = re.compile(r"\(\s*until\s*=\s*([^)\s]*)\s*\)?|\buntil\s*=\s*(\S*)")
_RULE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_COMMENT_LINE = re.compile(rb"\s*(//|\{?/\*(?!.*\*/[ \t]*[^\s}])|\*/\s*$|\*\s|\*$|<!--(?!.*-->[ \t]*\S))")
_HASH_LINE = re.compile(rb"\s*#")
_BLANK = b" \t\f\v\r\n\xef\xbb\xbf"


def directives(comments: Iterable[Comment], text: Text, known: Collection[str], today: str | None) -> list[Directive]:
    """What the comments of one file say to us, one directive a rule; those that could act have status "unused"."""
    some = sorted(comments)
    speaking = [one for one in some if "oauthlint:" in one.text]
    lines = _comment_lines(some, text)
    return [each for one in speaking for each in _read(one, text, lines, known, today)]


def _read(
    comment: Comment, text: Text, lines: set[int], known: Collection[str], today: str | None
) -> Iterator[Directive]:
    """The directives of one comment."""
    for mark in _DIRECTIVE.finditer(comment.text):
        found = _FORM.match(comment.text, mark.end())
        form = found[1] if found else ""
        reason, until = _reason(found[3] if found else "")
        first, last = _lines(form, comment.place, text, lines)
        blank = Directive(comment.place, form, "", reason, until, first, last, "syntax")
        listed = found[2] if found else None
        wrong = _wrong(form, listed, until)
        if wrong or listed is None:
            from oauthlint.suppress.mending import mended  # noqa: PLC0415  (few comments are written badly)

            words = comment.text[mark.end() :].partition("\n")[0]
            yield blank._replace(detail=wrong, mended=mended(words, form, listed, until, FORMS, known))
            continue
        for rule in dict.fromkeys(one.strip() for one in listed.split(",")):
            status = _status(rule, until, known, today)
            yield blank._replace(rule=rule, status=status)


def _reason(words: str) -> tuple[str, str]:
    """The reason without the date and without the end of a comment, and the date as written ("" for none)."""
    until = _UNTIL.search(words)
    if until is None:
        return " ".join(re.sub(r"(\*/|-->)\s*+\}?+\s*+$", "", words).split()), ""
    rest = f"{words[: until.start()]} {words[until.end() :]}"
    return _reason(rest)[0], (until[1] if until[1] is not None else until[2]) or "?"


def _wrong(form: str, listed: str | None, until: str) -> str:
    """What is wrong with how a directive is written, "" if nothing is."""
    if form not in FORMS:
        return f"`{form}` is none of {', '.join(FORMS)}" if form else f"one of {', '.join(FORMS)} is missing"
    if listed is None:
        return f"the rules are missing: `{form}[rule-name]`"
    names = [one.strip() for one in listed.split(",")]
    if not all(_RULE.fullmatch(one) for one in names):
        return f"`[{listed}]` is not a list of rule names with commas"
    if until and not _is_date(until):
        return f"`{until}` is not a date such as 2027-01-31"
    return ""


def _is_date(text: str) -> bool:
    """Whether the text is a day of the calendar, written YYYY-MM-DD."""
    from datetime import date  # noqa: PLC0415  (only where a directive carries a date)

    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _status(rule: str, until: str, known: Collection[str], today: str | None) -> DirectiveStatus:
    """How a well-written directive stands before any finding has met it; the day of `until` is its last."""
    if rule not in known:
        return "unknown-rule"
    return "expired" if until and today and until < today else "unused"


def _lines(form: str, place: Place, text: Text, comment_lines: set[int]) -> tuple[int, int]:
    """The lines that a directive speaks for.

    `ignore` means the comment's own lines and, if it has them to itself, the next line that is no comment;
    `ignore-next-line` that next line alone.
    """
    if form == "ignore-file":
        return 1, len(text.starts)
    first, last = text.line_of(place.start), text.line_of(max(place.start, place.end - 1))
    following = last + 1
    while following in comment_lines:
        following += 1
    if form == "ignore-next-line":
        return following, following
    return first, following if _alone(place, text) else last


def _comment_lines(comments: Iterable[Comment], text: Text) -> set[int]:
    """The lines that hold nothing but a comment: those of `comments`, and those below them that begin like one."""
    lines: set[int] = set()
    for one in comments:
        last = text.line_of(max(one.place.start, one.place.end - 1))
        if _alone(one.place, text):
            lines.update(range(text.line_of(one.place.start), last + 1))
        if last + 1 not in lines:
            lines.update(_run_of_comments(text, last + 1, one.place.path))
    return lines


def _run_of_comments(text: Text, line: int, path: str) -> Iterator[int]:
    """The lines from `line` on that begin like a comment; `#` begins one except in scripts (there, a private field)."""
    hashes = not path.endswith(SCRIPT_SUFFIXES + MARKUP_SUFFIXES)
    while _COMMENT_LINE.match(text.line(line)) or (hashes and _HASH_LINE.match(text.line(line))):
        yield line
        line += 1


def _alone(place: Place, text: Text) -> bool:
    """Whether a comment shares none of its lines with code."""
    before = text.data[text.starts[text.line_of(place.start) - 1] : place.start]
    last = text.line_of(max(place.start, place.end - 1))
    end = text.starts[last - 1] + len(text.line(last))
    return not before.strip(_BLANK + b"{") and not text.data[place.end : end].strip(_BLANK + b"}")  # JSX: `{/* */}`
