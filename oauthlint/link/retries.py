"""Sends and requests for tokens that are tried again when they fail, and by what."""

from collections.abc import Iterator, Sequence

from oauthlint.link.handlers import package_of
from oauthlint.link.resolve import resolve
from oauthlint.link.sending import Sent
from oauthlint.link.sends import makers
from oauthlint.link.surroundings import context_of
from oauthlint.link.world import World
from oauthlint.model.conduct import Flow, Retried
from oauthlint.model.facts import About, Retry
from oauthlint.model.filefacts import Call
from oauthlint.model.source import Step
from oauthlint.model.value import Member, Secret, Text


def retries(world: World, sent: Sequence[Sent]) -> Iterator[Retry]:
    """A fact for each place that has something tried again; messages go before tokens."""
    for path in sorted(world.files):
        for one in world.files[path].retried:
            found = next((each for each in sent if _is_about(world, one, each)), None)
            if found is not None:
                yield _fact(world, one, found)


def _is_about(world: World, again: Retried, one: Sent) -> bool:
    """Whether a failure comes to what tries again, and is not looked at before."""
    if again.form == "queue":
        return one.end.registered is not None and bool(_queues(world, again.place.path) & _queue_of(world, one))
    if one.end.registered is not None and one.end.registered.lies_in(again.tried):
        return True
    handler = one.end.handler
    within = next((flow for flow in (one.end.flow, *one.end.way) if flow.place.lies_in(again.tried)), None)
    if within is None:
        return False
    if again.form != "library" or within is not one.end.flow or handler is None:
        return True
    return handler.does == "elsewhere" or not handler.place.lies_in(again.tried)


def _queues(world: World, path: str) -> set[str]:
    """The names of the queues that a file makes."""
    queues = world.knowledge.handling.queues
    made = [one for one in world.files[path].calls if one.is_new and package_of(world, one.callee) in queues]
    return {name for one in made if (name := _first(world, one))}


def _queue_of(world: World, one: Sent) -> set[str]:
    """The name of the queue whose jobs a failure is of."""
    place = one.end.registered
    facts = world.files.get(place.path) if place is not None else None
    found: set[str] = set()
    for handed in facts.handed if facts is not None else ():
        if handed.place == place and package_of(world, handed.callee) in world.knowledge.handling.queues:
            base = resolve(world, handed.callee.base) if isinstance(handed.callee, Member) else None
            keys = {(handed.place.path, handed.call)} | (makers(base) if base is not None else set())
            found |= {name for key in keys if key in world.calls and (name := _first(world, world.calls[key]))}
    return found


def _first(world: World, call: Call) -> str:
    """The first argument of a call by which it is told from others: a text, or the hash of what may be a secret."""
    value = resolve(world, call.args[0]) if call.args else None
    return value.text if isinstance(value, Text) else value.same if isinstance(value, Secret) else ""


def _fact(world: World, again: Retried, found: Sent) -> Retry:
    path = again.place.path
    flows = (found.flow, *found.end.way, found.end.flow)
    spares = {"yes": True, "no": False}.get(again.spares)
    if any("gives-up" in world.files[flow.place.path].flags for flow in flows) or "gives-up" in world.files[path].flags:
        spares = True
    about = About(
        place=again.place,
        where=(*again.where, again.name),
        context=context_of(path),
        dynamic=frozenset({"spares"}) if spares is None else frozenset(),
        trails={"by": (again.place,)},
        names={"by": again.name},
        related=(_step(found.flow),),
        block=f"{path}:{again.place.start}",
    )
    return Retry("retry", about, what=found.what, form=again.form, by=again.name, spares=spares)


def _step(flow: Flow) -> Step:
    return Step(flow.callee.at[0] if flow.callee.at else flow.place, "this is what fails")
