"""Everything an audit found out, for programs: one JSON object whose shape `model.report_file` defines.

Free of time, absolute paths and secrets; lines and columns count from 1, columns in characters, offsets in bytes of
the UTF-8 text.
"""

import json
from collections.abc import Iterable
from typing import Any

from oauthlint import __version__
from oauthlint.model.finding import Finding, Suppression
from oauthlint.model.report import RenderOptions, Report, Sources, in_order
from oauthlint.model.rule import Rule
from oauthlint.model.source import Place, Position, Step
from oauthlint.report.rule_text import repair
from oauthlint.report.scorecard import scorecard
from oauthlint.report.skips import dismissed

SCHEMA_VERSION = 1

Json = dict[str, Any]


def render(report: Report, _options: RenderOptions) -> str:
    """The report as indented JSON in ASCII; suppressed findings stand in it with their suppression."""
    seen = report.inventory
    whole: Json = {
        "schemaVersion": SCHEMA_VERSION,
        "tool": {"name": "oauthlint", "version": __version__},
        "exitCode": report.exit_code,
        "complete": report.complete,
        "failOn": report.fail_on,
        "strict": report.strict,
        "profile": report.profile,
        "inventory": {
            "files": seen.files,
            "packages": seen.packages,
            "transports": list(seen.transports),
            "clients": seen.clients,
        },
        "findings": [_finding(report.sources, one) for one in in_order(report.findings)],
        "hidden": [{"why": why, "count": number} for why, number in report.hidden],
        "problems": [{**one._asdict(), "incomplete": one.incomplete} for one in report.problems],
        "undecided": [
            {"rule": one.rule, "place": _place(report.sources, one.place), "field": one.field}
            for one in report.undecided
        ],
        "dismissed": [
            {"role": one.role, "place": _place(report.sources, one.about.place), "why": one.doubt}
            for one in dismissed(report)
        ],
        "notAsked": list(report.not_asked),
        "rules": [_rule(one) for one in report.rules],
        "tips": [one.title for one in report.tips],
        "scorecard": [one._asdict() for one in scorecard(report)],
    }
    return json.dumps(whole, indent=2) + "\n"


def _finding(sources: Sources, finding: Finding) -> Json:
    """One finding; the value's tag stays out, it serves the fingerprint alone."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "note": finding.note,
        "place": _place(sources, finding.place),
        "also": [_place(sources, one) for one in finding.also],
        "related": _steps(sources, finding.related),
        "flow": _steps(sources, finding.flow),
        "where": list(finding.where),
        "branch": finding.branch,
        "local": finding.local,
        "fingerprint": finding.fingerprint,
        "edits": [{"place": _place(sources, one.place), "text": one.text} for one in finding.edits],
        "safe": finding.safe,
        "suppression": _suppression(sources, finding.suppression),
        "remarks": [{"name": name, "words": words} for name, words in finding.remarks],
    }


def _suppression(sources: Sources, why: Suppression | None) -> Json | None:
    """Who suppressed a finding and why, null for one that counts."""
    if why is None:
        return None
    place = None if why.place is None else _place(sources, why.place)
    return {"by": why.by, "place": place, "reason": why.reason, "until": why.until}


def _steps(sources: Sources, steps: Iterable[Step]) -> list[Json]:
    """Places with what happens there."""
    return [{"place": _place(sources, one.place), "note": one.note} for one in steps]


def _place(sources: Sources, place: Place) -> Json:
    """The path, and both ends of the span."""
    text = sources.text(place.path)
    start, end = text.position(place.start), text.position(place.end)
    return {"path": place.path, "start": _point(start, place.start), "end": _point(end, place.end)}


def _point(at: Position, offset: int) -> Json:
    """One end of a span."""
    return {"line": at.line, "column": at.column, "offset": offset}


def _rule(rule: Rule) -> Json:
    """What a reader needs of a rule; its condition and examples are in the rule's file."""
    return {
        "id": rule.id,
        "tip": rule.tip,
        "title": rule.title,
        "severity": rule.severity,
        "confidence": rule.confidence,
        "profile": rule.profile,
        "scope": rule.scope,
        "securitySeverity": rule.security_severity,
        "cwe": list(rule.cwe),
        "why": rule.why,
        "repair": repair(rule),
        "references": list(rule.references),
        "since": rule.since,
    }
