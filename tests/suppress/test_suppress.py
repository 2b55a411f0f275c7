"""In each case `BAD` is a finding of the rule `bad-thing`, and whatever has comment marks is a comment."""

import re

import pytest

from oauthlint.model.finding import Finding, Suppression
from oauthlint.model.source import Comment, Place, Text
from oauthlint.suppress import Suppressed, suppress
from tests.report.samples import a_finding, a_rule

RULES = (a_rule("bad-thing", revoke=False), a_rule("other-thing", revoke=False), a_rule("secret-thing", revoke=True))
COMMENT = re.compile(rb"//[^\r\n]*|/\*.*?\*/|<!--.*?-->|(?:^|(?<=\s))#[^\r\n]*", re.DOTALL)


def comments_of(path: str, data: bytes) -> list[Comment]:
    """What an extractor hands over: comments that speak to a linter, without their marks."""
    found = []
    for one in COMMENT.finditer(data):
        text = re.sub(r"^(//|/\*|<!--|#)|(\*/|-->)$", "", one[0].decode())
        if "oauthlint" in text or "pragma" in text:
            found.append(Comment(Place(path, one.start(), one.end()), text))
    return found


def answered(
    code: str, rule: str = "bad-thing", today: str | None = "2026-11-22", path: str = "a.js", span: str = "BAD"
) -> Suppressed:
    data = code.encode()
    findings = [
        a_finding(Place(path, at.start(), at.end()), rule=rule) for at in re.finditer(span.encode(), data, re.DOTALL)
    ]
    return suppress(
        findings, {path: comments_of(path, data)}, lambda asked: Text(data if asked == path else b""), RULES, today
    )


def marks(findings: tuple[Finding, ...]) -> list[bool]:
    return [one.suppression is not None for one in findings]


@pytest.mark.parametrize(
    ("code", "suppressed"),
    [
        ("BAD // oauthlint: ignore[bad-thing]", [True]),
        ("BAD // oauthlint:ignore[bad-thing]", [True]),
        ("BAD // oauthlint: ignore[ other-thing , bad-thing ] because", [True]),
        ("BAD // eslint-disable-line -- oauthlint: ignore[bad-thing]", [True]),
        ("BAD // oauthlint: ignore[other-thing]", [False]),
        ("BAD // oauthlint: ignore", [False]),
        ("BAD // oauthlint: ignore[]", [False]),
        ("BAD // oauthlint: ignore[*]", [False]),
        ("BAD // oauthlint: disable[bad-thing]", [False]),
        ("BAD /* oauthlint: ignore[bad-thing] */", [True]),
        ("BAD\n// oauthlint: ignore[bad-thing]", [False]),
        ("// oauthlint: ignore[bad-thing]\nBAD\nBAD", [True, False]),
        ("// oauthlint: ignore[bad-thing]\r\nBAD\r\nBAD", [True, False]),
        ("// oauthlint: ignore[bad-thing]\n\nBAD", [False]),
        ("BAD // oauthlint: ignore[bad-thing]\nBAD", [True, False]),
        ("// oauthlint: ignore[bad-thing]\n// oauthlint: ignore[other-thing]\nBAD", [True]),
        ("// oauthlint: ignore[bad-thing]\n// it is a relay\nBAD", [True]),
        ("/*\n * oauthlint: ignore[bad-thing]\n */\nBAD\nBAD", [True, False]),
        ("/* oauthlint: ignore[bad-thing]\n   for the demo\n   alone */\nBAD\nBAD", [True, False]),
        ("f() /* oauthlint: ignore[bad-thing]\n   for the demo */ BAD\nBAD", [True, False]),
        ("// oauthlint: ignore-next-line[bad-thing]\n/* pragma: and\n   more */\nBAD\nBAD", [True, False]),
        ("<b>\n{/* oauthlint: ignore[bad-thing] */}\nBAD", [True]),
        ("BAD; f() // oauthlint: ignore-next-line[bad-thing]\nBAD\nBAD", [False, True, False]),
        ("// oauthlint: ignore-next-line[bad-thing]\n// more\n/* and\n * more */\nBAD\nBAD", [True, False]),
        ("// oauthlint: ignore-next-line[bad-thing]\n/* c */ BAD\nBAD", [True, False]),
        ("// oauthlint: ignore-next-line[bad-thing]\n#BAD = 1\nBAD", [True, False]),
        ("BAD\n\n// oauthlint: ignore-file[bad-thing] generated\n\nBAD", [True, True]),
    ],
)
def test_a_comment_speaks_for_its_own_line_or_the_next_or_the_file(code: str, suppressed: list[bool]) -> None:
    assert marks(answered(code).findings) == suppressed


