"""Which lines somebody has changed, for runs that are only about those: since a commit, or in the index.

The text of the commit is compared with the text that was audited, here and not by git, which would run what the
repository configures. Only files with findings are compared.
"""

from collections.abc import Callable, Iterable
from difflib import SequenceMatcher

from oauthlint import git
from oauthlint.config import Settings
from oauthlint.discover.target import Target
from oauthlint.errors import UsageError
from oauthlint.model.finding import Finding
from oauthlint.model.source import Place, Problem, Text

TextOf = Callable[[str], Text]


def changed_only(findings: Iterable[Finding], target: Target, settings: Settings, text_of: TextOf) -> list[Finding]:
    """The findings of which a place was changed, or one that explains them; raises UsageError without the commit."""
    base, old_paths = _base(target.root, settings)
    lines: dict[str, set[int]] = {}

    def is_changed(place: Place) -> bool:
        path, text = place.path, text_of(place.path)
        if path not in lines:
            before = git.blob(target.root, f"{base}:{old_paths.get(path, path)}") if base else b""
            lines[path] = changed(b"" if isinstance(before, Problem) else before, text.data)
        first, last = text.line_of(place.start), text.line_of(max(place.start, place.end - 1))
        return not lines[path].isdisjoint(range(first, last + 1))

    return [one for one in findings if any(map(is_changed, _places(one)))]


def changed(before: bytes, after: bytes) -> set[int]:
    """The lines of `after`, from 1, that are new or other than in `before`, and those beside lines that are gone."""
    old, new = _lines(before), _lines(after)
    found: set[int] = set()
    for tag, _, _, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "delete":
            found |= {first, first + 1}
        elif tag != "equal":
            found |= set(range(first + 1, last + 1))
    return found


def _base(root: str, settings: Settings) -> tuple[str, dict[str, str]]:
    """The commit to compare with, "" before the first one, and the old paths of renamed files."""
    ref = settings.since or "HEAD"
    base = git.fork_point(root, ref)
    if isinstance(base, Problem):
        if settings.since:
            message = f"--since {ref}: there is no such commit here"
            raise UsageError(message, "in CI, fetch the whole history (fetch-depth: 0)")
        return "", {}
    renamed = git.renamed(root, base)
    return base, {} if isinstance(renamed, Problem) else renamed


def _places(finding: Finding) -> list[Place]:
    return [finding.place, *(one.place for one in (*finding.related, *finding.flow)), *finding.also]


def _lines(data: bytes) -> list[bytes]:
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
