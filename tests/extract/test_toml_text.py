"""TOML becomes a tree that knows where everything stands."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as some

from oauthlint.extract import toml_text
from oauthlint.extract.json_text import MAX_DEPTH, Node, leaves


def tree(text: str) -> Node:
    root = toml_text.parse(text.encode()).root
    assert root is not None
    return root


def paths(text: str) -> dict[str, str]:
    return {".".join(one.path): one.node.text for one in leaves(tree(text))}


@pytest.mark.parametrize(
    ("about", "text", "expected"),
    [
        ("pairs", 'host = "smtp.example.com"\nport = 587', {"host": "smtp.example.com", "port": "587"}),
        ("a table", "[env.production]\nPORT = 1_025", {"env.production.PORT": "1025"}),
        ("keys with dots", 'vars.mail.host = "a"', {"vars.mail.host": "a"}),
        ("a quoted key", '"smtp host" = "a"', {"smtp host": "a"}),
        ("a table inline", 'mail = { host = "a", auth = { user = "b" } }', {"mail.host": "a", "mail.auth.user": "b"}),
        ("a list", 'to = [\n  "a", # first\n  "b",\n]', {"to.0": "a", "to.1": "b"}),
        ("escapes", r'a = "x\ty\u0041"', {"a": "x\tyA"}),
        ("no escapes in a literal", r"a = 'x\ty'", {"a": r"x\ty"}),
        ("several lines", 'a = """\nx\ny"""', {"a": "x\ny"}),
        ("words", "a = true\nb = 1.5", {"a": "true", "b": "1.5"}),
    ],
)
def test_it_says_what_toml_says(about: str, text: str, expected: dict[str, str]) -> None:
    assert paths(text) == expected, about


def test_each_table_of_a_list_is_kept() -> None:
    text = '[[redirects]]\nto = "a"\n[[redirects]]\nto = "b"'
    assert [one.value.get("to").text for one in tree(text).members] == ["a", "b"]  # type: ignore[union-attr]


def test_offsets_are_those_of_the_text_inside_the_quotes() -> None:
    text = 'ü = 1\n[mail]\n"smtp host" = "smtp.exämple.com"\nnote = """x"""'
    for one in leaves(tree(text)):
        if one.node.kind == "string":
            assert text.encode()[one.node.start : one.node.end].decode() == one.node.text
    (table,) = [one for one in tree(text).members if one.key == "mail"]
    key = table.value.members[0]
    assert text.encode()[key.start : key.end] == b"smtp host"


def test_comments_are_found_outside_and_inside_of_tables() -> None:
    text = "# one\na = 1\n[b]\n# two\nc = 2"
    found = toml_text.parse(text.encode()).comments
    assert [text[start:end] for start, end in found] == ["# one", "# two"]


def test_broken_text_gives_its_sound_parts_and_says_so() -> None:
    parsed = toml_text.parse(b'host = "a"\nport = = 1\nuser = "b"\n')
    assert parsed.limit
    assert parsed.root is not None
    assert parsed.root.get("host") is not None


def test_depth_does_not_end_the_run() -> None:
    found = tree("a = " + "[" * 500 + "]" * 500)
    node, depth = found.members[0].value, 0
    while node.items:
        node, depth = node.items[0], depth + 1
    assert (node.kind, depth) == ("deep", MAX_DEPTH)  # the key is a level, too


@given(some.dictionaries(some.from_regex(r"\A[A-Za-z_]{1,8}\Z"), some.text(alphabet="ab \t\\\"'é#=[]", max_size=12)))
def test_any_string_comes_back(values: dict[str, str]) -> None:
    lines = [
        '{} = "{}"'.format(key, text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t"))
        for key, text in values.items()
    ]
    text = "\n".join(lines)
    assert paths(text) == tomllib.loads(text)
