"""What the knowledge says of a call: which library's it is, and which of its arguments means what.

A function of a package is told by the way through its exports. A method is told by what made the object that it is
called on; where nobody knows that, by its name alone if no other library has it.
"""

from collections.abc import Iterable

from oauthlint.link.callees import callee_of
from oauthlint.link.resolve import resolve
from oauthlint.link.sends import makers
from oauthlint.link.world import World
from oauthlint.model.filefacts import Call
from oauthlint.model.knowledge import CallShape, Knowledge
from oauthlint.model.record import NamedTuple
from oauthlint.model.value import (
    Array,
    Choice,
    Constant,
    Dynamic,
    External,
    Function,
    Member,
    Object,
    Param,
    Secret,
    Text,
    Value,
)

# What is made by methods whose names tell enough: nobody else has a `generateAuthUrl`.
_TELLING = frozenset({"authorization", "credentials"})


LONGEST_CHAIN = 32  # of calls on what a call gave: `a.get().get()`


class Shapes(NamedTuple):
    """The calls that the knowledge has: by package and way, and those of methods by the method's name.

    `told` fills with what was told of the project's calls, by their ids: many ask for each of them.
    """

    direct: dict[tuple[str, str], CallShape]
    methods: dict[str, tuple[CallShape, ...]]
    names: frozenset[str]  # the last ones of all of them
    told: dict[int, tuple[Call, CallShape | None]]


class Given(NamedTuple):
    """The arguments of a call by meaning; `hidden` are meanings whose value may be there, unseen."""

    values: dict[str, Value]
    hidden: frozenset[str]
    options: Object | None

    @property
    def is_open(self) -> bool:
        """Whether an argument may be there that nobody could see."""
        return bool(self.hidden)


def shapes(knowledge: Knowledge) -> Shapes:
    """The calls of the knowledge, ready to be looked up."""
    methods: dict[str, list[CallShape]] = {}
    for one in knowledge.calls:
        if "#" in one.call:
            methods.setdefault(one.call.rpartition("#")[2], []).append(one)
    direct = {(one.package, one.call): one for one in knowledge.calls}
    names = frozenset(one.call.replace("#", ".").rpartition(".")[2] for one in knowledge.calls)
    return Shapes(direct, {name: tuple(ones) for name, ones in methods.items()}, names, {})


def shape_of(world: World, known: Shapes, call: Call) -> CallShape | None:
    """What a call is; None where it is none of the libraries' calls, or the end of a chain that is too long to tell."""
    told = known.told.get(id(call))
    if told is None:
        told = known.told[id(call)] = call, _shape_of(world, known, call, 0)  # the call is kept, so that its id is
    return told[1]


def _shape_of(world: World, known: Shapes, call: Call, depth: int) -> CallShape | None:
    callee = callee_of(world, call, known.names)
    if isinstance(callee, Choice) and callee.branches:
        callee = callee.branches[0].value
    if isinstance(callee, External):
        found = known.direct.get((callee.package, ".".join(callee.names)))
        return found or _of_stranger(known, call.name)
    if isinstance(callee, Member):
        return _of_method(world, known, callee.base, call.name, depth + 1) if depth < LONGEST_CHAIN else None
    return _of_stranger(known, call.name) if isinstance(callee, (Dynamic, Param)) else None


def of_any(known: Shapes, package: str, way: Iterable[str]) -> CallShape | None:
    """The call of a package whose way begins the given one, the longest of them."""
    names = list(way)
    ways = (".".join(names[:count]) for count in range(len(names), 0, -1))
    return next((known.direct[package, one] for one in ways if (package, one) in known.direct), None)


def maker_of(world: World, known: Shapes, value: Value, depth: int = 0) -> tuple[Call, CallShape] | None:
    """The library's call that made an object."""
    for key in sorted(makers(resolve(world, value))):
        call = world.calls.get(key)
        shape = _shape_of(world, known, call, depth) if call is not None else None
        if call is not None and shape is not None:
            return call, shape
    return None


def _of_method(world: World, known: Shapes, base: Value, name: str, depth: int) -> CallShape | None:
    candidates = known.methods.get(name, ())
    if not candidates or isinstance(base, (Function, Object, Constant)):
        return None
    while isinstance(base, Member):  # `supabase.auth.signInWithOAuth`
        base = base.base
    maker = maker_of(world, known, base, depth)
    if maker is None:
        return _of_stranger(known, name)
    made = maker[1]
    fits: list[tuple[bool, int, CallShape]] = []
    for one in candidates:
        before = known.direct.get((one.package, one.call.rpartition("#")[0]))
        if before is not None and before.makes == made.makes and made.package in (before.package, *_kin(made, before)):
            fits.append((before.call != made.call, len(fits), one))
    return min(fits)[2] if fits else None


def _kin(made: CallShape, other: CallShape) -> tuple[str, ...]:
    """The same class under the name of another package: googleapis has that of google-auth-library."""
    return (made.package,) if made.provider and made.provider == other.provider else ()


def _of_stranger(known: Shapes, name: str) -> CallShape | None:
    """The method of an object that nobody knows."""
    return next((one for one in known.methods.get(name, ()) if one.makes in _TELLING or one.telling), None)


def given(world: World, shape: CallShape, args: tuple[Value, ...]) -> Given:
    """What a call of that shape is given: its positional arguments, or the keys of its options."""
    values = tuple(resolve(world, one) for one in args)
    at = shape.arguments.index("options") if "options" in shape.arguments else -1
    if shape.options and values and isinstance(values[0], Object):
        at = 0
    named = dict(zip(shape.arguments, values, strict=False)) if at != 0 else {}
    named.pop("", None)
    named.pop("options", None)
    if not shape.options or (at < 0 and shape.arguments):
        return Given(named, frozenset(), None)
    options = values[max(at, 0)] if len(values) > max(at, 0) else None
    hidden: set[str] = set()
    for key, meaning in shape.options:
        found, unseen = inside(world, options, key)
        if unseen:
            hidden.add(meaning)
        elif found is not None:
            named[meaning] = found
    return Given(named, frozenset(hidden - named.keys()), options if isinstance(options, Object) else None)


def inside(world: World, value: Value | None, path: str) -> tuple[Value | None, bool]:
    """What stands at a dotted path of keys, None for nothing; and whether it may be there without being seen."""
    for key in path.split("."):
        found = resolve(world, value) if value is not None else None
        if found is None or isinstance(found, (Constant, Text, Secret, Array)):
            return None, False
        if not isinstance(found, Object):
            return None, True
        entry = next((one for one in reversed(found.entries) if one.key == key), None)
        if entry is None:
            return None, found.open
        value = entry.value
    return (resolve(world, value) if value is not None else None), False
