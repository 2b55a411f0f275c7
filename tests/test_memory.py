"""What is kept of files from run to run: never out of date, of no use without the file, and only a saving of time."""

import shutil
import stat
import sys
from pathlib import Path

import pytest

from oauthlint import cache
from oauthlint.audit import audit
from oauthlint.config import Settings
from oauthlint.memory import Memory, keep, memory, name_of_file, recall, tidy
from oauthlint.model.filefacts import FileFacts, SecretText
from oauthlint.model.report import Report
from oauthlint.model.source import Place, Problem
from oauthlint.model.value import Secret
from tests.projects_on_disk import lay_out

MAIL = """
import nodemailer from 'nodemailer';
export const transport = nodemailer.createTransport({ service: 'gmail', auth: { type: 'OAuth2', user: 'a@example.com',
  clientId: process.env.ID, clientSecret: process.env.SECRET, refresh_token: process.env.TOKEN } });
"""
FACTS = FileFacts("src/mail.js", "javascript", names=("A",))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OAUTHLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache" / "facts"


def entries(folder: Path) -> list[Path]:
    return sorted(one for one in folder.rglob("*") if one.is_file() and one.name != "key")


def known(digest: str = "1") -> Memory:
    found = memory(digest)
    assert found is not None
    return found


def name(one: Memory, kind: str, data: bytes, path: str = FACTS.path) -> str:
    return name_of_file(one, kind, path, data)


def test_what_was_kept_is_recalled(folder: Path) -> None:
    keep(known(), name(known(), "javascript", b"data"), FACTS)
    assert recall(name(known(), "javascript", b"data", "src/mail.js"), "src/mail.js") == FACTS
    assert len(entries(folder)) == 1


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("digest", "kind", "path", "data"),
    [
        ("2", "javascript", "src/mail.js", b"data"),
        ("1", "text", "src/mail.js", b"data"),
        ("1", "javascript", "src/mail.ts", b"data"),
        ("1", "javascript", "src/mail.js", b"Data"),
    ],
)
def test_whatever_facts_depend_on_makes_another_entry(digest: str, kind: str, path: str, data: bytes) -> None:
    keep(known(), name(known(), "javascript", b"data"), FACTS)
    assert recall(name(known(digest), kind, data, path), path) is None


@pytest.mark.parametrize(
    "broken", [b"", b"{", b"[1]", b'["Nobody"]', b'["FileFacts"]', b'["FileFacts","other","text"]', b"[" * 9000]
)
def test_a_broken_entry_or_a_strange_one_is_none(folder: Path, broken: bytes) -> None:
    keep(known(), name(known(), "javascript", b"data"), FACTS)
    entries(folder)[0].write_bytes(broken)
    assert recall(name(known(), "javascript", b"data", "src/mail.js"), "src/mail.js") is None


@pytest.mark.usefixtures("folder")
def test_what_was_not_read_in_time_is_read_again() -> None:
    late = FACTS._replace(problems=(Problem("timeout", FACTS.path, "not parsed within 5 s"),))
    keep(known(), name(known(), "javascript", b"data"), late)
    assert recall(name(known(), "javascript", b"data", FACTS.path), FACTS.path) is None
    broken = FACTS._replace(problems=(Problem("recovered", FACTS.path, "broken"),))
    keep(known(), name(known(), "javascript", b"data"), broken)
    assert recall(name(known(), "javascript", b"data", FACTS.path), FACTS.path) is not None


@pytest.mark.usefixtures("folder")
def test_another_key_has_other_names() -> None:
    keep(known(), name(known(), "javascript", b"data"), FACTS)
    cache.write("facts/key", b"x" * 32)
    assert recall(name(known(), "javascript", b"data", "src/mail.js"), "src/mail.js") is None
    cache.write("facts/key", b"cut")
    assert recall(name(known(), "javascript", b"data", "src/mail.js"), "src/mail.js") is None


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
def test_nobody_else_may_read_it(folder: Path) -> None:
    keep(known(), name(known(), "javascript", b"data"), FACTS)
    assert {stat.S_IMODE(one.stat().st_mode) for one in (*entries(folder), folder / "key")} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_grows_loses_its_older_half(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("oauthlint.memory.MOST", 4)
    one = known()
    for number in range(600):
        keep(one, name(one, "text", str(number).encode()), FACTS)
    tidy(one)
    assert all(len(entries(place)) <= 4 for place in folder.iterdir() if place.is_dir())
    assert not one.grown


def checked(project: Path, monkeypatch: pytest.MonkeyPatch, **wishes: object) -> Report:
    monkeypatch.chdir(project)
    return audit(["."], Settings(**wishes))  # type: ignore[arg-type]


def test_a_second_run_says_what_the_first_said(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tmp_path / "project"
    lay_out(project, {"src/mail.js": MAIL, "package.json": '{"dependencies": {"nodemailer": "6.9.9"}}'})
    first = checked(project, monkeypatch)
    assert first.findings
    assert len(entries(folder)) == 2
    assert checked(project, monkeypatch).findings == first.findings
    (project / "src/mail.js").write_text(MAIL.replace("refresh_token", "refreshToken"))
    assert "unknown-auth-option" in {one.rule for one in first.findings}
    assert "unknown-auth-option" not in {one.rule for one in checked(project, monkeypatch).findings}


def test_what_is_kept_of_a_file_with_a_secret_can_be_read_only_with_the_file(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = MAIL.replace("process.env.SECRET", "'{{token:google-client-secret}}'")
    project = tmp_path / "project"
    lay_out(project, {"src/mail.js": code, ".env": "CLIENT_SECRET={{token:google-client-secret}}\n"})
    first = checked(project, monkeypatch)
    assert {one.rule for one in first.findings} >= {"hardcoded-client-secret"}
    kept = [one.read_bytes() for one in entries(folder)]
    assert len(kept) == 2
    assert not [word for word in (b"mail", b"env", b"SECRET", b"Facts", b"GOCSPX") for one in kept if word in one]
    monkeypatch.setattr("oauthlint.sources.EXTRACTORS", {})
    shutil.rmtree(folder.parent / "projects")
    assert checked(project, monkeypatch).findings == first.findings


def test_a_veil_that_is_not_the_right_one_shows_nothing(folder: Path) -> None:
    secret = SecretText(
        Place(FACTS.path, 0, 9), Secret((), "random", "", "…", "medium", "abc", "0" * 16), "", "", None, (), "text"
    )
    keep(known(), name(known(), "javascript", b"data"), FACTS._replace(secrets=(secret,)))
    other = name(known(), "javascript", b"other")
    entries(folder)[0].rename(folder.joinpath(other[:2], other[2:40]).parent.parent / "moved")
    folder.joinpath(other[:2]).mkdir(exist_ok=True)
    folder.joinpath("moved").rename(folder / other[:2] / other[2:40])
    assert recall(other, FACTS.path) is None


def test_without_cache_nothing_is_read_or_written(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "project"
    lay_out(project, {"src/mail.js": MAIL})
    assert checked(project, monkeypatch, no_cache=True).findings
    assert not folder.exists()
