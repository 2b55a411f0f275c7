"""Other questions to a project than what is wrong with it: what would repair it, why it is so, what its mail would do.

Each goes the way of `audit` as far as it needs to; a hook loads none of them.
"""

from collections.abc import Mapping, Sequence
from time import monotonic

from oauthlint import link
from oauthlint.audit import judge, pack_of, read, see
from oauthlint.config import Settings
from oauthlint.config.selection import selected
from oauthlint.discover import discover
from oauthlint.discover.ignored import opinion
from oauthlint.evaluate.reasons import Reasons, reasons
from oauthlint.fix import Repaired, repaired
from oauthlint.model.effective import Effective
from oauthlint.model.report import Report
from oauthlint.sources import Sources


def repair(paths: Sequence[str], settings: Settings) -> Repaired:
    """The repairs that a run over `paths` may make, each tried by auditing the files as they would be; writes nothing.

    Raises what `audit` raises.
    """
    started = monotonic()
    pack = pack_of(paths, settings)
    target, sources = read(paths, settings, pack)

    def judged(files: Mapping[str, bytes]) -> Report:
        changed = sources.changed(files)
        for path in sorted(files):
            changed.extract(path)
        aim = target._replace(rules=lambda path: opinion(lambda one: changed.text(one).data, path))
        aim = aim if any(one.endswith(".gitignore") for one in files) else target
        return judge(see(pack, aim, changed), settings)._replace(seconds=monotonic() - started)

    return repaired(judged, target.reported, unsafe=settings.unsafe_fixes)


def explain(paths: Sequence[str], settings: Settings, finding: str) -> tuple[Report, Reasons]:
    """The report on `paths`, and why the finding whose fingerprint begins so is one, reported or not.

    All rules are asked. Raises UsageError where there is no such finding or more than one, else what `audit` raises.
    """
    pack = pack_of(paths, settings)
    seen = see(pack, *read(paths, settings, pack))
    wishes = tuple((rule, wish) for rule, wish in settings.rules if wish != "off")
    rules = selected(seen.pack.rules, settings._replace(profile="audit", select=("all",), ignore=(), rules=wishes))
    return judge(seen, settings), reasons(rules, seen.linked.facts, finding)


def effective(paths: Sequence[str], settings: Settings) -> tuple[tuple[Effective, ...], Sources, int]:
    """What Nodemailer would do with each transport in the files that `paths` name; all files, and how many of those.

    The whole project is read, since a file that sends may set what another one exports. Raises what `audit` raises.
    """
    pack = pack_of(paths, settings)
    asked = discover(paths, settings)
    _, sources = read([asked.root], settings, pack)
    for path in asked.reported:
        sources.extract(path)
    reported = frozenset(asked.reported)
    facts, known, more = dict(sources.facts), pack.knowledge, sources.referred
    found = link.effective(
        facts, known, more, reported=reported, whole=True, glance=sources.glance, entire=sources.entire
    )
    return found, sources, len(reported & sources.facts.keys())
