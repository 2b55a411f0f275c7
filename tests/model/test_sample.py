"""Made-up values have the form of their recipe, are the same each time, and stand in for secrets in examples."""

import re

import pytest

from oauthlint.model.knowledge import TokenFormat
from oauthlint.model.sample import filled, masked, sample

RECIPES = [
    ("DEMO-[A-Za-z0-9_-]{28}", r"DEMO-[A-Za-z0-9_-]{28}"),
    ("[A-Za-z0-9]{3}8Q~[A-Za-z0-9_~.-]{34}", r"[A-Za-z0-9]{3}8Q~[A-Za-z0-9_~.-]{34}"),
    ("1//0[A-Z]{40,100}", r"1//0[A-Z]{40}"),
    ("x[01]y", r"x[01]y"),
    (r"[\]\\a]{50}", r"[\]\\a]{50}"),
    ("[-+]{20}", r"[-+]{20}"),
    ("plain", r"plain"),
]


@pytest.mark.parametrize(("recipe", "form"), RECIPES)
def test_a_value_has_the_form_of_its_recipe(recipe: str, form: str) -> None:
    assert re.fullmatch(form, sample(recipe, "seed"))


def test_the_same_seed_gives_the_same_value_and_another_seed_another() -> None:
    assert sample("[a-z]{16}", "one") == sample("[a-z]{16}", "one")
    assert sample("[a-z]{16}", "one") != sample("[a-z]{16}", "two")


def test_every_character_of_a_class_turns_up() -> None:
    assert set(sample("[a-c_]{200}", "seed")) == set("abc_")


def test_a_class_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\[z-a\] runs backwards at z-a"):
        sample("[z-a]", "seed")


FORMATS = (
    TokenFormat("demo-secret", "demo", "client_secret", "", "DEMO-", "", (), True, "DEMO-[A-Z]{8}"),
    TokenFormat("plain", "plain", "client_secret", "", "", "", (), False, "[a-z]{8}"),
)


def test_an_example_names_a_format_and_gets_a_value() -> None:
    text = filled("a: '{{token:demo-secret}}', b: '{{token:plain}}', c: `${x}`", FORMATS)
    assert re.fullmatch(r"a: 'DEMO-[A-Z]{8}', b: '[a-z]{8}', c: `\$\{x\}`", text)


def test_the_same_name_is_the_same_value_and_a_number_makes_another() -> None:
    first, again, second = filled("{{token:plain}} {{token:plain}} {{token:plain:2}}", FORMATS).split()
    assert first == again != second


def test_a_format_that_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError, match="nothing"):
        filled("{{token:nothing}}", FORMATS)


def test_people_see_the_public_part_only() -> None:
    assert masked("a: '{{token:demo-secret:2}}' {{token:plain}}", FORMATS) == "a: 'DEMO-…' …"
