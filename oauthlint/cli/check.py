"""One audit from the command line: settings in, reports out, exit code back. Both doors come through here.

On the way of every hook call, so it loads nothing that a report does not need.
"""

import os
import sys
import time
from collections.abc import Mapping, Sequence

from oauthlint.audit import Watch, audit, root_of
from oauthlint.cli.door import say, show
from oauthlint.config import Settings, settle
from oauthlint.errors import UsageError
from oauthlint.model.report import RenderOptions, Report
from oauthlint.report import FORMATS, render
from oauthlint.report.visible import visible

FOR_PEOPLE = ("text", "concise")
SLOWEST = 5  # rules and files that `--statistics` names


def check(paths: Sequence[str], flags: Mapping[str, object]) -> int:
    """The exit code of an audit of the paths, after its reports are written; flags are by option name."""
    handed = "-" in paths
    named = [str(flags.get("stdin_filename", ""))] if handed else paths
    if handed and (len(paths) > 1 or not named[0]):
        message = "standard input is one file, and --stdin-filename says which"
        raise UsageError(message, "oauthlint check --stdin-filename src/mail.js -")
    settings = settle(root_of(named), flags, os.environ)
    if handed:
        settings = settings._replace(standard_input=sys.stdin.buffer.read())
    elif settings.fix and (settings.staged or settings.since) and not settings.diff:
        message = "--fix would change lines that were not asked about"
        raise UsageError(message, "--staged and --since go with --diff")
    settings = settings._replace(now=settings.now or today(os.environ))
    files = [wanted(one) for one in settings.output]
    report = audited(paths or ["."], settings)
    options = shown_as(settings, os.environ)
    for form, path in files:
        save(path, render(report, form, options._replace(color=False, quiet=False)))
    if handed and settings.fix and not settings.diff:
        say(shown(report, settings, options).rstrip("\n"))
    elif not settings.diff and not (settings.format in FOR_PEOPLE and silent(paths, report)):
        show(shown(report, settings, options))
        if settings.statistics and settings.format in FOR_PEOPLE:
            show(statistics(report))
    if settings.verbose:
        say(f"configuration: {settings.file or 'none'}; rules asked: {len(report.rules)}, profile {settings.profile}")
    return report.exit_code


def audited(paths: Sequence[str], settings: Settings) -> Report:
    """The report on the paths; with `--fix` on what remains after the repairs."""
    if not (settings.fix or settings.diff):
        return audit(paths, settings, watch=_watch(settings))
    from oauthlint.cli import repairs  # only where somebody asks for repairs

    return repairs.shown(paths, settings) if settings.diff else repairs.fixed(paths, settings)


def _watch(settings: Settings) -> Watch:
    """What sees how far the reading is: nothing, where standard error is no terminal."""
    if not sys.stderr.isatty():
        return iter
    from oauthlint.cli import progress

    return progress.watched if progress.wanted(settings, os.environ) else iter


def shown(report: Report, settings: Settings, options: RenderOptions) -> str:
    """What goes to standard output; where a runner reads it, nothing that the audited files hold can command it."""
    text = render(report, settings.format, options)
    if settings.format not in FOR_PEOPLE or not {"GITHUB_ACTIONS", "TF_BUILD"} & os.environ.keys():
        return text
    from oauthlint.cli import runner

    text = runner.harmless(text) if runner.in_runner(os.environ) else text
    return text + runner.annotate(report, options, os.environ) if runner.annotated(settings, os.environ) else text


def silent(paths: Sequence[str], report: Report) -> bool:
    """Whether files were given by name and none of them is of any concern: a hook then says nothing."""
    nothing = not (report.inventory.files or report.findings or report.problems)
    return nothing and bool(paths) and all(os.path.isfile(path) for path in paths)


def shown_as(settings: Settings, environ: Mapping[str, str]) -> RenderOptions:
    """How the report is to look on standard output as it is here and now."""
    terminal = sys.stdout.isatty()
    return RenderOptions(
        color=colored(settings.color, environ, terminal),
        width=os.get_terminal_size(sys.stdout.fileno()).columns or 100 if terminal else 100,
        today=settings.now,
        show_skips=settings.show_skips,
        show_ignores=environ.get("PRE_COMMIT") == "1",
        quiet=settings.quiet,
    )


def colored(wish: str, environ: Mapping[str, str], terminal: bool) -> bool:
    """Whether to use colours: what was asked for, else what the environment says, else whether this is a terminal."""
    if wish != "auto":
        return wish == "always"
    if environ.get("NO_COLOR"):
        return False
    if any(environ.get(name, "0") not in {"", "0"} for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return terminal and environ.get("TERM") != "dumb"


def today(environ: Mapping[str, str]) -> str:
    """Today's date as YYYY-MM-DD; that of SOURCE_DATE_EPOCH (in UTC) where a build sets it."""
    epoch = environ.get("SOURCE_DATE_EPOCH", "")
    said = epoch.isdecimal() and len(epoch) < 12  # of twelve digits no year has four
    return time.strftime("%Y-%m-%d", time.gmtime(int(epoch)) if said else time.localtime())


def wanted(output: str) -> tuple[str, str]:
    """Format and file of an `--output FORMAT=FILE`; UsageError for anything else."""
    form, equals, path = output.partition("=")
    if form not in FORMATS or not equals or not path:
        message = f"--output {output}: not FORMAT=FILE"
        raise UsageError(message, f"formats are {', '.join(FORMATS)}")
    return form, path


def save(path: str, text: str) -> None:
    """Write a report to a file, all or nothing; UsageError where that is not possible."""
    from oauthlint.fix.write import put  # `tempfile` takes a third of a bare start

    try:
        put(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        message = f"--output: cannot write {path}: {error.strerror}"
        hint = "does the folder exist?" if isinstance(error, (FileNotFoundError, NotADirectoryError)) else ""
        raise UsageError(message, hint) from error


def statistics(report: Report) -> str:
    """A line for each rule with findings, the most frequent first; then where the time went, the longest first."""
    rules = [one.rule for one in report.standing]
    ordered = sorted(set(rules), key=lambda one: (-rules.count(one), one))
    lines = [f"{rules.count(one):6}  {one}" for one in ordered]
    for kind, times in report.times:
        longest = times if kind == "stage" else sorted(times, key=lambda one: (-one[1], one[0]))[:SLOWEST]
        lines += ["", f"    ms  {kind}", *(f"{seconds * 1000:6.1f}  {visible(name)}" for name, seconds in longest)]
    return "".join(f"{one}\n" for one in lines)
