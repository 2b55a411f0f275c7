"""All files of one audit as `link` sees them: what they say, and a way to ask for more of them.

Tables are filled as files come in and dropped with the audit.
"""

from collections.abc import Callable

from oauthlint.model.filefacts import OUTLINE, Body, Call, FileFacts
from oauthlint.model.knowledge import Knowledge
from oauthlint.model.record import NamedTuple
from oauthlint.model.value import Object, Value

Ask = Callable[[str], FileFacts | None]


class World(NamedTuple):
    """`files` are those known so far, `ask` gives a further one (None: there is no such file), and all of an outline.

    `reported` are the paths whose findings count; `whole` says that every file of the project was looked at.
    """

    files: dict[str, FileFacts]
    ask: Ask
    knowledge: Knowledge
    whole: bool
    calls: dict[tuple[str, int], Call]
    bodies: dict[tuple[str, int], Body]
    exports: dict[str, dict[str, Value]]
    memo: dict[int, tuple[Value, Value]]  # by id of the term, which is kept alive here
    active: set[int]
    calling: set[tuple[str, int]]  # the calls whose results are being followed
    absent: set[str]
    meant: dict[tuple[str, str], str]  # by folder and module specifier: the file of the project, "" for none
    offers: dict[str, list[Object]]  # by file ("" for all of them): what modules of a framework provide for it

    def file(self, path: str) -> FileFacts | None:
        """The facts of a file, asked for if they are not here yet."""
        known = self.files.get(path)
        if known is not None or path in self.absent:
            return known
        found = self.ask(path)
        if found is None:
            self.absent.add(path)
            return None
        self.add(found)
        return found

    def body(self, path: str, number: int) -> Body | None:
        """What a function or class of the project does, by its file and its id there; None where nobody knows."""
        facts, known = self.file(path), self.bodies.get((path, number))
        if known is None and facts is not None and OUTLINE in facts.flags:
            more = self.ask(path)
            if more is not None:
                self.add(more)
        return known or self.bodies.get((path, number))

    def add(self, facts: FileFacts) -> None:
        """Put the facts of a file into the tables."""
        self.files[facts.path] = facts
        self.calls.update({(facts.path, call.id): call for call in facts.calls})
        self.bodies.update({(facts.path, body.id): body for body in facts.bodies})
        self.exports[facts.path] = dict(facts.exports)


def world(files: dict[str, FileFacts], knowledge: Knowledge, ask: Ask, *, whole: bool) -> World:
    """A world of the files found so far."""
    made = World({}, ask, knowledge, whole, {}, {}, {}, {}, set(), set(), set(), {}, {})
    for facts in files.values():
        made.add(facts)
    return made