def test_a_comment_on_any_line_of_a_finding_counts() -> None:
    code = "f({\n  a: 1,\n  // oauthlint: ignore[bad-thing]\n  b: 2,\n})\ng()"
    assert marks(answered(code, span=r"f\(.*?\}\)").findings) == [True]
    assert marks(answered(code, span=r"g\(\)").findings) == [False]
    last = "f({\n  a: 1,\n}) // oauthlint: ignore[bad-thing]"
    assert marks(answered(last, span=r"f\(.*?\}\)").findings) == [True]
    assert marks(answered(last, span=r"f\(.*?\n(?=\}\))").findings) == [False]


@pytest.mark.parametrize("path", [".env", "ci.yaml", "Dockerfile"])
def test_hash_comments_are_comments_where_they_are_no_private_fields(path: str) -> None:
    code = "# oauthlint: ignore[bad-thing]\n# of the test account\nBAD"
    assert marks(answered(code, path=path).findings) == [True]


def test_html_comments_speak_too() -> None:
    assert marks(answered("<!-- oauthlint: ignore[bad-thing] demo -->\nBAD", path="a.html").findings) == [True]


@pytest.mark.parametrize(
    ("words", "reason", "until"),
    [
        ("local relay only (until=2027-01-31)", "local relay only", "2027-01-31"),
        ("(until=2027-01-31) local   relay", "local relay", "2027-01-31"),
        ("until=2027-01-31", "", "2027-01-31"),
        ("until we move", "until we move", ""),
        ("", "", ""),
    ],
)
def test_the_suppression_carries_reason_and_date(words: str, reason: str, until: str) -> None:
    [finding] = answered(f"BAD // oauthlint: ignore[bad-thing] {words}").findings
    assert finding.suppression is not None
    assert finding.suppression[0] == "comment"
    assert finding.suppression[2:] == (reason, until)


def test_a_reason_ends_where_its_comment_ends() -> None:
    [finding] = answered("BAD /* oauthlint: ignore[bad-thing] local relay */").findings
    assert finding.suppression is not None
    assert finding.suppression.reason == "local relay"


@pytest.mark.parametrize(
    ("today", "suppressed"), [("2027-01-30", True), ("2027-01-31", True), ("2027-02-01", False), (None, True)]
)
def test_a_directive_acts_up_to_the_day_of_its_date(today: str | None, suppressed: bool) -> None:
    code = "BAD // oauthlint: ignore[bad-thing] (until=2027-01-31)"
    assert marks(answered(code, today=today).findings) == [suppressed]


@pytest.mark.parametrize(
    ("comment", "states"),
    [
        ("oauthlint: ignore[bad-thing]", [("bad-thing", "used", "")]),
        ("oauthlint: ignore[bad-thing, other-thing]", [("bad-thing", "used", ""), ("other-thing", "unused", "")]),
        ("oauthlint: ignore[bda-thing]", [("bda-thing", "unknown-rule", "")]),
        ("oauthlint: ignore[bad-thing] (until=2020-01-01)", [("bad-thing", "expired", "")]),
        ("oauthlint: ignore", [("", "syntax", "the rules are missing: `ignore[rule-name]`")]),
        ("oauthlint: ignore[all rules]", [("", "syntax", "`[all rules]` is not a list of rule names with commas")]),
        ("oauthlint: ignore[bad-thing,]", [("", "syntax", "`[bad-thing,]` is not a list of rule names with commas")]),
        ("oauthlint: off", [("", "syntax", "`off` is none of ignore, ignore-next-line, ignore-file")]),
        ("oauthlint:", [("", "syntax", "one of ignore, ignore-next-line, ignore-file is missing")]),
        (
            "oauthlint: ignore[bad-thing] (until=2027-02-30)",
            [("", "syntax", "`2027-02-30` is not a date such as 2027-01-31")],
        ),
        ("oauthlint: ignore[bad-thing] (until=)", [("", "syntax", "`?` is not a date such as 2027-01-31")]),
        ("see oauthlint: it says so", []),
    ],
)
def test_every_directive_is_kept_with_how_it_fared(comment: str, states: list[tuple[str, str, str]]) -> None:
    found = answered(f"BAD // {comment}")
    assert [(one.rule, one.status, one.detail) for one in found.directives] == states
    assert marks(found.findings) == [any(status == "used" for _, status, _ in states)]


