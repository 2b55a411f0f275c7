"""Requests for access tokens, whoever makes them: which grant, of which provider and tenant, for which scopes.

A library's call says its grant by its name, a request by its form, Nodemailer's own by `customParams`.
"""

from collections.abc import Iterator, Sequence

from oauthlint.link.callers import Callers, bindings
from oauthlint.link.choices import alternatives
from oauthlint.link.endpoint import provider_of_token_host
from oauthlint.link.evidence import speaks_of_mail
from oauthlint.link.feeding import fed_to_microsoft
from oauthlint.link.fields import Fields
from oauthlint.link.issued import made_with, provider_of, written_at
from oauthlint.link.packages import has_mail
from oauthlint.link.queries import Reading
from oauthlint.link.resolve import resolve
from oauthlint.link.scope_lists import ScopeList, resource_of, scope_list
from oauthlint.link.shapes import Given, given, inside, shape_of
from oauthlint.link.surroundings import context_of
from oauthlint.link.token_requests import Sent
from oauthlint.link.transports import Found
from oauthlint.link.world import World
from oauthlint.model.facts import About, Grant
from oauthlint.model.filefacts import Call
from oauthlint.model.knowledge import CallShape
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Step
from oauthlint.model.url import host_of
from oauthlint.model.value import Array, Object, Text, Value

_DEFAULT = "/.default"
_SHARED = ("common", "organizations", "consumers")  # tenants that stand for several
_Key = tuple[str, int]


class Granted(NamedTuple):
    """A request with the scopes that it asks for."""

    fact: Grant
    scopes: ScopeList


class _Asked(NamedTuple):
    """What a request says, by meaning; `hidden` are meanings that may be there unseen."""

    about: About
    library: str
    provider: str | None
    values: dict[str, Value]
    hidden: frozenset[str]
    keys: frozenset[_Key]  # the calls whose result is the answer
    path: str


def grants(means: Reading, known: Callers, sent: Sequence[Sent], transports: Sequence[Found]) -> Iterator[Granted]:
    """A fact for each request of the files, those of libraries first."""
    feeding = fed_to_microsoft(means.world, transports)
    for one in (*_of_calls(means, known), *map(_of_request, sent), *_of_transports(means.world, transports)):
        yield _granted(means, one, feeding)


def _of_calls(means: Reading, known: Callers) -> Iterator[_Asked]:
    for path in sorted(means.world.files):
        for call in means.world.files[path].calls:
            shape = shape_of(means.world, means.shapes, call)
            if shape is None or not (shape.grant or "grant" in (*shape.arguments, *dict(shape.options).values())):
                continue
            for caller, bound in bindings(Array((call.place,), call.args), known):
                args = bound.items if isinstance(bound, Array) else ()
                for branch, first in alternatives(means.world, args[0]) if args else [("", None)]:
                    found = given(means.world, shape, (first, *args[1:]) if first is not None else ())
                    yield _of_call(means, call, caller, shape, found, branch)


def _of_call(means: Reading, call: Call, caller: Call | None, shape: CallShape, found: Given, branch: str) -> _Asked:
    """What a library's call asks for, completed by what its client was made with."""
    made, hidden = made_with(means, call, found)
    values = {**made, **found.values}
    if shape.grant:
        values["grant"] = Text((call.place,), shape.grant)
    written = caller or call
    about = About(
        place=written.place,
        where=written.where,
        context=context_of(written.place.path),
        related=(Step(call.place, "asked for here"),) if caller else (),
        branch=branch,
        block=f"{call.place.path}:{call.id}:{caller.id if caller else ''}",
    )
    provider = shape.provider or provider_of(means, values)
    unseen = (hidden | found.hidden) - values.keys()
    return _Asked(
        about, shape.package, provider, values, unseen, frozenset({(call.place.path, call.id)}), call.place.path
    )


def _of_request(one: Sent) -> _Asked:
    about = one.fact.about
    values = {**one.form.values, "authority": Text((about.place,), one.address)}
    if "grant_type" in values:
        values["grant"] = values["grant_type"]
    hidden = frozenset({"scope", "resource", "grant"} - values.keys()) if one.form.is_open else frozenset()
    keys = frozenset({(one.call.place.path, one.call.id)})
    made = about._replace(trails={}, names={}, dynamic=frozenset())
    return _Asked(made, "request", one.fact.provider, values, hidden, keys, about.place.path)


