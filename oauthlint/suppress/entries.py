"""Findings answered by their fingerprint: entries of the configuration and of the baseline.

An entry follows its file when that is renamed: the old path is gone, and exactly one finding would have its
fingerprint there. It never follows a value that has changed, since the fingerprint has the value's tag in it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from oauthlint.model.finding import Entry, Finding, Suppression
from oauthlint.model.record import NamedTuple

# The fingerprint of a finding as the n-th of its like in another file.
Named = Callable[[Finding, str, int], str]


class Kept(NamedTuple):
    """The entries of a project and what is needed to apply them; `by` is "configuration" or "baseline"."""

    by: str
    entries: tuple[Entry, ...]
    today: str
    named: Named
    gone: Callable[[str], bool]  # whether there is no file at a path any more


class Answered(NamedTuple):
    """The findings, some with a suppression, and each entry with the fingerprint of what it answers, "" for nothing."""

    findings: tuple[Finding, ...]
    entries: tuple[tuple[str, Entry, str], ...]


def answered(findings: Sequence[Finding], kept: Kept) -> Answered:
    """The findings with those suppressed that an entry names and that nothing else suppresses yet."""
    whose = _whose(findings, kept)
    by_finding = {fingerprint: one for one, fingerprint in whose if fingerprint and not is_over(one, kept.today)}
    marked = []
    for finding in findings:
        entry = by_finding.get(finding.fingerprint)
        if entry is not None and entry.rule == finding.rule and finding.suppression is None:
            marked.append(finding._replace(suppression=Suppression(kept.by, None, entry.reason, entry.until)))
        else:
            marked.append(finding)
    return Answered(tuple(marked), tuple((kept.by, entry, fingerprint) for entry, fingerprint in whose))


def is_over(entry: Entry, today: str) -> bool:
    """Whether an entry has expired; the day of `until` is its last."""
    return bool(entry.until and today and entry.until < today)


def _whose(findings: Sequence[Finding], kept: Kept) -> list[tuple[Entry, str]]:
    """Each entry with the fingerprint of the finding that it means."""
    there = {one.fingerprint for one in findings}
    numbered = _numbered(findings)
    free = [one for one in numbered if one[0].fingerprint not in {entry.fingerprint for entry in kept.entries}]
    found = []
    for entry in kept.entries:
        if entry.fingerprint in there:
            found.append((entry, entry.fingerprint))
            continue
        moved = [
            one.fingerprint
            for one, number in free
            if one.rule == entry.rule and entry.path and kept.named(one, entry.path, number) == entry.fingerprint
        ]
        found.append((entry, moved[0] if len(moved) == 1 and kept.gone(entry.path) else ""))
    return found


def _numbered(findings: Iterable[Finding]) -> list[tuple[Finding, int]]:
    """Each finding with its number among those of its file that are alike, from 1."""
    counts: Counter[tuple[object, ...]] = Counter()
    numbered = []
    for one in sorted(findings, key=lambda one: (one.place, one.rule)):
        key = (one.rule, one.place.path, one.where, one.tag)
        counts[key] += 1
        numbered.append((one, counts[key]))
    return numbered
