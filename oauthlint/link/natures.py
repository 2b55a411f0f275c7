"""What a value is, as far as secrets go: tokens as they came, a transport, a client, the environment, an auth block.

Told by the call that made it and the way from there, never by its name.
"""

from collections.abc import Iterable, Iterator

from oauthlint.link.handlers import package_of
from oauthlint.link.resolve import resolve
from oauthlint.link.tokens import answering
from oauthlint.link.world import World
from oauthlint.model.filefacts import Call
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place
from oauthlint.model.value import (
    Awaited,
    Choice,
    Constant,
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

DEEPEST = 12
SIGNERS = frozenset({"jsonwebtoken", "jose", "crypto", "node:crypto", "uuid", "nanoid", "bcrypt", "bcryptjs"})
_INSIDE = frozenset({"clientSecret", "refreshToken", "accessToken", "privateKey", "pass"})
_TOKENS = frozenset(
    {
        *("tokens", "token", "res", "data", "credentials"),
        *("access_token", "refresh_token", "id_token", "accessToken", "refreshToken", "idToken"),
    }
)
_SAME = frozenset({"trim", "toString", "trimEnd", "trimStart", "normalize", "then", "catch", "finally"})
_MAKING = ("generate", "create", "sign", "issue", "make", "gen", "build", "encode")  # a token: the application's own
_EVENTS = frozenset({"on", "once", "addListener", "prependListener"})


class Means(NamedTuple):
    """What it takes to tell: the files, what the knowledge has of calls, and the calls that ask for a token by hand."""

    world: World
    direct: dict[tuple[str, str], str]  # by package and way: what the call makes
    requests: frozenset[str]  # methods that ask for a token
    by_hand: frozenset[tuple[str, int]]  # path and id of calls


def means(world: World, by_hand: Iterable[Place]) -> Means:
    """The means for one run."""
    direct = {(one.package, one.call): one.makes for one in world.knowledge.calls}
    asking = {
        one.call.replace("#", ".").rpartition(".")[2] for one in world.knowledge.calls if one.makes == "token_request"
    }
    return Means(world, direct, frozenset(asking), frozenset((one.path, one.end) for one in by_hand))


def natures(known: Means, value: Value) -> set[str]:
    """What each of the values is that a value may be: see `nature`."""
    return {nature(known, one) for one in _arms(resolve(known.world, value))}


def nature(known: Means, value: Value, depth: int = 0) -> str:
    """What one value is, "" where nobody can tell.

    Else tokens (an answer of a library), answer (of a request by hand), credentials, transport, client, auth (a block
    with secrets), environment, env, secret (written out), own (the application's own token) or harmless.
    """
    deeper = depth + 1
    if depth > DEEPEST or isinstance(value, (Text, Constant, Function)):
        return "harmless"
    if isinstance(value, (Awaited, Promise)):
        return nature(known, value.value, deeper)
    if isinstance(value, External):
        return "environment" if (value.package, value.names) == ("", ("process", "env")) else ""
    if isinstance(value, Secret):
        return "secret" if value.verdict in ("format", "random") else "harmless"
    if isinstance(value, Env):
        return "env"
    if isinstance(value, Object):
        return _of_object(known, value, deeper)
    if isinstance(value, Param):
        return _of_parameter(known, value)
    if isinstance(value, Member):
        found = {_of_member(known, base, value.name, deeper) for base in _arms(resolve(known.world, value.base))}
        return min(found - {"", "harmless"}, default="")
    if isinstance(value, Join):
        parts = {nature(known, resolve(known.world, one), deeper) for one in value.parts}
        return min(parts - {"", "harmless", "own"}, default="harmless")
    return _of_call(known, value, deeper) if isinstance(value, Result) else ""


def _of_object(known: Means, value: Object, depth: int) -> str:
    """What an object is: put together as the answer of a token endpoint it is the project's own, or a provider's."""
    answered = next((one.value for one in value.entries if one.key == "access_token"), None)
    if answered is not None and any(one.key == "token_type" for one in value.entries):  # RFC 6749, section 5.1
        return nature(known, resolve(known.world, answered), depth) or "own"
    return "auth" if _holds_secret(known.world, value, 0) else ""


def _arms(value: Value) -> Iterator[Value]:
    """The values that a value may be, without promises around them."""
    while isinstance(value, (Awaited, Promise)):
        value = value.value
    if isinstance(value, Choice):
        for one in value.branches:
            yield from _arms(one.value)
    else:
        yield value


def _of_member(known: Means, base: Value, name: str, depth: int) -> str:
    below = nature(known, base, depth)
    if below in ("tokens", "credentials", "answer"):
        return below if name in _TOKENS or name == "body" else "harmless"
    if below == "transport":
        return below if name in ("options", "transporter") else "harmless"
    if below == "client":
        return "credentials" if name == "credentials" else ""
    return below if below in ("own", "environment") else ""


def _of_call(known: Means, value: Result, depth: int) -> str:
    """What a call gives."""
    call = known.world.calls.get((value.path, value.id))
    if call is None:
        return ""
    made = _makes(known, call)
    if made == "token_request":
        return "tokens"
    if made == "transport":
        return "transport" if _has_auth(known.world, call) else "harmless"
    if made in ("oauth_client", "jwt_client"):
        return "client"
    if (call.place.path, call.id) in known.by_hand:
        return "answer"
    if isinstance(call.callee, External) and call.callee.names == ("JSON", "parse") and call.args:
        return nature(known, resolve(known.world, call.args[0]), depth)
    if isinstance(call.callee, Member):
        below = nature(known, resolve(known.world, call.callee.base), depth)
        if call.name in _SAME or (call.name in ("json", "text") and below == "answer"):
            return below
    made_here = "token" in call.name.lower() and call.name.lower().startswith(_MAKING)
    return "own" if made_here or package_of(known.world, value) in SIGNERS else ""


def _has_auth(world: World, call: Call) -> bool:
    options = resolve(world, call.args[0]) if call.args else None
    if not isinstance(options, Object):
        return options is not None
    return options.open or any(one.key in ("auth", "url") for one in options.entries)


def _of_parameter(known: Means, value: Param) -> str:
    """What a parameter is given that belongs to `on('token', …)`, to a callback of a request, or to `then`."""
    file = known.world.files[value.path]
    for handed in file.handed:
        if any(isinstance(one, Function) and one.id == value.function for one in handed.functions):
            return "tokens" if handed.name in _EVENTS and handed.first == "token" and value.position == 0 else ""
    for call in file.calls:
        if not any(isinstance(one, Function) and one.id == value.function for one in call.args):
            continue
        if _makes(known, call) == "token_request":
            return "tokens" if value.position == 1 else ""
        if call.name == "then" and isinstance(call.callee, Member) and value.position == 0:
            return nature(known, resolve(known.world, call.callee.base), 1)
    return ""


def _makes(known: Means, call: Call) -> str:
    """What a call makes: by package and way, or for requests of tokens by a method whose name speaks of them."""
    callee = resolve(known.world, call.callee)
    if isinstance(callee, External):
        return known.direct.get((callee.package, ".".join(callee.names)), "")
    if isinstance(callee, Function) or call.name not in known.requests:
        return ""
    told = "token" in call.name.lower() or answering(known.world, Result((call.place,), call.place.path, call.id))
    return "token_request" if told else ""


def _holds_secret(world: World, value: Object, depth: int) -> bool:
    """Whether an object has a secret under a name of OAuth2, at any depth that a log shows."""
    known = world.knowledge
    keys = {one.key for one in value.entries}
    for one in value.entries:
        speaks = one.key in known.oauth_options or (one.key == "pass" and "user" in keys)
        secret = speaks and known.auth_aliases.get(one.key, one.key) in _INSIDE
        inner = resolve(world, one.value) if secret or depth < 2 else None
        if inner is None or isinstance(inner, (Text, Constant, Function)):
            continue
        if secret and not (isinstance(inner, Secret) and inner.verdict in ("placeholder", "harmless", "empty")):
            return True
        if isinstance(inner, Object) and depth < 2 and _holds_secret(world, inner, depth + 1):
            return True
    return False
