"""Texts for people, and for machines that deploy: the secrets in them and the names of settings, and no more."""

import re
from collections.abc import Iterator, Sequence

from oauthlint.extract import envnames, remarked, secrets
from oauthlint.extract.reader import Reader
from oauthlint.model.filefacts import FileFacts, SecretText
from oauthlint.model.source import Place
from oauthlint.model.value import Secret

_NAME_ALONE = rb"(?:\w+\.)*[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+[\"'`,;.)\]}>|*]*"  # `pass: SMTP_PASS`
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
    return FileFacts(path, "prose", secrets=found, names=names(data, path, found, reader))


def names(data: bytes, path: str, found: Sequence[SecretText], reader: Reader) -> tuple[str, ...]:
    """The names of settings that a text lists, outside of the secrets in it and of what may be a part of one.

    A password that nobody quoted may end behind its first comma or far behind it; what stands there is no name.
    """
    from oauthlint.extract import masks  # noqa: PLC0415  (a script has none of these)

    named = ((start, end) for start, end, _ in masks.named(data, path, reader.scanner))
    values = [span for span in named if re.fullmatch(_NAME_ALONE, data[slice(*span)]) is None]
    shown = bytearray(data)
    for start, end in (*values, *((one.place.start, one.place.end) for one in found)):
        shown[start:end] = b" " * (end - start)
    return envnames.listed(bytes(shown))


def fallbacks(data: bytes, path: str, reader: Reader) -> Iterator[SecretText]:
    """What stands in for a variable that is not set, as in compose files: `${SMTP_PASS:-…}`."""
    for hit in re.finditer(_SUBSTITUTED, data) if b"${" in data else ():
        name, text = hit[1].decode(), hit[2].decode("utf-8", "replace")
        place = Place(path, hit.start(2), hit.end(2))
        value = secrets.read(text, (place,), name, reader.scanner)
        role = secrets.role_of(name)
        if role and role != "client_id" and isinstance(value, Secret):
            yield SecretText(place, value, role, name, Place(path, *hit.span(1)), (name,), "fallback")
