"""The rules on secrets, asked of old versions: in rounds, with the n-th version of each file in the n-th."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from oauthlint.config import Settings
from oauthlint.config.selection import selected
from oauthlint.evaluate import evaluate
from oauthlint.git import commits
from oauthlint.history.reading import LARGEST, Versions, secrets_in
from oauthlint.link import link
from oauthlint.model.facts import Fact
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.finding import Finding
from oauthlint.model.record import NamedTuple
from oauthlint.model.rule import CONFIDENCES, Rule
from oauthlint.model.source import Text
from oauthlint.model.value import Secret
from oauthlint.pack import Pack
from oauthlint.suppress import BASELINE, suppress

AROUND = 400  # files; of more, only those that another one refers to stand beside a version
Round = Mapping[str, tuple[str, FileFacts]]  # by path: object and facts


class Judged(NamedTuple):
    """What a rule says of one version of a file, with the secret that it speaks of and the line where that stands."""

    finding: Finding
    secret: Secret
    line: int
    blob: str


def judged(root: str, versions: Versions, pack: Pack, settings: Settings) -> Iterator[Judged]:
    """What the rules say of the versions with live secrets, the newest of each file first."""
    rules = _rules(pack, settings)
    kept = {one.id for one in rules if one.revoke}
    floor = CONFIDENCES.index(settings.min_confidence)
    for number in range(max(map(len, versions.live.values()), default=0)):
        here = {path: some[number] for path, some in versions.live.items() if number < len(some)}
        facts = _facts(versions, here, pack)
        found = evaluate(rules, facts, floor=settings.min_confidence).findings
        sure = [one for one in found if one.rule in kept and CONFIDENCES.index(one.confidence) >= floor]
        texts = _texts(root, here, {one.place.path for one in sure})
        comments = {path: here[path][1].comments for path in texts}
        text_of = {**texts, BASELINE: Text(b"")}.__getitem__
        for one in suppress(sure, comments, text_of, pack.rules, settings.now or None).findings:
            if one.suppression is None:
                yield from _told(one, *here[one.place.path], texts[one.place.path])


def _rules(pack: Pack, settings: Settings) -> list[Rule]:
    """The rules on secrets, and those that have a better word for one."""
    every = selected(pack.rules, settings)
    heard = {other for one in every if one.revoke for other in one.yields_to}
    return [one for one in every if one.revoke or one.id in heard]


def _facts(versions: Versions, here: Round, pack: Pack) -> Mapping[str, Sequence[Fact]]:
    """The facts of these versions, the newest ones of the other files around them; all of it is tracked."""
    newest = versions.newest
    around = newest if len(newest) <= AROUND else {p: one for p, one in newest.items() if one.reader == "manifest"}
    files = {**around, **{path: facts for path, (_, facts) in here.items()}}
    return link(files, pack.knowledge, newest.get, lambda _path: True, reported=frozenset(here), whole=False).facts


def _texts(root: str, here: Round, paths: Iterable[str]) -> dict[str, Text]:
    """The versions as they were written, of those that a rule speaks of."""
    names = sorted(set(paths))
    read = commits.blobs(root, [here[path][0] for path in names], LARGEST)
    return {path: Text(data or b"") for path, (_, data) in zip(names, read, strict=True)}


def _told(finding: Finding, blob: str, facts: FileFacts, text: Text) -> Iterator[Judged]:
    """The finding for the secret at its place; one about a file of credentials for each that is in it."""
    places = [finding.place, *(one.place for one in finding.related if one.place.path == finding.place.path)]
    named: dict[str, Judged] = {}
    for secret in secrets_in(facts):
        own = secret.at[-1]
        for place in places:
            if own.path == place.path and own.start < place.end and place.start < own.end:
                named.setdefault(secret.same, Judged(finding, secret, text.line_of(place.start), blob))
    yield from named.values()
