"""What every extractor is given besides the file: how to read a string, and which names are worth a look."""

from collections.abc import Callable, Collection, Iterator, Mapping

from oauthlint.extract.secrets import Scanner, scanner
from oauthlint.model.knowledge import Knowledge
from oauthlint.model.practice import Documentation, Handling, Logging
from oauthlint.model.record import NamedTuple


class Reader(NamedTuple):
    """What a run looks for."""

    scanner: Scanner  # how a string is told from a secret
    names: frozenset[str]  # methods that matter, whatever they are called on
    packages: frozenset[str]  # those that advisories speak of
    marks: tuple[bytes, ...] = ()  # lower-case words of literals that are facts by themselves: scopes, endpoints
    by_hand: frozenset[str] = frozenset()  # methods that matter only in files that write OAuth2 requests themselves
    sends: tuple[tuple[str, tuple[str, ...]], ...] = ()  # ways to methods that send, each of a package, or of any ("")
    requests: frozenset[str] = frozenset()  # methods that ask for a token
    posts: frozenset[str] = frozenset()  # functions and methods that send a request, and may ask for a token by hand
    takers: frozenset[str] = frozenset()  # methods that are given functions to call later
    logging: Logging = Logging()
    handling: Handling = Handling()
    reads: frozenset[str] = frozenset()  # functions that read a setting by its name
    schemas: frozenset[str] = frozenset()  # packages by which settings are declared
    stores: frozenset[tuple[str, tuple[str, ...]]] = frozenset()  # calls of packages that take the way to a setting
    told: tuple[tuple[str, frozenset[str]], ...] = ()  # methods that matter in files that import a package
    ways: frozenset[str] = frozenset()  # methods whose first argument is the way to a setting
    watched: frozenset[str] = frozenset()  # packages whose import is worth a look: deprecated, or not for browsers
    documentation: Documentation = Documentation()  # what texts for people speak of
    overwrites: frozenset[str] = frozenset()  # methods that write over what was stored
    ways_of: frozenset[str] = frozenset()  # calls of packages that are given pieces of a way: to a file, into an object
    doubles: frozenset[str] = frozenset()  # functions that are given names of modules and methods, to stand in for them
    runners: frozenset[str] = frozenset()  # packages of whose functions nobody asks what they are called with
    tests: frozenset[str] = frozenset()  # functions that stand in for others in tests, or leave tests out
    libraries: frozenset[bytes] = frozenset()  # packages of which a script has what is of mail or OAuth2
    configs: str = r"(?!)"  # matches the paths of files that frameworks read for what mail is sent with


# Methods that tell something whatever object they are called on; those of libraries come from the knowledge.
METHODS = frozenset(
    {"createTransport", "sendMail", "verify", "setCredentials", "use", "createMailerOptions", "createTestAccount"}
)
MARKS = (
    b"mail.google.com",
    b"googleapis.com/",
    b"oauthplayground",
    b"urn:ietf:wg:oauth",
    b"outlook.office",
    b"graph.microsoft.com",
    b"login.microsoftonline",
    b"login.windows.net",
    b"login.live.com",
    b"accounts.google.com",
    b"smtp.gmail.com",
    b"imap.gmail.com",
)
# Lower-case words of files that write an authorization URL or a token request by themselves, or set such a callback.
BY_HAND = (b"grant_type", b"o/oauth2/", b"oauth2/v2.0/", b"/authorize", b"oauth2_provision_cb")
_TO_FILES = ("file", "text", "path", "url")
_NAMING = ("at", "some", "others")
# What a call makes whose methods have names that everything has: `post`, `request`, `append`, `send`, `set`.
_COMMON = ("http_request", "query_change", "provision")
# What is found without its name: as part of a value, or (Gmail's REST methods) by `users`.
_FOUND_OTHERWISE = (
    "gmail_send",
    "gmail_profile",
    "gmail_draft",
    "gmail_read",
    "gmail_modify",
    "gmail_insert",
    "gmail_delete",
    "gmail_labels",
    "gmail_other",
    "query",
    "query_text",
    "encoded",
    "http_client",
)
_EVERYWHERE = frozenset({"", "create"})


