"""Whose a credential is that stands in a file, by its own name and by the settings that belong to it.

In an env file these are the lines without a blank one between, in a document the keys of the same object.
"""

import re
from collections.abc import Callable, Sequence

from oauthlint.link.endpoint import provider_of_token_host
from oauthlint.link.world import World
from oauthlint.model.filefacts import FileFacts, Setting
from oauthlint.model.source import Place
from oauthlint.model.url import host_of
from oauthlint.model.value import Text

Owner = Callable[[FileFacts, Place, str], str | None]

_WORD = r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+"
_NEXT_LINE = 1  # bytes between a value and the next name where no blank line and no quote stands


def owners(world: World) -> Owner:
    """A function that tells the one provider that the name of a value, or else what stands beside it, speaks of.

    It gives None for none and for several. What stands together in an object is looked at once.
    """
    objects: dict[tuple[str, tuple[str, ...]], frozenset[str]] = {}

    def owner(facts: FileFacts, place: Place, key: str) -> str | None:
        found = _named(world, key) or _beside(world, facts, place, objects)
        return next(iter(found)) if len(found) == 1 else None

    return owner


def _named(world: World, name: str) -> set[str]:
    words = {word.lower() for word in re.findall(_WORD, name)}
    return {one.id for one in world.knowledge.providers if not words.isdisjoint(one.names)}


def _addressed(world: World, setting: Setting) -> set[str]:
    host = host_of(setting.value.text) if isinstance(setting.value, Text) else ""
    found = provider_of_token_host(world.knowledge, host) if host else None
    return {found.id} if found is not None else set()


def _beside(
    world: World, facts: FileFacts, place: Place, objects: dict[tuple[str, tuple[str, ...]], frozenset[str]]
) -> frozenset[str]:
    """The providers that the settings around a value speak of."""
    at = next((n for n, one in enumerate(facts.settings) if one.value.at and one.value.at[-1] == place), None)
    if at is None:
        return frozenset()
    if facts.reader == "dotenv":
        return _told(world, _paragraph(facts, at))
    above = facts.settings[at].path[:-1]
    if (facts.path, above) not in objects:
        objects[facts.path, above] = _told(world, [one for one in facts.settings if one.path[:-1] == above])
    return objects[facts.path, above]


def _told(world: World, settings: Sequence[Setting]) -> frozenset[str]:
    return frozenset(name for one in settings for name in (*_named(world, one.path[-1]), *_addressed(world, one)))


def _paragraph(facts: FileFacts, at: int) -> Sequence[Setting]:
    """The lines of an env file around one, up to the next blank one."""
    first = last = at
    while first > 0 and _follows(facts.settings[first - 1], facts.settings[first]):
        first -= 1
    while last + 1 < len(facts.settings) and _follows(facts.settings[last], facts.settings[last + 1]):
        last += 1
    return facts.settings[first : last + 1]


def _follows(one: Setting, other: Setting) -> bool:
    """Whether no line stands between two settings."""
    ends = max(one.key_place.end, *[place.end for place in one.value.at[-1:]])
    return other.key_place.start - ends <= _NEXT_LINE
