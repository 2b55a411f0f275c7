"""npm version ranges as intervals: does a version lie in one, does one lie within another.

What is unusual is parsed by node-semver. Pre-releases count as the release they lead to, since advisories do not tell
them apart.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


Release = tuple[int, int, int]
Interval = tuple[Release, Release | None]  # from, up to but not with; None for no upper end
_NOT_RANGES = (":", "/", "#")
_SIGNS = ("^", "~", ">=", "<=", ">", "<", "=")
_ANY = ("x", "X", "*")
_LONGEST = 500  # characters of a range; node-semver takes seconds for a long one, and minutes for one of blanks


def intervals(spec: str) -> list[Interval] | None:
    """The intervals of a range, lowest first; None for tags, URLs and protocols, which say nothing of a version."""
    if any(one in spec for one in _NOT_RANGES):
        return None
    spec = " ".join(spec.split())
    if len(spec) > _LONGEST:
        return None
    usual = _usual(spec)
    found = usual if usual is not None else _parsed(spec)
    if found is None:
        return None
    return sorted((one for one in found if one[1] is None or one[0] < one[1]), key=lambda one: one[0])


def _parsed(spec: str) -> list[Interval] | None:
    import nodesemver  # noqa: PLC0415  (for few ranges: with logging it is longer in loading than Python itself)

    try:
        parsed: Any = nodesemver.make_range(spec, loose=True)
    except (ValueError, TypeError, AttributeError, KeyError):  # what node-semver raises on what it cannot read
        return None
    return [_interval(one) for one in parsed.set]


def _usual(spec: str) -> list[Interval] | None:
    """The intervals of a range as most manifests write it: `^1.2.3`, `>=18 <21`, `18.x || 20`; None for any other."""
    found: list[Interval] = []
    for either in spec.split("||"):
        low: Release = (0, 0, 0)
        high: Release | None = None
        for text in either.split():
            one = _comparator(text)
            if one is None:
                return None
            low = max(low, one[0])
            high = one[1] if high is None or (one[1] is not None and one[1] < high) else high
        found.append((low, high))
    return found


def _comparator(text: str) -> Interval | None:
    """The interval of `>=1.2.3`, `^1.2`, `1.x`; None for whatever is written in another way."""
    sign = next((one for one in _SIGNS if text.startswith(one)), "")
    parts = text.removeprefix(sign).split(".")
    if len(parts) > 3:
        return None
    while len(parts) > 1 and parts[-1] in _ANY:
        parts.pop()
    if not all(one.isascii() and one.isdigit() and len(one) < 10 for one in parts):
        return None
    numbers = [int(one) for one in parts]
    low = _filled(numbers)
    after = _filled([*numbers[:-1], numbers[-1] + 1])
    if sign in (">", ">="):
        return after if sign == ">" else low, None
    if sign in ("<", "<="):
        return (0, 0, 0), after if sign == "<=" else low
    # what a tilde and a caret leave as it is
    kept = min(2, len(parts)) if sign == "~" else next((at + 1 for at, one in enumerate(numbers) if one), len(parts))
    return low, _filled([*numbers[: kept - 1], numbers[kept - 1] + 1]) if sign in ("~", "^") else after


def _filled(numbers: list[int]) -> Release:
    major, minor, patch = (*numbers, 0, 0)[:3]
    return major, minor, patch


def _interval(comparators: Any) -> Interval:  # noqa: ANN401  (node-semver has no types)
    low: Release = (0, 0, 0)
    high: Release | None = None
    for one in comparators:
        if one.operator is None:
            continue
        at = _release(str(one.semver))
        following = (at[0], at[1], at[2] + 1)
        if one.operator in (">", ">="):
            low = max(low, following if one.operator == ">" else at)
        elif one.operator in ("<", "<="):
            end = at if one.operator == "<" else following
            high = end if high is None else min(high, end)
        else:
            low, high = max(low, at), following
    return low, high


def _release(version: str) -> Release:
    plain = version.split("-", 1)[0].split("+", 1)[0].strip().lstrip("=v")
    parts = [int(one) if one.isdigit() else 0 for one in plain.split(".")]
    major, minor, patch = (*parts, 0, 0, 0)[:3]
    return major, minor, patch


def line(version: str) -> Release:
    """What a caret leaves as it is: the major, below 1.0.0 the minor, below 0.1.0 all."""
    major, minor, patch = _release(version)
    return (major, 0, 0) if major else (0, minor, 0) if minor else (0, 0, patch)


def holds(version: str, spec: str) -> bool:
    """Whether a version lies in a range."""
    at = _release(version)
    return any(low <= at and (high is None or at < high) for low, high in intervals(spec) or ())


def bounds(spec: str) -> tuple[str, list[Interval]] | None:
    """The lowest version of a range, and its intervals; None where the range cannot be read or is any version."""
    found = intervals(spec)
    if not found or found == [((0, 0, 0), None)]:
        return None
    return ".".join(str(one) for one in found[0][0]), found


def within(inner: tuple[str, list[Interval]], outer: str) -> bool:
    """Whether every version of the range lies in another one."""
    allowed = intervals(outer) or []
    return all(
        any(a <= low and (b is None or (high is not None and high <= b)) for a, b in allowed) for low, high in inner[1]
    )


def first_clear(lowest: str, candidates: list[str], affected: list[str]) -> str | None:
    """The lowest of some versions, none below `lowest`, that lies in no range of `affected`."""
    floor = _release(lowest)
    for one in sorted(candidates, key=_release):
        if _release(one) >= floor and not any(holds(one, spec) for spec in affected):
            return one
    return None
