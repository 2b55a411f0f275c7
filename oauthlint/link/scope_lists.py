"""Lists of scopes as code writes them: arrays, texts with blanks, joined and encoded, and constants of other files."""

from oauthlint.link.queries import Reading, plain
from oauthlint.link.resolve import resolve
from oauthlint.link.world import World
from oauthlint.model.knowledge import Provider, Resource, ScopeKnowledge
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place
from oauthlint.model.url import host_of
from oauthlint.model.value import Array, Choice, Constant, Join, Member, Result, Secret, Text, Value

_SMTP = "SMTP.Send"


class Word(NamedTuple):
    """One scope: its name, its characters where they can be told, and the way that it came."""

    name: str
    place: Place | None
    trail: tuple[Place, ...]
    known: tuple[Provider, ScopeKnowledge] | None
    text: str = ""  # of the first of a text that commas divide: the same with blanks


class ScopeList(NamedTuple):
    """The scopes of one request; not `whole` where there may be more."""

    words: tuple[Word, ...]
    whole: bool


def scope_list(means: Reading, value: Value | None, provider: str | None = None) -> ScopeList:
    """The scopes that a value holds; `provider` is who is asked for them, where that is known."""
    if value is None:
        return ScopeList((), whole=True)
    words: list[Word] = []
    whole = True
    todo = [plain(means.world, means.shapes, value)]
    while todo:
        found = todo.pop(0)
        if isinstance(found, Text):
            words += words_of(means.world, found, provider)
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


def words_of(world: World, text: Text, provider: str | None = None) -> list[Word]:
    """The scopes of one text, in order."""
    found: list[Word] = []
    at = 0
    for raw in text.text.replace(",", " ").replace("%20", "   ").split():
        at = text.text.index(raw, at)
        name = _decoded(raw) if "%" in raw else raw
        found.append(Word(name, characters(text, at, raw), tuple(reversed(text.at)), scope(world, name, provider)))
        at += len(raw)
    if len(found) > 1 and "," in text.text and "%" not in text.text:
        without = " ".join(text.text.replace(",", " ").split())
        found[0] = found[0]._replace(text=without)
    return found


def scope(world: World, name: str, asked: str | None = None) -> tuple[Provider, ScopeKnowledge] | None:
    """The provider's scope of that name; a name without a host means one of the resource that is `asked` by default."""
    for provider in world.knowledge.providers:
        known = _full(provider, name) if provider.id == asked else name
        for one in provider.scopes:
            if one.name == known or (provider.resources and one.name.lower() == known.lower()):
                return provider, one
    return None


def _full(provider: Provider, name: str) -> str:
    """A scope with the host of the resource that it belongs to."""
    bare = next((one.hosts[0] for one in provider.resources if one.bare), "")
    return name if not bare or "/" in name or name in provider.plain_scopes else f"https://{bare}/{name}"


def resource_of(world: World, name: str, asked: str | None) -> Resource | None:
    """What a scope belongs to; None where it belongs to nothing, or the provider has no such division."""
    provider = next((one for one in world.knowledge.providers if one.id == asked and one.resources), None)
    if provider is None or name in provider.plain_scopes:
        return None
    full = _full(provider, name)
    host = host_of(full) or full.partition("/")[0]
    known = next((one for one in provider.resources if host.lower() in one.hosts), None)
    return known or Resource(host, host, (host,), smtp=False, bare=False)


def opens_smtp(word: Word) -> bool:
    """Whether it is asked for to send by SMTP, even if it is written in a way that does not get it."""
    return (word.known is not None and word.known[1].uses == "smtp") or word.name.endswith(_SMTP)


def characters(text: Text, at: int, raw: str) -> Place | None:
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
