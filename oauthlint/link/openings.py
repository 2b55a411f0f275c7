"""Where transports are made: the calls that take their options, and where in the arguments those options stand.

Which calls these are is knowledge (`makes: transport`); what is here is how to get at the options of one.
"""

from collections.abc import Iterator

from oauthlint.link.callees import callee_of
from oauthlint.link.resolve import exported, member, resolve
from oauthlint.link.world import World
from oauthlint.model.filefacts import Call
from oauthlint.model.knowledge import CallShape
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place
from oauthlint.model.value import (
    Array,
    Choice,
    Constant,
    Dynamic,
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

NODEMAILER = "nodemailer"
_SETTING = ("dotenv", "documents", "container", "javascript")  # readers of files that set variables
_KNOWN = (Object, Text, Secret, Join, Param, Choice, Array)


class Opening(NamedTuple):
    """A call that makes a transport, what holds the options (None: there are none), and where those belong."""

    call: Call
    options: Value | None
    library: str
    place: Place


def openings(world: World) -> list[Opening]:
    """Every place of the files at which a transport is made, in order."""
    shapes: dict[str, list[CallShape]] = {}
    for one in world.knowledge.calls:
        if one.makes == "transport":
            shapes.setdefault(one.call.replace("#", ".").rpartition(".")[2], []).append(one)
    calls = [call for path in sorted(world.files) for call in world.files[path].calls]
    making = {(call.place.path, call.id): found for call in calls if (found := _shapes(world, call, shapes))}
    configured = [one for path in sorted(world.files) for one in _configured(world, path)]
    within = {inner for key in making for inner in _inner(world, world.calls[key]) if inner in making}
    return [
        one
        for call in calls
        if (call.place.path, call.id) in making and (call.place.path, call.id) not in within
        for one in _of_call(world, call, making)
    ] + configured


def _configured(world: World, path: str) -> Iterator[Opening]:
    """The transports that a framework makes of a file of settings."""
    import re  # noqa: PLC0415  (only where the knowledge has such files)

    for shape in world.knowledge.configs if world.exports[path] else ():
        if not re.search(shape.file, path):
            continue
        from oauthlint.link.framework_options import as_options, asks_for  # noqa: PLC0415  (few files are a framework's)

        if shape.needs and not asks_for(world, path, shape.needs):
            continue
        whole = exported(world, world.files[path], "default" if "default" in world.exports[path] else "*", ())
        # both ways begin with the same steps, up to an item of a list
        shared = len(shape.at) - shape.at[::-1].index("*") if "*" in shape.at else 0
        for item in follow(world, whole, shape.at[:shared]):
            told = [one.text.lower() for one in follow(world, item, shape.told_at[shared:]) if isinstance(one, Text)]
            if not shape.told or any(one in shape.told for one in told):
                for value in follow(world, item, shape.at[shared:]):
                    yield from _opened(path, shape.package, as_options(shape, value), shape.at)
    if world.knowledge.variables and world.files[path].reader in _SETTING and world.files[path].settings:
        from oauthlint.link.by_environment import by_environment  # noqa: PLC0415  (few scripts set variables)

        for made, value in by_environment(world, path):
            yield from _opened(path, made.package, value, ())


def _opened(path: str, package: str, value: Value, at: tuple[str, ...]) -> Iterator[Opening]:
    """A transport whose options are a value of a file of settings."""
    written = value.parts[0] if isinstance(value, Join) else value
    if isinstance(value, (Object, Choice, Secret)) or (isinstance(written, Text) and "://" in written.text):
        place = value.at[-1] if value.at else Place(path, 0, 0)
        way = tuple(one for one in at if one not in ("()", "*"))
        callee = External((place,), package, ())
        made = Call(-1 - place.start, place, callee, "", (), False, -1, ("module",), (), way)
        yield Opening(made, value, package, place)


def _shapes(world: World, call: Call, named: dict[str, list[CallShape]]) -> list[CallShape]:
    """What the knowledge says of a call, its shapes by last name; an injected Nodemailer counts by its method's."""
    callee = callee_of(world, call, named)
    if isinstance(callee, External):
        way = ".".join(callee.names)
        ones = named.get(callee.names[-1] if callee.names else "", ())
        return [one for one in ones if one.package == callee.package and one.call == way]
    shapes = named.get(callee.name, ()) if isinstance(callee, Member) else ()
    if not shapes or not isinstance(callee, Member):
        return []
    if isinstance(callee.base, Result):
        made = world.calls.get((callee.base.path, callee.base.id))
        maker = resolve(world, made.callee) if made is not None and made.is_new else None
        package = maker.package if isinstance(maker, External) else ""
        return [one for one in shapes if package == one.package and one.call == f"#{callee.name}"]
    if isinstance(callee.base, Param):
        imports = world.files[call.place.path].imports
        return [one for one in shapes if _is_injected(one, callee.name, imports)]
    return []


def _is_injected(shape: CallShape, method: str, imports: tuple[str, ...]) -> bool:
    """Whether a method of something that is handed in is the library's."""
    if shape.package == NODEMAILER:
        return shape.call == method
    return shape.call.endswith(f"#{method}") and shape.package in imports


def _inner(world: World, call: Call) -> list[tuple[str, int]]:
    """The call that an argument is the result of: `createTransport(smtpTransport({ … }))`."""
    given = resolve(world, call.args[0]) if call.args else None
    return [(given.path, given.id)] if isinstance(given, Result) else []


def _of_call(world: World, call: Call, making: dict[tuple[str, int], list[CallShape]]) -> Iterator[Opening]:
    shapes = making[call.place.path, call.id]
    plain = next((one for one in shapes if not one.at), None)
    if plain is None:
        yield from _deep(world, call, shapes)
        return
    holder = next((world.calls[key] for key in _inner(world, call) if key in making), call)
    yield Opening(call, _argument(world, holder, making[holder.place.path, holder.id][0]), plain.package, call.place)


def _argument(world: World, call: Call, shape: CallShape) -> Value | None:
    """The options as they are given; before 1.0 the name of the transport came first."""
    position = shape.arguments.index("options") if "options" in shape.arguments else 0
    first = resolve(world, call.args[position]) if position < len(call.args) else None
    if isinstance(first, Text) and first.text.isalpha() and position + 1 < len(call.args):
        position += 1
    return call.args[position] if position < len(call.args) else None


def _deep(world: World, call: Call, shapes: list[CallShape]) -> Iterator[Opening]:
    """Options that stand deeper in an argument of a framework; one unknown transport where none of them is known."""
    seen: list[Value] = []
    for shape in shapes:
        given = _argument(world, call, shape)
        seen += list(follow(world, given, shape.at)) if given is not None else []
    known = [one for one in seen if isinstance(one, _KNOWN)]
    for one in known:
        yield Opening(call, one, shapes[0].package, one.at[-1] if one.at else call.place)
    made_elsewhere = any(isinstance(one, Result) for one in seen)
    if not known and not made_elsewhere and any(not isinstance(one, Constant) for one in seen):
        yield Opening(call, Dynamic((call.place,), "options of a framework"), shapes[0].package, call.place)


def follow(world: World, value: Value, way: tuple[str, ...]) -> Iterator[Value]:
    """What stands at the end of a way into a value: keys, "()" for what a function gives, "*" for every key."""
    found = resolve(world, value)
    if isinstance(found, Promise):
        found = resolve(world, found.value)
    if not way:
        yield found
    elif isinstance(found, Choice):
        for one in found.branches:
            yield from follow(world, one.value, way)
    elif way[0] == "()":
        yield from follow(world, _given(world, found), way[1:])
    elif way[0] == "*":
        many = [one.value for one in found.entries] if isinstance(found, Object) else getattr(found, "items", ())
        for each in many:
            yield from follow(world, each, way[1:])
    else:
        yield from follow(world, member(world, found, way[0], found.at), way[1:])


def _given(world: World, value: Value) -> Value:
    """What a function of the project gives back, or the object that a class makes."""
    if isinstance(value, Function):
        body = world.body(value.path, value.id)
        if body is not None:
            return body.returns
    return value if isinstance(value, Constant) else Dynamic(value.at, "result of a function that is not known")
