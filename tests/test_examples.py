"""An example that is not true is found out, whichever way it fails."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from oauthlint import examples
from oauthlint.config import Settings
from oauthlint.examples import Audit
from oauthlint.model.finding import Edit, Finding
from oauthlint.model.report import Inventory, Report
from oauthlint.model.source import Place, Problem
from oauthlint.pack import Pack
from tests.pack.demo import DEMO, LANGUAGE, pack_folder


class NoSources:
    def text(self, path: str) -> object:
        raise AssertionError(path)

    masks = text


def auditing(word: str, new: str = "", *, rule: str = "demo-option", problem: Problem | None = None) -> Audit:
    """An audit that finds `word` wherever it stands, and would write `new` for it."""

    def audit(paths: Sequence[str], settings: Settings, pack: Pack) -> Report:
        assert settings.profile == "audit"
        assert settings.select[0] == "demo-option"
        assert settings.now == examples.NOW
        assert [one.id for one in pack.rules] == ["demo-option"]
        (root,) = paths
        found = []
        for path in sorted(Path(root).rglob("*.js")):
            text = path.read_text(encoding="utf-8")
            at = text.find(word)
            while at >= 0:
                place = Place(path.relative_to(root).as_posix(), at, at + len(word))
                edits = (Edit(place, new),) if new else ()
                found.append(Finding(rule, "error", "high", "", place, "", (), (), (), "", edits=edits))
                at = text.find(word, at + 1)
        problems = (problem,) if problem else ()
        inventory = Inventory(0, 0, (), 0)
        return Report(root, tuple(found), problems, (), (), (), inventory, (), (), NoSources(), 0)  # type: ignore[arg-type]  (nobody asks them)

    return audit


def whys(folder: Path, audit: Audit, text: str = DEMO) -> list[str]:
    pack = examples.folder_pack(str(pack_folder(folder, demo=text)), LANGUAGE)
    return [f"{one.example}: {one.why}" for one in examples.test_pack(pack, audit)]


REPAIRS = auditing("clientID: a", "clientId: a")


def test_true_examples_do_not_fail(tmp_path: Path) -> None:
    assert whys(tmp_path, REPAIRS) == []


@pytest.mark.parametrize(
    ("audit", "why"),
    [
        (auditing("nothing"), "example 1: bad: 0 findings, and there must be one"),
        (auditing("a"), "example 1: bad: 2 findings, and there must be one"),
        (
            auditing("ID: a"),
            "example 1: bad: the finding begins at src/mail.js, line 1, with `ID: a }`, and not where `at` says",
        ),
        (auditing("client"), "example 1: good: the rule has a finding"),
        (auditing("DEMO-"), "passport: good: the rule has a finding"),  # a made-up value stands there
        (auditing("clientID: a", "clientId: b"), "example 1: good: not what the fix makes of bad"),
        (auditing("clientID: a"), "fix: the rule has a fix, and no example in which a finding has an edit"),
        (auditing("clientID: a", rule="other"), "example 1: bad: 0 findings, and there must be one"),
        (
            auditing("x", problem=Problem("internal", "src/mail.js", "a defect")),
            "example 1: src/mail.js: a defect",
        ),
    ],
)
def test_an_example_that_is_not_true_fails(tmp_path: Path, audit: Audit, why: str) -> None:
    assert why in whys(tmp_path, audit)


def test_a_problem_that_was_recovered_from_is_none(tmp_path: Path) -> None:
    recovered = Problem("recovered", "src/mail.js", "broken syntax")
    assert whys(tmp_path, auditing("clientID: a", "clientId: a", problem=recovered)) == []


def test_a_token_format_must_exist(tmp_path: Path) -> None:
    text = DEMO.replace("demo-secret", "no-secret")
    assert whys(tmp_path, REPAIRS, text) == ["passport: there is no token format 'no-secret'"]
