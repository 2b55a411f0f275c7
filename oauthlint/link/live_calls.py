"""What in tests would reach a provider: transports and requests for tokens, and whether anything keeps them from it.

Silence is cheap here: whatever may stand in for the server, or leave the test out, counts.
"""

from collections.abc import Iterable, Iterator
from posixpath import basename

from oauthlint.link.handlers import package_of
from oauthlint.link.resolve import resolve
from oauthlint.link.surroundings import context_of
from oauthlint.link.transports import Found
from oauthlint.link.words import Words
from oauthlint.link.world import World
from oauthlint.model.facts import About, LiveCall, TokenRequest
from oauthlint.model.filefacts import Call, FileFacts
from oauthlint.model.record import NamedTuple
from oauthlint.model.terms import parts
from oauthlint.model.value import Entry, Function, Object, Secret, Text, Value
from oauthlint.words import MOCKS, TEST_CONFIGS, TEST_FILES

_SENDING = frozenset({"sendMail", "createTransport", "verify", "send"})
_RESERVED = (".test", ".example", ".invalid", "example.com", "example.org", "example.net")  # RFC 2606: nobody's


class _Means(NamedTuple):
    """What it takes to tell; `everywhere` says of what something stands in for in every test: transport, token."""

    world: World
    words: Words
    everywhere: frozenset[str]


def live_calls(world: World, found: Iterable[Found], requests: Iterable[TokenRequest]) -> Iterator[LiveCall]:
    """A fact for each transport to a provider's server in a test, and for each request for a token in one."""
    means = _means(world)
    for one in found:
        mail, host = one.transport, one.transport.effective.host
        if mail.about.context == "test" and mail.provider and host and not means.words.catches(host):
            made_up = _made_up(one)
            yield _fact(means, mail.about, one.call, "transport", mail.provider, host)._replace(made_up=made_up)
    for request in requests:
        if request.about.context == "test":
            call = next(one for one in world.files[request.about.place.path].calls if one.place == request.about.place)
            made_up = any(map(_is_made_up, _inside(world, call.args)))
            fact = _fact(means, request.about, call, "token", request.provider, request.host)
            yield fact._replace(made_up=made_up)


def _means(world: World) -> _Means:
    means = _Means(world, Words(world.knowledge.mail_words), frozenset())
    shared = [one for one in world.known() if _is_shared(one.path)]
    every = [via for via in ("transport", "token") if any(_stands_in(means, one, via) for one in shared)]
    return means._replace(everywhere=frozenset(every))


def _is_shared(path: str) -> bool:
    """Whether what a file of tests does holds for all of them: a folder of mocks, a setup, a configuration."""
    name = basename(path)
    return name.startswith(TEST_CONFIGS) or (
        not any(one in name for one in TEST_FILES) and (context_of(path) == "test" or "setup" in name.lower())
    )


def _fact(means: _Means, about: About, call: Call, via: str, provider: str, host: str) -> LiveCall:
    facts = means.world.files[about.place.path]
    told = About(about.place, about.where, about.context, related=about.related, branch=about.branch, block=about.block)
    replaced = via in means.everywhere or _stands_in(means, facts, via)
    optional = _is_optional(facts, means.world.knowledge.testing.skips, about, call)
    return LiveCall("live_call", told, via, provider, host, replaced=replaced, optional=optional, made_up=False)


def _stands_in(means: _Means, facts: FileFacts, via: str) -> bool:
    """Whether something of a file stands in for mail, or for the web where tokens are from."""
    testing = means.world.knowledge.testing
    if not set(facts.imports).isdisjoint(testing.modules if via == "transport" else (*testing.modules, *testing.web)):
        return True
    *folders, name = facts.path.split("/")
    if MOCKS in folders and name.startswith("nodemailer."):
        return via == "transport"
    if name.startswith(TEST_CONFIGS):
        return any("nodemailer" in one.key for _, value in facts.exports for one in _entries(means.world, value))
    return "send-replaced" in facts.flags or any(_replaces(means, one, via) for one in facts.calls)


def _replaces(means: _Means, call: Call, via: str) -> bool:
    """Whether a call puts something in the place of a module of mail or of a method that sends, or may."""
    testing = means.world.knowledge.testing
    if call.name not in testing.mocks and call.name not in testing.stubs:
        return False
    given = [resolve(means.world, one) for one in call.args]
    module, method = (given[0] if given else None), (given[1] if len(given) > 1 else None)
    if via == "token" or module is None:
        return True
    if isinstance(module, Text):  # what a module is mocked by
        return means.words.of_mail(module.text)
    sends = method.text in _SENDING if isinstance(method, Text) else not isinstance(method, Function)
    return sends or package_of(means.world, module) == "nodemailer"


def _is_optional(facts: FileFacts, skips: tuple[str, ...], about: About, call: Call) -> bool:
    """Whether the test is left out, always or under a condition, as far as that stands in its file."""
    here = [call] if call.place.path == about.place.path else []
    here += [one for one in facts.calls if one.place == about.place]
    if "tests-left-out" in facts.flags or any("chosen" in one.context for one in here):
        return True
    shared = any("module" in one.context for one in here)
    return any(
        shared or not any(isinstance(arg, Function) for arg in one.args) or about.place.lies_in(one.place)
        for one in facts.calls
        if one.name in skips
    )


def _made_up(found: Found) -> bool:
    """Whether nobody logs in so: there are no credentials, or they stand for others, or nobody can have the mailbox."""
    auth = found.transport.auth
    if not auth.given and not found.transport.open and found.transport.url is None:
        return True
    domain = (auth.user or "").rpartition("@")[2].lower()
    return domain.endswith(_RESERVED) or any(map(_is_made_up, (secret for _, secret in found.literals)))


def _is_made_up(value: Value) -> bool:
    return isinstance(value, Secret) and value.verdict in ("placeholder", "empty")


def _inside(world: World, values: Iterable[Value]) -> Iterator[Value]:
    """Values with everything in them, a few hundred at most."""
    stack = list(values)
    for _ in range(500):
        if not stack:
            return
        one = resolve(world, stack.pop())
        yield one
        stack.extend(parts(one))


def _entries(world: World, value: Value) -> Iterator[Entry]:
    for one in _inside(world, (value,)):
        yield from one.entries if isinstance(one, Object) else ()
