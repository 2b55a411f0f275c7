"""Which words of `oauthlint.words` stand in the scripts of real repositories: what the choice of words is judged by.

`python -m benchmarks.words OWNER/NAME@COMMIT=CHECKOUT… > tests/data/words.json` counts anew, and keeps nothing that a
file says besides these words. `tests/test_words.py` holds the share of files that they let through.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from oauthlint.discover.kinds import kind_by_name
from oauthlint.words import MAIL_WORDS, OAUTH_WORDS, has_any

WORDS = MAIL_WORDS + OAUTH_WORDS


def counted(checkout: str) -> dict[str, object]:
    """A repository: its files, and how many scripts hold which words, in a mail package or in another."""
    listed = subprocess.run(["git", "-C", checkout, "ls-files", "-z"], check=True, capture_output=True, text=True)
    files = [path for path in listed.stdout.split("\0") if path and os.path.isfile(os.path.join(checkout, path))]
    scripts: Counter[tuple[bool, str]] = Counter()
    for path in files:
        words = "\n".join(_words(checkout, path)) if kind_by_name(path) == "javascript" else ""
        if words:
            scripts[_in_mail_package(checkout, path), words] += 1
    return {"files": len(files), "scripts": [[count, *what] for what, count in sorted(scripts.items())]}


def main(arguments: Sequence[str]) -> None:
    """Print what the named repositories hold."""
    named = [one.partition("=")[::2] for one in arguments]
    repositories = {name: counted(checkout) for name, checkout in sorted(named)}
    print(json.dumps({"words": [one.decode() for one in WORDS], "repositories": repositories}))


def _words(checkout: str, path: str) -> Iterator[str]:
    data = _bytes(os.path.join(checkout, path)).lower()
    return (one.decode() for one in WORDS if one in data)


def _in_mail_package(checkout: str, path: str) -> bool:
    """Whether a manifest beside or above a file speaks of mail, as `discover` asks."""
    folder = os.path.dirname(path)
    above = (folder[:at] for at in range(len(folder), -1, -1) if at == len(folder) or folder[at] == "/")
    manifests = {os.path.join(checkout, one, "package.json") for one in (*above, "")}
    return any(os.path.isfile(one) and has_any(_bytes(one), MAIL_WORDS) for one in manifests)


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


if __name__ == "__main__":
    main(sys.argv[1:])
