"""Who has answered for which findings: the list of all suppressions, and a new one for a file without comments."""

import os
from collections.abc import Iterator, Mapping

from oauthlint.audit import audit, root_of
from oauthlint.cli.check import today
from oauthlint.config import settle
from oauthlint.config.find import YAML_NAMES, find
from oauthlint.errors import ConfigError, UsageError
from oauthlint.fix.write import write
from oauthlint.model.finding import Entry
from oauthlint.model.report import Report
from oauthlint.report.frame import located
from oauthlint.report.visible import visible

CANNOT = "write it there by hand"


def listed(environ: Mapping[str, str]) -> str:
    """A line for each suppression: where, rule, how it stands, until when, and why."""
    day = _today(environ)
    report = _report(environ, day)
    lines = [*_comments(report), *_entries(report, day)]
    return "".join(f"{line}\n" for line in lines) or "no suppressions\n"


def ignored(fingerprint: str, reason: str, until: str, environ: Mapping[str, str]) -> str:
    """Write a suppression of the finding whose fingerprint begins so into the configuration."""
    root = root_of([])
    report = _report(environ, _today(environ))
    found = [one for one in report.findings if one.fingerprint.startswith(fingerprint)]
    if len(found) != 1:
        message = f"{'no finding has' if not found else 'several findings have'} the fingerprint {fingerprint}"
        raise UsageError(message, "`oauthlint check` shows it as `id`")
    entry = Entry(found[0].fingerprint, found[0].rule, "", "accepted", reason, until)
    name = find(root)[0] or YAML_NAMES[0]
    if name not in YAML_NAMES:
        message = f"the configuration is in {name}, which is not written to"
        raise UsageError(message, f"{CANNOT}:\n{_item(entry, '  ')}")
    path = os.path.join(root, name)
    before = b""
    if os.path.isfile(path):
        with open(path, "rb") as file:
            before = file.read()
    write(root, {name: before}, {name: _added(name, before, entry)})
    return f"{entry.rule} in {visible(found[0].place.path)} is suppressed by {name}\n"


def _report(environ: Mapping[str, str], day: str) -> Report:
    """What a run over the whole project finds, with all rules: none of them may look unused for being off."""
    root = root_of([])
    return audit([root], settle(root, {"profile": "audit", "now": day}, environ))


def _today(environ: Mapping[str, str]) -> str:
    return environ.get("OAUTHLINT_NOW") or today(environ)


def _comments(report: Report) -> Iterator[str]:
    for one in report.directives:
        rule = one.rule or f"({one.detail})"
        yield _line(located(report.sources, one.place), rule, one.status, one.until, one.reason)


def _entries(report: Report, today: str) -> Iterator[str]:
    from oauthlint.suppress.entries import is_over

    for by, one, now in report.entries:
        status = "expired" if is_over(one, today) else "used" if now else "unused"
        yield _line(f"{by} {one.fingerprint}", one.rule, status, one.until, one.reason)


def _line(where: str, rule: str, status: str, until: str, reason: str) -> str:
    end = f"  until {until}" if until else ""
    return f"{where}: {rule}  {status}{end}" + (f"  {visible(reason)}" if reason else "")


def _added(name: str, before: bytes, entry: Entry) -> bytes:
    """The configuration with one suppression more; what stands in it stays as it is. Raises UsageError."""
    import re

    from oauthlint.config.read import settings

    end = "\r\n" if b"\r\n" in before else "\n"
    text = before.decode("utf-8", "surrogateescape")
    found = re.search(r"^suppressions:[ \t]*(#[^\r\n]*)?\r?\n([ \t]*(?=- ))?", text, re.MULTILINE)
    if found is not None:
        head = text[: found.start(2)] if found[2] is not None else text[: found.end()]
        after = head + _item(entry, found[2] if found[2] is not None else "  ", end) + text[len(head) :]
    else:
        gap = end if text and not text.endswith("\n") else ""
        after = f"{text}{gap}suppressions:{end}{_item(entry, '  ', end)}"
    data = after.encode("utf-8", "surrogateescape")
    try:
        written = settings(name, data, lambda _: None).get("suppressions", ())
    except ConfigError:
        written = ()
    if not any(one.fingerprint == entry.fingerprint for one in written):
        message = f"{name} is written in a way that cannot be added to"
        raise UsageError(message, f"{CANNOT}:\n{_item(entry, '  ')}")
    return data


def _item(entry: Entry, indent: str, end: str = "\n") -> str:
    """One suppression as an entry of the list; texts in quotes, since they may hold anything."""
    from json import dumps

    lines = [f"- fingerprint: {entry.fingerprint}", f"  rule: {entry.rule}"]
    lines.append(f"  reason: {dumps(entry.reason, ensure_ascii=False)}")
    lines += [f"  until: {entry.until}"] if entry.until else []
    return "".join(f"{indent}{line}{end}" for line in lines)
