"""One entry for each secret of a history: where it came in, whether it is still there, and which tags have it."""

from collections.abc import Collection, Iterable
from hashlib import blake2b

from oauthlint.git import commits
from oauthlint.history.holding import holders
from oauthlint.history.judging import Judged
from oauthlint.history.written import Version, Written
from oauthlint.model.history import Held
from oauthlint.model.rule import CONFIDENCES, SEVERITIES


def told(root: str, seen: Written, judged: Iterable[Judged]) -> tuple[Held, ...]:
    """The secrets that rules speak of, each once, however many files and versions hold it; the newest first."""
    every = list(judged)
    worst: dict[str, Judged] = {}
    for one in every:
        known = worst.get(one.secret.same)
        if known is None or _weight(known) < _weight(one):
            worst[one.secret.same] = one
    head = commits.tree(root, "HEAD")
    holding = holders(root, seen, every)
    held = [_held(root, seen, holding[same], head, one) for same, one in worst.items()]
    return tuple(sorted(held, key=lambda one: (one.first.day, one.finding.place, one.id), reverse=True))


def _weight(one: Judged) -> tuple[int, int]:
    return SEVERITIES.index(one.finding.severity), CONFIDENCES.index(one.finding.confidence)


def _held(root: str, seen: Written, holding: Collection[Version], head: frozenset[str], one: Judged) -> Held:
    """The entry of one secret."""
    spans = [seen.versions[each] for each in holding]
    there = {path for blob, path in holding if blob in head}
    replaced = [seen.replaced[each] for each in holding if each in seen.replaced]
    first, last = max(span.oldest for span in spans), min(span.newest for span in spans)
    name = seen.commits[first][0]
    return Held(
        id=_id(one, name),
        finding=one.finding,
        line=one.line,
        mask=one.secret.mask,
        paths=tuple(sorted({path for _, path in holding})),
        first=seen.commit(first),
        last=seen.commit(last),
        gone=seen.commit(min(replaced)) if replaced and not there else None,
        there=tuple(sorted(there)),
        tags=commits.tags_with(root, name),
    )


def _id(one: Judged, commit: str) -> str:
    """`oah1:` and ten hexadecimal digits, of rule, place and commit: nothing from which a value could be guessed."""
    where = "\x1f".join(one.finding.where)
    parts = f"{one.finding.rule}\x1e{one.finding.place.path}\x1e{where}\x1e{one.secret.tag}\x1e{commit}"
    return f"oah1:{blake2b(parts.encode('utf-8', 'surrogatepass'), digest_size=5).hexdigest()}"
