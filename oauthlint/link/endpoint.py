"""The server that Nodemailer would really talk to, and whose it is."""

from oauthlint.model.facts import Endpoint
from oauthlint.model.knowledge import Knowledge, Provider, Service
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


def effective(
    known: Service | None, host: str | None, port: int | None, secure: bool | None, unknown: set[str]
) -> Endpoint:
    """Host, port and TLS mode after the service table; names of fields that stay unknown are added to `unknown`.

    What an entry of the table leaves out is taken from the options. Source: lib/smtp-connection/index.js: `secure`
    unset and port 465 means TLS; the port defaults to 465 or 587. Tried with 6.10.1, 9.1.1 and 10.6.0.
    """
    source = "options" if host is not None else "default"
    if known is not None:
        source = "service"
        host = known.host or host
        port = known.port or port
        secure = known.secure if known.secure is not None else secure
        settled = {name for name, one in (("host", known.host), ("port", known.port)) if one}
        unknown -= settled | ({"secure"} if known.secure is not None else set())
    if "host" in unknown:
        unknown.add("effective.host")
    if "secure" in unknown:
        unknown.update(("effective.secure", "effective.port") if port is None else ("effective.secure",))
        return Endpoint(host, port, None, source)
    if "port" in unknown:
        unknown.update(("effective.port", "effective.secure") if secure is None else ("effective.port",))
        return Endpoint(host, None, secure, source)
    if port is None:
        return Endpoint(host, 465 if secure else 587, bool(secure), source)
    return Endpoint(host, port, port == 465 if secure is None else secure, source)


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
