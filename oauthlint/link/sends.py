"""Which messages are sent on which transport, and what they bring with them."""

from oauthlint.link.fields import absent
from oauthlint.link.resolve import resolve
from oauthlint.link.transports import Found
from oauthlint.link.world import World
from oauthlint.model.filefacts import Call
from oauthlint.model.terms import parts
from oauthlint.model.value import Awaited, Choice, Member, Object, Promise, Result, Value


def with_messages(world: World, found: list[Found]) -> list[Found]:
    """The transports again, each knowing whether its messages may bring their own `auth.user`.

    `no`, `yes`, or `maybe` where a message is not known. When only some files were looked at and the transport may be
    used in others, the field is not known.
    """
    sends = [call for path in sorted(world.files) for call in world.files[path].calls if call.name == "sendMail"]
    brought: dict[tuple[str, int] | None, set[str]] = {}  # by the call that made the transport, None where nobody knows
    for call in sends:
        answer = _brings_user(world, call)
        for maker in receiver(world, call) or (None,):
            brought.setdefault(maker, set()).add(answer)
    return [_told(world, one, brought) for one in found]


def _told(world: World, found: Found, brought: dict[tuple[str, int] | None, set[str]]) -> Found:
    own = (found.call.place.path, found.call.id)
    answers = brought.get(own, set()) | ({"yes"} & brought.get(None, set()))
    answer = "yes" if "yes" in answers else "maybe" if "maybe" in answers else "no"
    transport = found.transport._replace(message_user=answer)
    if not world.whole and answer != "yes" and leaves(world, *own):
        about = transport.about._replace(dynamic=transport.about.dynamic | {"message_user"})
        transport = transport._replace(about=about)
    return found._replace(transport=transport)


def leaves(world: World, path: str, call: int) -> bool:
    """Whether what a call makes can be used in other files: it is in an export, or in what a function gives back."""
    facts = world.files[path]
    stack = [*[value for _, value in facts.exports], *[body.returns for body in facts.bodies if facts.exports]]
    while stack:
        one = stack.pop()
        if isinstance(one, Result) and (one.path, one.id) == (path, call):
            return True
        stack.extend(parts(one))
    return False


def _brings_user(world: World, call: Call) -> str:
    message = resolve(world, call.args[0]) if call.args else None
    if not isinstance(message, Object):
        return "maybe" if message is not None else "no"
    auth = next((one.value for one in message.entries if one.key == "auth"), None)
    if auth is None:
        return "maybe" if message.open else "no"
    block = resolve(world, auth)
    if not isinstance(block, Object):
        return "no" if absent(block) else "yes"
    return "yes" if block.open or any(one.key == "user" for one in block.entries) else "no"


def receiver(world: World, call: Call) -> set[tuple[str, int]]:
    """The calls that made the object on which a method is called; empty where that is not known."""
    return makers(resolve(world, call.callee.base)) if isinstance(call.callee, Member) else set()


def makers(value: Value) -> set[tuple[str, int]]:
    """The calls, as (path, id), that a value may be the result of."""
    if isinstance(value, Result):
        return {(value.path, value.id)}
    if isinstance(value, (Awaited, Promise)):
        return makers(value.value)
    if isinstance(value, Choice):
        return set().union(*[makers(one.value) for one in value.branches])
    return set()
