import json

from oauthlint.model.finding import Suppression
from oauthlint.report import render
from tests.report.samples import Memory, a_finding, a_report

SOURCES = Memory({"src/a.js": "first\nsecond\n"})
PLACE = SOURCES.place("src/a.js", "second")


def test_each_finding_that_counts_is_a_problem_with_the_fields_that_gitlab_asks_for() -> None:
    found = a_finding(PLACE, severity="warning", rule="some-rule", message="It is wrong.")
    hidden = found._replace(suppression=Suppression("baseline", None, "so"))
    assert json.loads(render(a_report(SOURCES, found, hidden), "gitlab")) == [
        {
            "description": "It is wrong.",
            "check_name": "some-rule",
            "fingerprint": "oal1:7d1c0c52e2",
            "severity": "major",
            "location": {"path": "src/a.js", "lines": {"begin": 2, "end": 2}},
        }
    ]


def test_severities_are_gitlabs() -> None:
    findings = [a_finding(PLACE, severity=one) for one in ("error", "warning", "note")]
    assert [one["severity"] for one in json.loads(render(a_report(SOURCES, *findings), "gitlab"))] == [
        "critical",
        "major",
        "info",
    ]


def test_no_findings_are_an_empty_array_which_gitlab_needs_to_call_problems_resolved() -> None:
    assert json.loads(render(a_report(SOURCES), "gitlab")) == []
