"""Transports: what is given to createTransport, with its wrappers undone and its alternatives told apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from oauthlint.link import auth as auth_block
from oauthlint.link import merging, releases
from oauthlint.link.callers import Callers, bindings
from oauthlint.link.choices import alternatives
from oauthlint.link.fields import Fields, whole
from oauthlint.link.merging import Merged
from oauthlint.link.openings import Opening, openings
from oauthlint.link.options import Given, read
from oauthlint.link.releases import Release
from oauthlint.link.resolve import resolve
from oauthlint.link.surroundings import context_of
from oauthlint.link.world import World
from oauthlint.model.facts import About, AuthOption, Transport
from oauthlint.model.filefacts import Call
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Step
from oauthlint.model.value import Entry, Object, Secret, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from oauthlint.model.vocabularies import Context

ReleaseOf = Callable[[str, str], Release]

# Those whose whole entry somebody may want to take out, beside the block `auth`.
_ENTRIES = {
    "debug": "debug",
    "logger": "logger",
    "host": "host",
    "port": "port",
    "secure": "secure",
    "ignore_tls": "ignoreTLS",
    "opportunistic_tls": "opportunisticTLS",
}


class Found(NamedTuple):
    """A transport with the call that makes it and the options that it works with."""

    call: Call
    transport: Transport
    options: Object | None
    literals: tuple[tuple[str, Secret], ...]  # (field, what is written out there)
    merged: Merged


def transports(world: World, known: Callers, release_of: ReleaseOf) -> list[Found]:
    """Every transport of the files, in order; several facts for one call where callers or conditions differ."""
    return [found for one in openings(world) for found in _of_opening(world, one, known, release_of)]


def _of_opening(world: World, one: Opening, known: Callers, release_of: ReleaseOf) -> Iterator[Found]:
    given: Value = Object((one.call.place,), ()) if one.options is None else one.options
    for caller, bound in _bound(world, given, known):
        ruled_out = {*one.call.impossible, *(caller.impossible if caller is not None else ())}
        for branch, value in alternatives(world, bound, ruled_out):
            yield _one(world, one, caller, branch, value, release_of(one.call.place.path, one.library))


def _bound(world: World, given: Value, known: Callers) -> Iterator[tuple[Call | None, Value]]:
    """The options for each caller of a wrapper; a spread parameter is bound before it is lost in the whole."""
    found = list(bindings(given, known))
    for caller, bound in found:
        if caller is None and len(found) > 1:
            yield caller, bound  # of more callers than are told apart
        else:
            yield from bindings(resolve(world, bound), known, caller)


def _one(world: World, opening: Opening, caller: Call | None, branch: str, value: Value, found: Release) -> Found:
    fields = Fields()
    releases.tell(found, fields)
    made = merging.merged(value, found)
    options = made.options
    transport = read(world, Given(opening.library, opening.place, value, made, found), fields)
    _tell_entries(options, transport.misplaced, fields)
    call = opening.call
    about = About(
        place=caller.place if caller else opening.place,
        where=call.where,
        context=_context(caller or call),
        dynamic=frozenset(fields.dynamic),
        trails={**fields.trails, "options": tuple(reversed(value.at)) or (call.place,)},
        names=fields.names,
        related=(Step(call.place, "the transport is made here"),) if caller else (),
        branch=branch,
        block=f"{opening.place.path}:{opening.place.start}:{call.id}:{caller.id if caller else ''}",
    )
    life = _life(caller) if caller is not None and _life(call) == "function" else _life(call)
    return Found(call, transport._replace(about=about, life=life), options, tuple(fields.literals), made)


def _tell_entries(options: Object | None, misplaced: str | None, fields: Fields) -> None:
    """Where the whole entries stand that somebody may want to take out or to put elsewhere."""
    entries = options.entries if options is not None else ()
    for name, key in _ENTRIES.items():
        places = tuple(whole(one) for one in entries if one.key == key)
        if places:
            fields.trails[f"{name}.entry"] = places
    if misplaced is not None:
        wrong = misplaced.split(", ")
        fields.trails["misplaced"] = tuple(whole(one) for one in entries if one.key in wrong)
    _tell_tls(entries, ("weak_tls", "reject_unauthorized"), fields)
    block = next((one.value for one in entries if one.key == "auth"), None)
    _tell_tls(block.entries if isinstance(block, Object) else (), ("token_reject_unauthorized",), fields)


def _tell_tls(entries: Sequence[Entry], names: Sequence[str], fields: Fields) -> None:
    """Where the entry stands that a field of `tls` is from; all of `tls`, where it holds nothing else."""
    tls = next((one for one in entries if one.key == "tls"), None)
    if tls is None or not isinstance(tls.value, Object):
        return
    inside, spot = tls.value.entries, whole(tls)
    for name in names:
        place = fields.trails.get(name, (None,))[0]
        entry = next((one for one in inside if place is not None and one.value.at[:1] == (place,)), None)
        if entry is not None:
            own = whole(entry)
            alone = len(inside) == 1 and not tls.value.open and spot.start < own.start and own.end < spot.end
            fields.trails[f"{name}.entry"] = (spot if alone and spot.path == own.path else own,)


def _context(call: Call) -> Context:
    above = context_of(call.place.path)
    return "dev" if above == "prod" and "dev" in call.context else above


def _life(call: Call) -> str:
    return "module" if "module" in call.context else "class" if "field" in call.context else "function"


def auth_options(world: World, found: Found) -> Iterator[AuthOption]:
    """The keys of a transport's auth block."""
    block = next((one.value for one in found.options.entries if one.key == "auth"), None) if found.options else None
    if isinstance(block, Object):
        yield from auth_block.options(
            world, block, found.transport.auth, found.transport.about, "transport", found.call
        )
