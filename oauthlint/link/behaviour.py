"""A transport's facts as what Nodemailer would do, each value with the place that it came from, and nothing secret."""

from collections.abc import Collection, Iterator
from typing import Literal

from oauthlint.link.fields import words
from oauthlint.link.logins import GOOGLE, LOGGING_IN
from oauthlint.link.messages import Message
from oauthlint.link.openings import NODEMAILER
from oauthlint.link.options import inside
from oauthlint.link.releases import Release, since
from oauthlint.link.transports import Found
from oauthlint.model.effective import Effective, Said, State
from oauthlint.model.facts import About, Auth, DeadOption, Login, Transport
from oauthlint.model.source import Place
from oauthlint.model.value import Object, Secret, Text, Value

CHECKING = "8.0.8"  # from here on the certificate of a token endpoint is looked at, and `auth.tls` is read
GRANTS = {"refresh-token": "refresh_token", "service-account": "urn:ietf:params:oauth:grant-type:jwt-bearer"}

# Where the message goes of a transport that connects to no SMTP server.
_ELSEWHERE = {
    "json": "gives the message back as JSON, and sends nothing",
    "stream": "gives the message back as a stream, and sends nothing",
    "sendmail": "hands the message to a program on the machine",
    "ses": "hands the message to Amazon's API",
    "plugin": "an object that sends in its own way",
}


def of_transport(found: Found, dead: tuple[DeadOption, ...]) -> Effective:
    """What Nodemailer would do with a transport."""
    one, about = found.transport, found.transport.about
    hidden = {field for field, _ in found.literals}
    said, body = tuple(_release(one)), tuple[Said, ...]()
    if one.family in LOGGING_IN:
        said += (*_server(one), *_login(one.auth, one.attempt, about), *_token_server(one, one.attempt))
        body = tuple(_body(one.auth, one.attempt, about, inside(found.options, "auth")))
    return _made("transport", about, one.library, (said, body, hidden), dead)


def of_message(message: Message, dead: tuple[DeadOption, ...]) -> Effective:
    """What Nodemailer would do with a message that brings its own login."""
    below, about = message.below, message.about
    auth, block = message.auth, message.merged
    if below is not None and message.pooled:
        about = about._replace(trails=below.transport.about.trails, names=below.transport.about.names)
        own = inside(below.options, "auth")
        auth, block = below.transport.auth, own if isinstance(own, Object) else block
    server = (*_release(below.transport), *_server(below.transport)) if below is not None else ()
    token_server = _token_server(below.transport, message.attempt) if below is not None else ()
    said = (*server, *_login(auth, message.attempt, about), *token_server)
    body = _body(auth, message.attempt, about, block)
    library = below.transport.library if below is not None else NODEMAILER
    return _made(
        "message", about._replace(place=message.call.place), library, (said, tuple(body), message.literals), dead
    )


def _made(
    kind: Literal["transport", "message"],
    about: About,
    library: str,
    parts: tuple[tuple[Said, ...], tuple[Said, ...], Collection[str]],
    dead: tuple[DeadOption, ...],
) -> Effective:
    said, body, literals = parts
    return Effective(
        kind,
        about.place,
        about.where,
        about.context,
        about.branch,
        library,
        tuple(_hidden(one, literals) for one in said),
        tuple(_hidden(one, literals) for one in body),
        dead,
    )


def _hidden(said: Said, literals: Collection[str]) -> Said:
    """The value as one that is written out but not shown, where it is one."""
    return said._replace(state="hidden") if said.state == "unknown" and said.name in literals else said


def _release(one: Transport) -> Iterator[Said]:
    about = one.about
    if one.version is not None:
        yield Said("version", one.version, "known", one.version, "release", about.trails.get("version", ()))
    else:
        spec = about.names.get("version", "")
        yield Said("version", None, "unknown" if spec else "maybe", spec, "release", about.trails.get("version", ()))
    shown = f"{one.family}: {_ELSEWHERE[one.family]}" if one.family in _ELSEWHERE else one.family
    yield Said("transport", one.family, "unknown" if one.family == "unknown" else "known", shown, "option")
    if one.family in LOGGING_IN:
        yield _of(about, "provider", one.provider, "login" if one.effective.host is None else "option")


