"""Whole projects that are nearly right: audited, told in every format, repaired. What is said is true of their files."""

import json
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock
from urllib.parse import unquote

from hypothesis import strategies as some
from jsonschema.validators import validator_for

from oauthlint.audit import audit
from oauthlint.config import Settings
from oauthlint.fix import BROKEN, Repaired
from oauthlint.fix.patch import patch
from oauthlint.inquiries import repair
from oauthlint.model.report import Report
from oauthlint.report import FORMATS, render
from tests.fuzz.changes import Change, changed, changes
from tests.fuzz.corpus import TESTS, Planted, Seed, pack, projects
from tests.fuzz.oracles import is_utf8, leaks

SETTINGS = Settings(profile="audit", min_confidence="low", now="2026-11-22", unsafe_fixes=True, no_cache=True, jobs=1)


class Project(NamedTuple):
    """The files of a project, and the secrets in them."""

    files: tuple[tuple[str, bytes], ...]
    secrets: tuple[Planted, ...]


def cases() -> some.SearchStrategy[Project]:
    """Projects of which one file, seldom two, are changed a little."""

    def project(files: tuple[Seed, ...], todo: list[Change], which: int, more: list[Change]) -> Project:
        parts = [(one.path, one.data) for one in files]
        for number, some_changes in ((which, todo), (which + 1, more)):
            path, data = parts[number % len(parts)]
            parts[number % len(parts)] = (path, changed(data, some_changes))
        return Project(tuple(parts), tuple(secret for one in files for secret in one.secrets if secret.alone))

    whole = some.sampled_from([files for files in projects() if len(files) < 12])
    return some.builds(project, whole, changes(4), some.integers(0, 11), changes(1))


def written(project: Project, folder: str) -> None:
    """Write the files of the project."""
    for path, data in project.files:
        Path(folder, path).parent.mkdir(parents=True, exist_ok=True)
        Path(folder, path).write_bytes(data)


def reports(project: Project) -> None:
    """Every format can be read by those it is for, points at what it means, and holds no secret."""
    with tempfile.TemporaryDirectory() as folder:
        written(project, folder)
        report = audit([folder], SETTINGS, pack())
        told = {name: render(report, name) for name in FORMATS}
        whole = b"\0".join(data for _, data in project.files)
        for name, text in told.items():
            seen = leaks(text, whole, project.secrets)
            assert not seen, f"leak: {len(seen)} pieces of a secret in {name}"
        for one in report.findings:
            assert 0 <= one.place.start <= one.place.end <= len(report.sources.text(one.place.path).data), (
                f"outside: {one}"
            )
        wrong = [*_sarif(json.loads(told["sarif-full"]), report)]
        assert not wrong, wrong[0]
        assert len(json.loads(told["json"])["findings"]) >= len(report.standing), "json: it lacks findings"
        json.loads(told["gitlab"])
        ET.fromstring(told["junit"])  # noqa: S314  (our own)


