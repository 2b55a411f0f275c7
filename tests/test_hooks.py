"""The hooks for pre-commit: the pattern of files is made from the names that the code itself goes by.

Run this file to write the pattern anew: `python -m tests.test_hooks --update`.
"""

import re
import sys
from pathlib import Path

import pytest
import yaml

from oauthlint import words
from oauthlint.__main__ import hook_call

HOOKS = Path(__file__).parent.parent / ".pre-commit-hooks.yaml"
FILES = re.compile(r"^  files: .*$", re.MULTILINE)


def pattern() -> str:
    """What `files` must be: every suffix and name that matters; of env files all that could be one."""
    suffixes = (*words.SCRIPT_SUFFIXES, *words.MARKUP_SUFFIXES, *words.DOCUMENT_SUFFIXES, *words.SHELL_SUFFIXES)
    suffixes += tuple(f".{name}" for name in words.CONTAINERS)
    known = (*words.MANIFESTS, *words.LOCKS, *words.DEPLOY_NAMES)
    names = [re.escape(name) for name in sorted(known) if not name.endswith(suffixes)]
    names += [rf"{name}(\.[^/]*)?" for name in words.CONTAINERS]
    endings = "|".join(sorted(suffix[1:] for suffix in suffixes))
    return rf"(?i)(\.({endings})|(^|/)({'|'.join(names)}|\.env[^/]*|([^/]*[._-])?env([._-][^/]*)?))$"


def update() -> None:
    text = HOOKS.read_text(encoding="utf-8")
    HOOKS.write_text(FILES.sub(lambda _: f"  files: '{pattern()}'", text), encoding="utf-8")


def hooks() -> dict[str, dict[str, object]]:
    return {hook["id"]: hook for hook in yaml.safe_load(HOOKS.read_text(encoding="utf-8"))}


def test_the_pattern_is_fresh() -> None:
    assert hooks()["oauthlint"]["files"] == pattern()


@pytest.mark.parametrize(
    "path",
    [
        "src/mail.js",
        "src/Mail.TSX",
        "a/b/Form.vue",
        "package.json",
        "web/yarn.lock",
        "pnpm-lock.yaml",
        ".env",
        "api/.env.production",
        ".env.exmaple",
        ".envExample",
        "env.local",
        "mailer.env",
        "config/.ENV",
        "env_sample.env",
        "client_secret.json",
        ".github/workflows/test.yml",
        "docker-compose.yaml",
        "infra/main.tf",
        "api/Dockerfile",
        "Dockerfile.prod",
        "web.Dockerfile",
        "set-up.sh",
        ".nvmrc",
    ],
)
def test_files_that_matter_are_passed(path: str) -> None:
    assert re.search(pattern(), path)
    known = words.SCRIPT_SUFFIXES + words.MARKUP_SUFFIXES + words.DOCUMENT_SUFFIXES + words.SHELL_SUFFIXES
    assert words.matters_by_name(path) or path.lower().endswith(known), "then the pattern is wider than the code"


@pytest.mark.parametrize(
    "path", ["README.md", "src/main.py", "yarn.lock.md", "js", "environment", "package.json/x", "a.jsx.png"]
)
def test_other_files_are_not(path: str) -> None:
    assert not re.search(pattern(), path)
    assert not words.matters_by_name(path)


def test_the_hook_of_files_comes_through_the_fast_door() -> None:
    program, *arguments = str(hooks()["oauthlint"]["entry"]).split()
    assert program == "oauthlint"
    assert hook_call([*arguments, "a.js"]) is not None


def test_the_hook_of_the_project_gets_no_names_and_stays_out_of_commits() -> None:
    hook = hooks()["oauthlint-project"]
    assert hook["pass_filenames"] is False
    assert hook["stages"] == ["pre-push", "manual"]


def test_names_come_to_one_process() -> None:
    assert hooks()["oauthlint"]["require_serial"] is True


if __name__ == "__main__" and "--update" in sys.argv:
    update()
