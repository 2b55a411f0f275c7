"""Where somebody says that certificates need not be looked at: options, agents, and a variable of Node.js itself."""

from collections.abc import Callable, Iterator

from oauthlint.link import endpoint
from oauthlint.link.callees import callee_of
from oauthlint.link.fields import Fields, absent
from oauthlint.link.openings import follow
from oauthlint.link.packages import asks_for_mail, has_mail
from oauthlint.link.resolve import resolve
from oauthlint.link.surroundings import context_of, deploys
from oauthlint.link.world import World
from oauthlint.model.facts import About, TlsSwitch, Transport
from oauthlint.model.filefacts import Call, FileFacts, Setting
from oauthlint.model.knowledge import CallShape
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place
from oauthlint.model.terms import parts
from oauthlint.model.url import host_of
from oauthlint.model.value import Constant, External, Join, Result, Secret, Text, Value

Tracked = Callable[[str], bool | None]

VARIABLE = "NODE_TLS_REJECT_UNAUTHORIZED"
_ASSIGNED = f"{VARIABLE}="
_OPTIONS = (("transport", "reject_unauthorized"), ("token", "token_reject_unauthorized"))


class Agents(NamedTuple):
    """The calls that make an agent, by package and way, and the names of the functions."""

    calls: dict[tuple[str, str], CallShape]
    names: frozenset[str]


def switches(world: World, mail: list[Transport], tracked: Tracked) -> Iterator[TlsSwitch]:
    """Every such place, in order."""
    calls = {(one.package, one.call): one for one in world.knowledge.calls if one.makes == "http_agent"}
    agents = Agents(calls, frozenset(way.rpartition(".")[2] for _, way in calls))
    for one in mail:
        yield from _of_transport(one)
    for path in sorted(world.files):
        facts = world.files[path]
        for setting in facts.settings:
            for found in _of_setting(world, setting, facts):
                yield found._replace(about=found.about._replace(local=tracked(path) is False))
        for action in facts.actions:
            if action.does == "tls-off":
                yield _of_process(world, facts, action.place, action.where, off=True, local=tracked(path) is False)
        for call in facts.calls:
            yield from _of_agent(world, agents, call)


def _of_transport(one: Transport) -> Iterator[TlsSwitch]:
    """The options of a transport and of its token request."""
    for via, field in _OPTIONS:
        trail = one.about.trails.get(field)
        if trail is None:
            continue
        dynamic = {"off", "off.given"} if field in one.about.dynamic else set()
        dynamic |= {name for name in ("loopback", "loopback.given") if name in one.about.dynamic}
        about = one.about._replace(
            place=trail[0], trails=_trails(one, field, trail), dynamic=frozenset(dynamic), where=(*one.about.where, via)
        )
        value = getattr(one, field)
        local = one.loopback if via == "transport" else None
        yield TlsSwitch("tls_switch", about, via, None if value is None else not value, local, mail=True)


def _trails(one: Transport, field: str, trail: tuple[Place, ...]) -> dict[str, tuple[Place, ...]]:
    entry = one.about.trails.get(f"{field}.entry")
    return {"off": trail, "off.entry": entry} if entry else {"off": trail}


def _of_setting(world: World, setting: Setting, facts: FileFacts) -> Iterator[TlsSwitch]:
    """The variable in an env file, in a document, put in place by code, or before a command of a package script."""
    place = setting.value.at[0] if setting.value.at else setting.key_place
    if setting.path[-1:] == (VARIABLE,):
        off, unknown = _is_off(setting.value)
        whole = facts.reader in ("dotenv", "container")
        place = Place(place.path, setting.key_place.start, place.end) if whole else place
    elif facts.reader == "manifest" and setting.path[:1] == ("scripts",):
        text = setting.value.text if isinstance(setting.value, Text) else ""
        at = text.find(_ASSIGNED)
        if at < 0:
            return
        off, unknown = text[at + len(_ASSIGNED) :].lstrip("'\"")[:1] == "0", False
    else:
        return
    yield _of_process(world, facts, place, setting.path, off=None if unknown else off)


