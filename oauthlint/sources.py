"""The files of one audit: each read once, extracted once, and shown only with its secrets masked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import monotonic

from oauthlint.extract import EXTRACTORS
from oauthlint.extract.reader import Reader
from oauthlint.memory import Memory, keep, name_of_file, recall
from oauthlint.model.filefacts import IDLE, OUTLINE, FileFacts
from oauthlint.model.record import NamedTuple
from oauthlint.model.serial import shared
from oauthlint.model.source import Place, Problem, Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from oauthlint.silent import Silent
else:
    Protocol = object


Read = Callable[[str], bytes | Problem]
Masks = tuple[tuple[Place, str], ...]


class Kind(Protocol):
    """Which extractor a file is for, None for none; a file that another one refers to always matters."""

    def __call__(self, path: str, data: bytes, *, referred: bool = False) -> str | None:
        """The name of the extractor; "" where there is none here, and in a package that sends mail there may be."""


class Sources(NamedTuple):
    """Files by their path from the root; the dictionaries fill as files are asked for."""

    read: Read
    kind: Kind
    reader: Reader
    facts: dict[str, FileFacts]
    texts: dict[str, Text]
    problems: list[Problem]
    hidden: dict[str, Masks]
    used: set[str]  # the run's hashes of values that are secrets only by where they go
    seconds: dict[str, float]  # that each file took to be understood
    digests: dict[str, int]  # of what each file held when it was read
    memory: Memory | None  # of earlier runs
    names: dict[str, str]  # by which the memory knows each file that matters by itself, "" if that hangs on others
    asked: dict[str, str]  # and each that another one refers to, "" for one that is not there
    rows: dict[str, list[object]] | None = None  # of what was read, in a process that hands them on
    silent: Silent | None = None  # what an earlier run knows of files that hold nothing

    def is_silent(self, path: str) -> bool:
        """Whether a file is known, without reading it, to hold nothing that matters by itself."""
        return self.silent is not None and self.silent.knows(path)

    def referred(self, path: str) -> FileFacts | None:
        """The facts of a file that another one refers to; None where there is no such file.

        Of an outline, which says what a file exports, whoever asks once more wants to know what its functions do.
        """
        known = self.facts.get(path)
        if known is not None and IDLE in known.flags:
            return self._again(path, OUTLINE)
        if known is not None and OUTLINE in known.flags:
            return self._again(path, "module")
        return self.extract(path, referred=True)

    def entire(self, path: str) -> FileFacts:
        """The facts of a script that is known to be idle, what it calls among them."""
        return self._again(path, "javascript")

    def _again(self, path: str, kind: str) -> FileFacts:
        """The facts of a file that was read before, read in another way."""
        started = monotonic()
        data = self.texts[path].data if path in self.texts else self._as_it_was(path)
        name = name_of_file(self.memory, kind, path, data) if self.memory else None
        before, found = self.facts[path], self._read(kind, path, data, name)
        self.facts[path] = found
        self.problems.extend(one for one in found.problems if one not in before.problems)
        self.seconds[path] = self.seconds.get(path, 0.0) + monotonic() - started
        return found

    def extract(self, path: str, *, referred: bool = False) -> FileFacts | None:
        """The facts of a file; None when it is not there, cannot be read or is of no kind we know."""
        if path in self.facts:
            return self.facts[path]
        if not referred and self.is_silent(path):
            return None
        data, kind, name = self._look(path, referred=referred)
        if not kind:
            return None
        started = monotonic()
        found = self._read(kind, path, data, name)
        self.seconds[path] = monotonic() - started
        self.facts[path] = found
        if found.secrets:  # what is shown of it is what was read, even if it changes meanwhile
            self.texts[path] = Text(data)
        self.problems.extend(found.problems)
        return found

    def glance(self, path: str) -> bytes | None:
        """The text of a file that is not read yet; None where `referred` would say None."""
        data, kind, _ = self._look(path, referred=True)
        return data if kind else None

    def _look(self, path: str, *, referred: bool) -> tuple[bytes, str | None, str | None]:
        """A file's bytes, the extractor that it is for, and the name by which the memory knows it."""
        data = self.read(path)
        if isinstance(data, Problem):
            self.problems.append(data)
            return b"", None, None
        kind = self.kind(path, data, referred=referred)
        if kind:
            self.digests[path] = hash(data)
        elif kind == "" and not referred:
            self.names[path] = ""
        name = None
        if self.memory is not None and (kind or referred):
            name = name_of_file(self.memory, kind or "", path, data) if data else ""
            (self.asked if referred else self.names)[path] = name
        return data, kind, name

    def _read(self, kind: str, path: str, data: bytes, name: str | None) -> FileFacts:
        """The facts of a file, from an earlier run where it has not changed since."""
        found = recall(name, path) if name is not None else None
        if found is not None:
            return found
        found = EXTRACTORS[kind](data, path, self.reader)
        try:
            rows, same = shared(found)
        except RecursionError:
            return found
        if self.memory is not None and name is not None:
            keep(self.memory, name, found, rows)
        if self.rows is not None:
            self.rows[path] = rows
        return same if isinstance(same, FileFacts) else found

    def changed(self, files: Mapping[str, bytes]) -> Sources:
        """These sources as they would be with other contents of some files; what is known of the rest is kept."""
        return self._replace(
            read=lambda path: files[path] if path in files else self.read(path),
            facts={path: one for path, one in self.facts.items() if path not in files},
            texts={path: one for path, one in self.texts.items() if path not in files},
            hidden={path: one for path, one in self.hidden.items() if path not in files},
            digests={path: one for path, one in self.digests.items() if path not in files},
            problems=[one for one in self.problems if one.path not in files],
        )

    def text(self, path: str) -> Text:
        """The file's text as UTF-8; empty when the file cannot be read, or is no longer what was read.

        What to mask in another text nobody knows, nor where in it anything stands.
        """
        if path not in self.texts:
            self.texts[path] = Text(self._as_it_was(path))
        return self.texts[path]

    def _as_it_was(self, path: str) -> bytes:
        """What a file holds, nothing where that is no longer what was read."""
        data = self.read(path)
        if isinstance(data, Problem) or (path in self.digests and self.digests[path] != hash(data)):
            return b""
        return data

    def masks(self, path: str) -> Masks:
        """What must never be shown of a file, with the mask to show in its place."""
        if path not in self.hidden:
            from oauthlint.extract import masks, secrets  # noqa: PLC0415  (only when something is shown)

            known = self.facts[path].secrets if path in self.facts else ()
            seen = (one for facts in self.facts.values() for one in facts.secrets)
            others = {one.value.same for one in seen if secrets.under_name(one.value, one.role)} | self.used
            self.hidden[path] = masks.mask_spans(self.text(path).data, path, known, self.reader.scanner, others - {""})
        return self.hidden[path]
