"""Transports: what is given to createTransport, with its wrappers undone and its alternatives told apart."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from oauthlint.link import auth as auth_block
from oauthlint.link import connection, endpoint, releases
from oauthlint.link.callers import Callers, bindings
from oauthlint.link.choices import alternatives
from oauthlint.link.fields import Fields, whole
from oauthlint.link.openings import Opening, openings
from oauthlint.link.releases import Release
from oauthlint.link.resolve import resolve
from oauthlint.link.surroundings import context_of
from oauthlint.link.world import World
from oauthlint.model.facts import About, Auth, AuthOption, Context, Endpoint, Transport
from oauthlint.model.filefacts import Call
from oauthlint.model.knowledge import Service
from oauthlint.model.source import Place, Step
from oauthlint.model.value import Array, Env, External, Function, Join, Member, Object, Result, Secret, Text, Value

ReleaseOf = Callable[[str], Release]

# Options of a transport that are read as they are, by the name of the field.
_TRUTHS = {
    "pool": "pool",
    "require_tls": "requireTLS",
    "ignore_tls": "ignoreTLS",
    "opportunistic_tls": "opportunisticTLS",
    "force_auth": "forceAuth",
    "debug": "debug",
}
# Those whose whole entry somebody may want to take out, beside the block `auth`.
_ENTRIES = {"debug": "debug", "logger": "logger"}
_MISPLACED = 2  # OAuth2 options beside `host`, from which on they are no accident of another plugin
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1", "[::1]", "0.0.0.0"})  # noqa: S104  (names to know, not to bind)


class Found(NamedTuple):
    """A transport with the call that makes it and the options it was read from."""

    call: Call
    transport: Transport
    options: Object | None
    literals: tuple[tuple[str, Secret], ...]  # (field, what is written out there)


def transports(world: World, known: Callers, release_of: ReleaseOf) -> list[Found]:
    """Every transport of the files, in order; several facts for one call where callers or conditions differ."""
    return [found for one in openings(world) for found in _of_opening(world, one, known, release_of)]


def _of_opening(world: World, one: Opening, known: Callers, release_of: ReleaseOf) -> Iterator[Found]:
    given: Value = Object((one.call.place,), ()) if one.options is None else resolve(world, one.options)
    for caller, bound in bindings(given, known):
        for branch, value in alternatives(world, bound):
            yield _one(world, one, caller, branch, value, release_of(one.call.place.path))


def _one(world: World, opening: Opening, caller: Call | None, branch: str, value: Value, found: Release) -> Found:
    fields = Fields()
    releases.tell(found, fields)
    options = value if isinstance(value, Object) else None
    url = connection.read(value)
    is_open = (options is None and url is None) or (options is not None and options.open)
    keys = {one.key: one.value for one in options.entries} if options else {}
    if url is not None:
        keys = connection.options(url, value.at)
    transport = _transport(world, opening, value, keys, fields, found, is_open=is_open)
    _tell_entries(options, transport.misplaced, fields)
    call = opening.call
    about = About(
        place=caller.place if caller else opening.place,
        where=call.where,
        context=_context(call),
        dynamic=frozenset(fields.dynamic),
        trails={**fields.trails, "options": tuple(reversed(value.at)) or (call.place,)},
        names=fields.names,
        related=(Step(call.place, "the transport is made here"),) if caller else (),
        branch=branch,
        block=f"{opening.place.path}:{opening.place.start}:{call.id}:{caller.id if caller else ''}",
    )
    life = _life(caller) if caller is not None and _life(call) == "function" else _life(call)
    return Found(call, transport._replace(about=about, life=life), options, tuple(fields.literals))


def _tell_entries(options: Object | None, misplaced: str | None, fields: Fields) -> None:
    """Where the whole entries stand that somebody may want to take out or to put elsewhere."""
    entries = options.entries if options is not None else ()
    for name, key in _ENTRIES.items():
        places = tuple(whole(one) for one in entries if one.key == key)
        if places:
            fields.trails[f"{name}.entry"] = places
    if misplaced is not None:
        wrong = misplaced.split(", ")
        fields.trails["misplaced"] = tuple(whole(one) for one in entries if one.key in wrong)


def _transport(
    world: World,
    opening: Opening,
    value: Value,
    keys: dict[str, Value],
    fields: Fields,
    found: Release,
    *,
    is_open: bool,
) -> Transport:
    """The fact itself, still without what `About` says."""
    name = fields.text("service", keys.get("service"), is_open=is_open)
    service = endpoint.service(world.knowledge, name, found.version) if name else None
    if name is None and "service" in fields.dynamic:
        fields.unknown("service_known", given=True)
    effective = _effective(fields, keys, service, is_open=is_open)
    auth = auth_block.read(world, keys.get("auth"), fields, is_open=is_open)
    if "customAuth" in keys and not auth.oauth2:
        auth = auth._replace(mode="custom")
    tls, own = (
        _inside(keys.get("tls"), "rejectUnauthorized"),
        _inside(_inside(keys.get("auth"), "tls"), "rejectUnauthorized"),
    )
    provider = _provider(world, fields, effective.host, auth)
    truths = {field: fields.truth(field, keys.get(key), is_open=is_open) for field, key in _TRUTHS.items()}
    return Transport(
        "transport",
        About(opening.place),
        library=opening.library,
        family=_family(value, keys),
        service=name,
        service_known=None if name is None else service is not None,
        host=fields.text("host", keys.get("host"), is_open=is_open),
        port=fields.number("port", keys.get("port"), is_open=is_open),
        secure=fields.truth("secure", keys.get("secure"), is_open=is_open),
        secure_text=isinstance(keys.get("secure"), (Env, Text, Join)) and not _converted(keys["secure"]),
        open=is_open,
        effective=effective,
        provider=provider,
        passwords=next((one.passwords for one in world.knowledge.providers if one.id == provider), None) or None,
        auth=auth,
        message_user="maybe",
        version=found.version,
        life=None,
        service_meant=endpoint.service_meant(world.knowledge, name) if name and service is None else None,
        misplaced=_misplaced(world, keys),
        reject_unauthorized=fields.truth("reject_unauthorized", tls, is_open=is_open),
        token_reject_unauthorized=fields.truth("token_reject_unauthorized", own, is_open=is_open),
        logger=_logger(fields, keys.get("logger"), is_open=is_open),
        url=fields.text("url", value if isinstance(value, Text) else keys.get("url"), is_open=is_open),
        loopback=_loopback(fields, effective.host),
        auth_method=fields.text("auth_method", keys.get("authMethod"), is_open=is_open),
        oldest=found.oldest,
        newest=found.newest,
        **truths,
    )


def _effective(fields: Fields, keys: dict[str, Value], service: Service | None, *, is_open: bool) -> Endpoint:
    """What Nodemailer would use; where the service is not known, nothing of it is."""
    host = fields.text("host", keys.get("host"), is_open=is_open)
    port = fields.number("port", keys.get("port"), is_open=is_open)
    secure = fields.truth("secure", keys.get("secure"), is_open=is_open)
    unknown: set[str] = {"host", "port", "secure"} & fields.dynamic
    if "service" in fields.dynamic and service is None:
        unknown.update(("effective.host", "effective.port", "effective.secure"))
    found = endpoint.effective(service, host, port, secure, unknown)
    if "effective.host" in unknown and (is_open or "service.given" in fields.dynamic or "host.given" in fields.dynamic):
        unknown.add("effective.host.given")
    fields.dynamic |= {one for one in unknown if one.startswith("effective.")}
    return found


def _logger(fields: Fields, value: Value | None, *, is_open: bool) -> str | None:
    """Whether the log goes to the console (true), nowhere (false), or to a logger of one's own (custom)."""
    if isinstance(value, (Object, Function, External, Result, Member)) and not isinstance(value, Env):
        fields.trails["logger"] = tuple(reversed(value.at))
        return "custom"
    text = fields.text("logger", value, is_open=is_open)
    if text is None and "debug" in fields.trails:
        fields.trails.setdefault("logger", fields.trails["debug"])  # where somebody looks who wants a log
    return text if text in (None, "true", "false") else "custom"


