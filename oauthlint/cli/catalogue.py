"""The list of the rules by tip, for a terminal, for a program and for a document."""

import json
from collections.abc import Callable, Sequence
from itertools import groupby

from oauthlint.model.rule import Rule, Tip
from oauthlint.pack import Pack
from oauthlint.report.visible import wrap

WIDTH = 80

Catalogue = Callable[[Pack], str]


def text(pack: Pack) -> str:
    """Each tip with its rules: severity, id and title."""
    longest = max((len(one.id) for one in pack.rules), default=0)
    lines = []
    for tip, group in by_tip(pack):
        lines += [f"{tip.number:2}  {tip.title}"]
        for one in group:
            mark = " (audit)" if one.profile == "audit" else ""
            title = wrap(one.title + mark, WIDTH, " " * (longest + 15))
            lines.append(f"    {one.severity:8} {one.id:{longest}}  {title}")
        lines.append("")
    return "\n".join(lines)


def as_json(pack: Pack) -> str:
    """Each rule as an object, under the version of this list's form."""
    listed = [
        {
            "id": one.id,
            "tip": one.tip,
            "title": one.title,
            "severity": one.severity,
            "confidence": one.confidence,
            "profile": one.profile,
            "scope": one.scope,
            "about": one.about,
            "when": one.when.text,
            "message": one.message,
            "why": one.why,
            "repair": one.repair,
            "fixable": one.fix is not None,
            "cwe": list(one.cwe),
            "references": list(one.references),
            "since": one.since,
        }
        for one in in_order(pack.rules)
    ]
    whole = {"schemaVersion": "1", "tips": [tip._asdict() for tip in pack.tips], "rules": listed}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def markdown(pack: Pack) -> str:
    """The index and a page for each rule."""
    from oauthlint.cli.pages import document

    return document(pack)


def cell(words: str) -> str:
    """The words as they may stand in a table of Markdown."""
    return words.replace("|", "\\|")


def in_order(rules: Sequence[Rule]) -> list[Rule]:
    """By tip, then by id."""
    return sorted(rules, key=lambda one: (one.tip, one.id))


def by_tip(pack: Pack) -> list[tuple[Tip, list[Rule]]]:
    """Each tip that has rules, with them."""
    tips = {one.number: one for one in pack.tips}
    return [(tips[number], list(group)) for number, group in groupby(in_order(pack.rules), key=lambda one: one.tip)]


CATALOGUES: dict[str, Catalogue] = {"text": text, "json": as_json, "markdown": markdown}
