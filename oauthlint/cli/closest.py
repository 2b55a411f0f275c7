"""What a misspelt name was meant to be."""

from collections.abc import Iterable


def closest(name: str, names: Iterable[str]) -> str:
    """A question with the up to three names that look like it most; "" if none does."""
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), sorted(names), n=3, cutoff=0.6)
    return f"did you mean {' or '.join(near)}?" if near else ""
