"""The one place where a value becomes what may be known of it: verdict, mask, length class, tag, hash for the run.

Nothing that this returns can be turned back: the tag has 12 bits, the hash is keyed with the run's own random key.
"""

from __future__ import annotations

import re

try:
    # the same function; `hashlib` loads OpenSSL for the others, a third of a bare interpreter's start
    from _blake2 import blake2b
except ImportError:  # an interpreter that keeps it elsewhere
    from hashlib import blake2b

from oauthlint.extract.formats import Scanner
from oauthlint.extract.placeholders import placeholder
from oauthlint.extract.shapes import shape_of
from oauthlint.model.knowledge import TokenFormat
from oauthlint.model.value import Secret, Trail

TYPE_CHECKING = False
if TYPE_CHECKING:
    from oauthlint.model.vocabularies import Verdict

NONE = ("placeholder", "harmless", "empty")  # verdicts on what is no secret
_SHAPES = {"jwt": "jwt", "private-key-base64": "pem"}


def seal(at: Trail, verdict: Verdict, value: bytes, scanner: Scanner, why: str = "") -> Secret:
    """The value as a Secret in no known format. What is no secret has neither tag nor hash."""
    shape = shape_of(value.decode("utf-8", "replace").strip())
    size = len(value)
    named = "short" if size < 8 else "medium" if size < 16 else "long" if size < 64 else "very long"
    if verdict in NONE:
        return Secret(at, verdict, "", "…" if size else "", named, "", "", why, shape)
    tag = blake2b(_everywhere_the_same(value), digest_size=2, person=b"oauthlint-secret").hexdigest()[:3]
    return Secret(at, verdict, "", "…", named, tag, hash_of(value, scanner), why, shape)


def hash_of(value: bytes, scanner: Scanner) -> str:
    """The keyed hash by which a value is known again within this run."""
    return blake2b(_everywhere_the_same(value), digest_size=8, key=scanner.key).hexdigest()


def seal_format(at: Trail, value: bytes, name: str, one: TokenFormat, scanner: Scanner) -> Secret:
    """The value as a Secret in a known format, or as the placeholder that only has its form."""
    text = value.decode("utf-8", "replace")
    shown = text.startswith(one.prefix)
    # a password may be simple, and so may what follows a public prefix
    why = placeholder(text.removeprefix(one.prefix), name, "password")
    made = seal(at, "placeholder" if why else "format", value, scanner, why)
    mask = f"{one.prefix}…" if shown else "…"
    made = made._replace(format=one.id, mask=mask, shape=_SHAPES.get(one.id, made.shape))
    if one.id != "jwt":
        return made
    from oauthlint.extract.claims import claims  # noqa: PLC0415  (few files hold such a token)

    expires, scope = claims(value)
    return made._replace(expires=expires, scope=scope)


def _everywhere_the_same(value: bytes) -> bytes:
    """The value without what its surroundings did to it: escaped slashes, the line ends of a key, blanks in groups."""
    if b"PRIVATE KEY" in value:
        return re.sub(rb"\\[nr]|[\s\\\"'`+,]", b"", value)
    if b"/" in value or b"%2" in value:
        value = value.replace(b"\\/", b"/").replace(b"%2F", b"/").replace(b"%2f", b"/")
    return value.strip()
