"""Builds `rules/knowledge/services.yaml` out of unpacked releases of Nodemailer, and from nothing else.

The newest table gives the entries; an entry says `since` where an older one of the given releases lacks it, and a
name that came later than its service gets an entry of its own. Get the releases with `npm pack` and unpack them, then
    python scripts/build_services.py --checked 2026-11-22 nodemailer-*/ > rules/knowledge/services.yaml
"""  # noqa: INP001  (a script is run, not imported)

import argparse
import json
import re
import sys
from pathlib import Path
from textwrap import fill
from typing import NamedTuple

SOURCE = "https://github.com/nodemailer/nodemailer/blob/master/lib/well-known/services.json"
PLACES = ("lib/well-known/services.json", "dist/well-known/services.json", "src/well-known/services.json")
HEADER = """\
# Nodemailer's table of well-known services. Written by scripts/build_services.py: change that, not this.
# A key that is not here is not set in the table, and then the transport's own option counts: `secure` above all, which
# most entries leave open. An entry that stands twice got further names in the release that `since` gives.
"""

# Our name of a key, by the table's.
CONNECTION = {
    "host": "host",
    "port": "port",
    "secure": "secure",
    "authMethod": "auth-method",
    "requireTLS": "requires-tls",
    "ignoreTLS": "ignores-tls",
}

Version = tuple[int, int, int]
Entry = dict[str, object]


class Release(NamedTuple):
    """One unpacked package: its version and its table, as name of service to entry."""

    version: Version
    table: dict[str, Entry]


def read(folder: Path) -> Release:
    """The release in a folder; raises FileNotFoundError when there is no package or no table in it."""
    manifest = json.loads((folder / "package.json").read_text("utf-8"))
    major, minor, patch = (int(part) for part in manifest["version"].split("."))
    for place in PLACES:
        if (folder / place).is_file():
            return Release((major, minor, patch), json.loads((folder / place).read_text("utf-8")))
    message = f"{folder} has no table of services at {' or '.join(PLACES)}"
    raise FileNotFoundError(message)


def normalised(name: str) -> str:
    """The name as Nodemailer compares it (`normalizeKey` of its well-known module)."""
    return re.sub(r"[^a-zA-Z0-9.-]", "", name).lower()


def entries(releases: list[Release]) -> list[Entry]:
    """The services of the newest release by name, each with the names that came with it, then the later names."""
    ordered = sorted(releases)
    found: list[Entry] = []
    for name in sorted(ordered[-1].table, key=lambda one: (one.lower(), one)):
        newest = ordered[-1].table[name]
        since = _since(ordered, name, name)
        later = _later_names(ordered, name, newest, since)
        found.append(_entry(name, newest, since, [one for group in later.values() for one in group]))
        found.extend(_addition(name, newest, version, names) for version, names in sorted(later.items()))
    return [_without_oldest(one, ordered[0].version) for one in found]


def _since(ordered: list[Release], name: str, key: str) -> Version:
    """The oldest of the releases in which `key` leads to the service, if it still does in all that follow."""
    oldest = ordered[-1].version
    for release in reversed(ordered):
        same = [one for one in release.table if normalised(one) == normalised(name)]
        if not any(normalised(key) in _keys(one, release.table[one]) for one in same):
            break
        oldest = release.version
    return oldest


def _keys(name: str, entry: Entry) -> set[str]:
    return {normalised(one) for one in (name, *_names(entry, "aliases"), *_names(entry, "domains"))}


def _names(entry: Entry, key: str) -> list[str]:
    value = entry.get(key, [])
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _later_names(ordered: list[Release], name: str, entry: Entry, since: Version) -> dict[Version, list[str]]:
    """The aliases and domains that are younger than the service, by the release that brought them."""
    found: dict[Version, list[str]] = {}
    for key in (*_names(entry, "aliases"), *_names(entry, "domains")):
        version = _since(ordered, name, key)
        if version != since:
            found.setdefault(version, []).append(key)
    return found


def _entry(name: str, entry: Entry, since: Version, without: list[str]) -> Entry:
    made: Entry = {"name": name}
    for key in ("aliases", "domains"):
        kept = [one for one in _names(entry, key) if one not in without]
        if kept:
            made[key] = kept
    return made | _connection(entry) | {"since": since}


def _addition(name: str, entry: Entry, since: Version, names: list[str]) -> Entry:
    return {"name": name, "aliases": names} | _connection(entry) | {"since": since}


def _connection(entry: Entry) -> Entry:
    """What the table says of the connection, under our names; nothing where it says nothing."""
    return {ours: entry[theirs] for theirs, ours in CONNECTION.items() if theirs in entry}


def _without_oldest(entry: Entry, oldest: Version) -> Entry:
    return {key: value for key, value in entry.items() if key != "since" or value != oldest}


def write(releases: list[Release], checked: str) -> str:
    """The text of `services.yaml`."""
    versions = ", ".join(_dotted(one) for one in sorted({release.version for release in releases}))
    lines = [HEADER, fill(f"# Releases read: {versions}", 118, subsequent_indent="# "), "\n"]
    lines.append(f"checked: {checked}\nsource: {SOURCE}\nservices:\n")
    for entry in entries(releases):
        pairs = [f"{key}: {_scalar(value)}" for key, value in entry.items()]
        lines.append("  - " + "\n    ".join(pairs) + "\n")
    return "".join(lines)


def _dotted(version: Version) -> str:
    return ".".join(str(part) for part in version)


def _scalar(value: object) -> str:
    """A value in YAML's flow form; quoted wherever plain text could be read as something else."""
    if isinstance(value, tuple):
        return f'"{_dotted(value)}"'
    if isinstance(value, list):
        return f"[{', '.join(_scalar(one) for one in value)}]"
    if isinstance(value, str) and re.fullmatch(r"[A-Za-z][A-Za-z0-9 .-]*", value):
        return value
    return json.dumps(value)


def main() -> None:
    """Print the file for the packages named on the command line."""
    parser = argparse.ArgumentParser(description="Build services.yaml from unpacked Nodemailer packages.")
    parser.add_argument("--checked", required=True, help="date of today, YYYY-MM-DD")
    parser.add_argument("packages", nargs="+", type=Path, help="folders of unpacked packages")
    given = parser.parse_args()
    sys.stdout.write(write([read(folder) for folder in given.packages], given.checked))


if __name__ == "__main__":
    main()
