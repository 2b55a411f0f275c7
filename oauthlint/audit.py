"""The pipeline: from paths to a report. Each stage knows only its own work; the order stands here and nowhere else."""

from collections.abc import Callable, Iterable, Sequence
from os import urandom
from time import monotonic, time_ns

from oauthlint import cache, link
from oauthlint.answers import Asked, answers, narrowed
from oauthlint.config import Settings
from oauthlint.config.selection import selected, turned_off
from oauthlint.discover import Target, discover, root_of
from oauthlint.evaluate import evaluate
from oauthlint.evaluate.condition import compile_condition
from oauthlint.extract.reader import reader_of
from oauthlint.link import Linked
from oauthlint.memory import WIDER, memory, name_of_root, tidy
from oauthlint.model.record import NamedTuple
from oauthlint.model.report import Inventory, Report
from oauthlint.pack import Language, Pack, load_pack
from oauthlint.sources import Sources

TYPE_CHECKING = False
if TYPE_CHECKING:
    from oauthlint.earlier import Earlier
    from oauthlint.wider import Wider

Watch = Callable[[Sequence[str]], Iterable[str]]

PATIENCE = 0.4  # seconds; for less, starting a process and hearing it out costs more than it saves


def _complaint(text: str, kind: str) -> str:
    from oauthlint.evaluate.message import complaint  # noqa: PLC0415  (only where a pack is built)

    return complaint(text, kind)


LANGUAGE = Language(compile_condition, _complaint)

__all__ = ["LANGUAGE", "audit", "root_of"]


class Seen(NamedTuple):
    """A project before it is judged: the rules and the knowledge, its files, and the facts in them."""

    pack: Pack
    target: Target
    sources: Sources
    linked: Linked
    wider: bool = False  # the target is but a part of what was looked at


def audit(paths: Sequence[str], settings: Settings, pack: Pack | None = None, watch: Watch = iter) -> Report:
    """What is wrong with the OAuth2 mail configuration of the project around `paths`, in the files that they name.

    `pack` are the rules and the knowledge to judge by; ours where there is none. `watch` gives back the paths that it
    is given, and sees how far the reading is.
    Raises UsageError for a path or a rule that does not exist, ConfigError and PackError for files that cannot be used.
    """
    began, now = monotonic(), time_ns()
    shown = any(one.startswith("sarif") for one in (settings.format, *settings.output))  # its help has the examples
    pack = pack or pack_of(paths, settings, examples=shown)
    loaded = monotonic()
    target, sources = _opened(paths, settings, pack)
    sources, before = _before(target, sources)
    wide = _wider(target, sources, settings, pack)
    if wide is None and (before is None or before.linked is None):
        wanted = before.mattering if before is not None else target.reported
        _fill(target, sources, settings, wanted, watch)
    reading = monotonic()
    seen = see(pack, target, sources, before) if wide is None else Seen(pack, target, *wide, wider=True)
    if before is not None:
        _keep(target, sources, settings, now)
    linking = monotonic()
    report = judge(seen, settings)
    ended = monotonic()
    stages = (
        ("loading rules", loaded - began),
        ("reading files", reading - loaded),
        ("following values", linking - reading),
        ("asking rules", ended - linking),
    )
    times = (("stage", stages), *report.times)
    return report._replace(seconds=ended - began, times=times)


def pack_of(paths: Sequence[str], settings: Settings, *, examples: bool = False) -> Pack:
    """Our rules and knowledge, with those of the team whose project it is; raises PackError."""
    pack = load_pack(LANGUAGE, examples=examples, keep=not settings.no_cache)
    if not settings.packs:
        return pack
    from oauthlint.pack.teams import with_teams  # noqa: PLC0415  (few teams have rules of their own)

    root = root_of([settings.stdin_filename] if settings.standard_input is not None else paths)
    return with_teams(pack, settings.packs, root, LANGUAGE, keep=not settings.no_cache, staged=settings.staged)


def read(paths: Sequence[str], settings: Settings, pack: Pack, watch: Watch = iter) -> tuple[Target, Sources]:
    """The files to look at, those that are reported already read."""
    target, sources = _opened(paths, settings, pack)
    _fill(target, sources, settings, target.reported, watch)
    return target, sources


def _opened(paths: Sequence[str], settings: Settings, pack: Pack) -> tuple[Target, Sources]:
    """The files to look at, none of them read yet."""
    target = discover(paths, settings)
    known = memory(pack.digest) if pack.digest and not settings.no_cache else None
    reader = reader_of(pack.knowledge, known.same if known is not None else urandom(16))
    return target, Sources(target.read, target.kind, reader, {}, {}, target.problems, {}, set(), {}, {}, known, {}, {})


