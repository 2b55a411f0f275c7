"""From what each file says to facts of the project: references followed, wrappers undone, alternatives told apart."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from oauthlint.link import clients, credentials, packages, sends, transports
from oauthlint.link.callers import callers
from oauthlint.link.fields import Fields
from oauthlint.link.world import Ask, world
from oauthlint.model.facts import Fact, Transport
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.knowledge import Knowledge
from oauthlint.model.source import Place

Tracked = Callable[[str], bool | None]


class Linked(NamedTuple):
    """Facts by kind, at places in the reported files alone, and what the summary counts."""

    facts: Mapping[str, tuple[Fact, ...]]
    transports: tuple[str, ...]
    clients: int
    packages: int


def link(
    files: dict[str, FileFacts],
    knowledge: Knowledge,
    ask: Ask,
    tracked: Tracked,
    *,
    reported: frozenset[str],
    whole: bool,
) -> Linked:
    """The facts of the project that stand in `reported` files.

    `ask` gives the facts of a further file of the project, or None where there is none; `tracked` whether git knows a
    path (None: nobody can tell); `whole` says that `files` are all files of the project that matter.
    """
    all_files = world(files, knowledge, ask, whole=whole)
    known = callers(all_files)

    def version(path: str, fields: Fields) -> str | None:
        return packages.nodemailer_version(all_files, path, fields)

    found = sends.with_messages(all_files, transports.transports(all_files, known, version))
    mail = [one.transport for one in found]
    made = list(clients.clients(all_files, known))
    oauth = [one.client for one in made]
    literals = [*[each for one in found for each in one.literals], *[each for one in made for each in one.literals]]
    hosts = {one.provider or ("unknown" if one.effective.host is None else "other") for one in mail}
    project, unknown = clients.project_facts(all_files, hosts, {one.family for one in mail})
    facts: list[Fact] = [*mail]
    for one in found:
        facts += transports.auth_options(all_files, one)
    facts += sends.message_options(all_files, found)
    facts += oauth
    facts += clients.scopes(all_files, project, unknown)
    facts += credentials.credentials(all_files, credentials.uses(mail, oauth), literals, tracked)
    facts += packages.dependencies(all_files, reported)
    return Linked(
        _by_kind(facts, reported),
        _seen(mail, reported),
        len({one.about.place for one in oauth if one.about.place.path in reported}),
        sum(1 for path, one in all_files.files.items() if one.reader == "manifest" and path in reported),
    )


def _seen(mail: list[Transport], reported: frozenset[str]) -> tuple[str, ...]:
    """Provider or host of each transport, alternatives of one place counted once."""
    names: dict[Place, str] = {}
    for one in mail:
        place = one.about.place
        if place.path in reported and names.get(place, "unknown") == "unknown":
            names[place] = one.provider or one.effective.host or "unknown"
    return tuple(sorted(names.values()))


def _by_kind(facts: list[Fact], reported: frozenset[str]) -> dict[str, tuple[Fact, ...]]:
    by_kind: dict[str, list[Fact]] = {}
    for one in facts:
        if one.about.place.path in reported:
            by_kind.setdefault(one.kind, []).append(one)
    return {kind: tuple(ones) for kind, ones in by_kind.items()}
