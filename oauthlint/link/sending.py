"""Where the failure of a send ends: a promise is followed through the project's own functions to who looks at it.

`await` and `return` hand it on, so that it is judged where it ends and not where the message is sent.
"""

from collections.abc import Iterable, Iterator

from oauthlint.link import handlers, packages
from oauthlint.link.callers import Recipients, recipients
from oauthlint.link.resolve import resolve
from oauthlint.link.sends import makers
from oauthlint.link.surroundings import context_of
from oauthlint.link.users import Key, Users, users
from oauthlint.link.world import World
from oauthlint.model.conduct import Flow, Handler
from oauthlint.model.facts import About, Send
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place, Step
from oauthlint.model.value import External, Function, Member, Value

DEEPEST = 4  # functions that hand a failure on
MOST = 40  # ends of one send
_REQUESTS = ("req", "request", "_req", "_request")
_RESPONSES = ("res", "response", "resp", "_res")

_CLIENTS = ("token_request", "oauth_client", "jwt_client", "google_auth")  # made by packages that are asked for tokens
_PLATFORMS = frozenset({"pages", "functions", "netlify", "lambda", "lambdas"})  # folders whose handlers a host calls


class End(NamedTuple):
    """One end: the flow of the call at which it is, the calls on the way, and what becomes of it there."""

    flow: Flow
    way: tuple[Flow, ...]
    end: str | None
    handler: Handler | None = None
    framework: str = ""
    sure: bool = True
    registered: Place | None = None


class _Index(NamedTuple):
    """Who calls the project's functions, and to whom they are given."""

    flows: list[Flow]
    callers: Users  # by their callees
    handed: Recipients


class _Calls(NamedTuple):
    """What the knowledge has of calls: ways that send, methods that ask for a token, packages that are asked."""

    sends: dict[tuple[str, ...], list[tuple[str, list[str]]]]  # by the last two names, or one: package and whole way
    methods: dict[str, set[str]]
    clients: frozenset[str]


class Sent(NamedTuple):
    """A call that sends or asks for a token (`what` is message or token), with one of the ends of its failure."""

    flow: Flow
    what: str
    end: End


def sending(world: World, transports: Iterable[Key], by_hand: Iterable[Key] = ()) -> list[Sent]:
    """Each end of each send, and of each request for a token, messages first, in order of path and place.

    `transports` are the calls that make one, `by_hand` those that ask for a token without a library.
    """
    made, asking = set(transports), set(by_hand)
    flows = [flow for path in sorted(world.files) for flow in world.files[path].flows]
    calls = _calls(world)
    starts = [(flow, what) for flow in flows if (what := _what(world, calls, flow, made, asking))]
    if not starts:
        return []
    handed_on = any(flow.end == "function" for flow, _ in starts)  # else nobody asks who calls what
    index = _index(world, world.files if handed_on else ())
    found: list[Sent] = []
    for wanted in ("message", "token"):
        for flow, what in starts:
            ends = _ends(world, index, flow, ()) if what == wanted else ()
            found += [Sent(flow, what, end) for end in ends]
            if what == wanted and flow.unasked:
                found.append(Sent(flow, what, End(flow, (), "unasked")))
    return found


def facts(sent: Iterable[Sent]) -> Iterator[Send]:
    """A fact for each place and each way in which a failure ends there."""
    seen: set[tuple[str, Place]] = set()
    for one in sent:
        fact = _fact(one.flow, one.what, one.end)
        if (fact.end or "", fact.about.place) not in seen:
            seen.add((fact.end or "", fact.about.place))
            yield fact


def _calls(world: World) -> _Calls:
    methods: dict[str, set[str]] = {}
    shapes = [one for one in world.knowledge.calls if one.makes in _CLIENTS]
    for one in shapes:
        if one.makes == "token_request":
            methods.setdefault(one.call.replace("#", ".").rpartition(".")[2], set()).add(one.package)
    sends: dict[tuple[str, ...], list[tuple[str, list[str]]]] = {}
    for package, way in world.knowledge.handling.sending():
        names = way.split(".")
        sends.setdefault(tuple(names[-2:]), []).append((package, names))
    return _Calls(sends, methods, frozenset(one.package for one in shapes))


def _what(world: World, calls: _Calls, flow: Flow, transports: set[Key], by_hand: set[Key]) -> str:
    """message, token, or "" for a call that neither sends nor asks."""
    if (flow.place.path, flow.call) in by_hand:
        return "token"
    ways = [known for names in ((flow.base, flow.name), (flow.name,)) for known in calls.sends.get(names, ())]
    if ways:
        return "message" if any(_is_sender(world, flow, transports, way, of) for of, way in ways) else ""
    if not _is_asking(world, calls, flow):
        return ""
    return "token" if packages.has_mail(world, flow.place.path) or _sends_here(world, flow) else ""


def _is_asking(world: World, calls: _Calls, flow: Flow) -> bool:
    """Whether a call asks for a token: by a method that only one library has, by its package, by its object's name."""
    named = calls.methods.get(flow.name)
    if named is None or isinstance(resolve(world, flow.callee), Function):
        return False
    package = handlers.package_of(world, flow.callee)
    if package:
        return package in calls.clients
    if "token" not in flow.name.lower():
        return False
    return len(named) == 1 or any(word in flow.base.lower() for word in world.knowledge.handling.clients)


