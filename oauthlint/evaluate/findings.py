"""What becomes of all the YES of a run: findings with names and repairs, each said once, in order.

Imported when there is one: most hook calls find nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from oauthlint.evaluate.condition import Engine
from oauthlint.evaluate.edits import Read, repaired
from oauthlint.evaluate.fingerprint import fingerprinted
from oauthlint.evaluate.verdict import Hit, hit
from oauthlint.evaluate.yes import Yes
from oauthlint.evaluate.yields import outspoken
from oauthlint.model.finding import Finding
from oauthlint.model.rule import CONFIDENCES, SEVERITIES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from oauthlint.model.vocabularies import Confidence


def findings(
    engine: Engine, answers: Iterable[Yes], floor: Confidence, read: Read, within: frozenset[str] | None = None
) -> tuple[Finding, ...]:
    """The findings in the order of path, place and rule; `floor`, `read` and `within` as for `evaluate`."""
    heard = outspoken(named(engine, answers), floor)
    told = [one for one in heard if within is None or {one.finding.place.path, one.fact.about.place.path} & within]
    found = [repaired(engine, one, read) for one in told]
    return tuple(sorted(found, key=lambda one: (one.place, one.rule)))


def named(engine: Engine, answers: Iterable[Yes]) -> list[Hit]:
    """A hit for each answer with its fingerprint, before any rule has yielded to another."""
    made = (hit(engine, one) for one in answers)
    return fingerprinted(_once(one for one in made if one is not None))


def _once(hits: Iterable[Hit]) -> list[Hit]:
    """The hits without those that say the same of the same place again.

    Of several the surest is kept, that with the least conditions, the gravest: a test may use what the product does.
    """
    seen: dict[tuple[object, ...], Hit] = {}
    for one in hits:
        key = (one.finding.rule, one.finding.place, one.said)
        if key not in seen or _weight(one.finding) > _weight(seen[key].finding):
            seen[key] = one
    return list(seen.values())


def _weight(finding: Finding) -> tuple[int, int, int]:
    severity = SEVERITIES.index(finding.severity)
    return CONFIDENCES.index(finding.confidence), -len(finding.branch), severity
