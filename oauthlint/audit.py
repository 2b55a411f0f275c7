"""The pipeline: from paths to a report. Each stage knows only its own work; the order stands here and nowhere else."""

from collections.abc import Callable, Iterable, Sequence
from os import urandom
from time import monotonic
from typing import TYPE_CHECKING

from oauthlint import link
from oauthlint.answers import Asked, answers, in_paths
from oauthlint.config import Settings
from oauthlint.config.selection import selected
from oauthlint.discover import Target, discover, root_of
from oauthlint.evaluate import Verdicts, evaluate
from oauthlint.evaluate.condition import compile_condition
from oauthlint.evaluate.message import complaint
from oauthlint.extract.reader import reader_of
from oauthlint.link import Linked
from oauthlint.memory import memory, tidy
from oauthlint.model.finding import Finding
from oauthlint.model.record import NamedTuple
from oauthlint.model.report import Inventory, Report
from oauthlint.model.rule import CONFIDENCES, Rule
from oauthlint.pack import Language, Pack, load_pack
from oauthlint.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oauthlint.evaluate.reasons import Reasons
    from oauthlint.fix import Repaired
    from oauthlint.model.effective import Effective

Watch = Callable[[Sequence[str]], Iterable[str]]

LANGUAGE = Language(compile_condition, complaint)

__all__ = ["LANGUAGE", "audit", "explain", "root_of"]


class Seen(NamedTuple):
    """A project before it is judged: the rules and the knowledge, its files, and the facts in them."""

    pack: Pack
    target: Target
    sources: Sources
    linked: Linked


def audit(paths: Sequence[str], settings: Settings, pack: Pack | None = None, watch: Watch = iter) -> Report:
    """What is wrong with the OAuth2 mail configuration of the project around `paths`, in the files that they name.

    `pack` are the rules and the knowledge to judge by; ours where there is none. `watch` gives back the paths that it
    is given, and sees how far the reading is.
    Raises UsageError for a path or a rule that does not exist, ConfigError and PackError for files that cannot be used.
    """
    started = monotonic()
    shown = any(one.startswith("sarif") for one in (settings.format, *settings.output))  # its help has the examples
    pack = pack or pack_of(paths, settings, examples=shown)
    seen = _seen(pack, *_read(paths, settings, pack, watch))
    return _judged(seen, settings)._replace(seconds=monotonic() - started)


def repair(paths: Sequence[str], settings: Settings) -> "Repaired":
    """The repairs that a run over `paths` may make, each tried by auditing the files as they would be; writes nothing.

    Raises what `audit` raises.
    """
    from oauthlint.fix import repaired  # noqa: PLC0415  (only where somebody asks for repairs)

    started = monotonic()
    pack = pack_of(paths, settings)
    target, sources = _read(paths, settings, pack)

    def judged(files: "Mapping[str, bytes]") -> Report:
        changed = sources.changed(files)
        for path in sorted(files.keys() & set(target.reported)):
            changed.extract(path)
        report = _judged(_seen(pack, target, changed), settings)
        return report._replace(seconds=monotonic() - started)

    return repaired(judged, target.reported, unsafe=settings.unsafe_fixes)


def explain(paths: Sequence[str], settings: Settings, finding: str) -> "tuple[Report, Reasons]":
    """The report on `paths`, and why the finding whose fingerprint begins so is one, reported or not.

    All rules are asked. Raises UsageError where there is no such finding or more than one, else what `audit` raises.
    """
    from oauthlint.evaluate.reasons import reasons  # noqa: PLC0415  (only where somebody asks why)

    pack = pack_of(paths, settings)
    seen = _seen(pack, *_read(paths, settings, pack))
    wishes = tuple((rule, wish) for rule, wish in settings.rules if wish != "off")
    rules = selected(seen.pack.rules, settings._replace(profile="audit", select=("all",), ignore=(), rules=wishes))
    return _judged(seen, settings), reasons(rules, seen.linked.facts, finding)


def effective(paths: Sequence[str], settings: Settings) -> "tuple[tuple[Effective, ...], Sources]":
    """What Nodemailer would do with each transport in the files that `paths` name, and those files to show it by.

    Raises what `audit` raises.
    """
    pack = pack_of(paths, settings)
    target, sources = _read(paths, settings, pack)
    found = link.effective(
        dict(sources.facts), pack.knowledge, sources.referred, reported=frozenset(target.reported), whole=target.whole
    )
    return found, sources


