"""One HTML file to send or attach: scorecard, map, findings with their code, and what was not understood.

Nothing is loaded from anywhere, and all of it can be read without JavaScript, which only adds the filters. Whatever
comes from the audited repository is escaped, and its secrets are masked. The frame of the page is `page.html`.
"""

import os
from collections.abc import Iterator
from string import Template

from oauthlint import __version__
from oauthlint.model.report import RenderOptions, Report
from oauthlint.report import html_map
from oauthlint.report.html_findings import article, prose
from oauthlint.report.scorecard import scorecard
from oauthlint.report.summary import summary
from oauthlint.report.visible import count

FOLDER = os.path.dirname(os.path.abspath(__file__))
SIGNS = {"findings": "✗", "in-order": "✓", "not-applicable": "○", "not-asked": "?"}


def render(report: Report, options: RenderOptions) -> str:
    """The page, the same bytes for the same audit."""
    number = len(report.standing)
    return Template(_asset("page.html")).substitute(
        title=f"oauthlint: {count(number, 'finding') if number else 'no findings'}",
        style=_asset("page.css"),
        script=_asset("page.js"),
        summary="".join(_summary(report, options)),
        counts="".join(_counts(report)),
        scorecard="\n".join(_scores(report)),
        map=html_map.section(report),
        findings="\n".join(_findings(report)),
        unknown="\n".join(_unknown(report)),
        version=__version__,
    )


def _asset(name: str) -> str:
    """A file beside this one."""
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return file.read()


def _summary(report: Report, options: RenderOptions) -> Iterator[str]:
    """The lines of the text format, without the scorecard, which stands below, and the time, which no file tells."""
    plain = report._replace(profile="default", seconds=0.0)
    yield from (f"<p>{prose(one)}</p>" for one in summary(plain, options._replace(color=False, quiet=False)) if one)


def _counts(report: Report) -> Iterator[str]:
    for severity in ("error", "warning", "note"):
        number = sum(one.severity == severity for one in report.standing)
        yield f'<li class="{severity}"><b>{number}</b> {severity}{"" if number == 1 else "s"}</li>'


def _scores(report: Report) -> Iterator[str]:
    for one in scorecard(report):
        words = prose(one.words)
        if one.findings:
            words = f'<a href="#findings" data-tip="{one.tip}">{words}</a>'
        sign = f'<span class="sign" aria-hidden="true">{SIGNS[one.state]}</span><span class="number">{one.tip}</span>'
        yield f'<li class="{one.state}">{sign}<b>{prose(one.title)}</b><span class="words">{words}</span></li>'


def _findings(report: Report) -> Iterator[str]:
    if not report.standing:
        yield f"<p>None{'' if report.complete else ' in what could be read, which is not everything: see below'}.</p>"
        return
    yield _filters(report)
    rules = {one.id: one for one in report.rules}
    yield from (article(report, one, rules.get(one.rule)) for one in report.standing)


def _filters(report: Report) -> str:
    """The form that the script shows: without it nothing is filtered, and nothing hidden."""
    boxes = "".join(
        f'<label><input type="checkbox" name="severity" value="{one}" checked> {one}s</label>'
        for one in ("error", "warning", "note")
        if any(each.severity == one for each in report.standing)
    )
    tips = "".join(
        f'<option value="{one.tip}">{one.tip}. {prose(one.title)}</option>' for one in scorecard(report) if one.findings
    )
    return (
        '<form id="filters" hidden aria-label="Filter the findings">'
        f"<fieldset><legend>Severity</legend>{boxes}</fieldset>"
        f'<label>Tip <select name="tip"><option value="">all</option>{tips}</select></label>'
        '<label>Path <input type="search" name="path" placeholder="src/…" autocomplete="off"></label>'
        '<output name="shown"></output></form>'
    )


def _unknown(report: Report) -> Iterator[str]:
    """What was not understood or asked, so that nobody takes silence for safety."""
    files = [f"{one.path + ': ' if one.path else ''}{one.message} {one.hint}".strip() for one in report.problems]
    places = [f"{one.rule}: `{one.field}` could not be known ({one.place.path})" for one in report.undecided]
    rules = [f"{one}: needs a run over the whole project" for one in report.not_asked]
    for head, each in (("Files", files), ("Undecided questions", places), ("Rules not asked", rules)):
        if each:
            listed = "".join(f"<li>{prose(one)}</li>" for one in dict.fromkeys(each))
            yield f"<details><summary>{head}: {len(each)}</summary><ul>{listed}</ul></details>"
    if not (files or places or rules):
        yield "<p>Nothing: every relevant file was read, and every question was answered.</p>"
