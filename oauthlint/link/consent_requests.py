"""Where users are asked for consent: calls of libraries, addresses put together by hand, strategies of passport.

Whichever way it is written, what is asked for comes out as values by meaning.
"""

from collections.abc import Iterator

from oauthlint.link import issued
from oauthlint.link.callers import Callers, bindings
from oauthlint.link.choices import alternatives
from oauthlint.link.clients import Client
from oauthlint.link.endpoint import provider_of_token_host
from oauthlint.link.queries import Reading, address, changed
from oauthlint.link.resolve import resolve
from oauthlint.link.sends import makers
from oauthlint.link.shapes import Given, given, shape_of
from oauthlint.link.world import World
from oauthlint.model.filefacts import Call
from oauthlint.model.knowledge import CallShape, Provider
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place
from oauthlint.model.url import host_of
from oauthlint.model.value import Member, Object, Text, Value


class Asked(NamedTuple):
    """What is asked for, whichever way it was written."""

    place: Place
    where: tuple[str, ...]
    library: str
    provider: str | None
    values: dict[str, Value]
    hidden: frozenset[str]
    parameter: str
    branch: str = ""
    client: str = ""
    adds: tuple[str, ...] = ()  # scopes that the library asks for besides
    first: Place | None = None  # the first entry of its options, where they are all written in one place


def requests(means: Reading, known: Callers, clients: list[Client]) -> Iterator[Asked]:
    """Every request for consent of the files, in order of path, those of strategies last."""
    made = {(one.call.place.path, one.call.id): one for one in clients}
    for path in sorted(means.world.files):
        whole: list[Place] = []  # what is read already: no part of it is a request of its own
        for call in means.world.files[path].calls:
            shape = shape_of(means.world, means.shapes, call)
            if shape is not None and shape.makes == "authorization":
                whole.append(call.place)
                yield from _of_call(means, known, call, shape, made)
            elif call.is_new and call.name == "URL" and call.args:
                whole.append(call.place)
                yield from _of_url(means, path, call.where, call.args[0], call)
        for way, value in _addresses(means, path):
            here = value.at[0] if value.at else None
            if here is None or not any(map(here.lies_in, whole)):
                whole += [here] if here is not None else []
                yield from _of_url(means, path, way, value, None)
    yield from _of_strategies(means, clients)


def _addresses(means: Reading, path: str) -> Iterator[tuple[tuple[str, ...], Value]]:
    """Addresses that are put together, then those that are written whole."""
    facts = means.world.files[path]
    yield from facts.urls
    whole = zip(facts.ways, facts.texts, strict=False)
    yield from ((way, text) for way, text in whole if "?" in text.text and "=" in text.text)


def _of_call(
    means: Reading, known: Callers, call: Call, shape: CallShape, made: dict[tuple[str, int], Client]
) -> Iterator[Asked]:
    at = shape.arguments.index("options") if "options" in shape.arguments else 0
    before, after = call.args[:at], call.args[at + 1 :]
    options = call.args[at] if at < len(call.args) else None
    for _, bound in bindings(resolve(means.world, options), known) if options is not None else [(None, None)]:
        for branch, value in alternatives(means.world, bound) if bound is not None else [("", None)]:
            args = (*before, *([value] if value is not None else []), *after)
            found = given(means.world, shape, args)
            provider = _provider(means, call, shape, found, made)
            if provider is not None:
                values, hidden = _with_address(means, found)
                parameter = next((key for key, meaning in shape.options if meaning == "access_type"), "access_type")
                yield Asked(
                    call.place,
                    call.where,
                    shape.package,
                    provider,
                    values,
                    hidden,
                    parameter,
                    branch,
                    _identity(means, call, made),
                    shape.adds,
                    _first(value),
                )


def _first(options: Value | None) -> Place | None:
    """Where the first entry of an object stands."""
    return options.entries[0].place if isinstance(options, Object) and options.entries and not options.open else None


def _with_address(means: Reading, found: Given) -> tuple[dict[str, Value], frozenset[str]]:
    """The options, completed by those that stand in the query of an address among them."""
    url = found.values.get("url")
    written = address(means, url) if url is not None else None
    if written is not None:
        hidden = found.hidden | {"access_type"} if written.query.is_open else found.hidden
        return {**written.query.values, **found.values}, hidden
    # an object stands here as well where its keys have been read one by one
    return found.values, found.hidden | {"access_type"} if url is not None and not isinstance(
        url, Object
    ) else found.hidden


def _provider(
    means: Reading, call: Call, shape: CallShape, found: Given, made: dict[tuple[str, int], Client]
) -> str | None:
    """Whose consent it is: the library's, the strategy's, or the client's."""
    if shape.providers:
        strategy = found.values.get("strategy")
        return dict(shape.providers).get(strategy.text) if isinstance(strategy, Text) else None
    if shape.provider:
        return shape.provider
    client = _client(means, call, made)
    if client is not None:
        return client.client.provider
    return issued.provider_of(means, issued.made_with(means, call, found)[0])


def _client(means: Reading, call: Call, made: dict[tuple[str, int], Client]) -> Client | None:
    if not isinstance(call.callee, Member):
        return None
    base = resolve(means.world, call.callee.base)
    return next((made[key] for key in sorted(makers(base)) if key in made), None)


def _identity(means: Reading, call: Call, made: dict[tuple[str, int], Client]) -> str:
    client = _client(means, call, made)
    return client.identity if client is not None else ""


def _of_url(means: Reading, path: str, way: tuple[str, ...], value: Value, call: Call | None) -> Iterator[Asked]:
    """An address of an authorization endpoint with its query; with the call, of `new URL(…)` and what is set on it."""
    found = address(means, value)
    provider = authorization_endpoint(means, found.base) if found is not None else None
    if found is None or provider is None:
        return
    query = changed(means, call, found.query) if call is not None else found.query
    kind = query.values.get("response_type")
    if isinstance(kind, Text) and "code" not in kind.text.split():
        return
    place = call.place if call is not None else value.at[0] if value.at else None
    if place is not None and place.path == path and "scope" in query.values:
        hidden = (
            frozenset({"access_type", "prompt", "state", "code_challenge"} - query.values.keys())
            if query.is_open
            else frozenset()
        )
        yield Asked(place, way, "url", provider.id, query.values, hidden, "access_type")


def authorization_endpoint(means: Reading, base: str) -> Provider | None:
    """The provider whose users an address asks for consent."""
    provider = provider_of_token_host(means.world.knowledge, host_of(base))
    path = base.partition("://")[2].partition("/")[2].rstrip("/")
    return provider if path.endswith(("auth", "authorize")) else None


def _of_strategies(means: Reading, clients: list[Client]) -> Iterator[Asked]:
    """Strategies of passport that hold the scopes themselves, where no `authenticate` says the rest."""
    if _says_access_type(means.world):
        return
    for one in clients:
        found = dict(one.given)
        if one.is_strategy and "scope" in found:
            about = one.client.about
            yield Asked(
                about.place,
                about.where,
                one.client.library,
                one.client.provider,
                found,
                frozenset(),
                "accessType",
                client=one.identity,
            )


def _says_access_type(world: World) -> bool:
    """Whether some call of `authenticate` has the option, or options that nobody could see."""
    for path in sorted(world.files):
        for call in world.files[path].calls:
            options = resolve(world, call.args[1]) if call.name == "authenticate" and len(call.args) > 1 else None
            if isinstance(options, Object) and (
                options.open or any(one.key == "accessType" for one in options.entries)
            ):
                return True
    return False
