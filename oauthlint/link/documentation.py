"""What the texts of a project say of its mail: advice that has become wrong, and whether the setup is told at all."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence

from oauthlint.link.env import is_library
from oauthlint.link.mailing import Mailing
from oauthlint.link.packages import folders
from oauthlint.link.surroundings import context_of
from oauthlint.link.world import World
from oauthlint.model.facts import About, DocMention, Documentation, EnvRead, Transport
from oauthlint.model.filefacts import FileFacts, Mention
from oauthlint.model.source import Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from oauthlint.model.vocabularies import Context

_SAID = frozenset({"outdated", "testing", "renewal"})
_READMES = (
    "README.md",
    "readme.md",
    "Readme.md",
    "README",
    "README.rst",
    "README.txt",
    "README.adoc",
    "docs/README.md",
)


def doc_mentions(mailing: Mailing, reads: Sequence[EnvRead]) -> Iterator[DocMention]:
    """A fact for each sentence that says something of mail that is worth a word, in the order of the files."""
    known = {one.id: one for one in mailing.world.knowledge.documentation.topics}
    stored = any(one.role == "refresh_token" and one.oauth for one in reads)
    for path in sorted(mailing.world.files):
        facts = mailing.world.files[path]
        sorts = {known[one.topic].sort for one in facts.mentions}
        first: set[str] = set()
        for one in facts.mentions:
            topic = known[one.topic]
            if topic.sort in _SAID:
                yield DocMention(
                    "doc_mention",
                    _about(facts, one),
                    topic=topic.id,
                    sort=topic.sort,
                    says=topic.says,
                    instead=topic.instead,
                    medium=one.medium,
                    negated=one.negated,
                    explained="published" in sorts,
                    history=_tells_history(mailing.world, path),
                    lead=one.negated or topic.id not in first,
                    mail=mailing.around(path) or mailing.anywhere(),
                    stored=stored if mailing.world.whole else None,
                )
                first |= set() if one.negated else {topic.id}


def _about(facts: FileFacts, one: Mention) -> About:
    context: Context = context_of(facts.path)
    return About(
        place=one.place,
        where=("text", one.topic),
        context="prod" if context == "docs" else context,  # the text is what is judged, and not code in it
        block=f"{facts.path}:{one.place.start}",
    )


def _tells_history(world: World, path: str) -> bool:
    """Whether a file tells what was, or is somebody else's text."""
    *above, name = path.lower().split("/")
    stem = name.partition(".")[0].replace("_", "-")
    history = world.knowledge.documentation.history
    return stem in history or any(one in history for one in above) or context_of(path) == "generated"


def documentation(world: World, transports: Iterable[Transport]) -> Iterator[Documentation]:
    """A fact for each package whose code sends mail with OAuth2."""
    packages: dict[str, list[Transport]] = {}
    for one in transports:
        if one.auth.oauth2 and one.about.context == "prod":
            manifest = next((path for path in _beside(one.about.place.path, "package.json") if world.file(path)), "")
            packages.setdefault(manifest, []).append(one)
    for path in sorted(packages):
        manifest_facts = world.file(path) if path else None
        readme = _readme(world, path or "package.json")
        stands = readme or manifest_facts
        if stands is not None:
            yield Documentation(
                "documentation",
                About(Place(stands.path, 0, 0), ("documentation",), block=f"documentation:{path}"),
                readme=readme is not None,
                described=_described(world, readme) if world.whole else None,
                published=is_library(manifest_facts),
                transports=len({one.about.place for one in packages[path]}),
            )


def _beside(path: str, name: str) -> Iterator[str]:
    """Where a file of a name may stand above a path, nearest first."""
    return (posixpath.join(folder, name) for folder in folders(path))


def _readme(world: World, manifest: str) -> FileFacts | None:
    """The README of a package, or that of the project around it."""
    for folder in folders(manifest):
        for name in _READMES:
            found = world.file(posixpath.join(folder, name))
            if found is not None:
                return found
    return None


def _described(world: World, readme: FileFacts | None) -> bool:
    """Whether the README, or any other text for people, speaks of what OAuth2 takes."""
    setup = {one.id for one in world.knowledge.documentation.topics if one.sort == "setup"}
    texts = [one for one in world.known() if one.reader == "prose"] + ([readme] if readme else [])
    return any(mention.topic in setup for one in texts for mention in one.mentions)
