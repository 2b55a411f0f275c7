"""Lists of scopes as code writes them: arrays, texts with blanks, joined and encoded, and constants of other files."""

from typing import NamedTuple

from oauthlint.link.queries import Reading, plain
from oauthlint.link.resolve import resolve
from oauthlint.link.world import World
from oauthlint.model.knowledge import Provider, ScopeKnowledge
from oauthlint.model.source import Place
from oauthlint.model.value import Array, Choice, Constant, Join, Member, Result, Secret, Text, Value

_SMTP = "SMTP.Send"


class Word(NamedTuple):
    """One scope: its name, its characters where they can be told, and the way that it came."""

    name: str
    place: Place | None
    trail: tuple[Place, ...]
    known: tuple[Provider, ScopeKnowledge] | None


class ScopeList(NamedTuple):
    """The scopes of one request; not `whole` where there may be more."""

    words: tuple[Word, ...]
    whole: bool


def scope_list(means: Reading, value: Value | None) -> ScopeList:
    """The scopes that a value holds."""
    if value is None:
        return ScopeList((), whole=True)
    words: list[Word] = []
    whole = True
    todo = [plain(means.world, means.shapes, value)]
    while todo:
        found = todo.pop(0)
        if isinstance(found, Text):
            words += words_of(means.world, found)
        elif isinstance(found, (Array, Join)):
            inner = found.items if isinstance(found, Array) else found.parts
            todo = [*[resolve(means.world, one) for one in inner], *todo]
            whole = whole and not (isinstance(found, Array) and found.open)
        elif isinstance(found, Choice):
            todo = [*[one.value for one in found.branches], *todo]
            whole = False
        elif isinstance(found, Result):
            joined = _joined(means, found)
            whole = whole and joined is not None
            todo = [joined, *todo] if joined is not None else todo
        elif not isinstance(found, (Secret, Constant)):  # any other text is the scope of something else
            whole = False
    return ScopeList(tuple(words), whole)


def _joined(means: Reading, value: Result) -> Value | None:
    """The list that is joined to a text: `SCOPES.join(" ")`."""
    call = means.world.calls.get((value.path, value.id))
    if call is None or call.name != "join" or not isinstance(call.callee, Member):
        return None
    base = resolve(means.world, call.callee.base)
    return base if isinstance(base, Array) else None


def words_of(world: World, text: Text) -> list[Word]:
    """The scopes of one text, in order."""
    found: list[Word] = []
    at = 0
    for raw in text.text.replace(",", " ").replace("%20", "   ").split():
        at = text.text.index(raw, at)
        name = _decoded(raw) if "%" in raw else raw
        found.append(Word(name, _characters(text, at, raw), tuple(reversed(text.at)), scope(world, name)))
        at += len(raw)
    return found


def scope(world: World, name: str) -> tuple[Provider, ScopeKnowledge] | None:
    """The provider's scope of that name."""
    for provider in world.knowledge.providers:
        for one in provider.scopes:
            if one.name == name:
                return provider, one
    return None


def opens_smtp(word: Word) -> bool:
    """Whether it is asked for to send by SMTP, even if it is written in a way that does not get it."""
    return (word.known is not None and word.known[1].uses == "smtp") or word.name.endswith(_SMTP)


def _characters(text: Text, at: int, raw: str) -> Place | None:
    """The place of some characters of a text, where the source shows them as they are."""
    if not text.at:
        return None
    place = text.at[-1]
    size = len(text.text.encode())
    quotes = place.end - place.start - size
    if quotes not in (0, 2):
        return None
    start = place.start + quotes // 2 + len(text.text[:at].encode())
    return Place(place.path, start, start + len(raw.encode()))


def _decoded(text: str) -> str:
    """A scope as it was before it was written into a URL."""
    from urllib.parse import unquote  # noqa: PLC0415  (few scopes stand in a query)

    return unquote(text)
