"""Refresh tokens that are put away whatever came: Google leaves them out of most answers, and the old one is gone.

google-auth-library (10.9.1 and 11.3.4, oauth2client.js) tells `tokens` of an exchange and of each refresh as they
came; only what `refreshAccessToken` gives has the old refresh token in it.
"""

from collections.abc import Iterable, Iterator, Mapping

from oauthlint.link import packages
from oauthlint.link.callers import Callers, bindings
from oauthlint.link.evidence import provider_around
from oauthlint.link.resolve import resolve
from oauthlint.link.shapes import Shapes
from oauthlint.link.surroundings import context_of
from oauthlint.link.words import Words
from oauthlint.link.world import World
from oauthlint.model.conduct import Stored
from oauthlint.model.facts import About, Authorization, StoredToken, TokenRequest
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place, Step
from oauthlint.model.value import Awaited, Choice, Function, Member, Param, Promise, Result, Value

DEEPEST = 12
_EVENTS = frozenset({"on", "once", "addListener"})
_SAME = frozenset({"json", "then", "catch", "text"})
_SESSIONS = frozenset({"session", "sessions", "cookie", "cookies"})


class _Means(NamedTuple):
    """What it takes to tell where a value is from: the files, and the requests for tokens that are written by hand."""

    world: World
    by_hand: Mapping[Place, TokenRequest]


def stored_tokens(
    world: World, known: Callers, table: Shapes, requests: Iterable[TokenRequest], consents: Iterable[Authorization]
) -> Iterator[StoredToken]:
    """A fact for each place that puts away the refresh token of an answer of Google's, in order."""
    means = _Means(world, {one.about.place: one for one in requests})
    always = any(one.provider == "google" and one.prompt is not None and "consent" in one.prompt for one in consents)
    words = Words(world.knowledge.mail_words)
    for path in sorted(world.files):
        facts = world.files[path]
        for one in facts.stored:
            source = next((found for bound in _bound(known, one) if (found := _source(means, bound, 0))), None)
            if source is None or provider_around(world, table, world.files[source[1].path]) != "google":
                continue
            about = About(
                place=one.place,
                where=(*one.owner.split("."), one.method),
                context=context_of(path),
                related=(Step(source[1], "the answer is from here"),),
                block=f"{path}:{one.place.start}",
            )
            keeping = world.knowledge.storing.entities if one.method == "=" else world.knowledge.storing.keeping
            keeps = any(packages.manifest_of(world, path, name) is not None for name in keeping)
            session = not _SESSIONS.isdisjoint(words.split(one.owner))
            yield StoredToken("stored_token", about, source[0], keeps=keeps, session=session, always=always)


def _bound(known: Callers, one: Stored) -> Iterator[Value]:
    yield from (bound for _, bound in bindings(one.value, known))


def _source(means: _Means, value: Value, depth: int) -> tuple[str, Place] | None:
    """Where tokens are from, and how they come: exchange (of a code), event; None for what keeps the old one."""
    value = resolve(means.world, value)
    if depth > DEEPEST:
        return None
    if isinstance(value, Member):
        return _source(means, value.base, depth + 1)
    if isinstance(value, (Awaited, Promise)):
        return _source(means, value.value, depth + 1)
    if isinstance(value, Choice):
        return next((found for one in value.branches if (found := _source(means, one.value, depth + 1))), None)
    if isinstance(value, Param):
        return _of_parameter(means, value, depth)
    return _of_call(means, value, depth) if isinstance(value, Result) else None


def _of_call(means: _Means, value: Result, depth: int) -> tuple[str, Place] | None:
    call = means.world.calls.get((value.path, value.id))
    if call is None:
        return None
    request = means.by_hand.get(call.place)
    if call.name == "getToken" or (request is not None and request.grant == "authorization_code"):
        return "exchange", call.place
    below = call.callee.base if isinstance(call.callee, Member) and call.name in _SAME else None
    return _source(means, below, depth + 1) if below is not None else None


def _of_parameter(means: _Means, value: Param, depth: int) -> tuple[str, Place] | None:
    """What a listener to `tokens`, the callback of an exchange or that of `then` is given."""
    facts = means.world.files[value.path]
    for handed in facts.handed:
        if handed.name in _EVENTS and handed.first == "token" and _is_given(handed.functions, value):
            return ("event", handed.place) if value.position == 0 else None
    for call in facts.calls:
        if not _is_given(call.args, value):
            continue
        if call.name == "getToken":
            return ("exchange", call.place) if value.position == 1 else None
        if call.name == "then" and isinstance(call.callee, Member) and value.position == 0:
            return _source(means, call.callee.base, depth + 1)
    return None


def _is_given(values: Iterable[Value], value: Param) -> bool:
    return any(isinstance(one, Function) and one.id == value.function for one in values)
