"""Who calls the project's own functions, and to whom they are given (`app.get('/', handler)`, `list.map(send)`).

A parameter stands for what its callers give it, a few wrappers deep.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from oauthlint.link.surroundings import context_of
from oauthlint.link.users import Key, Users, inside, users
from oauthlint.link.world import World
from oauthlint.model.conduct import Handed
from oauthlint.model.filefacts import Call, FileFacts
from oauthlint.model.record import NamedTuple
from oauthlint.model.terms import substitute
from oauthlint.model.value import Param, Value

MOST = 20
DEEPEST = 4  # wrappers around wrappers, or functions that each set something


class Callers(NamedTuple):
    """Calls, and by which function of the project each of them may be."""

    calls: list[Call]
    by: Users

    def of(self, owner: Key) -> list[Call]:
        """The calls of a function or class, given by (path, id), in order of path and place."""
        return [self.calls[number] for number in self.by.of(owner)]


def callers(world: World) -> Callers:
    """All calls of the files that are known."""
    if world.idle.scripts:
        from oauthlint.link.idle import wake_by_libraries  # noqa: PLC0415  (of no concern to a hook)

        wake_by_libraries(world)
    calls: list[Call] = []

    def terms_in(facts: FileFacts) -> Iterator[Value]:
        calls.extend(facts.calls)
        return (one.callee for one in facts.calls)

    return Callers(calls, users(world, world.files, terms_in))


class Recipients(NamedTuple):
    """Calls that are given functions, one for each function, and which of the project's each of these is."""

    calls: list[Handed]
    by: Users

    def of(self, owner: Key) -> list[Handed]:
        """The calls that a function, given by (path, id), is handed to, in order of path and place."""
        return [self.calls[number] for number in self.by.of(owner)]


def recipients(world: World, paths: Iterable[str]) -> Recipients:
    """All such calls of these files."""
    calls: list[Handed] = []

    def terms_in(facts: FileFacts) -> Iterator[Value]:
        calls.extend(one for one in facts.handed for _ in one.functions)
        return (term for one in facts.handed for term in one.functions)

    return Recipients(calls, users(world, paths, terms_in))


def bindings(value: Value, known: Callers, outer: Call | None = None) -> Iterator[tuple[Call | None, Value]]:
    """A value with its parameters bound: one for each caller of the functions that they belong to, or itself.

    Of wrappers around wrappers the call is the outermost; `outer` is one that was bound before. Of very many callers
    the last ones are not known.
    """
    every = _bound(value, known, outer, ())
    yield from islice(every, MOST)
    if next(every, None) is not None:
        yield outer, value


def _bound(
    value: Value, known: Callers, outer: Call | None, done: tuple[Key, ...]
) -> Iterator[tuple[Call | None, Value]]:
    """`outer` is the call that was bound last, `done` are the functions whose parameters are.

    Where two functions each set a part and both have several callers, nobody knows which of them go together.
    """
    owners = [one for one in _owners(value) if one not in done and known.of(one)] if len(done) < DEEPEST else []
    handing = {one for one in owners if outer is None or _hands_on(outer, one)}
    owner = next((one for one in owners if one in handing or len(known.of(one)) == 1), None)
    if owner is None:
        yield outer, value
        return
    calls = known.of(owner)
    for call in calls[:MOST]:
        around = call if owner in handing else outer
        yield from _bound(substitute(value, *owner, call.args), known, around, (*done, owner))
    if len(calls) > MOST or _only_tests_call(owner, calls):
        yield outer, value


def _only_tests_call(owner: Key, calls: list[Call]) -> bool:
    """Whether only tests call what is the product's own: what the product gives it nobody knows."""
    return context_of(owner[0]) == "prod" and all(context_of(one.place.path) == "test" for one in calls)


def _hands_on(call: Call, owner: Key) -> bool:
    """Whether a call gives what its own function is given."""
    return call.place.path == owner[0] and any(owner in _owners(one) for one in call.args)


def _owners(value: Value) -> list[Key]:
    """The functions whose parameters are met inside a value, in order."""
    return list(dict.fromkeys((one.path, one.function) for one in inside(value) if isinstance(one, Param)))
