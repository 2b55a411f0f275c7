import html
import re

import pytest

from oauthlint.model.rule import Tip
from oauthlint.report import render
from oauthlint.report.markdown import LARGEST, prose
from tests.report.samples import Memory, a_finding, a_report, a_rule

SOURCES = Memory({"src/a.js": "first\nsecond\n"})
PLACE = SOURCES.place("src/a.js", "second")


@pytest.mark.parametrize(
    "words",
    [
        "a | b",
        "<img src=x onerror=alert(1)>",
        "[link](https://evil.example)",
        "https://evil.example/x",
        "@everyone and #123",
        "*bold* _under_ ~~gone~~ ![i](x)",
        "`code | <b>` and `more`",
        "one ` alone",
        "a\nnew line\n# heading",
        ":smile: and: colon",
        "&lt;already&gt;",
        "Ünïcödé ключ 鍵",
    ],
)
def test_words_of_a_repository_stay_words(words: str) -> None:
    made = prose(words)
    assert not re.search(r"[|<>@#*_~\[\]!`\n]|https:", re.sub(r"</?code>|&#\d+;", "", made))
    shown = html.unescape(re.sub(r"</?code>", "", made))
    backticks = words.count("`") % 2 == 0
    assert shown == (words.replace("`", "") if backticks else words).replace("\n", "\\n")


def test_it_has_the_summary_the_tips_the_findings_and_what_to_do() -> None:
    tips = (Tip(2, "Have the right credentials", "…"), Tip(9, "Keep up", "…"))
    made = render(a_report(SOURCES, a_finding(PLACE), tips=tips), "markdown")
    assert made.startswith("## oauthlint: 1 finding\n")
    assert "| 2 | Have the right credentials | ❌ 1 error |" in made
    assert "| 9 | Keep up | ❔ not asked" in made
    assert "| 🔴 error | <code>hardcoded-client-secret</code> | <code>src/a.js&#58;2&#58;1</code> |" in made
    assert "- <code>hardcoded-client-secret</code>: Whoever reads this repository" in made


def test_the_worst_come_first() -> None:
    made = render(a_report(SOURCES, a_finding(PLACE, severity="note"), a_finding(PLACE, severity="error")), "markdown")
    assert made.index("🔴 error") < made.index("🔵 note")


def test_no_findings_need_no_table() -> None:
    made = render(a_report(SOURCES), "markdown")
    assert made.startswith("## oauthlint: No findings\n")
    assert "### Findings" not in made


def test_what_github_would_not_take_is_left_out_and_counted() -> None:
    findings = [a_finding(PLACE, rule=f"rule-{n}", message="x" * 1000) for n in range(2000)]
    made = render(a_report(SOURCES, *findings, rules=(a_rule(),)), "markdown")
    assert len(made.encode()) <= LARGEST
    shown = made.count("| 🔴 error |")
    assert f"And {2000 - shown:,} more findings, for which there is no room here." in made
    assert 500 < shown < 2000
