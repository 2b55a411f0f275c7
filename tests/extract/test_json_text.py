"""JSON becomes a tree that knows where everything stands, however deep, large or sloppy it is."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from oauthlint.extract import json_text
from oauthlint.extract.json_text import Node

VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(), inner, max_size=4),
    max_leaves=20,
)


def plain(node: Node) -> object:
    """The node as `json` would give it."""
    if node.kind == "object":
        return {one.key: plain(one.value) for one in node.members}
    if node.kind == "array":
        return [plain(one) for one in node.items]
    return node.text if node.kind == "string" else json.loads(node.text)


def tree(text: str) -> Node:
    root = json_text.parse(text.encode()).root
    assert root is not None
    return root


@given(VALUES, some.sampled_from([None, 1]), some.booleans())
def test_it_says_what_json_says(value: object, indent: int | None, ascii_only: bool) -> None:
    assert plain(tree(json.dumps(value, indent=indent, ensure_ascii=ascii_only))) == value


@pytest.mark.parametrize(
    ("about", "text", "expected"),
    [
        ("a line comment", '{"a": 1, // one\n"b": 2}', {"a": 1, "b": 2}),
        ("a block comment", '/* *a* / */{"a": /**/ 1}', {"a": 1}),
        ("a comment at the end", "{} // end", {}),
        ("slashes in a string", '{"a": "http://b/*c*/"}', {"a": "http://b/*c*/"}),
        ("trailing commas", '{"a": [1, 2,],}', {"a": [1, 2]}),
        ("a missing comma", '{"a": 1 "b": 2}', {"a": 1, "b": 2}),
        ("a byte order mark", '\ufeff{"a": 1}', {"a": 1}),
        ("single quotes", "{'a': 'b\"c'}", {"a": 'b"c'}),
        ("bare keys", "{a: 1, b-c: 2}", {"a": 1, "b-c": 2}),
        ("escapes", r'{"a\u0062": "\"\\\n"}', {"ab": '"\\\n'}),
        ("an escape that JSON does not know", r'{"a": "\x41"}', {"a": r"\x41"}),
        ("half of a pair", r'{"a": "\ud800"}', {"a": "?"}),
        ("a name twice", '{"a": 1, "a": 2}', {"a": 2}),
    ],
    ids=lambda case: case if isinstance(case, str) and " " in case else "",
)
def test_it_reads_what_people_write(about: str, text: str, expected: object) -> None:
    assert about
    assert plain(tree(text)) == expected


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", 0),
        ("   ", 0),
        ('{"a"}', 1),
        ('{"a": }', 6),
        ("[}", 1),
        ('{"a": 1]', 7),
        ('{"a": 1}}', 8),
        ("{} {}", 3),
        ('{"a": "b\n"}', 5),
        ("<<<<<<< HEAD\n{}", 0),
        ('{"a": 1', 7),
        ("}", 0),
    ],
)
def test_it_says_where_a_text_is_broken(text: str, where: int) -> None:
    parsed = json_text.parse(text.encode())
    assert parsed.root is None
    assert parsed.end == where


def test_places_are_byte_offsets_of_the_text_inside_quotes() -> None:
    data = '{"ä": ["ö", 12], "b": {"c": true}}'.encode()
    root = json_text.parse(data).root
    assert root is not None
    places = [
        (data[slice(*one.key)].decode(), data[one.node.start : one.node.end].decode()) for one in json_text.leaves(root)
    ]
    assert places == [("ä", "ö"), ("ä", "12"), ("c", "true")]
    assert data[root.members[1].value.start : root.members[1].value.end] == b'{"c": true}'


def test_leaves_come_in_order_with_their_paths() -> None:
    assert [one.path for one in json_text.leaves(tree('{"a": [1, {"b": 2}], "c": 3}'))] == [
        ("a", "0"),
        ("a", "1", "b"),
        ("c",),
    ]


def test_a_path_of_keys_leads_to_a_value() -> None:
    root = tree('{"pnpm": {"overrides": {"a": "1"}}}')
    found = root.get("pnpm", "overrides", "a")
    assert found is not None
    assert found.text == "1"
    assert root.get("pnpm", "other", "a") is None
    assert root.get("pnpm", "overrides", "a", "b") is None


def test_one_value_can_be_read_out_of_a_text() -> None:
    data = b'"packages": {"a": "}"}, "b": nonsense'
    parsed = json_text.value_at(data, 11)
    assert parsed.root is not None
    assert data[parsed.root.start : parsed.end] == b'{"a": "}"}'


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_what_lies_too_deep_is_left_out_and_said(opening: str, closing: str) -> None:
    text = '{"before": 1, "deep": ' + opening * 100_000 + "1" * (opening != "[") + closing * 100_000 + ', "after": "x"}'
    parsed = json_text.parse(text.encode())
    assert parsed.limit == "more than 64 levels"
    assert parsed.root is not None
    assert [one.path for one in json_text.leaves(parsed.root)] == [("before",), ("after",)]


def test_a_bottomless_text_is_broken() -> None:
    assert json_text.parse(b"[" * 100_000).root is None


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({f"node_modules/{n}": {"version": "1.0.0", "resolved": "x" * 90} for n in range(30_000)}, indent=2),
        "[" + "1," * 2_500_000 + "1]",
        "[" + ("[" * 80 + "]" * 80 + ",") * 30_000 + "]",
        '{"a": "' + "\\" * 5_000_000,
        " " * 5_000_000,
        "/*" * 2_500_000,
    ],
    ids=["a lock", "numbers", "deep siblings", "backslashes", "blanks", "comments"],
)
def test_five_megabytes_take_less_than_two_seconds(text: str) -> None:
    started = time.process_time()
    json_text.parse(text.encode())
    assert time.process_time() - started < 15


def test_too_many_values_are_said() -> None:
    assert json_text.parse(b"[" + b"1," * 700_000 + b"1]").limit == "more than 200,000 values"
