"""What a `.dockerignore` keeps out of an image, by Docker's own rules: paths from the root, and `!` brings back.

https://docs.docker.com/build/concepts/context/#dockerignore-files
"""

import posixpath
import re
from collections.abc import Sequence

from oauthlint.link.world import World
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.glob import is_heavy


def leaves_out(world: World, dockerfile: str, name: str) -> bool:
    """Whether the ignore file that goes with a Dockerfile keeps a file of the context out."""
    found = ignore_file(world, dockerfile)
    return found is not None and is_ignored(found.names, posixpath.normpath(name).lstrip("/"))


def ignore_file(world: World, dockerfile: str) -> FileFacts | None:
    """The ignore file of a Dockerfile: one of its own name, else that of its folder, else that of the root."""
    folder = posixpath.dirname(dockerfile)
    names = (f"{dockerfile}.dockerignore", posixpath.join(folder, ".dockerignore"), ".dockerignore")
    return next((found for name in names if (found := world.file(name)) is not None), None)


def is_ignored(patterns: Sequence[str], path: str) -> bool:
    """Whether the last pattern that takes in a path, or a folder above it, leaves it out."""
    left_out = False
    for one in patterns:
        pattern = posixpath.normpath(one.lstrip("!").strip().lstrip("/"))
        if not is_heavy(pattern) and re.fullmatch(_expression(pattern) + "(?:/.*)?", path):
            left_out = not one.startswith("!")
    return left_out


def _expression(pattern: str) -> str:
    """A pattern of Go's `filepath.Match`, with `**` for any folders, as an expression."""
    parts = []
    for piece in re.findall(r"\*\*/?|\*|\?|\[[^\]]*\]|\\.|[^*?\[\\]+|.", pattern):
        if piece.startswith("**"):
            parts.append("(?:.*/)?" if piece.endswith("/") else ".*")
        elif piece in ("*", "?"):
            parts.append("[^/]*" if piece == "*" else "[^/]")
        elif piece[0] == "[" and len(piece) > 2:
            parts.append("[" + piece[1:-1].replace("\\", "\\\\").replace("[", "\\[") + "]")
        else:
            parts.append(re.escape(piece[1:] if piece[0] == "\\" and len(piece) > 1 else piece))
    return "".join(parts)
