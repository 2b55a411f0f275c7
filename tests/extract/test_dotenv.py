"""Env files are read as Node reads them. Every case of the table was compared with the npm package dotenv, 16 and 18."""

import time

import pytest

from oauthlint.extract import dotenv
from oauthlint.extract.reader import Reader
from oauthlint.extract.secrets import scanner
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.source import Place
from oauthlint.model.value import Dynamic, Secret, Text

READER = Reader(scanner((), b"a key made up for tests"), frozenset(), frozenset())

# what the case is about, the file, what dotenv.parse gives
CASES: list[tuple[str, str, dict[str, str]]] = [
    ("a plain value", "A=b", {"A": "b"}),
    ("blanks around the equals sign", "A = b ", {"A": "b"}),
    ("no value", "A=", {"A": ""}),
    ("no value, and the next line is another entry", "A=\nB=c", {"A": "", "B": "c"}),
    ("a quoted value on the next line", "A=\n'b'\nB=c", {"A": "b", "B": "c"}),
    ("a name alone is nothing", "A\nB=c", {"B": "c"}),
    ("an equals sign on the next line", "A\n=b", {"A": "b"}),
    ("export", "export A=b", {"A": "b"}),
    ("a variable that is called export", "export=b\nexport =c", {"export": "c"}),
    ("a colon and a blank", "A: b", {"A": "b"}),
    ("a colon without a blank", "A:b\nB=c", {"B": "c"}),
    ("a colon at the end of a line", "A:\r\nb\nB=c", {"A": "b", "B": "c"}),
    ("a comment line", "# A=b\nB=c", {"B": "c"}),
    ("a comment after a plain value", "A=b # c", {"A": "b"}),
    ("a hash in a plain value ends it", "A=b#c", {"A": "b"}),
    ("a hash in quotes does not", "A='b#c' # d", {"A": "b#c"}),
    ("single quotes", "A=' b '", {"A": " b "}),
    ("line breaks in double quotes", 'A="b\\nc\\rd"', {"A": "b\nc\rd"}),
    ("no line breaks in single quotes", "A='b\\nc'", {"A": "b\\nc"}),
    ("no line breaks in backticks", "A=`b\\nc`", {"A": "b\\nc"}),
    ("no line breaks without quotes", "A=b\\nc", {"A": "b\\nc"}),
    ("a value of several lines", 'A="b\nc"\nD=e', {"A": "b\nc", "D": "e"}),
    ("a value of several lines with CRLF", "A='b\r\nc'\r\nD=e", {"A": "b\nc", "D": "e"}),
    ("a quote that is not closed", 'A="b\nB=c', {"A": '"b', "B": "c"}),
    ("a quote that is not closed still expands", 'A="b\\nc', {"A": '"b\nc'}),
    ("an escaped quote stays escaped", r'A="b\"c"', {"A": r"b\"c"}),
    ("text after a closing quote", "A='b' c", {"A": "'b' c"}),
    ("text after a closing quote, and a quote at the end", "A='b' c'", {"A": "b' c"}),
    ("quotes inside a value", "A=b'c'", {"A": "b'c'"}),
    ("other quotes inside quotes", "A='\"b\"'", {"A": '"b"'}),
    ("a lone quote", "A='", {"A": "'"}),
    ("an equals sign in the value", "A=b=c==", {"A": "b=c=="}),
    ("nothing is looked up in the environment", "A=${B}$C", {"A": "${B}$C"}),
    ("dots and dashes in a name", "a.b-c=d", {"a.b-c": "d"}),
    ("a name that begins with a digit", "1A=b", {"1A": "b"}),
    ("a letter that no name has", "Ä=b\nC=d", {"C": "d"}),
    ("the last of a name wins", "A=b\nA=c", {"A": "c"}),
    ("a byte order mark", "\ufeffA=b", {"A": "b"}),
    ("blanks of other scripts are trimmed", "A=\u00a0b\u3000\nC=d", {"A": "b", "C": "d"}),
    ("CR alone ends a line", "A=b\rC=d", {"A": "b", "C": "d"}),
    ("indentation", "  A=b\n\t B=c", {"A": "b", "B": "c"}),
    ("a comment under an empty value", "A=\n# B=c\nC=d", {"A": "", "C": "d"}),
    ("text in JavaScript's words", "A=process.env.B", {"A": "process.env.B"}),
]


def entries(text: str) -> list[dotenv.Entry]:
    return [one for one in dotenv.read(text.encode()) if isinstance(one, dotenv.Entry)]


