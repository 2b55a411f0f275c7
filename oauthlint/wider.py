"""From files that were named to the project around them, as far as an earlier run over all of it knows that.

It keeps, of each file, how it looked on the disk and by which name its facts are remembered. A file that looks the
same need not be read; what does not is read anew, so that all of the project is known as it is now: the rules that ask
about all of it can be asked, and every other one has the answer that a run over all of it gives.
"""

import json
from collections.abc import Iterable, Iterator, Mapping

from oauthlint import cache, link
from oauthlint.config import Settings
from oauthlint.discover import Target, discover
from oauthlint.discover.looks import GRAIN, Looks, looks_of
from oauthlint.link import Linked
from oauthlint.memory import PASSING, PROJECTS, SHOWN, WIDER, name_of_root, recall
from oauthlint.model.knowledge import Knowledge
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Problem
from oauthlint.sources import Sources

# A call that names files is to be quick, however large the project is: beyond these it asks what it can without.
LISTED = 2000  # files of the project
CHANGED = 100  # that look otherwise than they did
MATTERING = 60  # that are looked at for more than their words
_ELSEWHERE = frozenset({"configuration"})  # problems that say nothing of other files


class Wider(NamedTuple):
    """All files of the project, with what they came to."""

    sources: Sources
    linked: Linked


class Kept(NamedTuple):
    """How the project was: for each file its looks, and the name of its facts ("" where it does not matter).

    `manifests` are those that are or could be in its folders, with whether they speak of mail: whether other files
    matter hangs on that. `troubled` are files that were not understood.
    """

    largest: int
    files: Mapping[str, tuple[Looks, str]]
    manifests: Mapping[str, tuple[Looks | None, bool]]
    troubled: list[str]


def keep(target: Target, sources: Sources, largest: int, began: int) -> None:
    """Keep how all of the project looks, after it was read; `began` is when that began, in ns since 1970."""
    known, silent = sources.memory, sources.silent
    passing = any(one.kind in PASSING or not one.path for one in sources.problems)
    if known is None or silent is None or passing or not target.under_git:
        return
    if len(target.reported) > LISTED or sum(map(bool, sources.names.values())) > MATTERING:
        return
    files = {}
    for path in target.reported:
        looks, name = silent.looks(path), sources.names.get(path, "")
        if looks is not None and (max(looks[:2]) < began - GRAIN if looks else not name):
            files[path] = (looks, name[:SHOWN])  # the rest would open what is kept of a file with a secret
    manifests = {}
    for path in _manifests(target.reported):
        looks = silent.looks(path)
        manifests[path] = (looks, looks != [] and target.speaks_of_mail(path))
    troubled = sorted({one.path for one in sources.problems if one.kind not in _ELSEWHERE})
    data = json.dumps(Kept(largest, files, manifests, troubled), separators=(",", ":")).encode()
    cache.write(name_of_root(known, WIDER, target.root), data)
    cache.drop_oldest(WIDER, PROJECTS)


def widened(found: bytes, target: Target, sources: Sources, settings: Settings, knowledge: Knowledge) -> Wider | None:
    """The project around the files of a target, by what was kept of it; None where that cannot be told in short time.

    Nor is it told where anything but those files cannot be understood: whether that matters to them is not known.
    """
    wide, own = discover([target.root], settings), frozenset(target.reported)
    known = _known(found, wide, own) if wide.root == target.root and own.issubset(wide.reported) else None
    if known is None:
        return None
    around = Sources(
        wide.read, wide.kind, sources.reader, {}, {}, wide.problems, {}, set(), {}, {}, sources.memory, {}, {}
    )
    for path, name in known.items():
        if name is None:
            around.extract(path)
        elif name:
            _recall(around, name, path)
    if len(around.facts) > MATTERING or _strange(around.problems, own):
        return None
    linked = link.link(
        dict(around.facts), knowledge, around.referred, wide.tracked,
        reported=frozenset(wide.reported), whole=True, ignored=wide.ignored, told=own, glance=around.glance,
        entire=around.entire,
    )  # fmt: skip
    around.used.update(linked.used)
    if _strange(around.problems, own):
        return None
    around.problems[:] = [one for one in around.problems if one.path in own]
    return Wider(around, linked)


def _known(found: bytes, wide: Target, own: frozenset[str]) -> dict[str, str | None] | None:
    """For each file of the project the name of its facts, None where it has to be read; None where that is too much."""
    try:
        kept = Kept(*json.loads(found))
        changed = frozenset(_changed(kept, wide))
        names = {path: None if path in changed else str(kept.files[path][1]) for path in wide.reported}
        troubled = any(names.get(path) is not None and path not in own for path in kept.troubled)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None
    beyond = len(changed) > CHANGED or sum(map(bool, names.values())) > MATTERING
    return None if beyond or troubled or kept.largest != wide.largest else names


def _changed(kept: Kept, wide: Target) -> Iterator[str]:
    """The files that have to be read to know whether they matter, and what they say."""
    new = (path for path in wide.reported if path.endswith("package.json") and path not in kept.manifests)
    mail = any(map(wide.speaks_of_mail, new)) or any(
        (looks is None or looks != looks_of(wide.root, path)) and wide.speaks_of_mail(path) != spoke
        for path, (looks, spoke) in kept.manifests.items()
    )
    for path in wide.reported:
        if mail or path not in kept.files or kept.files[path][0] != looks_of(wide.root, path):
            yield path


def _recall(around: Sources, name: str, path: str) -> None:
    """Take in the facts of a file that looks as it did; one with secrets is read, since lines of it may be shown.

    By the part of the name that is kept nothing that is veiled can be read.
    """
    facts = recall(name, path)
    if facts is None or facts.secrets:
        around.extract(path)
    else:
        around.facts[path], around.names[path] = facts, name
        around.problems.extend(facts.problems)


def _strange(problems: Iterable[Problem], own: frozenset[str]) -> bool:
    """Whether something is in the way that is not in the named files."""
    return any(one.path not in own and one.kind not in _ELSEWHERE for one in problems)


def _manifests(paths: Iterable[str]) -> set[str]:
    """The manifests that would speak for these files, there or not."""
    folders = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return {f"{one}/package.json" if one else "package.json" for one in folders}
