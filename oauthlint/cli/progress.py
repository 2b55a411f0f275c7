"""A progress bar on standard error for runs that last: after a second, on a terminal, and only there."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from time import monotonic

from oauthlint.config import Settings

DELAY = 1.0  # seconds before it shows
STEPS = 200  # drawings at most: each costs as much as reading a file
ERASE = "\x1b[1A\x1b[2K"  # the line above, on which click leaves its bar


def wanted(settings: Settings, environ: Mapping[str, str]) -> bool:
    """Whether somebody sits there who could see it and did not say otherwise."""
    if settings.no_progress or settings.quiet or environ.get("CI") or environ.get("TERM") == "dumb":
        return False
    return sys.stderr.isatty()


def watched(paths: Sequence[str]) -> Iterator[str]:
    """The paths, while the bar tells how many of them are behind; it is gone when they are through."""
    started = monotonic()
    rest = iter(paths)
    for done, path in enumerate(rest, 1):
        yield path
        if monotonic() - started >= DELAY:
            yield from _shown(rest, done, len(paths))
            return


def _shown(rest: Iterator[str], done: int, total: int) -> Iterator[str]:
    import click

    steps = max(1, total // STEPS)
    with click.progressbar(
        rest, length=total, label="Reading", file=sys.stderr, show_pos=True, update_min_steps=steps
    ) as bar:
        bar.update(done)
        yield from bar
    sys.stderr.write(ERASE if os.name == "posix" else "")
    sys.stderr.flush()
