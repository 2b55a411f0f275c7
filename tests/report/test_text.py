import re

import pytest

from oauthlint.model.finding import Edit, Suppression
from oauthlint.model.report import RenderOptions
from oauthlint.model.source import Step
from oauthlint.report import render
from tests.report.samples import MAILER, SECRET, Memory, a_finding, a_report, a_rule

SOURCES = Memory({"src/mailer.js": MAILER})
LITERAL = SOURCES.place("src/mailer.js", f"'{SECRET}'")
USE = SOURCES.place("src/mailer.js", "clientSecret: CLIENT_SECRET")
FINDING = a_finding(LITERAL, related=(Step(USE, "goes into the Gmail transport here"),))
EXAMPLE = """\
error[hardcoded-client-secret]: Google OAuth client secret is written in the source
  --> src/mailer.js:5:23
   |
 5 | const CLIENT_SECRET = 'GOCSPX-…';
   |                       ^^^^^^^^^^ client secret (Google, value hidden)
   |
  ::: src/mailer.js:12:7
   |
12 |       clientSecret: CLIENT_SECRET,
   |       --------------------------- goes into the Gmail transport here
   |
   = why: Whoever reads this repository can act as your app. Revoke it first,
          then read it from the environment.
   = help: oauthlint explain hardcoded-client-secret
   = id: oal1:7d1c0c52e2

Audited 42 files in 3 packages: 2 transports (gmail, outlook365), 1 OAuth client
1 finding: 1 error
"""


def test_a_finding_shows_where_why_and_where_to_read_on() -> None:
    assert render(a_report(SOURCES, FINDING), "text", RenderOptions(width=80)) == EXAMPLE


def test_colours_come_on_request_and_change_nothing_but_colour() -> None:
    colored = render(a_report(SOURCES, FINDING), "text", RenderOptions(color=True, width=80))
    assert "\x1b[1;31merror[hardcoded-client-secret]\x1b[0m" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == EXAMPLE


def test_no_secret_is_shown_in_any_format_not_even_in_part() -> None:
    for name in ("text", "concise", "json", "sarif", "sarif-full"):
        inside = LITERAL._replace(start=LITERAL.start + 9, end=LITERAL.end - 3)
        shown = render(a_report(SOURCES, FINDING, a_finding(inside, rule="unknown-auth-option")), name)
        assert not any(SECRET[at : at + 6] in shown for at in range(7, len(SECRET) - 6)), name


def test_of_a_secret_it_is_said_to_revoke_it_even_where_the_rule_forgot() -> None:
    rule = a_rule(repair="Read it from the environment.")
    assert "= why: Whoever reads this repository can act as your app. Revoke it first." in render(
        a_report(SOURCES, FINDING, rules=(rule,)), "text"
    )


def test_findings_stand_in_the_order_of_path_line_column_and_rule() -> None:
    sources = Memory({"a.js": "x y\nz", "b.js": "x"})
    findings = (
        a_finding(sources.place("b.js", "x"), rule="a"),
        a_finding(sources.place("a.js", "z"), rule="a"),
        a_finding(sources.place("a.js", "y"), rule="b"),
        a_finding(sources.place("a.js", "y"), rule="a"),
        a_finding(sources.place("a.js", "x"), rule="c"),
    )
    lines = render(a_report(sources, *findings), "concise").splitlines()
    assert [" ".join(line.split()[:3]) for line in lines[:5]] == [
        "a.js:1:1: error c",
        "a.js:1:3: error a",
        "a.js:1:3: error b",
        "a.js:2:1: error a",
        "b.js:1:1: error a",
    ]


def test_paths_and_messages_cannot_write_over_the_terminal() -> None:
    path = "src/\x1b]0;x\x07\n\u202e.js"
    sources = Memory({path: "x"})
    finding = a_finding(sources.place(path, "x"), message="key \x1b[2J is unknown", note="\x07")
    for name in ("text", "concise"):
        shown = render(a_report(sources, finding), name)
        assert all(one.isprintable() or one == "\n" for one in shown)
        assert "src/\\x1b]0;x\\x07\\n\\u202e.js:1:1" in shown


def test_a_local_decision_and_the_suppressing_comment_are_said_with_the_finding() -> None:
    finding = a_finding(LITERAL, local=True)
    shown = render(a_report(SOURCES, finding), "text", RenderOptions(show_ignores=True))
    assert "= local: decided by a file that git does not track\n" in shown
    assert "= ignore: // oauthlint: ignore[hardcoded-client-secret] REASON\n" in shown


@pytest.mark.parametrize(
    ("path", "comment"),
    [
        ("a.tsx", "// oauthlint: ignore[r] REASON"),
        ("a.vue", "// oauthlint: ignore[r] REASON"),
        (".env", "# oauthlint: ignore[r] REASON"),
        ("Dockerfile", "# oauthlint: ignore[r] REASON"),
        ("README.md", "<!-- oauthlint: ignore[r] REASON -->"),
        ("package.json", 'oauthlint ignore oal1:7d1c0c52e2 --reason "REASON"'),
    ],
)
def test_the_suppressing_comment_is_of_the_kind_that_the_file_can_hold(path: str, comment: str) -> None:
    sources = Memory({path: "x"})
    finding = a_finding(sources.place(path, "x"), rule="r")
    assert f"= ignore: {comment}\n" in render(a_report(sources, finding), "text", RenderOptions(show_ignores=True))


def test_a_finding_in_a_file_that_is_gone_still_has_its_words() -> None:
    finding = a_finding(LITERAL._replace(path="gone.js"), rule="of-a-rule-unknown-here")
    shown = render(a_report(SOURCES, finding), "text")
    assert " --> gone.js: client secret (Google, value hidden)\n" in shown


def test_a_suppressed_finding_is_counted_and_not_shown() -> None:
    suppressed = FINDING._replace(suppression=Suppression("comment", None, "local relay"))
    shown = render(a_report(SOURCES, suppressed), "text")
    assert shown.splitlines()[-1] == "No findings      hidden: 1 suppressed by comment"
    assert "mailer.js" not in shown


def test_concise_is_one_line_a_finding() -> None:
    lines = render(a_report(SOURCES, FINDING._replace(edits=(Edit(LITERAL, "x"),), safe=True)), "concise").splitlines()
    assert lines == [
        "src/mailer.js:5:23: error hardcoded-client-secret Google OAuth client secret is written in the source",
        "",
        "Audited 42 files in 3 packages: 2 transports (gmail, outlook365), 1 OAuth client",
        "1 finding: 1 error (1 fixable)",
    ]
