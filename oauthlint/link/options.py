"""The options of a transport as Nodemailer would read them: one field of the fact for each that a rule asks about."""

from oauthlint.link import auth as auth_block
from oauthlint.link import ciphers, endpoint, releases
from oauthlint.link.fields import Fields, absent, whole
from oauthlint.link.merging import Merged
from oauthlint.link.releases import Release
from oauthlint.link.world import World
from oauthlint.model.facts import About, Auth, Endpoint, Transport
from oauthlint.model.knowledge import Service
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place
from oauthlint.model.url import host_of
from oauthlint.model.value import (
    Array,
    Constant,
    Env,
    External,
    Function,
    Join,
    Member,
    Object,
    Result,
    Secret,
    Text,
    Value,
)

_MISPLACED = 2  # OAuth2 options beside `host`, from which on they are no accident of another plugin
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1", "[::1]", "0.0.0.0"})  # noqa: S104  (names to know, not to bind)
REQUIRING = "10.0.12"  # from here on requireTLS beats ignoreTLS
_FAMILIES = {
    "pool": "pool",
    "sendmail": "sendmail",
    "streamTransport": "stream",
    "jsonTransport": "json",
    "SES": "ses",
}


class Given(NamedTuple):
    """What a transport is made of: `value` as given, and the options that come of it in its release of Nodemailer."""

    library: str
    place: Place
    value: Value
    merged: Merged
    release: Release

    @property
    def keys(self) -> dict[str, Value]:
        """The options by name."""
        return {one.key: one.value for one in self.merged.options.entries} if self.merged.options else {}

    @property
    def open(self) -> bool:
        """Whether there may be options that nobody could see."""
        return self.merged.options is None or self.merged.options.open


def read(world: World, given: Given, fields: Fields) -> Transport:
    """The fact, still without life and without what `About` says; `fields` learns what is not known and why."""
    is_open, keys, url = given.open, given.keys, given.merged.url
    block = keys.get("auth")

    def text(field: str, key: str) -> str | None:
        return fields.text(field, keys.get(key), is_open=is_open)

    def truth(field: str, value: Value | None) -> bool | None:
        return fields.truth(field, value, is_open=is_open)

    def certificate(field: str, *way: Value | None) -> bool | None:
        hidden = is_open or any(_may_hide(one) for one in way)
        return fields.checked(field, inside(way[-1], "rejectUnauthorized"), is_open=hidden)

    name = text("service", "service")
    service = endpoint.service(world.knowledge, name, given.release.version) if name else None
    if name is None and "service" in fields.dynamic:
        fields.unknown("service_known", given=True)
    host, port = text("host", "host"), fields.number("port", keys.get("port"), is_open=is_open)
    secure = truth("secure", keys.get("secure"))
    require, ignore = truth("require_tls", keys.get("requireTLS")), truth("ignore_tls", keys.get("ignoreTLS"))
    written = Endpoint(host, port, False if _is_off(keys.get("secure")) else secure)
    effective = _tls(fields, _effective(fields, written, service, is_open=is_open), service, (require, ignore), given)
    auth = auth_block.read(world, block, fields, is_open=is_open)
    if "customAuth" in keys and not auth.oauth2:
        auth = auth._replace(mode="custom")
    provider = _provider(world, fields, effective.host, auth)
    known = next((one for one in world.knowledge.providers if one.id == provider), None)
    return Transport(
        "transport",
        About(given.place),
        library=given.library,
        family="url" if given.merged.whole else _family(given.value, keys),
        service=name,
        service_known=None if name is None else service is not None,
        service_meant=endpoint.service_meant(world.knowledge, name) if name and service is None else None,
        host=host,
        port=port,
        secure=secure,
        secure_text=_is_text(keys.get("secure")),
        open=is_open,
        effective=effective,
        loopback=_loopback(fields, effective.host),
        provider=provider,
        passwords=known.passwords or None if known is not None else None,
        foreign_user=auth.user if provider and auth.user_provider not in (None, provider) else None,
        xoauth2=known.oauth2 if known is not None else None,
        login=known.login or None if known is not None else None,
        auth=auth,
        auth_method=(service.auth_method if service is not None else "") or text("auth_method", "authMethod"),
        message_user="maybe",
        misplaced=_misplaced(world, keys),
        pool=truth("pool", keys.get("pool")),
        reject_unauthorized=certificate("reject_unauthorized", keys.get("tls")),
        token_reject_unauthorized=certificate("token_reject_unauthorized", block, inside(block, "tls")),
        require_tls=require,
        ignore_tls=ignore,
        opportunistic_tls=truth("opportunistic_tls", keys.get("opportunisticTLS")),
        force_auth=truth("force_auth", keys.get("forceAuth")),
        debug=truth("debug", keys.get("debug")),
        logger=_logger(fields, keys.get("logger"), is_open=is_open),
        url=fields.text("url", url if given.merged.whole or isinstance(given.value, Object) else None, is_open=is_open),
        weak_tls=ciphers.weak(keys.get("tls"), fields, is_open=is_open),
        dropped=_dropped(given.merged, fields),
        version=given.release.version,
        oldest=given.release.oldest,
        newest=given.release.newest,
        life=None,
    )


