"""What a call calls, where the question is whether that is a call of a library that the knowledge has.

Most calls are of functions in files that speak of no mail. Such a file is not read only to learn so: a call of a
library goes by the library's name for it, unless the file that gives it another one imports the library itself.
"""

from collections.abc import Container

from oauthlint.link.resolve import resolve
from oauthlint.link.world import Unread, World
from oauthlint.model.filefacts import Call
from oauthlint.model.value import Dynamic, Member, Ref, Value


def callee_of(world: World, call: Call, names: Container[str]) -> Value:
    """What a call calls; not known where only a file that is not read yet could tell, and it is no call of `names`."""
    try:
        return resolve(world.as_read or world, call.callee)
    except Unread as found:
        asked = {call.name, last_name(call.callee)} - {""}
        if any(one in names for one in asked) or world.glanced[found.path].library:
            return resolve(world, call.callee)
        return Dynamic((call.place,), "in a file that was not read")


def last_name(callee: Value) -> str:
    """The name by which a function is called that belongs to something or comes from elsewhere, "" for none."""
    return callee.name if isinstance(callee, (Member, Ref)) else ""
