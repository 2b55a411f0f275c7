"""Shell scripts and Bicep: the secrets in them, the names of settings, and what their commands do with credentials."""

from oauthlint.extract import commands, prose
from oauthlint.extract.reader import Reader
from oauthlint.model.filefacts import FileFacts


def extract(data: bytes, path: str, reader: Reader) -> FileFacts:
    """Facts of one script."""
    found = prose.extract(data, path, reader)
    # what a person runs by hand may print to that person: only what outlives the script counts
    lasting = (one for one in commands.actions(data, (0, len(data)), path) if one.does == "resets")
    return found._replace(reader="shell", actions=tuple(lasting))
