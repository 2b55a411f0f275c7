"""`package-lock.json` and `npm-shrinkwrap.json` of the versions 1 to 3.

The whole is read by `json`, which is fast and knows no places; the places of the few copies that matter are searched.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from oauthlint.extract import json_text
from oauthlint.extract.manifest import FIELDS
from oauthlint.model.filefacts import Installed
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place

INSIDE = "node_modules/"


class Nested(NamedTuple):
    """An entry of a lock of version 1: its key, those of the packages around it, and which of its name it is."""

    key: str
    above: tuple[str, ...]
    number: int
    entry: Mapping[str, Any]


def read(data: bytes, path: str, names: frozenset[str]) -> Iterator[Installed]:
    """The copies of the packages; raises ValueError or RecursionError for what is no lock."""
    tree = json.loads(data)
    if not isinstance(tree, dict):
        message = "not an object"
        raise ValueError(message)  # noqa: TRY004  (the kind that `json` raises)
    packages = tree.get("packages")
    return _flat(data, path, names, packages) if isinstance(packages, dict) else _deep(data, path, names, tree)


def _flat(data: bytes, path: str, names: frozenset[str], packages: Mapping[str, Any]) -> Iterator[Installed]:
    """Versions 2 and 3: one table by folder. Version 2 repeats itself for old clients; that part is passed over."""
    entries = {key: entry for key, entry in packages.items() if isinstance(entry, dict)}
    asking = _asking(entries)
    at = 0
    for key, entry in entries.items():
        own, _, alias = key.rpartition(INSIDE)
        name, version = entry.get("name", alias), entry.get("version")
        if alias and name in names and isinstance(version, str):
            found = _entry(key).search(data, at)
            at = found.end() if found is not None else at
            yield Installed(
                name=name,
                alias="" if name == alias else alias,
                spec="",
                version=version,
                field="lock",
                place=_version(data, path, found, version),
                via=_via(own, alias, entries, asking),
                dev=entry.get("dev") is True,
            )


def _entry(key: str) -> re.Pattern[bytes]:
    """What finds a key with an object after it, up to that object; npm writes the letters of folders as they are."""
    ways = {json.dumps(key), json.dumps(key, ensure_ascii=False)}
    written = "|".join(map(re.escape, sorted(ways))).encode("utf-8", "replace")
    return re.compile(rb"(?:%b)\s*:\s*(?=\{)" % written)


def _asking(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, list[str]]:
    """The keys of the entries that ask for a name."""
    asking: dict[str, list[str]] = {}
    for key, entry in entries.items():
        for name in {name for field in FIELDS for name in entry.get(field) or ()}:
            asking.setdefault(name, []).append(key)
    return asking


def _via(own: str, alias: str, entries: Mapping[str, object], asking: Mapping[str, list[str]]) -> str:
    """Who brought a copy in: the packages that it lies in, else those that ask for it, unless a manifest does."""
    around = [part.strip("/") for part in own.split(INSIDE)[1:]]
    if around:
        return " > ".join(around)
    callers = asking.get(alias, [])
    if any(INSIDE not in key for key in callers):
        return ""
    have_their_own = {key for key in callers if f"{key}/{INSIDE}{alias}" in entries}
    return ", ".join(sorted({key.rpartition(INSIDE)[2] for key in callers if key not in have_their_own})[:3])


def _deep(data: bytes, path: str, names: frozenset[str], tree: Mapping[str, Any]) -> Iterator[Installed]:
    """Version 1: packages inside packages. Whether the project asks for those at the top it does not tell."""
    asking = _requiring(tree)
    places: dict[str, list[re.Match[bytes]]] = {}
    for key, above, number, entry in _nested(tree):
        version = str(entry.get("version", ""))
        real, _, real_version = (
            version.removeprefix("npm:").rpartition("@") if version.startswith("npm:") else (key, "", version)
        )
        if real not in names:
            continue
        if key not in places:
            places[key] = list(_entry(key).finditer(data))
        found = places[key][number] if number < len(places[key]) else None
        place = _version(data, path, found, version)
        yield Installed(
            name=real,
            alias="" if real == key else key,
            spec="",
            version=real_version,
            field="lock",
            place=place._replace(start=max(place.start, place.end - len(real_version.encode()))),
            via=" > ".join(above),
            dev=entry.get("dev") is True,
            by="" if above else ", ".join(asking.get(key, [])[:3]),
        )


def _requiring(tree: Mapping[str, Any]) -> dict[str, list[str]]:
    """Who requires each package and has no copy of its own, in order."""
    found: dict[str, list[str]] = {}
    for one in _nested(tree):
        requires, inside = one.entry.get("requires"), one.entry.get("dependencies")
        for name in requires if isinstance(requires, dict) else ():
            if name not in (inside if isinstance(inside, dict) else ()):
                found.setdefault(name, []).append(one.key)
    return {name: sorted(set(keys)) for name, keys in found.items()}


def _nested(tree: Mapping[str, Any]) -> Iterator[Nested]:
    """The entries of a tree in the order of the text."""
    seen: dict[str, int] = {}
    stack: list[tuple[str, tuple[str, ...], Any]] = [("", (), tree)]
    while stack:
        key, above, entry = stack.pop()
        if not isinstance(entry, dict):
            continue
        if key:
            yield Nested(key, above, seen.get(key, 0), entry)
            seen[key] = seen.get(key, 0) + 1
        inside = entry.get("dependencies")
        around = (*above, key) if key else ()
        if isinstance(inside, dict):
            stack += [(name, around, inside[name]) for name in reversed(inside)]


def _version(data: bytes, path: str, found: re.Match[bytes] | None, version: str) -> Place:
    """The place of the version in the entry that follows; the beginning of the file where it cannot be told."""
    node = json_text.value_at(data, found.end()).root if found is not None else None
    there = node.get("version") if node is not None else None
    known = there is not None and there.text == version  # a key that stands twice has two
    return Place(path, there.start, there.end) if there is not None and known else Place(path, 0, 0)
