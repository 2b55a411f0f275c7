"""Versions as npm orders them: `major.minor.patch` with an optional pre-release. No text raises."""

import re

# A pattern is text, which `re` compiles when it first meets it: most hook calls compare no version.
_VERSION = r"[v=]?(\d{1,15})\.(\d{1,15})\.(\d{1,15})(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?"
# A pre-release part: numbers come before words, and both before the end of a release without one.
_Parts = tuple[tuple[int, int, str], ...]


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


def older_than(version: str, other: str) -> bool:
    """Whether one version comes before the other; False where either is no version."""
    left, right = parse(version), parse(other)
    return left is not None and right is not None and left < right


def at_least(version: str, other: str) -> bool:
    """Whether one version is the other or comes after it; False where either is no version."""
    left, right = parse(version), parse(other)
    return left is not None and right is not None and left >= right
