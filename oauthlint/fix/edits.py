"""Edits made in bytes: what they do not name stays as it is, line ends, byte order mark and all."""

from collections.abc import Iterable, Mapping

from oauthlint.model.finding import Edit, Finding

Files = dict[str, bytes]


def made(files: Mapping[str, bytes], edits: Iterable[Edit]) -> Files:
    """The files with the edits made, which do not overlap; a file that is not there is taken as empty.

    Of several that add something in one place, the first comes first; what two of them add alike is added once.
    """
    after = dict(files)
    ordered = sorted(enumerate(dict.fromkeys(edits)), key=lambda one: (one[1].place, one[0]), reverse=True)
    for _, edit in ordered:
        path, start, end = edit.place
        data = after.get(path, b"")
        after[path] = data[:start] + edit.text.encode() + data[end:]
    return after


def apart(findings: Iterable[Finding]) -> list[Finding]:
    """The findings whose edits do not touch those of an earlier one; the others have to wait for the next pass."""
    taken: list[tuple[Edit, bool]] = []
    chosen = []
    for one in findings:
        mine = [(edit, edit.place.path != one.place.path) for edit in one.edits]
        if not any(_touch(edit, other) for edit in mine for other in taken):
            chosen.append(one)
            taken += mine
    return chosen


def _touch(one: tuple[Edit, bool], other: tuple[Edit, bool]) -> bool:
    """Whether two edits overlap or begin together; an entry that is removed beside another counts, too.

    Lines that are added to a file beside the code may stand together, if they are the same or have nothing in common.
    """
    (left, lines), (right, more) = one, other
    place, there = left.place, right.place
    if place.path != there.path or place.start > there.end or there.start > place.end:
        return False
    if not (lines and more and place == there and place.start == place.end):
        return True
    apart = set(left.text.splitlines()).isdisjoint(right.text.splitlines())
    return left != right and not (apart and left.text[:1] not in "\r\n" and right.text[:1] not in "\r\n")