def _of_transports(world: World, transports: Sequence[Found]) -> Iterator[_Asked]:
    """What Nodemailer asks for itself: with `accessUrl`, else of Google."""
    for one in transports:
        auth, _ = inside(world, one.options, "auth") if one.options is not None else (None, False)
        params, unseen = inside(world, auth, "customParams")
        if not one.transport.auth.oauth2 or not isinstance(params, Object) or unseen:
            continue
        url, _ = inside(world, auth, "accessUrl")
        values = {entry.key: resolve(world, entry.value) for entry in params.entries}
        google = url is None and not getattr(auth, "open", True)
        known = provider_of_token_host(world.knowledge, host_of(one.transport.auth.access_url or ""))
        provider = "google" if google else known.id if known is not None else one.transport.provider if url else None
        values["grant"] = values.get("grant_type") or Text(params.at, "refresh_token")
        values |= {"authority": url} if url is not None else {}
        hidden = frozenset({"scope", "resource", "grant"} - values.keys()) if params.open else frozenset()
        about = one.transport.about._replace(trails={}, names={}, dynamic=frozenset())
        key = (one.call.place.path, one.call.id)
        yield _Asked(about, "nodemailer", provider, values, hidden, frozenset({key}), one.call.place.path)


def _granted(means: Reading, one: _Asked, feeding: dict[_Key, Step]) -> Granted:
    world, fields = means.world, Fields()
    scopes = scope_list(means, one.values.get("scope"), one.provider)
    grant = fields.text("grant", one.values.get("grant"), is_open="grant" in one.hidden)
    tenant = _tenant(means, one, fields)
    aim = scope_list(means, one.values["resource"], one.provider) if "resource" in one.values else scopes
    own = [(word, found) for word in aim.words if (found := resource_of(world, word.name, one.provider))]
    if not scopes.whole or "scope" in one.hidden or aim is not scopes:
        fields.dynamic |= {"scopes", "default_scope"}
    if not aim.whole or (aim is scopes and one.hidden & {"scope", "resource"}):
        fields.dynamic |= {"resource", "smtp_resource"}
        fields.dynamic |= set() if own else {"scope", "scope.given", "resource.given"}
    offline = any(word.name == "offline_access" for word in scopes.words)
    if not offline and not scopes.whole:
        fields.unknown("offline_access", given=False)
    if own:
        first = own[0][0]
        fields.trails["scope"] = (first.place, *first.trail[1:]) if first.place is not None else first.trail
        fields.names["scope"], fields.names["resource"] = first.name, own[0][1].label
    fed = [feeding[key] for key in sorted(one.keys) if key in feeding]
    path = one.path
    about = one.about._replace(
        dynamic=frozenset(fields.dynamic),
        trails=fields.trails,
        names=fields.names,
        related=(*one.about.related, *fed[:1]),
    )
    known = "resource" not in fields.dynamic and len({found.id for _, found in own}) == 1
    fact = Grant(
        "grant",
        about,
        library=one.library,
        provider=one.provider,
        grant=grant,
        tenant=tenant,
        tenant_form=_tenant_form(tenant, fields),
        scope=own[0][0].name if own else None,
        scopes=None if "scopes" in fields.dynamic else len(scopes.words),
        default_scope=None
        if "default_scope" in fields.dynamic
        else len(scopes.words) == 1 and scopes.words[0].name.endswith(_DEFAULT),
        offline_access=None if "offline_access" in fields.dynamic else offline,
        resource=own[0][1].id if known else None,
        smtp_resource=own[0][1].smtp if known else None,
        to_smtp=bool(fed) or (one.library == "nodemailer" and (one.provider or "").startswith("microsoft")),
        mail=has_mail(world, path) or speaks_of_mail(world, path),
    )
    return Granted(fact, scopes)


def _tenant_form(tenant: str | None, fields: Fields) -> str:
    """Whether a tenant is meant. One that is set by whoever runs the program is taken to be one."""
    if tenant is not None:
        return "shared" if tenant in _SHARED else "set"
    if "tenant.given" in fields.dynamic:
        return "unknown"
    return "set" if "tenant" in fields.dynamic else "missing"


def _tenant(means: Reading, one: _Asked, fields: Fields) -> str | None:
    """The tenant that is asked: an argument of its own, or the first step of an address below the host."""
    if "tenant" in one.values:
        return fields.text("tenant", one.values["tenant"])
    value = one.values.get("authority") or one.values.get("issuer")
    if value is None:
        if {"tenant", "authority"} & one.hidden:
            fields.unknown("tenant", given=False)
        return None
    found = written_at(means, value)
    step = found.base.partition("://")[2].partition("/")[2].partition("/")[0] if found is not None else "{}"
    fields.trails["tenant"] = tuple(reversed(value.at))
    if "{}" in step:
        fields.unknown("tenant", given=True)
        return None
    return step or None
