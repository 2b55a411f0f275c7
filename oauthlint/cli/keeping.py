"""The commands of a team that lives with its findings: to begin, to configure, to answer for what is found."""

import os
from collections.abc import Callable
from datetime import datetime
from typing import Any

import click

from oauthlint.cli.door import show
from oauthlint.model.finding import Entry

ISO_DATE = click.DateTime(["%Y-%m-%d"])
STATES = ("accepted", "false-alarm", "to-rotate")


@click.group()
def baseline() -> None:
    """Write and show the baseline: the findings that were there when you began."""


def _noted(command: Callable[..., None]) -> Callable[..., None]:
    """The command with options for what is written beside each finding."""
    for option in (
        click.option("--until", type=ISO_DATE, metavar="DATE", help="The last day on which the entries hold."),
        click.option("--reason", default="", help="Why."),
        click.option("--state", type=click.Choice(STATES), help="[to-rotate for secrets, else accepted]"),
    ):
        command = option(command)
    return command


@baseline.command()
@_noted
def create(state: str | None, reason: str, until: datetime | None) -> None:
    """Write the baseline, of all that is found today."""
    from oauthlint.cli import baseline as of

    show(of.create(_note(state, reason, until), os.environ))


@baseline.command()
@_noted
def update(state: str | None, reason: str, until: datetime | None) -> None:
    """Add what has been found since, and follow renamed files."""
    from oauthlint.cli import baseline as of

    show(of.update(_note(state, reason, until), os.environ))


@baseline.command()
def prune() -> None:
    """Take out what is found no more, and follow renamed files."""
    from oauthlint.cli import baseline as of

    show(of.prune(os.environ))


@baseline.command("show")
def show_baseline() -> None:
    """List the entries and whether they still find something."""
    from oauthlint.cli import baseline as of

    show(of.show(os.environ))


@click.command()
@click.argument("fingerprint")
@click.option("--reason", required=True, help="Why: for whoever reads the configuration.")
@click.option("--until", type=ISO_DATE, metavar="DATE", help="The last day on which it holds.")
def ignore(fingerprint: str, reason: str, until: datetime | None) -> None:
    """Suppress the finding FINGERPRINT (oal1:…) in the configuration, for files that cannot hold a comment."""
    from oauthlint.cli.suppressions import ignored

    show(ignored(fingerprint, reason, _day(until), os.environ))


@click.command()
def suppressions() -> None:
    """List every suppression: where, rule, whether it is used, until when, why."""
    from oauthlint.cli.suppressions import listed

    show(listed(os.environ))


@click.command()
@click.option("--write", "writing", is_flag=True, help="Write the files that are not there yet.")
def init(writing: bool) -> None:
    """Show a configuration, a hook and a CI job for this project; nothing that is there is written over."""
    from oauthlint.cli.init import begun

    show(begun(os.environ, writing=writing))


@click.group()
def config() -> None:
    """Show or check the configuration."""


@config.command("show")
def show_config() -> None:
    """List each option with its value and where that is from."""
    from oauthlint.cli.settings import shown

    show(shown(os.environ))


@config.command()
def validate() -> None:
    """Check the configuration of this project."""
    from oauthlint.cli.settings import validated

    show(validated(os.environ))


COMMANDS: tuple[Any, ...] = (baseline, ignore, suppressions, init, config)


def _note(state: str | None, reason: str, until: datetime | None) -> Entry:
    return Entry("", "", "", state or "", reason, _day(until))


def _day(until: datetime | None) -> str:
    return f"{until:%Y-%m-%d}" if until is not None else ""
