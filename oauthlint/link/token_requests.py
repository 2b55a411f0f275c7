"""Token requests that code writes itself: a POST to a provider's token endpoint with a `grant_type` in its form.

Which library sends it does not matter: what counts is the address among the arguments of a method that sends.
"""

from collections.abc import Iterator

from oauthlint.link.callees import callee_of
from oauthlint.link.callers import Callers, bindings
from oauthlint.link.choices import alternatives
from oauthlint.link.endpoint import provider_of_token_host
from oauthlint.link.evidence import speaks_of_mail
from oauthlint.link.fields import Fields
from oauthlint.link.packages import has_mail
from oauthlint.link.queries import Address, Query, Reading, address, query
from oauthlint.link.shapes import Given, given, maker_of
from oauthlint.link.surroundings import context_of
from oauthlint.model.facts import About, TokenRequest
from oauthlint.model.filefacts import Call
from oauthlint.model.knowledge import CallShape
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place, Step
from oauthlint.model.url import host_of
from oauthlint.model.value import Array, Constant, External, Function, Member, Secret, Text, Value

_REQUEST = "http_request"  # what calls make that send one
_CLIENT = "http_client"  # what sends them to one server
_SECRETS = ("client_secret", "refresh_token", "code", "assertion")


class _Request(NamedTuple):
    """The address and form of a request, as far as they are known."""

    to: Address
    form: Query | None
    in_query: Query


class Sent(NamedTuple):
    """A request with the call that sends it, its address, and what its form and its query hold."""

    fact: TokenRequest
    call: Call
    address: str
    form: Query


def token_requests(means: Reading, known: Callers) -> Iterator[Sent]:
    """Every request of the files to a known token endpoint, once a place: where its wrapper is called, if any."""
    senders = _senders(means)
    seen: set[Place] = set()
    for path in sorted(means.world.files):
        for call in means.world.files[path].calls:
            shapes = _shapes_of(means, senders, call)
            for one in _requests(means, known, call, shapes) if shapes else ():
                if one.fact.about.place not in seen:
                    seen.add(one.fact.about.place)
                    yield one


def sender(request: TokenRequest) -> tuple[str, int]:
    """The call that sends a request, as (path, id): where a wrapper of the project's own is called, that inside it."""
    place = request.about.related[0].place if request.about.related else request.about.place
    return place.path, place.end


def _senders(means: Reading) -> dict[str, list[CallShape]]:
    """Calls that send a request, by their last name; "" for packages that are such a function."""
    found: dict[str, list[CallShape]] = {}
    for one in means.shapes.direct.values():
        if one.makes == _REQUEST:
            found.setdefault(one.call.replace("#", ".").rpartition(".")[2], []).append(one)
    return found


def _shapes_of(means: Reading, senders: dict[str, list[CallShape]], call: Call) -> list[CallShape]:
    """What a call may be: of a package that is known its own shape, else all of that name, whatever they belong to."""
    callee = callee_of(means.world, call, means.shapes.names)
    if isinstance(callee, Function):
        return []
    if isinstance(callee, External):
        own = means.shapes.direct.get((callee.package, ".".join(callee.names)))
        if own is not None and own.makes == _REQUEST:
            return [own]
    return senders.get(call.name, [])


def _requests(means: Reading, known: Callers, call: Call, shapes: list[CallShape]) -> Iterator[Sent]:
    """What a call sends, for each caller of a wrapper, read in the way of the first library in which it makes sense."""
    for caller, bound in bindings(Array((call.place,), call.args), known):
        args = bound.items if isinstance(bound, Array) else ()
        for shape in shapes:
            for one in _variants(means, call, shape, args):
                request = _read(means, one) if _posts(shape, one) else None
                fact = _fact(means, call, caller, request) if request is not None else None
                if fact is not None and request is not None:
                    yield Sent(fact, call, request.to.base, _whole(request))


