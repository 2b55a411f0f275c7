"""Texts for people, and for machines that deploy: the secrets in them and the names of settings, and no more."""

import re
from collections.abc import Iterator, Sequence

from oauthlint.extract import envnames, remarked, secrets
from oauthlint.extract.reader import Reader
from oauthlint.model.filefacts import FileFacts, SecretText
from oauthlint.model.source import Place
from oauthlint.model.value import Secret

# What may stand around a name that is the whole value of another one: `pass: process.env.SMTP_PASS,`.
_BEFORE_NAME = rb"[\"'`<(\[$]?(?:\w+\.)*"
_BEHIND_NAME = rb"[\"'`,;:.)\]}>|*]*(?:\s|$)"
_SUBSTITUTED = rb"\$\{([A-Za-z_]\w{0,60}):?[-=]([^}\s\"'`$]{1,400})\}"


def extract(data: bytes, path: str, reader: Reader) -> FileFacts:
    """Facts of one text that is no program, what it says of mail and OAuth2 among them."""
    facts = plain(data, path, reader)
    topics = reader.documentation.topics_in(data)
    if not topics:
        return facts
    from oauthlint.extract import most  # noqa: PLC0415  (few texts say anything)
    from oauthlint.extract.mentions import mentions, paragraphs  # noqa: PLC0415  (few texts say anything)

    said = mentions(paragraphs(data), data, path, topics, reader.documentation)
    return most.told(facts._replace(mentions=said))


def plain(data: bytes, path: str, reader: Reader) -> FileFacts:
    """The secrets in a text, and the names of settings."""
    noted = [*remarked.in_note(data, path, reader.scanner), *remarked.in_query(data, path, reader.scanner)]
    scanned = secrets.merge(noted, secrets.scan(data, path, reader.scanner))
    found = secrets.merge(scanned, tuple(fallbacks(data, path, reader)))
    return FileFacts(path, "prose", secrets=found, names=names(data, found, reader))


def names(data: bytes, found: Sequence[SecretText], reader: Reader) -> tuple[str, ...]:
    """The names of settings that a text lists, outside of the secrets in it and of what may be a part of one.

    A password that nobody quoted may end behind its first comma or far behind it; what stands there is no name.
    """
    shown = bytearray(data)
    for one in found:
        shown[one.place.start : one.place.end] = b" " * (one.place.end - one.place.start)
    listed: dict[str, None] = {}
    for start, end, name in envnames.listed(bytes(shown)):
        if name not in listed and not _is_in_value(data, start, end, reader):
            listed[name] = None
    return tuple(listed)


def _is_in_value(data: bytes, start: int, end: int, reader: Reader) -> bool:
    """Whether a word stands in the value of a credential and is not all of it."""
    from oauthlint.extract import masks  # noqa: PLC0415  (a script has none of these)

    before = masks.behind_name(data, start, reader.scanner)
    if before is None:
        return False
    if before.endswith((b"${", b"{{")):
        return False
    parted = b"_" in data[start:end]  # a word of capitals alone may as well be all of a password
    alone = re.fullmatch(_BEFORE_NAME, before) and re.compile(_BEHIND_NAME).match(data, end)
    return not (parted and alone)


def fallbacks(data: bytes, path: str, reader: Reader) -> Iterator[SecretText]:
    """What stands in for a variable that is not set, as in compose files: `${SMTP_PASS:-…}`."""
    for hit in re.finditer(_SUBSTITUTED, data) if b"${" in data else ():
        name, text = hit[1].decode(), hit[2].decode("utf-8", "replace")
        place = Place(path, hit.start(2), hit.end(2))
        value = secrets.read(text, (place,), name, reader.scanner)
        role = secrets.role_of(name)
        if role and role != "client_id" and isinstance(value, Secret):
            yield SecretText(place, value, role, name, Place(path, *hit.span(1)), (name,), "fallback")
