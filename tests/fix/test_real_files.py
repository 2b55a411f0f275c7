"""Repairs of files as people write them, all in one project: healed, nothing else changed, and git takes the patch."""

import subprocess
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import pytest

from oauthlint.audit import LANGUAGE
from oauthlint.config import Settings
from oauthlint.fix import BROKEN, Repaired
from oauthlint.fix.patch import patch
from oauthlint.fix.write import write
from oauthlint.inquiries import repair
from oauthlint.model.report import Report
from oauthlint.model.sample import filled
from oauthlint.pack import load_pack
from tests.fix.ways import SHAPES, Shape, keeps_its_ways

FORMATS = load_pack(LANGUAGE).knowledge.formats
FILES = sorted(Path(__file__).with_name("files").iterdir())
MANIFEST = '{\n  "private": true,\n  "dependencies": {\n    "nodemailer": "^10.0.0"\n  }\n}\n'
# A patch would repeat a secret, or in the last one what looks like one: the name of a rule in a comment.
SECRETS = {"gmail-tutorial.js", "fallbacks.js", "sendgrid.ts", "suppressed.js"}
SETTINGS = Settings(profile="audit", min_confidence="low", unsafe_fixes=True, now="2026-11-22")


class Healed(NamedTuple):
    """A project on disk, as it was before any repair, and what the repairs are."""

    folder: Path
    was: dict[str, bytes]
    done: Repaired


@pytest.fixture(scope="module", params=SHAPES, ids=lambda one: one.__name__)
def healed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Healed:
    shape: Shape = request.param
    folder = tmp_path_factory.mktemp("project")
    was = {one.name: filled(one.read_text(encoding="utf-8"), FORMATS).encode() for one in FILES}
    was = {name: shape(name, data) for name, data in (was | {"package.json": MANIFEST.encode()}).items()}
    for name, data in was.items():
        (folder / name).write_bytes(data)
    subprocess.run(["git", "init", "-q", folder], check=True)
    subprocess.run(["git", "-C", folder, "add", "-A"], check=True)
    return Healed(folder, was, repair([str(folder)], SETTINGS))


def left(report: Report) -> set[tuple[str, str]]:
    """Rule and file of what could still be repaired."""
    return {(one.rule, one.place.path) for one in report.standing if one.edits}


def test_every_repair_heals_and_none_is_refused(healed: Healed) -> None:
    done = healed.done
    assert [(one.finding.rule, one.finding.place.path, one.why) for one in done.refused] == []
    assert len({one.rule for one in done.fixed}) > 20
    assert left(done.report) == set()
    assert not {one.path for one in done.report.problems if one.kind in BROKEN}


def test_what_needs_no_repair_is_as_it_was(healed: Healed) -> None:
    assert {"clean.js", "Contact.vue"}.isdisjoint(healed.done.after)


def test_nothing_changes_but_the_lines_that_were_told(healed: Healed) -> None:
    for path, data in healed.done.after.items():
        before = healed.was.get(path, b"")
        keeps_its_ways(before, data)
        old, new = before.split(b"\n"), data.split(b"\n")
        codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        lines = {
            line for tag, first, last, _, _ in codes if tag != "equal" for line in range(first, max(last, first + 1))
        }
        assert lines <= told(healed.done.first, path, len(old)), path


def told(report: Report, path: str, end: int) -> set[int]:
    """The lines, from 0, that the findings of a file point at or would change, and those right beside."""
    text = report.sources.text(path)
    edits = [edit.place for one in report.findings for edit in one.edits]
    places = [*edits, *[one.place for one in report.findings if one.edits]]
    lines = {
        line
        for one in places
        if one.path == path
        for line in range(text.line_of(one.start) - 2, text.line_of(max(one.start, one.end - 1)) + 1)
    }
    return lines if path in {one.place.path for one in report.findings} else lines | set(range(end))


def test_git_makes_the_repaired_files_of_the_patch(healed: Healed, tmp_path: Path) -> None:
    done = healed.done
    secrets = {path: [one for one, _ in done.first.sources.masks(path)] for path in done.after}
    made = {path: patch(path, done.before[path], data, secrets[path]) for path, data in done.after.items()}
    assert {path for path, one in made.items() if one.withheld} == SECRETS
    for path, data in healed.was.items():
        (tmp_path / path).write_bytes(data)
    text = b"".join(one.data for one in made.values())
    config = ("-c", "core.autocrlf=false", "-c", "apply.whitespace=nowarn")
    subprocess.run(["git", *config, "apply", "-"], cwd=tmp_path, input=text, check=True)
    for path, one in made.items():
        if not one.withheld:
            assert (tmp_path / path).read_bytes() == done.after[path], path


def test_twice_is_as_good_as_once(healed: Healed) -> None:
    write(str(healed.folder), healed.done.before, healed.done.after)
    again = repair([str(healed.folder)], SETTINGS)
    assert again.after == {}
    assert again.first.findings == healed.done.report.findings
