"""What a string is, decided where it is read: text that everybody may see, or a secret of which only a mask goes on.

Exact formats come from the knowledge, everything else is judged by name, shape and chance. This is the door to all that
knows of secrets: `read` for a string of the code, `scan` for a text. `masks` has what hides them from view.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from oauthlint.extract.formats import Found, Scanner, about, find, is_whole, scanner
from oauthlint.extract.names import role_of, speaks_of_mail
from oauthlint.extract.placeholders import made_up, placeholder
from oauthlint.extract.sealing import seal, seal_format
from oauthlint.extract.shapes import harmless, is_client_id, is_plain_url, is_public, random, shape_of, strangeness
from oauthlint.extract.sightings import merge, scan, under_name
from oauthlint.extract.vocabulary import PUBLIC
from oauthlint.model.value import Secret, Text, Trail

TYPE_CHECKING = False
if TYPE_CHECKING:
    from oauthlint.model.vocabularies import Verdict

__all__ = [
    "Scanner",
    "about",
    "merge",
    "read",
    "role_of",
    "scan",
    "scanner",
    "speaks_of_mail",
    "under_name",
]

_LONG_ENOUGH = r"[\w~.!*$+/-]{20}"  # every format holds such a run


def read(text: str, at: Trail, name: str, scanner: Scanner) -> Text | Secret:
    """Text where the string cannot be a secret, else a Secret with what may be known of it.

    `text` is the string's value, `name` the key, variable or parameter it stands under ("" if none). Text is: known
    vocabulary, addresses, hosts, scopes, URLs without credentials, paths, dates, short numbers, env names, client ids,
    and whatever stands under a plain name (type, service, user, redirectUri, …) and does not look like a secret.
    Under a credential's name nothing is text but a public client id.
    """
    role, plain = about(name, scanner)
    if not text:
        return seal(at, "empty", b"", scanner)
    shown = not role or role == "client_id"
    if shown and (text.lower() in PUBLIC or is_public(text)):
        return Text(at, text)
    found = _format_in(text, role, scanner)
    if found is not None:
        data = text.encode("utf-8", "replace")
        return seal_format(at, data[found.start : found.end], name, found.format, scanner)
    if is_client_id(text) or (shown and (plain or role) and not _looks_secret(text, role)):
        return Text(at, text)
    verdict, why = _judge(text, name, role, scanner)
    return seal(at, verdict, text.encode("utf-8", "replace"), scanner, why)


def without_secrets(url: str, judge: Callable[[str, str], Text | Secret]) -> str:
    """A URL with the values of its query taken out that may be secrets; `judge` reads a text under a name."""

    def shown(hit: re.Match[str]) -> str:
        value = judge(hit[2], hit[1])
        secret = role_of(hit[1]) or (isinstance(value, Secret) and value.verdict in ("format", "random"))
        return f"{hit[1]}=…" if secret and hit[2] else hit[0]

    return re.sub(r"(?<=[?&])([^=&#]*)=([^&#]*)", shown, url)


def _format_in(text: str, role: str, scanner: Scanner) -> Found | None:
    """The first exact format in a string, or the format that its role allows for the whole string."""
    if len(text) >= 20 and re.search(_LONG_ENOUGH, text):
        found = find(text.encode("utf-8", "replace"), scanner)
        if found:
            return found[0]
    if role in ("", "client_id") or shape_of(text) in ("hex", "digits", "guid"):
        return None
    # a name and a length are thin evidence, so words of that length do not count
    if strangeness(text.replace(" ", "")) <= 0.3 and 4 * sum(map(str.isdigit, text)) < len(text):
        return None
    bare = text.strip().encode("utf-8", "replace")
    fits = (one for one in scanner.named if one.role == role and is_whole(one, bare, scanner))
    one = next(fits, None)
    return None if one is None else Found(one, 0, len(text.encode("utf-8", "replace")))


def _looks_secret(text: str, role: str) -> bool:
    """Whether a text under a plain name looks like a secret all the same; a client id may be a GUID or a hash."""
    if "://" in text:
        return not is_plain_url(text)
    if ":" in text and "@" in text:
        return True
    if len(text) < 16 or (role and shape_of(text) in ("guid", "hex", "client-id", "digits")):
        return False
    return any(random(part) and shape_of(part) != "guid" for part in text.split())


def _judge(text: str, name: str, role: str, scanner: Scanner) -> tuple[Verdict, str]:
    """Verdict and reason for a string in no known format."""
    plain = harmless(text)
    if not role and plain and plain != "public":
        return "harmless", plain
    why = placeholder(text, name, role) or _typed_behind(text, scanner)
    if why:
        return "placeholder", why
    if role and plain and (role != "password" or plain in ("a sentence", "a URL")):
        return "harmless", plain
    chance = random(text)
    if chance is None and role not in ("", "password", "client_id"):
        from oauthlint.extract.opinion import thinks_random  # noqa: PLC0415  (its library takes a while)

        chance = thinks_random(text)
    return ("random" if chance else "plausible"), ""


def _typed_behind(text: str, scanner: Scanner) -> str:
    """Why what stands behind the public prefix of a format was typed and not drawn; "" if nothing says so."""
    prefix = next((one.prefix for one in scanner.formats if len(one.prefix) > 2 and text.startswith(one.prefix)), "")
    return made_up(text.removeprefix(prefix)) if prefix else ""
