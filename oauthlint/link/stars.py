"""Where a name comes from that a file hands on with `export *`: files that do so may hand on each other."""

from collections.abc import Iterator

from oauthlint.link.aliases import module
from oauthlint.link.world import Unread, World
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.value import Ref


def behind_stars(world: World, file: FileFacts, name: str) -> Iterator[tuple[Ref, FileFacts]]:
    """The files to which `export *` leads and that export a name themselves, each once, with the star to it."""
    seen = {file.path}
    todo = _stars(file)
    while todo:
        star = todo.pop()
        other = _meant(world, star, name)
        if other is not None and other.path not in seen:
            seen.add(other.path)
            if name in world.exports[other.path] or "=" in world.exports[other.path]:
                yield star, other
            else:
                todo += _stars(other)


def _stars(file: FileFacts) -> list[Ref]:
    """Each `export *` of a file, the last one first."""
    return [star for key, star in reversed(file.exports) if key == "*" and isinstance(star, Ref)]


def _meant(world: World, star: Ref, name: str) -> FileFacts | None:
    """The file that a star means; None, too, where it need not be read to see that it has no such name to export."""
    try:
        return module(world.as_read or world, star.path, star.module)
    except Unread as unread:
        seen = world.glanced[unread.path]
        if not seen.hands_on and name.encode() not in seen.text:
            return None
        if world.as_read is None:
            raise
    return module(world, star.path, star.module)
