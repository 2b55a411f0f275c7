"""The last lines of a report for people: what was audited, what was found, and what is not known.

They are worded so that "no findings" cannot be mistaken for "nothing understood".
"""

from collections.abc import Iterable, Iterator

from oauthlint.model.finding import Finding
from oauthlint.model.report import Inventory, RenderOptions, Report
from oauthlint.model.source import Problem
from oauthlint.report.visible import count, paint, visible

LISTED = 10
SOON = 30  # days

_BY = {
    "comment": "suppressed by comment",
    "configuration": "suppressed by configuration",
    "detect-secrets": "allowed for detect-secrets",
    "baseline": "in the baseline",
}


def summary(report: Report, options: RenderOptions) -> list[str]:
    """The summary, one string a line, nothing under `quiet` except what makes the audit incomplete."""
    incomplete = _incomplete(report, options)
    if options.quiet:
        return [*_problem_lines((one for one in report.problems if one.incomplete), options), *incomplete]
    lines = [*_problem_lines(report.problems, options)]
    if options.show_skips:
        from oauthlint.report.skips import skips  # noqa: PLC0415  (only where somebody asks)

        lines += skips(report, options)
    if report.profile == "audit":
        lines += [*([""] if lines else []), *_scores(report, options)]
    return [
        *lines,
        *([""] if lines else []),
        _audited(report.inventory, report.seconds),
        _found(report, options),
        *_unknown(report),
        *incomplete,
    ]


def _scores(report: Report, options: RenderOptions) -> Iterator[str]:
    """A line for each of the tips; the sign before it is red, green or neither."""
    from oauthlint.report.scorecard import scorecard  # noqa: PLC0415  (the audit profile alone ends with it)

    styles = {"findings": "warning", "in-order": "good"}
    scores = scorecard(report)
    longest = max((len(one.title) for one in scores), default=0)
    yield "The 14 tips"
    for one in scores:
        words = paint(one.words, styles.get(one.state, "frame"), options.color)
        yield f"{one.tip:4}  {one.title:{longest}}  {words}"


def _audited(seen: Inventory, seconds: float) -> str:
    """What was looked at; the time only where it was measured."""
    mail = _transports(seen.transports)
    clients = f", {count(seen.clients, 'OAuth client')}" if seen.clients else ""
    time = f", in {seconds:.2f} s" if seconds else ""
    files, packages = count(seen.files, "file"), count(seen.packages, "package")
    return f"Audited {files} in {packages}: {mail}{clients}{time}"


def _transports(providers: tuple[str, ...]) -> str:
    """The number of transports and whose they are; none is said in words."""
    if not providers:
        return "no mail transport was recognised, so nothing is said about how mail is sent"
    names = sorted(set(providers), key=lambda one: (one == "unknown", -providers.count(one), one))
    numbers = {one: providers.count(one) for one in names}
    each = (f"{number:,} {visible(one)}" if number > 1 else visible(one) for one, number in numbers.items())
    return f"{count(len(providers), 'transport')} ({', '.join(each)})"


def _found(report: Report, options: RenderOptions) -> str:
    """The findings by severity, how many can be fixed, and what was hidden."""
    standing = report.standing
    hidden = ", ".join(_hidden(report, options))
    hidden = f"      hidden: {hidden}" if hidden else ""
    if not standing:
        understood = "" if report.complete else " in what could be read"
        return f"No findings{understood}{hidden}"
    kinds = ((name, sum(one.severity == name for one in standing)) for name in ("error", "warning", "note"))
    by_severity = ", ".join(count(number, name) for name, number in kinds if number)
    return f"{count(len(standing), 'finding')}: {by_severity}{_fixable(standing)}{hidden}"


def _fixable(findings: tuple[Finding, ...]) -> str:
    """Such as `(3 fixable, 1 with --unsafe-fixes)` after a blank, or nothing."""
    safe = sum(bool(one.edits) and one.safe for one in findings)
    unsafe = sum(bool(one.edits) and not one.safe for one in findings)
    words = [f"{safe:,} fixable"] * bool(safe) + [f"{unsafe:,} with --unsafe-fixes"] * bool(unsafe)
    return f" ({', '.join(words)})" if words else ""


def _hidden(report: Report, options: RenderOptions) -> Iterator[str]:
    """Why findings are not shown, with how many of them."""
    reasons = [one.suppression for one in report.findings if one.suppression is not None]
    for by, words in _BY.items():
        dates = [one.until for one in reasons if one.by == by]
        if dates:
            yield f"{len(dates):,} {words}{_expiry([one for one in dates if one], options.today)}"
    yield from (f"{number:,} {visible(why)}" for why, number in report.hidden if number)


def _expiry(dates: Iterable[str], today: str) -> str:
    """Such as `(1 expires in 9 days)` after a blank, for those that end within a month of `today`."""
    if not today:
        return ""
    from datetime import date  # noqa: PLC0415  (only where a suppression carries a date)

    now = date.fromisoformat(today)
    left = sorted(days for one in dates if 0 <= (days := (date.fromisoformat(one) - now).days) <= SOON)
    if not left:
        return ""
    when = "today" if left[0] == 0 else f"in {count(left[0], 'day')}"
    return f" (1 expires {when})" if len(left) == 1 else f" ({len(left)} expire, the first {when})"


def _unknown(report: Report) -> Iterator[str]:
    """What the audit could not decide, was not asked, or understood in part."""
    if report.undecided:
        questions = count(len(report.undecided), "question")
        yield f"undecided: {questions}, since a value could not be known (see --show-skips)"
    if report.not_asked:
        rules = count(len(report.not_asked), "rule")
        yield f"not asked: {rules} about the whole project, which need a run over all of it"
    partly = [one for one in report.problems if not one.incomplete]
    if partly:
        yield f"understood in part: {_by_kind(partly)}"


def _incomplete(report: Report, options: RenderOptions) -> list[str]:
    """One line that says that the audit does not cover everything, or nothing."""
    missing = [one for one in report.problems if one.incomplete]
    if not missing:
        return []
    words = f"INCOMPLETE, not everything was audited: {_by_kind(missing)}"
    return [paint(words, "error", options.color)]


def _by_kind(problems: list[Problem]) -> str:
    """Such as `3 files (2 recovered, 1 too-large)`; problems that belong to no file stand without a number of files."""
    kinds = sorted({one.kind for one in problems})
    each = ", ".join(f"{sum(one.kind == kind for one in problems):,} {kind}" for kind in kinds)
    files = {one.path for one in problems if one.path}
    return f"{count(len(files), 'file')} ({each})" if files else each


def _problem_lines(problems: Iterable[Problem], options: RenderOptions) -> Iterator[str]:
    """A line for each problem, those that make the audit incomplete first; of the rest a few, or all if asked."""
    ordered = sorted(problems, key=lambda one: (not one.incomplete, one.path, one.kind, one.message))
    severe = sum(one.incomplete for one in ordered)
    shown = len(ordered) if options.show_skips else severe + LISTED
    for one in ordered[:shown]:
        word, style = ("incomplete", "error") if one.incomplete else ("in part", "note")
        path = f"{visible(one.path)}: " if one.path else ""
        hint = f" ({visible(one.hint)})" if one.hint else ""
        yield f"{paint(f'{word}[{one.kind}]', style, options.color)}: {path}{visible(one.message)}{hint}"
    if len(ordered) > shown:
        yield f"in part: {count(len(ordered) - shown, 'more file')} (see --show-skips)"
