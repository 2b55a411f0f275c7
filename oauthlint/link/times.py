"""Times and durations as code puts them together: `Date.now() + tokens.expires_in * 1000` is a time in milliseconds.

Which properties of a token answer hold a time, and in what unit, is knowledge.
"""

from oauthlint.link.resolve import resolve
from oauthlint.link.world import World
from oauthlint.model.value import Calculation, Constant, External, Member, Result, Text, Value

MILLISECONDS = "epoch-ms"
SECONDS = "epoch-seconds"
DURATION = "duration"  # in seconds
LONG_DURATION = "duration-ms"
MIXED = "seconds-added"  # a time in milliseconds, to which seconds were added
TEXT = "text"
NUMBER = "number"

# What the language, and moment or dayjs, give: by the global's name, or by the method whatever it is called on.
_GLOBALS = {("Date", "now"): MILLISECONDS, ("Date", "parse"): MILLISECONDS, ("Date",): MILLISECONDS}
_ROUNDING = frozenset({"floor", "round", "ceil", "trunc"})
_METHODS = {
    "getTime": MILLISECONDS,
    "unix": SECONDS,
    "toISOString": TEXT,
    "toJSON": TEXT,
    "toUTCString": TEXT,
    "toLocaleString": TEXT,
    "toDateString": TEXT,
}
# A number of seconds that somebody may mean by a lifetime; as milliseconds it would be over before it began.
_SHORT = (1.0, 10_000.0)
_DAY = 86_400.0


def time_of(world: World, value: Value, depth: int = 0) -> str:
    """What kind of time a resolved value is, in a word; "" where nobody can tell."""
    if depth > 12:
        return ""
    if isinstance(value, Constant):
        return NUMBER if value.name == "number" else ""
    if isinstance(value, Text):
        return NUMBER if value.text.isdigit() else TEXT
    if isinstance(value, (Member, External)):
        name = value.name if isinstance(value, Member) else ".".join(value.names[-1:])
        return world.knowledge.times.get(name, "")
    if isinstance(value, Result):
        return _of_call(world, value, depth + 1)
    return _calculated(world, value, depth + 1) if isinstance(value, Calculation) else ""


def _of_call(world: World, value: Result, depth: int) -> str:
    call = world.calls.get((value.path, value.id))
    callee = resolve(world, call.callee) if call is not None else None
    if call is None or callee is None:
        return ""
    if isinstance(callee, External) and not callee.package:
        if callee.names[:1] == ("Math",) and callee.names[-1] in _ROUNDING and call.args:
            return time_of(world, resolve(world, call.args[0]), depth)
        return _GLOBALS.get(callee.names, "")
    return _METHODS.get(call.name, "") if isinstance(callee, Member) else ""


def _calculated(world: World, value: Calculation, depth: int) -> str:
    left, right = time_of(world, value.left, depth), time_of(world, value.right, depth)
    if value.sign in ("*", "/"):
        return _scaled(left, value.sign, value.right) or (_scaled(right, "*", value.left) if value.sign == "*" else "")
    if value.sign == "-":
        return left
    kinds = {left, right}
    for time in (MIXED, SECONDS):
        if time in kinds:
            return time
    if MILLISECONDS not in kinds:
        return DURATION if DURATION in kinds and kinds <= {DURATION, NUMBER} else ""
    other = value.right if left == MILLISECONDS else value.left
    if DURATION in kinds or (isinstance(other, Constant) and _is_short(float(other.value or 0))):
        return MIXED
    return MILLISECONDS


def _is_short(number: float) -> bool:
    return _SHORT[0] <= number <= _SHORT[1] or number == _DAY


def _scaled(kind: str, sign: str, by: Value) -> str:
    """A time or a duration in another unit; multiplied by one it is a conversion to a number."""
    factor = by.value if isinstance(by, Constant) and by.name == "number" else None
    if factor == 1:
        return "" if kind == TEXT else kind
    if factor != 1000:
        return ""
    if sign == "*":
        return {SECONDS: MILLISECONDS, DURATION: LONG_DURATION}.get(kind, "")
    return {MILLISECONDS: SECONDS, LONG_DURATION: DURATION}.get(kind, "")
