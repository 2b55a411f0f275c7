"""What messages bring of a login in vain: to a pool all of it, to any other transport what only a transport may set."""

from collections.abc import Iterator, Sequence

from oauthlint.link.fields import Fields
from oauthlint.link.messages import Message
from oauthlint.link.releases import tell
from oauthlint.link.resolve import resolve
from oauthlint.link.sends import receiver
from oauthlint.link.transports import Found
from oauthlint.link.world import World
from oauthlint.model.facts import MessageLogin
from oauthlint.model.source import Place, Step
from oauthlint.model.value import Constant, Entry, Env, External, Object, Result, Secret, Text, Value


def message_logins(world: World, bringing: Sequence[Message]) -> Iterator[MessageLogin]:
    """A fact for each message, once for each place where its `auth` is written."""
    plugs = [call for path in sorted(world.files) for call in world.files[path].calls if call.name == "use"]
    plugged = {key for call in plugs if _may_read(world, call.args[-1:]) for key in receiver(world, call)}
    seen: set[Place] = set()
    for one in bringing:
        if one.below is not None and one.entry.place not in seen:
            seen.add(one.entry.place)
            made = one.below.call
            yield _fact(world, one, is_plugged=(made.place.path, made.id) in plugged)


def _may_read(world: World, plugin: Sequence[Value]) -> bool:
    """Whether a plugin may read the message's block: those that packages bring make texts and signatures."""
    return not any(isinstance(made := _maker(world, one), External) and made.package for one in plugin)


def _maker(world: World, value: Value) -> Value:
    """The function that a value is, or is the result of."""
    found = resolve(world, value)
    call = world.calls.get((found.path, found.id)) if isinstance(found, Result) else None
    return resolve(world, call.callee) if call is not None else found


def _fact(world: World, one: Message, *, is_plugged: bool) -> MessageLogin:
    brought = [entry for entry in one.block.entries if not _is_own(one.own, entry)]
    taken = world.knowledge.message_auth.names
    foreign = [entry for entry in brought if entry.key in world.knowledge.auth_options and entry.key not in taken]
    fields = Fields()
    tell(one.release, fields)
    if one.pooled is None:
        fields.unknown("pooled", given=True)
    trails = {**fields.trails, "brought": (one.entry.place,), "foreign": tuple(entry.place for entry in foreign)}
    about = one.about._replace(
        dynamic=frozenset(fields.dynamic),
        trails=trails,
        names=fields.names,
        related=(*one.about.related, *_transport(one.below)),
    )
    return MessageLogin(
        "message_login",
        about,
        pooled=one.pooled,
        brought=_words(brought),
        foreign=_words(foreign),
        plugged=is_plugged,
        oldest=one.release.oldest,
        newest=one.release.newest,
    )


def _transport(below: Found | None) -> Iterator[Step]:
    if below is not None:
        yield Step(below.call.place, "the transport")


def _is_own(own: Object | None, entry: Entry) -> bool:
    """Whether the transport's own block says the same."""
    values = [one.value for one in own.entries if one.key == entry.key] if own is not None else []
    return bool(values) and _sense(values[-1]) == _sense(entry.value)


def _sense(value: Value) -> object:
    """What two values have in common that are the same: what they say, else where they are written."""
    if isinstance(value, (Text, Constant, Env, Secret)):
        shared = {Text: "text", Constant: "value", Env: "name", Secret: "same"}[type(value)]
        return type(value), getattr(value, shared)
    return value.at[-1:]


def _words(entries: Sequence[Entry]) -> str | None:
    return ", ".join(f"`{one.key}`" for one in entries) or None
