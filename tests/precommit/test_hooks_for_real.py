"""Both hooks under the real pre-commit, in a scratch repository: a named suite, `pytest -m precommit`.

It installs oauthlint from a clone of this checkout as pre-commit would from anywhere else, so it takes a minute, and
what is not committed is not in it.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from oauthlint.model.sample import sample
from oauthlint.pack import load_pack

pytestmark = pytest.mark.precommit

ROOT = Path(__file__).parents[2]
CLEAN = """\
const nodemailer = require('nodemailer');
exports.mail = nodemailer.createTransport({ service: 'gmail', auth: { user: process.env.U, pass: process.env.P } });
"""


def leak() -> str:
    """A file with a made-up client secret, made anew at run time."""
    from oauthlint.audit import LANGUAGE

    [found] = [one for one in load_pack(LANGUAGE).knowledge.formats if one.id == "google-client-secret"]
    return f"const nodemailer = require('nodemailer');\nexports.secret = '{sample(found.sample, 'precommit')}';\n"


class Repository:
    """A scratch repository with the hooks installed."""

    def __init__(self, folder: Path, home: Path, revision: str) -> None:
        self.folder = folder
        self.environ = {
            **os.environ,
            "PRE_COMMIT_HOME": str(home / "pre-commit"),
            "XDG_CACHE_HOME": str(home / "cache"),
        }
        for name in ("GIT_DIR", "GIT_INDEX_FILE", "SKIP", "FORCE_COLOR"):
            self.environ.pop(name, None)
        self.write(".pre-commit-config.yaml", config(revision))
        self.git("init", "--quiet")
        self.git("config", "user.email", "someone@example.com")
        self.git("config", "user.name", "Someone")
        self.hook("install", "--install-hooks")

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def git(self, *arguments: str, code: int = 0) -> str:
        return self._run("git", *arguments, code=code)

    def hook(self, *arguments: str, code: int = 0) -> str:
        return self._run(sys.executable, "-m", "pre_commit", *arguments, code=code)

    def commit(self, *, code: int = 0) -> str:
        return self.git("commit", "--quiet", "-m", "A change", code=code)

    def _run(self, *command: str, code: int) -> str:
        ran = subprocess.run(
            command, cwd=self.folder, env=self.environ, capture_output=True, text=True, check=False, timeout=500
        )
        said = ran.stdout + ran.stderr
        assert ran.returncode == code, said
        return said


def config(revision: str) -> str:
    return (
        f"repos:\n  - repo: {ROOT.as_uri()}\n    rev: {revision}\n    hooks:\n"
        "      - id: oauthlint\n      - id: oauthlint-project\n"
    )


@pytest.fixture(name="home", scope="session")
def _home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps its environments: made once for all tests."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(name="repository")
def _repository(tmp_path: Path, home: Path) -> Repository:
    revision = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True)
    made = Repository(tmp_path, home, revision.stdout.strip())
    made.write("package.json", '{ "dependencies": { "nodemailer": "^10.6.0" } }\n')
    made.git("add", ".")
    made.commit()
    return made


def test_a_commit_with_a_new_leak_is_refused_and_told_how_to_accept_it(repository: Repository) -> None:
    repository.write("mail.js", leak())
    repository.git("add", "mail.js")
    said = repository.commit(code=1)
    assert "error[hardcoded-client-secret]" in said
    assert "--> mail.js:2:" in said
    assert "// oauthlint: ignore[hardcoded-client-secret] REASON" in said
    assert leak().split("'")[3] not in said


def test_a_clean_change_is_committed_in_silence(repository: Repository) -> None:
    repository.write("mail.js", CLEAN)
    repository.git("add", "mail.js")
    assert "error[" not in repository.commit()
    assert "mail.js" in repository.git("ls-tree", "--name-only", "HEAD")


def test_what_is_staged_is_judged_and_not_what_stands_in_the_folder(repository: Repository) -> None:
    repository.write("mail.js", CLEAN)
    repository.git("add", "mail.js")
    repository.write("mail.js", leak())  # not staged
    repository.commit()
    repository.write("mail.js", leak())
    repository.git("add", "mail.js")
    repository.write("mail.js", CLEAN)  # repaired, but not staged
    assert "error[hardcoded-client-secret]" in repository.commit(code=1)


def test_all_files_are_judged_when_asked_for(repository: Repository) -> None:
    repository.write("mail.js", leak())
    repository.git("add", "mail.js")
    repository.git("commit", "--quiet", "--no-verify", "-m", "Past the hook")
    assert "error[hardcoded-client-secret]" in repository.hook("run", "oauthlint", "--all-files", code=1)
    assert "error[hardcoded-client-secret]" in repository.hook(
        "run", "oauthlint-project", "--hook-stage", "pre-push", code=1
    )


def test_what_the_configuration_excludes_is_left_out(repository: Repository) -> None:
    repository.write(".oauthlint.yaml", 'exclude: ["vendor/**"]\n')
    repository.write("vendor/mail.js", leak())
    repository.git("add", ".")
    repository.commit()


def test_four_thousand_names_come_in_more_than_one_call(repository: Repository) -> None:
    folder = "a/" + "long-name-of-a-folder/" * 4
    for number in range(4000):
        repository.write(f"{folder}{number}.js", "export const x = 1;\n")
    repository.write(f"{folder}0001.js", leak())
    repository.git("add", ".")
    assert repository.commit(code=1).count("error[hardcoded-client-secret]") == 1
