"""Versions as npm orders them: `major.minor.patch` with an optional pre-release. No text raises."""

_NUMBERS = "0123456789"
_LETTERS = _NUMBERS + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-"
# A pre-release part: numbers come before words, and both before the end of a release without one.
_Parts = tuple[tuple[int, int, str], ...]


def parse(version: str) -> tuple[int, int, int, _Parts] | None:
    """A version in a form that compares as npm orders it (semver 2.0.0, section 11); None for any other text."""
    text, plus, build = version.strip().partition("+")
    text, dash, before = text.partition("-")
    numbers = (text[1:] if text.startswith(("v", "=")) else text).split(".")
    if len(numbers) != 3 or not all(0 < len(one) < 16 and not one.strip(_NUMBERS) for one in numbers):
        return None
    if any(mark and (not part or part.strip(_LETTERS)) for mark, part in ((plus, build), (dash, before))):
        return None
    # a release comes after all of its pre-releases
    last: _Parts = tuple(_part(part) for part in before.split(".")) if dash else ((2, 0, ""),)
    major, minor, patch = map(int, numbers)
    return major, minor, patch, last


def _part(text: str) -> tuple[int, int, str]:
    return (0, int(text[:15]), "") if text.isdecimal() else (1, 0, text)


def exact(spec: str) -> str | None:
    """The version that a range without room is."""
    plain = spec.strip().lstrip("=v")
    return plain if plain.count(".") == 2 and plain.replace(".", "").isdigit() else None


def older_than(version: str, other: str) -> bool:
    """Whether one version comes before the other; False where either is no version."""
    left, right = parse(version), parse(other)
    return left is not None and right is not None and left < right


def at_least(version: str, other: str) -> bool:
    """Whether one version is the other or comes after it; False where either is no version."""
    left, right = parse(version), parse(other)
    return left is not None and right is not None and left >= right
