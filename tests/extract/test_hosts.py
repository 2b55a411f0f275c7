"""Where the password in an SMTP URL leads to."""

import pytest

from oauthlint.extract import EXTRACTORS
from oauthlint.extract.reader import Reader
from oauthlint.extract.secrets import scanner

READER = Reader(scanner((), b"a key made up for tests"), frozenset(), frozenset())


@pytest.mark.parametrize(
    ("kind", "path", "text", "where"),
    [
        ("javascript", "a.js", "x('smtps://me:otter-41@Smtp.Example.com:465/?a=b')", ("smtp://", "smtp.example.com")),
        ("dotenv", ".env", "MAIL_URL=smtp://me:otter-41@localhost:1025", ("smtp://", "localhost")),
        ("documents", "a.json", '{"url": "smtp://me:otter-41@smtp.example.com"}', ("smtp://", "smtp.example.com")),
        ("text", "a.py", "smtp://me:otter-41@smtp.example.com", ("smtp://", "smtp.example.com")),
        ("text", "a.py", "smtp://me:otter@holt.41#x@smtp.example.com", ()),
        ("text", "a.py", "smtp://me:otter@holt.41@smtp.example.com", ()),
        ("javascript", "a.js", "const smtp = { password: 'otter-41@smtp://' }", ("smtp", "password")),
    ],
)
def test_the_host_behind_a_password_is_part_of_its_way(kind: str, path: str, text: str, where: tuple[str, ...]) -> None:
    assert [one.where for one in EXTRACTORS[kind](text.encode(), path, READER).secrets] == [where]
