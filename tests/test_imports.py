"""What a hook call loads: nothing for a file without mail in it, and little for one with."""

import json
import os
import subprocess
import sys
import uuid
from pathlib import Path

import pytest

import oauthlint

# What the two kinds of call may not load. Most are a bare interpreter start each, some are several.
ON_ANY_CALL = (
    "asyncio",
    "click",
    "concurrent",
    "contextlib",
    "dataclasses",
    "detect_secrets",
    "hyperscan",
    "importlib.metadata",
    "importlib.resources",
    "inspect",
    "jsonschema",
    "multiprocessing",
    "pathlib",
    "pydantic",
    "requests",
    "socket",
    "subprocess",
    "typing",
    "yaml",
)
WITHOUT_MAIL = (*ON_ANY_CALL, "re", "json", "tree_sitter", "cel_expr_python", "collections")
OURS = ["oauthlint", "oauthlint.__main__", "oauthlint.cli", "oauthlint.cli.quick", "oauthlint.words"]

CALL = """
import sys
before = set(sys.modules)
from oauthlint.__main__ import answer
code = answer(sys.argv[1:])
loaded = sorted(set(sys.modules) - before)
import json
print(json.dumps([code, loaded]), file=sys.stderr)
"""

TRANSPORT = """
import nodemailer from 'nodemailer';
export const transport = nodemailer.createTransport({
  service: 'gmail',
  auth: { type: 'OAuth2', user: process.env.MAILBOX, clientId: process.env.ID, clientSecret: process.env.SECRET,
    refreshToken: process.env.TOKEN },
});
"""


def loaded(project: Path, *arguments: str) -> tuple[int, list[str]]:
    """The exit code of a call and the modules that it loaded."""
    call = [sys.executable, "-c", CALL, *arguments]
    environ = {**os.environ, "PYTHONPATH": str(Path(oauthlint.__file__).parent.parent)}
    ran = subprocess.run(call, cwd=project, env=environ, capture_output=True, text=True, check=True)
    code, modules = json.loads(ran.stderr.strip().splitlines()[-1])
    return code, modules


@pytest.fixture
def project(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    (tmp_path / "package.json").write_text('{ "name": "shop", "dependencies": { "nodemailer": "^10.6.0" } }')
    (tmp_path / "mail.js").write_text(TRANSPORT)
    (tmp_path / "mail.ts").write_text(TRANSPORT)
    (tmp_path / "sum.js").write_text("export const sum = (a, b) => a + b;\n")
    return tmp_path


def among(modules: list[str], names: tuple[str, ...]) -> list[str]:
    return [one for one in modules if any(one == name or one.startswith(name + ".") for name in names)]


def test_a_file_without_mail_loads_nothing_but_the_words(project: Path) -> None:
    code, modules = loaded(project, "check", "sum.js")
    assert code == 0
    assert [one for one in modules if one.startswith("oauthlint")] == OURS
    assert among(modules, WITHOUT_MAIL) == []


@pytest.mark.parametrize("name", ["mail.js", "mail.ts"])
def test_a_clean_file_with_mail_loads_what_it_needs_and_no_more(project: Path, name: str) -> None:
    loaded(project, "check", name)  # the first call of a version may build and cache a pack
    (project / name).write_text(f"{TRANSPORT}// {uuid.uuid4()}\n")  # read anew
    code, modules = loaded(project, "check", name)
    assert code == 0
    assert "oauthlint.audit" in modules
    assert among(modules, (*ON_ANY_CALL, "cel_expr_python")) == []


def test_a_file_that_has_not_changed_is_not_parsed_again(project: Path) -> None:
    loaded(project, "check", "mail.ts")
    _, modules = loaded(project, "check", "mail.ts")
    assert among(modules, ("tree_sitter", "oauthlint.extract.javascript")) == []


def test_a_whole_run_that_asks_git_loads_little_more(project: Path) -> None:
    loaded(project, "check", ".")
    (project / "mail.ts").write_text(f"{TRANSPORT}// {uuid.uuid4()}\n")
    _, modules = loaded(project, "check", ".")
    assert "oauthlint.git" in modules
    assert among(modules, (*ON_ANY_CALL, "cel_expr_python")) == []


def test_a_call_that_knows_the_project_around_its_file_loads_little_more(project: Path) -> None:
    loaded(project, "check", ".")
    (project / "mail.ts").write_text(f"{TRANSPORT}// {uuid.uuid4()}\n")
    _, modules = loaded(project, "check", "mail.ts")
    assert "oauthlint.wider" in modules
    assert among(modules, (*ON_ANY_CALL, "cel_expr_python", "oauthlint.earlier", "oauthlint.rows")) == []


def test_a_grammar_is_loaded_past_its_package(project: Path) -> None:
    (project / "mail.ts").write_text(f"{TRANSPORT}// {uuid.uuid4()}\n")  # nothing that an earlier run has read
    _, modules = loaded(project, "check", "mail.ts")
    assert among(modules, ("tree_sitter",))
    assert not {"tree_sitter_javascript", "tree_sitter_typescript"} & set(modules)
