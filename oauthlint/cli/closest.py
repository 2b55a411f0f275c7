"""What a misspelt name was meant to be."""

from collections.abc import Iterable


def closest(name: str, names: Iterable[str]) -> str:
    """A question with the up to three names that look like it most; "" if none does."""
    from difflib import get_close_matches

    known = sorted(names)
    # a slip of the hand has one name that it can mean; what is further off may mean several
    near = get_close_matches(name.lower(), known, n=1, cutoff=0.9) or get_close_matches(name.lower(), known, 3, 0.6)
    return f"did you mean {' or '.join(near)}?" if near else ""