def _sends_here(world: World, flow: Flow) -> bool:
    facts = world.files[flow.place.path]
    return any(call.name == "createTransport" for call in facts.calls)


def _is_sender(world: World, flow: Flow, transports: set[Key], way: list[str], of: str) -> bool:
    """Whether what the method is called on sends mail: a transport, or by its package, or by its name."""
    if isinstance(resolve(world, flow.callee), Function):
        return False
    if of:
        return f"{handlers.package_of(world, flow.callee)}/".startswith(f"{of}/")
    base = _base(flow.callee)
    if len(way) > 1:
        return len(way) == 2 or handlers.way_of(world, flow.callee)[-len(way) :] == way
    if base is not None and makers(resolve(world, base)) & transports:
        return True
    package = handlers.package_of(world, flow.callee)
    if package:
        return package in world.knowledge.mail_packages or package.startswith("nodemailer/")
    name = flow.base.lower()
    if not any(word in name for word in world.knowledge.handling.senders):
        return False
    return not name.endswith("service") or "@nestjs-modules/mailer" in world.files[flow.place.path].imports


def _base(callee: Value) -> Value | None:
    """What a method is called on; of something that a package exports, the package may be one of the project's own."""
    if isinstance(callee, External):
        return callee._replace(names=callee.names[:-1]) if callee.names else None
    return callee.base if isinstance(callee, Member) else None


def _index(world: World, paths: Iterable[str]) -> _Index:
    """An index of the flows of these files, and of the functions that are given to calls in them."""
    flows: list[Flow] = []

    def terms_in(facts: FileFacts) -> Iterator[Value]:
        flows.extend(facts.flows)
        return (one.callee for one in facts.flows)

    return _Index(flows, users(world, paths, terms_in), recipients(world, paths))


def _ends(world: World, index: _Index, flow: Flow, way: tuple[Flow, ...]) -> Iterator[End]:
    """The ends of the promise of a call."""
    if flow.end == "handled":
        unread = flow.handler is not None and flow.handler.does == "unread"
        yield End(flow, way, "unread" if unread else "handled", flow.handler)
    elif flow.end in ("dropped", "module"):
        yield End(flow, way, flow.end)
    elif flow.end == "argument":
        handed = next((one for one in world.files[flow.place.path].handed if one.call == flow.through), None)
        found = handlers.fate(world, handed) if handed is not None else handlers.Fate(None)
        place = handed.place if handed is not None else None
        yield End(flow, way, found.end, framework=found.framework, registered=place)
    elif flow.end == "function":
        yield from _of_function(world, index, flow, way)
    else:
        yield End(flow, way, None)


def _of_function(world: World, index: _Index, flow: Flow, way: tuple[Flow, ...]) -> Iterator[End]:
    """The ends of a failure that is that of a function of the project: at its callers, and where it is a handler."""
    key = (flow.place.path, flow.function)
    calling, given = [index.flows[number] for number in index.callers.of(key)], index.handed.of(key)
    for handed in given:
        found = handlers.fate(world, handed)
        yield End(flow, way, found.end, framework=found.framework, registered=handed.place)
    if len(way) < DEEPEST:
        for other in calling[:MOST]:
            if other not in way and other != flow:
                yield from _ends(world, index, other, (*way, flow))
        if len(calling) > MOST:
            yield End(flow, way, None)
    if not given and not calling:
        yield _by_parameters(world, flow, way)


def _by_parameters(world: World, flow: Flow, way: tuple[Flow, ...]) -> End:
    """A function of (req, res) that nobody is seen to call is a handler that is registered out of sight."""
    first, second = (*flow.params, "", "")[:2]
    path = flow.place.path
    served = path.startswith("api/") or not _PLATFORMS.isdisjoint(path.split("/")[:-1])
    if first not in _REQUESTS or second not in _RESPONSES or served or handlers.wrapped(world, path):
        return End(flow, way, "caller")
    found = handlers.web(world, path)
    return End(flow, way, found.end or "caller", framework=found.framework, sure=False)


def _fact(start: Flow, what: str, end: End) -> Send:
    flow = end.flow
    whole = end.handler.place if end.end == "handled" and end.handler is not None else flow.place
    called = flow.callee.at[0] if flow.callee.at else flow.place
    about = About(
        place=whole,
        where=(*flow.where, *([end.handler.form] if end.handler else [])),
        context=context_of(flow.place.path),
        dynamic=frozenset() if end.end else frozenset({"end"}),
        trails={"end": (whole if end.end == "handled" else called,)},
        names={"method": start.name, "framework": end.framework},
        related=tuple(_related(start, end)),
        block=f"{flow.place.path}:{flow.call}",
    )
    return Send(
        "send",
        about,
        what=what,
        form=flow.form,
        end=end.end,
        handled=end.handler.does if end.handler is not None else None,
        sure=end.sure,
        framework=end.framework or None,
        method=flow.name,
        direct=flow is start,
    )


def _related(start: Flow, end: End) -> Iterator[Step]:
    if end.flow is not start or end.end == "handled":
        words = "the message is sent here" if start.name.startswith("send") else "the call that may fail"
        yield Step(start.callee.at[0] if start.callee.at else start.place, words)
    for one in end.way[1:]:
        yield Step(one.callee.at[0] if one.callee.at else one.place, "handed on here")
    if end.registered is not None:
        yield Step(end.registered._replace(end=min(end.registered.end, end.registered.start + 60)), "called from here")
