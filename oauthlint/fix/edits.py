"""Edits made in bytes: what they do not name stays as it is, line ends, byte order mark and all."""

from collections.abc import Iterable, Mapping

from oauthlint.model.finding import Edit, Finding
from oauthlint.model.source import Place

Files = dict[str, bytes]


def made(files: Mapping[str, bytes], edits: Iterable[Edit]) -> Files:
    """The files with the edits made, which do not overlap; a file that is not there is taken as empty."""
    after = dict(files)
    for edit in sorted(edits, key=lambda one: one.place, reverse=True):
        path, start, end = edit.place
        data = after.get(path, b"")
        after[path] = data[:start] + edit.text.encode() + data[end:]
    return after


def apart(findings: Iterable[Finding]) -> list[Finding]:
    """The findings whose edits do not touch those of an earlier one; the others have to wait for the next pass."""
    taken: list[Place] = []
    chosen = []
    for one in findings:
        places = [edit.place for edit in one.edits]
        if not any(_touch(place, other) for place in places for other in taken):
            chosen.append(one)
            taken += places
    return chosen


def _touch(one: Place, other: Place) -> bool:
    """Whether two places overlap or begin together; an entry that is removed beside another counts, too."""
    return one.path == other.path and one.start <= other.end and other.start <= one.end
