"""Secrets in the history of the repository that somebody stands in: settings in, a report out, exit code back."""

import os
from collections.abc import Mapping

from oauthlint.audit import pack_of, root_of
from oauthlint.cli import progress
from oauthlint.cli.check import shown_as, today
from oauthlint.cli.door import show
from oauthlint.config import settle
from oauthlint.history import history as secrets_of
from oauthlint.model.report import fails
from oauthlint.report.history import FORMATS


def history(form: str, flags: Mapping[str, object]) -> int:
    """The exit code: 1 for a secret at or above `--fail-on`, 3 without one in a history that is not all there."""
    root = root_of([])
    settings = settle(root, flags, os.environ)
    settings = settings._replace(now=settings.now or today(os.environ))
    watch = progress.watched if progress.wanted(settings, os.environ) else iter
    found = secrets_of(root, settings, pack_of([], settings), watch)
    show(FORMATS[form](found, shown_as(settings, os.environ)))
    if fails((one.finding for one in found.found), settings.fail_on):
        return 1
    return 3 if found.problems else 0
