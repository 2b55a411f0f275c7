"""Small projects of every kind of file, read and linked with our own knowledge, with made-up secrets in them."""

from collections.abc import Mapping

from oauthlint.audit import LANGUAGE
from oauthlint.discover.kinds import kind_by_name
from oauthlint.extract import EXTRACTORS
from oauthlint.extract.reader import reader_of
from oauthlint.link import link
from oauthlint.model.facts import Credential, CredentialFile, Dependency, EnvRead
from oauthlint.model.sample import filled
from oauthlint.pack import load_pack
from tests.link.speaking import given

KNOWLEDGE = load_pack(LANGUAGE).knowledge
READER = reader_of(KNOWLEDGE, b"a key made up for tests")
MAIL = '{ "dependencies": { "nodemailer": "^10.6.0" } }'


def found(files: Mapping[str, str], kind: str, *, tracked: bool | None = True, mail: bool = True) -> list[object]:
    """The facts of a kind in a project of these files, in the order of path and place.

    `{{token:…}}` in a text becomes a made-up value of that format; with `mail` there is a manifest with Nodemailer.
    """
    texts = {**({"package.json": MAIL} if mail else {}), **files}
    texts = {path: filled(text, KNOWLEDGE.formats) for path, text in texts.items()}
    facts = {path: EXTRACTORS[kind_by_name(path)](one.encode(), path, READER) for path, one in texts.items()}
    speaking, glance = given(facts, texts)
    linked = link(
        speaking, KNOWLEDGE, facts.get, lambda _: tracked, reported=frozenset(facts), whole=True, glance=glance
    )
    return sorted(linked.facts.get(kind, ()), key=lambda one: one.about.place)


def credentials(files: Mapping[str, str], *, tracked: bool | None = True, mail: bool = True) -> list[Credential]:
    """What is written out in a secret's place."""
    return [one for one in found(files, "credential", tracked=tracked, mail=mail) if isinstance(one, Credential)]


def credential(path: str, text: str, *, tracked: bool | None = True, mail: bool = True, **others: str) -> Credential:
    """The one credential in a file; `others` are further scripts, by their names in `src`."""
    files = {path: text} | {f"src/{name}.js": one for name, one in others.items()}
    (only,) = [one for one in credentials(files, tracked=tracked, mail=mail) if one.about.place.path == path]
    return only


def credential_files(path: str, text: str) -> list[CredentialFile]:
    """What is said of a file as one that a provider hands out."""
    return [one for one in found({path: text}, "credential_file") if isinstance(one, CredentialFile)]


def env_reads(files: Mapping[str, str], *, tracked: bool | None = True) -> list[EnvRead]:
    """Where code reads its environment."""
    return [one for one in found(files, "env_read", tracked=tracked) if isinstance(one, EnvRead)]


def dependencies(files: Mapping[str, str]) -> dict[str, Dependency]:
    """Packages by their names."""
    return {one.name: one for one in found(files, "dependency", mail=False) if isinstance(one, Dependency)}
