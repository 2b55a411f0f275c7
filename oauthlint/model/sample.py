"""Made-up values in the form of real secrets, so that no file of ours has to hold one.

A recipe is text with character classes in it, `GOCSPX-[A-Za-z0-9_-]{28}`; of `{20,60}` the lower number is taken. The
same recipe and seed give the same value.
Examples name a token format, `{{token:google-client-secret}}`, or `{{token:google-client-secret:2}}` for another value.
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from oauthlint.model.knowledge import TokenFormat

_TOKEN = re.compile(r"\{\{token:([a-z0-9-]+)(?::(\w+))?\}\}")
_CLASS = re.compile(r"\[((?:[^\]\\]|\\.)+)\](?:\{(\d+)(?:,(\d+))?\})?")


def sample(recipe: str, seed: str) -> str:
    """A value by the recipe; raises ValueError where a class runs backwards."""
    stream = _digits(f"{recipe}\0{seed}")

    def fill(found: re.Match[str]) -> str:
        letters = _alphabet(found[1])
        return "".join(letters[next(stream) % len(letters)] for _ in range(int(found[2] or 1)))

    return _CLASS.sub(fill, recipe)


def filled(text: str, formats: Iterable[TokenFormat]) -> str:
    """The text with a made-up value in each place that names a token format; KeyError for one that there is not."""
    recipes = {one.id: one.sample for one in formats}
    return _TOKEN.sub(lambda found: sample(recipes[found[1]], f"{found[1]} {found[2] or 1}"), text)


def masked(text: str, formats: Iterable[TokenFormat]) -> str:
    """The text as people should see it: the public part of a token's format and an ellipsis in its place."""
    prefixes = {one.id: one.prefix for one in formats}
    return _TOKEN.sub(lambda found: f"{prefixes.get(found[1], '')}…", text)


def _alphabet(inside: str) -> str:
    """The characters of a class, `A-Z` being a range unless the `-` stands first or last."""
    letters = ""
    for found in re.finditer(r"(\\?.)-(\\?.)|\\?(.)", inside, re.DOTALL):
        if found[3] is not None:
            letters += found[3]
            continue
        low, high = ord(found[1][-1]), ord(found[2][-1])
        if low > high:
            msg = f"[{inside}] runs backwards at {found[0]}"
            raise ValueError(msg)
        letters += "".join(map(chr, range(low, high + 1)))
    return letters


def _digits(seed: str) -> Iterator[int]:
    """An endless run of numbers below 256 that depends on nothing but the seed."""
    block = 0
    while True:
        yield from blake2b(f"{block}\0{seed}".encode(), digest_size=64).digest()
        block += 1
