"""The tool's predictions against the real Nodemailer, release by release. Needs Node.js and the packages of package.json.

npm install --prefix FOLDER --no-package-lock tests/nodemailer/package.json's dependencies   (as .ci/run does)
NODEMAILER_RELEASES=FOLDER/node_modules python -m pytest -m nodemailer
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.nodemailer.cases import HERE, Case, generated, named
from tests.nodemailer.expecting import ENVIRONMENT, Outcome, Said, differences, expected, observed

pytestmark = pytest.mark.nodemailer

GENERATED, SEED = 250, 20261122
TOGETHER = 6  # releases
RELEASES = tuple(
    json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"],
)


def every_case() -> list[Case]:
    return [*named(), *generated(GENERATED, SEED)]


@pytest.fixture(scope="session")
def installed() -> Path:
    folder = os.environ.get("NODEMAILER_RELEASES", "")
    assert folder, "NODEMAILER_RELEASES must name the folder with the packages of tests/nodemailer/package.json"
    return Path(folder).resolve()


@pytest.fixture(scope="session")
def project(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package for each release, with a file for each case in it."""
    root = tmp_path_factory.mktemp("releases")
    for release in RELEASES:
        folder = root / release
        (folder / "node_modules").mkdir(parents=True)
        (folder / "node_modules" / "nodemailer").symlink_to(installed / release)
        version = release.removeprefix("nodemailer-")
        (folder / "package.json").write_text(json.dumps({"name": release, "dependencies": {"nodemailer": version}}))
        for name in ("harness.js", "certificate.js"):
            shutil.copy(HERE / name, folder)
        listed = []
        for at, case in enumerate(every_case()):
            (folder / f"case-{at}.js").write_text(case.text, encoding="utf-8")
            listed.append({"name": case.name, "file": f"case-{at}.js", "server": case.server._asdict()})
        (folder / "cases.json").write_text(json.dumps(listed))
    subprocess.run(["git", "init", "--quiet", str(root)], check=True)
    return root


@pytest.fixture(scope="session")
def seen(project: Path) -> dict[str, list[dict[str, Any]]]:
    """What the real Nodemailer did, by release. Several run at a time, since a run is waiting for the most part."""
    environ = {**os.environ, **ENVIRONMENT, "NODE_NO_WARNINGS": "1"}
    made: dict[str, list[dict[str, Any]]] = {}
    waiting = list(RELEASES)
    while waiting:
        now, waiting = waiting[:TOGETHER], waiting[TOGETHER:]
        command = ["node", "harness.js", "cases.json", "outcomes.jsonl"]
        running = [subprocess.Popen(command, cwd=project / one, env=environ) for one in now]
        for release, process in zip(now, running, strict=True):
            assert process.wait(timeout=300) == 0
            lines = (project / release / "outcomes.jsonl").read_text(encoding="utf-8").splitlines()
            made[release] = [json.loads(line) for line in lines]
    return made


@pytest.fixture(scope="session")
def predicted(project: Path) -> dict[str, list[dict[str, Any]]]:
    """What the tool says, by file."""
    command = [sys.executable, "-m", "oauthlint", "effective", str(project), "--format", "json"]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    made: dict[str, list[dict[str, Any]]] = {}
    for one in json.loads(out)["transports"]:
        made.setdefault(one["place"]["path"], []).append(one)
    return made


def value_of(project: Path) -> Callable[[Said], object]:
    """What stands in place of what the tool does not show: a variable's value, or the text at the place it gives."""

    def value(said: Said) -> object:
        if said["state"] in ("known", "absent"):
            return said["value"] if said["value"] is not None else ""
        name = re.fullmatch(r"process\.env\.([A-Z_]+)", said["shown"])
        if name:
            return ENVIRONMENT.get(name[1], "")
        place = said["places"][0]
        line = (project / place["path"]).read_text(encoding="utf-8").splitlines()[place["line"] - 1]
        found = re.match(r"(?:'([^']*)'|:([^'@]*)@)", line[place["column"] - 1 :])
        return found and (found[1] if found[1] is not None else found[2])

    return value


def outcome(found: list[dict[str, Any]], case: Case, project: Path) -> Outcome:
    """The outcome by the prediction: of the message where it brings its own login, else of the transport."""
    (below,) = [one for one in found if one["kind"] == "transport"]
    (own,) = [one for one in found if one["kind"] == "message"] if case.message else (below,)
    return expected(own, below, case.server, value_of(project))


@pytest.mark.parametrize("release", RELEASES)
def test_nodemailer_does_what_the_tool_says(
    release: str,
    project: Path,
    seen: dict[str, list[dict[str, Any]]],
    predicted: dict[str, list[dict[str, Any]]],
) -> None:
    wrong: list[str] = []
    cases = every_case()
    assert [one["name"] for one in seen[release]] == [one.name for one in cases]
    for at, (case, was) in enumerate(zip(cases, seen[release], strict=True)):
        try:
            want = outcome(predicted.get(f"{release}/case-{at}.js", []), case, project)
        except (ValueError, TypeError, KeyError) as error:
            wrong.append(f"{case.name}: not predicted ({type(error).__name__} {error})\n{case.text}")
            continue
        lines = differences(want, observed(was), case.explained)
        wrong += [f"{case.name}: {'; '.join(lines)}\n{case.text}"] if lines else []
    assert not wrong, f"{len(wrong)} of {len(cases)}\n" + "\n".join(wrong[:8])
