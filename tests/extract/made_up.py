"""Made-up secrets in every format of our knowledge, by its documented alphabets and lengths, built when a test runs.

They come from the recipe of a format, never from its expression, so that the two are tested against each other.
"""

import re
from pathlib import Path

from oauthlint.errors import PackError
from oauthlint.extract.formats import Scanner, scanner
from oauthlint.model.knowledge import TokenFormat
from oauthlint.model.knowledge_file import TokensFile
from oauthlint.model.sample import sample
from oauthlint.yaml12.compose import load
from oauthlint.yaml12.fit import fit

_FILE = Path(__file__).parents[2] / "rules" / "knowledge" / "tokens.yaml"
FORMATS: dict[str, TokenFormat] = {
    entry.id: entry.unfold() for entry in fit(load(_FILE.read_bytes(), _FILE.name, PackError), TokensFile).formats
}
ALONE = [one for one in FORMATS.values() if one.alone]
NAMED = [one for one in FORMATS.values() if not one.alone]


def a_scanner(key: bytes = b"a key for one test") -> Scanner:
    return scanner(tuple(FORMATS.values()), key)


def generate(one: TokenFormat, seed: int) -> str:
    """A value of the format; where its length varies, another length for another seed."""

    def count(found: re.Match[str]) -> str:
        low, high = int(found[1]), int(found[2])
        return f"{{{low + seed * 7919 % (high - low + 1)}}}"

    return sample(re.sub(r"\{(\d+),(\d+)\}", count, one.sample), str(seed))


def made(name: str, seed: int = 1) -> str:
    """A value of the format with this id."""
    return generate(FORMATS[name], seed)
