"""Options that are written and do nothing: what Nodemailer's release never reads on the way that it takes.

Which step reads an option is knowledge (`for` in `libraries/nodemailer.yaml`); which steps are taken, the login says.
"""

from collections.abc import Iterator

from oauthlint.link import endpoint
from oauthlint.link.auth import meant_as
from oauthlint.link.fields import whole
from oauthlint.link.logins import LOGGING_IN
from oauthlint.link.messages import Message
from oauthlint.link.releases import Release, since
from oauthlint.link.transports import Found
from oauthlint.link.world import World
from oauthlint.model.facts import About, Auth, DeadOption, Login, Transport
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Step
from oauthlint.model.value import Constant, Entry, Object

Why = tuple[str, str]  # what puts an option out of force, in a word for rules and in words for people

_SERVICE = ("host", "port", "secure")
_STARTTLS = ("requireTLS", "ignoreTLS", "opportunisticTLS")
NOBODY = ("no-user", "without `user` nobody logs in")
LATE = ("late", "Nodemailer copied its options when the transport was made")
_STEPS = {
    "password": "the login is by token",
    "access-token": "no access token is used",
    "provision-callback": "no callback is called",
    "service-account": "no service account is used",
    "refresh-token": "no refresh token is used",
    "token-request": "Nodemailer asks for no token by itself",
    "pool": "the transport is not pooled",
    "starttls": "the connection begins with TLS",
    "nothing": "nothing reads it since Nodemailer 3",
}


class Block(NamedTuple):
    """An auth block, how it would be logged in with, what is not known of it, and the release that reads it."""

    auth: Auth
    attempt: Login
    dynamic: frozenset[str]
    release: Release


class Taken(NamedTuple):
    """The steps that are taken for certain, and those that nobody can rule out."""

    steps: frozenset[str]
    open: bool


def dead_options(world: World, found: Found) -> Iterator[DeadOption]:
    """The dead options of a transport, in source order."""
    transport = found.transport
    told = [*_of_transport(world, found), *_of_auth(world, found), *_of_url(found)]
    for entry, name, why in sorted(told, key=lambda one: one[0].place):
        yield _fact(transport.about, entry, name, why)
    if any(one.late for one in world.known()):
        yield from _late(world, found)


def _late(world: World, found: Found) -> Iterator[DeadOption]:
    from oauthlint.link.late import in_vain  # noqa: PLC0415  (hardly any project sets options so)

    for one in in_vain(world, found):
        entry = Entry(one.path[-1], one.key, Constant((one.place,), "undefined", None))
        yield _fact(found.transport.about, entry, ".".join(one.path[1:]), LATE)


def _fact(about: About, entry: Entry, name: str, why: Why) -> DeadOption:
    made = about._replace(
        place=whole(entry),
        where=(*about.where, *name.split(".")),
        trails={**about.trails, "key": (entry.place,), "key.entry": (whole(entry),)},
        related=(*about.related, Step(about.place, "the transport that it is meant for")),
    )
    return DeadOption("dead_option", made, key=name, reason=why[0], because=why[1], level="transport")


def _of_url(found: Found) -> Iterator[tuple[Entry, str, Why]]:
    url = found.merged.url
    for entry in found.merged.dropped:
        if found.merged.whole:
            yield entry, entry.key, ("url", "before Nodemailer 10 a `url` throws away every option beside it")
        else:
            yield entry, entry.key, ("url", "the `url` says it, and wins")
    for name in found.merged.lost:
        if url is not None:
            entry = Entry(name, url.at[0], url)
            yield entry, name, ("url-query", "a key with a dot in the query of a connection URL is dropped")


def _of_transport(world: World, found: Found) -> Iterator[tuple[Entry, str, Why]]:
    transport, merged = found.transport, found.merged
    written = () if merged.whole or found.options is None else found.options.entries
    service = _service(world, transport)
    for entry in written:
        why = _beaten(transport, entry, service) or _misplaced(transport, entry)
        why = why or _unread(world, transport, entry)
        if why:
            yield entry, entry.key, why


def _service(world: World, transport: Transport) -> dict[str, str]:
    """The options that the well-known service sets, with its name."""
    known = endpoint.service(world.knowledge, transport.service, transport.version) if transport.service else None
    if known is None:
        return {}
    sets = {"host": known.host, "port": known.port, "secure": known.secure is not None}
    return {name: known.name for name, value in sets.items() if value}


def _beaten(transport: Transport, entry: Entry, service: dict[str, str]) -> Why | None:
    if entry.key in service:
        return "service", f"the service {service[entry.key]} sets it, and wins"
    if entry.key == "service" and transport.service_known is False:
        return "unknown-service", "Nodemailer knows no such service"
    return None


def _misplaced(transport: Transport, entry: Entry) -> Why | None:
    wrong = (transport.misplaced or "").split(", ")
    return ("misplaced", "it is read inside `auth` only") if entry.key in wrong else None


