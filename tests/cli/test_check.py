"""What is decided before and after an audit: colours, dates, files to write, and when to be silent."""

from pathlib import Path

import pytest

from oauthlint.cli.check import colored, save, silent, statistics, today, wanted
from oauthlint.errors import UsageError
from oauthlint.model.report import Inventory
from oauthlint.model.source import Place, Problem
from tests.report.samples import Memory, a_finding, a_report


@pytest.mark.parametrize(
    ("wish", "environ", "terminal", "is_colored"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"CLICOLOR_FORCE": "1"}, False, True),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colours(wish: str, environ: dict[str, str], terminal: bool, is_colored: bool) -> None:
    assert colored(wish, environ, terminal) is is_colored


def test_a_build_that_can_be_repeated_sets_the_date() -> None:
    assert today({"SOURCE_DATE_EPOCH": "1767225599"}) == "2025-12-31"


def test_without_one_the_date_is_todays() -> None:
    assert len(today({})) == len("2026-01-31")


def test_an_output_is_a_format_and_a_file() -> None:
    assert wanted("sarif=out/a=b.sarif") == ("sarif", "out/a=b.sarif")


@pytest.mark.parametrize("output", ["sarif", "sarif=", "xml=a.xml", "=a", "a.sarif"])
def test_any_other_output_is_an_error_that_lists_the_formats(output: str) -> None:
    with pytest.raises(UsageError, match="not FORMAT=FILE") as caught:
        wanted(output)
    assert "sarif" in caught.value.hint


def test_a_report_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot write"):
        save(str(tmp_path / "no" / "such.json"), "{}")


def test_only_files_without_mail_among_those_named_is_silence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sum.js").touch()
    nothing = a_report(Memory({}), inventory=Inventory(0, 0, (), 0))
    unread = (Problem("unreadable", "sum.js", "permission denied"),)
    assert silent(["sum.js"], nothing)
    assert not silent([], nothing)
    assert not silent(["."], nothing)
    assert not silent(["sum.js"], nothing._replace(problems=unread))
    assert not silent(["sum.js"], nothing._replace(inventory=Inventory(1, 1, (), 0)))


def test_statistics_begin_with_the_most_frequent() -> None:
    findings = [a_finding(Place("a.js", 0, 1), rule=name) for name in "bacb"]
    assert statistics(a_report(Memory({}), *findings)) == "     2  b\n     1  a\n     1  c\n"


def test_statistics_tell_where_the_time_went() -> None:
    stages, files = (("reading", 0.5), ("asking", 1.0)), tuple((f"{number}.js", number / 1000) for number in range(9))
    told = statistics(a_report(Memory({}), times=(("stage", stages), ("file", files)))).splitlines()
    assert told[:4] == ["", "    ms  stage", " 500.0  reading", "1000.0  asking"]
    assert told[4:7] == ["", "    ms  file", "   8.0  8.js"]
    assert len(told) == 6 + 5
