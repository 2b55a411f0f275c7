"""OAuth2 clients and the scopes that code asks for."""

from collections.abc import Iterator
from typing import NamedTuple

from oauthlint.link.callers import Callers, bindings
from oauthlint.link.choices import alternatives
from oauthlint.link.fields import Fields
from oauthlint.link.resolve import resolve
from oauthlint.link.surroundings import context_of
from oauthlint.link.world import World
from oauthlint.model.facts import About, OAuthClient, Project, ScopeItem
from oauthlint.model.filefacts import Call
from oauthlint.model.knowledge import CallShape, Provider, ScopeKnowledge
from oauthlint.model.value import Array, Choice, External, Member, Object, Secret, Text, Value


def shape_of(world: World, call: Call) -> CallShape | None:
    """What the knowledge says about a call: by package and way, or (for methods of a client) by name alone."""
    callee = resolve(world, call.callee)
    if isinstance(callee, Choice) and callee.branches:
        callee = callee.branches[0].value
    if not isinstance(callee, External):
        return None
    way = ".".join(callee.names)
    return next((one for one in world.knowledge.calls if one.package == callee.package and one.call == way), None)


def arguments(shape: CallShape, args: tuple[Value, ...]) -> dict[str, Value]:
    """The arguments of a call by meaning: positional ones, or the keys of an options object."""
    named = dict(zip(shape.arguments, args, strict=False))
    first = args[0] if args else None
    if isinstance(first, Object) and shape.options:
        meanings = dict(shape.options)
        named = {meanings[one.key]: one.value for one in first.entries if one.key in meanings}
    return named


class Client(NamedTuple):
    """A client of an OAuth2 library, and the credentials that are written out in its arguments."""

    client: OAuthClient
    literals: tuple[tuple[str, Secret], ...]


def clients(world: World, known: Callers) -> Iterator[Client]:
    """Every client of an OAuth2 library that is constructed in the files; one for each caller of a wrapper."""
    for path in sorted(world.files):
        for call in world.files[path].calls:
            shape = shape_of(world, call)
            if shape is not None and shape.makes == "oauth_client":
                for caller, args in bindings(Array((call.place,), call.args), known):
                    yield _client(world, call, caller, shape, args)


def _client(world: World, call: Call, caller: Call | None, shape: CallShape, args: Value) -> Client:
    items = tuple(resolve(world, one) for one in args.items) if isinstance(args, Array) else ()
    named = arguments(shape, items)
    fields = Fields()
    is_open = bool(items) and isinstance(items[0], Object) and items[0].open

    def text(field: str) -> str | None:
        value = named.get(field)
        chosen = [one for _, one in alternatives(world, value)] if value is not None else []
        for other in chosen[1:]:
            fields.text(field, other)
        return fields.text(field, chosen[0] if len(chosen) == 1 else value, is_open=is_open)

    texts = {field: text(field) for field in ("client_id", "client_secret", "redirect")}
    about = About(
        place=call.place,
        where=call.where,
        context=context_of(call.place.path),
        dynamic=frozenset(fields.dynamic),
        trails=fields.trails,
        names=fields.names,
        block=f"{call.place.path}:{call.id}:{caller.id if caller else ''}",
    )
    made = OAuthClient("oauth_client", about, library=shape.package, provider=shape.provider or None, **texts)
    return Client(made, tuple(fields.literals))


def scopes(world: World, project: Project, unknown: frozenset[str]) -> Iterator[ScopeItem]:
    """A fact for each scope that stands in the code, at the characters of the scope itself where they can be told."""
    seen = set()
    for path in sorted(world.files):
        for text in world.files[path].texts:
            if not text.at or (text.at[-1].path, text.at[-1].start) in seen:
                continue
            seen.add((text.at[-1].path, text.at[-1].start))
            for word in text.text.replace(",", " ").split():
                known = scope(world, word)
                if known is not None:
                    yield _item(text, word, *known, project, unknown)


def scope(world: World, word: str) -> tuple[Provider, ScopeKnowledge] | None:
    """The provider's scope of that name."""
    for provider in world.knowledge.providers:
        for one in provider.scopes:
            if one.name == word:
                return provider, one
    return None


def _item(
    text: Text, word: str, provider: Provider, known: ScopeKnowledge, project: Project, unknown: frozenset[str]
) -> ScopeItem:
    place = text.at[-1]
    about = About(
        place=place,
        where=("scope", word),
        context=context_of(place.path),
        dynamic=unknown,
        trails={"name": tuple(reversed(text.at))},
        names={"name": word},
        block=f"{place.path}:{place.start}",
    )
    return ScopeItem("scope", about, word, provider.id, known.level or None, known.uses or None, "code", project)


def project_facts(world: World, hosts: set[str], families: set[str]) -> tuple[Project, frozenset[str]]:
    """What holds for the whole project, and the names of the fields that a run over single files cannot know."""
    if not world.whole:
        return Project(), frozenset(
            name for field in Project._fields for name in (f"project.{field}", f"project.{field}.given")
        )
    methods = gmail_methods(world)
    imports = {one for facts in world.files.values() for one in facts.imports}
    smtp = "google" in hosts
    return (
        Project(
            gmail_smtp=smtp or ("unknown" in hosts),
            google_imap=any(one in imports for one in ("imapflow", "imap", "imap-simple", "node-imap")),
            gmail_rest=bool(methods),
            gmail_rest_only_sends=bool(methods) and methods <= {"messages.send", "getProfile"},
            gmail_drafts=any(one.startswith("drafts.") for one in methods),
            sends_by_smtp=bool(families),
        ),
        frozenset(),
    )


def gmail_methods(world: World) -> set[str]:
    """Methods of the Gmail REST API that are called: "messages.send", "drafts.create", "getProfile", "?" for others."""
    found: set[str] = set()
    for path in sorted(world.files):
        for call in world.files[path].calls:
            way: list[str] = []
            term = call.callee
            while isinstance(term, Member):
                way.append(term.name)
                term = term.base
            way.reverse()
            if "users" in way and len(way) > way.index("users") + 1:
                found.add(".".join(way[way.index("users") + 1 :]))
    return found
