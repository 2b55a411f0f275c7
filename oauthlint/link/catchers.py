"""What takes mail and delivers none, where it stands in the product: servers for tests, and transports that only write.

A choice between one and a real server is how it should be; so is one whose output is what the code is after.
"""

import posixpath
from collections.abc import Callable, Iterator, Sequence

from oauthlint.link.mailing import Mailing
from oauthlint.link.packages import package_folder
from oauthlint.link.resolve import resolve
from oauthlint.link.sends import receiver
from oauthlint.link.surroundings import context_of
from oauthlint.link.transports import Found
from oauthlint.link.words import Words
from oauthlint.link.world import World
from oauthlint.model.facts import About, MailCatcher, Transport
from oauthlint.model.filefacts import Call, FileFacts
from oauthlint.model.terms import parts
from oauthlint.model.value import Constant, External, Result, Text, Value
from oauthlint.words import env_flavour

_ACCOUNT = ("createTestAccount",)
_WRITERS = {"json": "jsonTransport", "stream": "streamTransport"}
_HOSTS = frozenset({"host", "hostname", "server", "url", "smtp", "address"})
_PREVIEWS = ("preview-email", "email-templates")  # they show what a transport has written
_THIS = ("localhost", "127.0.0.1")
_STAGES = ("production", "prod", "live")


def catchers(mailing: Mailing, found: Sequence[Found], tracked: Callable[[str], bool | None]) -> Iterator[MailCatcher]:
    """A fact for each such transport, each account of Ethereal's and each setting for production, in order."""
    world, words = mailing.world, Words(mailing.world.knowledge.mail_words)
    named = {id(one): name for one in found if (name := _caught(words, one.transport))}
    accounts = [one for facts in world.known() for one in facts.calls if _is_account(world, one)]
    made_up = {(one.place.path, one.id) for one in accounts}
    real = [
        one
        for one in found
        if id(one) not in named and one.transport.about.context == "prod" and made_up.isdisjoint(_hosts(world, one))
    ]
    told = {one.place.path for one in accounts if context_of(one.place.path) == "prod"}
    for call in accounts:
        yield _account(mailing, call, alone=not _beside(world, call.place.path, real))
    for one in found:
        path = one.transport.about.place.path
        if id(one) in named and path not in told:
            yield _transport(mailing, one, named[id(one)], alone=not _beside(world, path, real))
    for path in sorted(world.files):
        if world.files[path].reader == "dotenv" and _is_of_production(path):
            yield from _settings(mailing, words, world.files[path], local=tracked(path) is False)


def _caught(words: Words, transport: Transport) -> str:
    """The server that catches the mail of a transport, or the option that makes it write; "" for any other."""
    if transport.family in _WRITERS:
        return _WRITERS[transport.family]
    if transport.family not in ("smtp", "pool", "url"):
        return ""
    to = transport.effective
    if transport.loopback or (to.host is None and to.source == "service"):
        return f"localhost:{to.port}" if str(to.port) in words.known.catcher_ports else ""
    return to.host if to.host and words.catches(to.host) else ""


def _is_account(world: World, call: Call) -> bool:
    callee = resolve(world, call.callee) if call.name in _ACCOUNT else None
    return isinstance(callee, External) and (callee.package, callee.names) == ("nodemailer", _ACCOUNT)


def _hosts(world: World, found: Found) -> Iterator[tuple[str, int]]:
    """The calls that the host and the login of a transport are from."""
    entries = found.options.entries if found.options is not None else ()
    stack = [resolve(world, one.value) for one in entries if one.key in ("host", "auth")]
    while stack:
        one = stack.pop()
        if isinstance(one, Result):
            yield one.path, one.id
        stack.extend(parts(one))


def _beside(world: World, path: str, real: Sequence[Found]) -> bool:
    """Whether something in the same package sends mail."""
    package = package_folder(world, path)
    return any(package_folder(world, one.transport.about.place.path) == package for one in real)


def _account(mailing: Mailing, call: Call, *, alone: bool) -> MailCatcher:
    above = context_of(call.place.path)
    about = About(
        place=call.place,
        where=call.where,
        context="dev" if above == "prod" and "dev" in call.context else above,
        block=f"{call.place.path}:{call.id}",
    )
    return _fact(mailing, about, "account", "Ethereal", chosen="chosen" in call.context, alone=alone)


def _transport(mailing: Mailing, found: Found, name: str, *, alone: bool) -> MailCatcher:
    """A transport to a server that catches, at its host, or one that writes."""
    made = found.transport
    writer = name in _WRITERS.values()
    trail = made.about.trails.get("host") or made.about.trails.get("service") or ()
    about = About(
        place=made.about.place,
        where=made.about.where,
        context=made.about.context,
        trails={"name": trail or (made.about.place,)},
        related=made.about.related,
        branch=made.about.branch,
        block=made.about.block,
    )
    chosen = "chosen" in found.call.context or made.about.branch != ""
    fact = _fact(mailing, about, "writer" if writer else "server", name, chosen=chosen, alone=alone)
    return fact._replace(used=writer and _is_used(mailing.world, found))


def _is_used(world: World, found: Found) -> bool:
    """Whether somebody looks at what a transport writes, or may: only sends that nobody asks for an answer say no."""
    key = (found.call.place.path, found.call.id)
    sends = [one for facts in world.known() for one in facts.calls if one.name == "sendMail"]
    own = [one for one in sends if key in receiver(world, one)]
    previews = not set(_PREVIEWS).isdisjoint(world.files[key[0]].imports)
    return previews or not own or any("statement" not in one.context for one in own)


def _settings(mailing: Mailing, words: Words, facts: FileFacts, *, local: bool) -> Iterator[MailCatcher]:
    """The first setting of an env file for production that names such a server for mail."""
    ports = {str(_plain(one.value)) for one in facts.settings if words.of_mail(one.path[-1])}
    for one in facts.settings:
        name = _plain(one.value).lower()
        told = words.of_mail(one.path[-1]) and not _HOSTS.isdisjoint(words.split(one.path[-1]))
        if not told or not words.catches(name):
            continue
        if name in _THIS and ports.isdisjoint(words.known.catcher_ports):
            continue
        place = one.value.at[0]
        about = About(
            place=place,
            where=one.path,
            trails={"name": (place,)},
            names={"name": name},
            local=local,
            block=f"{facts.path}:{place.start}",
        )
        yield _fact(mailing, about, "setting", name, chosen=False, alone=True)
        return


def _is_of_production(path: str) -> bool:
    """Whether an env file is for production by its name, and none to be filled in."""
    name = posixpath.basename(path).lower()
    stages = name.replace("-", ".").replace("_", ".").split(".")
    return env_flavour(name) == "real" and not set(_STAGES).isdisjoint(stages) and context_of(path) == "prod"


def _plain(value: Value) -> str:
    if isinstance(value, Constant) and value.name == "number":
        return f"{value.value:g}"
    return value.text.strip() if isinstance(value, Text) else ""


def _fact(mailing: Mailing, about: About, via: str, name: str, *, chosen: bool, alone: bool) -> MailCatcher:
    mail = mailing.around(about.place.path)
    return MailCatcher("mail_catcher", about, via, name, chosen=chosen, alone=alone, used=False, mail=mail)
