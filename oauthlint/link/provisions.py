"""Callbacks that give Nodemailer a token: `transporter.set('oauth2_provision_cb', …)`, and what they answer with.

What a callback answers with, a token and a time, goes wrong as the options `accessToken` and `expires` do.
"""

from collections.abc import Iterable, Iterator

from oauthlint.link import auth as auth_block
from oauthlint.link.resolve import resolve
from oauthlint.link.sends import leaves, makers
from oauthlint.link.transports import Found
from oauthlint.link.world import World
from oauthlint.model.facts import AuthOption
from oauthlint.model.filefacts import Call
from oauthlint.model.source import Step
from oauthlint.model.value import Function, Member, Param, Text, Value

NAME = "oauth2_provision_cb"
_CALLBACK = 2  # its position among the parameters
_ANSWERS = ((1, "accessToken"), (2, "expires"))  # what stands where in what it is called with, by the option's name
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
    name = _name(world, mine[0], one.call) if len(mine) == 1 else None
    transport = one.transport._replace(provision=bool(mine), provision_name=name)
    about = transport.about
    if mine:
        about = about._replace(trails={**about.trails, "provision": (mine[0].place,)})
    elif not world.whole and leaves(world, *own):
        about = about._replace(dynamic=about.dynamic | {"provision"})
    return one._replace(transport=transport._replace(about=about))


def _name(world: World, setting: Call, made: Call) -> str | None:
    """The name by which a callback is set, where it is a function that is there when the transport is made."""
    value = resolve(world, setting.args[1]) if len(setting.args) > 1 else None
    if not isinstance(value, Function) or not value.name or setting.function != made.function:
        return None
    written, defined = value.at[0], value.at[-1]
    same = written.path == defined.path == made.place.path
    is_there = same and defined.start < made.place.start < written.start
    return value.name if is_there and written.end - written.start == len(value.name) else None


def answers(world: World, found: list[Found]) -> Iterator[AuthOption]:
    """The tokens and times that provision callbacks answer with, as if each stood under its option."""
    sets = _sets(world)
    for one in found:
        own = (one.call.place.path, one.call.id)
        given = [call.args[1] for call, made in sets if len(call.args) > 1 and (own in made or not made)]
        yield from _of_transport(world, one, [*given, *_option(one)])


def given_tokens(world: World, found: Found) -> Iterator[Value]:
    """The access tokens that a transport is given: by its option, and by what its callbacks answer with."""
    auth = next((one.value for one in found.options.entries if one.key == "auth"), None) if found.options else None
    yield from (one.value for one in getattr(auth, "entries", ()) if one.key == "accessToken")
    own = (found.call.place.path, found.call.id)
    given = [call.args[1] for call, made in _sets(world) if len(call.args) > 1 and own in made]
    for value in (*given, *_option(found)):
        function = resolve(world, value)
        for call in _calls_of(world, function) if isinstance(function, Function) else ():
            yield from (resolve(world, one) for one in call.args[1:2])


def _option(found: Found) -> list[Value]:
    auth = next((one.value for one in found.options.entries if one.key == "auth"), None) if found.options else None
    entries = getattr(auth, "entries", ())
    return [one.value for one in entries if one.key == "provisionCallback"]


def _of_transport(world: World, found: Found, callbacks: Iterable[Value]) -> Iterator[AuthOption]:
    for value in callbacks:
        function = resolve(world, value)
        if isinstance(function, Function):
            for call in _calls_of(world, function):
                for position, key in _ANSWERS:
                    if position < len(call.args):
                        yield _answer(world, found, call, resolve(world, call.args[position]), key)


def _calls_of(world: World, function: Function) -> Iterator[Call]:
    """Where a function calls its third parameter."""
    facts = world.file(function.path)
    for call in facts.calls if facts is not None else ():
        term = call.callee
        if isinstance(term, Param) and (term.function, term.position) == (function.id, _CALLBACK):
            yield call


def _answer(world: World, found: Found, call: Call, value: Value, key: str) -> AuthOption:
    about = found.transport.about
    place = value.at[0] if value.at else call.place
    made = about._replace(
        place=place,
        where=call.where,
        trails={"key": (place,), "form": tuple(reversed(value.at)) or (place,)},
        related=(Step(found.call.place, "the transport that asks for the token"),),
    )
    form = auth_block.form(world, key, value)
    return AuthOption("auth_option", made, key, True, None, False, "callback", found.transport.auth, form, renews=True)
