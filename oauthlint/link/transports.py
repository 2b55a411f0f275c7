"""Transports: what is given to createTransport, with its wrappers undone and its alternatives told apart."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from oauthlint.link import auth as auth_block
from oauthlint.link import endpoint
from oauthlint.link.callers import Callers, bindings
from oauthlint.link.choices import alternatives
from oauthlint.link.fields import Fields
from oauthlint.link.resolve import resolve
from oauthlint.link.surroundings import context_of
from oauthlint.link.world import World
from oauthlint.model.facts import About, AuthOption, Context, Transport
from oauthlint.model.filefacts import Call
from oauthlint.model.source import Step
from oauthlint.model.value import Array, Env, External, Join, Member, Object, Param, Secret, Text, Value

VersionOf = Callable[[str, Fields], str | None]


class Found(NamedTuple):
    """A transport with the call that makes it and the options it was read from."""

    call: Call
    transport: Transport
    options: Object | None
    literals: tuple[tuple[str, Secret], ...]  # (field, what is written out there)


def transports(world: World, known: Callers, versions: VersionOf) -> list[Found]:
    """Every transport of the files, in order; several facts for one call where callers or conditions differ."""
    found: list[Found] = []
    for path in sorted(world.files):
        for call in world.files[path].calls:
            position = _options_at(world, call)
            if position is not None:
                found += _of_call(world, call, position, known, versions)
    return found


def _options_at(world: World, call: Call) -> int | None:
    """Which argument of a call holds transport options; None for any other call."""
    callee = resolve(world, call.callee)
    if isinstance(callee, External):
        for shape in world.knowledge.calls:
            if shape.makes == "transport" and shape.package == callee.package and shape.call == ".".join(callee.names):
                return shape.arguments.index("options") if "options" in shape.arguments else 0
        return None
    injected = isinstance(callee, Member) and isinstance(callee.base, Param)
    return 0 if injected and callee.name == "createTransport" else None  # type: ignore[union-attr]


def _of_call(world: World, call: Call, position: int, known: Callers, versions: VersionOf) -> Iterator[Found]:
    given: Value = call.args[position] if position < len(call.args) else Object((call.place,), ())
    for caller, bound in bindings(resolve(world, given), known):
        for branch, value in alternatives(world, bound):
            yield _one(world, call, caller, branch, value, versions)


def _one(world: World, call: Call, caller: Call | None, branch: str, value: Value, versions: VersionOf) -> Found:
    fields = Fields()
    options = value if isinstance(value, Object) else None
    is_open = options is None or options.open
    keys = {one.key: one.value for one in options.entries} if options else {}
    version = versions(call.place.path, fields)
    name = fields.text("service", keys.get("service"), is_open=is_open)
    host = fields.text("host", keys.get("host"), is_open=is_open)
    port = fields.number("port", keys.get("port"), is_open=is_open)
    secure = fields.truth("secure", keys.get("secure"), is_open=is_open)
    known = endpoint.service(world.knowledge, name, version) if name else None
    unknown: set[str] = {"host", "port", "secure"} & fields.dynamic
    if "service" in fields.dynamic and known is None:
        fields.dynamic.update(("effective.host", "effective.port", "effective.secure", "provider", "provider.given"))
    effective = endpoint.effective(known, host, port, secure, unknown)
    fields.dynamic |= {one for one in unknown if one.startswith("effective.")}
    auth = auth_block.read(world, keys.get("auth"), fields, is_open=is_open)
    transport = Transport(
        "transport",
        About(call.place),
        library="nodemailer",
        family=_family(value, keys),
        service=name,
        service_known=None if name is None else known is not None,
        host=host,
        port=port,
        secure=secure,
        secure_text=isinstance(keys.get("secure"), (Env, Text, Join)) and not _converted(keys["secure"]),
        pool=fields.truth("pool", keys.get("pool"), is_open=is_open),
        open=is_open,
        effective=effective,
        provider=_provider(world, effective.host, auth.access_url),
        auth=auth,
        message_user="maybe",
        version=version,
        life=_life(call),
        service_meant=endpoint.service_meant(world.knowledge, name) if name and known is None else None,
        misplaced=_misplaced(world, keys),
        reject_unauthorized=fields.truth(
            "reject_unauthorized", _inside(keys.get("tls"), "rejectUnauthorized"), is_open=is_open
        ),
        token_reject_unauthorized=fields.truth(
            "token_reject_unauthorized",
            _inside(_inside(keys.get("auth"), "tls"), "rejectUnauthorized"),
            is_open=is_open,
        ),
        require_tls=fields.truth("require_tls", keys.get("requireTLS"), is_open=is_open),
        ignore_tls=fields.truth("ignore_tls", keys.get("ignoreTLS"), is_open=is_open),
        opportunistic_tls=fields.truth("opportunistic_tls", keys.get("opportunisticTLS"), is_open=is_open),
        force_auth=fields.truth("force_auth", keys.get("forceAuth"), is_open=is_open),
        debug=fields.truth("debug", keys.get("debug"), is_open=is_open),
        logger=fields.text("logger", keys.get("logger"), is_open=is_open),
        url=fields.text("url", value if isinstance(value, Text) else keys.get("url"), is_open=is_open),
        loopback=_loopback(effective.host),
    )
    about = About(
        place=caller.place if caller else call.place,
        where=call.where,
        context=_context(call),
        dynamic=frozenset(fields.dynamic),
        trails={**fields.trails, "options": tuple(reversed(value.at)) or (call.place,)},
        names=fields.names,
        related=(Step(call.place, "the transport is made here"),) if caller else (),
        branch=branch,
        block=f"{call.place.path}:{call.id}:{caller.id if caller else ''}",
    )
    transport = transport._replace(about=about)
    return Found(call, transport, options, tuple(fields.literals))


def _inside(value: Value | None, key: str) -> Value | None:
    """An entry of an object that options may hold."""
    return next((one.value for one in value.entries if one.key == key), None) if isinstance(value, Object) else None


def _misplaced(world: World, keys: dict[str, Value]) -> str | None:
    """OAuth2 options beside `host` and `service`, where Nodemailer does not look for them."""
    found = [key for key in keys if key in world.knowledge.oauth_options or (key == "type" and "user" in keys)]
    return ", ".join(found) if len(found) > 1 else None


def _loopback(host: str | None) -> bool | None:
    return None if host is None else host in ("localhost", "127.0.0.1", "::1", "0.0.0.0")  # noqa: S104  (a name to know, not to bind)


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


def _provider(world: World, host: str | None, access_url: str | None) -> str | None:
    found = endpoint.provider_of_host(world.knowledge, host) if host else None
    if found is None and access_url and host is None:
        found = endpoint.provider_of_token_host(world.knowledge, endpoint.host_of(access_url))
    return found.id if found else None


def _life(call: Call) -> str:
    return "module" if "module" in call.context else "class" if "field" in call.context else "function"


def auth_options(world: World, found: Found) -> Iterator[AuthOption]:
    """The keys of a transport's auth block."""
    block = next((one.value for one in found.options.entries if one.key == "auth"), None) if found.options else None
    if isinstance(block, Object):
        yield from auth_block.options(world, block, found.transport.auth, found.transport.about, "transport")
