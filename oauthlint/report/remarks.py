"""What is said of a secret below its frame: what it opens, when it expires, whether git keeps it, how it is revoked."""

from collections.abc import Iterator, Sequence


def told(remarks: Sequence[tuple[str, str]], today: str) -> Iterator[tuple[str, str]]:
    """Each name once with its words, the steps numbered; `today` (YYYY-MM-DD) tells what has expired, "" does not."""
    steps = [words for name, words in remarks if name == "revoke"]
    for name, words in remarks:
        if name == "expires":
            yield ("expired" if today and words < today else name), f"on {words}, by its own claim"
        elif name != "revoke":
            yield name, words
    if steps:
        yield "revoke", " ".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
