"""What every extractor is given besides the file: how to read a string, and which names are worth a look."""

from typing import NamedTuple

from oauthlint.extract.secrets import Scanner, scanner
from oauthlint.model.knowledge import Knowledge


class Reader(NamedTuple):
    """What a run looks for."""

    scanner: Scanner  # how a string is told from a secret
    names: frozenset[str]  # methods that matter, whatever they are called on
    packages: frozenset[str]  # those that advisories speak of
    marks: tuple[bytes, ...] = ()  # lower-case words of literals that are facts by themselves: scopes, endpoints


# Methods that tell something whatever object they are called on; those of libraries come from the knowledge.
METHODS = frozenset({"createTransport", "sendMail", "verify", "setCredentials", "use", "createMailerOptions"})
MARKS = (
    b"mail.google.com",
    b"googleapis.com/",
    b"oauthplayground",
    b"urn:ietf:wg:oauth",
    b"outlook.office",
    b"graph.microsoft.com",
    b"login.microsoftonline",
    b"accounts.google.com",
)


def reader_of(knowledge: Knowledge, key: bytes) -> Reader:
    """What extractors look for, by the knowledge of this run; `key` is the run's own, for equality of secrets."""
    named = {shape.call.replace("#", ".").rsplit(".", 1)[-1] for shape in knowledge.calls} - {""}
    packages = {one.package for one in knowledge.advisories}
    return Reader(scanner(knowledge.formats, key), METHODS | named, frozenset(packages), MARKS)
