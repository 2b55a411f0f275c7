"""What is audited, and how each file of it is read: one value that the stages after discovery are given."""

from collections.abc import Callable
from types import ModuleType

from oauthlint.discover import kinds, reading
from oauthlint.discover.search import Search
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Problem
from oauthlint.words import MAIL_WORDS, deploy_kind, has_any

MANY = 200  # files; of more than these, git is asked for the one in question alone


class Target(NamedTuple):
    """The files to report on. The fields from `problems` on fill while files are read."""

    root: str  # absolute, without links
    reported: tuple[str, ...]  # sorted
    given: frozenset[str]  # those of them that were named themselves
    whole: bool  # the root was named
    under_git: bool
    largest: int  # bytes that are parsed
    search: Search
    problems: list[Problem]
    known: dict[str, bool | None]  # by path: whether git tracks it
    mail: dict[str, bool]  # by folder: whether a manifest in it or above speaks of mail; "*": whether any does
    inside: set[str]  # absolute folders that lie in the root
    instead: Callable[[str], bytes | Problem | None] | None = None  # what a file holds, None for what the disk says
    excluded: int = 0  # files that the configuration or a flag leaves out
    rules: Callable[[str], bool | None] | None = None  # ignore files that are not written yet, None for no opinion

    def read(self, path: str) -> bytes | Problem:
        """The file's text, as UTF-8 where a byte order mark says what else it is; empty for what is not there."""
        data = self._bytes(path)
        if isinstance(data, Problem):
            return data
        text = reading.as_utf8(data)
        if text is not data:
            self.problems.append(Problem("encoding", path, "not UTF-8: read as its byte order mark says"))
        return text

    def _bytes(self, path: str) -> bytes | Problem:
        held = self.instead(path) if self.instead is not None else None
        return reading.read(self.root, path, self.inside) if held is None else held

    def kind(self, path: str, data: bytes, *, referred: bool = False) -> str | None:
        """The extractor for a file; a limit that it hits is noted as a problem.

        Of a script of a whole project a first look will do: see `extract.idle`.
        Where nothing in it matters that is None, or "" if something could in a package that sends mail. A file that
        another one refers to matters whatever words it holds; a script without any as a module.
        """
        if not data:
            return None
        kind = kinds.kind_by_name(path)
        words = 0 if kind in kinds.BY_NAME else self.search(data)
        deploys = deploy_kind(path)
        if not words & kinds.MAIL and deploys and self._deploys_mail(path):
            words |= kinds.MAIL
        found = kinds.look(kind, data, words, lambda: self.in_mail_package(path), self.largest, referred=referred)
        if found.instead == "too-large":
            message = f"larger than {self.largest:,} bytes: only searched for secrets"
            self.problems.append(Problem("too-large", path, message, "--max-file-size sets the limit"))
        elif found.instead == "minified":
            self.problems.append(Problem("minified", path, "minified: only searched for secrets"))
        if found.reader == "javascript" and self.whole and not referred:
            return "first"  # all that it may call is looked at, too
        return found.reader or ("" if kind == "prose" or (kind != "text" and (words or deploys)) else None)

    def tracked(self, path: str) -> bool | None:
        """Whether git tracks a file; None where nobody can tell."""
        if path not in self.known:
            asked = {path, *self.reported} if len(self.reported) <= MANY else {path}
            git = self._git()
            found: frozenset[str] | Problem | None = git.tracked(self.root, asked) if git else None
            if isinstance(found, Problem):
                self.problems.append(found)
            for one in asked:
                self.known[one] = one in found if isinstance(found, frozenset) else None
        return self.known[path]

    def ignored(self, path: str) -> bool | None:
        """Whether git leaves out a file that it does not track; None where nobody can tell."""
        said = self.rules(path) if self.rules is not None else None
        if said is not None:
            return said
        git = self._git()
        found: bool | Problem | None = git.ignored(self.root, path) if git else None
        if isinstance(found, Problem):
            self.problems.append(found)
            return None
        return found

    def _git(self) -> ModuleType | None:
        """What asks git; None where it is not there or does not answer."""
        from oauthlint import git  # noqa: PLC0415  (only where there is a secret)

        return git if self.under_git and not git.is_silent(self.problems) else None

    def in_mail_package(self, path: str) -> bool:
        """Whether a `package.json` beside or above a file holds a mail word."""
        folder = path.rpartition("/")[0]
        below = []
        while folder and folder not in self.mail:
            below.append(folder)
            if self.speaks_of_mail(f"{folder}/package.json"):
                break
            folder = folder.rpartition("/")[0]
        if folder not in self.mail:
            self.mail[folder] = bool(below and below[-1] == folder) or self.speaks_of_mail("package.json")
        self.mail.update(dict.fromkeys(below, self.mail[folder]))
        return self.mail[folder]

    def _deploys_mail(self, path: str) -> bool:
        """Whether a mail package stands beside, above or, for a whole project, anywhere around what deploys it."""
        if self.in_mail_package(path):
            return True
        if "*" not in self.mail:
            manifests = (one for one in self.reported if self.whole and one.endswith("/package.json"))
            self.mail["*"] = any(self.speaks_of_mail(one) for one in manifests if not kinds.is_generated(one))
        return self.mail["*"]

    def speaks_of_mail(self, manifest: str) -> bool:
        """Whether a `package.json`, there or not, holds a mail word."""
        data = self._bytes(manifest)
        return isinstance(data, bytes) and has_any(data, MAIL_WORDS)
