"""What a JSON Web Token says of itself and tells nothing of anybody: when it ends, and what it is for.

Loaded where a file holds one.
"""

import json
import re
from base64 import urlsafe_b64decode
from time import gmtime, strftime
from typing import Any

_LAST = 32_503_680_000  # the year 3000: what lies behind is no time in seconds
_MOST = 6  # scopes that are told
# The names that providers give scopes and permissions; a claim may hold anything, and nothing else is repeated.
_SCOPE = re.compile(r"https://[a-z0-9.-]+/[A-Za-z.]*(?:/?[a-z.]+)?|[A-Z][A-Za-z]+(?:\.[A-Z][A-Za-z]+)+|offline_access")


def claims(token: bytes) -> tuple[str, str]:
    """The day (YYYY-MM-DD, UTC) of its claim `exp`, and its scopes with blanks between them; "" for what it has not."""
    body = _body(token)
    ends = body.get("exp")
    timed = isinstance(ends, (int, float)) and 0 < ends < _LAST
    listed = [word for claim in ("scp", "scope", "roles") for word in _words(body.get(claim))]
    scopes = [one for one in dict.fromkeys(listed) if len(one) < 80 and _SCOPE.fullmatch(one)]
    return strftime("%Y-%m-%d", gmtime(ends)) if timed else "", " ".join(scopes[:_MOST])


def _body(token: bytes) -> dict[str, Any]:
    """The claims; none for what is no token after all."""
    parts = token.split(b".")
    try:
        body = json.loads(urlsafe_b64decode(parts[1] + b"=" * (-len(parts[1]) % 4)))
    except (ValueError, IndexError, RecursionError):
        return {}
    return body if isinstance(body, dict) else {}


def _words(claim: object) -> list[str]:
    """The words of a claim: a text with blanks, or a list."""
    if isinstance(claim, str):
        return claim.split()
    return [one for one in claim if isinstance(one, str)] if isinstance(claim, list) else []
