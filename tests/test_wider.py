"""What files that are named are told after a run over all of the project: what that run would tell of them as they are now."""

import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from oauthlint import check, memory, wider
from oauthlint.audit import LANGUAGE
from oauthlint.memory import SHOWN
from oauthlint.model.finding import Finding
from oauthlint.model.report import Report
from oauthlint.pack import load_pack
from tests.extract.made_up import made
from tests.projects_on_disk import files_below, lay_out

PROJECTS = Path(__file__).parent / "projects"
RULES = {one.id: one for one in load_pack(LANGUAGE).rules}
OF_PROJECTS = [one.id for one in RULES.values() if one.scope == "project"]
TOGETHER = [one.id for one in RULES.values() if {*one.yields_to} & {*OF_PROJECTS}]

MAIL = """import nodemailer from 'nodemailer';
import { auth } from './auth.js';
export const transport = nodemailer.createTransport({ service: 'gmail', auth });
transport.verify();
"""
AUTH = """export const auth = {
  type: 'OAuth2', user: process.env.MAILBOX, clientId: process.env.MAIL_CLIENT_ID,
  clientSecret: process.env.MAIL_CLIENT_SECRET, refreshToken: process.env.MAIL_REFRESH_TOKEN,
};
"""
EXAMPLE = "MAILBOX=\nMAIL_CLIENT_ID=\nMAIL_CLIENT_SECRET=\nMAIL_REFRESH_TOKEN=\n"
SMALL = {
    "package.json": '{ "name": "shop", "type": "module", "dependencies": { "nodemailer": "^10.6.0" } }\n',
    "README.md": "Mail goes out by OAuth2: set up a client at Google, see `.env.example`.\n",
    ".env.example": EXAMPLE,
    "src/mail.js": MAIL,
    "src/auth.js": AUTH,
    "src/sum.js": "export const sum = (a, b) => a + b;\n",
}