def _inside(value: Value | None, key: str) -> Value | None:
    """An entry of an object that options may hold."""
    return next((one.value for one in value.entries if one.key == key), None) if isinstance(value, Object) else None


def _misplaced(world: World, keys: dict[str, Value]) -> str | None:
    """OAuth2 options beside `host` and `service`, where Nodemailer does not look for them."""
    speaking = [key for key in keys if key in world.knowledge.oauth_options]
    if len(speaking) + ("type" in keys) < _MISPLACED or not speaking:
        return None
    return ", ".join(key for key in keys if key in speaking or key in ("type", "user"))


def _loopback(fields: Fields, host: str | None) -> bool | None:
    if host is None and "effective.host" in fields.dynamic:
        fields.unknown("loopback", given=False)
    return None if host is None else host in _LOCAL or host.endswith(".localhost")


def _converted(value: Value) -> bool:
    return isinstance(value, Env) and bool(value.convert)


def _context(call: Call) -> Context:
    above = context_of(call.place.path)
    return "dev" if above == "prod" and "dev" in call.context else above


def _family(value: Value, keys: dict[str, Value]) -> str:
    if isinstance(value, Text):
        return "url"
    if not isinstance(value, Object):
        return "plugin" if isinstance(value, Array) else "unknown"
    for key, name in (
        ("SES", "ses"),
        ("sendmail", "sendmail"),
        ("streamTransport", "stream"),
        ("jsonTransport", "json"),
    ):
        if key in keys:
            return name
    if "url" in keys:
        return "url"
    return "pool" if "pool" in keys else "smtp"


def _provider(world: World, fields: Fields, host: str | None, auth: Auth) -> str | None:
    """Whose server it is: by the host, and where that is not known by the token endpoint."""
    found = endpoint.provider_of_host(world.knowledge, host) if host else None
    if found is None and host is None and "effective.host" in fields.dynamic:
        if auth.access_url:
            found = endpoint.provider_of_token_host(world.knowledge, endpoint.host_of(auth.access_url))
        if found is None:
            fields.unknown("provider", given=False)
    return found.id if found else None


def _life(call: Call) -> str:
    return "module" if "module" in call.context else "class" if "field" in call.context else "function"


def auth_options(world: World, found: Found) -> Iterator[AuthOption]:
    """The keys of a transport's auth block."""
    block = next((one.value for one in found.options.entries if one.key == "auth"), None) if found.options else None
    if isinstance(block, Object):
        yield from auth_block.options(world, block, found.transport.auth, found.transport.about, "transport")
