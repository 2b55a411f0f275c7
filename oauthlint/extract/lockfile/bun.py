"""`bun.lock`, JSON with comments and a line for each package: `"mailparser/nodemailer": ["nodemailer@6.9.3", …]`."""

import re
from collections.abc import Iterator

from oauthlint.extract import json_text
from oauthlint.extract.json_text import Node
from oauthlint.extract.manifest import FIELDS
from oauthlint.model.filefacts import Installed
from oauthlint.model.source import Place

_LINE = re.compile(rb"^[ \t]+\"([^\"\\\r\n]+)\":[ \t]*\[[ \t]*\"([^\"\\\r\n]+)\"(.*)", re.MULTILINE)
_WORKSPACES = re.compile(rb"^[ \t]*\"workspaces\":", re.MULTILINE)
_STEP = re.compile(r"(?:@[^/]+/)?[^/]+")


def read(data: bytes, path: str, names: frozenset[str]) -> Iterator[Installed]:
    """The copies of the packages; raises ValueError for what is no lock."""
    direct = _direct(data)
    lines = list(_LINE.finditer(data))
    asking: dict[str, str] = {}
    for line in lines:
        name, _, version = line[2].decode().rpartition("@")
        if name in names and version[:1].isdigit():
            *around, alias = _STEP.findall(line[1].decode())
            if alias not in asking:
                asking[alias] = "" if alias in direct else _asking(lines, alias)
            end = line.end(2)
            yield Installed(
                name=name,
                alias="" if alias == name else alias,
                spec="",
                version=version,
                field="lock",
                place=Place(path, end - len(version.encode()), end),
                via=" > ".join(around) or asking[alias],
                dev=not around and direct.get(alias) == {"devDependencies"},
            )


def _direct(data: bytes) -> dict[str, set[str]]:
    """What the workspaces ask for, and the fields that they do it in; raises ValueError where they cannot be read."""
    found = _WORKSPACES.search(data)
    root = json_text.value_at(data, found.end()).root if found is not None else None
    if root is None:
        message = "no workspaces"
        raise ValueError(message)
    direct: dict[str, set[str]] = {}
    for workspace in root.members:
        for field in FIELDS:
            for one in (workspace.value.get(field) or Node("object", 0, 0)).members:
                direct.setdefault(one.key, set()).add(field)
    return direct


def _asking(lines: list[re.Match[bytes]], alias: str) -> str:
    """Up to three packages whose lines ask for one of this name."""
    asked = f'"{alias}":'.encode()
    return ", ".join(sorted({_STEP.findall(line[1].decode())[-1] for line in lines if asked in line[3]})[:3])
