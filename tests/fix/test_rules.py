"""What the fix of each rule promises, over all examples and over the ways in which people's files differ."""

import subprocess
from pathlib import Path

import pytest

from oauthlint import examples
from oauthlint.audit import LANGUAGE, audit
from oauthlint.config import Settings
from oauthlint.fix import BROKEN
from oauthlint.inquiries import repair
from oauthlint.model.rule import Example, Rule
from oauthlint.model.sample import filled
from oauthlint.pack import places
from tests.fix.ways import SHAPES, Shape, keeps_its_ways

PACK = examples.folder_pack(places(), LANGUAGE)
CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in PACK.rules
    if rule.fix is not None
    for number, example in enumerate(rule.examples, 1)
    if example.bad
]


def laid_out(folder: Path, example: Example, shape: Shape) -> dict[str, bytes]:
    """The bad files of an example in a folder, which git tracks."""
    files = {path: shape(path, filled(text, PACK.knowledge.formats).encode()) for path, text in example.bad}
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    subprocess.run(["git", "init", "-q", folder], check=True)
    subprocess.run(["git", "-C", folder, "add", "-A"], check=True)
    return files


@pytest.mark.parametrize("shape", SHAPES, ids=lambda one: one.__name__)
@pytest.mark.parametrize(("rule", "example"), CASES)
def test_a_repair_heals_changes_nothing_else_and_is_made_once(
    tmp_path: Path, rule: Rule, example: Example, shape: Shape
) -> None:
    files = laid_out(tmp_path, example, shape)
    settings = Settings(
        profile="audit",
        select=(rule.id, *rule.yields_to),
        min_confidence="low",
        isolated=True,
        unsafe_fixes=True,
    )
    done = repair([str(tmp_path)], settings)
    assert done.refused == ()
    if any(one.rule == rule.id and one.edits for one in done.first.findings):
        assert not [one for one in done.report.findings if one.rule == rule.id and one.edits]
        assert len([one for one in done.report.findings if one.rule == rule.id]) < len(done.first.findings)
    assert not {one.path for one in done.report.problems if one.kind in BROKEN} & done.after.keys()
    for path, data in done.after.items():
        keeps_its_ways(files.get(path, b""), data)
        (tmp_path / path).write_bytes(data)
    again = repair([str(tmp_path)], settings)
    assert again.after == {}
    assert audit([str(tmp_path)], settings).findings == done.report.findings
