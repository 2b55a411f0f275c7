"""To whom the project's own functions are given: `app.get('/', handler)`, `list.map(send)`."""

from oauthlint.link.users import Key, Users, users
from oauthlint.link.world import World
from oauthlint.model.conduct import Handed
from oauthlint.model.record import NamedTuple


class Recipients(NamedTuple):
    """Calls that are given functions, one for each function, and which of the project's each of these is."""

    calls: tuple[Handed, ...]
    by: Users

    def of(self, owner: Key) -> list[Handed]:
        """The calls that a function, given by (path, id), is handed to, in order of path and place."""
        return [self.calls[number] for number in self.by.of(owner)]


def recipients(world: World) -> Recipients:
    """All calls of the files that are known."""
    given = [(one, term) for path in sorted(world.files) for one in world.files[path].handed for term in one.functions]
    return Recipients(tuple(one for one, _ in given), users(world, (term for _, term in given)))
