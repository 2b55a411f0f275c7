"""What a rule promises in its own file is true, and every rule promises enough."""

import pytest

from oauthlint import examples
from oauthlint.audit import LANGUAGE, audit
from oauthlint.model.rule import Rule
from oauthlint.pack import places

PACK = examples.folder_pack(places(), LANGUAGE)


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.id)
def test_the_examples_of_a_rule_are_true(rule: Rule) -> None:
    failures = [f"{one.example}: {one.why}" for one in examples.test_rule(rule, PACK, audit)]
    assert failures == []


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.id)
def test_a_rule_has_a_bad_its_repaired_good_and_a_near_miss(rule: Rule) -> None:
    assert any(one.bad and one.good for one in rule.examples)
    assert any(one.good and not one.bad for one in rule.examples)


@pytest.mark.parametrize("rule", PACK.rules, ids=lambda rule: rule.id)
def test_a_rule_belongs_to_a_tip_and_to_the_profile_of_its_kind(rule: Rule) -> None:
    assert rule.tip in {one.number for one in PACK.tips}
    gate = rule.confidence == "high" and rule.severity != "note" and rule.tip in {1, 2, 3, 4, 5, 6, 8, 9, 11}
    assert (rule.profile == "default") == gate


def test_there_are_fourteen_tips() -> None:
    assert [one.number for one in PACK.tips] == list(range(1, 15))


def test_token_formats_are_of_providers_that_there_are() -> None:
    known = {one.id for one in PACK.knowledge.providers}
    assert [one.id for one in PACK.knowledge.formats if one.provider not in known | {""}] == []


@pytest.mark.parametrize("what", ["services", "providers", "formats", "advisories", "calls", "auth_options"])
def test_there_is_knowledge(what: str) -> None:
    assert getattr(PACK.knowledge, what)
