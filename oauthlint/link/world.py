"""All files of one audit as `link` sees them: what they say, and a way to ask for more of them.

Tables are filled as files come in and dropped with the audit.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from oauthlint.link.held import Held
from oauthlint.model.filefacts import IDLE, OUTLINE, Body, Call, FileFacts
from oauthlint.model.knowledge import Knowledge
from oauthlint.model.record import NamedTuple
from oauthlint.model.value import Object, Value

Ask = Callable[[str], FileFacts | None]
Glance = Callable[[str], bytes | None]

_HANDS_ON = rb"\bexports\b|\bexport\s*[*=]"  # `export * from`, `module.exports = require(…)`
_IMPORTING = (b"import", b"from", b"require")
_PACKAGE = rb"[\"'`]((?:@[\w.-]{1,100}+/)?[\w.-]{1,100}+)[\"'`/]"


class Glimpse(NamedTuple):
    """What was seen of a file that was not read."""

    text: bytes
    library: bool  # the name of a library stands in quotes there
    hands_on: bool  # what it exports may have names that do not stand in it
    imports: bool  # it may have something of another file


class Idle(NamedTuple):
    """Idle scripts: what is known of each, all of one on demand, and those of which somebody has asked for all.

    When somebody first does, it is noted which of them use a name, which import something of a file, and the words of
    such files that may hand on something of another one under another name.
    """

    scripts: dict[str, FileFacts]
    entire: Ask
    woken: list[FileFacts]
    using: dict[str, list[str]]
    importing: dict[str, list[str]]
    leading: Held


class Unread(Exception):  # noqa: N818  (not an error: the world can be asked for it)
    """A file would have to be read to go on."""

    def __init__(self, path: str) -> None:
        """`path` is there and is of a kind that we know."""
        super().__init__(path)
        self.path = path


class World(NamedTuple):
    """`files` are those known so far, `ask` gives a further one (None: there is no such file), and all of an outline.

    `as_read` is the same world, tables and all, in which a script that would have to be read first raises Unread; None
    where every file may as well be read. `whole` says that every file of the project was looked at.
    """

    files: dict[str, FileFacts]
    ask: Ask
    as_read: World | None
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
    glanced: dict[str, Glimpse]  # files that were not read, or not yet
    offers: dict[str, list[Object]]  # by file ("" for all of them): what modules of a framework provide for it
    idle: Idle

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

    def known(self) -> list[FileFacts]:
        """The facts of the files that are known by now: to follow what one says may bring in more."""
        return [*self.files.values()]

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


def world(
    files: dict[str, FileFacts],
    knowledge: Knowledge,
    ask: Ask,
    *,
    whole: bool,
    glance: Glance | None = None,
    entire: Ask | None = None,
) -> World:
    """A world of the files found so far.

    `glance` gives the text of a file without reading what it means (None where `ask` would give None), `entire` all of
    an idle script.
    """
    idle = Idle({}, entire or ask, [], {}, {}, Held({}, {}))
    made = World({}, ask, None, knowledge, whole, {}, {}, {}, {}, set(), set(), set(), {}, {}, {}, idle)
    for path, facts in files.items():
        if IDLE in facts.flags:
            idle.scripts[path] = facts
        else:
            made.add(facts)
    return made._replace(as_read=_as_read(made, glance)) if glance is not None else made


def _as_read(around: World, glance: Glance) -> World:
    """The world that raises Unread, and looks at the text of a file once, however many ask for it."""
    whole = (one.package.split("/") for one in around.knowledge.calls)  # `next-auth/providers/google`
    libraries = {"/".join(one[: 2 if one[0].startswith("@") else 1]).encode() for one in whole}

    def ask(path: str) -> FileFacts | None:
        if path.endswith(".json"):  # says what a specifier means
            return around.ask(path)
        if path not in around.glanced:
            text = glance(path)
            if text is None:
                return None
            library = not libraries.isdisjoint(re.findall(_PACKAGE, text))
            imports = any(one in text for one in _IMPORTING)
            around.glanced[path] = Glimpse(text, library, re.search(_HANDS_ON, text) is not None, imports)
        raise Unread(path)

    return around._replace(ask=ask)