@pytest.fixture(name="cached", autouse=True)
def _cached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own, to which every file is old enough to be known by its looks."""
    monkeypatch.setenv("OAUTHLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(wider, "GRAIN", -(10**18))
    return tmp_path / "cache" / memory.WIDER


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Path:
    lay_out(tmp_path / "project", SMALL)
    return tmp_path / "project"


def run(*paths: Path, **wishes: object) -> Report:
    return check([str(one) for one in paths], **{"profile": "audit", "now": "2026-11-27", **wishes})


def placed(report: Report, path: str) -> list[Finding]:
    return [one for one in report.findings if one.place.path == path]


def rules(report: Report) -> set[str]:
    return {one.rule for one in report.standing}


def files(root: Path) -> Iterator[str]:
    found = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=root, capture_output=True, check=True)
    yield from (one for one in found.stdout.decode().splitlines() if (root / one).is_file())


def agree(root: Path, **wishes: object) -> None:
    """Each file alone is told what a run over all of them tells of it, which remembers nothing."""
    whole = run(root, no_cache=True, **wishes)
    for path in files(root):
        alone = run(root / path, **wishes)
        assert placed(alone, path) == placed(whole, path), path
        assert [one for one in alone.findings if one not in whole.findings] == []
        assert alone.not_asked == ()
        assert alone.undecided == tuple(one for one in whole.undecided if one.place.path == path)


def is_wide(root: Path, path: str, **wishes: object) -> bool:
    """Whether the rules that ask about all of the project are asked for a file that reads its environment."""
    assert "env_read" in run(root / path, **wishes).kinds
    return run(root / path, **wishes).not_asked == ()


@pytest.mark.parametrize("name", ["messy-monorepo-pnpm", "messy-committed-env", "messy-nest-mailer"])
def test_each_file_of_a_project_is_told_what_the_project_is(tmp_path: Path, name: str) -> None:
    lay_out(tmp_path / name, files_below(PROJECTS / name))
    run(tmp_path / name)
    agree(tmp_path / name)
    agree(tmp_path / name, profile="default", min_confidence="low")


@pytest.mark.parametrize("rule", [*OF_PROJECTS, *TOGETHER])
def test_each_rule_about_projects_finds_in_a_file_what_it_finds_in_all(tmp_path: Path, rule: str) -> None:
    example = next(one for one in load_pack(LANGUAGE, examples=True).rules if one.id == rule).examples[0]
    root = tmp_path / "project"
    lay_out(root, {"package.json": '{ "dependencies": { "nodemailer": "10.6.0" } }\n', **dict(example.bad)})
    assert rule in rules(run(root))
    agree(root)
    for path in [path for path in files(root) if path.endswith((".js", ".ts"))]:
        (root / path).write_text("// moves all that is below\n" + (root / path).read_text())
        agree(root)


def test_without_a_run_over_the_project_they_are_not_asked(project: Path) -> None:
    alone = run(project / "src/auth.js")
    assert "env-example-missing" in alone.not_asked
    run(project)
    assert is_wide(project, "src/auth.js")
    assert not is_wide(project, "src/auth.js", no_cache=True)


def test_the_summary_counts_the_named_files_alone(project: Path) -> None:
    run(project)
    alone = run(project / "src/mail.js").inventory
    assert (alone.files, alone.packages, alone.transports) == (1, 0, ("google",))
    assert run(project / "package.json").inventory.packages == 1
    assert run(project / "src/auth.js").inventory.transports == ()


CHANGES: dict[str, tuple[Callable[[Path], object], str, str, bool]] = {
    "the example goes": (lambda root: (root / ".env.example").unlink(), "src/auth.js", "env-example-missing", True),
    "a setting gets another name": (
        lambda root: (root / "src/auth.js").write_text(AUTH.replace("process.env.MAILBOX", "process.env.MAIL_USER")),
        "src/auth.js", "env-name-undocumented", True,
    ),
    "the example forgets one": (
        lambda root: (root / ".env.example").write_text(EXAMPLE.replace("MAILBOX=\n", "")),
        "src/auth.js", "env-name-undocumented", True,
    ),
    "nobody verifies any more": (
        lambda root: (root / "src/mail.js").write_text(MAIL.replace("transport.verify();\n", "")),
        "src/mail.js", "transport-never-verified", True,
    ),
    "another file verifies": (
        lambda root: (
            (root / "src/mail.js").write_text(MAIL.replace("transport.verify();\n", "")),
            (root / "src/start.js").write_text("import { transport } from './mail.js';\nawait transport.verify();\n"),
        ),
        "src/mail.js", "transport-never-verified", False,
    ),
    "dependencies are looked after": (
        lambda root: lay(root, ".github/dependabot.yml", 'version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: "/"\n    schedule: { interval: weekly }\n'),
        "package.json", "dependency-updates-not-automated", False,
    ),
    "a forge comes": (
        lambda root: lay(root, ".github/workflows/test.yml", "on: push\njobs:\n  a:\n    steps: [{ run: npm ci }]\n    env: { MAIL: nodemailer }\n"),
        "package.json", "dependency-updates-not-automated", True,
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_anywhere_is_seen(project: Path, change: str) -> None:
    make, path, rule, found = CHANGES[change]
    before = run(project)
    make(project)
    alone = run(project / path)
    assert (rule in rules(alone)) is found
    assert found is (rule not in rules(before)) or not found
    agree(project)
    assert run(project / path, no_cache=True).not_asked or path == "package.json"


def lay(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)


def test_a_package_that_begins_or_ends_to_send_mail_has_all_files_read(tmp_path: Path) -> None:
    root = tmp_path / "project"
    script = "export const refresh = (session) => fetch('/oauth2/token', { body: process.env.APP_REFRESH_TOKEN });\n"
    lay_out(root, {**SMALL, "package.json": '{ "type": "module" }\n', "src/session.js": script})
    run(root)
    for manifest in (SMALL["package.json"], '{ "type": "module" }\n', '{ "dependencies": { "nodemailer": "6" } }\n'):
        (root / "package.json").write_text(manifest)
        agree(root)
    lay(root, "src/package.json", "{}")
    agree(root)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no time of the last change to a file's state")
def test_a_file_that_is_made_to_look_old_is_read(project: Path) -> None:
    run(project)
    then = os.stat(project / ".env.example").st_mtime_ns
    (project / ".env.example").write_text(EXAMPLE.replace("MAILBOX", "mailbox"))
    os.utime(project / ".env.example", ns=(then, then))
    assert "env-name-undocumented" in rules(run(project / "src/auth.js"))


def test_a_file_that_was_written_just_before_is_not_known_by_its_looks(
    project: Path, cached: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wider, "GRAIN", 3600 * 10**9)
    run(project)
    (entry,) = cached.iterdir()
    assert json.loads(entry.read_bytes())[1] == {}
    monkeypatch.setattr(wider, "GRAIN", 0)
    time.sleep(0.05)
    run(project)
    assert set(json.loads(entry.read_bytes())[1]) == set(files(project))
    assert is_wide(project, "src/auth.js")


LIMITS = {"LISTED": 3, "CHANGED": 0, "MATTERING": 2}


@pytest.mark.parametrize("limit", LIMITS)
def test_beyond_the_limits_they_are_not_asked(project: Path, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(wider, limit, LIMITS[limit])
    run(project)
    (project / "src/auth.js").write_text(f"// changed\n{AUTH}")
    assert not is_wide(project, "src/auth.js")


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"[]",
        b"{}",
        b"[1,2,3,4]",
        b'[1000000,{"src/auth.js":1},{"package.json":2},[]]',
        b"\xff",
        b"[" * 9000,
        b"null",
    ],
)
def test_a_broken_entry_is_none(project: Path, cached: Path, broken: bytes) -> None:
    fresh = run(project / "src/auth.js", no_cache=True)
    run(project)
    (entry,) = cached.iterdir()
    entry.write_bytes(broken)
    alone = run(project / "src/auth.js")
    assert alone.not_asked == fresh.not_asked != ()
    assert alone.findings == fresh.findings


def test_facts_that_are_gone_are_read_again(project: Path, cached: Path) -> None:
    run(project)
    for one in (cached.parent / "facts").glob("??/*"):
        one.unlink()
    agree(project)


def test_what_is_not_understood_elsewhere_leaves_the_project_unknown(project: Path) -> None:
    lay(project, "src/broken.js", "const nodemailer = require('nodemailer'); function (((\n" * 3)
    assert "src/broken.js" in {one.path for one in run(project).problems}
    assert not is_wide(project, "src/auth.js")
    assert run(project / "src/auth.js").problems == ()
    (project / "src/broken.js").unlink()
    assert is_wide(project, "src/auth.js")
    lay(project, "src/auth.js", AUTH + "function (((\n")
    alone = run(project / "src/auth.js")
    assert {one.path for one in alone.problems} == {"src/auth.js"}
    assert alone.not_asked == ()


def test_a_configuration_that_is_not_read_concerns_no_file(project: Path) -> None:
    lay(project, "src/.oauthlint.yaml", "profile: audit\n")
    assert [one.kind for one in run(project).problems] == ["configuration"]
    alone = run(project / "src/auth.js")
    assert (alone.problems, alone.not_asked) == ((), ())


def test_a_file_that_a_run_over_the_project_leaves_out_is_told_what_it_was_without(project: Path) -> None:
    run(project, exclude=("src/auth.js",))
    assert run(project / "src/auth.js", exclude=("src/auth.js",)).not_asked
    assert run(project / "src/auth.js", exclude=("src/auth.js",), force_exclude=True).findings == ()
    assert run(project / "src/auth.js").not_asked == ()


def test_answers_hold_as_in_a_run_over_all(project: Path) -> None:
    (project / ".env.example").unlink()
    ignored = AUTH.replace("  type", "  // oauthlint: ignore[env-example-missing] in the wiki\n  type")
    (project / "src/auth.js").write_text(ignored)
    run(project)
    agree(project)
    alone = run(project / "src/auth.js")
    assert "env-example-missing" not in rules(alone)
    assert [one.status for one in alone.directives] == ["used"]
    lay(project, ".env.example", EXAMPLE)
    agree(project)
    assert "suppression-unused" in rules(run(project / "src/auth.js"))
    assert run(project / "src/mail.js").directives == ()


def test_folders_are_told_as_files_are(project: Path) -> None:
    (project / ".env.example").unlink()
    run(project)
    assert "env-example-missing" in rules(run(project / "src"))


def test_what_the_index_holds_is_another_project(project: Path) -> None:
    run(project)
    (project / ".env.example").unlink()
    subprocess.run(["git", "rm", "-q", "--cached", ".env.example"], cwd=project, check=True)
    assert "env-example-missing" in rules(run(project / "src/auth.js"))
    assert "env-example-missing" not in rules(run(project / "src/auth.js", staged=True))


def test_what_is_kept_tells_paths_and_looks_alone(project: Path, cached: Path) -> None:
    run(project)
    (entry,) = cached.iterdir()
    kept = entry.read_bytes()
    assert b"src/auth.js" in kept
    assert not [word for word in (b"MAILBOX", b"nodemailer", b"OAuth2", b"Facts") if word in kept]
    assert os.name == "nt" or entry.stat().st_mode & 0o077 == 0


def test_what_is_kept_opens_no_facts_of_a_file_with_a_secret(project: Path, cached: Path) -> None:
    (project / "src" / "auth.js").write_text(f"{AUTH}export const pass = '{made('google-client-secret')}';\n")
    names = run(project).sources.names
    (kept,) = (one.read_text() for one in cached.iterdir())
    assert names["src/auth.js"][:SHOWN] in kept
    assert [one for one in names.values() if one[SHOWN:] in kept] == []
