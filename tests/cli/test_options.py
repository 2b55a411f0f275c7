"""A command line of `check` is read without click as click reads it, and what is not plain is left to click."""

import random

import click
import pytest

from oauthlint.cli import commands
from oauthlint.cli.options import CHECK, Option, read

RIGHT = {"text": ["x.yaml", "-", "", "--fix"], "texts": ["a,b", "json=out.json", "--"], "bytes": ["0", "500", "-3"]}
RIGHT |= {"processes": ["1", "12", " 4 ", "1_0"], "date": ["2026-11-27", "1999-1-2"]}
WRONG = {"word": ["TEXT", "", "none"], "bytes": ["", "many", "1.5"], "processes": ["0", "-1", "two", ""]}
WRONG |= {"date": ["today", "2026-13-01", "", "27.11.2026"]}
ALL = pytest.mark.parametrize("one", CHECK, ids=lambda one: one.name)


def by_click(arguments: list[str]) -> tuple[list[str], dict[str, object]] | str:
    """Paths and flags as click reads them, or what it finds wrong."""
    try:
        params = commands.check.make_context("check", list(arguments), help_option_names=["-h", "--help"]).params
    except click.ClickException as wrong:
        return wrong.message
    return list(params.pop("paths")), commands._flags(params)


def right(one: Option) -> list[list[str]]:
    """The ways in which an option may be given."""
    if one.takes == "nothing":
        return [[word] for word in one.spelt]
    values = one.words or RIGHT[one.takes]
    apart = [[word, value] for word in one.spelt for value in values]
    return apart + [[f"{word}={value}"] for word in one.spelt if word.startswith("--") for value in values]


@ALL
def test_an_option_is_read_in_all_its_forms(one: Option) -> None:
    for form in right(one):
        for line in ([*form, "a.js"], ["a.js", *form], [*form, *form], ["-", *form, "b"]):
            assert read(line) == by_click(line), line


@ALL
def test_what_is_wrong_is_left_to_click(one: Option) -> None:
    lines = [[word, value] for word in one.spelt for value in WRONG.get(one.takes, [])]
    lines += [[f"{one.spelt[-1]}={value}"] for value in WRONG.get(one.takes, [])]
    lines += [[f"{one.spelt[-1]}=yes"]] if one.takes == "nothing" else [["a.js", one.spelt[-1]]]
    for line in lines:
        assert isinstance(by_click(line), str), line
        assert read(line) is None, line


def test_lines_of_many_options_are_read_alike() -> None:
    chance = random.Random(7)  # noqa: S311  (the same lines each time)
    for _ in range(300):
        parts = [chance.choice(right(chance.choice(CHECK))) for _ in range(chance.randrange(6))]
        parts += [[chance.choice(["a.js", "src", "-", "почта.js"])] for _ in range(chance.randrange(3))]
        chance.shuffle(parts)
        line = [word for part in parts for word in part]
        assert read(line) == by_click(line), line


@pytest.mark.parametrize(
    "line",
    ["-qv", "-vq a.js", "-j2", "-qj2", "-qj 2 a", "-- a.js", "a.js --", "-q -- -v --fix", "-v - --", "--since -- --"],
)
def test_letters_together_and_what_stands_behind_two_dashes(line: str) -> None:
    assert read(line.split()) == by_click(line.split())


@pytest.mark.parametrize(
    "line", ["--help", "-h", "-qh", "-qx", "-jq", "-q=1", "-j=2", "--nope", "--forma json", "--=x", "-q-", "-x -- a"]
)
def test_what_is_wrong_and_help_are_left_to_click(line: str) -> None:
    assert read(line.split()) is None
    assert line in ("--help", "-h", "-qh") or isinstance(by_click(line.split()), str)
