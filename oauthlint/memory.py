"""What earlier runs have read in files, so that a file that has not changed is not parsed again.

An entry's name is a keyed hash of all that its facts depend on: the file's path and bytes, what reads it, our code and
knowledge. So nothing is ever out of date, and a name tells nothing about a file. What is kept of a file that may hold a
secret can only be read by whoever has that very file; an entry that is broken or not ours is as good as none.
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
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.record import NamedTuple
from oauthlint.model.serial import dump, load

MOST = 96  # entries in one of the 256 folders; beyond, the older half goes
PROJECTS = 64  # of which it is kept how they were; beyond, the older half goes
WIDER = "wider"  # the folder of how they look, for calls that name a part of one
PASSING = frozenset({"timeout", "unreadable", "internal", "git"})  # problems that may be gone the next time
_KEY = "facts/key"
_SEALED = r'"[0-9a-f]{3}","[0-9a-f]{16}"'  # tag and hash of a secret, side by side
MARK = 8  # bytes: of a million things two are taken for each other in one of 40 million sets
SHOWN = 40  # characters of a name that say where its entry is
_BLOCK = 64  # bytes that one hash gives
_VEILED = b"!"  # begins what is kept under a veil; JSON does not begin so


class Memory(NamedTuple):
    """The key of this user's names, what all facts depend on, and the folders that were written to.

    `same` is the key of the hashes by which secrets are told to be the same: of all runs that share their facts.
    """

    key: bytes
    depends: bytes
    grown: set[str]
    same: bytes


def memory(digest: str) -> Memory | None:
    """The memory of facts that code and knowledge of this digest have read; None where nothing can be kept."""
    key = cache.read(_KEY)
    if key is None or len(key) != 32:
        key = urandom(32)
        if not cache.write(_KEY, key):
            return None
    return Memory(key, digest.encode(), set(), blake2b(b"secrets", key=key, digest_size=16).digest())


def name_of(known: Memory, *parts: bytes) -> str:
    """The name of what depends on these, and on code, knowledge and key.

    Its first part says where that is kept; the other one is kept nowhere, and is what it is veiled with.
    """
    made = blake2b(known.depends, key=known.key)
    for part in parts:
        made.update(len(part).to_bytes(8, "big") + part)
    return made.hexdigest()


def mark_of(known: Memory, told: bytes) -> bytes:
    """A hash of MARK bytes that depends on the same as a name, for sets of many things."""
    return blake2b(told + known.depends, key=known.key, digest_size=MARK).digest()


def name_of_file(known: Memory, kind: str, path: str, data: bytes) -> str:
    """The name of the facts of a file."""
    return name_of(known, kind.encode(), path.encode("utf-8", "surrogateescape"), data)


def name_of_root(known: Memory, folder: str, root: str) -> str:
    """Where in a folder of the cache there is what is kept of the project in `root`."""
    return f"{folder}/{name_of(known, b'project', root.encode('utf-8', 'surrogateescape'))[:SHOWN]}"


def recall(name: str, path: str) -> FileFacts | None:
    """The facts of a file as an earlier run read them; None where none did."""
    found = cache.read(_entry(name))
    if found is None:
        return None
    try:
        facts = load(json.loads(unveiled(found, name)))
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    return facts if isinstance(facts, FileFacts) and facts.path == path else None


def keep(known: Memory, name: str, facts: FileFacts, rows: list[object] | None = None) -> None:
    """Keep the facts of a file, or the rows that they are, for later runs, unless it was not read in time."""
    if any(one.kind == "timeout" for one in facts.problems):  # the machine's load, and nothing about the file
        return
    text = json.dumps(rows or dump(facts), separators=(",", ":"))
    data = text.encode()
    if any(one.value.verdict not in NONE for one in facts.secrets) or re.search(_SEALED, text) is not None:
        data = veiled(data, name)
    entry = _entry(name)
    cache.write(entry, data)
    known.grown.add(entry.rpartition("/")[0])


def _entry(name: str) -> str:
    return f"facts/{name[:2]}/{name[2:SHOWN]}"


def veiled(data: bytes, name: str) -> bytes:
    """The data as it is kept where it could tell of a secret."""
    return _VEILED + _mixed(data, name)


def unveiled(data: bytes, name: str) -> bytes:
    """What was kept, veiled or not."""
    return _mixed(data[1:], name) if data[:1] == _VEILED else data


def _mixed(data: bytes, name: str) -> bytes:
    """The data under a stream of bytes that only the whole name gives; twice, and it is as before."""
    key = bytes.fromhex(name[SHOWN:])
    blocks = range(len(data) // _BLOCK + 1)
    stream = b"".join(blake2b(number.to_bytes(8, "big"), key=key).digest() for number in blocks)[: len(data)]
    return (int.from_bytes(data, "little") ^ int.from_bytes(stream, "little")).to_bytes(len(data), "little")


def tidy(known: Memory) -> None:
    """Drop the older half of each folder that has grown too large in this run."""
    for folder in known.grown:
        cache.drop_oldest(folder, MOST)
    known.grown.clear()
