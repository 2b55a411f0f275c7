from xml.etree import ElementTree as ET

from oauthlint.model.finding import Finding
from oauthlint.model.source import Place, Problem
from oauthlint.report import render
from tests.report.samples import Memory, a_finding, a_report, a_rule

SOURCES = Memory({"src/<a>.js": "first\nsecond\n"})
PLACE = SOURCES.place("src/<a>.js", "second")
RULES = (a_rule("first-rule", tip=4), a_rule("second-rule", tip=6))
FOUND = a_finding(PLACE, rule="first-rule", severity="warning", message='<script> & "quotes" \x1b[31m')


def suites(*findings: Finding, **changes: object) -> ET.Element:
    made = ET.fromstring(render(a_report(SOURCES, *findings, rules=RULES, **changes), "junit"))  # noqa: S314  (our own text)
    for suite in (made, *made):
        cases = list(suite.iter("testcase"))
        counted = [sum(1 for case in cases if case.find(tag) is not None) for tag in ("failure", "error", "skipped")]
        assert [int(suite.get(name, "-1")) for name in ("tests", "failures", "errors", "skipped")] == [
            len(cases),
            *counted,
        ]
    return made


def case_of(made: ET.Element, name: str) -> ET.Element:
    [found] = [one for one in made.iter("testcase") if one.get("classname", "").endswith(name)]
    return found


def test_a_rule_without_findings_is_a_case_that_passed() -> None:
    case = case_of(suites(FOUND), "second-rule")
    assert case.get("classname") == "oauthlint.tip-06.second-rule"
    assert len(case) == 0


def test_a_finding_is_a_failure_with_its_place_and_its_words_escaped() -> None:
    case = case_of(suites(FOUND), "first-rule")
    failure = case.find("failure")
    assert failure is not None
    assert (case.get("name"), case.get("file"), case.get("line")) == ("src/<a>.js:2:1", "src/<a>.js", "2")
    assert failure.get("message") == '<script> & "quotes" \\x1b[31m'
    assert "oal1:7d1c0c52e2" in str(failure.text)


def test_a_finding_that_fails_no_run_fails_no_test() -> None:
    case = case_of(suites(FOUND, fail_on="error"), "first-rule")
    assert [one.tag for one in case] == ["system-out"]
    assert case_of(suites(FOUND, fail_on="never"), "first-rule").find("failure") is None


def test_a_rule_that_was_not_asked_is_skipped() -> None:
    assert [one.tag for one in case_of(suites(not_asked=("second-rule",)), "second-rule")] == ["skipped"]


def test_what_was_not_audited_is_an_error_and_what_was_half_read_is_none() -> None:
    lost = Problem("unreadable", "a\x00b.js", "permission denied")
    half = Problem("recovered", "b.js", "line 3")
    made = suites(problems=(lost, half))
    kinds = {str(one.get("name")): [each.tag for each in one] for one in made.iter("testcase")}
    assert (kinds["a\\x00b.js"], kinds["b.js"]) == (["error"], ["system-out"])


def test_a_place_without_text_is_told_by_its_path() -> None:
    case = case_of(suites(FOUND._replace(place=Place("gone.js", 0, 0))), "first-rule")
    assert case.get("name") == "gone.js"
