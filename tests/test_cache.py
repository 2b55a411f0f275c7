"""The cache keeps bytes all or nothing, and its absence is never an error."""

from pathlib import Path

import pytest

from oauthlint import cache


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({"OAUTHLINT_CACHE_DIR": "/a/b", "XDG_CACHE_HOME": "/c"}, "/a/b"),
        ({"XDG_CACHE_HOME": "/c"}, "/c/oauthlint"),
        ({"HOME": "/home/ann", "USERPROFILE": "/home/ann"}, "/home/ann/.cache/oauthlint"),
    ],
)
def test_where_it_is(monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], folder: str) -> None:
    for name in ("OAUTHLINT_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert Path(cache.folder()) == Path(folder).absolute()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OAUTHLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_is_written_is_read(folder: Path) -> None:
    assert cache.read("a") is None
    assert cache.write("a", b"1")
    assert cache.write("a", b"2")
    assert cache.read("a") == b"2"
    assert [one.name for one in folder.iterdir()] == ["a"]


def test_a_folder_in_the_way_costs_only_time(folder: Path) -> None:
    (folder / "a").mkdir(parents=True)
    assert not cache.write("a", b"1")
    assert cache.read("a") is None
    assert [one.name for one in folder.iterdir()] == ["a"]


def test_a_part_that_a_crash_left_behind_is_no_obstacle(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.getpid", lambda: 7)
    folder.mkdir()
    (folder / "a.7.part").write_bytes(b"cut sh")
    cache.write("a", b"1")
    assert cache.write("a", b"1")
    assert cache.read("a") == b"1"


def test_as_many_lines_are_read_as_are_asked_for(folder: Path) -> None:
    cache.write("a", b"1\n2\n3")
    assert cache.read("a", lines=2) == b"1\n2\n"
    assert cache.read("a", lines=9) == b"1\n2\n3"
    assert [one.name for one in folder.iterdir()] == ["a"]
