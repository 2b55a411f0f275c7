"""Which messages are sent on which transport, and what they bring with them."""

from __future__ import annotations

from oauthlint.link.fields import absent
from oauthlint.link.resolve import resolve
from oauthlint.link.transports import Found
from oauthlint.link.world import World
from oauthlint.model.filefacts import Call
from oauthlint.model.terms import parts
from oauthlint.model.value import Awaited, Choice, Member, Object, Promise, Result, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Answer = Literal["no", "maybe", "yes"]

    Brings = tuple[str, Answer]  # a field of the transport, and what one message answers
    Brought = dict[tuple[str, int] | None, set[Brings]]  # by the call that made the transport, None where nobody knows


_KEYS = {
    "message_user": {"user"},
    "message_token": {"accessToken", "refreshToken", "serviceClient", "provisionCallback"},
}


def with_messages(world: World, found: list[Found]) -> list[Found]:
    """The transports again, each knowing whether its messages may bring an `auth.user`, and a token of their own.

    `no`, `yes`, or `maybe` where a message is not known. When only some files were looked at and the transport may be
    used in others, the field is not known.
    """
    sends = [call for path in sorted(world.files) for call in world.files[path].calls if call.name == "sendMail"]
    brought: Brought = {}
    for call in sends:
        answers = _brings(world, call)
        for maker in receiver(world, call) or (None,):
            brought.setdefault(maker, set()).update(answers)
    return [_told(world, one, brought) for one in found]


def _told(world: World, found: Found, brought: Brought) -> Found:
    own = (found.call.place.path, found.call.id)
    answers = brought.get(own, set()) | {one for one in brought.get(None, set()) if one[1] == "yes"}
    said = {field: next((one for one in ("yes", "maybe") if (field, one) in answers), "no") for field in _KEYS}
    transport = found.transport._replace(message_user=said["message_user"], message_token=said["message_token"])
    unknown = {field for field, one in said.items() if one != "yes"}
    if unknown and not world.whole and leaves(world, *own):
        about = transport.about._replace(dynamic=transport.about.dynamic | unknown)
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


def _brings(world: World, call: Call) -> set[Brings]:
    """By field, whether a message brings what the field speaks of."""
    message = resolve(world, call.args[0]) if call.args else None
    if not isinstance(message, Object):
        return _both("maybe" if message is not None else "no")
    auth = next((one.value for one in message.entries if one.key == "auth"), None)
    if auth is None:
        return _both("maybe" if message.open else "no")
    block = resolve(world, auth)
    if not isinstance(block, Object):
        return _both("no" if absent(block) else "yes")
    there = {one.key for one in block.entries}
    return {(field, "yes" if block.open or keys & there else "no") for field, keys in _KEYS.items()}


def _both(answer: Answer) -> set[Brings]:
    return {(field, answer) for field in _KEYS}


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
