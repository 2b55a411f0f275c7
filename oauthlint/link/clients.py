"""OAuth2 clients as they are constructed, and whether each argument stands where the library looks for it."""

from collections.abc import Iterator

from oauthlint.link import misplaced
from oauthlint.link.callers import Callers, bindings
from oauthlint.link.choices import alternatives
from oauthlint.link.endpoint import provider_of_token_host
from oauthlint.link.fields import Fields
from oauthlint.link.resolve import resolve
from oauthlint.link.shapes import Given, Shapes, given, shape_of
from oauthlint.link.surroundings import context_of
from oauthlint.link.world import World
from oauthlint.model.facts import About, OAuthClient
from oauthlint.model.filefacts import Call
from oauthlint.model.knowledge import CallShape
from oauthlint.model.record import NamedTuple
from oauthlint.model.url import host_of
from oauthlint.model.value import Array, Secret, Text, Value

FIELDS = ("client_id", "client_secret", "redirect")


class Client(NamedTuple):
    """A client with the call that makes it, and what is given to it: (meaning, value), "" for one too many."""

    client: OAuthClient
    literals: tuple[tuple[str, Secret], ...]  # credentials that are written out
    call: Call
    given: tuple[tuple[str, Value], ...]
    is_strategy: bool  # of passport: a client and a request for consent at once

    @property
    def identity(self) -> str:
        """Words for where its client id comes from, equal for equal ones; "" where nobody knows."""
        return identity(self.client.about, "client_id")


def identity(about: About, field: str) -> str:
    """Where the client id of a fact comes from: the env name, or the text; "" where nobody knows."""
    words = about.names.get(field, "")
    return "" if field in about.dynamic and not words.startswith(("process.env.", "import.meta.env.")) else words


def clients(world: World, known: Callers, shapes: Shapes) -> Iterator[Client]:
    """Every client of an OAuth2 library that is constructed in the files; one for each caller of a wrapper."""
    for path in sorted(world.files):
        for call in world.files[path].calls:
            shape = shape_of(world, shapes, call)
            if shape is not None and shape.makes in ("oauth_client", "strategy"):
                for caller, args in bindings(Array((call.place,), call.args), known):
                    yield _client(world, call, caller, shape, args)


def _client(world: World, call: Call, caller: Call | None, shape: CallShape, args: Value) -> Client:
    items = tuple(resolve(world, one) for one in args.items) if isinstance(args, Array) else ()
    found = given(world, shape, items)
    fields = Fields()
    texts = {field: _text(world, field, found, fields) for field in FIELDS}
    wrong = misplaced.found(world, call, shape, found, items, fields)
    about = About(
        place=call.place,
        where=call.where,
        context=context_of(call.place.path),
        dynamic=frozenset(fields.dynamic),
        trails=fields.trails,
        names=fields.names,
        block=f"{call.place.path}:{call.id}:{caller.id if caller else ''}",
    )
    made = OAuthClient(
        "oauth_client",
        about,
        library=shape.package,
        provider=_provider(world, shape, found),
        **texts,
        misplaced=wrong.what,
        misplaced_name=wrong.name,
        meant=wrong.meant,
    )
    return Client(
        made, tuple(fields.literals), call, tuple(_all(world, shape, found, items)), shape.makes == "strategy"
    )


def _text(world: World, field: str, found: Given, fields: Fields) -> str | None:
    """A field; of several values each is noted, and none is the field's text."""
    value = found.values.get(field)
    chosen = [one for _, one in alternatives(world, value)] if value is not None else []
    for other in chosen[1:]:
        fields.text(field, other)
    return fields.text(field, chosen[0] if len(chosen) == 1 else value, is_open=field in found.hidden)


def _provider(world: World, shape: CallShape, found: Given) -> str | None:
    host = found.values.get("token_host")
    if shape.provider or not isinstance(host, Text):
        return shape.provider or None
    provider = provider_of_token_host(world.knowledge, host_of(host.text))
    return provider.id if provider else None


def _all(world: World, shape: CallShape, found: Given, items: tuple[Value, ...]) -> Iterator[tuple[str, Value]]:
    for meaning, value in found.values.items():
        for _, one in alternatives(world, value):
            yield meaning, one
    for value in items[len(shape.arguments) :] if found.options is None else ():
        for _, one in alternatives(world, value):
            yield "", one
