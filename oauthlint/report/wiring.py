"""Where the credentials of each transport and client come from: what the map in the HTML report is drawn of."""

from collections.abc import Iterable
from typing import Literal

from oauthlint.model.facts import Fact, OAuthClient, Transport
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place

Kind = Literal["setting", "written", "unknown"]

# Fields of a transport and of a client that hold a credential, with the words for it.
ROLES = {
    "auth.user": "mailbox",
    "auth.client_id": "client id",
    "auth.client_secret": "client secret",
    "auth.refresh_token": "refresh token",
    "auth.access_token": "access token",
    "auth.service_client": "service account",
    "auth.private_key": "private key",
    "auth.password": "password",
    "client_id": "client id",
    "client_secret": "client secret",
}
SECRET = frozenset(ROLES.values()) - {"mailbox", "client id", "service account"}


class Source(NamedTuple):
    """A credential and where it comes from: `name` is what may be shown of it, `place` where it is written."""

    role: str
    kind: Kind
    name: str
    place: Place

    @property
    def exposed(self) -> bool:
        """Whether it is a secret that stands in the project's files."""
        return self.kind == "written" and self.role in SECRET


class End(NamedTuple):
    """A transport or a client with its credentials; `server` is "" for a client, else host and port."""

    place: Place
    library: str
    provider: str
    server: str
    mode: str
    sources: tuple[Source, ...]


def wiring(facts: Iterable[Fact]) -> tuple[End, ...]:
    """Each transport and client once, in the order of their places; of alternatives the one that says most."""
    ends: dict[Place, End] = {}
    for one in facts:
        if not isinstance(one, (Transport, OAuthClient)):
            continue
        made = _end(one)
        known = ends.get(one.about.place)
        if known is None or len(made.sources) > len(known.sources):
            ends[one.about.place] = made
    return tuple(ends[place] for place in sorted(ends))


def _end(fact: Transport | OAuthClient) -> End:
    sources = tuple(_source(fact, field) for field in ROLES if fact.about.trails.get(field))
    if isinstance(fact, OAuthClient):
        return End(fact.about.place, fact.library, fact.provider or "", "", "client", sources)
    host, port = fact.effective.host, fact.effective.port
    server = f"{host or 'a host that is not known'}{f':{port}' if port else ''}"
    return End(fact.about.place, fact.library, fact.provider or "", server, fact.auth.mode or "", sources)


def _source(fact: Transport | OAuthClient, field: str) -> Source:
    name = fact.about.names.get(field, "")
    kind: Kind = "setting"
    if " " in name or not name:  # words for what nobody can know: "the result of a call"
        kind = "unknown"
    elif "…" in name or field not in fact.about.dynamic:
        kind = "written"
    return Source(ROLES[field], kind, name, fact.about.trails[field][0])
