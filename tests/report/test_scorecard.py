import pytest

from oauthlint.model.finding import Suppression
from oauthlint.model.report import Report, Undecided
from oauthlint.model.rule import Tip
from oauthlint.report.scorecard import Score, scorecard
from tests.report.samples import Memory, a_finding, a_report, a_rule

SOURCES = Memory({"a.js": "x\n"})
X = SOURCES.place("a.js", "x")
TIP = Tip(4, "Configure the transport", "…", ("transport",), "no mail transport was recognised")
RULE = a_rule("secure-port-mismatch", tip=4)
SECOND = a_rule("unknown-auth-option", tip=4)
FOUND = a_finding(X, rule=RULE.id)
ASKED = {"tips": (TIP,), "rules": (RULE, SECOND), "kinds": ("transport",)}
UNDECIDED = (Undecided(RULE.id, X, "port"),)


def score(report: Report) -> Score:
    [one] = scorecard(report)
    return one


@pytest.mark.parametrize(
    ("changes", "state", "words"),
    [
        ({}, "in-order", "in order"),
        ({"undecided": UNDECIDED}, "in-order", "in order, as far as can be known (1 question undecided)"),
        ({"kinds": ("dependency",)}, "not-applicable", "not applicable: no mail transport was recognised"),
        ({"rules": ()}, "not-asked", "not asked (see --profile audit)"),
        ({"rules": (), "profile": "audit"}, "not-asked", "not asked"),
        ({"not_asked": (RULE.id, SECOND.id)}, "not-asked", "not asked: that needs a run over the whole project"),
        ({"not_asked": (RULE.id,)}, "in-order", "in order"),
    ],
)
def test_what_is_said_where_nothing_was_found(changes: dict[str, object], state: str, words: str) -> None:
    found = score(a_report(SOURCES, **ASKED | changes))
    assert (found.state, found.words, found.findings) == (state, words, 0)


def test_findings_count_by_severity_and_only_those_that_stand() -> None:
    milder = FOUND._replace(severity="warning")
    hidden = FOUND._replace(suppression=Suppression("comment", X, "so"))
    other = a_finding(X, rule="of-another-tip")
    found = score(a_report(SOURCES, FOUND, milder, milder, hidden, other, **ASKED, undecided=UNDECIDED))
    assert found == Score(4, TIP.title, "findings", 3, 1, "1 error, 2 warnings")


def test_a_tip_without_needs_always_applies() -> None:
    assert score(a_report(SOURCES, **ASKED | {"tips": (Tip(4, "T", "…"),), "kinds": ()})).state == "in-order"