def _effective(fields: Fields, written: Endpoint, service: Service | None, *, is_open: bool) -> Endpoint:
    """What Nodemailer would use; where the service is not known, nothing of it is."""
    found = endpoint.effective(fields, written, service)
    given = is_open or "service.given" in fields.dynamic or "host.given" in fields.dynamic
    if "effective.host" in fields.dynamic and given:
        fields.dynamic.add("effective.host.given")
    return found


def _tls(
    fields: Fields, found: Endpoint, service: Service | None, options: tuple[bool | None, bool | None], given: Given
) -> Endpoint:
    """The endpoint with the way its connection is encrypted; the options are `requireTLS` and `ignoreTLS`."""
    names = ("require_tls", "ignore_tls")
    by_service = (service is not None and service.require_tls, service is not None and service.ignore_tls)
    require, ignore = (
        True if forced else None if name in fields.dynamic else bool(option)
        for name, forced, option in zip(names, by_service, options, strict=True)
    )
    tls = endpoint.tls_mode(found, require, ignore, releases.since(given.release, REQUIRING))
    if tls is None:
        fields.unknown("effective.tls", given=True)
    for name, mode in (("effective.secure", "tls"), ("require_tls", "starttls-required"), ("ignore_tls", "none")):
        if tls == mode and name in fields.trails:
            fields.trails["effective.tls"] = fields.trails[name]
    return found._replace(tls=tls)


def _is_off(value: Value | None) -> bool:
    """Whether an option is written and false without being undefined: `null`, `""`, 0 and false."""
    return value is not None and absent(value) and not (isinstance(value, Constant) and value.name == "undefined")


def _dropped(merged: Merged, fields: Fields) -> str | None:
    """The options that a URL beside them puts out of force."""
    if not merged.dropped:
        return None
    fields.trails["dropped"] = tuple(whole(one) for one in merged.dropped)
    return ", ".join(one.key for one in merged.dropped)


def _logger(fields: Fields, value: Value | None, *, is_open: bool) -> str | None:
    """Whether the log goes to the console (true), nowhere (false), or to a logger of one's own (custom)."""
    if isinstance(value, (Object, Function, External, Result, Member)):
        fields.trails["logger"] = tuple(reversed(value.at))
        return "custom"
    text = fields.text("logger", value, is_open=is_open)
    if text is None and "debug" in fields.trails:
        fields.trails.setdefault("logger", fields.trails["debug"])  # where somebody looks who wants a log
    return text if text in (None, "true", "false") else "custom"


def inside(value: Value | None, key: str) -> Value | None:
    """An entry of an object that options may hold."""
    return next((one.value for one in value.entries if one.key == key), None) if isinstance(value, Object) else None


def _may_hide(value: Value | None) -> bool:
    """Whether an option may hold entries that nobody could see."""
    return value is not None and not absent(value) and not (isinstance(value, Object) and not value.open)


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


def _is_text(value: Value | None) -> bool:
    """Whether a value is certainly text: an env read that nobody converts, or a text written out."""
    return isinstance(value, (Text, Join)) or (isinstance(value, Env) and not value.convert)


def _family(value: Value, keys: dict[str, Value]) -> str:
    """Which of Nodemailer's transports it is; the order is that of `createTransport`."""
    if not isinstance(value, Object):
        return "plugin" if isinstance(value, Array) else "unknown"
    send = keys.get("send")
    if send is not None and not absent(send) and not isinstance(send, (Text, Secret, Constant, Object)):
        return "plugin" if isinstance(send, (Function, External)) else "unknown"
    return next((name for key, name in _FAMILIES.items() if key in keys and not _is_false(keys[key])), "smtp")


def _is_false(value: Value) -> bool:
    return absent(value) or (isinstance(value, Constant) and not value.value)


def _provider(world: World, fields: Fields, host: str | None, auth: Auth) -> str | None:
    """Whose server it is: by the host, and where that is not known by the token endpoint."""
    found = endpoint.provider_of_host(world.knowledge, host) if host else None
    if found is None and host is None and "effective.host" in fields.dynamic:
        if auth.access_url:
            found = endpoint.provider_of_token_host(world.knowledge, host_of(auth.access_url))
        if found is None:
            fields.unknown("provider", given=False)
    return found.id if found else None
