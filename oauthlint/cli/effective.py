"""What Nodemailer would do with the transports of a path, or with those on one line of a file."""

import os
import re
from collections.abc import Mapping, Sequence

from oauthlint.audit import root_of
from oauthlint.config import settle
from oauthlint.errors import UsageError
from oauthlint.inquiries import effective as found_in
from oauthlint.model.effective import Effective
from oauthlint.model.report import Sources
from oauthlint.report.effective import json_format, text

FORMATS = {"text": text.render, "json": json_format.render}


def effective(given: str, form: str, environ: Mapping[str, str]) -> str:
    """The report on PATH or PATH:LINE; raises UsageError where there is no such path, or no transport on that line."""
    path, line = _split(given)
    root = root_of([path])
    found, sources, files = found_in([path], settle(root, {}, environ))
    if line is not None:
        found = tuple(_on(line, found, sources, given))
    return FORMATS[form](found, sources, files)


def _split(given: str) -> tuple[str, int | None]:
    """A path and, behind the last colon of what is no path itself, a line (and a column, which does not count)."""
    parts = re.fullmatch(r"(.+?):(\d+)(?::\d+)?", given)
    if parts is None or os.path.exists(given):
        return given, None
    return parts[1], int(parts[2])


def _on(line: int, found: Sequence[Effective], sources: Sources, given: str) -> list[Effective]:
    """The transports that a line belongs to."""
    kept = [one for one in found if line in _lines(one, sources)]
    if not kept:
        at = ", ".join(str(min(_lines(one, sources))) for one in found)
        message = f"no mail transport at {given}"
        raise UsageError(message, f"there are transports on line {at}" if at else "there is none in this file")
    return kept


def _lines(one: Effective, sources: Sources) -> range:
    at = sources.text(one.place.path)
    return range(at.line_of(one.place.start), at.line_of(max(one.place.start, one.place.end - 1)) + 1)
