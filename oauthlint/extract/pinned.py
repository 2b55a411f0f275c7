"""Files that pin the release of Node.js for tools (.nvmrc, .node-version, .tool-versions): one setting, `node`."""

import re

from oauthlint.extract.reader import Reader
from oauthlint.model.filefacts import FileFacts, Setting
from oauthlint.model.source import Place
from oauthlint.model.value import Text

_VERSION = re.compile(rb"(?m)^[ \t]*v?(\d+(?:\.\d+){0,2}|lts/[\w*-]+)[ \t\r]*(?:#.*)?$")
_TOOL = re.compile(rb"(?m)^[ \t]*node(?:js)?[ \t]+v?(\d+(?:\.\d+){0,2})")


def extract(data: bytes, path: str, _reader: Reader) -> FileFacts:
    """Facts of one such file."""
    hit = (_TOOL if path.endswith("tool-versions") else _VERSION).search(data)
    if hit is None:
        return FileFacts(path, "node")
    place = Place(path, *hit.span(1))
    return FileFacts(path, "node", settings=(Setting(("node",), place, Text((place,), hit[1].decode())),))
