"""The job summary: the report in Markdown, as GitHub, GitLab and Gitea show it, within the size that GitHub takes.

Whatever comes from the audited repository is written in character references, so that no file name or value can
become a link, a mention, an image or a tag.
"""

import re
from collections.abc import Iterator

from oauthlint.model.finding import Finding
from oauthlint.model.report import RenderOptions, Report, Sources
from oauthlint.model.rule import SEVERITIES
from oauthlint.report.rule_text import in_brief
from oauthlint.report.scorecard import scorecard
from oauthlint.report.summary import summary
from oauthlint.report.visible import count, visible

LARGEST = 1_000_000  # bytes; GitHub drops a summary of more than 1 MiB
SIGNS = {"error": "🔴", "warning": "🟠", "note": "🔵"}
STATES = {"findings": "❌", "in-order": "✅", "not-applicable": "⚪", "not-asked": "❔"}


def render(report: Report, options: RenderOptions) -> str:
    """Title, summary, scorecard, findings, worst first, as many as fit, and what to do about each rule."""
    found = report.standing
    title = "No findings" if not found else count(len(found), "finding")
    parts = [f"## oauthlint: {title}", "", *_lines(report, options), ""]
    parts += ["| tip | | |", "| ---: | --- | --- |"]
    parts += [
        f"| {one.tip} | {prose(one.title)} | {STATES[one.state]} {prose(one.words)} |" for one in scorecard(report)
    ]
    end = [*_helps(report)]
    room = LARGEST - len("\n".join([*parts, *end]).encode()) - 200
    return "\n".join([*parts, *_table(report, room), *end]) + "\n"


def _lines(report: Report, options: RenderOptions) -> list[str]:
    """The summary of the text format, a line break after each line."""
    return [
        f"{prose(one)}  "
        for one in summary(report._replace(profile="default", seconds=0.0), options._replace(color=False))
    ]


def _table(report: Report, room: int) -> list[str]:
    """A row for each finding, the worst first, and a line that says how many did not fit."""
    worst = sorted(report.standing, key=lambda one: -SEVERITIES.index(one.severity))
    if not worst:
        return []
    rows = ["", "### Findings", "", "| | rule | place | finding |", "| --- | --- | --- | --- |"]
    for number, one in enumerate(worst):
        row = _row(report.sources, one)
        room -= len(row.encode()) + 1
        if room < 0:
            return [*rows, "", f"And {count(len(worst) - number, 'more finding')}, for which there is no room here."]
        rows.append(row)
    return rows


def _row(sources: Sources, finding: Finding) -> str:
    at = sources.text(finding.place.path).position(finding.place.start)
    place = f"{finding.place.path}:{at.line}:{at.column}"
    sign = f"{SIGNS[finding.severity]} {finding.severity}"
    return f"| {sign} | {_code(finding.rule)} | {_code(place)} | {prose(finding.message)} |"


def _helps(report: Report) -> Iterator[str]:
    """Why each rule that found something matters and what to do, folded away."""
    rules = {one.rule for one in report.standing}
    if not rules:
        return
    yield from ("", "<details><summary>Why, and what to do</summary>", "")
    for one in report.rules:
        if one.id in rules:
            more = f" ([more]({one.references[0]}))" if one.references else ""
            yield f"- {_code(one.id)}: {prose(in_brief(one))}{more}"
    yield from ("", "</details>")


def prose(words: str) -> str:
    """The words as Markdown, with those between backticks as code."""
    parts = visible(words).split("`")
    if len(parts) % 2 == 0:
        return _plain("`".join(parts))
    return "".join(_code(one) if number % 2 else _plain(one) for number, one in enumerate(parts))


def _code(text: str) -> str:
    return f"<code>{_plain(visible(text))}</code>"


def _plain(text: str) -> str:
    """The text without anything that Markdown or HTML reads as more than a character."""
    return re.sub(
        r"[^\w .,:;/()'-]|_|:(?=\S)", lambda found: f"&#{ord(found[0])};" if found[0].isascii() else found[0], text
    )
