"""Messages that bring their own login, `sendMail({ auth })`: what of it counts, over the transport's own block.

Source: `getAuth` of lib/smtp-transport merges the block over that of the transport; from 10.1.2 on it takes a few keys
only, which are knowledge. A pool looks at its own block alone.
"""

from collections.abc import Iterator

from oauthlint.link import auth as auth_block
from oauthlint.link import logins
from oauthlint.link.callers import Callers, bindings
from oauthlint.link.choices import expand
from oauthlint.link.fields import Fields
from oauthlint.link.releases import Release, since
from oauthlint.link.resolve import resolve
from oauthlint.link.sends import makers
from oauthlint.link.surroundings import context_of
from oauthlint.link.transports import Found
from oauthlint.link.world import World
from oauthlint.model.facts import About, Auth, AuthOption, Login
from oauthlint.model.filefacts import Call
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Step
from oauthlint.model.value import Array, Entry, Member, Object, Value

_NOTHING = Release(None, None, None, "", None)


class Message(NamedTuple):
    """A message with a login of its own: `block` as written, `merged` what counts of it and of the transport's block.

    `entry` is its `auth`, `own` the transport's block where that is known. `dropped` are entries that the release does
    not take from a message; `pooled` says that it takes nothing, None where callers or conditions differ.
    """

    call: Call
    entry: Entry
    block: Object
    below: Found | None
    own: Object | None
    merged: Object
    dropped: tuple[Entry, ...]
    auth: Auth
    attempt: Login
    about: About
    literals: frozenset[str]
    release: Release
    pooled: bool | None


class _Sent(NamedTuple):
    """A message on its way: the call that sends it, and the one that hands it to a function around that, if any."""

    call: Call
    caller: Call | None
    entry: Entry
    block: Object
    on: list[Found]  # what is known of the transport, one for each alternative


def messages(world: World, found: list[Found], known: Callers) -> list[Message]:
    """Every message that brings a block that can be read and is sent by what logs in, in order."""
    made: dict[tuple[str, int], list[Found]] = {}
    for one in found:
        made.setdefault((one.call.place.path, one.call.id), []).append(one)
    calls = [call for path in sorted(world.files) for call in world.files[path].calls if call.name == "sendMail"]
    sent = [one for call in calls for one in _sent(world, call, made, known)]
    return [_message(world, one) for one in sent if not one.on or one.on[-1].transport.family in logins.LOGGING_IN]


def _sent(world: World, call: Call, made: dict[tuple[str, int], list[Found]], known: Callers) -> Iterator[_Sent]:
    """The messages of a call that bring a block, one for each caller of a function that hands them on."""
    base = call.callee.base if isinstance(call.callee, Member) else None
    given = [one for one in (*call.args[:1], base) if one is not None]
    for caller, bound in bindings(Array((call.place,), tuple(given)), known) if call.args else ():
        items = bound.items if isinstance(bound, Array) else ()
        entry = _auth(world, items[0])
        block = expand(world, entry.value) if entry is not None else None
        if entry is not None and isinstance(block, Object):
            on = {key for key in makers(resolve(world, items[1])) if key in made} if len(items) > 1 else set()
            yield _Sent(call, caller, entry, block, made[next(iter(on))] if len(on) == 1 else [])


def message_options(world: World, found: list[Message]) -> Iterator[AuthOption]:
    """The keys of the blocks that messages bring with them, each judged with what counts of the transport's own."""
    for one in found:
        yield from auth_block.options(world, one.block, one.auth, one.about, "message", one.call)


def _auth(world: World, message: Value) -> Entry | None:
    """The `auth` of a message."""
    value = resolve(world, message)
    entries = value.entries if isinstance(value, Object) else ()
    return next((one for one in entries if one.key == "auth"), None)


def _message(world: World, sent: _Sent) -> Message:
    call, block, below = sent.call, sent.block, sent.on[-1] if sent.on else None
    release = _release(below)
    known = world.knowledge.message_auth
    limited = since(release, known.since) if known.since else False
    foreign = tuple(one for one in block.entries if one.key not in known.names)
    kept = block.entries if limited is False else tuple(one for one in block.entries if one.key in known.names)
    inherited = _inherited(below)
    entries = {one.key: one for one in (*(inherited.entries if inherited else ()), *kept)}
    is_open = block.open or inherited is None or inherited.open or (limited is None and bool(foreign))
    merged = block._replace(entries=tuple(entries.values()), open=is_open)
    fields = Fields()
    auth = auth_block.read(world, merged, fields, is_open=is_open)
    attempt, unknown = _attempt(auth, frozenset(fields.dynamic), below, release)
    written = sent.caller or call
    about = About(
        place=written.place,
        where=written.where,
        context=context_of(written.place.path),
        dynamic=frozenset(fields.dynamic | logins.named(unknown)),
        trails={**fields.trails, "auth": tuple(reversed(block.at))},
        names=fields.names,
        related=(Step(call.place, "sent here"),) if sent.caller is not None else (),
        block=f"{written.place.path}:{written.id}",
    )
    literals = frozenset(field for field, _ in fields.literals)
    dropped = foreign if limited else ()
    pooled = _pooled(sent.on)
    return Message(
        call, sent.entry, block, below, inherited, merged, dropped, auth, attempt, about, literals, release, pooled
    )


def _pooled(on: list[Found]) -> bool | None:
    """Whether a transport is a pool, in every case."""
    told = {None if "pool" in one.transport.about.dynamic else bool(one.transport.pool) for one in on}
    return told.pop() if len(told) == 1 else None


def _inherited(below: Found | None) -> Object | None:
    """The transport's own block, None where it is not known."""
    if below is None or below.options is None:
        return None
    own = next((one.value for one in below.options.entries if one.key == "auth"), None)
    if own is None:
        return None if below.options.open else Object(below.options.at, ())
    return own if isinstance(own, Object) else None


def _attempt(
    auth: Auth, dynamic: frozenset[str], below: Found | None, release: Release
) -> tuple[Login, frozenset[str]]:
    """How the message would be logged in for."""
    if below is None:
        return logins.UNKNOWN
    one = below.transport
    if one.pool:
        prefix = "attempt."
        return one.attempt, frozenset(
            name.removeprefix(prefix) for name in one.about.dynamic if name.startswith(prefix)
        )
    if "pool" in one.about.dynamic:
        return logins.UNKNOWN
    callback = None if "provision" in one.about.dynamic else one.provision
    setting = logins.Setting(pool=False, callback=callback, auth_method=one.auth_method, release=release, message=True)
    return logins.login(auth, dynamic, setting)


def _release(below: Found | None) -> Release:
    one = below.transport if below is not None else None
    return _NOTHING if one is None else Release(one.version, one.oldest, one.newest, "", None)
