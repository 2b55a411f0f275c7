"""What the project is made of: pins with hashes, dependencies with reasons, and a release that holds no token."""

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WORKFLOW: dict[str, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))
EXTRAS = {"run": [], "dev": ["dev"], "release": ["release"]}
# The modules of a dependency that is imported by another name.
MODULES = {"node-semver": "nodesemver", "pyyaml": "yaml"}


def asked(lock: str) -> list[Requirement]:
    extras = [one for name in EXTRAS[lock] for one in PROJECT["optional-dependencies"][name]]
    return [Requirement(one) for one in [*PROJECT["dependencies"], *extras]]


def entries(lock: str) -> list[str]:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    return [one for one in re.split(r"\n(?=\S)", text.replace("\\\n", "")) if not one.startswith("#")]


def pins(lock: str) -> dict[str, str]:
    found = (re.match(r"([a-z0-9-]+)==(\S+)", one) for one in entries(lock))
    return {one[1]: one[2] for one in found if one is not None}


@pytest.mark.parametrize("lock", EXTRAS)
def test_everything_is_pinned_with_hashes_and_from_no_named_place(lock: str) -> None:
    assert len(pins(lock)) == len(entries(lock)) > 20
    for one in entries(lock):
        assert re.search(r" --hash=sha256:[0-9a-f]{64}\b", one), one.split(" ")[0]
        assert "://" not in one
        assert not one.startswith("-")


@pytest.mark.parametrize("lock", EXTRAS)
def test_the_pins_are_of_what_the_project_asks_for(lock: str) -> None:
    pinned = pins(lock)
    for one in asked(lock):
        assert one.specifier.contains(pinned[canonicalize_name(one.name)]), one


def test_people_get_what_was_developed_with() -> None:
    assert pins("run").items() <= pins("dev").items()
    assert pins("run").items() <= pins("release").items()


def test_each_dependency_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text.partition("\ndependencies = [\n")[2].partition("\n]\n")[0]
    lines = block.splitlines()
    assert len(lines) == len(PROJECT["dependencies"])
    assert [one for one in lines if not re.search(r'", # .{10,}', one)] == []


def test_no_dependency_is_there_for_nothing() -> None:
    imported = set()
    for file in (ROOT / "oauthlint").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.Import):
                imported |= {one.name.partition(".")[0] for one in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add(str(node.module).partition(".")[0])
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                imported.add(node.value)  # grammars are imported by name
    names = {Requirement(one).name for one in PROJECT["dependencies"]}
    used = {name for name in names if MODULES.get(name, name.replace("-", "_")) in imported}
    grammars = {name for name in names - used if name.startswith("tree-sitter-")}
    text = (ROOT / "oauthlint" / "extract" / "grammar.py").read_text(encoding="utf-8")
    assert names - used - {name for name in grammars if name.removeprefix("tree-sitter-") in text} == set()


def steps(job: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = WORKFLOW["jobs"][job]["steps"]
    return found


def test_actions_are_pinned_by_their_hash() -> None:
    used = [one["uses"] for job in WORKFLOW["jobs"] for one in steps(job) if "uses" in one]
    assert len(used) > 5
    assert [one for one in used if not re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40}", one)] == []


def test_who_publishes_has_no_token_and_runs_no_code_of_ours() -> None:
    publish = WORKFLOW["jobs"]["publish"]
    assert WORKFLOW["permissions"] == {}
    assert publish["permissions"] == {"id-token": "write", "attestations": "write"}
    assert publish["environment"]
    assert "secrets." not in (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    assert not any("checkout" in one.get("uses", "") for job in ("publish", "page") for one in steps(job))
    assert [job for job, one in WORKFLOW["jobs"].items() if "id-token" in one["permissions"]] == ["publish"]


def test_what_is_published_was_tested_audited_and_is_attested() -> None:
    build = "\n".join(one.get("run", "") for one in steps("build"))
    assert build.index("bash .ci/run") < build.index("scripts/supply.sh dist --audit")
    used = [one.get("uses", "").partition("@")[0] for one in steps("publish")]
    assert used.index("actions/attest-build-provenance") < used.index("pypa/gh-action-pypi-publish")
    assert "actions/attest-sbom" in used
    assert (WORKFLOW["jobs"]["publish"]["needs"], WORKFLOW["jobs"]["page"]["needs"]) == ("build", "publish")
