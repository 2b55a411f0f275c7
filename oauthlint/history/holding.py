"""Which versions of which files hold a secret, byte for byte: a second look over the history, for all of them at once.

This is the only place where values are gathered, and nothing of them leaves the function that looks for them.
"""

from collections.abc import Iterable

from oauthlint.git import commits
from oauthlint.history.judging import Judged
from oauthlint.history.reading import LARGEST, readable
from oauthlint.history.written import Version, Written

LONG = 8  # characters; a shorter value may stand anywhere by chance, so only its own files count


def holders(root: str, seen: Written, judged: Iterable[Judged]) -> dict[str, set[Version]]:
    """By the run's hash of each secret that was judged: the versions of files that it stands in."""
    every = list(judged)
    found: dict[str, set[Version]] = {one.secret.same: set() for one in every}
    wanted: dict[bytes, set[str]] = {}
    texts = dict(commits.blobs(root, sorted({one.blob for one in every}), LARGEST))
    own: dict[str, set[str]] = {}
    for one in every:
        place = one.secret.at[-1]
        value = (texts[one.blob] or b"")[place.start : place.end].strip(b"\"'` :@\t\r\n")
        wanted.setdefault(value, set()).add(one.secret.same)
        own.setdefault(one.secret.same, set()).add(place.path)
        found[one.secret.same].add((one.blob, place.path))
    names = readable(seen) if wanted else []
    for name, data in commits.blobs(root, names, LARGEST):
        for value, hashes in wanted.items():
            if value and data is not None and value in data:
                for same in hashes:
                    everywhere = len(value) >= LONG
                    found[same] |= {(name, path) for path in seen.blobs[name] if everywhere or path in own[same]}
    return found
