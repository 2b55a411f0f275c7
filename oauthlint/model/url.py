"""What a URL says: its host. Every text has an answer, and none raises."""

import re

# A pattern is text, which `re` compiles when it first meets it: most hook calls meet no URL.
_HOST = r"[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^/?#@]*@)?(\[[^\]/?#]*\]|[^:/?#\[\]]*)"


def host_of(url: str) -> str:
    """The host of a URL, lower-case, without port or user; "" where there is none."""
    found = re.match(_HOST, url.strip()) if "://" in url else None
    return found[1].lower().rstrip(".") if found else ""
