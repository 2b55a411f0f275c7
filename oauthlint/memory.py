"""What earlier runs have read in files, so that a file that has not changed is not parsed again.

An entry's name is a keyed hash of all that its facts depend on: the file's path and bytes, what reads it, our code and
knowledge. So nothing is ever out of date, and a name tells nothing about a file. Facts of a file with a secret in it
are not kept at all; an entry that is broken or not ours is as good as none.
"""

import json
import re
from os import urandom

try:
    # the same function; `hashlib` loads OpenSSL for the others, a third of a bare interpreter's start
    from _blake2 import blake2b
except ImportError:  # an interpreter that keeps it elsewhere
    from hashlib import blake2b

from oauthlint import cache
from oauthlint.extract.sealing import NONE
from oauthlint.model.filefacts import FileFacts, dump, load
from oauthlint.model.record import NamedTuple

MOST = 96  # entries in one of the 256 folders; beyond, the older half goes
_KEY = "facts/key"
_SEALED = r'"[0-9a-f]{3}","[0-9a-f]{16}"'  # tag and hash of a secret, side by side


class Memory(NamedTuple):
    """The key of this user's names, what all facts depend on, and the folders that were written to."""

    key: bytes
    depends: bytes
    grown: set[str]


def memory(digest: str) -> Memory | None:
    """The memory of facts that code and knowledge of this digest have read; None where nothing can be kept."""
    key = cache.read(_KEY)
    if key is None or len(key) != 32:
        key = urandom(32)
        if not cache.write(_KEY, key):
            return None
    return Memory(key, digest.encode(), set())


def recall(known: Memory, kind: str, path: str, data: bytes) -> FileFacts | None:
    """The facts of a file as an earlier run read them; None where none did."""
    found = cache.read(_name(known, kind, path, data))
    if found is None:
        return None
    try:
        facts = load(json.loads(found))
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    return facts if isinstance(facts, FileFacts) and facts.path == path else None


def keep(known: Memory, kind: str, data: bytes, facts: FileFacts) -> None:
    """Keep the facts of a file for later runs, unless it holds what may be a secret, or was not read in time."""
    if any(one.value.verdict not in NONE for one in facts.secrets):
        return
    if any(one.kind == "timeout" for one in facts.problems):  # the machine's load, and nothing about the file
        return
    try:
        text = json.dumps(dump(facts), separators=(",", ":"))
    except RecursionError:
        return
    if re.search(_SEALED, text) is None:
        name = _name(known, kind, facts.path, data)
        cache.write(name, text.encode())
        known.grown.add(name.rpartition("/")[0])


def tidy(known: Memory) -> None:
    """Drop the older half of each folder that has grown too large in this run."""
    for folder in known.grown:
        cache.drop_oldest(folder, MOST)
    known.grown.clear()


def _name(known: Memory, kind: str, path: str, data: bytes) -> str:
    """The name of the entry of a file."""
    made = blake2b(known.depends, key=known.key, digest_size=20)
    for part in (kind.encode(), path.encode("utf-8", "surrogateescape"), data):
        made.update(len(part).to_bytes(8, "big") + part)
    name = made.hexdigest()
    return f"facts/{name[:2]}/{name[2:]}"
