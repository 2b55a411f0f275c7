"""One root cause, one finding: a rule keeps silent where one that it `yields-to` has spoken about the same thing.

What a finding says of a whole (a transport, a client) it says of every part of it, wherever that is written; what it
says of a part (one key of an auth block) concerns another finding only where that one points at it or relates it.
A rule that is off says nothing, so nobody yields to it; one whose finding is suppressed later has spoken.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from oauthlint.evaluate.verdict import Hit
from oauthlint.model.facts import PARTS
from oauthlint.model.rule import CONFIDENCES
from oauthlint.model.source import Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from oauthlint.model.vocabularies import Confidence


def outspoken(hits: Sequence[Hit], floor: Confidence) -> list[Hit]:
    """The hits that are left when each rule has yielded; nobody yields to a finding below the `floor`."""
    spoken: dict[tuple[str, str], list[Hit]] = {}
    heard_of = {name for one in hits for name in one.rule.yields_to}
    for one in hits:
        if one.rule.id in heard_of and CONFIDENCES.index(one.finding.confidence) >= CONFIDENCES.index(floor):
            for spot in _spots(one):
                spoken.setdefault((one.rule.id, spot), []).append(one)
    return [one for one in hits if not (one.rule.yields_to and _yields(one, spoken))]


def yields_to(one: Hit, other: Hit) -> bool:
    """Whether the first keeps silent where the second has spoken."""
    return other.rule.id in one.rule.yields_to and _same(one, other)


def _yields(one: Hit, spoken: dict[tuple[str, str], list[Hit]]) -> bool:
    others = (other for name in one.rule.yields_to for spot in _spots(one) for other in spoken.get((name, spot), ()))
    return any(_same(one, other) for other in others)


def _spots(one: Hit) -> set[str]:
    """Names under which those who speak of the same thing find each other: files, and the block that it is part of."""
    about = one.fact.about
    places = (about.place, one.finding.place, *(place for trail in about.trails.values() for place in trail))
    return {place.path for place in places} | ({f"\0{about.block}"} if about.block else set())


def _same(one: Hit, other: Hit) -> bool:
    """Whether two hits are about the same thing."""
    trails = one.fact.about.trails
    pointed_at = [one.finding.place, *[place for field, _ in one.rule.relates for place in trails.get(field, ())[:1]]]
    if _overlap(other.finding.place, pointed_at):
        return True
    if other.fact.kind in PARTS:
        return False
    block = other.fact.about.block
    return _overlap(one.finding.place, [other.fact.about.place]) or (bool(block) and one.fact.about.block == block)


def _overlap(place: Place, others: Iterable[Place]) -> bool:
    """Whether a place shares a character with one of the others."""
    return any(place.path == other.path and place.start < other.end and other.start < place.end for other in others)