def _server(one: Transport) -> Iterator[Said]:
    about, reached = one.about, one.effective
    host = _of(about, "effective.host", reached.host, _source(one, "host"))
    yield (
        host._replace(state="known", value="localhost", shown="localhost", source="default")
        if host.state == "absent"
        else host
    )
    yield _of(about, "effective.port", reached.port, _source(one, "port"))
    yield _of(about, "effective.tls", reached.tls, _source(one, "secure"))
    if reached.tls != "none":
        source = "url" if one.family == "url" else "option"
        yield _checked(_of(about, "reject_unauthorized", one.reject_unauthorized, source), default=True)
    yield _of(about, "pool", bool(one.pool), "default" if one.pool is None else "option")
    yield _of(about, "force_auth", bool(one.force_auth), "default" if one.force_auth is None else "option")


def _source(one: Transport, name: str) -> str:
    """Whether a part of the endpoint is from the service, an option, or nobody."""
    trails = one.about.trails
    mine = trails.get(f"effective.{name}")
    if mine is None:
        unknown = f"effective.{name}" in one.about.dynamic and "service" in trails
        return "service" if unknown else "default"
    if name in trails and mine == trails[name] and mine != trails.get("service"):
        return "url" if one.url is not None or one.family == "url" else "option"
    return "service"


def _login(auth: Auth, login: Login, about: About) -> Iterator[Said]:
    yield _of(about, "attempt.method", login.method, "login")
    for name, value in (("user", auth.user), ("password", auth.password)):
        yield _of(about, f"auth.{name}", value, "option")
    for option in ("access_token", "refresh_token", "service_client", "provision_callback"):
        yield _of(about, f"auth.{option}", getattr(auth, option), "option")
    for name in ("token", "renewal"):
        yield _of(about, f"attempt.{name}", getattr(login, name), "login")
    source = "default" if login.token_url == GOOGLE and auth.access_url is None else "option"
    url = _of(about, "attempt.token_url", login.token_url, source)
    shown = about.names.get("auth.access_url", "") if url.state == "unknown" else url.shown
    yield url._replace(shown=shown, places=about.trails.get("auth.access_url", ()))
    for name in ("failure", "retry", "verify"):
        yield _of(about, f"attempt.{name}", getattr(login, name), "login")


def _token_server(one: Transport, login: Login) -> Iterator[Said]:
    """Whether the certificate of the token endpoint is looked at; a message cannot say so, the transport can."""
    if login.renewal in GRANTS:
        checking = since(Release(one.version, one.oldest, one.newest, "", None), CHECKING)
        said = _of(one.about, "token_reject_unauthorized", one.token_reject_unauthorized, "option")
        yield _checked(said if checking else said._replace(value=None, state="absent"), default=checking)


def _checked(said: Said, *, default: bool | None) -> Said:
    """Whether a certificate is looked at: as an option says, else as it goes by itself in the release."""
    if said.state != "absent":
        return said
    if default is None:
        return said._replace(state="maybe")
    return said._replace(value=default, state="known", source="default" if default else "release", places=())


def _of(about: About, name: str, value: str | int | bool | None, source: str) -> Said:
    """A field of the fact; where its value is not known, what may be shown instead."""
    state: State = "known" if value is not None else "absent"
    if value is None and name in about.dynamic:
        state = "maybe" if f"{name}.given" in about.dynamic else "unknown"
    shown = str(value).lower() if isinstance(value, bool) else str(value) if value is not None else ""
    places = about.trails.get(name, ())
    return Said(_short(name), value, state, shown or about.names.get(name, ""), source, places)


def _short(name: str) -> str:
    return name.rpartition(".")[2]


def _body(auth: Auth, login: Login, about: About, block: Value | None) -> Iterator[Said]:
    """The parameters of the request for a token; those of `customParams` come last and win."""
    grant = GRANTS.get(login.renewal or "")
    if grant is None:
        return
    made: dict[str, Said] = {}
    if login.renewal == "refresh-token":
        for name in ("client_id", "client_secret", "refresh_token"):
            said = _of(about, f"auth.{name}", getattr(auth, name), "option")
            made[name] = said._replace(value="", state="known", source="default") if said.state == "absent" else said
    else:
        made["assertion"] = Said("assertion", None, "unknown", "a signed JWT", "login")
    made["grant_type"] = Said("grant_type", grant, "known", grant, "login")
    params = inside(block, "customParams")
    for entry in params.entries if isinstance(params, Object) else ():
        made[entry.key] = _param(entry.key, entry.value, entry.place)
    yield from made.values()


def _param(name: str, value: Value, place: Place) -> Said:
    known = value.text if isinstance(value, Text) else None
    state: State = "known" if known is not None else "hidden" if isinstance(value, Secret) else "unknown"
    return Said(name, known, state, words(value), "option", (place,))
