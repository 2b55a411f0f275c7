"""Reading in several processes gives the same bytes as one process does, whatever happens to one on the way."""

import os
import shutil
import signal
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from oauthlint import check, shares
from oauthlint.report import render
from oauthlint.sources import Sources

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="one process is all that there is")

PROJECTS = Path(__file__).parent / "projects"
MESSY = ("messy-monorepo-pnpm", "messy-microsoft-365", "messy-committed-env", "messy-gmail-tutorial")


@pytest.fixture(name="tree")
def _tree(tmp_path: Path) -> Path:
    """Projects with findings that lead through several files, and files in which something is odd."""
    for name in MESSY:
        shutil.copytree(PROJECTS / name, tmp_path / name, ignore=shutil.ignore_patterns("expected.*"))
    (tmp_path / "wide.js").write_bytes("import nodemailer from 'nodemailer';\n".encode("utf-16"))
    (tmp_path / "broken.js").write_text("nodemailer.createTransport({ service: 'gmail', ")
    (tmp_path / "b\udcffd.js").write_text("require('nodemailer').createTransport({ service: 'gmial' });")
    for number in range(80):
        (tmp_path / f"sum{number}.js").write_text("export const sum = (a, b) => a + b;\n")
    return tmp_path


def seen(tree: Path, jobs: int) -> str:
    return render(check([str(tree)], jobs=jobs, no_cache=True, profile="audit", min_confidence="low"), "sarif")


@pytest.mark.parametrize("jobs", [2, 3, 500])
def test_the_number_of_processes_changes_nothing(tree: Path, jobs: int) -> None:
    alone = seen(tree, 1)
    assert "oauth2" in alone
    assert seen(tree, jobs) == alone


def test_what_a_process_did_not_get_to_is_read_all_the_same(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone, work = seen(tree, 1), shares._work

    def killed(sources: Sources, paths: Sequence[str], pipe: int) -> None:
        work(sources, paths[: shares.OFTEN], os.dup(pipe))
        os.write(pipe, b'["FileFacts","half a li')
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(shares, "_work", killed)
    assert seen(tree, 2) == alone


def test_a_fault_in_a_process_is_told_as_if_there_were_one(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("oauthlint.sources.Sources.extract", faulty)
    with pytest.raises(RuntimeError):
        seen(tree, 2)


def test_no_process_outlives_an_interrupt(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []
    start = shares._start

    def noted(*given: object) -> shares.Share:
        begun.append((made := start(*given)).process)  # type: ignore[arg-type]
        return made

    def interrupted(*_: object) -> Iterator[int]:
        raise KeyboardInterrupt
        yield 0

    monkeypatch.setattr(shares, "_start", noted)
    monkeypatch.setattr(shares, "_heard", interrupted)
    with pytest.raises(KeyboardInterrupt):
        seen(tree, 2)
    assert len(begun) == 2
    for process in begun:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_those_that_watch_see_every_file_once(tree: Path) -> None:
    from oauthlint.audit import audit
    from oauthlint.config import Settings

    passed: list[str] = []

    def watched(paths: Sequence[str]) -> Iterator[str]:
        for path in paths:
            passed.append(path)
            yield path

    report = audit([str(tree)], Settings(jobs=2, no_cache=True), watch=watched)
    assert len(passed) == len(set(passed)) > len(report.findings)


@pytest.mark.parametrize(("asked", "files", "count"), [(3, 1000, 3), (3, 2, 2), (1, 10, 1), (0, 0, 1)])
def test_there_are_no_more_processes_than_files(asked: int, files: int, count: int) -> None:
    assert shares.processes(asked, files) == count


def test_what_is_left_after_a_while_goes_to_several_processes(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone, start, given = seen(tree, 1), shares._start, []

    def noted(sources: Sources, paths: Sequence[str], others: Iterable[int]) -> shares.Share:
        given.append(len(paths))
        return start(sources, paths, others)

    monkeypatch.setattr(shares, "_start", noted)
    assert seen(tree, 0) == alone
    assert given == []
    monkeypatch.setattr(shares, "processes", lambda *_: 2)
    monkeypatch.setattr("oauthlint.audit.PATIENCE", 0.0)
    assert seen(tree, 0) == alone
    assert len(given) == 2
    assert sum(given) > 80