@pytest.mark.parametrize(
    ("comment", "mended"),
    [
        ("oauthlint: ignore[bad-thing] (until=2027/1/31)", ("2027/1/31", "2027-01-31")),
        ("oauthlint: ignore[bad-thing;other-thing]", ("[bad-thing;other-thing]", "[bad-thing, other-thing]")),
        ("oauthlint: ignore[no such thing] (until=2027-01-31)", ("", "")),
        ("oauthlint: ignore[no such thing] (until=2027/1/31)", ("", "")),
    ],
)
def test_what_is_complained_of_is_mended_or_nothing(comment: str, mended: tuple[str, str]) -> None:
    assert [one.mended for one in answered(f"BAD // {comment}").directives] == [mended]


def test_all_directives_that_name_a_finding_count_as_used() -> None:
    code = "// oauthlint: ignore-file[bad-thing]\n\n// oauthlint: ignore[bad-thing] here\nBAD"
    assert [one.status for one in answered(code).directives] == ["used", "used"]


def test_a_comment_in_another_file_says_nothing() -> None:
    data = b"// oauthlint: ignore-file[bad-thing]\nBAD"
    finding = a_finding(Place("b.js", 37, 40), rule="bad-thing")
    found = suppress([finding], {"a.js": comments_of("a.js", data)}, lambda _: Text(data), RULES)
    assert marks(found.findings) == [False]


def test_what_is_suppressed_already_stays_so() -> None:
    before = Suppression("baseline", None, "known")
    finding = a_finding(Place("a.js", 0, 3), rule="bad-thing", suppression=before)
    assert suppress([finding], {}, lambda _: Text(b"BAD"), RULES).findings[0].suppression == before


@pytest.mark.parametrize(
    ("code", "allowed"),
    [
        ("x = 'BAD' # pragma: allowlist secret", True),
        ("x = 'BAD' // pragma: allowlist secret", True),
        ("x = 'BAD' // pragma: whitelist secret", True),
        ("x = 'BAD' // pragma:allowlist-secret of the demo", True),
        ("x = 'BAD' /* pragma: allowlist secret */", True),
        ("x = 'BAD' <!-- pragma: allowlist secret -->", True),
        ("// pragma: allowlist nextline secret\nx = 'BAD'", True),
        ("# pragma: allowlist nextline secret\r\nx = 'BAD'", True),
        ("x = 'BAD' // allowlist secret", False),
        ("x = 'BAD' 'pragma: allowlist secret'", False),
        ("y = 1 // pragma: allowlist nextline secret\nx = 'BAD'", False),
        ("// pragma: allowlist secret\nx = 'BAD'", False),
        ("x = 'BAD'\n// pragma: allowlist secret", False),
    ],
)
def test_what_detect_secrets_was_told_is_honoured_for_secrets(code: str, allowed: bool) -> None:
    [finding] = answered(code, rule="secret-thing").findings
    assert (finding.suppression is not None) == allowed
    assert finding.suppression is None or finding.suppression.by == "detect-secrets"
    assert marks(answered(code, rule="bad-thing").findings) == [False]


def test_a_run_without_directives_loads_nothing_that_reads_them() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from oauthlint.suppress import suppress; suppress([], {'a.js': []}, None, []);"
        "print([one for one in sys.modules if one.startswith('oauthlint.suppress.')])"
    )
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "[]\n"
