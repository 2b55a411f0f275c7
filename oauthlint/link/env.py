"""Variables of the environment that code reads, against the files of the project that name them for whoever sets it up.

An example, a schema, a README, a deployment file: whatever names a variable documents it; an env file that git does not
track does not, since nobody else has it.
"""

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence

from oauthlint.link.mailing import Mailing
from oauthlint.link.packages import folders
from oauthlint.link.surroundings import context_of
from oauthlint.link.uses import Use, env_uses
from oauthlint.link.words import Words
from oauthlint.link.world import World
from oauthlint.model.facts import About, EnvRead, OAuthClient, Transport
from oauthlint.model.filefacts import FileFacts, Read, Setting
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place
from oauthlint.model.value import Constant, Text
from oauthlint.words import distance

_ROLES = frozenset({"client_id", "client_secret", "refresh_token", "access_token", "authorization_code"})
_BY_NAME = Use("name")
SHORTEST, ERRORS = 8, 2  # letters of a name that may be a misspelt one, and errors in it
TrackedOf = Callable[[str], bool | None]


class Package(NamedTuple):
    """What the code of one package reads: its manifest's path, and reads with the file they stand in, in order."""

    manifest: FileFacts | None
    reads: list[tuple[FileFacts, Read]]


def env_reads(
    mailing: Mailing, transports: Sequence[Transport], clients: Sequence[OAuthClient], tracked: TrackedOf
) -> Iterator[EnvRead]:
    """A fact for each place where production code reads a variable, in order of path and place."""
    world = mailing.world
    words = Words(world.knowledge.mail_words)
    into = env_uses(words, transports, clients)
    into = {name: kept for name, uses in into.items() if (kept := [one for one in uses if one.oauth])}
    documented = _documented(world, tracked)
    spare = _spare(world) if world.whole else {}
    making = {one.about.place.path for one in clients}
    making |= {one.about.place.path for one in transports if one.auth.oauth2}
    for package in _packages(world).values():
        oauth = [(facts, one) for facts, one in package.reads if one.name in into or _says_so(words, one)]
        names = {one.name for _, one in oauth}
        telling = {one.name for _, one in oauth if any(use.field != "user" for use in into.get(one.name, [_BY_NAME]))}
        blank = "\n".join(f"{name}=" for name in dict.fromkeys(one.name for _, one in oauth))
        first = next((one for facts, one in oauth if facts.path in making), oauth[0][1] if oauth else None)
        met: set[str] = set()
        for facts, one in package.reads:
            meant = _nearest(one, spare) if one.name in names and one.name not in documented else None
            yield EnvRead(
                "env_read",
                _about(facts, one, spare[meant].key_place if meant else None),
                name=one.name,
                role=one.role,
                oauth=one.name in names,
                first=one is first,
                together=len(names),
                listed=one.name in documented if world.whole else None,
                examples=not telling.isdisjoint(documented) if world.whole else None,
                mail=mailing.around(facts.path),
                published=is_library(package.manifest),
                lead=one.name not in met,
                nearest=meant,
                example=_example(world, facts.path) if one.name in names else None,
                blank=blank or None,
            )
            met.add(one.name)


def _example(world: World, path: str) -> str | None:
    """The file that lists variables, where the whole project is seen."""
    if not world.whole:
        return None
    from oauthlint.link.variables import example_of  # noqa: PLC0415  (a hook sees files alone)

    return example_of(world, path)


def _says_so(words: Words, one: Read) -> bool:
    """Whether a name says that its value is one of OAuth2, and not that it is one of a service without mail."""
    return one.role in _ROLES and (words.of_mail(one.name) or words.of_oauth(one.name) or words.is_general(one.name))


def _about(facts: FileFacts, one: Read, nearest: Place | None) -> About:
    return About(
        place=one.place,
        where=("env", one.name),
        context=context_of(facts.path),
        trails={"name": (one.place,), **({"nearest": (nearest,)} if nearest else {})},
        names={"name": one.name},
        block=f"{facts.path}:{one.place.start}",
    )


def _packages(world: World) -> dict[str, Package]:
    """What each package reads, by the path of its manifest ("" without one), tests and generated files left out."""
    found: dict[str, Package] = {}
    for path in sorted(world.files):
        facts = world.files[path]
        if facts.reads and context_of(path) == "prod":
            manifest = _manifest(world, path)
            package = found.setdefault(manifest.path if manifest else "", Package(manifest, []))
            package.reads.extend((facts, one) for one in facts.reads)
    return found


def _manifest(world: World, path: str) -> FileFacts | None:
    for folder in folders(path):
        found = world.file(posixpath.join(folder, "package.json"))
        if found is not None:
            return found
    return None


def _documented(world: World, tracked: TrackedOf) -> frozenset[str]:
    """Every name that a file of the project lists."""
    found: set[str] = set()
    for facts in world.known():
        found.update(facts.names)
        if facts.reader == "dotenv" and ("example" in facts.flags or tracked(facts.path) is not False):
            found.update(one.path[0] for one in facts.settings)
        elif facts.reader == "documents":
            found.update(part for one in facts.settings for part in one.path)
            found.update(one.value.text for one in facts.settings if isinstance(one.value, Text))
    return frozenset(found)


def _spare(world: World) -> dict[str, Setting]:
    """What an example lists and no code reads, by name."""
    read = {one.name for facts in world.known() for one in facts.reads}
    examples = [one for one in world.known() if one.reader == "dotenv" and "example" in one.flags]
    return {one.path[0]: one for facts in examples for one in facts.settings if one.path[0] not in read}


def _nearest(one: Read, spare: Mapping[str, Setting]) -> str | None:
    """The name that an example seems to have for a variable: a letter or two amiss, or its words in another order.

    A name that speaks of another credential is not meant, however near it is.
    """
    for name in sorted(spare):
        if spare[name].role == one.role and _is_near(name.upper(), one.name.upper()):
            return name
    return None


def _is_near(left: str, right: str) -> bool:
    if sorted(left.split("_")) == sorted(right.split("_")):
        return True
    plain = (left.replace("_", ""), right.replace("_", ""))
    return min(map(len, plain)) >= SHORTEST and distance(*plain, ERRORS) <= ERRORS


def is_library(manifest: FileFacts | None) -> bool | None:
    """Whether a package is made for others: it says what it exports, and is not private."""
    if manifest is None:
        return None
    said = {one.path[0]: one.value for one in manifest.settings}
    private = said.get("private")
    closed = isinstance(private, Constant) and private.value is True
    return not closed and not said.keys().isdisjoint(("exports", "module"))
