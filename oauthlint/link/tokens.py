"""What stands in a place for a token or a time: a text, something still to be awaited, the wrong part of an answer.

Which methods answer with a Promise, and where in the answer the token is, is knowledge (`answer` of a library's call).
"""

from oauthlint.link import times
from oauthlint.link.resolve import resolve
from oauthlint.link.world import World
from oauthlint.model.filefacts import Call
from oauthlint.model.knowledge import CallShape
from oauthlint.model.value import (
    Array,
    Awaited,
    Calculation,
    Choice,
    Constant,
    Dynamic,
    Env,
    External,
    Function,
    Join,
    Member,
    Object,
    Param,
    Promise,
    Result,
    Secret,
    Text,
    Value,
)

_SIMPLE: dict[type, str] = {
    Text: "text",
    Secret: "text",
    Env: "env",
    Join: "text",
    Promise: "promise",
    Object: "object",
    Array: "object",
    Function: "function",
    Param: "parameter",
    Calculation: "unknown",
    Dynamic: "unknown",
}
_CHAIN = frozenset({"then", "catch", "finally"})
# Nodemailer's own reading of `expires`, checks.md 1.1: any number below is in the past, being no time in milliseconds.
OLDEST = 1e11
SAMPLE = 1484314697598.0  # the time in Nodemailer's own documentation
NOW = 1.7e12  # a time in milliseconds that was past when this was written (November 2023)
TOO_LONG = 100_000.0  # seconds: no access token lives for a day


def token_form(world: World, value: Value) -> str:
    """How a value stands in a token's place, in a word.

    text, env, object, function, parameter; fresh: the token out of an answer; promise: not awaited; answer: awaited,
    but the whole answer (or another part of it) and not its token; or unknown.
    """
    simple = _SIMPLE.get(type(value))
    if simple is not None:
        return simple
    if isinstance(value, Result):
        return "promise" if _is_promise(world, value, 0) else "unknown"
    way, value = _way(value)
    if not isinstance(value, Awaited):
        return "unknown"
    shape = answering(world, value.value)
    if shape is None:
        return "fresh" if way else "unknown"
    partly = way != shape.answer and (way == shape.answer[: len(way)] or way == ("res",))
    return "answer" if partly else "fresh"


def taking(world: World, value: Value, *, may_await: bool) -> str | None:
    """Code that takes the token out of a Promise or an answer, which "…" stands for; None where nobody can tell."""
    way, base = _way(value)
    if isinstance(base, Awaited):
        shape = answering(world, base.value)
        rest = shape.answer[len(way) :] if shape is not None and way == shape.answer[: len(way)] else ()
        return "….{}".format(".".join(rest)) if rest else None
    if way or not may_await:
        return None
    if isinstance(base, Promise):
        given = token_form(world, resolve(world, base.value))
        return "await …" if given in ("text", "env", "fresh") else None
    shape = answering(world, base)
    return "(await …).{}".format(".".join(shape.answer)) if shape is not None else None


def _way(value: Value) -> tuple[tuple[str, ...], Value]:
    """The properties that are taken out of something, and that."""
    way: list[str] = []
    while isinstance(value, Member):
        way.insert(0, value.name)
        value = value.base
    return tuple(way), value


def _is_promise(world: World, value: Value, depth: int) -> bool:
    """Whether a call certainly gives a Promise: of a library that we know, made by hand, or chained to one."""
    call = world.calls.get((value.path, value.id)) if isinstance(value, Result) else None
    if call is None or depth > 5:
        return False
    callee = resolve(world, call.callee)
    if isinstance(callee, External) and not callee.package and callee.names[:1] == ("Promise",):
        return True
    if isinstance(callee, Member) and callee.name in _CHAIN:
        return isinstance(callee.base, Promise) or _is_promise(world, callee.base, depth + 1)
    return answering(world, value) is not None


def answering(world: World, value: Value) -> CallShape | None:
    """What is known of the method whose Promise a value is; None where the callback form is used, or nothing is."""
    call = world.calls.get((value.path, value.id)) if isinstance(value, Result) else None
    if call is None or any(isinstance(resolve(world, one), Function) for one in call.args):
        return None
    named = [one for one in world.knowledge.calls if one.answer and one.call.rpartition("#")[2] == call.name]
    callee = resolve(world, call.callee) if named else None
    if not isinstance(callee, (Member, External)):
        return None
    package = _package(world, callee, 0)
    return next((one for one in named if _belongs(world, call, one, package)), None)


def _package(world: World, value: Value, depth: int) -> str | None:
    """The package that something comes from in the end; None where that is not known."""
    if depth > 12:
        return None
    if isinstance(value, External):
        return value.package or None
    if isinstance(value, Choice):
        found = {_package(world, one.value, depth + 1) for one in value.branches} - {None}
        return found.pop() if len(found) == 1 else None
    if isinstance(value, Member):
        return _package(world, resolve(world, value.base), depth + 1)
    if isinstance(value, (Awaited, Promise)):
        return _package(world, resolve(world, value.value), depth + 1)
    call = world.calls.get((value.path, value.id)) if isinstance(value, Result) else None
    return _package(world, resolve(world, call.callee), depth + 1) if call is not None else None


def _belongs(world: World, call: Call, shape: CallShape, package: str | None) -> bool:
    """Whether a method is the library's, by what it is called on, else by what its file imports."""
    kin = {one.package for one in world.knowledge.calls if shape.provider and one.provider == shape.provider}
    family = kin | {shape.package}
    if package is not None:
        return package in family
    facts = world.files.get(call.place.path)
    return facts is not None and any(one in family for one in facts.imports)


def expires_form(world: World, value: Value) -> str:
    """What kind of time stands in `expires`: epoch-ms, or why it is none.

    number (too small for a time), epoch-seconds, duration, duration-ms, seconds-added, text; past and sample are times
    that were written out; other is what nobody can tell.
    """
    if isinstance(value, Constant) and value.name == "number" and isinstance(value.value, float):
        if value.value == SAMPLE:
            return "sample"
        return times.NUMBER if value.value < OLDEST else "past" if value.value < NOW else times.MILLISECONDS
    if isinstance(value, Text) and value.text.isdigit():
        return expires_form(world, Constant(value.at, "number", float(value.text[:20])))
    return times.time_of(world, value) or "other"


def timeout_form(world: World, value: Value) -> str:
    """What stands in `timeout`, which is in seconds: seconds, too-long (it looks like milliseconds), or other."""
    if isinstance(value, Constant) and value.name == "number" and isinstance(value.value, float):
        return "too-long" if value.value >= TOO_LONG else "seconds"
    kind = times.time_of(world, value)
    return "seconds" if kind == times.DURATION else "too-long" if kind in _NO_SECONDS else "other"


_NO_SECONDS = (times.MILLISECONDS, times.SECONDS, times.LONG_DURATION, times.MIXED)
