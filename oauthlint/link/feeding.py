"""Which requests feed which transports: the calls whose answer ends as an access token of a login."""

from collections.abc import Sequence

from oauthlint.link.provisions import given_tokens
from oauthlint.link.resolve import resolve
from oauthlint.link.transports import Found
from oauthlint.link.world import World
from oauthlint.model.source import Step
from oauthlint.model.value import Awaited, External, Member, Promise, Result, Value

Key = tuple[str, int]
_DEEPEST = 12


def fed_to_microsoft(world: World, transports: Sequence[Found]) -> dict[Key, Step]:
    """The calls whose answer goes into a transport to Microsoft's SMTP server, with where that stands."""
    found: dict[Key, Step] = {}
    for one in transports:
        if one.transport.auth.oauth2 and (one.transport.provider or "").startswith("microsoft"):
            step = Step(one.transport.about.place, "logs in with the token here")
            for value in given_tokens(world, one):
                found.update(dict.fromkeys(_origins(world, value), step))
    return found


def _origins(world: World, value: Value) -> set[Key]:
    """The calls that a value comes of: the request, `json()` on its answer, and the like."""
    found: set[Key] = set()
    for _ in range(_DEEPEST):
        value = resolve(world, value)
        if isinstance(value, (Member, Awaited, Promise)):
            value = value.base if isinstance(value, Member) else value.value
            continue
        call = world.calls.get((value.path, value.id)) if isinstance(value, Result) else None
        if call is None:
            break
        found.add((call.place.path, call.id))
        callee = resolve(world, call.callee)
        if not isinstance(callee, Member) or isinstance(callee.base, External):
            break
        value = callee.base
    return found
