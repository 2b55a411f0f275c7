"""YAML 1.2 core schema, strictly: what other readers guess is text here, and every error points at its place."""

import math

import pytest

from oauthlint.errors import ConfigError, PackError
from oauthlint.yaml12.compose import MAX_DEPTH, load
from oauthlint.yaml12.point import Plain, Spot, inside_block


def read(text: str) -> Plain:
    return load(text.encode(), "f.yaml", PackError).data


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on", "on"), ("off", "off"), ("yes", "yes"), ("no", "no"), ("y", "y"),
        ("true", True), ("True", True), ("FALSE", False), ("tRue", "tRue"),
        ("null", None), ("~", None), ("", None), ("Null", None),
        ("2027-01-31", "2027-01-31"), ("1_0", "1_0"), ("10:30", "10:30"),
        ("7", 7), ("-7", -7), ("+7", 7), ("007", 7), ("0o17", 15), ("0x1F", 31), ("0b1", "0b1"), ("0o8", "0o8"),
        ("1.5", 1.5), (".5", 0.5), ("1.", 1.0), ("1e3", 1000.0), ("-1.5E-3", -0.0015), ("6.10.1", "6.10.1"),
        (".inf", math.inf), ("-.Inf", -math.inf), ("inf", "inf"),
        ("'7'", "7"), ('"true"', "true"), ("=", "="), ("<<", "<<"), ("!", None),
    ],
)  # fmt: skip
def test_what_a_scalar_stands_for(text: str, value: Plain) -> None:
    if text == "!":
        with pytest.raises(PackError, match="a tag"):
            read("a: !")
    else:
        assert read(f"a: {text}") == {"a": value}


def test_not_a_number() -> None:
    found = read("[.nan]")
    assert isinstance(found, list)
    assert isinstance(found[0], float)
    assert math.isnan(found[0])


def test_keys_are_text_as_they_are_written() -> None:
    assert read("on: 1\n1: 2\nnull: 3\n<<: 4") == {"on": 1, "1": 2, "null": 3, "<<": 4}


def test_an_alias_is_what_it_stands_for_and_nothing_is_merged() -> None:
    assert read("a: &a {x: [1]}\nb: *a\nc:\n  <<: *a\n") == {"a": {"x": [1]}, "b": {"x": [1]}, "c": {"<<": {"x": [1]}}}


def test_nothing_is_nothing() -> None:
    assert read("") is None
    assert read("# only words\n") is None
    assert read("\ufeffa: 1") == {"a": 1}


def test_every_node_has_its_spot() -> None:
    document = load(b"a: |\n  x\nb:\n  - c: 'd'\n", "f.yaml", PackError)
    assert document.spots == {
        (): Spot(1, 1, 1, 1, ""),
        ("a",): Spot(1, 1, 1, 4, "|"),
        ("b",): Spot(3, 1, 4, 3, ""),
        ("b", 0): Spot(4, 5, 4, 5, ""),
        ("b", 0, "c"): Spot(4, 5, 4, 8, "'"),
    }


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("a: 1\nb: 2\na: 3", "f.yaml:3:1: the key `a` stands here twice\n 3 | a: 3\n   | ^"),
        ("{a: 1, a: 2}", "f.yaml:1:8: the key `a` stands here twice"),
        ("a: *b", "f.yaml:1:4: no anchor &b before this"),
        ("a: &a [*a]", "f.yaml:1:8: no anchor &a before this"),
        ("a: !!python/object/apply:os.system [x]", "f.yaml:1:4: a tag; only plain YAML is read here"),
        ("a: !!str 7", "f.yaml:1:4: a tag"),
        ("a: 1\n---\nb: 2", "f.yaml:2:1: a second document"),
        ("? [a]\n: 1", "f.yaml:1:3: a key must be a word"),
        ("a: {b: 1\n", "f.yaml:2:1: "),
        ("\ta: 1", "f.yaml:1:1: "),
        ("a: \x01", "f.yaml:1:1: "),
        (f"a: {'9' * 5000}", "f.yaml:1:4: a number with too many digits"),
        ("[" * 300, f"f.yaml:1:{MAX_DEPTH + 2}: nested more than {MAX_DEPTH} deep"),
    ],
)
def test_an_error_points_at_its_place(text: str, start: str) -> None:
    with pytest.raises(PackError) as caught:
        read(text)
    assert caught.value.message.startswith(start)


def test_a_parser_that_refuses_depth_first_is_put_in_the_same_words() -> None:
    with pytest.raises(PackError, match=rf"f\.yaml:1:\d+: nested more than {MAX_DEPTH} deep"):
        read("[" * 100_000)


def test_aliases_cannot_grow_without_bound() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    with pytest.raises(PackError, match="each alias counted as what it stands for"):
        read("\n".join(lines))


def test_a_file_in_another_encoding_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"f\.yaml: not UTF-8 at byte 3") as caught:
        load(b"a: \xff", "f.yaml", ConfigError)
    assert caught.value.hint


def test_a_long_line_is_cut_around_the_caret() -> None:
    with pytest.raises(PackError) as caught:
        read(f"{{{', '.join(f'k{n}: 1' for n in range(200))}, k0: 2}}")
    _, line, caret = caught.value.message.split("\n")
    assert len(line) < 200
    assert line[caret.index("^") :].startswith("k0: 2")


def test_a_place_inside_a_block_is_one_in_the_file() -> None:
    document = load(b"rule:\n    when: |\n\n      a &&\n        bad\n    b: 1\n", "f.yaml", PackError)
    error = inside_block(document, ("rule", "when"), 3, 3, "wrong")
    assert error.message == "f.yaml:5:9: wrong\n 5 |         bad\n   |         ^"
