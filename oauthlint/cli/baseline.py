"""The commands that write and show the baseline; a check only reads it."""

import os
from collections.abc import Mapping, Sequence

from oauthlint.audit import audit, root_of
from oauthlint.cli.check import today
from oauthlint.config import settle
from oauthlint.errors import UsageError
from oauthlint.fix.write import write
from oauthlint.model.finding import Entry, Finding
from oauthlint.model.report import Report
from oauthlint.report.visible import count, visible
from oauthlint.suppress.baseline_file import NAME, dump, is_there, load


def create(note: Entry, environ: Mapping[str, str]) -> str:
    """Write a baseline of all findings that count today; `note` has the state ("" for our choice), reason and end."""
    root = root_of([])
    if is_there(root):
        message = f"there is a baseline already: {NAME}"
        raise UsageError(message, "`oauthlint baseline update` adds to it, `prune` takes out what is gone")
    report = _report(root, environ)
    entries = [_entry(one, note, report) for one in report.standing]
    _save(root, b"", entries)
    return f"{count(len(entries), 'finding')} in {NAME}\n"


def update(note: Entry, environ: Mapping[str, str]) -> str:
    """Add what has been found since, and follow the files that were renamed."""
    root, before, report = _there(environ)
    kept = _followed(report)
    new = [_entry(one, note, report) for one in report.standing]
    known = {one.fingerprint for one in kept}
    _save(root, before, [*kept, *(one for one in new if one.fingerprint not in known)])
    return f"{count(len(new), 'finding')} added to {NAME}\n"


def prune(environ: Mapping[str, str]) -> str:
    """Take out the entries that no finding has any more, and follow the files that were renamed."""
    root, before, report = _there(environ)
    used = [one for one, there in zip(_followed(report), _used(report), strict=True) if there]
    gone = len(_followed(report)) - len(used)
    _save(root, before, used)
    return f"{count(gone, 'entry', 'entries')} taken out of {NAME}\n"


def show(environ: Mapping[str, str]) -> str:
    """Each entry with what became of it."""
    _, _, report = _there(environ)
    return "".join(
        f"{one.fingerprint}  {one.state:11}  {one.rule}  {visible(one.path)}"
        + (f"  until {one.until}" if one.until else "")
        + (f"  {visible(one.reason)}" if one.reason else "")
        + ("" if there else "  (finds nothing)")
        + "\n"
        for one, there in zip(_followed(report), _used(report), strict=True)
    )


def _report(root: str, environ: Mapping[str, str]) -> Report:
    """What a run over the whole project finds, whatever part of it somebody stands in."""
    settings = settle(root, {}, environ)
    return audit([root], settings._replace(now=settings.now or today(environ)))


def _there(environ: Mapping[str, str]) -> tuple[str, bytes, Report]:
    """The root, the baseline as it is, and a report that has met it."""
    root = root_of([])
    if not is_there(root):
        message = f"there is no {NAME} in {root}"
        raise UsageError(message, "`oauthlint baseline create` writes one")
    load(root)
    with open(os.path.join(root, NAME), "rb") as file:
        return root, file.read(), _report(root, environ)


def _followed(report: Report) -> list[Entry]:
    """The entries of the baseline, under the fingerprint and path that their findings have now."""
    paths = {one.fingerprint: one.place.path for one in report.findings}
    return [
        one._replace(fingerprint=now, path=paths[now]) if now in paths else one
        for by, one, now in report.entries
        if by == "baseline"
    ]


def _used(report: Report) -> list[bool]:
    return [bool(now) for by, _, now in report.entries if by == "baseline"]


def _entry(finding: Finding, note: Entry, report: Report) -> Entry:
    secrets = {one.id for one in report.rules if one.revoke}
    state = note.state or ("to-rotate" if finding.rule in secrets else "accepted")
    return Entry(finding.fingerprint, finding.rule, finding.place.path, state, note.reason, note.until)


def _save(root: str, before: bytes, entries: Sequence[Entry]) -> None:
    write(root, {NAME: before}, {NAME: dump(entries)})
