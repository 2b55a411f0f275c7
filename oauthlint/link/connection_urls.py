"""Connection URLs that speak of OAuth2: Nodemailer takes user and password from a URL, and no login of another kind.

Source: `parseConnectionUrl` in lib/shared/index.js of every release: a key of the query becomes an option beside `auth`
where nobody reads it, and one with a dot is dropped, but for `tls.…`.
"""

from collections.abc import Callable, Iterable, Iterator

from oauthlint.link import connection
from oauthlint.link.resolve import resolve
from oauthlint.link.surroundings import context_of
from oauthlint.link.transports import Found
from oauthlint.link.words import Words
from oauthlint.link.world import World
from oauthlint.model.facts import About, ConnectionUrl
from oauthlint.model.filefacts import FileFacts, Setting
from oauthlint.model.source import Place
from oauthlint.model.value import Object, Text, Value

_KINDS = ("oauth2", "xoauth2")
_NAMED = frozenset({"url", "uri", "server", "dsn", "transport", "smtp", "mailer"})


def connection_urls(
    world: World, found: Iterable[Found], tracked: Callable[[str], bool | None]
) -> Iterator[ConnectionUrl]:
    """A fact for each connection URL whose query speaks of OAuth2: in code where it is used, else where it is set."""
    seen: set[Place] = set()
    for one in found:
        parameter = _parameter(world, one.merged.url) if one.merged.url is not None else ""
        place = one.merged.url.at[-1] if one.merged.url is not None and one.merged.url.at else one.call.place
        if parameter and place not in seen and not _may_say_so_beside(world, one):
            seen.add(place)
            yield _of_transport(one, place, parameter)
    words = Words(world.knowledge.mail_words)
    for path in sorted(world.files):
        facts = world.files[path]
        for setting in facts.settings if facts.reader != "javascript" else ():
            place = setting.value.at[0] if setting.value.at else setting.key_place
            parameter = _parameter(world, setting.value) if _is_connection(words, setting) else ""
            if parameter and place not in seen:
                seen.add(place)
                yield _of_setting(facts, setting, place, parameter, local=tracked(path) is False)


def _may_say_so_beside(world: World, found: Found) -> bool:
    """Whether a block beside the URL says OAuth2, or may; releases from 10 on look at it."""
    given = resolve(world, found.call.args[0]) if found.call.args else None
    if isinstance(given, Object) and not given.open and not any(one.key == "auth" for one in given.entries):
        return False
    return found.transport.auth.oauth2 or found.transport.open


def _parameter(world: World, value: Value) -> str:
    """The first key of a URL's query that speaks of OAuth2; "" where none does, or it is no URL of a mail server."""
    url = connection.read(resolve(world, value))
    if url is None:
        return ""
    spoken = {*world.knowledge.oauth_options, *_KINDS}
    kinds = [key for key in ("type", "method") if _is_kind(url.keys.get(key))]
    dotted = [key for key in url.lost if key.lower().startswith("auth.")]
    return next((key for key in (*kinds, *dotted, *url.keys) if key in (*kinds, *dotted) or key in spoken), "")


def _is_kind(value: Value | None) -> bool:
    return isinstance(value, Text) and value.text.lower() in _KINDS


def _is_connection(words: Words, setting: Setting) -> bool:
    """Whether a setting is a mail server's address by its name: EMAIL_SERVER, SMTP_URL, MAILER_DSN, `server`."""
    name = next((one for one in reversed(setting.path) if not one.isdigit()), "")
    return not _NAMED.isdisjoint(words.split(name))


def _of_transport(found: Found, place: Place, parameter: str) -> ConnectionUrl:
    about = found.transport.about
    told = About(
        place=about.place,
        where=about.where,
        context=about.context,
        trails={"parameter": (place,)},
        related=about.related,
        branch=about.branch,
        block=about.block,
    )
    return ConnectionUrl("connection_url", told, parameter, "")


def _of_setting(facts: FileFacts, setting: Setting, place: Place, parameter: str, *, local: bool) -> ConnectionUrl:
    about = About(
        place=place,
        where=setting.path,
        context=context_of(facts.path),
        trails={"parameter": (place,)},
        names={"name": setting.path[-1]},
        local=local,
        block=f"{facts.path}:{place.start}",
    )
    return ConnectionUrl("connection_url", about, parameter, setting.path[-1])
