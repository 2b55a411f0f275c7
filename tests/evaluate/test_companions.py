"""Lines for the files beside the code, and for no others."""

import pytest

from oauthlint.evaluate.companions import added
from oauthlint.fix.edits import made


def written(path: str, data: bytes, lines: str) -> bytes:
    return made({path: data}, added(data, path, lines))[path]


@pytest.mark.parametrize(
    ("data", "lines", "after"),
    [
        (b"", "A=\nB=", b"A=\nB=\n"),
        (b"A=1\n", "A=\nB=", b"A=1\nB=\n"),
        (b"# A=\nexport B=\n", "A=\nB=", b"# A=\nexport B=\n"),
        (b"A=", "B=", b"A=\nB=\n"),
        (b"\xef\xbb\xbfX=\r\n", "B=", b"\xef\xbb\xbfX=\r\nB=\r\n"),
        (b"X=\xff\n", "B=", b"X=\xff\nB=\n"),
    ],
)
def test_an_example_gets_the_names_that_it_lacks(data: bytes, lines: str, after: bytes) -> None:
    assert written(".env.example", data, lines) == after


def test_of_an_ignore_file_the_last_line_counts() -> None:
    assert written(".gitignore", b".env*\n!.env\n", ".env*") == b".env*\n!.env\n.env*\n"


def test_dependabots_file_is_written_whole_or_not_at_all() -> None:
    assert written(".github/dependabot.yml", b"", "version: 2\n") == b"version: 2\n"
    assert written(".github/dependabot.yml", b"version: 2\n", "updates: []\n") == b"version: 2\n"


@pytest.mark.parametrize("path", [".env.sample", "api/.env.template", "a/b/.env.dist", "api/.dockerignore"])
def test_the_files_that_lines_may_go_to(path: str) -> None:
    assert written(path, b"", "A=") == b"A=\n"


@pytest.mark.parametrize(
    "path",
    [
        ".git/hooks/pre-commit",
        ".git/.gitignore",
        "sub/.git/.gitignore",
        "../.env.example",
        "a/../../.gitignore",
        "/etc/.gitignore",
        "C:\\x\\.gitignore",
        ".github/workflows/run.yml",
        "package.json",
        ".npmrc",
        ".env",
        "src/mail.js",
        "x\n/.gitignore",
    ],
)
def test_no_rule_of_a_stranger_writes_anything_else(path: str) -> None:
    assert added(b"", path, "A=") == ()
