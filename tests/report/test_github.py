import re

import pytest

from oauthlint.model.source import Place, Problem
from oauthlint.report import render
from oauthlint.report.github import SHOWN, harmless
from tests.report.samples import Memory, a_finding, a_report

TEXT = "first\nsecond line\nthird\n"
SOURCES = Memory({"src/a.js": TEXT, "b,c:d%.js": TEXT})
LINE = SOURCES.place("src/a.js", "second")


def lines(*findings: object, **changes: object) -> list[str]:
    return render(a_report(SOURCES, *findings, **changes), "github").splitlines()  # type: ignore[arg-type]


def test_a_finding_is_an_annotation_of_its_level_at_its_place() -> None:
    assert lines(a_finding(LINE, rule="some-rule", message="It is wrong.", severity="note")) == [
        "::notice file=src/a.js,line=2,endLine=2,col=1,endColumn=7,title=some-rule::It is wrong."
    ]


def test_of_several_lines_no_columns_are_given() -> None:
    place = Place("src/a.js", 0, len(TEXT) - 1)
    assert lines(a_finding(place, message="m"))[0].startswith("::error file=src/a.js,line=1,endLine=3,title=")


def test_what_could_end_a_command_is_escaped() -> None:
    found = a_finding(SOURCES.place("b,c:d%.js", "second"), message="100 %\n::error::injected", rule="r")
    assert lines(found) == [
        "::error file=b%2Cc%3Ad%25.js,line=2,endLine=2,col=1,endColumn=7,title=r::100 %25\\n::error::injected"
    ]


def test_ten_are_shown_the_worst_first_and_the_rest_counted() -> None:
    notes = [a_finding(LINE, severity="note", rule=f"note-{n}") for n in range(SHOWN)]
    shown = lines(*notes, a_finding(LINE, severity="warning"), a_finding(LINE, severity="error"))
    assert [one.split(" ")[0] for one in shown] == ["::error", "::warning", *["::notice"] * 9]
    assert shown[-1].startswith("::notice title=oauthlint::and 2 more findings")


def test_what_was_not_audited_is_an_error() -> None:
    problem = Problem("unreadable", "src/a.js", "permission denied")
    assert lines(problems=(problem,)) == ["::error file=src/a.js,title=oauthlint%3A not audited::permission denied"]


def test_nothing_found_says_nothing() -> None:
    assert lines() == []


@pytest.mark.parametrize(
    "text",
    ["::error::x", "  ::set-output name=a::b", "a\n::warning file=x::y", "x = '##[error]y'", "##vso[task.complete]"],
)
def test_a_report_for_people_holds_no_command(text: str) -> None:
    made = harmless(text)
    assert not re.search(r"^\s*::.*::|##\[|##vso\[", made, re.MULTILINE)
    assert re.sub(r"\s", "", made) == re.sub(r"\s", "", text)


def test_what_is_no_command_stays_as_it_is() -> None:
    text = "error[x]: it\n  --> a.js:1:1\n  ::: b.js:2:2\n# ## heading\n"
    assert harmless(text) == text
