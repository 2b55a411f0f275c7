"""Which terms mean a function of the project: what is called, or handed on, somewhere.

Most mean functions of files that speak of no mail. Such a file is read only once somebody asks for a function that the
term may mean: one of that file, or one that goes by the term's name or by a name that stands in that file.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from oauthlint.link.callees import last_name
from oauthlint.link.held import Held
from oauthlint.link.resolve import asked_for, resolve
from oauthlint.link.world import Glimpse, Unread, World
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.record import NamedTuple
from oauthlint.model.terms import LARGEST, parts
from oauthlint.model.value import Function, Member, Object, Param, Result, Value

Key = tuple[str, int]  # of a function: path and id
DEEPEST_PART = 12  # of a value: a parameter further inside is not looked for


class Waiting(NamedTuple):
    """Terms that cannot be followed without reading more, by number; the numbers by the file that is the next to read.

    The numbers also by the names of the terms, and the texts of those files that may lead on to others.
    """

    terms: dict[int, Value]
    by_file: dict[str, list[int]]
    by_name: dict[str, list[int]]
    leading: Held

    def put(self, number: int, term: Value, path: str, seen: Glimpse) -> None:
        """A term that needs a file which was glanced at."""
        self.terms[number] = term
        self.by_file.setdefault(path, []).append(number)
        self.by_name.setdefault(last_name(term), []).append(number)
        if seen.imports:
            self.leading.put(path, seen.text)

    def take(self, path: str, names: set[str]) -> list[tuple[int, Value]]:
        """The terms that may mean what a file exports under these names, in order; they wait no longer."""
        numbers = [*self.by_file.get(path, ())]
        for name in names:
            numbers += self.by_name.get(name, ())
            numbers += chain.from_iterable(self.by_file[one] for one in self.leading.of(name))
        return [(one, self.terms.pop(one)) for one in sorted(set(numbers)) if one in self.terms]


class Users(NamedTuple):
    """Terms by the function that they mean, as numbers of the terms, and those of which that is not known yet.

    `terms_in` gives those of a file. Of scripts that were idle when this was made they come in as these are read.
    """

    world: World
    found: dict[Key, list[int]]
    waiting: Waiting
    asked: set[Key]
    named: dict[str, dict[int, set[str]]]  # by file: the names by which its functions are reached from elsewhere
    terms_in: Callable[[FileFacts], Iterable[Value]]
    paths: list[str]  # of the terms, by their numbers
    taken: list[str]  # the scripts that were idle

    def of(self, owner: Key) -> list[int]:
        """The numbers of the terms that mean this function or class, in order of path and place."""
        names = self._new_names(owner)
        if names and self.world.idle.scripts:
            from oauthlint.link.idle import wake  # noqa: PLC0415  (of no concern to a hook)

            wake(self.world, owner[0], names)
        for facts in self.world.idle.woken[len(self.taken) :]:
            self.taken.append(facts.path)
            self.add(facts.path, self.terms_in(facts))
        if names is not None and self.waiting.terms:
            for number, term in self.waiting.take(owner[0], names):
                self.note(number, resolve(self.world, term))
        return sorted(self.found.get(owner, ()), key=lambda number: (self.paths[number], number))

    def _new_names(self, owner: Key) -> set[str] | None:
        """The names by which a function is reached from elsewhere; None where it was asked for before."""
        if owner in self.asked:
            return None
        self.asked.add(owner)
        path, identity = owner
        if path not in self.named:
            self.named[path] = _named(self.world, path)
        return self.named[path].get(identity, set())

    def add(self, path: str, terms: Iterable[Value]) -> None:
        """Take in the terms of a file, as far as the files that have been read tell what they mean."""
        read = self.world.as_read or self.world
        for term in terms:
            number = len(self.paths)
            self.paths.append(path)
            try:
                self.note(number, resolve(read, term))
            except Unread as found:
                if isinstance(term, Result) or _is_handed_in(self.world, term):
                    self.note(number, resolve(self.world, term))
                else:
                    self.waiting.put(number, term, found.path, self.world.glanced[found.path])

    def note(self, number: int, meant: Value) -> None:
        """Take in what a term has turned out to mean."""
        if isinstance(meant, Function):
            self.found.setdefault((meant.path, meant.id), []).append(number)


def users(world: World, paths: Iterable[str], terms_in: Callable[[FileFacts], Iterable[Value]]) -> Users:
    """The terms of these files; `terms_in` gives those of a file, and is asked once for each, in order."""
    taken = [one.path for one in world.idle.woken]
    made = Users(world, {}, Waiting({}, {}, {}, Held({}, {})), set(), {}, terms_in, [], taken)
    for path in sorted(paths):
        made.add(path, terms_in(world.files[path]))
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
