"""Rules and knowledge of a team's own, from folders of the audited project: the same YAML as ours, beside ours.

They are data: conditions in the closed language, and repairs of the kinds that we define. Links are not followed.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from tempfile import TemporaryDirectory

from oauthlint import __version__, cache, git
from oauthlint.errors import PackError
from oauthlint.model.source import Problem
from oauthlint.pack import Language, Pack, built, unfold
from oauthlint.pack.joining import joined, refuse_expressions

MOST = 2000  # files
LARGEST = 16_000_000  # bytes in all


def with_teams(
    pack: Pack, folders: tuple[str, ...], root: str, language: Language, *, keep: bool, staged: bool = False
) -> Pack:
    """The pack with the rules and the knowledge of these folders (relative to `root`) added; raises PackError.

    `staged` takes them as the index has them: a commit is judged by the rules that it holds.
    """
    rules, known = list(pack.rules), pack.knowledge
    marks = [pack.digest]
    for folder in folders:
        if staged:
            with _laid_out(root, folder) as place:
                team, mark = _team(folder, place, language, keep=keep)
        else:
            team, mark = _team(folder, root, language, keep=keep)
        marks.append(mark)
        known = joined(known, team.knowledge, folder)
        for one in team.rules:
            same = next((other for other in rules if other.id == one.id), None)
            if same is not None:
                message = f"{one.source}: there is a rule `{one.id}` already, {same.source}"
                raise PackError(message, "give it another id; `rules` in the configuration sets severities")
            rules.append(one)
    rules.sort(key=lambda one: (one.tip, one.id))
    digest = blake2b("|".join(marks).encode(), digest_size=16).hexdigest()
    return pack._replace(rules=tuple(rules), knowledge=known, digest=digest)


@contextmanager
def _laid_out(root: str, folder: str) -> Iterator[str]:
    """A folder of ours with what the index has in a folder of the project, for as long as it is read."""
    index = git.index(root)
    inside = os.path.join(os.path.normpath(folder).replace(os.sep, "/"), "")
    held = {} if isinstance(index, Problem) else {path: name for path, name in index.items() if path.startswith(inside)}
    with TemporaryDirectory(prefix="oauthlint-pack-") as place:
        for path, name in list(held.items())[: MOST + 1]:  # one too many is refused as on the disk
            full = os.path.join(place, path)
            data = git.blob(root, name)
            if os.path.realpath(full).startswith(os.path.join(os.path.realpath(place), "")) and isinstance(data, bytes):
                os.makedirs(os.path.dirname(full), exist_ok=True)
                with open(full, "wb") as file:
                    file.write(data)
        yield os.path.realpath(place)


def _team(folder: str, root: str, language: Language, *, keep: bool) -> tuple[Pack, str]:
    """The pack of a folder, out of the cache where no file of it has changed, and its digest."""
    path = os.path.realpath(os.path.join(root, folder))
    if not path.startswith(os.path.join(root, "")) or not os.path.isdir(path):
        message = f"packs: there is no folder {folder} in the project"
        raise PackError(message, "a pack is a folder such as ./oauth-rules")
    refuse_expressions(path)
    mark = _mark(path, folder)
    data = cache.read(f"team-{mark}") if keep else None
    if data is not None:
        try:
            return unfold(data, examples=True), mark
        except (ValueError, TypeError, LookupError):
            data = None  # cut short: as good as none
    data = built(path, language)
    if keep:
        cache.write(f"team-{mark}", data)
    return unfold(data, examples=True), mark


def _mark(path: str, folder: str) -> str:
    """A digest of all that the pack is made of: its files, and what builds it."""
    digest = blake2b(f"{__version__}|{os.stat(__file__).st_mtime_ns}".encode(), digest_size=16)
    count = size = 0
    for inner, folders, files in os.walk(path):
        folders.sort()
        for name in sorted(one for one in files if one.endswith((".yaml", ".yml"))):
            full = os.path.join(inner, name)
            count, size = count + 1, size + os.lstat(full).st_size
            if os.path.islink(full) or not os.path.isfile(full) or count > MOST or size > LARGEST:
                message = f"packs: {folder}: {name} is a link, no regular file, or more than a pack may hold"
                raise PackError(message, f"at most {MOST} files and {LARGEST // 1_000_000} MB, and no links")
            with open(full, "rb") as file:
                digest.update(
                    f"{os.path.relpath(full, path)}\0".encode("utf-8", "surrogateescape") + file.read() + b"\0"
                )
    return digest.hexdigest()
