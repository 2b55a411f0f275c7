"""Who calls the project's own functions: a parameter stands for what its callers give it, one wrapper deep."""

from collections.abc import Iterator

from oauthlint.link.resolve import resolve
from oauthlint.link.world import World
from oauthlint.model.filefacts import Call
from oauthlint.model.terms import parts, substitute
from oauthlint.model.value import Function, Param, Value

MOST = 20
Callers = dict[tuple[str, int], list[Call]]


def callers(world: World) -> Callers:
    """Calls by the (path, id) of the project's function or class that they call, in order of path and place."""
    found: Callers = {}
    for path in sorted(world.files):
        for call in world.files[path].calls:
            callee = resolve(world, call.callee)
            if isinstance(callee, Function):
                found.setdefault((callee.path, callee.id), []).append(call)
    return found


def bindings(value: Value, known: Callers) -> Iterator[tuple[Call | None, Value]]:
    """A value with its parameters bound: one for each caller of the function that they belong to, or itself.

    Of more callers than that the last ones are not known.
    """
    owner = _owner(value, 0)
    calling = known.get(owner, []) if owner is not None else []
    if owner is not None:
        for call in calling[:MOST]:
            yield call, substitute(value, *owner, call.args)
    if owner is None or not 0 < len(calling) <= MOST:
        yield None, value


def _owner(value: Value, depth: int) -> tuple[str, int] | None:
    """The function whose parameter is the first to be met inside a value."""
    if depth > 12:
        return None
    if isinstance(value, Param):
        return value.path, value.function
    for one in parts(value):
        found = _owner(one, depth + 1)
        if found is not None:
            return found
    return None
