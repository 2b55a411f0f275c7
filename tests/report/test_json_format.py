import json

import jsonschema

from oauthlint.model.finding import Edit, Suppression
from oauthlint.model.report import Undecided
from oauthlint.model.report_file import ReportFile
from oauthlint.model.rule import Tip
from oauthlint.model.source import Problem, Step
from oauthlint.report import render
from tests.report.samples import MAILER, SECRET, Memory, a_finding, a_report

PATH = "src/mäiler.js"
SOURCES = Memory({PATH: MAILER.replace("// the client", "// ü the client")})
LITERAL = SOURCES.place(PATH, f"'{SECRET}'")
USE = SOURCES.place(PATH, "clientSecret: CLIENT_SECRET")
REPORT = a_report(
    SOURCES,
    a_finding(
        LITERAL,
        related=(Step(USE, "used here"),),
        flow=(Step(LITERAL, "written"), Step(USE, "used")),
        edits=(Edit(LITERAL, "process.env.X"),),
        also=(USE,),
    ),
    a_finding(USE, suppression=Suppression("comment", USE, "so", "2027-01-31")),
    problems=(Problem("unreadable", "x.js", "no access"),),
    undecided=(Undecided("some-rule", USE, "auth.user"),),
    not_asked=("wide-rule",),
    hidden=(("below --min-confidence", 2),),
    tips=(Tip(1, "Know OAuth2", "…"),),
)


def test_the_report_is_what_the_model_and_its_schema_promise() -> None:
    text = render(REPORT, "json")
    parsed = ReportFile.model_validate_json(text)
    schema = ReportFile.model_json_schema()
    jsonschema.Draft202012Validator(schema).validate(json.loads(text))
    assert set(schema["required"]) == set(json.loads(text))
    assert parsed.schema_version == 1


def test_findings_carry_places_in_lines_columns_and_offsets() -> None:
    parsed = ReportFile.model_validate_json(render(REPORT, "json"))
    finding, suppressed = parsed.findings
    start, end = finding.place.start, finding.place.end
    assert (finding.place.path, start.line, start.column, start.offset) == (PATH, 5, 23, LITERAL.start)
    assert (end.line, end.column) == (5, 25 + len(SECRET))
    assert [one.place.start.line for one in finding.flow] == [5, 12]
    assert suppressed.suppression is not None
    assert (suppressed.suppression.by, suppressed.suppression.until) == ("comment", "2027-01-31")


def test_what_was_not_audited_is_in_it() -> None:
    parsed = ReportFile.model_validate_json(render(REPORT, "json"))
    assert (parsed.complete, parsed.exit_code) == (False, 1)
    assert [(one.kind, one.incomplete) for one in parsed.problems] == [("unreadable", True)]
    assert [one.field for one in parsed.undecided] == ["auth.user"]
    assert parsed.not_asked == ("wide-rule",)
    assert [(one.why, one.count) for one in parsed.hidden] == [("below --min-confidence", 2)]
