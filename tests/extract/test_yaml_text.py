"""YAML of others to a tree with byte offsets: whatever people and tools write, and what is meant to break readers."""

from time import monotonic

import pytest

from oauthlint.extract import yaml_text
from oauthlint.extract.json_text import leaves


def read(text: str | bytes) -> list[tuple[str, str, str, str]]:
    """Path, key as written, kind and text, and value as written, of every leaf of all documents."""
    data = text.encode() if isinstance(text, str) else text
    parsed = yaml_text.parse(data)
    roots = [one for one in (parsed.root, *parsed.more) if one is not None]
    return [
        (
            ".".join(leaf.path),
            data[slice(*leaf.key)].decode("utf-8", "replace"),
            f"{leaf.node.kind} {leaf.node.text!r}",
            data[leaf.node.start : leaf.node.end].decode("utf-8", "replace"),
        )
        for root in roots
        for leaf in leaves(root)
    ]


@pytest.mark.parametrize(
    ("text", "leaf"),
    [
        ("a: b", ("a", "a", "string 'b'", "b")),
        ("a: 'it''s'", ("a", "a", 'string "it\'s"', "it''s")),
        ('"ü": "ñ\\n"', ("ü", "ü", "string 'ñ\\n'", "ñ\\n")),
        ("ключ: значение # и", ("ключ", "ключ", "string 'значение'", "значение")),
        ("a: 587", ("a", "a", "word '587'", "587")),
        ("a: True", ("a", "a", "word 'true'", "True")),
        ("a: yes", ("a", "a", "string 'yes'", "yes")),
        ("a: 1_0", ("a", "a", "string '1_0'", "1_0")),
        ("a: 2027-01-31", ("a", "a", "string '2027-01-31'", "2027-01-31")),
        ("a:", ("a", "a", "word 'null'", "")),
        ("a: .inf", ("a", "a", "string '.inf'", ".inf")),
        ("a: |\n  x\n  y\n", ("a", "a", "string 'x\\ny\\n'", "  x\n  y")),
        ("a: >-\n  x\n  y\n\n", ("a", "a", "string 'x y'", "  x\n  y")),
        ("a: !!str 12", ("a", "a", "string '12'", "12")),
        ("a: !Ref Secret", ("a", "a", "word '!'", "Secret")),
        ("a: !Join ['', [b]]", ("a", "a", "word '!'", "!Join ['', [b]]")),
        ("a: {{ .Values.a }}", ("a", "a", "word '!'", "{{ .Values.a }}")),
        ('a: "{{ .Values.a }}-x"', ("a", "a", "word '!'", "{{ .Values.a }}-x")),
        ("a: ${{ secrets.A }}", ("a", "a", "string '${{ secrets.A }}'", "${{ secrets.A }}")),
        ("- b", ("0", "", "string 'b'", "b")),
        ("\ufeffa: b", ("a", "a", "string 'b'", "b")),
        ("a: b\r\n", ("a", "a", "string 'b'", "b")),
    ],
)
def test_a_scalar_has_its_text_and_its_place(text: str, leaf: tuple[str, ...]) -> None:
    assert read(text) == [leaf]


def test_documents_aliases_merges_and_keys_that_come_twice() -> None:
    text = "x: &m {A: 1, B: 2}\napp: {<<: *m, B: 3}\nn: *m\n---\ntwice: a\ntwice: b\n---\njust text\n"
    assert [(path, node) for path, _, node, _ in read(text)] == [
        ("x.A", "word '1'"),
        ("x.B", "word '2'"),
        ("app.A", "word '1'"),
        ("app.B", "word '3'"),
        ("n.A", "word '1'"),
        ("n.B", "word '2'"),
        ("twice", "string 'a'"),
        ("twice", "string 'b'"),
    ]


def test_a_template_on_a_line_of_its_own_is_nothing() -> None:
    text = 'a: 1\n{{- if .Values.mail }}\n  {{ include "x" . | nindent 2 }}\nb: 2\n{{- end }}\n'
    assert [path for path, *_ in read(text)] == ["a", "b"]


def test_bytes_that_are_no_text_keep_the_places_of_the_others() -> None:
    assert [one[3] for one in read(b"a: \xe9b\nc: d")] == ["\ufffdb", "d"]


def test_what_stands_before_a_mistake_is_kept() -> None:
    parsed = yaml_text.parse(b'a: 1\nb:\n  c: d\n  e: "x\n')
    assert parsed.limit == "no YAML from line 5 on"
    assert [one[0] for one in read('a: 1\nb:\n  c: d\n  e: "x\n')] == ["a", "b.c"]


def test_comments_are_found_outside_of_texts() -> None:
    data = b"a: b # oauthlint: ignore[x] y\nc: 'd # oauthlint: no'\ne: |\n  # oauthlint: no\n# oauthlint: f\n"
    parsed = yaml_text.parse(data)
    assert [data[slice(*one)] for one in parsed.comments] == [b"# oauthlint: ignore[x] y", b"# oauthlint: f"]


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 300_000,
        b"{" * 300_000,
        b"- " * 200_000,
        b"? " * 200_000,
        b"a: " * 200_000,
        b"&a " * 200_000,
        b"{{a" * 300_000,
        b"{{}} " * 200_000,
        b"".join(b" " * depth + b"-\n" for depth in range(900)),
        b"a: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(b"b%d: &b%d [%s]\n" % (n, n, b",".join([b"*b%d" % (n - 1) if n else b"*a"] * 9)) for n in range(12)),
        b"- a: b\n" * 120_000,
        b"a: '" + b"x" * 900_000,
        b"a: \0",
        b"a: &a\n  <<: *a\n  b: *a\n",
        b"oauthlint\n" + b"# " * 400_000,
    ],
)
def test_nothing_that_is_meant_to_break_a_reader_does(data: bytes) -> None:
    started = monotonic()
    yaml_text.parse(data)
    assert monotonic() - started < 15


def test_depth_is_left_out_and_said() -> None:
    parsed = yaml_text.parse(b"[" * 80 + b"]" * 80)
    assert parsed.limit == "more than 64 levels"
    assert parsed.root is not None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{kT9s!x}", "string"),
        ("{kT9s,x!}", "string"),
        ("{ push, pull_request }", "object"),
        ("{a: 1}", "object"),
        ("{a: ''}", "object"),
        ("{}", "object"),
    ],
)
def test_a_password_in_braces_that_nobody_quoted_is_a_text(text: str, kind: str) -> None:
    data = f"smtp:\n  password: {text}\n".encode()
    root = yaml_text.parse(data).root
    found = root.get("smtp", "password") if root is not None else None
    assert found is not None
    assert (found.kind, data[found.start : found.end].decode()) == (kind, text)


@pytest.mark.parametrize("text", ["PASS=a:", "PASS=x%q(@:", "PASS=kT9: s!x", "A.B-c=http://a: b"])
def test_an_assignment_with_a_colon_in_its_value_is_a_text(text: str) -> None:
    data = f"environment:\n  - {text}\n  - B=c\n".encode()
    root = yaml_text.parse(data).root
    found = root.get("environment") if root is not None else None
    assert found is not None
    assert [(one.kind, one.text, data[one.start : one.end].decode()) for one in found.items] == [
        ("string", text, text),
        ("string", "B=c", "B=c"),
    ]
