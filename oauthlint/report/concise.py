"""One line a finding, as editors and `grep` read it: `path:line:column: severity rule message`."""

from oauthlint.model.finding import Finding
from oauthlint.model.report import RenderOptions, Report, Sources
from oauthlint.report.summary import summary
from oauthlint.report.visible import paint, visible


def render(report: Report, options: RenderOptions) -> str:
    """The lines of the findings, then the summary."""
    lines = [_line(report.sources, one, options) for one in report.standing]
    last = summary(report, options)
    if lines and last:
        lines.append("")
    return "".join(f"{line}\n" for line in [*lines, *last])


def _line(sources: Sources, finding: Finding, options: RenderOptions) -> str:
    """One finding; a file without text counts as its first line."""
    at = sources.text(finding.place.path).position(finding.place.start)
    where = paint(f"{visible(finding.place.path)}:{at.line}:{at.column}:", "strong", options.color)
    severity = paint(finding.severity, finding.severity, options.color)
    return f"{where} {severity} {finding.rule} {visible(finding.message)}"
