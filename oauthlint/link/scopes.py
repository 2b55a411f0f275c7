"""The scopes that a project asks for, one by one, each knowing the list that it is part of and who asks.

Lists that flow into a request, a service account or an auth block come first; a constant or a setting that nothing is
seen to use is a list of its own if its name speaks of scopes.
"""

from collections.abc import Iterator, Sequence

from oauthlint.link import faults
from oauthlint.link.authorizations import Consent
from oauthlint.link.clients import identity
from oauthlint.link.grants import Granted
from oauthlint.link.queries import Reading
from oauthlint.link.scope_lists import ScopeList, Word, resource_of, scope_list, words_of
from oauthlint.link.shapes import given, shape_of
from oauthlint.link.surroundings import context_of
from oauthlint.link.transports import Found
from oauthlint.link.world import World
from oauthlint.model.facts import About, Project, ScopeItem, Transport
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.knowledge import ScopeKnowledge
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place
from oauthlint.model.value import Object, Text

_SENDING = ("smtp", "smtp of an app", "smtp at graph", "send")
_ACCOUNTS = ("jwt_client", "google_auth")


class Asked(NamedTuple):
    """A list of scopes, who asks for it, and the client it is for ("" where nobody knows)."""

    by: str
    scopes: ScopeList
    client: str = ""
    where: tuple[str, ...] = ()
    provider: str | None = None  # who is asked
    grant: str | None = None


def lists(
    means: Reading, consents: Sequence[Consent], granted: Sequence[Granted], transports: Sequence[Found]
) -> list[Asked]:
    """Every list of the project, those that flow into something first; a scope written once is in the first alone."""
    found = [
        Asked("authorization", one.scopes, one.client, one.fact.about.where, one.fact.provider) for one in consents
    ]
    for one in granted:
        fact = one.fact
        found.append(Asked("token request", one.scopes, "", fact.about.where, fact.provider, fact.grant))
    found += [*_accounts(means), *_blocks(means, transports)]
    seen = {word.place or word.trail[0] for one in found for word in one.scopes.words if word.trail}
    for path in sorted(means.world.files):
        found += _constants(means, means.world.files[path], seen)
        found += _settings(means, means.world.files[path])
    return found


def _accounts(means: Reading) -> Iterator[Asked]:
    for path in sorted(means.world.files):
        for call in means.world.files[path].calls:
            shape = shape_of(means.world, means.shapes, call)
            if shape is not None and shape.makes in _ACCOUNTS:
                scope = given(means.world, shape, call.args).values.get("scope")
                yield Asked("service account", scope_list(means, scope), "", call.where, "google")


def _blocks(means: Reading, transports: Sequence[Found]) -> Iterator[Asked]:
    for one in transports:
        auth = next((each.value for each in one.options.entries if each.key == "auth"), None) if one.options else None
        for entry in auth.entries if isinstance(auth, Object) and one.transport.auth.oauth2 else ():
            if entry.key == "scope":
                yield Asked("auth block", scope_list(means, entry.value), "", one.call.where, one.transport.provider)


def _constants(means: Reading, facts: FileFacts, seen: set[Place]) -> Iterator[Asked]:
    """Literals that flow nowhere, grouped by the name that holds them."""
    groups: dict[tuple[str, ...], list[Word]] = {}
    for way, text in zip(facts.ways, facts.texts, strict=False):
        words = [one for one in words_of(means.world, text) if (one.place or one.trail[0]) not in seen]
        if any(one.known for one in words):
            groups.setdefault(way, []).extend(words)
    for way, words in groups.items():
        named = any("scope" in step.lower() for step in way)
        yield Asked("constant" if named else "text", ScopeList(tuple(words), whole=True), "", way)


def _settings(means: Reading, facts: FileFacts) -> Iterator[Asked]:
    """Settings of env files and documents, the items of one list together."""
    groups: dict[tuple[str, ...], list[Word]] = {}
    for one in facts.settings:
        name = tuple(step for step in one.path if not step.isdigit())
        if isinstance(one.value, Text) and name and "scope" in name[-1].lower():
            groups.setdefault(name, []).extend(words_of(means.world, one.value))
    for name, words in groups.items():
        yield Asked("setting", ScopeList(tuple(words), whole=True), "", name)


