"""Whether anything calls `verify()` on a transport before the first mail needs it."""

from collections.abc import Iterator

from oauthlint.link import handlers
from oauthlint.link.resolve import resolve
from oauthlint.link.sends import receiver
from oauthlint.link.transports import Found
from oauthlint.link.world import World
from oauthlint.model.filefacts import Call, FileFacts
from oauthlint.model.source import Place
from oauthlint.model.terms import parts
from oauthlint.model.value import Constant, Function, Value

_NEST = "@nestjs-modules/mailer"
_LIBRARIES = ("nodemailer", _NEST)  # the others keep their transport to themselves
_NEST_OPTION = "verifyTransporters"


def told(world: World, found: list[Found]) -> list[Found]:
    """The transports again; the first one with OAuth2 that the product uses knows whether nothing verifies any."""
    first = min((one for one in found if _is_asked(one)), key=lambda one: one.transport.about.place, default=None)
    made = {(one.call.place.path, one.call.id) for one in found}
    if first is None or any(_verifies(world, facts, made) for facts in world.known()):
        return found
    place = first.transport.about.place
    return [
        one._replace(transport=one.transport._replace(never_verified=True)) if _stands(one, place) else one
        for one in found
    ]


def _stands(found: Found, place: Place) -> bool:
    return found.transport.about.place == place and _is_asked(found)


def _is_asked(found: Found) -> bool:
    one = found.transport
    ours = one.library in _LIBRARIES and one.family in ("smtp", "pool")
    return ours and one.auth.oauth2 and one.about.context == "prod"


def _verifies(world: World, facts: FileFacts, made: set[tuple[str, int]]) -> bool:
    if any(_is_verification(world, call, made) for call in facts.calls if call.name == "verify"):
        return True
    return _NEST in facts.imports and any(_asks_nest(one) for one in _values(facts))


def _is_verification(world: World, call: Call, made: set[tuple[str, int]]) -> bool:
    """Whether a call of `verify` is one of a transport: by what made it, else by being given a callback at most.

    What checks tokens and signatures is given something to check.
    """
    if receiver(world, call) & made:
        return True
    if handlers.package_of(world, call.callee) not in ("", *_LIBRARIES):
        return False
    return not call.args or (len(call.args) == 1 and isinstance(resolve(world, call.args[0]), Function))


def _values(facts: FileFacts) -> Iterator[Value]:
    """Everything that is given to a call of a file, or given back by a function of it."""
    yield from (one for call in facts.calls for one in call.args)
    yield from (body.returns for body in facts.bodies)
    yield from (value for _, value in facts.exports)


def _asks_nest(value: Value) -> bool:
    """Whether the option that makes Nest's module verify stands somewhere in a value, and is not written `false`."""
    stack = [value]
    while stack:
        one = stack.pop()
        for entry in getattr(one, "entries", ()):
            if entry.key == _NEST_OPTION and not (isinstance(entry.value, Constant) and not entry.value.value):
                return True
        stack.extend(parts(one))
    return False
