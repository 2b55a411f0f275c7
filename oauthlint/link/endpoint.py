"""The server that Nodemailer would really talk to, and whose it is."""

from oauthlint.link.fields import Fields
from oauthlint.model.facts import Endpoint
from oauthlint.model.knowledge import Knowledge, OAuthEndpoint, Provider, Service
from oauthlint.model.version import at_least

_KEPT = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.-")


def normalise(name: str) -> str:
    """A service name as Nodemailer compares it: what follows the last @, in lower case, without other characters.

    Source: lib/well-known/index.js of every release (`normalizeKey` and `split('@').pop()`).
    """
    return "".join(one for one in name.rsplit("@", 1)[-1].lower() if one in _KEPT)


def service(knowledge: Knowledge, name: str, version: str | None) -> Service | None:
    """The well-known service of that name, in the release `version` (None: in any)."""
    key = normalise(name)
    for one in knowledge.services:
        if key in one.keys and (not one.since or version is None or at_least(version, one.since)):
            return one
    return None


def service_meant(knowledge: Knowledge, name: str) -> str | None:
    """The well-known service that an unknown name stands for, None if nobody can tell."""
    meant = knowledge.service_aliases.get(normalise(name))
    return meant if any(one.name == meant for one in knowledge.services) else None


def effective(fields: Fields, written: Endpoint, known: Service | None) -> Endpoint:
    """Host, port and `secure` after the service table; `fields` learns what is not known, and where the rest is from.

    What an entry of the table leaves out is taken from the options. Source: lib/smtp-connection/index.js: `secure`
    unset and port 465 means TLS; the port defaults to 465 or 587. Tried with 6.10.1, 9.1.1 and 10.6.0.
    """
    unknown = {"host", "port", "secure"} & fields.dynamic
    if known is None and "service" in fields.dynamic:
        unknown = {"host", "port", "secure"}
    by_table = {"host": bool(known and known.host), "port": bool(known and known.port)}
    by_table["secure"] = known is not None and known.secure is not None
    unknown -= {name for name, one in by_table.items() if one}
    host, port, secure = written.host, written.port, written.secure
    source = "options" if host is not None else "default"
    if known is not None:
        source = "service"
        host, port = known.host or host, known.port or port
        secure = known.secure if known.secure is not None else secure
    if "port" in unknown and secure is None:
        unknown.add("secure")
    if "secure" in unknown and port is None:
        unknown.add("port")
    if "port" not in unknown and port is None:
        port = 465 if secure else 587
    if "secure" not in unknown and secure is None:
        secure = port == 465
    for name in ("host", "port", "secure"):
        _tell(fields, name, table=by_table[name], unknown=name in unknown)
    return Endpoint(
        None if "host" in unknown else host,
        None if "port" in unknown else port,
        None if "secure" in unknown else secure,
        source,
    )


def _tell(fields: Fields, name: str, *, table: bool, unknown: bool) -> None:
    """Where a part of the endpoint is from."""
    origin = "service" if table else name
    if origin in fields.trails:
        fields.trails[f"effective.{name}"] = fields.trails[origin]
    if unknown:
        fields.dynamic.add(f"effective.{name}")
        shown = fields.names.get(name if name in fields.dynamic else "service")
        if shown:
            fields.names[f"effective.{name}"] = shown


def tls_mode(endpoint: Endpoint, require: bool | None, ignore: bool | None, wins: bool | None) -> str | None:
    """How the connection is encrypted: tls (from the first byte), starttls-required, starttls (if offered), none.

    `require` and `ignore` are None where they are not known; `wins` says whether requireTLS beats ignoreTLS, as it does
    from 10.0.12 on. None where nobody can tell. Source: the constructor and `_actionEHLO` of lib/smtp-connection.
    """
    if endpoint.secure is None:
        return None
    if endpoint.secure:
        return "tls"
    if ignore is False:
        return None if require is None else "starttls-required" if require else "starttls"
    if require is False or wins is False:
        return "none" if ignore else None
    if require is None or wins is None:
        return None
    return "starttls-required"


def provider_of_host(knowledge: Knowledge, host: str) -> Provider | None:
    """The provider that an SMTP host belongs to."""
    return next((one for one in knowledge.providers if _matches(host, one.smtp_hosts)), None)


def provider_of_token_host(knowledge: Knowledge, host: str) -> Provider | None:
    """The provider that a token endpoint belongs to."""
    return next((one for one in knowledge.providers if _matches(host, one.token_hosts)), None)


def provider_of_user(knowledge: Knowledge, user: str) -> Provider | None:
    """The provider of a mailbox address, by its domain."""
    domain = user.rsplit("@", 1)[-1].lower() if "@" in user else ""
    return next((one for one in knowledge.providers if domain and _matches(domain, one.user_domains)), None)


def _matches(host: str, known: tuple[str, ...]) -> bool:
    low = host.lower().rstrip(".")
    return any(low == one or (one.startswith(".") and low.endswith(one)) for one in known)


def endpoint_of(knowledge: Knowledge, base: str) -> tuple[Provider, OAuthEndpoint] | None:
    """The endpoint that an address is, whatever stands in its variable steps."""
    steps = base.rstrip("/").split("/")
    for provider in knowledge.providers:
        for one in provider.endpoints:
            wanted = one.url.split("/")
            fits = len(wanted) == len(steps)
            if fits and all(want in ("{}", step) for want, step in zip(wanted, steps, strict=True)):
                return provider, one
    return None


def token_address(provider: Provider, written: str) -> str | None:
    """The provider's token endpoint in place of its authorization endpoint, with the same tenant."""
    if written.endswith("/authorize"):
        return written.removesuffix("/authorize") + "/token"
    tokens = (one.url for one in provider.endpoints if (one.use, one.state) == ("token", "current"))
    return next((one for one in tokens if "{}" not in one), None)
