from typing import Any

import pytest

from oauthlint.errors import UsageError
from oauthlint.model.facts import Credential
from oauthlint.model.finding import Edit, Suppression
from oauthlint.model.report import Inventory, RenderOptions, Undecided
from oauthlint.model.source import Place, Problem
from oauthlint.report import FORMATS, render
from tests.link.keeping import found
from tests.report.samples import Memory, a_finding, a_report

SOURCES = Memory({"a.js": "x\ny\n"})
X = SOURCES.place("a.js", "x")
EDIT = (Edit(X, "z"),)


def last_lines(*findings: object, options: RenderOptions | None = None, **changes: object) -> list[str]:
    text = render(a_report(SOURCES, *findings, **changes), "concise", options)  # type: ignore[arg-type]
    return [line for line in text.splitlines() if not line.startswith("a.js:")]


def test_findings_are_counted_by_severity_with_what_can_be_fixed_and_what_is_hidden() -> None:
    findings = (
        a_finding(X, severity="error", edits=EDIT, safe=True),
        a_finding(X, severity="error", edits=EDIT),
        a_finding(X, severity="note"),
        a_finding(X, suppression=Suppression("comment", X, "so", "2026-11-11")),
        a_finding(X, suppression=Suppression("detect-secrets", X, "pragma")),
        a_finding(X, suppression=Suppression("configuration", None, "so", "2028-01-01")),
        a_finding(X, suppression=Suppression("baseline", None, "so")),
    )
    lines = last_lines(
        *findings, options=RenderOptions(today="2026-11-02"), hidden=(("below --min-confidence", 1_200),), seconds=0.183
    )
    assert lines[1:] == [
        "Audited 42 files in 3 packages: 2 transports (gmail, outlook365), 1 OAuth client, in 0.18 s",
        (
            "3 findings: 2 errors, 1 note (1 fixable, 1 with --unsafe-fixes)"
            "      hidden: 1 suppressed by comment (1 expires in 9 days), 1 suppressed by configuration,"
            " 1 allowed for detect-secrets, 1 in the baseline, 1,200 below --min-confidence"
        ),
    ]


@pytest.mark.parametrize(
    ("transports", "words"),
    [
        ((), "no mail transport was recognised, so nothing is said about how mail is sent"),
        (("gmail",), "1 transport (gmail)"),
        (("unknown", "gmail", "unknown", "ses"), "4 transports (gmail, ses, 2 unknown)"),
    ],
)
def test_transports_are_counted_by_provider_and_none_is_said_in_words(transports: tuple[str, ...], words: str) -> None:
    assert last_lines(inventory=Inventory(1, 1, transports, 0))[0] == f"Audited 1 file in 1 package: {words}"


def test_what_could_not_be_read_stands_in_lines_and_never_looks_clean() -> None:
    problems = (
        Problem("recovered", "b.js", "broken syntax, the sound parts were read"),
        Problem("unreadable", "secret.js", "permission denied", "check the file's mode"),
        Problem("git", "", "git did not answer"),
    )
    assert last_lines(problems=problems) == [
        "incomplete[unreadable]: secret.js: permission denied (check the file's mode)",
        "in part[git]: git did not answer",
        "in part[recovered]: b.js: broken syntax, the sound parts were read",
        "",
        "Audited 42 files in 3 packages: 2 transports (gmail, outlook365), 1 OAuth client",
        "No findings in what could be read",
        "understood in part: 1 file (1 git, 1 recovered)",
        "INCOMPLETE, not everything was audited: 1 file (1 unreadable)",
    ]


def test_many_half_understood_files_are_counted_and_listed_on_request() -> None:
    problems = tuple(Problem("recovered", f"{number:02}.js", "broken") for number in range(25))
    lines = last_lines(problems=problems)
    assert lines[9:11] == ["in part[recovered]: 09.js: broken", "in part: 15 more files (see --show-skips)"]
    assert "in part[recovered]: 24.js: broken" in last_lines(problems=problems, options=RenderOptions(show_skips=True))


def test_open_questions_are_counted_and_listed_on_request() -> None:
    changes: dict[str, Any] = {
        "undecided": (Undecided("some-rule", Place("a.js", 2, 3), "auth.user"),),
        "not_asked": ("wide-rule",),
    }
    assert last_lines(**changes)[2:] == [
        "undecided: 1 question, since a value could not be known (see --show-skips)",
        "not asked: 1 rule about the whole project, which need a run over all of it",
    ]
    assert last_lines(options=RenderOptions(show_skips=True), **changes)[:2] == [
        "undecided[some-rule]: a.js:2:1: `auth.user` could not be known",
        "not asked[wide-rule]: needs the whole project",
    ]


def test_what_is_no_secret_is_listed_on_request_with_the_reason_and_without_the_value() -> None:
    files = {".env.example": "SMTP_HOST=smtp.gmail.com\nSMTP_PASS=your-own-otter\nGMAIL_PASS=\n"}
    (one, empty) = [each for each in found(files, "credential") if isinstance(each, Credential)]
    sources = Memory(files)
    report = a_report(sources, credentials=(empty, one))
    listed = render(report, "concise", RenderOptions(show_skips=True)).splitlines()
    assert listed[0] == 'dismissed[password]: .env.example:2:11: a placeholder: has the word "your"'
    assert [line for line in listed if "dismissed" in line] == listed[:1]
    assert "dismissed" not in render(report, "concise")


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (["2026-11-02"], " (1 expires today)"),
        (["2026-11-03", "2026-11-20"], " (2 expire, the first in 1 day)"),
        (["2027-11-03"], ""),
    ],
)
def test_suppressions_that_end_within_a_month_are_announced(dates: list[str], words: str) -> None:
    findings = [a_finding(X, suppression=Suppression("comment", X, "", one)) for one in dates]
    line = last_lines(*findings, options=RenderOptions(today="2026-11-02"))[1]
    assert line == f"No findings      hidden: {len(dates)} suppressed by comment{words}"


def test_quiet_leaves_the_findings_and_what_is_incomplete() -> None:
    quiet = RenderOptions(quiet=True)
    assert render(a_report(SOURCES), "text", quiet) == ""
    assert last_lines(options=quiet, problems=(Problem("timeout", "b.js", "took too long"),)) == [
        "incomplete[timeout]: b.js: took too long",
        "INCOMPLETE, not everything was audited: 1 file (1 timeout)",
    ]


def test_an_unknown_format_is_refused_with_the_names_of_all() -> None:
    with pytest.raises(UsageError, match="unknown format 'yaml'") as caught:
        render(a_report(SOURCES), "yaml")
    assert all(name in caught.value.hint for name in FORMATS)


def test_every_format_renders_and_gives_the_same_bytes_again() -> None:
    report = a_report(SOURCES, a_finding(X), problems=(Problem("recovered", "b.js", "broken"),))
    for name in FORMATS:
        first = render(report, name)
        assert first.endswith("\n")
        assert first == render(report, name)
        assert report.root not in first
