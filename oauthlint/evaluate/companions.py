"""Lines that a repair adds to a file beside the code: an example of the settings, an ignore file, Dependabot's.

The names of such files are listed here, since a rule may come from a stranger: no repair may write a script or a hook.
"""

import re

from oauthlint.model.finding import Edit
from oauthlint.model.source import Place

_FILE = re.compile(
    r"(?:(?!\.git/)[^/\\\x00-\x1f]+/)*(?:\.env\.(?:example|sample|template|dist)|\.gitignore|\.dockerignore)"
    r"|\.github/dependabot\.yml"
)


def added(data: bytes, path: str, lines: str) -> tuple[Edit, ...]:
    """The lines at the end of the file, with its line ends; none in a file of any other name.

    Names that an example lists already are left out of it; Dependabot's file is written whole or not at all.
    """
    if not _FILE.fullmatch(path) or ".." in path.split("/") or (data and path.endswith(".yml")):
        return ()
    missing = lines.rstrip("\n").split("\n")
    if path.rpartition("/")[2].startswith(".env."):  # of an ignore file, what is written last counts
        there = {_name(one) for one in data.decode("utf-8", "replace").splitlines()}
        missing = [one for one in missing if _name(one) not in there]
    if not missing:
        return ()
    end = "\r\n" if b"\r\n" in data else "\n"
    begin = end if data and not data.endswith((b"\n", b"\r")) else ""
    return (Edit(Place(path, len(data), len(data)), begin + "".join(one + end for one in missing)),)


def _name(line: str) -> str:
    """The variable that a line of an env file is about, commented out or not."""
    return line.partition("=")[0].strip(" \t#").removeprefix("export ").strip()
