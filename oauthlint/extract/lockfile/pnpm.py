"""`pnpm-lock.yaml` of the formats 5 to 9: only the lines that hold a name in question are looked at, and those above.

Never loaded as YAML: a parser would take seconds for what a search finds in milliseconds.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from oauthlint.extract.manifest import FIELDS
from oauthlint.model.filefacts import Installed
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place

SECTIONS = (*FIELDS, "importers", "overrides", "packages", "patchedDependencies", "snapshots", "specifiers", "time")

# `/nodemailer/6.9.1_peer`, `/nodemailer@6.9.1(peer@1)`, `nodemailer@6.9.1`: a package's key, or a reference to one.
_KEY = re.compile(r"/?((?:@[^/@]+/)?[^/@()]+)[/@](\d[^_(/]*)(?:[_(/].*)?")
_VERSION = re.compile(r"(\d[^_(/]*)(?:[_(/].*)?")
_LINE = re.compile(rb"( *+)(?:'([^'\r\n]*+)'|([^\s'][^\r\n]*?)):(?=[ \t\r\n]|\Z)([^\n]*+)(?:\n|\Z)")
_DEEPER = re.compile(rb"(?:    [^\n]*\n?|\r?\n)*")

Copy = tuple[str, str]  # name and version


class Line(NamedTuple):
    """A key with its value ("" where that is what follows), its depth in blanks, and the places of key and line."""

    depth: int
    key: str
    value: str
    key_start: int
    start: int
    end: int


class Asked(NamedTuple):
    """A reference to a copy: under which name, in which field, by what ("" for the project itself)."""

    copy: Copy
    alias: str
    field: str
    by: str


def read(data: bytes, path: str, names: frozenset[str]) -> Iterator[Installed]:
    """The copies of the packages; raises ValueError for what is no lock."""
    if b"lockfileVersion:" not in data or b"\n<<<<<<<" in data:
        message = "no lock, or an unfinished merge"
        raise ValueError(message)
    sections = sorted((at, name) for name in SECTIONS if (at := _section(data, name)) >= 0)
    copies: dict[Copy, Installed] = {}
    asked: dict[Copy, list[Asked]] = {}
    before: list[Line] = []
    for line in _lines(data, names):
        place = bisect_right(sections, (line.start, "")) - 1
        section = sections[place][1] if place >= 0 else ""
        if section == "packages" and line.depth == 2:
            made = _copy(data, path, line)
            if made is not None and made.name in names:
                copies.setdefault((made.name, made.version), made)
        elif line.depth and section in (*FIELDS, "importers", "packages", "snapshots"):
            above = _above(data, line, before)
            before = [line, *above]
            for one in _asked(data, line, above, section):
                asked.setdefault(one.copy, []).append(one)
    for copy, made in copies.items():
        yield _told(made, asked.get(copy, []))


def _section(data: bytes, name: str) -> int:
    """Where a top-level key stands, -1 without it."""
    return 0 if data.startswith(f"{name}:".encode()) else data.find(f"\n{name}:".encode())


def _lines(data: bytes, names: frozenset[str]) -> Iterator[Line]:
    """The lines with a key that hold one of the names, in order."""
    starts = set()
    for name in map(str.encode, names):
        at = data.find(name)
        while at >= 0:
            starts.add(data.rfind(b"\n", 0, at) + 1)
            at = data.find(name, at + 1)
    return (line for start in sorted(starts) if (line := _line(data, start)) is not None)


def _line(data: bytes, start: int) -> Line | None:
    """The line that begins at an offset, if it holds a key; raises ValueError where it is no UTF-8."""
    found = _LINE.match(data, start)
    if found is None:
        return None
    group = 2 if found[2] is not None else 3
    key, value = found[group].decode(), found[4].decode().strip()
    return Line(len(found[1]), key, value.strip("'\""), found.start(group), start, found.end())


def _above(data: bytes, line: Line, before: list[Line]) -> list[Line]:
    """The lines that a line stands under, nearest first, its section left out.

    `before` is a line further up with those that it stands under: once there, the way on is known.
    """
    above: list[Line] = []
    depth, at = line.depth, line.start
    while depth > 2 and at:
        at = data.rfind(b"\n", 0, at - 1) + 1
        found = _line(data, at)
        if found is not None and before and at == before[0].start:
            return above + [one for one in before if one.depth < depth]
        if found is not None and found.depth < depth:
            above.append(found)
            depth = found.depth
    return above


def _copy(data: bytes, path: str, line: Line) -> Installed | None:
    """The copy that a key of the packages stands for; older formats say there whether it is for development only."""
    key = _KEY.fullmatch(line.key)
    if key is None:
        return None
    start = line.key_start + len(line.key[: key.start(2)].encode())
    body = _DEEPER.match(data, line.end)
    return Installed(
        name=key[1],
        alias="",
        spec="",
        version=key[2],
        field="lock",
        place=Place(path, start, start + len(key[2].encode())),
        dev=body is not None and b"\n    dev: true" in b"\n" + body[0],
    )


def _asked(data: bytes, line: Line, above: list[Line], section: str) -> Iterator[Asked]:
    """What a line asks for: `nodemailer: 6.9.1`, or `nodemailer:` with a `version:` under it."""
    if line.key == "version" and above:
        named, above, reference = above[0], above[1:], line.value
    else:
        named = line
        reference = line.value or next((one.value for one in _under(data, line) if one.key == "version"), "")
    field = above[0].key if above else section
    whole = _VERSION.fullmatch(reference)
    other = _KEY.fullmatch(reference)
    if field in FIELDS and (whole is not None or other is not None):
        by = above[-1].key if section in ("packages", "snapshots") else ""
        asker = _KEY.fullmatch(by)
        copy = (named.key, whole[1]) if whole is not None else (other[1], other[2]) if other is not None else ("", "")
        yield Asked(copy, named.key, field, by if asker is None else asker[1])


def _under(data: bytes, line: Line) -> Iterator[Line]:
    """The lines right under a line, as long as they are deeper."""
    below = _line(data, line.end)
    while below is not None and below.depth > line.depth:
        yield below
        below = _line(data, below.end)


def _told(made: Installed, asked: list[Asked]) -> Installed:
    """The copy with what is known of those that ask for it."""
    direct = [one for one in asked if not one.by]
    aliases = (
        sorted({one.alias for one in direct} - {made.name}) if all(one.alias != made.name for one in direct) else []
    )
    via = "" if direct else ", ".join(sorted({one.by for one in asked})[:3])
    for_development = bool(asked) and all(not one.by and one.field == "devDependencies" for one in asked)
    return made._replace(alias=aliases[0] if aliases else "", via=via, dev=made.dev or for_development)