def pack_of(paths: Sequence[str], settings: Settings, *, examples: bool = False) -> Pack:
    """Our rules and knowledge, with the rules of the team whose project it is; raises PackError."""
    pack = load_pack(LANGUAGE, examples=examples, keep=not settings.no_cache)
    if not settings.packs:
        return pack
    from oauthlint.pack.teams import with_teams  # noqa: PLC0415  (few teams have rules of their own)

    root = root_of([settings.stdin_filename] if settings.standard_input is not None else paths)
    return with_teams(pack, settings.packs, root, LANGUAGE, keep=not settings.no_cache)


def _read(paths: Sequence[str], settings: Settings, pack: Pack, watch: Watch = iter) -> tuple[Target, Sources]:
    """The files to look at, those that are reported already read."""
    target = discover(paths, settings)
    known = memory(pack.digest) if pack.digest and not settings.no_cache else None
    reader = reader_of(pack.knowledge, urandom(16))
    sources = Sources(target.read, target.kind, reader, {}, {}, target.problems, {}, set(), known)
    for path in watch(target.reported):
        sources.extract(path)
    return target, sources


def _seen(pack: Pack, target: Target, sources: Sources) -> Seen:
    """What there is to judge."""
    linked = link.link(
        dict(sources.facts),
        pack.knowledge,
        sources.referred,
        target.tracked,
        reported=frozenset(target.reported),
        whole=target.whole,
        ignored=target.ignored,
    )
    sources.used.update(linked.used)
    if sources.memory is not None:
        tidy(sources.memory)
    return Seen(pack, target, sources, linked)


def _judged(seen: Seen, settings: Settings) -> Report:
    """What the rules say of it."""
    pack, target, sources, linked = seen
    rules = selected(pack.rules, settings)
    scopes = ("file", "imports", "package", "project") if target.whole else ("file", "imports", "package")
    verdicts = evaluate(
        rules, linked.facts, scopes=scopes, floor=settings.min_confidence, read=lambda path: sources.text(path).data
    )
    return _report(pack, target, sources, linked, verdicts, settings, rules)


def _report(
    pack: Pack,
    target: Target,
    sources: Sources,
    linked: Linked,
    verdicts: Verdicts,
    settings: Settings,
    rules: Sequence[Rule],
) -> Report:
    """The verdicts with what was suppressed marked, what was hidden counted, and what was not understood said."""
    comments = {path: facts.comments for path, facts in sources.facts.items() if facts.comments}
    said = answers(verdicts, Asked(rules, pack.rules, settings, target.root, sources.text, comments))
    floor = CONFIDENCES.index(settings.min_confidence)
    shown = tuple(one for one in said.findings if CONFIDENCES.index(one.confidence) >= floor)
    below = len(said.findings) - len(shown)
    told = in_paths(shown, settings.paths)
    near = _changed(told, target, settings, sources)
    seen = [one for path in target.reported if (one := sources.facts.get(path)) is not None and one.reader != "prose"]
    return Report(
        root=target.root,
        findings=near,
        problems=tuple(sorted(set(sources.problems))),
        undecided=verdicts.undecided,
        not_asked=verdicts.not_asked,
        hidden=tuple(
            one
            for one in (
                ("below --min-confidence", below),
                ("outside of their rule's paths", len(shown) - len(told)),
                ("on unchanged lines", len(told) - len(near)),
            )
            if one[1]
        ),
        inventory=Inventory(len(seen), linked.packages, linked.transports, linked.clients),
        rules=tuple(rules),
        tips=pack.tips,
        sources=sources,
        seconds=0.0,
        fail_on=settings.fail_on,
        strict=settings.strict,
        profile=settings.profile,
        kinds=tuple(sorted(linked.facts)),
        mail=(*linked.facts.get("transport", ()), *linked.facts.get("oauth_client", ())),
        directives=said.directives,
        entries=said.entries,
    )


def _changed(
    findings: tuple[Finding, ...], target: Target, settings: Settings, sources: Sources
) -> tuple[Finding, ...]:
    """The findings, or only those on changed lines where a run is about these."""
    if not (settings.staged or settings.since):
        return findings
    from oauthlint.discover.changes import changed_only  # noqa: PLC0415  (only where it is asked for)

    return tuple(changed_only(findings, target, settings, sources.text))
