"""All that a rule has to say, laid out for a terminal of 80 columns.

The words are the rule's own; nothing about a rule is written here.
"""

import re
from collections.abc import Iterator, Sequence

from oauthlint.cli.closest import closest
from oauthlint.errors import UsageError
from oauthlint.model.rule import Rule, Tip
from oauthlint.pack import Pack
from oauthlint.report.rule_text import REVOKE, repair
from oauthlint.report.visible import wrap

WIDTH = 80
INDENT = "  "
_ITEM = re.compile(r"(\d+[.)]|[-*])\s+")


def explain(name: str, pack: Pack) -> str:
    """The explanation of the rule of that name; UsageError, with the nearest names, if there is none."""
    found = [one for one in pack.rules if one.id == name]
    if not found:
        message = f"there is no rule {name!r}"
        raise UsageError(message, closest(name, [one.id for one in pack.rules]) or "`oauthlint rules` lists them")
    tip = next(one for one in pack.tips if one.number == found[0].tip)
    return "\n".join(_lines(found[0], tip)) + "\n"


def _lines(rule: Rule, tip: Tip) -> Iterator[str]:
    """The explanation, a string a line."""
    yield wrap(f"{rule.id}: {rule.title}", WIDTH, INDENT)
    yield f"{rule.severity}, {rule.confidence} confidence, in the {rule.profile} profile, since {rule.since}"
    yield f"tip {tip.number}: {tip.title}"
    yield from _section("Why", _flowed(rule.why))
    for one in rule.examples:
        if one.bad:
            yield from _section("Bad", _code(one.bad))
            yield from _section("Good", _code(one.good))
            break
    yield from _section("Repair", _flowed(repair(rule).replace(f"{REVOKE} ", f"{REVOKE}\n\n", 1)))
    yield from _section("References", [INDENT + one for one in (*rule.references, *rule.cwe)])
    yield from _section("To accept it", [f"{INDENT}// oauthlint: ignore[{rule.id}] REASON (until=YYYY-MM-DD)"])


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    """A heading and its lines after an empty one; nothing for no lines."""
    if lines:
        yield from ("", title, *lines)


def _flowed(text: str) -> list[str]:
    """Paragraphs and the items of lists, each wrapped, with one empty line between paragraphs."""
    lines: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        lines += [""] * bool(lines)
        for part in re.split(r"\n(?=\s*(?:\d+[.)]|[-*])\s)", paragraph):
            mark = _ITEM.match(part.strip())
            hanging = INDENT + " " * (len(mark[0]) if mark else 0)
            lines += f"{INDENT}{wrap(part, WIDTH, hanging)}".split("\n")
    return [one for one in lines if one.strip() or not one]


def _code(files: Sequence[tuple[str, str]]) -> list[str]:
    """Each file's lines under its path."""
    lines = []
    for path, text in files:
        lines += [f"{INDENT}{path}", *(f"{INDENT}| {line}".rstrip() for line in text.rstrip("\n").split("\n"))]
    return lines
