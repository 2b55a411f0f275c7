"""Addresses of the providers' OAuth2 services, each where it is written: whole, put together, or as a setting."""

from collections.abc import Callable, Iterator

from oauthlint.link import endpoint
from oauthlint.link.credentials import container_of
from oauthlint.link.evidence import speaks_of_mail
from oauthlint.link.packages import has_mail
from oauthlint.link.queries import Reading, address
from oauthlint.link.scope_lists import characters
from oauthlint.link.surroundings import context_of
from oauthlint.link.world import World
from oauthlint.model.facts import About, OAuthAddress
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.source import Place
from oauthlint.model.value import Join, Text, Value

Tracked = Callable[[str], bool | None]
_COPIED = ("authuri", "tokenuri")  # keys of Google's JSON files, which hold what Google has put there


def addresses(means: Reading, tracked: Tracked) -> Iterator[OAuthAddress]:
    """A fact for each of them, once a place."""
    for path in sorted(means.world.files):
        facts = means.world.files[path]
        seen: set[Place] = set()
        for way, value in _values(facts):
            one = _address(means, facts, way, value, tracked)
            if one is not None and not any(_overlap(one.about.place, other) for other in seen):
                seen.add(one.about.place)
                yield one


def _values(facts: FileFacts) -> Iterator[tuple[tuple[str, ...], Value]]:
    if facts.reader == "javascript":
        yield from zip(facts.ways, facts.texts, strict=False)
        yield from facts.urls
    else:
        yield from ((one.path, one.value) for one in facts.settings)


def _address(
    means: Reading, facts: FileFacts, way: tuple[str, ...], value: Value, tracked: Tracked
) -> OAuthAddress | None:
    text = value.text if isinstance(value, Text) else ""
    if not isinstance(value, Join) and "://" not in text:
        return None
    found = address(means, value)
    known = endpoint.endpoint_of(means.world.knowledge, found.base) if found is not None else None
    if known is None or found is None or not value.at:
        return None
    provider, one = known
    place = characters(value, 0, found.base) if isinstance(value, Text) else None
    container = container_of(facts)
    context = context_of(facts.path)
    name = next((step for step in reversed(way) if not step.isdigit()), "").replace("_", "").lower()
    about = About(
        place=place or value.at[-1 if isinstance(value, Text) else 0],
        where=way,
        context="example" if container == "env-example" and context == "prod" else context,
        trails={"address": (place or value.at[-1 if isinstance(value, Text) else 0],)},
        block=f"{facts.path}:{value.at[-1].start}",
        local=tracked(facts.path) is False,
    )
    return OAuthAddress(
        "oauth_address",
        about,
        address=found.base,
        provider=provider.id,
        use=one.use,
        state=one.state,
        instead=one.instead or None,
        container=container,
        copied=name.endswith(_COPIED),
        resource="resource" in found.query.values or _asks_for_resource(means.world, facts.path),
        mail=has_mail(means.world, facts.path) or speaks_of_mail(means.world, facts.path),
    )


def _asks_for_resource(world: World, path: str) -> bool:
    """Whether a form of the same file has a `resource`: seen in the calls' objects alone, so it only confirms."""
    facts = world.files[path]
    return any(
        entry.key == "resource" for call in facts.calls for arg in call.args for entry in getattr(arg, "entries", ())
    )


def _overlap(one: Place, other: Place) -> bool:
    return one.start < other.end and other.start < one.end
