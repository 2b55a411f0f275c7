"""When a JSON Web Token ends: the one thing in it that tells nothing of anybody. Loaded where a file holds one."""

import json
from base64 import urlsafe_b64decode
from time import gmtime, strftime

_LAST = 32_503_680_000  # the year 3000: what lies behind is no time in seconds


def expiry(token: bytes) -> str:
    """The day (YYYY-MM-DD, UTC) of its claim `exp`; "" where it has none, or is no token after all."""
    parts = token.split(b".")
    try:
        body = json.loads(urlsafe_b64decode(parts[1] + b"=" * (-len(parts[1]) % 4)))
        ends = body.get("exp") if isinstance(body, dict) else None
    except (ValueError, IndexError, RecursionError):
        return ""
    if not isinstance(ends, (int, float)) or not 0 < ends < _LAST:
        return ""
    return strftime("%Y-%m-%d", gmtime(ends))
