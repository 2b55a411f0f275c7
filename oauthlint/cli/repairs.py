"""`--fix` and `--diff`: the repairs of a run, written or shown as a patch, and what is left for people to do."""

from collections.abc import Callable, Iterator, Sequence

from oauthlint.cli.door import pour, say
from oauthlint.config import Settings
from oauthlint.fix import Repaired, identity
from oauthlint.fix.patch import patch
from oauthlint.fix.write import write
from oauthlint.inquiries import repair
from oauthlint.model.finding import Finding
from oauthlint.model.report import Report, Sources
from oauthlint.report.frame import located
from oauthlint.report.visible import count, visible

Tell = Callable[[str], None]


def fixed(paths: Sequence[str], settings: Settings) -> Report:
    """The report of what remains after the repairs, which are written; standard error hears of each."""
    done = repair(paths, settings)
    if settings.standard_input is not None:
        pour(next(iter(done.after.values()), settings.standard_input))
        return done.report
    write(done.report.root, done.before, done.after)
    for line in told(done, "fixed"):
        say(line)
    return done.report


def shown(paths: Sequence[str], settings: Settings) -> Report:
    """The report as it is; standard output gets the patch, standard error what stands in it."""
    done = repair(paths, settings)
    withheld = []
    for path, data in sorted(done.after.items()):
        made = patch(path, done.before[path], data, [one for one, _ in done.first.sources.masks(path)])
        pour(made.data)
        if made.withheld:
            withheld.append(f"{visible(path)}: left out of the patch, which would repeat a secret; --fix makes it")
    for line in [*told(done, "would fix"), *withheld]:
        say(line)
    return done.first


def told(done: Repaired, word: str) -> Iterator[str]:
    """A line for each repair, for each that was refused, and for each file that only goes along."""
    first, after = done.first.sources, done.report.sources
    was = {identity(one): one for one in done.first.standing}
    yield from (f"{word} {_named(first, was.get(identity(one), one))}" for one in done.fixed)
    yield from (f"not fixed {_named(after, one.finding)}: {one.why}" for one in done.refused)
    own = {one.place.path for one in done.fixed}
    yield from (f"{word}: {visible(path)} goes with it" for path in sorted(done.after.keys() - own))
    if done.fixed:
        yield f"{count(len(done.fixed), 'repair')} in {count(len(done.after), 'file')}"
    yield from _leaked(done)


def _leaked(done: Repaired) -> Iterator[str]:
    """What has to be done about secrets that were taken out of the code."""
    rules = {one.id: one for one in done.first.rules if one.revoke}
    leaked = [rules[name] for name in dict.fromkeys(one.rule for one in done.fixed) if name in rules]
    for rule in leaked:
        yield f"\n{rule.id}:\n{rule.repair.rstrip()}"
    if leaked:
        yield "\nMoving a leaked secret does not heal it: the history and every clone keep it, until it is revoked."


def _named(sources: Sources, finding: Finding) -> str:
    return f"{located(sources, finding.place)}: {finding.rule}"
