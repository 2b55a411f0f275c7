"""Small projects of any kinds of files, read by their names and linked with the knowledge that we ship."""

from collections.abc import Callable, Mapping
from functools import cache

from oauthlint.audit import LANGUAGE
from oauthlint.discover.kinds import kind_by_name
from oauthlint.extract import EXTRACTORS
from oauthlint.extract.reader import reader_of
from oauthlint.link import link
from oauthlint.model.facts import Fact
from oauthlint.model.sample import filled
from oauthlint.pack import Pack, load_pack

MAILER = '{ "dependencies": { "nodemailer": "^10.6.0" } }'


@cache
def _pack() -> Pack:
    return load_pack(LANGUAGE)


def found(
    kind: str,
    files: Mapping[str, str],
    *,
    tracked: bool | None = True,
    ignored: Callable[[str], bool | None] = lambda _: None,
) -> list[Fact]:
    """The facts of a kind in a project that has mail's package; `{{token:…}}` in a file becomes a made-up secret."""
    known = _pack().knowledge
    reader = reader_of(known, b"a key made up for tests")
    whole = {"package.json": MAILER, **files}
    texts = {path: filled(text, known.formats).encode() for path, text in whole.items()}
    read = {path: EXTRACTORS[kind_by_name(path)](data, path, reader) for path, data in texts.items()}
    linked = link(dict(read), known, read.get, lambda _: tracked, reported=frozenset(read), whole=True, ignored=ignored)
    return list(linked.facts.get(kind, ()))
