"""Secrets that somebody looked at for detect-secrets and called none: `is_secret: false` in `.secrets.baseline`.

An entry has the SHA-1 of the value as detect-secrets reads it. Ours may begin and end elsewhere ("Bearer …", the lines
of a key), so what stands around the place is tried too. An entry that nobody has audited says nothing.
"""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha1

from oauthlint.errors import ConfigError
from oauthlint.model.source import Place, Text

_HEAD = rb"BEGIN (?:[A-Z0-9]+ ){0,2}PRIVATE KEY(?: BLOCK)?"  # what it keeps of a key


def called_none(place: Place, text: Text, baseline: bytes) -> bool:
    """Whether the baseline of detect-secrets, as it was read, has the value at this place as none."""
    hashes = _audited(baseline).get(place.path, frozenset())
    return bool(hashes) and any(
        sha1(one, usedforsecurity=False).hexdigest() in hashes for one in _readings(text.data, place)
    )


@lru_cache(1)  # it is asked for each secret of a run
def _audited(baseline: bytes) -> dict[str, frozenset[str]]:
    """The hashes of what was called none, by path; raises ConfigError."""
    try:
        results = json.loads(baseline)["results"]
        return {
            path.replace("\\", "/").removeprefix("./"): frozenset(
                str(one["hashed_secret"]) for one in some if one.get("is_secret") is False
            )
            for path, some in results.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        message = ".secrets.baseline: this is no baseline of detect-secrets"
        hint = "`detect-secrets scan > .secrets.baseline` writes one; --no-ignores leaves it unread"
        raise ConfigError(message, hint) from None


def _readings(data: bytes, place: Place) -> Iterator[bytes]:
    """The value by itself, and with all that stands between the quotes or blanks around it."""
    value = data[place.start : place.end]
    yield value.strip()
    begin = data.rfind(b"\n", 0, place.start) + 1
    end = data.find(b"\n", place.end)
    end = len(data) if end < 0 else end
    for quote in (b'"', b"'", b"`"):
        left, right = data.rfind(quote, begin, place.start), data.find(quote, place.end, end)
        if left >= 0 and right >= 0:
            yield data[left + 1 : right]
    before, after = data[begin : place.start], data[place.end : end]
    yield re.split(rb"[\s=]", before)[-1] + value + re.split(rb"\s", after)[0]
    yield from re.findall(_HEAD, value)
