"""What a project came to is said again where nothing has changed, and found again where anything has."""

import importlib
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import oauthlint
from oauthlint import check, earlier, link, rows
from oauthlint.model.facts import Transport
from oauthlint.report import render
from tests.projects_on_disk import files_below, lay_out

PROJECTS = Path(__file__).parent / "projects"
FACTS = Path(oauthlint.__file__).parent / "model" / "facts"
Found = Callable[..., str]


@pytest.fixture(name="project")
def _project(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OAUTHLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    lay_out(tmp_path / "project", files_below(PROJECTS / getattr(request, "param", "messy-committed-env")))
    return tmp_path / "project"


def found(project: Path, **wishes: object) -> str:
    """The whole report, what is suppressed and what is not known included."""
    report = check([str(project)], **{"profile": "audit", "min_confidence": "low", "now": "2026-11-27", **wishes})
    return render(report._replace(seconds=0, times=()), "json") + render(report, "sarif-full")


@pytest.fixture(name="followed")
def _followed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows whenever values are followed."""
    times: list[int] = []
    follow = link.link

    def noted(*given: object, **named: object) -> link.Linked:
        times.append(1)
        return follow(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(link, "link", noted)
    return times


@pytest.mark.parametrize("project", ["messy-monorepo-pnpm", "messy-committed-env", "messy-nest-mailer"], indirect=True)
def test_an_unchanged_project_is_followed_once_and_says_the_same(project: Path, followed: list[int]) -> None:
    first = found(project)
    assert "oauth2" in first
    assert [found(project), found(project, jobs=2)] == [first, first]
    assert len(followed) == 1


@pytest.mark.parametrize("wish", [{"profile": "default"}, {"select": ("tip-06",)}, {"min_confidence": "high"}])
def test_another_question_to_an_unchanged_project_has_its_own_answer(project: Path, wish: dict[str, object]) -> None:
    fresh = found(project, no_cache=True, **wish)
    found(project)
    assert found(project, **wish) == fresh


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file that matters is changed": lambda root: _appended(root, "*.js", "\nmodule.exports.more = 1;\n"),
    "one comes": lambda root: (root / "new.js").write_text(
        "require('nodemailer').createTransport({ host: 'h.example' });"
    ),
    "one goes": lambda root: next(root.rglob("package.json")).unlink(),
    "one begins to matter": lambda root: _appended(root, "*.md", "\nnodemailer sends by smtp.gmail.com\n"),
    "git ignores one": lambda root: (root / ".gitignore").write_text("*.env\n*.js\n"),
    "git forgets one": lambda root: _git(root, "rm", "--cached", "-q", "-r", "."),
    "a limit is lower": lambda root: _appended(root, "*.json", " " * 2_000_000),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_is_seen(project: Path, change: str) -> None:
    before = found(project)
    CHANGES[change](project)
    after = found(project, no_cache=True)
    assert found(project) == after
    assert found(project) == after
    assert after != before or change != "one comes"


def test_a_file_that_was_looked_for_in_vain_is_looked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OAUTHLINT_CACHE_DIR", str(tmp_path / "cache"))
    code = "const { host } = require('./host');\nrequire('nodemailer').createTransport({ host, port: 465, secure: false });\n"
    lay_out(tmp_path / "project", {"mail.js": code, ".gitignore": "host.js\n"})
    monkeypatch.chdir(tmp_path / "project")
    before = found(tmp_path / "project")
    Path("host.js").write_text("module.exports = { host: 'smtp.gmial.com' };\n")  # which git does not list
    after = found(tmp_path / "project")
    assert after != before
    assert after == found(tmp_path / "project", no_cache=True)


@pytest.mark.parametrize("broken", [b"", b"\n", b"[]\n[]", b'["", [], {}, {}]\n', b"{}\n!", b"\xff\n\xff", b"[" * 9000])
def test_a_broken_entry_is_none(project: Path, tmp_path: Path, broken: bytes) -> None:
    first = found(project)
    (entry,) = (tmp_path / "cache" / "projects").iterdir()
    for kept in (broken, entry.read_bytes().partition(b"\n")[0] + b"\n" + broken):
        entry.write_bytes(kept)
        assert found(project) == first


def test_what_is_kept_tells_nothing_but_paths(project: Path, tmp_path: Path) -> None:
    found(project)
    (entry,) = (tmp_path / "cache" / "projects").iterdir()
    _, _, kept = entry.read_bytes().partition(b"\n")
    assert kept[:1] == b"!"
    assert not [word for word in (b"mail", b"oauth", b"transport", b"GOCSPX", b"Facts") if word in kept]


def test_what_is_wrong_with_a_file_is_said_again_and_what_may_pass_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, followed: list[int]
) -> None:
    monkeypatch.setenv("OAUTHLINT_CACHE_DIR", str(tmp_path / "cache"))
    broken = '{"installed": {"client_id": "mail.apps.googleusercontent.com", "client_secret":'
    lay_out(tmp_path / "project", {"package.json": '{"dependencies": {"nodemailer": "9.0.0"}}', "client.json": broken})
    monkeypatch.chdir(tmp_path / "project")
    first = check(["."])
    assert first.problems
    assert check(["."]).problems == first.problems
    assert len(followed) == 1
    monkeypatch.setattr("oauthlint.extract.grammar.LONGEST_PARSE", -1.0)
    Path("mail.js").write_text("require('nodemailer').createTransport({ host: 'h.example' });\n" * 500)
    slow = [check(["."]) for _ in range(2)]
    assert all("timeout" in {each.kind for each in one.problems} for one in slow)
    assert len(followed) == 3


def test_whatever_a_fact_is_made_of_can_be_kept() -> None:
    modules = [importlib.import_module(f"oauthlint.model.facts.{one.stem}") for one in FACTS.glob("[a-z]*.py")]
    kinds = {one for module in modules for one in vars(module).values() if hasattr(one, "_fields")}
    assert Transport in kinds
    assert [one for one in kinds if rows._types().get(one.__name__) is not one] == []


def test_only_so_many_projects_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OAUTHLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(earlier, "PROJECTS", 2)
    for number in range(4):
        lay_out(tmp_path / str(number), {"package.json": "{}"})
        check([str(tmp_path / str(number))])
    assert len(os.listdir(tmp_path / "cache" / "projects")) <= 2


def _appended(root: Path, pattern: str, text: str) -> None:
    for one in sorted(root.rglob(pattern)):
        one.write_text(one.read_text() + text)


def _git(root: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=root, check=True)
