"""GitLab's code quality report: an array of problems, told apart from one run to the next by their fingerprint.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

import json

from oauthlint.model.finding import Finding
from oauthlint.model.report import RenderOptions, Report
from oauthlint.report.visible import visible

_SEVERITIES = {"error": "critical", "warning": "major", "note": "info"}


def render(report: Report, _options: RenderOptions) -> str:
    """The findings that count, as JSON in ASCII."""
    return json.dumps([_problem(report, one) for one in report.standing], indent=2) + "\n"


def _problem(report: Report, finding: Finding) -> dict[str, object]:
    text = report.sources.text(finding.place.path)
    lines = {"begin": text.line_of(finding.place.start), "end": text.line_of(finding.place.end)}
    return {
        "description": visible(finding.message),
        "check_name": finding.rule,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": visible(finding.place.path), "lines": lines},
    }
