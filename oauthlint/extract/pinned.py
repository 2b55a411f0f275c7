"""Files that pin the release of Node.js for tools: .nvmrc, .node-version, .tool-versions and, up to pnpm 10, .npmrc.

What they pin is one setting, `node`.
"""

import re

from oauthlint.extract import secrets
from oauthlint.extract.reader import Reader
from oauthlint.model.filefacts import FileFacts, Setting
from oauthlint.model.source import Place
from oauthlint.model.value import Text

_VERSION = re.compile(rb"(?m)^[ \t]*v?(\d+(?:\.\d+){0,2}|lts/[\w*-]+)[ \t\r]*(?:#.*)?$")
_PNPM = re.compile(rb"(?m)^[ \t]*use-node-version[ \t]*=[ \t]*[\"']?v?(\d+(?:\.\d+){0,2})")
_TOOL = re.compile(rb"(?m)^[ \t]*node(?:js)?[ \t]+v?(\d+(?:\.\d+){0,2})")


def extract(data: bytes, path: str, reader: Reader) -> FileFacts:
    """Facts of one such file."""
    pattern = _TOOL if path.endswith("tool-versions") else _PNPM if path.endswith("npmrc") else _VERSION
    hit = pattern.search(data)
    found = FileFacts(path, "node", secrets=secrets.scan(data, path, reader.scanner))
    if hit is None:
        return found
    place = Place(path, *hit.span(1))
    return found._replace(settings=(Setting(("node",), place, Text((place,), hit[1].decode())),))
