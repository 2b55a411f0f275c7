"""Annotations on a pull request, as workflow commands of GitHub Actions.

GitHub shows ten of a step and drops the rest without a word, so the worst come first and a last one counts what is
left. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

import re

from oauthlint.model.finding import Finding
from oauthlint.model.report import RenderOptions, Report
from oauthlint.model.rule import SEVERITIES
from oauthlint.report.visible import count, visible

SHOWN = 10  # annotations of each level and step
_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
# The runner obeys `::…::` at the beginning of a line and `##[…]` (Azure: `##vso[…]`) anywhere in one.
_COMMAND = re.compile(r"^(\s*:):(?=.*::)|##(?=\[|vso\[)", re.MULTILINE)


def render(report: Report, _options: RenderOptions) -> str:
    """A command for each of the worst findings, and one that says how many more there are; nothing for none."""
    worst = sorted(report.standing, key=lambda one: -SEVERITIES.index(one.severity))  # stable: else in order of places
    lines = [_annotation(report, one) for one in worst[:SHOWN]]
    more = len(worst) - SHOWN
    if more > 0:
        words = f"and {count(more, 'more finding')}: the log, the job summary and the SARIF file have all of them"
        lines.append(f"::notice title=oauthlint::{_data(words)}")
    lines += [
        f"::error {_place(one.path, title='oauthlint: not audited')}::{_data(one.message)}"
        for one in report.problems
        if one.incomplete
    ]
    return "".join(f"{line}\n" for line in lines)


def harmless(text: str) -> str:
    """The text of another format, with nothing in it that a runner would take for a command."""
    return _COMMAND.sub(lambda found: f"{found[1]} :" if found[1] else "# #", text)


def _annotation(report: Report, finding: Finding) -> str:
    text = report.sources.text(finding.place.path)
    start, end = text.position(finding.place.start), text.position(finding.place.end)
    where: dict[str, int] = {"line": start.line, "endLine": end.line}
    if start.line == end.line:  # GitHub takes columns within one line only
        where |= {"col": start.column, "endColumn": end.column}
    place = _place(finding.place.path, **where, title=finding.rule)
    return f"::{_LEVELS[finding.severity]} {place}::{_data(finding.message)}"


def _place(path: str, **more: object) -> str:
    properties = {"file": path, **more} if path else more
    return ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
