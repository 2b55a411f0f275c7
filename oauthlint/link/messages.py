"""Messages that bring their own login, `sendMail({ auth })`: what of it counts, over the transport's own block.

Source: `getAuth` of lib/smtp-transport merges the block over that of the transport; from 10.1.2 on it takes a few keys
only, which are knowledge. A pool looks at its own block alone.
"""

from collections.abc import Iterator

from oauthlint.link import auth as auth_block
from oauthlint.link import logins
from oauthlint.link.choices import expand
from oauthlint.link.fields import Fields
from oauthlint.link.releases import Release, since
from oauthlint.link.resolve import resolve
from oauthlint.link.sends import receiver
from oauthlint.link.surroundings import context_of
from oauthlint.link.transports import Found
from oauthlint.link.world import World
from oauthlint.model.facts import About, Auth, AuthOption, Login
from oauthlint.model.filefacts import Call
from oauthlint.model.record import NamedTuple
from oauthlint.model.value import Entry, Object

_NOTHING = Release(None, None, None, "", None)


class Message(NamedTuple):
    """A message with a login of its own: `block` as written, `merged` what counts of it and of the transport's block.

    `dropped` are entries that the release does not take from a message; `pooled` says that it takes nothing.
    """

    call: Call
    block: Object
    below: Found | None
    merged: Object
    dropped: tuple[Entry, ...]
    auth: Auth
    attempt: Login
    about: About
    literals: frozenset[str]
    release: Release

    @property
    def pooled(self) -> bool:
        """Whether the transport is a pool."""
        return self.below is not None and bool(self.below.transport.pool)


def messages(world: World, found: list[Found]) -> list[Message]:
    """Every message that brings a block that can be read, in order."""
    made = {(one.call.place.path, one.call.id): one for one in found}
    calls = [call for path in sorted(world.files) for call in world.files[path].calls if call.name == "sendMail"]
    blocks = [(call, block) for call in calls if (block := _block(world, call)) is not None]
    return [_message(world, call, block, _below(world, call, made)) for call, block in blocks]


def message_options(world: World, found: list[Message]) -> Iterator[AuthOption]:
    """The keys of the blocks that messages bring with them, each judged with what counts of the transport's own."""
    for one in found:
        yield from auth_block.options(world, one.block, one.auth, one.about, "message")


def _below(world: World, call: Call, made: dict[tuple[str, int], Found]) -> Found | None:
    found = [made[key] for key in sorted(receiver(world, call)) if key in made]
    return found[0] if len(found) == 1 else None


def _block(world: World, call: Call) -> Object | None:
    """The auth block of a message, where it is an object that can be read."""
    message = resolve(world, call.args[0]) if call.args else None
    entries = message.entries if isinstance(message, Object) else ()
    auth = next((one.value for one in entries if one.key == "auth"), None)
    block = expand(world, auth) if auth is not None else None
    return block if isinstance(block, Object) else None


def _message(world: World, call: Call, block: Object, below: Found | None) -> Message:
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
    about = About(
        place=call.place,
        where=call.where,
        context=context_of(call.place.path),
        dynamic=frozenset(fields.dynamic | logins.named(unknown)),
        trails={**fields.trails, "auth": tuple(reversed(block.at))},
        names=fields.names,
        block=f"{call.place.path}:{call.id}",
    )
    literals = frozenset(field for field, _ in fields.literals)
    dropped = foreign if limited else ()
    return Message(call, block, below, merged, dropped, auth, attempt, about, literals, release)


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
