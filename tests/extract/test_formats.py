"""Recall and precision on values made from the documented alphabets and lengths, several hundred of each format."""

import string
from base64 import b64encode
from time import perf_counter

import pytest

from oauthlint.extract.formats import find, in_base64, scanner
from oauthlint.model.knowledge import TokenFormat
from tests.extract.made_up import ALONE, FORMATS, a_scanner, generate, made

SURROUNDINGS = [
    "{}",
    "clientSecret: '{}',",
    '"a":"{}"}}',
    'curl -H "X-Token: {}"\n',
    "see {}.",
    "({})",
    "<b>{}</b>",
    "https://h.example/cb?x={}&y=1",
    "// old: {}\r\n",
    r"\n{}\n",
    "%3D{}%26",
    "ключ={};",
]


@pytest.mark.parametrize("one", ALONE, ids=lambda one: one.id)
def test_a_made_up_value_is_found_from_end_to_end_wherever_it_stands(one: TokenFormat) -> None:
    scanner = a_scanner()
    missed = []
    for seed in range(300):
        value = generate(one, seed).removesuffix("\\n")  # the line end after a PEM block is no part of it
        around = SURROUNDINGS[seed % len(SURROUNDINGS)]
        data = around.format(value).encode()
        found = [(hit.format.id, data[hit.start : hit.end].decode()) for hit in find(data, scanner)]
        if found != [(one.id, value)]:
            missed.append((seed, around))
    assert missed == []


def near_misses(one: TokenFormat, seed: int) -> list[str]:
    """What is almost of the format: too short, too long where the length is fixed, a wrong character, no beginning."""
    value = generate(one, seed)
    fixed = not any(mark in one.expression for mark in (",}", "{20,", "{28,", "{40,", "{16,", "{60,", "{64,"))
    middle = len(one.prefix) + 12
    wrong = [value[:middle] + "§" + value[middle + 1 : -1]] if fixed else []
    longer = [value + "aB3", f"Zz9{value}"] if fixed else [f"Zz9{value}"]
    return [value[: max(len(one.prefix), 5) + 8], *wrong, *longer]


@pytest.mark.parametrize(
    "one", [one for one in ALONE if one.id != "private-key"], ids=lambda one: one.id
)  # a PEM block may stand in the middle of a line
def test_what_is_almost_of_the_format_is_not_found(one: TokenFormat) -> None:
    scanner = a_scanner()
    wrong = [text for seed in range(100) for text in near_misses(one, seed) if find(f"x = '{text}'".encode(), scanner)]
    assert wrong == []


@pytest.mark.parametrize(
    "text",
    [
        "https://cdn.example.com/1/" + string.ascii_letters,
        "v1/" + string.ascii_letters,
        "sha512-" + "Qm/1/" + string.ascii_letters + "==",
        "127.0.0.1//" + string.ascii_letters,
        "pubkey-" + "0123456789abcdef" * 2,
        "store_12345678_" + "abcdefghjkmnpqrstuvwxyzA",
        "-----BEGIN PUBLIC KEY-----\n" + "MIIB" * 40,
        "-----BEGIN PRIVATE KEY-----\nMIIE...\n-----END PRIVATE KEY-----",
        "0.A line of text, 1.A, M.C. and SG. are no tokens",
        "Basic dXNlcjpwYXNz",
    ],
)
def test_ordinary_text_has_no_format(text: str) -> None:
    assert find(text.encode(), a_scanner()) == []


def test_two_secrets_on_one_line_are_two() -> None:
    first, second = made("google-client-secret"), made("google-refresh-token")
    data = f"{first},{second}".encode()
    assert [(hit.format.id, hit.start, hit.end) for hit in find(data, a_scanner())] == [
        ("google-client-secret", 0, len(first)),
        ("google-refresh-token", len(first) + 1, len(data)),
    ]


def test_a_private_key_ends_with_its_last_line_in_every_notation() -> None:
    body = ["MII" + made("google-client-secret", n)[7:35] * 2 for n in range(3)]
    begin, end = "-----BEGIN RSA PRIVATE " + "KEY-----", "-----END RSA PRIVATE " + "KEY-----"
    lines = [begin, *body, end]
    for text in (
        "\n".join(lines),
        "\r\n".join(lines),
        r"\n".join(lines),
        "' +\n  '".join(rf"{line}\n" for line in lines)[:-2],
        "\n  ".join(lines),
        "\n# ".join(lines),
        "\n// ".join(lines),
        "\n".join([begin, "Proc-Type: 4,ENCRYPTED", "DEK-Info: AES-128-CBC,0123ABCD", "", *body, end]),
        r"\n".join([begin, "Proc-Type: 4,ENCRYPTED", "DEK-Info: AES-128-CBC,0123ABCD", "", *body, end]),
        "\n".join([begin, *body, "MIIabc==", end]),
    ):
        data = f"key: '{text}', next: 'MIIC'".encode()
        assert [data[hit.start : hit.end].decode() for hit in find(data, a_scanner())] == [text]


def test_a_key_that_is_cut_short_takes_in_no_code_behind_it() -> None:
    code = (
        "').description('The key of the account'); const auth = { user: name, pass: process.env.SMTP_PASSWORD }; " * 20
    )
    for cut in ("...", r"\nMIIEvgIBADANBgk...", r"\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj…"):
        data = f"Joi.string().example('-----BEGIN PRIVATE {'KEY'}-----{cut}{code}".encode()
        assert find(data, a_scanner()) == []


def test_a_key_in_base64_that_ends_in_something_else_is_looked_at_once() -> None:
    lines = r"\n" + "A" * 64
    data = b64encode(f"-----BEGIN PRIVATE {'KEY'}-----{lines * 40}!--x".encode())
    assert list(in_base64(b"key: " + data, a_scanner())) == []


def test_slashes_may_be_escaped_or_encoded() -> None:
    token = made("google-refresh-token")[3:]
    for text in (rf"1\/\/{token}", f"1%2F%2F{token}", f"1%2f%2f{token}"):
        assert [hit.format.id for hit in find(f'"{text}"'.encode(), a_scanner())] == ["google-refresh-token"]


def test_no_expression_is_compiled_for_a_text_without_its_word() -> None:
    scanner = a_scanner()
    find(b"const nodemailer = require('nodemailer')", scanner)
    assert scanner.compiled == {}
    find(made("google-client-secret").encode(), scanner)
    assert list(scanner.compiled) == ["google-client-secret"]


def test_formats_that_need_a_name_are_not_searched_for() -> None:
    old = FORMATS["google-client-secret-old"]
    assert find(generate(old, 1).encode(), scanner([old], b"key")) == []


@pytest.mark.parametrize("one", FORMATS.values(), ids=lambda one: one.id)
def test_a_public_prefix_holds_nothing_of_the_secret(one: TokenFormat) -> None:
    assert {generate(one, seed)[: len(one.prefix)] for seed in range(20)} == {one.prefix}


def test_a_secret_in_base64_is_known_when_it_is_all_of_it() -> None:
    value = made("google-client-secret").encode()
    run = b64encode(value)
    text = b"a = '" + run + b"'; b = 'x" + run + b"'; c = '" + b64encode(value + b" and more") + b"'"
    (only,) = in_base64(text, a_scanner())
    assert (only[0].start, only[0].end, only[1]) == (5, 5 + len(run), value)


def test_a_long_run_that_begins_like_many_secrets_takes_no_time() -> None:
    began = perf_counter()
    assert list(in_base64(b"cmVf" * 200_000, a_scanner())) == []
    assert perf_counter() - began < 20
