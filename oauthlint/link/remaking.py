"""Transports that are made anew for each message: in a function that sends with them and keeps them nowhere.

Followed to who calls that function, since one that runs once makes its transport once.
"""

from collections.abc import Sequence

from oauthlint.link import handlers
from oauthlint.link.callers import Callers, Recipients, recipients
from oauthlint.link.sends import receiver
from oauthlint.link.transports import Found
from oauthlint.link.world import World
from oauthlint.model.conduct import Handed
from oauthlint.model.filefacts import Call
from oauthlint.model.record import NamedTuple

DEEPEST = 4  # functions on the way, in either direction
Key = tuple[str, int]

_REQUESTS = ("req", "request", "_req", "ctx", "context")
_SERVERLESS = frozenset({"api", "functions", "netlify", "lambda", "lambdas"})  # folders whose handlers a host runs
_HOSTED = ("firebase-functions", "@google-cloud/functions-framework", "@vercel/node", "aws-lambda", "serverless-http")
_ORDER = ("loop", "request", "serverless", "message")


class _Around(NamedTuple):
    """Who calls the project's functions, and to whom they are given."""

    world: World
    known: Callers
    handed: Recipients


def remade(world: World, known: Callers, found: list[Found]) -> list[Found]:
    """The transports, those that are made anew each time with what for.

    `made_for` is loop (each turn of one), request (in a server), serverless (a call of a function that a host starts),
    message (a function that is given what it sends, and that nobody is seen to call), or None for all others.
    """
    if not any(_may_be(one.call) for one in found):
        return found
    around = _Around(world, known, recipients(world, world.files))
    sends = {key for facts in world.known() for call in facts.calls if call.name == "sendMail"
             for key in receiver(world, call)}  # fmt: skip
    told: list[Found] = []
    for one in found:
        is_sent = (one.call.place.path, one.call.id) in sends and _may_be(one.call)
        what = _each(around, one.call, ()) if is_sent else None
        told.append(one._replace(transport=one.transport._replace(made_for=what)))
    return told


def _may_be(call: Call) -> bool:
    return "stays" in call.context and call.function >= 0


def _each(around: _Around, call: Call, way: Sequence[Key]) -> str | None:
    """What the result of a call is made anew for; None where it is kept, or made once."""
    key = (call.place.path, call.function)
    if not _may_be(call) or len(way) > DEEPEST or key in way:
        return None
    if "returned" in call.context or "handed-back" in call.context:
        makers = [_each(around, one, (*way, key)) for one in around.known.of(key)]
        return _worst(makers) if None not in makers else None
    return "loop" if "loop" in call.context else _runs(around, key, ())


def _runs(around: _Around, key: Key, way: Sequence[Key]) -> str | None:
    """What a function runs for; None for once, or where nobody can tell."""
    if len(way) > DEEPEST or key in way:
        return None
    given = [_called_by(around.world, one) for one in around.handed.of(key)]
    calling = around.known.of(key)
    found = [_of_call(around, one, (*way, key)) for one in calling]
    if given or calling:
        return _worst([*given, *found])
    return _by_parameters(around.world, key)


def _of_call(around: _Around, call: Call, way: Sequence[Key]) -> str | None:
    if "loop" in call.context:
        return "loop"
    return _runs(around, (call.place.path, call.function), way) if call.function >= 0 else None


def _called_by(world: World, handed: Handed) -> str | None:
    """What a function runs for that is given to a call."""
    if handlers.package_of(world, handed.callee) in _HOSTED:
        return "serverless"
    return "request" if handed.first == "path" else None


def _by_parameters(world: World, key: Key) -> str | None:
    """What a function runs for that nobody is seen to call: a handler, or one that is given what it sends."""
    body = world.body(*key)
    params = body.params if body is not None else ()
    facts = world.files[key[0]]
    if not params:
        return None
    *folders, name = key[0].split("/")
    hosted = not _SERVERLESS.isdisjoint(folders) or (name.startswith("route.") and "app" in folders)
    if hosted or (body is not None and body.name == "handler") or any(one in _HOSTED for one in facts.imports):
        return "serverless"
    return "request" if params[0] in _REQUESTS else "message"


def _worst(found: Sequence[str | None]) -> str | None:
    return next((one for one in _ORDER if one in found), None)
