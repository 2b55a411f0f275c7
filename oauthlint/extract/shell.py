"""Shell scripts and Bicep: the secrets in them, the names of settings, and what their commands do with credentials."""

import re

from oauthlint.extract import commands, prose
from oauthlint.extract.reader import Reader
from oauthlint.model.filefacts import Action, FileFacts
from oauthlint.model.source import Place

_BICEP = rb"\bendDateTime\s*:\s*'(\d{4}-\d{2}-\d{2})"  # of passwordCredentials


def extract(data: bytes, path: str, reader: Reader) -> FileFacts:
    """Facts of one script."""
    found = prose.extract(data, path, reader)
    # what a person runs by hand may print to that person: only what outlives the script counts
    lasting = [one for one in commands.actions(data, (0, len(data)), path) if one.does == "resets"]
    lasting += [
        Action(Place(path, *hit.span(1)), "resets", "bicep", hit[1].decode())
        for hit in (re.finditer(_BICEP, data) if path.lower().endswith(".bicep") else ())
    ]
    return found._replace(reader="shell", actions=tuple(lasting))
