"""Terraform's language becomes a tree that knows where everything stands."""

import pytest

from oauthlint.extract import hcl_text
from oauthlint.extract.json_text import MAX_DEPTH, Node, leaves


def tree(text: str) -> Node:
    root = hcl_text.parse(text.encode()).root
    assert root is not None
    return root


def paths(text: str) -> dict[str, str]:
    return {".".join(one.path): one.node.text for one in leaves(tree(text))}


@pytest.mark.parametrize(
    ("about", "text", "expected"),
    [
        ("an attribute", 'smtp_host = "smtp.example.com"', {"smtp_host": "smtp.example.com"}),
        (
            "labels of a block",
            'resource "azuread_application_password" "mail" {\n  end_date_relative = "17520h"\n}',
            {"resource.azuread_application_password.mail.end_date_relative": "17520h"},
        ),
        ("a block in a block", 'a "b" {\n  c {\n    d = "e"\n  }\n}', {"a.b.c.d": "e"}),
        ("an object", 'env = {\n  HOST = "a"\n  "PORT" = 25\n}', {"env.HOST": "a", "env.PORT": "25"}),
        ("a list", 'to = ["a", "b"]', {"to.0": "a", "to.1": "b"}),
        ("words", "a = true\nb = null\nc = 1", {"a": "true", "b": "null", "c": "1"}),
        ("an empty string", 'a = ""', {"a": ""}),
        ("what is put together at run time", 'a = "x${var.y}"\nb = var.z\nc = file("d")', dict.fromkeys("abc", "!")),
    ],
)
def test_it_says_what_terraform_says(about: str, text: str, expected: dict[str, str]) -> None:
    assert paths(text) == expected, about


def test_offsets_are_those_of_the_text_inside_the_quotes() -> None:
    text = '# ü\nvariable "secret" {\n  default = "abc"\n}'
    (leaf,) = leaves(tree(text))
    assert text.encode()[leaf.node.start : leaf.node.end] == b"abc"


def test_a_heredoc_is_its_text() -> None:
    (leaf,) = leaves(tree("a = <<EOF\nHOST=smtp.example.com\nEOF\n"))
    assert "HOST=smtp.example.com" in leaf.node.text


def test_comments_are_found_in_blocks_and_outside() -> None:
    text = '# one\na "b" {\n  // two\n  c = 1 /* three */\n}\n'
    found = hcl_text.parse(text.encode()).comments
    assert [text[start:end] for start, end in found][:2] == ["# one", "// two"]


def test_broken_text_gives_its_sound_parts_and_says_so() -> None:
    parsed = hcl_text.parse(b'a = "b"\nresource "x {\n')
    assert parsed.limit
    assert parsed.root is not None
    assert parsed.root.get("a") is not None


@pytest.mark.parametrize("text", ["a = " + "[" * 400 + "]" * 400, "a {\n" * 400 + "}\n" * 400])
def test_depth_does_not_end_the_run(text: str) -> None:
    node, depth = tree(text), 0
    while node.items or node.members:
        node = node.items[0] if node.items else node.members[0].value
        depth += 1
    assert depth <= MAX_DEPTH + 1
