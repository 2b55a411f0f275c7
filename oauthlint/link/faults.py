"""Scopes that are written in a way that does not get them: told against the scopes of the provider that is asked."""

from oauthlint.link.scope_lists import ScopeList, Word
from oauthlint.model.knowledge import Knowledge, ScopeKnowledge
from oauthlint.model.record import NamedTuple

_QUOTES = "'\"`;"
_ASKING = ("authorization", "token request", "service account", "auth block")


class Fault(NamedTuple):
    """What is wrong with a scope, and what should stand there: the whole text where that is what is wrong."""

    kind: str
    corrected: str


def fault(knowledge: Knowledge, word: Word, provider: str | None, *, written: str) -> Fault | None:
    """What is wrong with a scope that Google is asked for. A comma counts where the text itself is what is sent."""
    if provider != "google" or written not in _ASKING:
        return None
    if word.text:
        return Fault("comma", word.text)
    found = _meant(knowledge, word.name) if word.known is None else None
    return Fault(found[0], found[1].name) if found is not None else None


def meant(knowledge: Knowledge, scopes: ScopeList) -> tuple[str, ...]:
    """What the misspelt scopes of a list would open."""
    found = [_meant(knowledge, one.name) for one in scopes.words if one.known is None]
    return tuple(one[1].uses for one in found if one is not None)


def _meant(knowledge: Knowledge, name: str) -> tuple[str, ScopeKnowledge] | None:
    """The kind of fault, and the scope of Google's that a name is meant as."""
    bare = name.strip(_QUOTES)
    plain = bare.removeprefix("https://").removeprefix("http://").removesuffix("/")
    short = plain.removeprefix("www.googleapis.com/auth/")
    for one in (scope for provider in knowledge.providers if provider.id == "google" for scope in provider.scopes):
        full = one.name.removeprefix("https://").removesuffix("/")
        if short == full.removeprefix("www.googleapis.com/auth/"):
            return _kind(name, bare, plain, full), one
    return None


def _kind(name: str, bare: str, plain: str, full: str) -> str:
    if bare != name:
        return "quote"
    if bare.startswith("http://"):
        return "http"
    if plain != full:
        return "short"
    return "no-slash" if bare.startswith("https://") else "no-scheme"
