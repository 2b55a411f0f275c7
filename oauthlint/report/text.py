"""Findings for a person at a terminal, then what the audit saw.

How one finding is shown belongs to `block`, the last lines to `summary`.
"""

from oauthlint.model.report import RenderOptions, Report
from oauthlint.report.summary import summary


def render(report: Report, options: RenderOptions) -> str:
    """The findings with their frames, then the summary; colours only if the options say so."""
    parts = _blocks(report, options) if report.standing else []
    last = summary(report, options)
    if last:
        parts.append("\n".join(last))
    return "\n\n".join(parts) + "\n" if parts else ""


def _blocks(report: Report, options: RenderOptions) -> list[str]:
    from oauthlint.report.block import block  # noqa: PLC0415  (most hook calls find nothing)

    rules = {one.id: one for one in report.rules}
    return ["\n".join(block(report, one, rules.get(one.rule), options)) for one in report.standing]
