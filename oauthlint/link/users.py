"""Which terms mean a function of the project: what is called, or handed on, somewhere.

Most mean functions of files that speak of no mail. Such a file is read only once somebody asks for a function that the
term may mean: one of that file, or one that goes by the term's name or by a name that stands in that file.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from oauthlint.link.callees import last_name
from oauthlint.link.resolve import asked_for, resolve
from oauthlint.link.world import Glimpse, Unread, World
from oauthlint.model.record import NamedTuple
from oauthlint.model.terms import LARGEST, parts
from oauthlint.model.value import Function, Member, Object, Param, Result, Value

Key = tuple[str, int]  # of a function: path and id
_LETTERS = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz$"
_WORDS = bytes(one if one in _LETTERS or one > 127 else 32 for one in range(256))  # leaves words and blanks
DEEPEST_PART = 12  # of a value: a parameter further inside is not looked for


class Waiting(NamedTuple):
    """Terms that cannot be followed without reading more, by number; the numbers by the file that is the next to read.

    The numbers also by the names of the terms, the texts of those files that may lead on to others, and these files by
    the words in them.
    """

    terms: dict[int, Value]
    by_file: dict[str, list[int]]
    by_name: dict[str, list[int]]
    leading: dict[str, bytes]
    holding: dict[bytes, list[str]]

    def put(self, number: int, term: Value, path: str, seen: Glimpse) -> None:
        """A term that needs a file which was glanced at."""
        self.terms[number] = term
        self.by_file.setdefault(path, []).append(number)
        self.by_name.setdefault(last_name(term), []).append(number)
        if seen.imports:
            self.leading[path] = seen.text

    def take(self, path: str, names: set[str]) -> list[tuple[int, Value]]:
        """The terms that may mean what a file exports under these names, in order; they wait no longer."""
        if not self.holding:
            for one, text in self.leading.items():
                for word in set(text.translate(_WORDS).split()):
                    self.holding.setdefault(word, []).append(one)
        numbers = [*self.by_file.get(path, ())]
        for name in names:
            numbers += self.by_name.get(name, ())
            word = name.encode()
            others = self.holding.get(word, [])
            if word.translate(_WORDS) != word:
                others = [one for one, text in self.leading.items() if word in text]
            numbers += chain.from_iterable(self.by_file[one] for one in others)
        return [(one, self.terms.pop(one)) for one in sorted(set(numbers)) if one in self.terms]


class Users(NamedTuple):
    """Terms by the function that they mean, as numbers of the terms, and those of which that is not known yet."""

    world: World
    found: dict[Key, list[int]]
    waiting: Waiting
    asked: set[Key]
    named: dict[str, dict[int, set[str]]]  # by file: the names by which its functions are reached from elsewhere

    def of(self, owner: Key) -> list[int]:
        """The numbers of the terms that mean this function or class, in order."""
        if owner not in self.asked:
            self.asked.add(owner)
            for number, term in self._awaited(owner) if self.waiting.terms else ():
                self.note(number, resolve(self.world, term))
        return sorted(self.found.get(owner, ()))

    def note(self, number: int, meant: Value) -> None:
        """Take in what a term has turned out to mean."""
        if isinstance(meant, Function):
            self.found.setdefault((meant.path, meant.id), []).append(number)

    def _awaited(self, owner: Key) -> list[tuple[int, Value]]:
        """The waiting terms that may mean this function, taken out."""
        path, identity = owner
        if path not in self.named:
            self.named[path] = _named(self.world, path)
        return self.waiting.take(path, self.named[path].get(identity, set()))


def users(world: World, terms: Iterable[Value]) -> Users:
    """The terms, as far as the files that have been read tell what they mean."""
    made = Users(world, {}, Waiting({}, {}, {}, {}, {}), set(), {})
    read = world.as_read or world
    for number, term in enumerate(terms):
        try:
            made.note(number, resolve(read, term))
        except Unread as found:
            if isinstance(term, Result) or _is_handed_in(world, term):
                made.note(number, resolve(world, term))
            else:
                made.waiting.put(number, term, found.path, world.glanced[found.path])
    return made


def inside(value: Value) -> Iterator[Value]:
    """A value and the terms in it, in order, down to where a parameter is looked for."""
    todo = [(value, 0)]
    for _ in range(LARGEST):
        if not todo:
            return
        one, depth = todo.pop()
        yield one
        if depth < DEEPEST_PART:
            todo += [(each, depth + 1) for each in reversed(parts(one))]


def _named(world: World, path: str) -> dict[int, set[str]]:
    """The functions of a file by their ids, with the names by which what it exports leads to them.

    A name that is none ("=" for `module.exports`) stands in many files, so that these are read.
    """
    file = world.file(path)
    found: dict[int, set[str]] = {}
    aliases: list[tuple[str, str]] = []
    todo = list(file.exports) if file is not None else []
    for _ in range(LARGEST):
        if not todo:
            break
        name, value = todo.pop()
        if isinstance(value, Function) and value.path == path:
            if value.id not in found:
                body = world.body(path, value.id)
                todo += [(one.key, one.value) for one in value.members]
                todo += [(name, body.returns)] if body is not None else []
            found.setdefault(value.id, set()).add(name)
        elif isinstance(value, Object):
            todo += [*((one.key, one.value) for one in value.entries), *((name, one) for _, one in value.spreads)]
        elif isinstance(value, Member):
            aliases.append((value.name, name))
            todo.append((name, value.base))
        elif isinstance(value, Result):
            call = world.calls.get((value.path, value.id))
            todo += [(name, one) for one in (call.callee, *call.args)] if call is not None else []
        else:
            todo += [(name, one) for one in parts(value)]
    for names in found.values():
        names.update(new for old, new in aliases if old in names)
    return found


def _is_handed_in(world: World, term: Value) -> bool:
    """Whether a term is of a parameter that a framework fills: with what, a file says that nobody need import."""
    return any(isinstance(one, Param) and asked_for(world, one) is not None for one in inside(term))
