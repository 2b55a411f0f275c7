"""Whose a credential is that stands in a file, by its own name and by the settings that belong to it.

In an env file these are the lines without a blank one between, in a document the keys of the same object.
"""

import re

from oauthlint.link.endpoint import provider_of_token_host
from oauthlint.link.world import World
from oauthlint.model.filefacts import FileFacts, Setting
from oauthlint.model.source import Place
from oauthlint.model.url import host_of
from oauthlint.model.value import Text

_WORD = r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+"
_NEXT_LINE = 1  # bytes between a value and the next name where no blank line and no quote stands


def owner_of(world: World, facts: FileFacts, place: Place, key: str) -> str | None:
    """The one provider that the name of a value, or else what stands beside it, speaks of; None for none or several."""
    own = _named(world, key)
    beside = [] if own else _beside(facts, place)
    found = own or {name for one in beside for name in (*_named(world, one.path[-1]), *_addressed(world, one))}
    return found.pop() if len(found) == 1 else None


def _named(world: World, name: str) -> set[str]:
    words = {word.lower() for word in re.findall(_WORD, name)}
    return {one.id for one in world.knowledge.providers if not words.isdisjoint(one.names)}


def _addressed(world: World, setting: Setting) -> set[str]:
    host = host_of(setting.value.text) if isinstance(setting.value, Text) else ""
    found = provider_of_token_host(world.knowledge, host) if host else None
    return {found.id} if found is not None else set()


def _beside(facts: FileFacts, place: Place) -> list[Setting]:
    at = next((n for n, one in enumerate(facts.settings) if one.value.at and one.value.at[-1] == place), None)
    if at is None:
        return []
    if facts.reader != "dotenv":
        return [one for one in facts.settings if one.path[:-1] == facts.settings[at].path[:-1]]
    first = last = at
    while first > 0 and _follows(facts.settings[first - 1], facts.settings[first]):
        first -= 1
    while last + 1 < len(facts.settings) and _follows(facts.settings[last], facts.settings[last + 1]):
        last += 1
    return list(facts.settings[first : last + 1])


def _follows(one: Setting, other: Setting) -> bool:
    """Whether no line stands between two settings."""
    ends = max(one.key_place.end, *[place.end for place in one.value.at[-1:]])
    return other.key_place.start - ends <= _NEXT_LINE
