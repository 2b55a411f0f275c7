"""Where a work tree of git begins, which is seen on the disk: most calls need nothing else of git."""

import os
from collections.abc import Mapping


def toplevel(folder: str) -> str | None:
    """The nearest folder at or above `folder` (an absolute path) with a `.git`; None without one. Starts nothing."""
    above = folder
    while True:
        mark = os.path.join(above, ".git")
        if os.path.isfile(mark) or os.path.lexists(os.path.join(mark, "HEAD")):
            return above
        if os.path.dirname(above) == above:
            return _told(folder, os.environ)
        above = os.path.dirname(above)


def _told(folder: str, environ: Mapping[str, str]) -> str | None:
    """The work tree around a folder that the caller names beside a `GIT_DIR` elsewhere."""
    told = environ.get("GIT_WORK_TREE", "") if environ.get("GIT_DIR") else ""
    tree = os.path.realpath(told) if told else ""
    return tree if told and os.path.join(folder, "").startswith(os.path.join(tree, "")) else None
