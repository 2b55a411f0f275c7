"""Repairs that are in each other's way, drawn at random: those that are made together do not touch, none is made by half,
the others get their turn, and it comes to an end.
"""

from collections.abc import Sequence
from itertools import combinations

from hypothesis import assume, given
from hypothesis import strategies as some

from oauthlint.fix import repaired
from oauthlint.fix.edits import apart, made
from oauthlint.model.finding import Edit, Finding
from oauthlint.model.source import Place
from tests.fix.test_fix import auditor

DATA = b"0123456789abcdefghij"
PATHS = ("a", "b")
SPANS = some.tuples(some.sampled_from(PATHS), some.integers(0, len(DATA)), some.integers(0, 6)).map(
    lambda one: Place(one[0], one[1], min(len(DATA), one[1] + one[2]))
)
EDITS = some.builds(Edit, SPANS, some.sampled_from(["", "X", "YY", "\n"]))


def finding(edits: Sequence[Edit]) -> Finding:
    return Finding("a-rule", "error", "high", "Wrong.", edits[0].place, "", (), (), (), "", edits=tuple(edits))


def is_apart(edits: Sequence[Edit]) -> bool:
    """Whether the edits of one finding leave each other alone."""
    return all(
        one.place.path != other.place.path or one.place.end < other.place.start or other.place.end < one.place.start
        for one, other in combinations(edits, 2)
    )


FINDINGS = some.lists(some.lists(EDITS, min_size=1, max_size=3).filter(is_apart).map(finding), min_size=1, max_size=8)


@given(FINDINGS)
def test_what_is_made_together_touches_nowhere_and_is_made_whole(findings: list[Finding]) -> None:
    chosen = apart(findings)
    assert chosen[0] is findings[0]
    assert all(any(one is other for other in findings) for one in chosen)
    places = [edit.place for one in chosen for edit in one.edits]
    assume(len(set(places)) == len(places))  # lines that stand together beside the code: `test_edits`
    files = dict.fromkeys(PATHS, DATA)
    after = made(files, [edit for one in chosen for edit in one.edits])
    assert after == made(files, [edit for one in reversed(chosen) for edit in one.edits])
    one_by_one = dict(files)
    for edit in sorted((edit for one in chosen for edit in one.edits), key=lambda one: one.place, reverse=True):
        one_by_one = made(one_by_one, [edit])
    assert after == one_by_one
    for path in PATHS:
        own = [edit for one in chosen for edit in one.edits if edit.place.path == path]
        kept = bytes(
            byte for at, byte in enumerate(DATA) if not any(edit.place.start <= at < edit.place.end for edit in own)
        )
        added = sum(len(edit.text) for edit in own)
        assert bytes(byte for byte in after[path] if byte in DATA) == kept
        assert len(after[path]) == len(kept) + added


@given(FINDINGS)
def test_nothing_waits_that_could_have_been_made(findings: list[Finding]) -> None:
    chosen = apart(findings)
    waiting = [one for one in findings if not any(one is other for other in chosen)]
    assert [one for one in waiting if apart([*chosen, one]) != chosen] == []


@given(
    text=some.text("ab! .", min_size=1, max_size=24),
    reach=some.lists(some.tuples(some.integers(0, 3), some.integers(1, 4)), min_size=24, max_size=24),
    stubborn=some.sets(some.integers(0, 23), max_size=3),
)
def test_each_is_repaired_or_refused_in_the_end_and_the_rest_stays(
    text: str, reach: list[tuple[int, int]], stubborn: set[int]
) -> None:
    """Every `!` wants to become a full stop, and takes some of what is around it along, as it is."""

    def fix(data: bytes, at: int) -> tuple[Edit, ...]:
        before, after = reach[at % 24]
        start, end = max(0, at - before), min(len(data), at + after)
        quiet = b"!" if data[:at].count(b"!") in stubborn and len(stubborn) > 2 else b"."
        return (Edit(Place("a", start, end), (data[start:at] + quiet + data[at + 1 : end]).decode()),)

    before = text.encode()
    done = repaired(auditor({"a": before}, fix), ["a"])
    after = done.after.get("a", before)
    assert after.replace(b"!", b".") == before.replace(b"!", b".")
    assert after.count(b"!") == before.count(b"!") - len(done.fixed)
    assert len(done.refused) <= before.count(b"!")
    if len(stubborn) <= 2:
        assert (done.refused, after.count(b"!")) == ((), 0)
    assert repaired(auditor({"a": after}, fix), ["a"]).after == {} or done.refused