def _variants(means: Reading, call: Call, shape: CallShape, args: tuple[Value, ...]) -> Iterator[Given]:
    """The arguments by meaning, with one alternative of the address after the other."""
    found = _based(means, call, given(means.world, shape, args))
    url = found.values.get("url")
    for _, one in alternatives(means.world, url) if url is not None else [("", None)]:
        values = {**found.values, "url": one} if one is not None else found.values
        yield found._replace(values=values)


def _based(means: Reading, call: Call, found: Given) -> Given:
    """The arguments with the address that the client sends to below: `axios.create({ baseURL })`."""
    made = maker_of(means.world, means.shapes, call.callee.base) if isinstance(call.callee, Member) else None
    if made is None or made[1].makes != _CLIENT:
        return found
    base = given(means.world, made[1], made[0].args).values.get("base")
    return found._replace(values={"base": base, **found.values}) if base is not None else found


def _posts(shape: CallShape, found: Given) -> bool:
    """Whether it is a POST, or may be one: without a method most libraries only fetch."""
    method = found.values.get("method")
    if isinstance(method, Text):
        return method.text.upper() == "POST"
    return method is not None or "method" in found.hidden or "post" in shape.call.lower()


def _read(means: Reading, found: Given) -> _Request | None:
    to = _address(means, found)
    if to is None:
        return None
    body = found.values.get("body")
    form = query(means, body) if body is not None else None
    extra = query(means, found.values["query"]) if "query" in found.values else None
    in_query = Query({**to.query.values, **(extra.values if extra else {})}, to.query.is_open)
    return _Request(to, form, in_query)


def _address(means: Reading, found: Given) -> Address | None:
    """The address of a request: whole, below a base, or as host and path."""
    url, host, path = (found.values.get(name) for name in ("url", "host", "path"))
    whole = address(means, url) if url is not None else None
    base = found.values.get("base")
    if whole is not None and "://" not in whole.base and isinstance(base, Text):
        return whole._replace(base=f"{base.text.rstrip('/')}/{whole.base.lstrip('/')}")
    if whole is None and isinstance(host, Text):
        below = address(means, path) if path is not None else None
        return Address(f"https://{host.text}{below.base}", below.query) if below is not None else None
    return whole


def _fact(means: Reading, call: Call, caller: Call | None, request: _Request) -> TokenRequest | None:
    host = host_of(request.to.base)
    provider = provider_of_token_host(means.world.knowledge, host)
    below = request.to.base.partition("://")[2].partition("/")[2].lower()
    if provider is None or "token" not in below or below.endswith(("revoke", "tokeninfo")):
        return None
    fields = Fields()
    grant = request.form.values.get("grant_type") if request.form is not None else None
    grant = grant or request.in_query.values.get("grant_type")
    is_open = request.form is None or request.form.is_open or request.in_query.is_open
    if grant is None and not is_open:
        return None
    text = fields.text("grant", grant, is_open=is_open)
    written = caller or call
    path = written.place.path
    about = About(
        place=written.place,
        where=written.where,
        context=context_of(path),
        dynamic=frozenset(fields.dynamic),
        trails=fields.trails,
        names=fields.names,
        related=(Step(call.place, "sent here"),) if caller else (),
        block=f"{path}:{written.id}",
    )
    return TokenRequest(
        "token_request",
        about,
        provider=provider.id,
        host=host,
        grant=text,
        secret_in_query=any(_is_there(request.in_query, name) for name in _SECRETS),
        encrypted=not request.to.base.lower().startswith("http:"),
        mail=has_mail(means.world, path) or speaks_of_mail(means.world, path),
    )


def _whole(request: _Request) -> Query:
    form = request.form or Query({}, is_open=True)
    return Query({**request.in_query.values, **form.values}, request.in_query.is_open or form.is_open)


def _is_there(query: Query, name: str) -> bool:
    value = query.values.get(name)
    return value is not None and not (isinstance(value, (Constant, Secret)) and not getattr(value, "mask", ""))
