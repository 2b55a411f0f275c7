"""Globs of ignore files: which of them could keep an expression busy for as long as somebody likes."""

MOST_FOLDERS = 3  # `**` in a pattern
MOST_WAYS = 3  # stars beyond the first of their part: each multiplies the ways to match one name
LONGEST = 1_000  # characters


def is_heavy(pattern: str) -> bool:
    """Whether a pattern has more wildcards, or is longer, than any that people write; such a one is not heeded.

    `**/*test*/**/*.log` is light, `*a*a*a*a*b` is heavy: on a name of 255 letters it can match in millions of ways.
    """
    if len(pattern) > LONGEST:
        return True
    parts = pattern.split("/")
    ways = sum(max(0, one.count("*") - 1) for one in parts if one != "**")
    return ways > MOST_WAYS or parts.count("**") > MOST_FOLDERS
