"""Where values go: by the place at which each is written, and by the variable that holds it."""

from collections.abc import Iterator, Sequence

from oauthlint.link.words import Words
from oauthlint.model.facts import OAuthClient, Transport
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place


class Use(NamedTuple):
    """What a value goes into: a transport or client (`kind`), by which field and by which places."""

    kind: str
    field: str = ""
    trail: tuple[Place, ...] = ()
    provider: str | None = None
    oauth: bool = False  # a client, or a transport that logs in with OAuth2
    idle: bool = False  # a transport that connects to nobody
    catcher: bool = False
    client: Place | None = None  # where the id of the same client is written out


_IDLE = ("json", "stream")  # families of transports that connect to nobody
Uses = dict[tuple[str, int], list[Use]]
EnvUses = dict[str, list[Use]]


def literal_uses(words: Words, transports: Sequence[Transport], clients: Sequence[OAuthClient]) -> Uses:
    """By the (path, first byte) at which a value is written: what it goes into."""
    found: Uses = {}
    for fact, use in _made(words, transports, clients):
        for field, trail in fact.about.trails.items():
            if trail and ("." in field or fact.kind == "oauth_client"):
                goes = use._replace(field=field.split(".")[-1], trail=trail)
                found.setdefault((trail[0].path, trail[0].start), []).append(goes)
    return found


def env_uses(words: Words, transports: Sequence[Transport], clients: Sequence[OAuthClient]) -> EnvUses:
    """By the name of a variable: what it goes into, as part of a login or as a client's."""
    found: EnvUses = {}
    for fact, use in _made(words, transports, clients):
        for field, shown in fact.about.names.items():
            name = shown.rpartition(".")[2]
            read = field in fact.about.dynamic and name.replace("_", "").isalnum() and name.isupper()
            if read and (fact.kind == "oauth_client" or field.startswith("auth.")):
                found.setdefault(name, []).append(use._replace(field=field.split(".")[-1]))
    return found


def _made(
    words: Words, transports: Sequence[Transport], clients: Sequence[OAuthClient]
) -> Iterator[tuple[Transport | OAuthClient, Use]]:
    """The transports and clients, each with what a use in it has in common."""
    for client in clients:
        yield client, Use(client.kind, provider=client.provider, oauth=True, client=_written(client, "client_id"))
    for one in transports:
        catcher = words.catches(one.effective.host or "") or words.catches(one.auth.user or "")
        idle = one.family in _IDLE
        use = Use(one.kind, provider=one.provider, oauth=one.auth.intended, idle=idle, catcher=catcher)
        yield one, use._replace(client=_written(one, "auth.client_id"))


def _written(fact: Transport | OAuthClient, field: str) -> Place | None:
    """Where the client's id is written out as a text; None where it is not, or nobody knows."""
    known = fact.client_id if isinstance(fact, OAuthClient) else fact.auth.client_id
    trail = fact.about.trails.get(field)
    return trail[-1] if known and trail else None