def reader_of(knowledge: Knowledge, key: bytes) -> Reader:
    """What extractors look for, by the knowledge of this run; `key` is the run's own, for equality of secrets."""
    named = _names(knowledge, lambda makes: makes not in _COMMON + _FOUND_OTHERWISE)
    by_hand = _names(knowledge, lambda makes: makes in _COMMON)
    packages = {one.package for one in knowledge.advisories} | {one.read_by for one in knowledge.calls} - {""}
    handling, testing = knowledge.handling, knowledge.testing
    for_tests = frozenset((*testing.mocks, *testing.stubs, *testing.skips))
    telling = [
        (one.package, frozenset((*one.names, *one.loads, *one.files, *one.defaults, "env")))
        for one in knowledge.environment.registries
    ]
    told = (*telling, *((package, frozenset((method, "bind"))) for package, _, method in _binding(knowledge)))
    return Reader(
        scanner(knowledge.formats, key),
        METHODS | named | for_tests,
        frozenset(packages),
        MARKS,
        by_hand,
        tuple((package, tuple(way.split("."))) for package, way in handling.sending()),
        _names(knowledge, lambda makes: makes == "token_request"),
        takers=frozenset((*handling.routes, *handling.events, *handling.timers)),
        logging=knowledge.logging,
        handling=handling,
        posts=_posts(knowledge),
        reads=frozenset(knowledge.environment.reads),
        schemas=frozenset(knowledge.environment.schemas),
        stores=frozenset((one.package, (one.read,)) for one in knowledge.environment.stores),
        told=told,
        ways=frozenset((*knowledge.environment.reads, *_asking(knowledge))).union(*(methods for _, methods in told)),
        watched=frozenset((*(one.package for one in knowledge.deprecated), *knowledge.browser.packages)),
        documentation=knowledge.documentation,
        overwrites=frozenset(knowledge.storing.overwrites),
        ways_of=frozenset(
            (*_by(knowledge.environment.loaders, _TO_FILES), *_by(knowledge.environment.passing, _NAMING))
        ),
        doubles=frozenset((*testing.mocks, *testing.stubs)),
        runners=frozenset(testing.runners),
        tests=for_tests,
        libraries=frozenset(one.encode() for one in _libraries(knowledge)),
        configs="|".join(dict.fromkeys(one.file for one in knowledge.configs)) or r"(?!)",
    )


def _libraries(knowledge: Knowledge) -> Iterator[str]:
    """The packages of mail and OAuth2, those that try again what has failed, and those that stand in for others."""
    handling, testing = knowledge.handling, knowledge.testing
    yield from (one.package for one in knowledge.calls if one.makes not in (*_COMMON, *_FOUND_OTHERWISE, "http_agent"))
    yield from (*knowledge.mail_packages, *handling.retries, *handling.queues, *testing.modules, *testing.web)
    yield from knowledge.browser.packages


def _by(calls: Mapping[str, str], gives: Collection[str]) -> Iterator[str]:
    """The calls that give one of these."""
    return (key for key, given in calls.items() if given in gives)


def _binding(knowledge: Knowledge) -> Iterator[tuple[str, str, str]]:
    """The methods of packages that bind something to a token."""
    return (key.partition("#") for key in knowledge.environment.binding)


def _asking(knowledge: Knowledge) -> Iterator[str]:
    """What asks for something by a token, by its last name."""
    return (
        key.replace("#", ".").rpartition(".")[2]
        for key, gives in knowledge.environment.loaders.items()
        if gives in ("injected", "bound")
    )


def _posts(knowledge: Knowledge) -> frozenset[str]:
    """What sends a request, by its last name; a package that is such a function, by its own."""
    calls = [shape for shape in knowledge.calls if shape.makes == "http_request"]
    return frozenset((one.call or one.package).replace("#", ".").rsplit(".", 1)[-1] for one in calls) - {""}


def _names(knowledge: Knowledge, wanted: Callable[[str], bool]) -> frozenset[str]:
    """The last names of the calls that the knowledge has of what is wanted."""
    calls = (shape.call for shape in knowledge.calls if wanted(shape.makes))
    return frozenset(call.replace("#", ".").rsplit(".", 1)[-1] for call in calls) - _EVERYWHERE
