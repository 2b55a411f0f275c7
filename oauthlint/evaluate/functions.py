"""The functions that a condition may call besides CEL's own. They have an answer for every text and never raise.

All arguments are text. A version is `major.minor.patch` with an optional pre-release, as npm writes it.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

# Patterns are text, which `re` compiles when it first meets them: most runs meet neither a version nor a URL.
_VERSION = r"[v=]?(\d{1,15})\.(\d{1,15})\.(\d{1,15})(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?"
_HOST = r"[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^/?#@]*@)?(\[[^\]/?#]*\]|[^:/?#\[\]]*)"

# A pre-release part: numbers come before words, and both before the end of a release without one.
_Parts = tuple[tuple[int, int, str], ...]


class Function(NamedTuple):
    """A function of the language: as a method (`x.name(y)`) or on its own (`name(x)`), and what it gives."""

    name: str
    method: bool
    gives: type[bool] | type[str]
    run: Callable[..., bool | str]
    parameters: int


def older_than(version: str, other: str) -> bool:
    """Whether one version comes before the other; False where either is no version."""
    left, right = parse(version), parse(other)
    return left is not None and right is not None and left < right


def at_least(version: str, other: str) -> bool:
    """Whether one version is the other or comes after it; False where either is no version."""
    left, right = parse(version), parse(other)
    return left is not None and right is not None and left >= right


def host_of(url: str) -> str:
    """The host of a URL, lower-case, without port or user; "" where there is none."""
    found = re.match(_HOST, url.strip())
    return found[1].lower().rstrip(".") if found else ""


def parse(version: str) -> tuple[int, int, int, _Parts] | None:
    """A version in a form that compares as npm orders it (semver 2.0.0, section 11); None for any other text."""
    found = re.fullmatch(_VERSION, version.strip(), re.ASCII)
    if not found:
        return None
    last: _Parts = ((2, 0, ""),)  # a release comes after all of its pre-releases
    if found[4] is not None:
        last = tuple(_part(part) for part in found[4].split("."))
    return int(found[1]), int(found[2]), int(found[3]), last


def _part(text: str) -> tuple[int, int, str]:
    return (0, int(text[:15]), "") if text.isdecimal() else (1, 0, text)


FUNCTIONS: tuple[Function, ...] = (
    Function("older_than", True, bool, older_than, 2),
    Function("at_least", True, bool, at_least, 2),
    Function("host_of", False, str, host_of, 1),
)