def facts(text: str, path: str = ".env") -> FileFacts:
    return dotenv.extract(text.encode(), path, READER)


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_values_are_those_that_node_sees(text: str, expected: dict[str, str]) -> None:
    assert {one.key: one.text for one in entries(text)} == expected


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("A=b", "A", "b"),
        ("export A = b # c", "A", "b"),
        ("A=' b '", "A", " b "),
        ("x\nÄ=ö\nKEY=  ü  \n", "KEY", "ü"),
        ('A="b\nc"', "A", "b\nc"),
        ("A='b' c", "A", "'b' c"),
        ("A=\n", "A", ""),
    ],
)
def test_places_are_those_of_the_name_and_of_the_value_without_its_quotes(text: str, key: str, value: str) -> None:
    data = text.encode()
    (one,) = entries(text)
    assert data[one.key_start : one.key_end].decode() == key
    assert data[one.start : one.end].decode() == value


def test_every_assignment_is_a_setting() -> None:
    found = facts("HOST=smtp.example.com\nEMPTY=\nOTHER=process.env.OTHER\n")
    assert [(one.path, one.key_place.start) for one in found.settings] == [
        (("HOST",), 0),
        (("EMPTY",), 22),
        (("OTHER",), 29),
    ]
    host = found.settings[0].value
    assert isinstance(host, Text)
    assert host.text == "smtp.example.com"
    assert host.at == (Place(".env", 5, 21),)


def test_a_value_under_a_credentials_name_is_a_secret_without_its_text() -> None:
    value = "kQ7vX2mB9tR4wZ6n" + "L8pD"
    found = facts(f"PORT=465\nGMAIL_CLIENT_SECRET='{value}'\n")
    (one,) = found.secrets
    assert (one.role, one.name, one.where) == ("client_secret", "GMAIL_CLIENT_SECRET", ("GMAIL_CLIENT_SECRET",))
    assert (one.place.start, one.place.end) == (30, 30 + len(value))
    assert isinstance(one.value, Secret)
    assert value not in repr(found)


def test_a_client_id_is_no_secret() -> None:
    assert facts("CLIENT_ID=1234567890-abc.apps.googleusercontent.com").secrets == ()


@pytest.mark.parametrize(
    "value", ["encrypted:BDqDBibm4wsYqMpCjTQ6BsDHmMadg9K3dAt", "ENC[AES256_GCM,data:p673w==,type:str]"]
)
def test_ciphertext_is_neither_text_nor_secret(value: str) -> None:
    found = facts(f'CLIENT_SECRET="{value}"')
    assert isinstance(found.settings[0].value, Dynamic)
    assert [(one.value.verdict, one.value.why) for one in found.secrets] == [("placeholder", "encrypted")]
    assert found.flags == ("encrypted",)


def test_a_file_locked_by_git_crypt_is_encrypted() -> None:
    found = dotenv.extract(b"\0GITCRYPT\0\x8f\x01", ".env", READER)
    assert (found.flags, found.problems) == (("encrypted",), ())


def test_bytes_that_are_no_text_are_a_problem() -> None:
    found = dotenv.extract("A=b".encode("utf-16-le"), "config/.env", READER)
    assert [(one.kind, one.path) for one in found.problems] == [("malformed", "config/.env")]


@pytest.mark.parametrize(("path", "flags"), [("a/.env.exmaple", ("example",)), ("a/.env.production", ())])
def test_an_example_says_so(path: str, flags: tuple[str, ...]) -> None:
    assert facts("A=b", path).flags == flags


def test_only_comments_on_lines_of_their_own_speak() -> None:
    said = "oauthlint: ignore[env-file-tracked] a relay in the cellar"
    text = f"# {said}\nA=b # {said}\n  ## {said}\n# nothing to say\nB=' # {said}'\n"
    found = facts(text)
    assert [(one.text, one.place.start) for one in found.comments] == [(said, 0), (said, text.index("##"))]


def test_a_comment_does_not_carry_a_secret() -> None:
    value = "smtps://joe:" + "kQ7vX2mB9tR4" + "@mail.example.com"
    (one,) = facts(f"# pragma: allowlist secret {value}\n").comments
    assert one.text == "pragma: allowlist secret smtps://joe:…@mail.example.com"


@pytest.mark.parametrize(
    "unit",
    [
        b"\n",
        b" ",
        b"A='",
        b"A\n",
        b"export ",
        b"A=1\n#\n",
        b"A='\\'",
        b"#\n",
        b'A="b\\"\n',
        b"A=" + b" " * 50,
        b"\xe2\x80\xa8",
    ],
)
def test_time_grows_with_the_size_alone(unit: bytes) -> None:
    data = unit * (200_000 // len(unit))
    started = time.process_time()
    list(dotenv.read(data))
    assert time.process_time() - started < 15
