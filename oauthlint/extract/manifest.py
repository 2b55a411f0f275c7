"""`package.json`: what it asks for, with the place of each range, and the settings that say how the code is run.

Aliases (`npm:`) are given under the name of the real package; workspace, file, git and URL specifiers stay as written.
"""

import re
from collections.abc import Iterator

from oauthlint.extract import json_text, named, secrets
from oauthlint.extract.documents import problems_of
from oauthlint.extract.json_text import Node
from oauthlint.extract.reader import Reader
from oauthlint.model.filefacts import FileFacts, Installed, Setting
from oauthlint.model.source import Place, Problem, Text
from oauthlint.words import MAIL_WORDS, has_any

FIELDS = ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies")
SETTINGS = frozenset(
    {
        "name",
        "private",
        "type",
        "main",
        "module",
        "browser",
        "exports",
        "imports",
        "engines",
        "volta",
        "packageManager",
        "workspaces",
        "scripts",
        "renovate",
    }
)

# Compiled where they are used: most manifests need none of them.
_ALIAS = r"npm:(@?[^@]+)(?:@(.*))?"
_USER_INFO = r"//[^/@\s]*@"
# Selectors of overrides: pnpm's `mailparser@3>nodemailer@>=6 <8`, Yarn's `**/@scope/name/nodemailer@npm:^6`.
_STEP = r"(?<![ |@])>"
_PACKAGE = r"((?:@[^/@]+/)?[^/@]+)(?:@[^/]*)?(?:/|$)"


def extract(data: bytes, path: str, reader: Reader) -> FileFacts:
    """Facts of one manifest; one that npm could not read is a problem."""
    parsed = json_text.parse(data)
    root = parsed.root
    scanned = secrets.scan(data, path, reader.scanner)
    if root is None or root.kind != "object":
        return FileFacts(path, "manifest", secrets=scanned, problems=(_broken(data, path, parsed.end),))
    return FileFacts(
        path,
        "manifest",
        secrets=scanned,
        settings=tuple(_settings(root, path, reader)),
        installed=(*_asked(root, path), *_overridden(root, path)),
        problems=problems_of(parsed, data, path),
    )


def _broken(data: bytes, path: str, at: int) -> Problem:
    """What is said of a manifest without an object in it: without a mail word it can be nobody's loss."""
    message = f"no package.json that npm could read (line {Text(data).line_of(at)})"
    return Problem("malformed" if has_any(data, MAIL_WORDS) else "recovered", path, message, "is it valid JSON?")


def _settings(root: Node, path: str, reader: Reader) -> Iterator[Setting]:
    """What stands under the keys that say how a package is run. None of them is a credential's name to us."""
    for keys, (start, end), node in json_text.leaves(root):
        if keys and keys[0] in SETTINGS:
            yield Setting(keys, Place(path, start, end), named.read_node(node, path, "type", reader))


def _asked(root: Node, path: str) -> Iterator[Installed]:
    """A package for each entry of the dependency fields."""
    for field in FIELDS:
        section = root.get(field)
        for one in section.members if section is not None else ():
            if one.value.kind == "string":
                yield _installed(one.key, one.value, field, path)


def _overridden(root: Node, path: str) -> Iterator[Installed]:
    """A package for each entry of npm's and pnpm's `overrides` and of Yarn's `resolutions`."""
    for field, section in (
        ("overrides", root.get("overrides")),
        ("overrides", root.get("pnpm", "overrides")),
        ("resolutions", root.get("resolutions")),
    ):
        for keys, _, node in json_text.leaves(section) if section is not None else ():
            selector = ">".join(key for key in keys if key != ".")
            names = [
                name for step in re.split(_STEP, selector) for name in re.findall(_PACKAGE, step) if name.strip("*")
            ]
            if node.kind == "string" and names:
                yield _installed(names[-1], node, field, path)._replace(via=" > ".join(names[:-1]))


def _installed(key: str, node: Node, field: str, path: str) -> Installed:
    """One package; `alias` is the name that the code knows it by, "" where that is its own."""
    alias = re.fullmatch(_ALIAS, node.text) if node.text.startswith("npm:") else None
    spec = node.text if alias is None else alias[2] or ""
    # A text with escapes is longer in the file than what it says: its whole place is all that is sure.
    before = len(node.text.encode()) - len(spec.encode())
    plain = len(node.text.encode()) == node.end - node.start
    return Installed(
        name=key if alias is None else alias[1],
        alias="" if alias is None or alias[1] == key else key,
        spec=re.sub(_USER_INFO, "//…@", spec).split("?")[0] if "://" in spec else spec,
        version="",
        field=field,
        place=Place(path, node.start + (before if plain else 0), node.end),
        dev=field == "devDependencies",
    )
