"""What a project came to when it was last followed, so that nothing is followed again where nothing has changed.

It holds where the same files matter and have the same bytes, where whatever else was asked for has the same ones or is
still not there, and where git answers as it did. It is kept under a veil that only all those bytes give.
"""

import json
from collections.abc import Callable, Mapping, Sequence

from oauthlint import cache
from oauthlint.discover import Target
from oauthlint.link import Linked
from oauthlint.memory import PASSING, PROJECTS, SHOWN, Memory, name_of, name_of_file, name_of_root, unveiled, veiled
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.record import NamedTuple
from oauthlint.model.serial import dump
from oauthlint.model.source import Problem
from oauthlint.rows import Kept, load
from oauthlint.sources import Sources

_FOLDER = "projects"
Answer = Callable[[str], bool | None]
Answers = dict[str, bool | None]


class Earlier(NamedTuple):
    """The facts as they were, None where they are to be found again; the files to read for that; what git is asked."""

    linked: Linked | None
    mattering: Sequence[str]
    tracked: Answers
    ignored: Answers

    def asking(self, target: Target) -> tuple[Answer, Answer]:
        """What asks git whether it tracks and whether it ignores a path, and notes the answers."""
        return _noting(target.tracked, self.tracked), _noting(target.ignored, self.ignored)

    def keep(self, target: Target, sources: Sources, linked: Linked) -> None:
        """Keep what was found for the next run, unless more could be found then."""
        known = sources.memory
        if known is None or any(one.kind in PASSING for one in sources.problems):
            return
        whole = _state(known, sources.names, sources.asked)
        every = [one for _, one in sorted(sources.facts.items())]
        files = tuple(_shown(one) for one in every if _is_shown(one))
        others = {one.path: one.reader for one in every if not _is_shown(one)}
        head = json.dumps([whole[:SHOWN], sorted(sources.asked), self.tracked, self.ignored])
        rest = veiled(json.dumps(dump(Kept(linked, files, others)), separators=(",", ":")).encode(), whole)
        cache.write(name_of_root(known, _FOLDER, target.root), head.encode() + b"\n" + rest)
        cache.drop_oldest(_FOLDER, PROJECTS)


def recalled(target: Target, sources: Sources) -> Earlier:
    """What the last run over all of this project has found, where it still holds."""
    known = sources.memory
    found = cache.read(name_of_root(known, _FOLDER, target.root)) if known is not None else None
    if known is None or found is None:
        return Earlier(None, target.reported, {}, {})
    names = _mattering(known, target, sources)
    nothing = Earlier(None, tuple(names), {}, {})
    head, _, rest = found.partition(b"\n")
    try:
        state, asked, tracked, ignored = json.loads(head)
        if not all(target.tracked(path) == answer for path, answer in tracked.items()):
            return nothing
        if not all(target.ignored(path) == answer for path, answer in ignored.items()):
            return nothing
        whole = _state(known, names, {path: _referred(known, sources, path) for path in asked})
        if whole[:SHOWN] != state:
            return nothing
        made = load(json.loads(unveiled(rest, whole)))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return nothing
    if not isinstance(made, Kept):
        return nothing
    for one in (*made.files, *(FileFacts(path, reader) for path, reader in made.others.items())):
        sources.facts[one.path] = one
        sources.problems.extend(one.problems)
    sources.used.update(made.linked.used)
    sources.names.update(names)
    return Earlier(made.linked, (), {}, {})


def _noting(ask: Answer, answers: Answers) -> Answer:
    def asked(path: str) -> bool | None:
        if path not in answers:
            answers[path] = ask(path)
        return answers[path]

    return asked


def _mattering(known: Memory, target: Target, sources: Sources) -> dict[str, str]:
    """The names of the files that matter by themselves, "" for those that may do so."""
    names: dict[str, str] = {}
    for path in target.reported:
        if sources.is_silent(path):
            continue
        data = sources.read(path)
        if isinstance(data, Problem):
            sources.problems.append(data)
        elif kind := sources.kind(path, data):
            sources.digests[path] = hash(data)
            names[path] = name_of_file(known, kind, path, data)
        elif kind == "":
            names[path] = ""
    return names


def _referred(known: Memory, sources: Sources, path: str) -> str:
    """The name of a file that another one refers to, "" for one that is not there."""
    data = sources.read(path)
    if isinstance(data, Problem) or not data:
        return ""
    return name_of_file(known, sources.kind(path, data, referred=True) or "", path, data)


def _state(known: Memory, names: Mapping[str, str], asked: Mapping[str, str]) -> str:
    """The name of all that the facts depend on."""
    each = (f"{path}\0{name}\n" for some in (names, asked) for path, name in (*sorted(some.items()), ("", "")))
    return name_of(known, b"state", "".join(each).encode("utf-8", "surrogateescape"))


def _is_shown(facts: FileFacts) -> bool:
    """Whether reports need anything of a file but what has read it."""
    return bool(facts.secrets or facts.comments or facts.problems)


def _shown(facts: FileFacts) -> FileFacts:
    """What reports need of a file's facts."""
    return FileFacts(facts.path, facts.reader, secrets=facts.secrets, comments=facts.comments, problems=facts.problems)
