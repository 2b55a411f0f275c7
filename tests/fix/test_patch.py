"""Patches are judged by git itself."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oauthlint.fix.patch import patch
from oauthlint.model.source import Place

SECRET = b"swordfish"
LONG = b"".join(b"line %d\n" % number for number in range(40))


def applied(folder: Path, path: str, before: bytes, data: bytes) -> bytes:
    """What `git apply` makes of the file."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    if before:
        file.write_bytes(before)
    config = ("-c", "core.autocrlf=false", "-c", "apply.whitespace=nowarn")
    subprocess.run(["git", *config, "apply", "-"], cwd=folder, input=data, check=True)
    return file.read_bytes()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a\nb\nc\n", b"a\nB\nc\n"),
        (b"a\r\nb\r\n", b"a\r\nB\r\n"),
        (b"\xef\xbb\xbfa\nb", b"\xef\xbb\xbfA\nb"),
        (b"a\nb", b"a\nb\nc"),
        (b"a\nb\n", b"a\nb\nc\n"),
        (b"a\nb\n", b"b\n"),
        (b"", b"NAME=\n"),
        ("é\n\tü\n".encode(), "é\n\tö\n".encode()),
        (b"\xff\nb\n", b"\xff\nc\n"),
        (b"a\rb\rc\n", b"a\rB\rc\n"),
        (LONG, LONG.replace(b"line 3\n", b"").replace(b"line 30\n", b"new\nlines\n")),
        (LONG, LONG.replace(b"line 3\n", b"x\n").replace(b"line 10\n", b"y\n")),
    ],
)
@pytest.mark.parametrize("path", ["mail.js", "src/my mail.js", "src/mé.js", 'src/"m"\\a.js'])
def test_git_makes_the_repaired_file_of_it(tmp_path: Path, path: str, before: bytes, after: bytes) -> None:
    assert applied(tmp_path, path, before, patch(path, before, after).data) == after


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([b"a\n", b"b\n", b"\n", b"c\r\n"]), min_size=1, max_size=30), st.data())
def test_git_takes_any_patch(tmp_path_factory: pytest.TempPathFactory, lines: list[bytes], data: st.DataObject) -> None:
    new = list(lines)
    for _ in range(data.draw(st.integers(1, 3))):
        new[data.draw(st.integers(0, len(new) - 1))] = data.draw(st.sampled_from([b"x\n", b"y\nz\n"]))
    before, after = b"".join(lines), b"".join(new)
    folder = tmp_path_factory.mktemp("patch")
    assert applied(folder, "a.js", before, patch("a.js", before, after).data) == after


def places(data: bytes) -> list[Place]:
    at = data.find(SECRET)
    return [Place("a.js", at, at + len(SECRET))]


@pytest.mark.parametrize("line", [0, 1, 5, 6])
def test_a_secret_in_the_context_is_not_repeated(tmp_path: Path, line: int) -> None:
    lines = [b"%d\n" % number for number in range(8)]
    lines[line] = b"pass = '" + SECRET + b"'\n"
    before = b"".join(lines)
    after = before.replace(b"3\n", b"three\n")
    made = patch("a.js", before, after, places(before))
    assert SECRET not in made.data
    assert applied(tmp_path, "a.js", before, made.data) == after


@pytest.mark.parametrize("near", [b"old = '%b'\nb\n", b"old\n'%b'\nb\n"])
def test_a_part_that_cannot_do_without_a_secret_is_left_out_and_counted(tmp_path: Path, near: bytes) -> None:
    before = near % SECRET + LONG + b"last\n"
    after = before.replace(b"old", b"new").replace(b"last", b"end")
    made = patch("a.js", before, after, places(before))
    assert (made.withheld, SECRET in made.data) == (1, False)
    assert applied(tmp_path, "a.js", before, made.data) == before.replace(b"last", b"end")