def _unread(world: World, transport: Transport, entry: Entry) -> Why | None:
    """Why an option of the transport is not read on the way that is taken."""
    use = world.knowledge.uses.get(entry.key)
    if use is None or transport.family == "unknown" or _is_off(entry):
        return None
    if transport.family not in LOGGING_IN:
        return "transport", f"a transport of kind {transport.family} opens no connection to a server"
    if use.step == "starttls" and transport.effective.tls:
        return _starttls(transport, entry.key)
    if use.step == "pool" and "pool" not in transport.about.dynamic and not transport.pool:
        return "pool", _STEPS["pool"]
    if use.step == "password" and transport.attempt.method == "XOAUTH2":
        return "password", _STEPS["password"]
    return None


def _starttls(transport: Transport, key: str) -> Why | None:
    mode = transport.effective.tls
    if mode == "tls":
        return "starttls", _STEPS["starttls"]
    if key == "requireTLS" and mode == "none":
        return "ignore-tls", "`ignoreTLS` beats it before Nodemailer 10.0.12"
    if key in ("ignoreTLS", "opportunisticTLS") and mode == "starttls-required" and _since(transport, "10.0.12"):
        return "require-tls", "`requireTLS` beats it"
    return None


def _of_auth(world: World, found: Found) -> Iterator[tuple[Entry, str, Why]]:
    """The dead keys of the transport's own auth block."""
    transport = found.transport
    entry = next((one for one in found.options.entries if one.key == "auth"), None) if found.options else None
    if entry is None or not isinstance(entry.value, Object) or transport.family not in LOGGING_IN:
        return
    if transport.attempt.failure == "no-login":
        yield entry, "auth", NOBODY
        return
    release = Release(transport.version, transport.oldest, transport.newest, "", None)
    block = Block(transport.auth, transport.attempt, transport.about.dynamic, release)
    yield from _of_block(world, entry.value.entries, block)


def of_message(world: World, message: Message) -> Iterator[DeadOption]:
    """The dead keys of a message's own auth block, in source order; the block itself where a pool takes none."""
    pool = ("pool", "a pool logs in with its own `auth`, whatever a message brings")
    limit = f"since Nodemailer {world.knowledge.message_auth.since} a message may set only who logs in and with what"
    told: list[tuple[Entry, str, Why]] = []
    if message.pooled or message.attempt.failure == "no-login":
        why = pool if message.pooled else NOBODY
        told = [(one, f"auth.{one.key}", why) for one in message.block.entries]
    else:
        told += [(one, f"auth.{one.key}", ("message-key", limit)) for one in message.dropped]
        kept = tuple(one for one in message.block.entries if one not in message.dropped)
        block = Block(message.auth, message.attempt, message.about.dynamic, message.release)
        told += _of_block(world, kept, block)
    for entry, name, why in sorted(told, key=lambda one: one[0].place):
        yield _fact(message.about, entry, name, why)._replace(level="message")


def _of_block(world: World, entries: tuple[Entry, ...], block: Block) -> Iterator[tuple[Entry, str, Why]]:
    taken = steps(block.attempt)
    for entry in entries:
        why = _key(world, block, entry, taken)
        if why:
            yield entry, f"auth.{entry.key}", why


def _key(world: World, block: Block, entry: Entry, taken: Taken) -> Why | None:
    auth = block.auth
    if auth.mode == "custom" or (auth.mode == "legacy" and not auth.oauth2):
        return None
    use = world.knowledge.uses.get(f"auth.{entry.key}")
    if use is None:
        if not auth.intended:
            return None
        meant = meant_as(world.knowledge, entry.key)
        return "unknown-key", "Nodemailer reads no such key" + (f"; `{meant}` is meant" if meant else "")
    if use.since and since(block.release, use.since) is False:
        return "too-new", f"Nodemailer reads it since {use.since}"
    if _is_off(entry) or use.step == "login" or use.step in taken.steps or taken.open:
        return None
    if block.attempt.method != "XOAUTH2":
        return "password-login", "without `type: 'OAuth2'` the login is by password"
    if use.step == "access-token" and (auth.access_token is not None or "auth.access_token" in block.dynamic):
        return "expired", "by `expires` the access token is over from the start"
    return use.step, _STEPS[use.step]


def steps(login: Login) -> Taken:
    """The steps of a login that may be taken; `open` where not all of them are known."""
    if login.method is None:
        return Taken(frozenset(), open=True)
    if login.method != "XOAUTH2":
        return Taken(frozenset({"password"}), open=False)
    taken = {"token-login", login.token or "", login.renewal or ""}
    if login.renewal in ("service-account", "refresh-token"):
        taken.add("token-request")
    return Taken(frozenset(taken), open=login.token is None or login.renewal is None)


def _is_off(entry: Entry) -> bool:
    """Whether an option says no: then nobody misses it."""
    return isinstance(entry.value, Constant) and not entry.value.value


def _since(transport: Transport, version: str) -> bool | None:
    return since(Release(transport.version, transport.oldest, transport.newest, "", None), version)
