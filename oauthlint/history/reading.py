"""Reads each version of each file once, and takes the facts of those that may have brought a secret.

Most versions of a file differ from an older one by lines without any text that could be one; those are not parsed.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from oauthlint.config import Settings
from oauthlint.discover.kinds import GROUPS, kind_by_name, look
from oauthlint.discover.reading import as_utf8
from oauthlint.discover.search import searcher
from oauthlint.extract import EXTRACTORS
from oauthlint.extract.reader import Reader
from oauthlint.git import commits
from oauthlint.history.written import Written
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.record import NamedTuple
from oauthlint.model.value import Secret
from oauthlint.words import MAIL_WORDS, MANIFESTS, has_any

LARGEST = 16_000_000  # bytes; what is larger is no text that anybody wrote
# Names of files that are no text, or list what others have published.
_UNREAD = (".png", ".jpg", ".jpeg", ".gif", ".ico", ".webp", ".woff", ".woff2", ".ttf", ".eot", ".pdf", ".zip", ".gz",
           ".mp4", ".mp3", ".wasm", ".so", ".dll", ".exe", ".node", ".jar", "-lock.json", ".lock", "-lock.yaml",
           "npm-shrinkwrap.json")  # fmt: skip
# Kinds whose further facts say nothing of secrets.
_AS_TEXT = ("markdown", "prose", "manifest")
# A line of a script that may write a secret out: a text beside a name that speaks of one, or a text without blanks
# that is no word, path or address.
_TELLING = re.compile(
    rb"(?im)^.*(?:(?:pass|pwd|secret|token|key|auth|cred|senha|contras)[^\n]{0,400}[\"'`]|[\"'`](?![./@#]|[a-z-]+[\"'`]|https?:)"
    rb"[^\s\"'`<>(){}]{8,}[\"'`]).*$"
)


class Versions(NamedTuple):
    """What was read: versions with live secrets, and the newest facts of every file that matters."""

    live: dict[str, list[tuple[str, FileFacts]]]  # by path: object and facts, the newest first
    newest: dict[str, FileFacts]
    missing: int


def readable(seen: Written) -> list[str]:
    """The objects of a history that may be text of the project."""
    return [one for one, paths in seen.blobs.items() if not all(path.lower().endswith(_UNREAD) for path in paths)]


def read(
    root: str, seen: Written, reader: Reader, settings: Settings, watch: Callable[[Sequence[str]], Iterable[str]]
) -> Versions:
    """The versions of a history, each read once; of two with the same secrets at one path the newer is kept."""
    names = readable(seen)
    manifests = [one for one in names if any(path.rpartition("/")[2] in MANIFESTS for path in seen.blobs[one])]
    mail = any(data is not None and has_any(data, MAIL_WORDS) for _, data in commits.blobs(root, manifests, LARGEST))
    search = searcher(GROUPS)
    found = Versions({}, {}, 0)
    known: dict[str, set[bytes | str]] = {}  # by path: lines, and sets of secrets, that an earlier version had
    missing = 0
    for name, (_, data) in zip(watch(names), commits.blobs(root, names, LARGEST), strict=True):
        if data is None:
            missing += 1
            continue
        text = as_utf8(data)
        words = search(text)
        for path in seen.blobs[name]:
            kind = look(kind_by_name(path), text, words, lambda: mail, settings.max_file_size).reader
            if kind and _is_news(kind, text, known.setdefault(path, set())):
                _take(found, name, path, kind, text, reader)
    return found._replace(missing=missing)


def _is_news(kind: str, text: bytes, known: set[bytes | str]) -> bool:
    """Whether a version has something to tell that a newer one of its file has not; lines are remembered."""
    lines = set(_TELLING.findall(text)) if kind == "javascript" else set(text.split(b"\n"))
    new = not known or not lines <= known
    known |= lines or {b""}
    return new


def _take(found: Versions, name: str, path: str, kind: str, text: bytes, reader: Reader) -> None:
    """Read one version, and keep it where it holds secrets in another way than the newer ones."""
    plain = kind in _AS_TEXT and not (kind == "manifest" and path not in found.newest)
    facts = EXTRACTORS["text" if plain else kind](text, path, reader)
    found.newest.setdefault(path, facts)
    held = {one.same for one in secrets_in(facts)}
    live = found.live.get(path, [])
    if held and not any(held <= {one.same for one in secrets_in(other)} for _, other in live):
        found.live.setdefault(path, live).append((name, facts))


def secrets_in(facts: FileFacts) -> Iterator[Secret]:
    """Every string of a file that may be a secret in use, wherever it stands; walks with a stack."""
    todo: list[tuple[object, ...]] = [facts]
    while todo:
        one = todo.pop()
        if isinstance(one, Secret):
            if one.verdict in ("format", "random", "plausible"):
                yield one
        else:
            todo += [part for part in one if isinstance(part, tuple)]