def scopes(
    world: World,
    asked: Sequence[Asked],
    project: Project,
    unknown: frozenset[str],
    transports: Sequence[Transport],
) -> Iterator[ScopeItem]:
    """A fact for each scope of the lists, at its characters where they can be told, and only once a place."""
    smtp = [one for one in transports if one.provider == "google" and one.auth.oauth2]
    own = {identity(one.about, "auth.client_id") for one in smtp}
    seen: set[tuple[Place, str]] = set()
    for one in asked:
        fresh = [word for word in one.scopes.words if word.trail and (_place(word), word.name) not in seen]
        seen |= {(_place(word), word.name) for word in fresh}
        for word in fresh:
            item = _item(world, word, one, project, unknown, own)
            if item is not None:
                yield item


def _item(
    world: World, word: Word, asked: Asked, project: Project, unknown: frozenset[str], own: set[str]
) -> ScopeItem | None:
    """The fact for a scope that is known, that is misspelt, or that belongs to one of several services."""
    fault = faults.fault(world.knowledge, word, asked.provider, written=asked.by)
    belongs = resource_of(world, word.name, asked.provider)
    if word.known is None and fault is None and belongs is None:
        return None
    provider = word.known[0].id if word.known is not None else asked.provider
    known = word.known[1] if word.known is not None else ScopeKnowledge(word.name, "", "")
    place = _place(word)
    mail = [one for one in asked.scopes.words if one.known is not None and one.known[0].id == provider]
    wide = [one for one in mail if one.known is not None and one.known[1].uses not in _sending(provider)]
    least = _least(world, project)
    over = [one for one in mail if one.known is not None and least and set(one.known[1].serves) - least]
    about = About(
        place=place,
        where=(*asked.where, "scope", word.name),
        context=context_of(place.path),
        dynamic=unknown if asked.scopes.whole else unknown | {"together"},
        trails={"name": (place, *word.trail[1:])},
        names={"name": word.name},
        block=f"{place.path}:{place.start}",
    )
    return ScopeItem(
        "scope",
        about,
        word.name,
        provider,
        known.level or None,
        known.uses or None,
        asked.by,
        project,
        together=(*(one.known[1].uses for one in mail if one.known), *faults.meant(world.knowledge, asked.scopes)),
        lead=bool(mail) and mail[0] is word,
        surplus=bool(wide) and wide[0] is word,
        resource=belongs.id if belongs is not None else None,
        mixed=_mixed(world, word, asked),
        grant=asked.grant,
        excess=bool(over) and over[0] is word,
        fault=fault.kind if fault is not None else None,
        corrected=fault.corrected if fault is not None else None,
        smtp_client=_smtp_client(asked.client, own),
    )


def _sending(provider: str | None) -> tuple[str, ...]:
    """What opens sending alone: at Google nothing that opens SMTP does."""
    return _SENDING[-1:] if provider == "google" else _SENDING


def _least(world: World, project: Project) -> set[str]:
    """What the narrowest scope is enough for that the project needs; nothing where nobody knows."""
    scopes = [scope for one in world.knowledge.providers for scope in one.scopes]
    return next((set(one.serves) for one in scopes if one.name == project.gmail_least), set())


def _mixed(world: World, word: Word, asked: Asked) -> str | None:
    """The service of the list's first scope, where this is the first that belongs to another one."""
    found = [
        (one, each) for one in asked.scopes.words if (each := resource_of(world, one.name, asked.provider)) is not None
    ]
    other = next((one for one, each in found if each.id != found[0][1].id), None)
    return found[0][1].label if other is word else None


def _smtp_client(client: str, own: set[str]) -> str:
    """Whether the client is that of a transport to Gmail: "unknown" where either hides where its id comes from."""
    if client and client in own:
        return "same"
    return "other" if client and own and "" not in own else "unknown"


def _place(word: Word) -> Place:
    return word.place or word.trail[0]
