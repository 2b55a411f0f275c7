"""Secrets seen in a text of any kind, and how they go together with those that the code or a document names.

One secret is one entry: a literal under a name in the code wins over the same characters found by their format alone.
"""

import re
from collections.abc import Sequence

from oauthlint.extract.formats import Found, Scanner, about, find, in_base64
from oauthlint.extract.placeholders import placeholder
from oauthlint.extract.sealing import seal, seal_format
from oauthlint.model.filefacts import SecretText
from oauthlint.model.source import Place
from oauthlint.model.value import Secret

# Compiled where they are used (`re` remembers them): a file without formats needs none.
_URL_PASSWORD = rb"smtps?://[^\s:/@'\"`<>]*:([^\s/@'\"`<>]+)@"
_NAME_BEFORE = (
    rb"([A-Za-z_$][\w$.-]*)[\"'`\])]*\s*(?:=>|:=|\?\?|\|\||[:=(,])\s*(?:(?://|#|\*)\s*)?[\"'`]?(?:Bearer )?\Z"
)
_COMMENT = rb"[ \t]*(?://|/\*|\*|#|<!--|;|--)"


def scan(data: bytes, path: str, scanner: Scanner) -> tuple[SecretText, ...]:
    """Every exact format and every password of an SMTP URL in a file of any kind, comments included, in order.

    Placeholders in a known format are among them, with the verdict `placeholder`. The name is the one that stands
    before the value, on the same line or the one above. Formats that count only under a name are left out.
    """
    hits = [*((one, data[one.start : one.end]) for one in find(data, scanner)), *in_base64(data, scanner)]
    found, behind = [], 0
    for one, written in sorted(hits, key=lambda hit: hit[0].start):
        found.append(_by_format(data, path, one, written, scanner, behind))
        behind = max(behind, one.end)
    if b"smtp" in data and b"://" in data:
        found += [_by_url(data, path, hit, scanner) for hit in re.finditer(_URL_PASSWORD, data)]
    return merge((), found)


def merge(scanned: Sequence[SecretText], named: Sequence[SecretText]) -> tuple[SecretText, ...]:
    """One entry a place, in order: an entry with a name and a way through the code wins over one found by its format.

    Where such an entry is in no format itself but holds one ("Bearer ya29…"), it keeps what was recognised.
    """
    kept = _apart(named)
    free = []
    for one in scanned:
        at = next((n for n, other in enumerate(kept) if _overlap(one.place, other.place)), -1)
        if at < 0:
            free.append(one)
        elif not kept[at].value.format:
            value = one.value._replace(at=kept[at].value.at)
            kept[at] = kept[at]._replace(value=value, role=kept[at].role or one.role)
    return tuple(sorted([*kept, *_apart(free)], key=lambda one: one.place))


def under_name(value: Secret, role: str) -> bool:
    """Whether the value is a secret in that role.

    A known format is one under every name. A password may be anything that is no placeholder; a token must be random
    and no GUID; a client secret or an API key random, GUIDs too; a private key must be PEM; a client id is public.
    """
    if value.verdict in ("format", "placeholder", "empty", "harmless"):
        return value.verdict == "format"
    if role == "password":
        return True
    if role in ("refresh_token", "access_token", "id_token", "authorization_code"):
        return value.verdict == "random" and value.shape != "guid"
    return value.verdict == "random" and role in ("client_secret", "api_key")


def _apart(entries: Sequence[SecretText]) -> list[SecretText]:
    """The entries without those that overlap an earlier one; of two in one place the one with a role stays."""
    kept: list[SecretText] = []
    for one in sorted(entries, key=lambda one: (one.place.start, not one.role, one.place.end)):
        if not kept or one.place.start >= kept[-1].place.end:
            kept.append(one)
    return kept


def _overlap(one: Place, other: Place) -> bool:
    """Whether the places have a byte in common; one that is empty has none."""
    return max(one.start, other.start) < min(one.end, other.end)


def _by_format(data: bytes, path: str, found: Found, written: bytes, scanner: Scanner, behind: int) -> SecretText:
    """The fact of a format. Its name stands behind the secret before it: no piece of that one is a name."""
    before = re.compile(_NAME_BEFORE).search(data, max(behind, found.start - 160), found.start)
    name = before[1].decode() if before else ""
    place = Place(path, found.start, found.end)
    value = seal_format((place,), written, name, found.format, scanner)
    if data[found.start : found.end] != written:
        value = value._replace(mask="…")  # in base64 nothing of it is public
    # what a JWT is for only its name says; of the others the format does
    role = found.format.role if value.shape != "jwt" else about(name, scanner)[0] or found.format.role
    name_place = Place(path, before.start(1), before.end(1)) if before else None
    return SecretText(place, value, role, name, name_place, (), _setting(data, path, found.start))


def _by_url(data: bytes, path: str, hit: re.Match[bytes], scanner: Scanner) -> SecretText:
    place = Place(path, hit.start(1), hit.end(1))
    why = placeholder(hit[1].decode("utf-8", "replace"), "password", "password")
    value = seal((place,), "placeholder" if why else "plausible", hit[1], scanner, why)
    return SecretText(place, value, "password", "", None, (), _setting(data, path, place.start))


def _setting(data: bytes, path: str, at: int) -> str:
    """`comment` where the line begins as one; in Markdown "#" begins a title."""
    line = data.rfind(b"\n", 0, at) + 1
    return "comment" if re.compile(_COMMENT).match(data, line, at) and not path.endswith((".md", ".mdx")) else "text"
