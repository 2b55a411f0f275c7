"""An env file that git neither keeps nor leaves out, told by git's own rules."""

import subprocess
from pathlib import Path

import pytest

import oauthlint
from oauthlint.audit import LANGUAGE
from oauthlint.config import Settings
from oauthlint.fix.write import write
from oauthlint.inquiries import repair
from oauthlint.model.sample import filled
from oauthlint.pack import load_pack

FORMATS = load_pack(LANGUAGE).knowledge.formats
LIVE = "SMTP_HOST=smtp.gmail.com\nGMAIL_REFRESH_TOKEN={{token:google-refresh-token}}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "api").mkdir()
    (tmp_path / "package.json").write_text('{ "dependencies": { "nodemailer": "10.6.0" } }\n')
    (tmp_path / "api" / ".env").write_text(filled(LIVE, FORMATS))
    for command in (["init", "-q"], ["add", "package.json"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True, capture_output=True)
    return tmp_path


def told(paths: list[Path]) -> list[tuple[str, bool]]:
    found = oauthlint.check([str(one) for one in paths]).standing
    return [(one.place.path, one.local) for one in found if one.rule == "env-file-not-ignored"]


def test_it_is_told_in_a_run_over_all_and_by_its_name(project: Path) -> None:
    assert told([project]) == [("api/.env", True)]
    assert told([project / "api" / ".env"]) == [("api/.env", True)]


@pytest.mark.parametrize(
    ("file", "rules", "is_told"),
    [
        (".gitignore", "node_modules\n", True),
        (".gitignore", ".env\n", False),
        (".gitignore", ".env*\n!.env\n", True),
        ("api/.gitignore", "/.env\n", False),
        (".git/info/exclude", "*.env\n", False),
        (".gitignore", "api/\n", False),
    ],
)
def test_git_itself_decides(project: Path, file: str, rules: str, is_told: bool) -> None:
    (project / file).write_text(rules)
    assert bool(told([project])) is is_told
    assert bool(told([project / "api" / ".env"])) is is_told


@pytest.mark.parametrize(
    "text", ["SMTP_HOST=smtp.gmail.com\n", "GMAIL_REFRESH_TOKEN=\n", "GMAIL_REFRESH_TOKEN=<your token>\n"]
)
def test_without_a_secret_it_is_nobodys_concern(project: Path, text: str) -> None:
    (project / "api" / ".env").write_text(text)
    assert told([project]) == []


def test_what_git_keeps_is_told_by_another_rule(project: Path) -> None:
    subprocess.run(["git", "add", "-f", "api/.env"], cwd=project, check=True)
    assert told([project]) == []


@pytest.mark.parametrize("rules", [None, "node_modules\r\n", ".env*\n!.env"])
def test_the_repair_adds_to_the_ignore_file_what_git_then_heeds(project: Path, rules: str | None) -> None:
    if rules is not None:
        (project / ".gitignore").write_bytes(rules.encode())
    done = repair([str(project)], Settings())
    assert (done.refused, [one.rule for one in done.fixed]) == ((), ["env-file-not-ignored"])
    assert (
        done.after[".gitignore"].endswith((b"\n.env*\n!.env.example\n", b"\n.env*\r\n!.env.example\r\n")) or not rules
    )
    write(str(project), done.before, done.after)
    assert told([project]) == []


def test_a_repair_that_a_nearer_ignore_file_undoes_is_refused(project: Path) -> None:
    (project / "api" / ".gitignore").write_text("!.env\n")
    done = repair([str(project)], Settings())
    assert (done.after, [one.why for one in done.refused]) == ({}, ["the finding is still there after it"])
