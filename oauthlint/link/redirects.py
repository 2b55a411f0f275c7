"""Redirect addresses where they are written out: in code, env files and documents, each once with all its uses.

A literal is one because it is handed to a client, or because the name that holds it says so: the same address may stand
in a page as a link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from oauthlint.link.clients import Client
from oauthlint.link.credentials import container_of
from oauthlint.link.evidence import provider_around
from oauthlint.link.shapes import Shapes
from oauthlint.link.surroundings import context_of
from oauthlint.link.world import World
from oauthlint.model.facts import About, Redirect
from oauthlint.model.filefacts import FileFacts, Setting
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place, Step
from oauthlint.model.value import Env, Text, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from oauthlint.model.vocabularies import Context

Tracked = Callable[[str], bool | None]

_PLAYGROUND = "https://developers.google.com/oauthplayground"
_OOB = ("urn:ietf:wg:oauth:2.0:oob", "urn:ietf:wg:oauth:2.0:oob:auto", "oob")
_NAMES = ("redirect", "callback")
_VAGUE_NAMES = ("playground", "oauth")  # enough where a client of the provider is about
_MOST_RELATED = 4


class _Use(NamedTuple):
    """Where a client is given an address, and whose client it is."""

    place: Place
    provider: str | None


def redirects(world: World, shapes: Shapes, clients: Sequence[Client], tracked: Tracked) -> Iterator[Redirect]:
    """A fact for each redirect address that is written out somewhere."""
    written, by_env = _uses(clients)
    unread = {value.at[-1] for one in clients for value in _surplus(one) if value.at} - set(written)
    for path in sorted(world.files):
        facts = world.files[path]
        around = provider_around(world, shapes, facts)
        if facts.reader == "javascript":
            yield from _in_code(facts, around, written, unread)
        else:
            yield from _in_settings(world, facts, around, by_env, tracked)


def _uses(clients: Sequence[Client]) -> tuple[dict[Place, tuple[Text, list[_Use]]], dict[str, list[_Use]]]:
    """Addresses given to clients: by the place where they are written, and by the env name that they are read from."""
    written: dict[Place, tuple[Text, list[_Use]]] = {}
    by_env: dict[str, list[_Use]] = {}
    for one in clients:
        for meaning, value in one.given:
            use = _Use(one.call.place, one.client.provider)
            if any(value is surplus for surplus in _surplus(one)):
                continue
            if isinstance(value, Text) and value.at and (meaning == "redirect" or target_of(value.text) != "other"):
                written.setdefault(value.at[-1], (value, []))[1].append(use)
            elif isinstance(value, Env) and meaning == "redirect":
                by_env.setdefault(value.name, []).append(use)
    return written, by_env


def _surplus(client: Client) -> list[Value]:
    """Arguments that the client does not read; not so where a token in their place has moved them there."""
    return [value for meaning, value in client.given if not meaning] if client.client.misplaced != "token" else []


def target_of(address: str) -> str:
    """What a redirect address leads to: playground, oob, loopback, or other."""
    plain = address.strip().rstrip("/")
    if plain == _PLAYGROUND:
        return "playground"
    if plain in _OOB:
        return "oob"
    host = plain.partition("://")[2].partition("/")[0].partition(":")[0]
    return "loopback" if host in ("localhost", "127.0.0.1", "[", "[::1]") else "other"


def _in_code(
    facts: FileFacts, around: str | None, written: dict[Place, tuple[Text, list[_Use]]], unread: set[Place]
) -> Iterator[Redirect]:
    seen = set(unread)
    for place in sorted(one for one in written if one.path == facts.path):
        text, uses = written[place]
        seen.add(place)
        yield _redirect(facts, place, text.text, uses, around)
    for way, text in zip(facts.ways, facts.texts, strict=False):
        place = text.at[-1]
        if place not in seen and target_of(text.text) != "other" and _is_named(way, around):
            yield _redirect(facts, place, text.text, [], around, where=way)


def _is_named(way: tuple[str, ...], around: str | None) -> bool:
    """Whether the name that holds a literal, or the call that takes it, speaks of a redirect."""
    last = way[-1].lower() if way else ""
    return any(word in last for word in (*_NAMES, *(_VAGUE_NAMES if around is not None else ())))


def _in_settings(
    world: World, facts: FileFacts, around: str | None, by_env: dict[str, list[_Use]], tracked: Tracked
) -> Iterator[Redirect]:
    for one in facts.settings:
        text = one.value.text if isinstance(one.value, Text) else ""
        if target_of(text) == "other":
            continue
        name = next((step for step in reversed(one.path) if not step.isdigit()), "")
        if facts.reader == "dotenv" or _is_named((name,), around):
            uses = by_env.get(name, []) if facts.reader == "dotenv" else _first_taken(world, one)
            yield _redirect(facts, one.value.at[-1], text, uses, around or _by_name(name), setting=one, tracked=tracked)


def _by_name(name: str) -> str | None:
    low = name.lower()
    return "google" if "google" in low or "gmail" in low else None


def _first_taken(world: World, setting: Setting) -> list[_Use]:
    """Code that takes the first of a client file's addresses."""
    if setting.path[-1:] != ("0",):
        return []
    paths = [path for path in sorted(world.files) if "first-redirect-uri" in world.files[path].flags]
    return [_Use(Place(path, 0, 0), None) for path in paths]


def _redirect(
    facts: FileFacts,
    place: Place,
    address: str,
    uses: Sequence[_Use],
    around: str | None,
    *,
    where: tuple[str, ...] = (),
    setting: Setting | None = None,
    tracked: Tracked = lambda _: None,
) -> Redirect:
    container = container_of(facts)
    path = setting.path if setting is not None else where
    shown = [one.place for one in uses if one.place.end and one.place != place]
    about = About(
        place=place,
        where=path,
        context=_context(facts, container),
        trails={"address": (place,)},
        names={"address": address},
        related=tuple(Step(one, "used here") for one in dict.fromkeys(shown))[:_MOST_RELATED],
        block=f"{place.path}:{place.start}",
        local=tracked(facts.path) is False,
    )
    numbers = [int(step) for step in path if step.isdigit()] if setting is not None else []
    return Redirect(
        "redirect",
        about,
        address=address,
        target=target_of(address),
        provider=next((one.provider for one in uses if one.provider), around),
        container=container,
        used=bool(uses),
        position=numbers[-1] if numbers else None,
    )


def _context(facts: FileFacts, container: str) -> Context:
    context = context_of(facts.path)
    return "example" if container == "env-example" and context == "prod" else context
