"""What the history of a repository holds: one secret, where it came in, and whether it is still there."""

from oauthlint.model.finding import Finding
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Problem


class Commit(NamedTuple):
    """A commit and its day (YYYY-MM-DD, in UTC)."""

    name: str
    day: str


class Held(NamedTuple):
    """A secret of the history. `finding` is what a rule says of it where it stood last; it is in no baseline."""

    id: str  # oah1: and ten hexadecimal digits
    finding: Finding
    line: int
    mask: str
    paths: tuple[str, ...]  # every file that has held it
    first: Commit  # that wrote it
    last: Commit  # that wrote a file with it in it, the newest
    gone: Commit | None  # that took it out of the last file; None while it is there
    there: tuple[str, ...]  # files of HEAD that hold it
    tags: tuple[str, ...]  # whose history has it


class History(NamedTuple):
    """What a look through a history has found, and how much it has read."""

    found: tuple[Held, ...]
    commits: int
    blobs: int
    problems: tuple[Problem, ...]
    since: str
