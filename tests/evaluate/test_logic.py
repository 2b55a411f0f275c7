"""What a condition comes to without the engine is what it comes to with it, or not said at all."""

import json

import pytest

from oauthlint.evaluate.condition import ask, compile_condition, engine
from oauthlint.evaluate.logic import Missing, decided
from oauthlint.evaluate.tree import tree
from oauthlint.model.facts import Auth
from tests.evaluate.making import about, transport


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("pool", ["$", "pool"]),
        ("!!pool", ["!", ["!", ["$", "pool"]]]),
        ("true", True),
        ("host.given", ["$", "host.given"]),
        ('auth.user == "a"', ["==", ["$", "auth.user"], "a"]),
        ("port in [25, 587]", ["in", ["$", "port"], ["[", 25, 587]]),
        ('host in ["a"]', ["in", ["$", "host"], ["[", "a"]]),
        ('"a" in auth.meant', ["in", "a", ["$", "auth.meant"]]),
        ("pool || secure && debug", ["||", ["$", "pool"], ["&&", ["$", "secure"], ["$", "debug"]]]),
        ("(pool || secure) && debug", ["&&", ["||", ["$", "pool"], ["$", "secure"]], ["$", "debug"]]),
        ("!(pool) == secure", ["==", ["!", ["$", "pool"]], ["$", "secure"]]),
        ("pool ? secure : debug ? pool : secure", [
            "?", ["$", "pool"], ["$", "secure"], ["?", ["$", "debug"], ["$", "pool"], ["$", "secure"]],
        ]),
        ('host.startsWith("a")', ["startsWith", ["$", "host"], "a"]),
        ('auth.user.contains("a")', ["contains", ["$", "auth.user"], "a"]),
        ('host_of(host) == "a"', ["==", ["host_of", ["$", "host"]], "a"]),
        ('host_of(host).endsWith("a")', ["endsWith", ["host_of", ["$", "host"]], "a"]),
        ('(pool ? "a" : host).startsWith(host)', ["startsWith", ["?", ["$", "pool"], "a", ["$", "host"]], ["$", "host"]]),
        ('host.matches("^a") || pool', ["||", None, ["$", "pool"]]),
        (r'host == "a\n"', ["==", ["$", "host"], None]),
    ],
)  # fmt: skip
def test_a_condition_is_read_as_a_tree(text: str, read: object) -> None:
    assert tree(text) == read


UNKNOWN = Missing("unknown")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("yes && unknown", UNKNOWN),
        ("no && unknown", False),
        ("unknown && no", False),
        ("unknown || yes", True),
        ("unknown || no", UNKNOWN),
        ("!unknown", UNKNOWN),
        ("unknown ? yes : yes", UNKNOWN),  # as CEL has it: without its condition a choice is open
        ("yes ? no : unknown", False),
        ("no ? unknown : yes", True),
        ('text == "a" && !(text != "a")', True),
        ('text in ["b", "a"]', True),
        ('text in ["b", unknown]', UNKNOWN),
        ("other && unknown || no", Missing("other")),  # the first that keeps it open, as CEL has it
        ("other && no || unknown", UNKNOWN),
        ("unknown == other", UNKNOWN),
        ('unknown && text.matches("a")', None),
        ('"x" in list', True),
        ('"y" in list', False),
        ("number >= 3 && number < 4", True),
        ("number <= 2 || number > 3", False),
        ('text < "b"', None),  # the order of texts is the engine's to know
        ('text.matches("a") && no', False),
        ('text.matches("a") || no', None),
        ('version.older_than("7.0.0") && !version.at_least("7.0.0")', True),
    ],
)
def test_what_is_known_decides(text: str, answer: bool | Missing | None) -> None:
    values = {"yes": True, "no": False, "text": "a", "number": 3, "list": ["x"], "version": "6.9.9"}
    said = decided(tree(text), values)
    assert said == answer
    assert type(said) is type(answer)


def test_the_engine_is_asked_where_the_tree_has_no_answer() -> None:
    fact = transport(about(dynamic=["host"]), auth=Auth(oauth2=True, given=True))
    for text, answer in (
        ('host == "a" && family.matches("^sm")', Missing("host")),
        ('family.matches("^sm")', True),
        (r'family != "\"" && auth.oauth2', True),
    ):
        assert decided(tree(text), {"family": "smtp", "auth.oauth2": True}) is None
        assert ask(engine(), "demo", compile_condition(text, "transport"), fact) == answer


def test_a_compiled_condition_carries_its_tree() -> None:
    assert json.loads(compile_condition("pool && secure", "transport").tree) == tree("pool && secure")
