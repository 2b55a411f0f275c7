"""Callbacks that give Nodemailer a token: `transporter.set('oauth2_provision_cb', …)`, and what they answer with.

The third thing a callback answers with is a time, like the option `expires`, and goes wrong in the same ways.
"""

from collections.abc import Iterable, Iterator

from oauthlint.link import tokens
from oauthlint.link.fields import absent
from oauthlint.link.resolve import resolve
from oauthlint.link.sends import makers
from oauthlint.link.transports import Found
from oauthlint.link.world import World
from oauthlint.model.facts import AuthOption
from oauthlint.model.filefacts import Call
from oauthlint.model.source import Step
from oauthlint.model.value import Function, Member, Param, Text, Value

NAME = "oauth2_provision_cb"
_CALLBACK, _TIME = 2, 2  # positions: of the callback among the parameters, of the time in what it is called with
_Key = tuple[str, int]


def with_provisions(world: World, found: list[Found]) -> list[Found]:
    """The transports again, each knowing whether a provision callback is set on it later.

    A callback whose transport nobody can tell may be for any. When only some files were looked at and the transport
    leaves its file, the field is not known.
    """
    sets = _sets(world)
    return [_told(world, one, sets) for one in found]


def _sets(world: World) -> list[tuple[Call, set[_Key]]]:
    """The calls that set a callback, each with the calls that may have made their transport."""
    found = []
    for path in sorted(world.files):
        for call in world.files[path].calls:
            first = resolve(world, call.args[0]) if call.name == "set" and call.args else None
            if isinstance(first, Text) and first.text == NAME and isinstance(call.callee, Member):
                found.append((call, makers(resolve(world, call.callee.base))))
    return found


def _told(world: World, one: Found, sets: list[tuple[Call, set[_Key]]]) -> Found:
    own = (one.call.place.path, one.call.id)
    mine = [call for call, made in sets if own in made or not made]
    transport = one.transport._replace(provision=bool(mine))
    about = transport.about
    if mine:
        about = about._replace(trails={**about.trails, "provision": (mine[0].place,)})
    elif not world.whole and world.exports.get(own[0]):
        about = about._replace(dynamic=about.dynamic | {"provision"})
    return one._replace(transport=transport._replace(about=about))


def answers(world: World, found: list[Found]) -> Iterator[AuthOption]:
    """The times that provision callbacks answer with, as if each stood under `expires`."""
    sets = _sets(world)
    for one in found:
        own = (one.call.place.path, one.call.id)
        given = [call.args[1] for call, made in sets if len(call.args) > 1 and (own in made or not made)]
        yield from _of_transport(world, one, [*given, *_option(one)])


def _option(found: Found) -> list[Value]:
    auth = next((one.value for one in found.options.entries if one.key == "auth"), None) if found.options else None
    entries = getattr(auth, "entries", ())
    return [one.value for one in entries if one.key == "provisionCallback"]


def _of_transport(world: World, found: Found, callbacks: Iterable[Value]) -> Iterator[AuthOption]:
    for value in callbacks:
        function = resolve(world, value)
        if isinstance(function, Function):
            for call in _calls_of(world, function):
                yield _answer(world, found, call)


def _calls_of(world: World, function: Function) -> Iterator[Call]:
    """Where a function calls its third parameter with a time."""
    facts = world.file(function.path)
    for call in facts.calls if facts is not None else ():
        term = call.callee
        mine = isinstance(term, Param) and (term.function, term.position) == (function.id, _CALLBACK)
        if mine and len(call.args) > _TIME:
            yield call


def _answer(world: World, found: Found, call: Call) -> AuthOption:
    value = resolve(world, call.args[_TIME])
    about = found.transport.about
    place = value.at[0] if value.at else call.place
    trails = {"key": (place,), "form": tuple(reversed(value.at)) or (place,)}
    made = about._replace(
        place=place,
        where=call.where,
        trails=trails,
        dynamic=about.dynamic,
        related=(Step(found.call.place, "the transport that asks for the token"),),
    )
    form = None if absent(value) else tokens.expires_form(world, value)
    auth = found.transport.auth
    return AuthOption("auth_option", made, "expires", True, None, False, "callback", auth, form, renews=True)
