"""The same files give the same bytes: whatever the order of files, the seed of hashes, the processes, the folder one is in."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects_on_disk import files_below, lay_out

pytestmark = pytest.mark.endurance

PROJECTS = Path(__file__).parents[1] / "projects"
MESSY = sorted(one.name for one in PROJECTS.iterdir() if one.name.startswith("messy-"))
RUNS = 50


@pytest.fixture(name="tree", scope="module", params=["with git", "without git"])
def _tree(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All messy projects in one, so that there is much to put in order."""
    tree = tmp_path_factory.mktemp("tree") / "projects"
    files = {f"{name}/{path}": text for name in MESSY for path, text in files_below(PROJECTS / name).items()}
    lay_out(tree, files)
    if request.param == "without git":
        shutil.rmtree(tree / ".git")
        (tree / "package.json").write_text('{ "private": true }\n')
    return tree


def told(tree: Path, seed: int) -> dict[str, str]:
    """The reports of a run: each seed another order, folder, way to write the path and number of processes; one in ten without the cache."""
    inside = seed % 3 == 1
    path = "." if inside else str(tree) if seed % 3 == 0 else os.path.relpath(tree, tree.parent)
    environ = {
        **os.environ,
        "PYTHONHASHSEED": str(seed),
        "PYTHONPATH": os.pathsep.join([str(PROJECTS.parents[1]), os.environ.get("PYTHONPATH", "")]),
        "OAUTHLINT_CACHE_DIR": str(tree.parent / "cache"),
    }
    words = [sys.executable, "-m", "tests.endurance.variants", str(seed), str(1 + seed // 3 % 2), path]
    done = subprocess.run(words, cwd=tree if inside else tree.parent, env=environ, check=True, capture_output=True)
    said: dict[str, str] = json.loads(done.stdout)
    return said


def test_fifty_runs_say_the_same(tree: Path) -> None:
    first = told(tree, 0)
    assert first["concise"].count("\n") > 100
    assert {
        seed: name for seed in range(1, RUNS // 2) for name, text in told(tree, seed).items() if text != first[name]
    } == {}


def test_nothing_of_the_runs_own_key_is_said(tree: Path) -> None:
    """Each run has a random key for the equality of secrets; what is hashed under it stays in the run."""
    from oauthlint import check
    from oauthlint.report import FORMATS, render

    report = check([str(tree)], profile="audit", min_confidence="low", no_cache=True)
    keyed = {one.value.same for facts in report.sources.facts.values() for one in facts.secrets} - {""}  # type: ignore[attr-defined]
    assert len(keyed) > 5
    assert [(name, one) for name in FORMATS for text in [render(report, name)] for one in keyed if one in text] == []
