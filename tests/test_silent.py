"""A file that held nothing and looks as it did is not read again, and whatever could make it matter is seen."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from oauthlint import check, silent
from oauthlint.discover import reading
from oauthlint.model.source import Problem
from oauthlint.report import render
from tests.projects_on_disk import lay_out

MAIL = "require('nodemailer').createTransport({ host: 'smtp.gmail.com', port: 465, secure: false });\n"
PROJECT = {
    "package.json": '{ "name": "all" }\n',
    "shop/package.json": '{ "name": "shop", "dependencies": { "nodemailer": "^10.6.0" } }\n',
    "mail.js": MAIL,
    "sum.js": "export const sum = (a, b) => a + b;\n",
    "page.css": "body { color: red }\n",
    "empty.js": "",
    "notes.txt": "what we have to do\n",
    "web/package.json": '{ "name": "web" }\n',
    "web/session.js": "export const refreshToken = 'not a live one';\n",
    "web/less.js": "export const less = (a, b) => a - b;\n",
}
SILENT = {"sum.js", "page.css", "empty.js", "web/less.js"}


@pytest.fixture(name="cached", autouse=True)
def _cached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own, to which every file is old enough to be known by its looks."""
    monkeypatch.setenv("OAUTHLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(silent, "GRAIN", -(10**18))
    return tmp_path / "cache" / "silent"


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Path:
    lay_out(tmp_path / "project", PROJECT)
    return tmp_path / "project"


@pytest.fixture(name="looked")
def _looked(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The files that are read in this process."""
    paths: set[str] = set()
    read = reading.read

    def noted(root: str, path: str, inside: set[str]) -> bytes | Problem:
        paths.add(path)
        return read(root, path, inside)

    monkeypatch.setattr(reading, "read", noted)
    return paths


def found(project: Path, **wishes: object) -> str:
    report = check([str(project)], **{"profile": "audit", **wishes})
    return render(report._replace(seconds=0, times=()), "json")


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_held_nothing_is_not_read_again(project: Path, looked: set[str], jobs: int) -> None:
    first = found(project, jobs=jobs)
    looked.clear()
    assert found(project) == first
    assert set(PROJECT) - looked == SILENT


def _grown(path: Path) -> None:
    """Another text of the same size and with the same time."""
    before = path.stat()
    path.write_text("/*" + "nodemailer".ljust(before.st_size - 5) + "*/\n")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "a.js").write_text(MAIL)


CHANGES: dict[str, Callable[[Path], object]] = {
    "one begins to speak of mail": lambda root: (root / "sum.js").write_text(MAIL),
    "one does so with its size and time unchanged": lambda root: _grown(root / "sum.js"),
    "one is another file of that size": lambda root: os.replace(root / "mail.js", root / "sum.js"),
    "its package begins to send mail": lambda root: (root / "web/package.json").write_text(
        PROJECT["shop/package.json"]
    ),
    "one becomes a folder": lambda root: _folder(root / "sum.js"),
    "one becomes a link": lambda root: ((root / "sum.js").unlink(), (root / "sum.js").symlink_to("mail.js")),
    "one is referred to": lambda root: (root / "mail.js").write_text(f"import {{ sum }} from './sum.js';\n{MAIL}"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_makes_a_file_matter_is_seen(project: Path, change: str) -> None:
    before = found(project)
    CHANGES[change](project)
    after = found(project, no_cache=True)
    assert [found(project), found(project)] == [after, after]
    assert after != before


def test_of_what_was_written_shortly_before_nothing_is_kept(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("OAUTHLINT_CACHE_DIR", str(project.parent / "other"))
    found(project)
    assert not (project.parent / "other" / "silent").exists()


def test_what_is_kept_is_hashes_alone_and_a_broken_one_is_none(project: Path, cached: Path, looked: set[str]) -> None:
    first = found(project)
    (entry,) = cached.iterdir()
    assert len(entry.read_bytes()) == 8 * len(SILENT)
    for broken in (b"", b"1", b"12345678" * 3, b"\xff" * 1001):
        entry.write_bytes(broken)
        looked.clear()
        assert found(project) == first
        assert set(PROJECT) <= looked


def test_without_a_cache_nothing_is_kept(project: Path, cached: Path) -> None:
    found(project, no_cache=True)
    assert not cached.exists()
