"""Credentials written out in files: which there are, and what is known of the project when one of them is judged."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from oauthlint.link.credential_files import shape_of
from oauthlint.link.mailing import Mailing
from oauthlint.link.surroundings import DEPLOYING, deploys
from oauthlint.link.uses import EnvUses, Uses, env_uses, literal_uses
from oauthlint.link.words import Words
from oauthlint.link.world import World
from oauthlint.model.facts import Credential, OAuthClient, Transport
from oauthlint.model.filefacts import FileFacts, SecretText
from oauthlint.model.knowledge import TokenFormat
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place
from oauthlint.model.value import Secret
from oauthlint.words import DOCUMENT_SUFFIXES, SCRIPT_SUFFIXES, deploy_kind

LABELS = {
    "client_secret": "OAuth client secret",
    "refresh_token": "OAuth refresh token",
    "access_token": "OAuth access token",
    "private_key": "private key",
    "password": "password",
    "api_key": "API key",
}
TrackedOf = Callable[[str], bool | None]


class Around(NamedTuple):
    """What is known of the whole project when one of its secrets is judged."""

    world: World
    words: Words
    formats: dict[str, TokenFormat]
    uses: Uses
    env: EnvUses
    mailing: Mailing
    tracked: TrackedOf
    ignored: TrackedOf
    asked: Callable[[], dict[str, tuple[str, ...]]]  # scopes, by provider; gone through once a token is found


def around(
    mailing: Mailing,
    transports: Sequence[Transport],
    clients: Sequence[OAuthClient],
    tracked: TrackedOf,
    ignored: TrackedOf,
) -> Around:
    """What is known of the project: where values go, and which variables go there too."""
    world = mailing.world
    words = Words(world.knowledge.mail_words)
    formats = {one.id: one for one in world.knowledge.formats}
    return Around(
        world,
        words,
        formats,
        literal_uses(words, transports, clients),
        env_uses(words, transports, clients),
        mailing,
        tracked,
        lru_cache(maxsize=None)(ignored),  # each answer takes a process
        lru_cache(maxsize=1)(lambda: _asked_for(world)),
    )


def _asked_for(world: World) -> dict[str, tuple[str, ...]]:
    from oauthlint.link.meanings import asked_for  # noqa: PLC0415  (only where there is a token)

    return asked_for(world)


def credentials(known: Around, literals: Sequence[tuple[str, Secret]]) -> Iterator[Credential]:
    """A fact for each secret, or thing in a secret's place, of every file.

    `literals` are those that are credentials only because of where they go: arguments of a client, plain variables.
    """
    for path in sorted(known.world.files):
        facts = known.world.files[path]
        seen = {one.place.start for one in facts.secrets}
        found = (*facts.secrets, *_by_use(facts, literals, seen), *_cached(facts, seen))
        if not found:
            continue
        from oauthlint.link.credential import credential  # noqa: PLC0415  (most projects hold no secret)
        from oauthlint.link.neighbours import beside  # noqa: PLC0415  (likewise)

        container, near = container_of(facts), beside(known.world, known.words, facts)
        for one in found:
            yield credential(known, facts, near, one, container)


def _by_use(facts: FileFacts, literals: Sequence[tuple[str, Secret]], seen: set[int]) -> Iterator[SecretText]:
    for field, value in literals:
        written = value.at[-1]
        quotes = 1 if facts.reader == "javascript" else 0
        inside = Place(written.path, written.start + quotes, written.end - quotes)
        if written.path == facts.path and seen.isdisjoint((written.start, inside.start)):
            seen.add(inside.start)
            yield SecretText(inside, value, field if field in LABELS else "", "", None, (field,), "literal")


def _cached(facts: FileFacts, seen: set[int]) -> Iterator[SecretText]:
    """The refresh tokens of MSAL's cache, which stand under the key `secret`."""
    for one in facts.settings if shape_of(facts) == "cache" else ():
        if one.path[:1] == ("RefreshToken",) and one.path[-1] == "secret" and isinstance(one.value, Secret):
            place = one.value.at[0]
            if place.start not in seen:
                yield SecretText(place, one.value, "refresh_token", "secret", one.key_place, one.path, "literal")


_CONFIG = (*DOCUMENT_SUFFIXES, ".ini", ".conf", ".cfg", ".properties", ".xml")


def container_of(facts: FileFacts) -> str:
    """What kind of file a secret stands in."""
    low = facts.path.lower()
    name = low.rsplit("/", 1)[-1]
    if facts.reader == "dotenv":
        return "env-example" if "example" in facts.flags else "env-file"
    if _is_docs(low, name):
        return "docs"
    if deploys(facts):
        return deploys(facts)
    if shape_of(facts):
        return "credential-file"
    if facts.reader == "javascript" or name.endswith(SCRIPT_SUFFIXES):
        return "source"
    if (kind := DEPLOYING.get(deploy_kind(low))) is not None:  # searched for secrets alone
        return kind
    return "config" if name.endswith(_CONFIG) else "text"


def _is_docs(low: str, name: str) -> bool:
    """Whether a file is for people to read or to try things out with."""
    if name.endswith((".md", ".mdx", ".markdown", ".rst", ".adoc", ".ipynb", ".http")):
        return True
    told = name.startswith("readme") or "/docs/" in f"/{low}"
    return (told and not name.endswith(SCRIPT_SUFFIXES + _CONFIG)) or ".postman_" in name
