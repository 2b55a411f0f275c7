"""The script that changes the conditions of rules, and its list of the changes that no example notices."""

import runpy
from pathlib import Path
from typing import Any

import pytest

from oauthlint import examples
from oauthlint.audit import LANGUAGE
from oauthlint.model.rule import Condition, Example
from oauthlint.pack import places

ROOT = Path(__file__).parent.parent
PACK = examples.folder_pack(places(), LANGUAGE)
MAIL = "require('nodemailer').createTransport({ service: 'gmail', %s auth: { user: 'a@gmail.com', pass: process.env.P } });"


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts" / "mutate_rules.py"))


CHANGES = {
    "a && !b": {"negated a": "(!(a) && !b)", "left out a": "(!b)", "negated !b": "(a && !(!b))", "left out !b": "(a)"},
    "a": {"negated a": "!(a)"},
    "!(a || b) && c": {
        "negated a": "(!(!(a) || b) && c)",
        "left out a": "(!(b) && c)",
        "negated b": "(!(a || !(b)) && c)",
        "left out b": "(!(a) && c)",
        "negated c": "(!(a || b) && !(c))",
        "left out c": "(!(a || b))",
    },
    'x in ["p", "q"]': {
        'negated x in ["p", "q"]': '!(x in ["p", "q"])',
        'without "p" x in ["p", "q"]': 'x in ["q"]',
        'without "q" x in ["p", "q"]': 'x in ["p"]',
    },
    'v.older_than("7.0.7")': {
        'negated v.older_than("7.0.7")': '!(v.older_than("7.0.7"))',
        'widened to older_than("9999.0.0") v.older_than("7.0.7")': 'v.older_than("9999.0.0")',
    },
    'x == "p"': {'negated x == "p"': '!(x == "p")', 'widened to != "" x == "p"': 'x != ""'},
}


@pytest.mark.parametrize("text", CHANGES)
def test_each_clause_is_negated_left_out_and_widened(script: dict[str, Any], text: str) -> None:
    made = script["mutants"]("", Condition(text, ()))
    assert {one.name: one.text for one in made} == CHANGES[text]


def test_what_no_example_notices_survives(script: dict[str, Any]) -> None:
    rule = next(one for one in PACK.rules if one.id == "gmail-password-login")
    condition = LANGUAGE.compile('provider == "google" && pool', "transport", lambda *_: ValueError())
    bad = (("src/a.js", MAIL % "pool: true,"),)
    shown = Example("", bad, "require", (("src/a.js", MAIL % ""),))
    few = rule._replace(
        about="transport", when=condition, at="", variants=(), fix=None, yields_to=(), examples=(shown,)
    )
    few = few._replace(message="m", relates=())
    pack = PACK._replace(rules=(few,))
    assert [one.name for one in script["survivors"](few, pack)] == [
        'left out provider == "google"',
        'widened to != "" provider == "google"',
    ]


def test_what_is_listed_is_of_rules_that_there_are_and_has_its_reason(script: dict[str, Any]) -> None:
    """Whether each entry is still a change of its rule, the script says itself: conditions change oftener than ids."""
    data = script["load"](script["LISTED"].read_bytes(), "mutants.yaml", ValueError).data
    assert script["listed"]().keys() <= {rule.id for rule in PACK.rules}
    assert all(len(why) > 20 for reasons in data.values() for why in reasons.values())
