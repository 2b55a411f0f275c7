"""What a team has said about its findings, applied: comments, configuration and baseline, and what is wrong with those.

Nothing of it is read where the audited repository is not to be heard (`--isolated`).
"""

from collections.abc import Callable, Mapping, Sequence

from oauthlint.config import Settings
from oauthlint.config.selection import left_out
from oauthlint.discover import Target
from oauthlint.evaluate import Verdicts, evaluate
from oauthlint.model.facts import Fact
from oauthlint.model.finding import Directive, Entry, Finding
from oauthlint.model.record import NamedTuple
from oauthlint.model.rule import CONFIDENCES, Rule
from oauthlint.model.source import Comment, Place, Text
from oauthlint.suppress import suppress
from oauthlint.suppress.baseline_file import NAME, entries_of, is_there

ABOUT = frozenset({"suppression", "review"})


class Answers(NamedTuple):
    """All findings, some suppressed and some about the suppressions, with every directive and entry that was read."""

    findings: tuple[Finding, ...]
    directives: tuple[Directive, ...] = ()
    entries: tuple[tuple[str, Entry, str], ...] = ()


class Asked(NamedTuple):
    """What a run has asked: the rules that it selected, those that there are, its settings and files."""

    rules: Sequence[Rule]
    known: Sequence[Rule]
    settings: Settings
    root: str
    text: Callable[[str], Text]
    comments: Mapping[str, Sequence[Comment]]
    within: frozenset[str] | None = None  # the files that are told of, where that is not all


def answers(verdicts: Verdicts, asked: Asked) -> Answers:
    """The findings as they stand after all that was said; raises ConfigError for a baseline that is wrong."""
    settings = asked.settings
    if settings.isolated:
        return Answers(verdicts.findings)
    comments = {} if settings.no_ignores else asked.comments
    known = asked.known
    said = suppress(
        verdicts.findings, comments, asked.text, known, settings.now or None, pragmas=not settings.no_ignores
    )
    found = Answers(said.findings, said.directives)
    for by, entries in _kept(asked):
        found = _answered(found, by, entries, asked)
    facts = _facts(found.directives, verdicts, asked)
    if facts:
        more = evaluate(asked.rules, facts, read=lambda path: asked.text(path).data, within=asked.within).findings
        found = found._replace(findings=tuple(sorted((*found.findings, *more), key=lambda one: (one.place, one.rule))))
    return found


def narrowed(
    findings: tuple[Finding, ...], target: Target, settings: Settings, text: Callable[[str], Text]
) -> tuple[tuple[Finding, ...], tuple[tuple[str, int], ...]]:
    """The findings that a run is to tell, and why and how many others it does not."""
    floor = CONFIDENCES.index(settings.min_confidence)
    sure = tuple(one for one in findings if CONFIDENCES.index(one.confidence) >= floor)
    placed = _in_paths(sure, settings.paths)
    near = placed
    if settings.staged or settings.since:
        from oauthlint.discover.changes import changed_only  # noqa: PLC0415  (only where it is asked for)

        near = tuple(changed_only(placed, target, settings, text))
    hidden = (
        ("below --min-confidence", len(findings) - len(sure)),
        ("outside of their rule's `paths`", len(sure) - len(placed)),
        ("on unchanged lines", len(placed) - len(near)),
        (left_out(target.excluded, "file", "exclude", settings), target.excluded),
    )
    return near, hidden


def _in_paths(findings: tuple[Finding, ...], paths: Sequence[tuple[str, Sequence[str]]]) -> tuple[Finding, ...]:
    """The findings without those of rules that the configuration wants told in other paths only."""
    if not paths:
        return findings
    from oauthlint.discover.ignored import matcher  # noqa: PLC0415  (few projects narrow a rule)

    told = {rule: matcher(tuple(globs)) for rule, globs in paths}
    return tuple(one for one in findings if one.rule not in told or told[one.rule](one.place.path))


def _kept(asked: Asked) -> list[tuple[str, tuple[Entry, ...]]]:
    """The entries of the configuration and of the baseline, where there are any."""
    settings = asked.settings
    kept = []
    if settings.suppressions and not settings.no_ignores:
        kept.append(("configuration", settings.suppressions))
    if settings.no_baseline:
        return kept
    if settings.baseline or (is_there(asked.root) and not settings.staged):
        from oauthlint.suppress.baseline_file import load  # noqa: PLC0415  (few projects have one)

        kept.append(("baseline", load(asked.root, settings.baseline)))
    elif settings.staged and (data := asked.text(NAME).data):  # as the index has it
        kept.append(("baseline", entries_of(data)))
    return kept


def _answered(found: Answers, by: str, entries: tuple[Entry, ...], asked: Asked) -> Answers:
    from oauthlint.evaluate.fingerprint import fingerprint  # noqa: PLC0415  (only where there are entries)
    from oauthlint.suppress.entries import Kept, answered  # noqa: PLC0415

    def named(finding: Finding, path: str, number: int) -> str:
        return fingerprint(finding._replace(place=finding.place._replace(path=path)), number)

    kept = Kept(by, entries, asked.settings.now, named, lambda path: not asked.text(path).data)
    more = answered(found.findings, kept)
    return found._replace(findings=more.findings, entries=(*found.entries, *more.entries))


def _facts(directives: Sequence[Directive], verdicts: Verdicts, asked: Asked) -> dict[str, tuple[Fact, ...]]:
    """The facts about suppressions and the review, where a rule about them was selected."""
    settings = asked.settings
    about = {one.about for one in asked.rules} & ABOUT
    telling = [one for one in directives if one.status != "used"] if "suppression" in about else []
    if not telling and not (settings.review and "review" in about):
        return {}
    from oauthlint.suppress import upkeep  # noqa: PLC0415  (only where there is something to say)

    open_for = {(one.rule, one.place.path) for one in verdicts.undecided} | {(one, "") for one in verdicts.not_asked}
    whole = {one.id for one in asked.rules if not any(case.silent for case in one.variants)}

    def decided(rule: str, path: str) -> bool:
        if settings.staged or settings.since:
            return False
        return rule in whole and not {(rule, path), (rule, "")} & open_for

    facts: dict[str, tuple[Fact, ...]] = {
        "suppression": tuple(upkeep.comments(telling, decided, [one.id for one in asked.known]))
    }
    if settings.review and settings.file:
        at = asked.text(settings.file).data.find(b"review")
        place = Place(settings.file, max(0, at), max(0, at) + len("review"))
        facts["review"] = (upkeep.review(place, *settings.review, settings.now),)
    return facts
