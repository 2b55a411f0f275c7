"""Everything of OAuth2 beside the transports: clients, consents, scopes, redirects, token requests, in one order."""

from collections.abc import Callable, Iterator, Sequence

from oauthlint.link import (
    addresses,
    authorizations,
    clients,
    grants,
    redirects,
    scopes,
    service_accounts,
    slots,
    token_requests,
)
from oauthlint.link.callers import Callers
from oauthlint.link.clients import Client
from oauthlint.link.project import project_facts
from oauthlint.link.queries import Reading, reading
from oauthlint.link.shapes import Shapes, given, shape_of, shapes
from oauthlint.link.transports import Found
from oauthlint.link.world import World
from oauthlint.model.facts import Fact, TokenRequest
from oauthlint.model.record import NamedTuple


class OAuth(NamedTuple):
    """The clients, which other facts need too, and all facts of this kind."""

    clients: list[Client]
    facts: list[Fact]


def oauth(world: World, known: Callers, transports: Sequence[Found], tracked: Callable[[str], bool | None]) -> OAuth:
    """The OAuth2 facts of the files."""
    table = shapes(world.knowledge)
    means = reading(world, table)
    made = list(clients.clients(world, known, table))
    sent = list(token_requests.token_requests(means, known))
    requests = [one.fact for one in sent]
    granted = list(grants.grants(means, known, sent, transports))
    renewing = _renewing(means, transports, requests)
    consents = list(authorizations.authorizations(means, known, made, renewing))
    asked = scopes.lists(means, consents, granted, transports)
    mail = [one.transport for one in transports]
    project, unknown = project_facts(world, table, mail, asked)
    facts: list[Fact] = [one.client for one in made if not one.is_strategy]
    facts += [one.fact for one in consents]
    facts += requests
    facts += [one.fact for one in granted]
    facts += service_accounts.service_accounts(means, known, transports, tracked)
    facts += scopes.scopes(world, asked, project, unknown, mail)
    facts += addresses.addresses(means, tracked)
    facts += redirects.redirects(world, table, made, tracked)
    facts += slots.slots(world, table, transports, made, tracked)
    if any(one.stored for one in world.known()):
        from oauthlint.link import stored_tokens  # noqa: PLC0415  (few projects store tokens themselves)

        facts += stored_tokens.stored_tokens(world, known, table, requests, [one.fact for one in consents])
    return OAuth(made, facts)


def _renewing(means: Reading, transports: Sequence[Found], requests: Sequence[TokenRequest]) -> set[str]:
    """Providers whose refresh tokens are used in these files."""
    found = {one.provider for one in requests if one.grant == "refresh_token"}
    for one in transports:
        fact = one.transport
        if fact.provider and (fact.auth.refresh_token is not None or "auth.refresh_token" in fact.about.dynamic):
            found.add(fact.provider)
    return found | set(_given_to_clients(means.world, means.shapes))


def _given_to_clients(world: World, table: Shapes) -> Iterator[str]:
    for path in sorted(world.files):
        for call in world.files[path].calls:
            shape = shape_of(world, table, call)
            if shape is not None and shape.makes == "credentials":
                values = given(world, shape, call.args).values
                if "refresh_token" in values:
                    yield shape.provider
