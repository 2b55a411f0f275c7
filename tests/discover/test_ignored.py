"""Ignore files where git does not answer: what they mean is what git says they mean."""

import subprocess
from pathlib import Path

import pytest

from oauthlint.discover.ignored import matcher, opinion, walk
from oauthlint.errors import ConfigError
from oauthlint.model.source import Problem

FILES = ("config/mail.js", "config/other.js", "a\x0cb", "a\x0cc", "logs/a.log", "src/mail.js")
RULES = {
    "a file is taken out of a folder of which all is ignored": "config/**\n!config/mail.js\n",
    "a form feed divides no lines": "a\x0cb\n",
    "a line separator divides no lines": "x\u2028config\n",
    "carriage returns end lines": "logs/\r\n!logs/\r\nsrc\r\n",
    "classes of letters": "[k-m]ogs\n[!a-r]rc\n",
}


@pytest.mark.parametrize("about", RULES)
def test_the_walk_finds_what_git_lists(about: str, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    for name, text in {".gitignore": RULES[about], **dict.fromkeys(FILES, "")}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    listed = subprocess.run(
        ["git", "ls-files", "-zo", "--exclude-standard"], cwd=tmp_path, check=True, capture_output=True
    )
    problems: list[Problem] = []
    assert set(walk(str(tmp_path), "", problems)) == set(listed.stdout.decode().split("\0")) - {""}
    assert problems == []


def test_what_is_asked_often_is_answered_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    globs = ("config/**", "!config/mail.js", "*.log", "/src/", "[k-m]ogs")
    asked = [
        f"{folder}/{name}" for folder in ("config", "src", "deep/src", "logs") for name in ("mail.js", "a.log", "b")
    ]
    slow = matcher(globs)
    by_python = [slow(one) for one in asked]
    monkeypatch.setattr("oauthlint.discover.ignored.MANY_PATHS", 1)
    fast = matcher(globs)
    assert [fast(one) for one in asked] == by_python
    assert {True, False} == set(by_python)


def test_a_pattern_that_is_none_is_said_and_the_others_are_heeded(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("a\\/**\n!\nlogs/\n")
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "a.log").touch()
    problems: list[Problem] = []
    assert list(walk(str(tmp_path), "", problems)) == [".gitignore"]
    assert [(one.kind, one.path) for one in problems] == [("limit", ".gitignore")]
    assert opinion(lambda path: b"a\\/**\nlogs/\n" if path == ".gitignore" else b"", "logs/a.log")


ODD = (
    "[[:alpha:]]", "[[:alpha:]]*", "[![:alpha:]]", "[[:alpha:]", "[[:alpha:]*", "[\\]a]", "[a\\-c]", "[\\[a]*", "[a-[]*", "[b-a]", "[a/b",
    "[a", "a\t", "a\t ", "a\x0c", "***/b", "\\[a]\t", "[",
)  # fmt: skip


@pytest.mark.parametrize("pattern", ODD)
def test_what_pathspec_reads_otherwise_than_git_hides_no_file_and_is_said(pattern: str, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / ".gitignore").write_text(f"{pattern}\n")
    for name in ("a", "b", "-", "]", "^", "[]", "[a]", "a]", "a-", "a.js", "\\", "d/b"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    asked = ["git", "ls-files", "-zo", "--exclude-standard"]
    listed = set(subprocess.run(asked, cwd=tmp_path, check=True, capture_output=True).stdout.decode().split("\0")) - {
        ""
    }
    problems: list[Problem] = []
    found = set(walk(str(tmp_path), "", problems))
    assert found >= listed
    assert problems or found == listed
    with pytest.raises(ConfigError):
        matcher((pattern,))


def test_a_pattern_of_the_configuration_that_is_none_is_an_error_that_names_it() -> None:
    with pytest.raises(ConfigError, match=r"a\\\\/\*\*"):
        matcher(("a\\/**",))
