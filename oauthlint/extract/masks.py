"""What of a file must never be shown: its known secrets wherever they stand, and whatever may be one.

Used for code frames, SARIF snippets and diffs, where masking too much costs a little comfort and masking too little a
mailbox; so long random runs and values after a credential's name go too, whether a rule speaks of them or not.
"""

import re
from collections.abc import Iterator, Sequence

from oauthlint.extract.formats import Scanner, about, every
from oauthlint.extract.names import is_plain
from oauthlint.extract.placeholders import placeholder
from oauthlint.extract.sealing import seal_format
from oauthlint.extract.shapes import harmless, is_client_id, is_public, random, shape_of
from oauthlint.extract.sightings import under_name
from oauthlint.extract.vocabulary import SECRET_PARTS
from oauthlint.model.filefacts import SecretText
from oauthlint.model.source import Place

Span = tuple[int, int, str]

# Compiled where they are used: nothing is shown on most runs.
_USER_INFO = rb"://[^\s/@:'\"`<>]*:([^\s/'\"`<>]+)@"
_AUTHORIZATION = rb"(?i)\b(?:bearer|basic)[ \t]+([A-Za-z0-9._~+/=-]{8,})"
_RUN = rb"[A-Za-z0-9+/=_~.!*$-]{20,}"
_ASSIGNED = r"[A-Za-z_][A-Za-z0-9_.]*=(?=.)"  # the name of a value in an env file
_NAME = (
    rb"(?<![\w$.\x80-\xff-])([A-Za-z_$\x80-\xff][\w$.\x80-\xff-]{1,80})[\"'`\])]{0,3}[ \t]*"
    rb"(?:=>|:=|\?\?|\|\||[:=,(>|\t])[ \t]*(?:\r?\n[ \t]*)?(?:(?://|\#|\*)[ \t]*)?"
)
_QUOTED = rb"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`"
_UNQUOTED = rb"([^\s'\"`,;(){}\[\]<>]+)"
_SCRIPTS = (".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".mts", ".cts", ".vue", ".svelte", ".astro")


def mask_spans(data: bytes, path: str, known: Sequence[SecretText], scanner: Scanner) -> tuple[tuple[Place, str], ...]:
    """The places of a file that must not be shown, each with what to show instead; in order, never overlapping."""
    placed = [*_known(known), *_named(data, path, scanner)]
    spans = [*placed, *_elsewhere(data, placed), *_formats(data, scanner), *_runs(data)]
    for expression in (_USER_INFO, _AUTHORIZATION):
        spans += [(hit.start(1), hit.end(1), "…") for hit in re.finditer(expression, data)]
    joined: list[Span] = []
    for start, end, mask in sorted(spans, key=lambda span: (span[0], -span[1], span[2] == "…")):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]), joined[-1][2])
        elif end > start:
            joined.append((start, end, mask))
    return tuple((Place(path, start, end), mask) for start, end, mask in joined)


def _known(known: Sequence[SecretText]) -> Iterator[Span]:
    for one in known:
        if one.value.verdict in ("format", "random") or under_name(one.value, one.role):
            yield one.place.start, one.place.end, one.value.mask


def _elsewhere(data: bytes, placed: Sequence[Span]) -> Iterator[Span]:
    """Where else the values of these places stand, if they are long enough to be told from parts of words."""
    values = {data[start:end]: mask for start, end, mask in placed if end - start >= 5}
    for value, mask in values.items():
        at = data.find(value)
        while at >= 0:
            yield at, at + len(value), mask
            at = data.find(value, at + 1)


def _formats(data: bytes, scanner: Scanner) -> Iterator[Span]:
    for found in every(data, scanner):
        value = seal_format((), data[found.start : found.end], "", found.format, scanner)
        if value.verdict == "format":
            yield found.start, found.end, value.mask


def _runs(data: bytes) -> Iterator[Span]:
    """Long random runs; of a path or a URL only the random part."""
    for hit in re.finditer(_RUN, data):
        name = re.match(_ASSIGNED, hit[0].decode())
        start = hit.start() + (name.end() if name and not _may_be_random(name[0][:-1]) else 0)
        run = data[start : hit.end()].decode()
        if is_client_id(run):
            continue
        if _may_be_random(run):
            yield start, hit.end(), "…"
            continue
        for part in re.finditer(r"[^/.=]{16,}", run):
            if _may_be_random(part[0]):
                yield start + part.start(), start + part.end(), "…"


def _may_be_random(text: str) -> bool:
    return random(text) is not False and shape_of(text) != "guid"


def _named(data: bytes, path: str, scanner: Scanner) -> Iterator[Span]:
    """Values after a credential's name: quoted ones, and in what is no program, or in a comment, bare ones too."""
    quoted, bare = re.compile(_QUOTED, re.DOTALL), re.compile(_UNQUOTED)
    for hit in re.finditer(_NAME, data):
        name = hit[1].decode("utf-8", "replace")
        role = about(name, scanner)[0]
        if not _credential_like(name, role):
            continue
        value = quoted.match(data, hit.end())
        if value is None and b"\n" not in hit[0] and (not path.endswith(_SCRIPTS) or _in_comment(data, hit.end())):
            value = bare.match(data, hit.end())
        group = value.lastindex if value is not None else None
        if value is not None and group and _worth_hiding(value[group].decode("utf-8", "replace"), name, role):
            yield value.start(group), value.end(group), "…"


def _credential_like(name: str, role: str) -> bool:
    if role:
        return role != "client_id"
    low = name.lower()
    return any(part in low for part in SECRET_PARTS) and not is_plain(name)


def _in_comment(data: bytes, at: int) -> bool:
    """Whether a comment mark stands before it on the line, as far as 400 bytes back (generated lines are long)."""
    start = max(0, at - 400)
    line = data[max(start, data.rfind(b"\n", start, at) + 1) : at].lstrip()
    return line.startswith((b"//", b"*", b"/*", b"#")) or b" // " in line


def _worth_hiding(text: str, name: str, role: str) -> bool:
    """Whether a value after a credential's name is more than a placeholder, a label, an address or a path."""
    if not text or placeholder(text, name, "password"):  # what is too simple for a token may be a password
        return False
    return role == "password" or not (is_public(text) or harmless(text))