def _fill(target: Target, sources: Sources, settings: Settings, paths: Sequence[str], watch: Watch) -> None:
    """Read these files, in several processes what is left after a while."""
    behind = iter(watch(paths))
    alone = settings.jobs == 1 or target.instead is not None
    patience = float("inf") if alone else 0.0 if settings.jobs else PATIENCE
    began, done = monotonic(), 0
    while done < len(paths) and monotonic() - began < patience:
        sources.extract(paths[done])
        next(behind, None)
        done += 1
    if done < len(paths):
        from oauthlint import shares  # noqa: PLC0415  (a hook reads few files)

        left = paths[done:]
        shares.read(sources, left, shares.processes(settings.jobs, len(left)), behind)
    for _ in behind:  # a bar goes away when all are behind
        pass


def _before(target: Target, sources: Sources) -> "tuple[Sources, Earlier | None]":
    """What an earlier run over all of the project knows, of single files and of the whole.

    That is None where nothing is kept of this one.
    """
    if sources.memory is None or not target.whole or target.instead is not None:
        return sources, None
    from oauthlint.earlier import recalled  # noqa: PLC0415  (a hook names files)
    from oauthlint.silent import silent  # noqa: PLC0415  (likewise)

    sources = sources._replace(silent=silent(sources.memory, target))
    return sources, recalled(target, sources)


def _wider(target: Target, sources: Sources, settings: Settings, pack: Pack) -> "Wider | None":
    """All of the project around the files of the target, where that is known of an earlier run over all of it."""
    known = sources.memory
    if known is None or target.whole or not target.under_git or target.instead is not None or settings.since:
        return None
    kept = cache.read(name_of_root(known, WIDER, target.root))
    if kept is None:
        return None
    from oauthlint.wider import widened  # noqa: PLC0415  (where nothing is kept, nothing is lost)

    return widened(kept, target, sources, settings, pack.knowledge)


def _keep(target: Target, sources: Sources, settings: Settings, began: int) -> None:
    """Keep how the project looks for runs that follow, and for calls that name a part of it."""
    from oauthlint.wider import keep  # noqa: PLC0415  (a hook names files)

    if sources.silent is not None:
        sources.silent.keep({*sources.names, *[one.path for one in sources.problems]}, began)
    keep(target, sources, settings.max_file_size, began)


def see(pack: Pack, target: Target, sources: Sources, before: "Earlier | None" = None) -> Seen:
    """What there is to judge: the facts of the files that were read and of those they lead to.

    `before` is what is known of the run before, and learns what this one asks.
    """
    if before is not None and before.linked is not None:
        return Seen(pack, target, sources, before.linked)
    tracked, ignored = before.asking(target) if before is not None else (target.tracked, target.ignored)
    reported = frozenset(target.reported)
    linked = link.link(
        dict(sources.facts),
        pack.knowledge,
        sources.referred,
        tracked,
        reported=reported,
        whole=target.whole,
        ignored=ignored,
        glance=sources.glance,
        entire=sources.entire,
    )
    sources.used.update(linked.used)
    if before is not None:
        before.keep(target, sources, linked)
    if sources.memory is not None:
        tidy(sources.memory)
    return Seen(pack, target, sources, linked)


def judge(seen: Seen, settings: Settings) -> Report:
    """What the rules say of it, with what was answered marked, what was hidden counted, what is not understood said."""
    pack, target, sources, linked, wider = seen
    rules = tuple(selected(pack.rules, settings))
    scopes = ("file", "imports", "package", *(("project",) if target.whole or wider else ()))
    within = frozenset(target.reported) if wider else None
    verdicts = evaluate(
        rules,
        linked.facts,
        scopes=scopes,
        floor=settings.min_confidence,
        read=lambda path: sources.text(path).data,
        within=within,
    )
    comments = {path: facts.comments for path, facts in sources.facts.items() if facts.comments}
    said = answers(verdicts, Asked(rules, pack.rules, settings, target.root, sources.text, comments, within))
    if within is not None:
        linked = linked._replace(facts=link.by_kind((one for some in linked.facts.values() for one in some), within))
    findings, hidden = narrowed(said.findings, target, settings, sources.text)
    files = [one for path in target.reported if (one := sources.facts.get(path)) is not None and one.reader != "prose"]
    return Report(
        root=target.root,
        findings=findings,
        problems=tuple(sorted(set(sources.problems))),
        undecided=verdicts.undecided,
        not_asked=verdicts.not_asked,
        hidden=tuple(one for one in (*hidden, *turned_off(pack.rules, settings)) if one[1]),
        inventory=Inventory(len(files), linked.packages, linked.transports, linked.clients),
        rules=rules,
        tips=pack.tips,
        sources=sources,
        seconds=0.0,
        fail_on=settings.fail_on,
        strict=settings.strict,
        profile=settings.profile,
        kinds=tuple(sorted(linked.facts)),
        mail=(*linked.facts.get("transport", ()), *linked.facts.get("oauth_client", ())),
        credentials=linked.facts.get("credential", ()),
        directives=tuple(one for one in said.directives if within is None or one.place.path in within),
        entries=said.entries,
        times=(("rule", verdicts.seconds), ("file", tuple(sources.seconds.items()))),
    )
