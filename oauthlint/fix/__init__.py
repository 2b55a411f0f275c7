"""Repairs, tried before anybody sees them: a file changes only where an audit of the changed file has found it better.

Nothing is written here. Edits that are in each other's way are made in one pass after the other.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from oauthlint.fix.edits import Files, apart, made
from oauthlint.model.finding import Finding
from oauthlint.model.record import NamedTuple
from oauthlint.model.report import Report

PASSES = 200  # audits at most; edits in each other's way need a few

# Audits the project as it would be with other contents of some files.
Audit = Callable[[Mapping[str, bytes]], Report]
BROKEN = frozenset({"recovered", "malformed", "timeout", "internal"})


class Refusal(NamedTuple):
    """A repair that is not made, and why."""

    finding: Finding
    why: str


class Repaired(NamedTuple):
    """The report as it was and of what remains, the changed files as they were and as they would be, and the repairs.

    A file that is not there yet is empty in `before`.
    """

    first: Report
    report: Report
    before: Files
    after: Files
    fixed: tuple[Finding, ...]
    refused: tuple[Refusal, ...]


def repaired(audit: Audit, reported: Collection[str], *, unsafe: bool = False) -> Repaired:
    """The repairs of the standing findings in the reported files; those that are not safe only where `unsafe`.

    One after which its file cannot be parsed, or its finding is still there, is refused.
    """
    first = audit({})
    state = Repaired(first, first, {}, {}, (), ())
    for _ in range(PASSES):
        batch = apart(_wanted(state, frozenset(reported), unsafe=unsafe))
        if not batch:
            break
        state = _step(audit, state, batch)
    return state


def _wanted(state: Repaired, reported: frozenset[str], *, unsafe: bool) -> Iterator[Finding]:
    """The findings whose repair is to be tried: those in files that were named, and not yet refused."""
    refused = {identity(one.finding) for one in state.refused}
    for one in state.report.standing:
        if one.edits and (one.safe or unsafe) and one.place.path in reported and identity(one) not in refused:
            yield one


def _step(audit: Audit, state: Repaired, batch: Sequence[Finding]) -> Repaired:
    """The state with as much of the front of the batch as is sound, or with the first of it refused."""
    while True:
        text = state.report.sources.text
        edits = [edit for one in batch for edit in one.edits]
        before = {edit.place.path: text(edit.place.path).data for edit in edits}
        after = state.after | made(before, edits)
        report = audit(after)
        why = next(_complaints(batch, state, report), "")
        if not why:
            fixed = (*state.fixed, *batch)
            return state._replace(report=report, before=before | state.before, after=after, fixed=fixed)
        if len(batch) == 1:
            return state._replace(refused=(*state.refused, Refusal(batch[0], why)))
        batch = batch[: len(batch) // 2]


def _complaints(batch: Sequence[Finding], state: Repaired, after: Report) -> Iterator[str]:
    """What is wrong with the files after the repairs of a batch."""
    was = {one.path: one.kind for one in state.first.problems}
    broken = {one.path for one in after.problems if one.kind in BROKEN}
    for path in sorted({edit.place.path for one in batch for edit in one.edits}):
        if was.get(path) == "encoding":
            yield "the file is not UTF-8"
        if path in broken:
            yield "the file cannot be parsed" + (", with or without it" if was.get(path) in BROKEN else " after it")
    if _remain(batch, state.report, after, identity) and _remain(batch, state.report, after, _like):
        yield "the finding is still there after it"


def _remain(batch: Sequence[Finding], there: Report, left: Report, key: Callable[[Finding], object]) -> bool:
    """Whether fewer findings are gone than were repaired, told apart by a key."""
    before, after = Counter(map(key, there.findings)), Counter(map(key, left.findings))
    return any(after[what] > before[what] - number for what, number in Counter(map(key, batch)).items())


def _like(finding: Finding) -> object:
    """What is the same of findings of which one shows when another is gone: two faults of one scope."""
    return finding.rule, finding.place.path


def identity(finding: Finding) -> tuple[object, ...]:
    """What stays the same of a finding while other repairs move it."""
    return finding.rule, finding.place.path, finding.where, finding.tag, finding.message
