"""Runs the examples inside rules: each `bad` must be found once at its mark, each `good` passed over in silence.

Where a finding has a repair, `bad` repaired must be `good`, byte for byte.
"""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence

from oauthlint.config import Settings, settle
from oauthlint.errors import OauthlintError
from oauthlint.fix.edits import Files, made
from oauthlint.model.finding import Finding
from oauthlint.model.record import NamedTuple
from oauthlint.model.report import Report
from oauthlint.model.rule import Rule
from oauthlint.model.sample import filled
from oauthlint.pack import Language, Pack, built, unfold

# Audits a whole folder with a pack, taking every file in it as tracked by git.
Audit = Callable[[Sequence[str], Settings, Pack], Report]


NOW = "2026-11-22"  # the day on which all examples are tried


class Failure(NamedTuple):
    """An example that is not true: of which rule, which one (from 1, or its words), and why."""

    rule: str
    example: str
    why: str


def folder_pack(folder: str, language: Language) -> Pack:
    """The pack of a folder of rules, with its examples; raises PackError."""
    return unfold(built(folder, language), examples=True)


def test_pack(pack: Pack, audit: Audit) -> list[Failure]:
    """What fails among the examples of all rules of a pack that has them."""
    return [failure for rule in pack.rules for failure in test_rule(rule, pack, audit)]


def test_rule(rule: Rule, pack: Pack, audit: Audit) -> Iterator[Failure]:
    """What fails among the examples of one rule of the pack."""
    repaired = False
    for number, example in enumerate(rule.examples, 1):
        name = example.about or f"example {number}"
        try:
            bad, good = _files(example.bad, pack), _files(example.good, pack)
            found = _findings(rule, pack, audit, bad) if bad else []
            silent = not good or not _findings(rule, pack, audit, good)
        except OauthlintError as wrong:
            yield Failure(rule.id, name, wrong.message)
            continue
        except KeyError as wrong:
            yield Failure(rule.id, name, f"there is no token format {wrong}")
            continue
        whys = [] if silent else ["good: the rule has a finding"]
        whys += _judged(found, bad, filled(example.at, pack.knowledge.formats)) if bad else []
        whys += _repaired(found, bad, good) if len(found) == 1 and good else []
        repaired = repaired or any(one.edits for one in found)
        yield from (Failure(rule.id, name, why) for why in whys)
    if rule.fix and not repaired:
        yield Failure(rule.id, "fix", "the rule has a fix, and no example in which a finding has an edit")


def _findings(rule: Rule, pack: Pack, audit: Audit, files: Files) -> list[Finding]:
    """The findings of the rule in a project of these files, with the rules that it yields to asked as well."""
    flags = {
        "profile": "audit",
        "select": ("all",) if rule.about == "suppression" else (rule.id, *rule.yields_to),
        "min_confidence": "low",
        "now": NOW,
    }
    with tempfile.TemporaryDirectory(prefix="oauthlint-") as folder:
        for path, data in files.items():
            target = os.path.join(folder, *path.split("/"))
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as file:
                file.write(data)
        report = audit([folder], settle(folder, flags, {}), pack)
    broken = [one for one in report.problems if one.incomplete]
    if broken:
        msg = f"{broken[0].path}: {broken[0].message}"
        raise OauthlintError(msg)
    return [one for one in report.findings if one.rule == rule.id]


def _judged(found: Sequence[Finding], bad: Files, mark: str) -> Iterator[str]:
    """What is wrong with the findings in `bad`."""
    if len(found) != 1:
        yield f"bad: {len(found)} findings, and there must be one"
        return
    place = found[0].place
    data = bad.get(place.path, b"")
    if not data[place.start :].startswith(mark.encode()):
        begins = data[place.start : place.start + 30].decode("utf-8", "replace").partition("\n")[0]
        line = data.count(b"\n", 0, place.start) + 1
        yield f"bad: the finding begins at {place.path}, line {line}, with `{begins}`, and not where `at` says"


def _repaired(found: Sequence[Finding], bad: Files, good: Files) -> Iterator[str]:
    """What is wrong with the repair of `bad`, where it has one."""
    if found[0].edits and made(bad, found[0].edits) != good:
        yield "good: not what the fix makes of bad"


def _files(files: Iterable[tuple[str, str]], pack: Pack) -> Files:
    """The files of an example with made-up values in the places of tokens."""
    return {path: filled(text, pack.knowledge.formats).encode() for path, text in files}