def _of_process(
    world: World, facts: FileFacts, place: Place, where: tuple[str, ...], *, off: bool | None, local: bool = False
) -> TlsSwitch:
    """The variable, as a fact; what deploys a project stands where it likes: any package that sends mail counts."""
    about = About(
        place=place,
        where=where,
        context=context_of(place.path),
        dynamic=frozenset({"off"} if off is None else ()),
        trails={"off": (place,)},
        local=local,
    )
    mail = has_mail(world, place.path)
    if not mail and deploys(facts):
        manifests = [one for one in world.known() if one.reader == "manifest"]
        mail = any(asks_for_mail(world, one) for one in manifests)
    return TlsSwitch("tls_switch", about, "process", off, None, mail=mail)


def _is_off(value: Value) -> tuple[bool, bool]:
    """Whether a value turns the look at certificates off, and whether that is not known. Node.js compares with "0"."""
    if isinstance(value, Text):
        return value.text == "0", False
    if isinstance(value, Constant):
        return value.name == "number" and value.value == 0, False
    return False, not isinstance(value, Secret)


def _of_agent(world: World, agents: Agents, call: Call) -> Iterator[TlsSwitch]:
    """An agent of Node.js without the look, which a request to a token endpoint is made with."""
    value = _verify(world, agents, call)
    fields = Fields()
    verified = fields.checked("off", value)
    if value is None or verified or not _asks_for_tokens(world, call):
        return
    context = context_of(call.place.path)
    about = About(
        place=fields.trails["off"][0],
        where=call.where,
        context="dev" if context == "prod" and "dev" in call.context else context,
        dynamic=frozenset(fields.dynamic),
        trails=fields.trails,
    )
    off = None if verified is None else not verified
    yield TlsSwitch("tls_switch", about, "agent", off, None, mail=has_mail(world, call.place.path))


def _verify(world: World, agents: Agents, call: Call) -> Value | None:
    """What an agent is told about certificates; None for any other call, and where it is told nothing."""
    callee = callee_of(world, call, agents.names) if call.args else None
    if not isinstance(callee, External):
        return None
    shape = agents.calls.get((callee.package, ".".join(callee.names)))
    if shape is None:
        return None
    key = next((key for key, meaning in shape.options if meaning == "verify"), "")
    value = next(follow(world, call.args[0], tuple(key.split("."))), None)
    return None if value is None or absent(value) else value


def _asks_for_tokens(world: World, agent: Call) -> bool:
    """Whether the agent goes into a call beside the address of a provider's token endpoint."""
    own = (agent.place.path, agent.id)
    for path in sorted(world.files):
        facts = world.files[path]
        if any(_is_token_url(world, one) for one in (*facts.texts, *[url for _, url in facts.urls])):
            for call in facts.calls:
                inside = [one for arg in call.args for one in _inside(world, arg)]
                holds = any(isinstance(one, Result) and (one.path, one.id) == own for one in inside)
                if holds and any(_is_token_url(world, one) for one in inside):
                    return True
    return False


def _inside(world: World, value: Value) -> Iterator[Value]:
    """A value and what stands in it, as far as objects of options go."""
    stack = [(value, 0)]
    while stack:
        one, depth = stack.pop()
        found = resolve(world, one)
        yield found
        if depth < 3:
            stack += [(inner, depth + 1) for inner in parts(found)]


def _is_token_url(world: World, value: Value) -> bool:
    text = value.text if isinstance(value, Text) else ""
    if isinstance(value, Join):
        text = "".join(one.text if isinstance(one, Text) else "*" for one in value.parts)
    host = host_of(text)
    return bool(host) and endpoint.provider_of_token_host(world.knowledge, host) is not None
