"""Repairs are tried by auditing: what breaks a file or leaves its finding is refused; conflicts take several passes."""

from collections.abc import Callable, Mapping

import pytest

from oauthlint.fix import repaired
from oauthlint.model.finding import Edit, Finding
from oauthlint.model.report import Inventory, Report
from oauthlint.model.source import Place, Problem, Text

Fix = Callable[[bytes, int], tuple[Edit, ...]]


class Texts:
    """The files of a made-up project."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files

    def text(self, path: str) -> Text:
        return Text(self.files.get(path, b""))

    def masks(self, _path: str) -> tuple[()]:
        return ()


def auditor(files: Mapping[str, bytes], fix: Fix, *, safe: bool = True) -> Callable[[Mapping[str, bytes]], Report]:
    """An audit by which every `!` is wrong, and every file with `(` in it is broken."""

    def audit(changed: Mapping[str, bytes]) -> Report:
        now = {**files, **changed}
        found = [
            Finding(
                "no-shouting", "error", "high", "Loud.", Place(path, at, at + 1), "", (), (), (), "", safe=safe
            )._replace(edits=fix(data, at), where=(str(data[:at].count(b"!")),))
            for path, data in now.items()
            for at in range(len(data))
            if data[at : at + 1] == b"!"
        ]
        problems = tuple(Problem("recovered", path, "broken") for path, data in now.items() if b"(" in data)
        seen = Inventory(len(now), 0, (), 0)
        return Report("/p", tuple(found), problems, (), (), (), seen, (), (), Texts(now), 0.0)

    return audit


def quieter(_data: bytes, at: int) -> tuple[Edit, ...]:
    return (Edit(Place("a", at, at + 1), "."),)


def greedy(data: bytes, at: int) -> tuple[Edit, ...]:
    """Takes its neighbour along, so that two in a row are in each other's way."""
    return (Edit(Place("a", at, min(len(data), at + 2)), "." + data[at + 1 : at + 2].decode()),)


def breaking(data: bytes, at: int) -> tuple[Edit, ...]:
    return (Edit(Place("a", at, at + 1), "(" if data[at - 1 : at] == b"x" else "."),)


def idle(_data: bytes, at: int) -> tuple[Edit, ...]:
    return (Edit(Place("a", at, at), " "),)


@pytest.mark.parametrize("fix", [quieter, greedy])
def test_all_are_repaired_in_as_many_passes_as_it_takes(fix: Fix) -> None:
    done = repaired(auditor({"a": b"a!!b!"}, fix), ["a"])
    assert (done.before, done.after) == ({"a": b"a!!b!"}, {"a": b"a..b."})
    assert (len(done.fixed), done.refused, done.report.findings) == (3, (), ())


def test_a_repair_that_breaks_its_file_is_refused_and_the_others_are_made() -> None:
    done = repaired(auditor({"a": b"a! x! b!"}, breaking), ["a"])
    assert done.after == {"a": b"a. x! b."}
    assert [one.why for one in done.refused] == ["the file cannot be parsed after it"]


def test_a_repair_that_leaves_its_finding_is_refused() -> None:
    done = repaired(auditor({"a": b"a!"}, idle), ["a"])
    assert done.after == {}
    assert [one.why for one in done.refused] == ["the finding is still there after it"]


def test_a_file_that_is_broken_already_is_left_alone() -> None:
    done = repaired(auditor({"a": b"(a!"}, quieter), ["a"])
    assert done.after == {}
    assert [one.why for one in done.refused] == ["the file cannot be parsed, with or without it"]


def test_only_files_that_were_named_are_repaired() -> None:
    assert repaired(auditor({"a": b"a!"}, quieter), ["b"]).after == {}


def test_what_is_not_safe_waits_to_be_asked_for() -> None:
    audit = auditor({"a": b"a!"}, quieter, safe=False)
    assert repaired(audit, ["a"]).after == {}
    assert repaired(audit, ["a"], unsafe=True).after == {"a": b"a."}