@cache
def _validator() -> Any:  # noqa: ANN401  (the library has no types)
    schema = json.loads((TESTS / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    return validator_for(schema)(schema)


def _sarif(log: dict[str, Any], report: Report) -> Iterator[str]:
    """What is wrong with a SARIF file."""
    (run,) = log["runs"]
    rules = run["tool"]["driver"].pop("rules")  # the same each time, and large
    for one in _validator().iter_errors(log):
        yield f"schema: {one.message[:200]}"
    notes = [
        one
        for one in run["invocations"][0]["toolExecutionNotifications"]
        if one["descriptor"]["id"] in {p.kind for p in report.problems}
    ]
    if len(notes) < len(report.problems):
        yield f"notifications: {len(notes)} for {len(report.problems)} problems"
    found = sorted((one.place.path, one.place.start) for one in report.findings)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        for where in (*result["locations"], *result.get("relatedLocations", ())):
            path, text, start = _pointed(where["physicalLocation"], report)
            if where in result["locations"] and (path, start) not in found:
                yield f"region: {result['ruleId']} is told elsewhere in {path}"
            shown = where["physicalLocation"]["region"].get("snippet", {}).get("text")
            if shown is not None and "…" not in shown and shown.encode("utf-8", "surrogateescape") != text:
                yield f"snippet: {shown[:80]!r} is told of {text[:80]!r}"


def _pointed(physical: dict[str, Any], report: Report) -> tuple[str, bytes, int]:
    """The path, the bytes that a region means, counted in UTF-16 units from the lines of the file, and where they begin."""
    path = unquote(physical["artifactLocation"]["uri"], errors="surrogateescape")
    data, region = report.sources.text(path).data, physical["region"]
    ends = [_offset(data, region[f"{end}Line"], region[f"{end}Column"]) for end in ("start", "end")]
    return path, data[ends[0] : ends[1]], ends[0]


def _offset(data: bytes, line: int, column: int) -> int:
    """The byte at a line and a column of UTF-16 units, both from 1."""
    lines = data.replace(b"\r\n", b"\n\0").replace(b"\r", b"\n").split(b"\n")  # CRLF keeps its two bytes
    before = sum(len(one) + 1 for one in lines[: line - 1])
    text = lines[line - 1].removeprefix(b"\0").decode("utf-8", "replace")
    skipped = len(lines[line - 1]) - len(lines[line - 1].removeprefix(b"\0"))
    units = 0
    for number, one in enumerate(text):
        if units >= column - 1:
            return before + skipped + len(text[:number].encode())
        units += 2 if one > "\uffff" else 1
    return before + skipped + len(text.encode())


def repairs(project: Project) -> None:
    """A repair breaks nothing, changes what it says, is a patch for git, and needs to be made once."""
    with tempfile.TemporaryDirectory() as folder:
        written(project, folder)
        done = _repaired(folder)
        files = dict(project.files)
        broken = {one.path for one in done.first.problems if one.kind in BROKEN}
        for path, data in done.after.items():
            assert done.before[path] == files.get(path, b""), f"before: {path} is not what was there"
            assert data != done.before[path], f"same: nothing changes in {path}"
        if {*done.fixed} <= {*done.first.findings}:  # in one pass, so that all edits are of the files as they were
            expected = dict(done.before)
            for edit in sorted(
                {edit for one in done.fixed for edit in one.edits}, key=lambda one: one.place, reverse=True
            ):
                path, start, end = edit.place
                expected[path] = b"".join((expected[path][:start], edit.text.encode(), expected[path][end:]))
            assert done.after == expected, "edits: more or less has changed than they say"
        now_broken = {one.path for one in done.report.problems if one.kind in BROKEN}
        assert now_broken <= broken, f"broken: {sorted(now_broken - broken)}"
        _patched(done, folder)
        again = _repaired(folder)
        assert again.after == {}, f"again: {sorted(again.after)}"


def _repaired(folder: str) -> Repaired:
    with mock.patch("oauthlint.inquiries.pack_of", return_value=pack()):  # loading it takes longer than the rest
        return repair([folder], SETTINGS)


def _patched(done: Repaired, folder: str) -> None:
    """Have git make the repairs, and see that it makes those that we make; then write them all."""
    for path, data in done.after.items():
        secrets = [one for one, _ in done.first.sources.masks(path)]
        made = patch(path, done.before[path], data, secrets)
        if made.data and is_utf8(data):
            config = ("-c", "core.autocrlf=false", "-c", "apply.whitespace=nowarn")
            told = subprocess.run(
                ["git", *config, "apply", "-"], cwd=folder, input=made.data, capture_output=True, check=False
            )
            assert told.returncode == 0, f"apply: {told.stderr[-200:]!r}"
            assert made.withheld or Path(folder, path).read_bytes() == data, (
                f"patch: git makes something else of {path}"
            )
        Path(folder, path).parent.mkdir(parents=True, exist_ok=True)
        Path(folder, path).write_bytes(data)
