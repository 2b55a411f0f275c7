"""The command line as people type it, by click: every option has the meaning that ruff, zizmor and ESLint gave it.

Each command hands over to a function that knows nothing of click; how a run ends is said in `door`.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from oauthlint import __version__
from oauthlint.cli.door import guarded, show
from oauthlint.cli.keeping import COMMANDS
from oauthlint.cli.options import CHECK, ISO_DATE, Option
from oauthlint.cli.quick import unconcerned
from oauthlint.model.rule import CONFIDENCES, SEVERITIES
from oauthlint.pack import Pack, load_pack

SCHEMAS = ("config", "rule", "json", "effective", "history", "baseline")
SHELLS = ("bash", "zsh", "fish")
# What click calls the ways in which an option takes something.
TAKING: dict[str, dict[str, Any]] = {
    "nothing": {"is_flag": True},
    "text": {},
    "texts": {"multiple": True},
    "bytes": {"type": int},
    "processes": {"type": click.IntRange(min=1)},
    "date": {"type": click.DateTime([ISO_DATE])},
}


def run(arguments: Sequence[str]) -> int:
    """The exit code of a command line, whatever happens."""
    return guarded(lambda: command(arguments))


def command(arguments: Sequence[str]) -> int:
    """The exit code of a command line; click's own errors are shown as click shows them."""
    try:
        code = program.main(list(arguments), prog_name="oauthlint", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return 2
    except click.Abort:
        raise KeyboardInterrupt from None
    return code if isinstance(code, int) else 0


def our_pack() -> Pack:
    """Our rules with their examples, and all knowledge."""
    from oauthlint.audit import LANGUAGE

    return load_pack(LANGUAGE, examples=True)


def _flags(options: Mapping[str, object]) -> dict[str, object]:
    """The options that were given; 0 is given, which is as good as False to Python."""
    return {name: one for name, one in options.items() if one is not None and one is not False and one != ()}


def _with(options: Sequence[Option]) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """What gives these options to a command."""

    def given(command: Callable[..., int]) -> Callable[..., int]:
        for one in reversed(options):
            takes = {"type": click.Choice(one.words)} if one.takes == "word" else TAKING[one.takes]
            command = click.option(*one.spelt, help=one.help, metavar=one.metavar, **takes)(command)
        return command

    return given


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-V", "--version", is_flag=True, help="Show the version (with -v, also the dates of the knowledge).")
@click.option("-v", "--verbose", is_flag=True, help="Say more.")
@click.pass_context
def program(context: click.Context, version: bool, verbose: bool) -> int:
    """Find what is wrong with the OAuth2 configuration of projects that send mail from Node.js."""
    if version:
        from oauthlint.cli.about import about

        show(about(our_pack()) if verbose else f"oauthlint {__version__}\n")
        context.exit(0)
    if context.invoked_subcommand is None:
        show(context.get_help() + "\n")
        context.exit(2)
    return 0


@program.command()
@click.argument("paths", nargs=-1)
@_with(CHECK)
def check(paths: tuple[str, ...], **options: object) -> int:
    """Audit PATHS (default: the folder you are in).

    What you name is what is reported; the project around it is read as well, to know what it means.
    """
    flags = _flags(options)
    if unconcerned(list(paths), flags, os.environ):
        return 0
    from oauthlint.cli.check import check as checked

    return checked(paths, flags)


@program.command()
@click.argument("rule", required=False, metavar="RULE")
@click.option("--finding", metavar="ID", help="Tell why this is a finding (oal1:…) in the project around a path.")
@click.pass_context
def explain(context: click.Context, rule: str | None, finding: str | None) -> int:
    """Tell what RULE finds, why it matters, and how to repair it.

    With --finding, tell why that is one: what is known, what was asked of it, and what was answered. What stands in
    place of RULE is then a path in its project (default: the folder you are in).
    """
    if finding is not None:
        from oauthlint.cli.why import why

        show(why(finding, rule or os.curdir, os.environ))
        return 0
    if rule is None:
        message = "Missing argument 'RULE'."
        raise click.UsageError(message, context)
    from oauthlint.cli.explain import explain as explained

    show(explained(rule, our_pack()))
    return 0


@program.command()
@click.argument("path", default=os.curdir, metavar="[PATH[:LINE]]")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text")
def effective(path: str, form: str) -> int:
    """Tell what Nodemailer would do with each mail transport: server, TLS, login, token, and what is dead."""
    from oauthlint.cli.effective import effective as told

    show(told(path, form, os.environ))
    return 0


@program.command()
@click.option("--since", metavar="REF", help="Only the commits that are not in the history of this one.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text")
@click.option("--profile", type=click.Choice(("default", "audit")), help="Secrets to gate on, or less sure ones too.")
@click.option("--fail-on", type=click.Choice((*reversed(SEVERITIES), "never")), help="Least that exits 1.  [warning]")
@click.option("--min-confidence", type=click.Choice(CONFIDENCES[::-1]), help="Hide what is less sure.  [medium]")
@click.option("--no-progress", is_flag=True, help="No progress bar on a terminal.")
@click.option("-q", "--quiet", is_flag=True, help="Only secrets and errors.")
def history(form: str, **options: object) -> int:
    """Find the secrets in the commits of all branches and tags: when each came in, and whether it is still there."""
    from oauthlint.cli.history import history as told

    flags = _flags(options)
    return told(form, flags)


@program.group(invoke_without_command=True)
@click.option("--format", "form", type=click.Choice(("text", "json", "markdown")), default="text")
@click.option("--output", metavar="FOLDER", help="With --format markdown: a page for each rule, into a folder.")
@click.pass_context
def rules(context: click.Context, form: str, output: str | None) -> int:
    """List the rules by tip, or test them."""
    if output is not None and form != "markdown":
        message = "--output goes with --format markdown"
        raise click.UsageError(message, context)
    if context.invoked_subcommand is None and output is not None:
        from oauthlint.cli.pages import write

        show(f"{write(our_pack(), output)} files in {output}\n")
    elif context.invoked_subcommand is None:
        from oauthlint.cli.catalogue import CATALOGUES

        show(CATALOGUES[form](our_pack()))
    return 0


@rules.command("test")
@click.argument("packs", nargs=-1, metavar="[PACK]...")
def rules_test(packs: tuple[str, ...]) -> int:
    """Run the examples inside the rules: ours, or those of the PACKs (folders of rules)."""
    from oauthlint.cli.trial import trial

    return trial(packs)


@program.command()
@click.argument("name", type=click.Choice(SCHEMAS))
def schema(name: str) -> int:
    """Print a JSON Schema, for editors and other tools."""
    from oauthlint.schemas import schema_text

    show(schema_text(name))
    return 0


@program.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completions(shell: str) -> int:
    """Print a completion script for a shell."""
    from click.shell_completion import get_completion_class

    completion = get_completion_class(shell)
    if completion is not None:  # click knows all of SHELLS
        show(completion(program, {}, "oauthlint", "_OAUTHLINT_COMPLETE").source() + "\n")
    return 0


for each in COMMANDS:
    program.add_command(each)
