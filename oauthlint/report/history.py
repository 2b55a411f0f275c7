"""The secrets of a history, for people and for programs; `model.history_file` defines the shape of the latter."""

import json
from collections.abc import Iterator
from typing import Any

from oauthlint import __version__
from oauthlint.model.history import Commit, Held, History
from oauthlint.model.report import RenderOptions
from oauthlint.report.remarks import told
from oauthlint.report.visible import count, paint, visible, wrap

SCHEMA_VERSION = 1
LISTED = 5  # files or tags of one secret
HASH = 10  # digits of a commit


def as_text(found: History, options: RenderOptions) -> str:
    """A paragraph for each secret, the one that came in last first, and what was looked through."""
    blocks = ["\n".join(_block(one, options)) for one in found.found]
    return "\n\n".join([*blocks, "\n".join(_summary(found, options))]) + "\n"


def _block(one: Held, options: RenderOptions) -> Iterator[str]:
    finding = one.finding
    head = paint(f"{finding.severity}[{finding.rule}]", finding.severity, options.color)
    yield f"{head}: {paint(visible(finding.message), 'strong', options.color)}"
    yield f"  --> {visible(finding.place.path)}:{one.line}  {visible(finding.note)}  {visible(one.mask)}"
    rows = [("first", _said(one.first)), ("last", _said(one.last)), ("now", _now(one))]
    if len(one.paths) > 1:
        rows.append(("files", _listed(one.paths)))
    if one.tags:
        rows.append(("tags", _listed(one.tags)))
    rows += [(name, words) for name, words in told(finding.remarks, options.today) if name != "git"]
    rows += [("help", f"oauthlint explain {finding.rule}"), ("id", one.id)]
    for name, words in rows:
        flowed = wrap(visible(words), options.width, " " * (len(name) + 7))
        yield f"   = {paint(f'{name}:', 'strong', options.color)} {flowed}"


def _now(one: Held) -> str:
    if one.there:
        return f"still there, in {_listed(one.there)}"
    if one.gone is None:
        return "not in what is checked out, and on another branch still there"
    return f"gone since {_said(one.gone)}; the history keeps it"


def _said(commit: Commit) -> str:
    return f"{commit.name[:HASH]} of {commit.day}"


def _listed(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - LISTED:,} more" if len(names) > LISTED else ""
    return ", ".join(map(visible, names[:LISTED])) + more


def _summary(found: History, options: RenderOptions) -> Iterator[str]:
    """What was read, what was found, and what the history does not tell."""
    for one in found.problems:
        hint = f" ({one.hint})" if one.hint else ""
        yield paint(f"INCOMPLETE, {one.message}{hint}", "error", options.color)
    if options.quiet:
        return
    after = f" after {visible(found.since)}" if found.since else ""
    read = f"{count(found.commits, 'commit')}{after}, {count(found.blobs, 'version')} of files"
    if not found.found:
        yield f"No secrets of mail or OAuth2 in {read}"
        return
    there = sum(bool(one.there) for one in found.found)
    yield f"{count(len(found.found), 'secret')} in {read}: {there:,} still there, {len(found.found) - there:,} gone"
    yield "Revoke each of them: taking one out of the history does not take it back from whoever has a clone."


def as_json(found: History, _options: RenderOptions) -> str:
    """The same as indented JSON in ASCII."""
    whole: dict[str, Any] = {
        "schemaVersion": SCHEMA_VERSION,
        "tool": {"name": "oauthlint", "version": __version__},
        "commits": found.commits,
        "versions": found.blobs,
        "since": found.since,
        "incomplete": [one.message for one in found.problems],
        "secrets": [_secret(one) for one in found.found],
    }
    return json.dumps(whole, indent=2) + "\n"


def _secret(one: Held) -> dict[str, Any]:
    finding = one.finding
    return {
        "id": one.id,
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "mask": one.mask,
        "remarks": [{"name": name, "words": words} for name, words in finding.remarks if name != "git"],
        "path": finding.place.path,
        "line": one.line,
        "paths": list(one.paths),
        "first": one.first._asdict(),
        "last": one.last._asdict(),
        "gone": None if one.gone is None else one.gone._asdict(),
        "there": list(one.there),
        "tags": list(one.tags),
    }


FORMATS = {"text": as_text, "json": as_json}
