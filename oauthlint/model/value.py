"""What an expression is: terms that an extractor builds inside one file and `link` resolves across files.

Every term carries `at`, the places it came through: first the expression where it is used, last the place where
the value is written (the literal, the env read, the call). Text is kept only where it cannot be a secret; every
other string is a `Secret`, which knows what it looks like and never what it is.
"""

from __future__ import annotations

from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from oauthlint.model.vocabularies import Verdict

Trail = tuple[Place, ...]


class Text(NamedTuple):
    """A string whose text is known and cannot be a secret."""

    at: Trail
    text: str


class Secret(NamedTuple):
    """A string that may be a secret. `mask` is all that may be shown; `tag` has 12 bits; `same` lives for one run."""

    at: Trail
    verdict: Verdict
    format: str  # id of a token format in the knowledge, "" where none matched
    mask: str  # public prefix of a known format and "…", else "…"
    size: str  # length class: "short" (<8), "medium" (<16), "long" (<64), "very long"
    tag: str  # three hexadecimal digits
    same: str  # keyed hash under the run's random key: equality within a run
    why: str = ""  # for a placeholder or a harmless string: how that was seen
    shape: str = ""  # "guid", "letters16", "client-id", "digits" …: what other rules may ask about
    expires: str = ""  # YYYY-MM-DD, where it says so itself
    scope: str = ""  # names of scopes with blanks between them, where it says so itself


class Constant(NamedTuple):
    """A number, true, false, null or undefined (`name` is "number", "boolean", "null" or "undefined")."""

    at: Trail
    name: str
    value: float | bool | None


class Env(NamedTuple):
    """A read of an environment variable or setting; `convert` is "", number, boolean, json, newlines or other."""

    at: Trail
    name: str
    convert: str = ""
    source: str = "process.env"  # where it is read from: process.env, import.meta.env, config, secrets, ...


class Join(NamedTuple):
    """A string of parts, some of which are not known (a template or a concatenation)."""

    at: Trail
    parts: tuple[Value, ...]


class Branch(NamedTuple):
    """One arm of a choice: `test` identifies the condition, `holds` says which way it went."""

    test: str
    holds: bool
    value: Value


class Choice(NamedTuple):
    """One of several values: a conditional, `||`, `??`, a default, or assignments on several branches.

    `form` is "if", "or", "nullish", "default", "assigned", or "environment" (each with settings of its own).
    """

    at: Trail
    form: str
    branches: tuple[Branch, ...]


class Promise(NamedTuple):
    """A value that is still to be awaited."""

    at: Trail
    value: Value


class Entry(NamedTuple):
    """A key of an object: where the key is written, how it is written, and its value."""

    key: str
    place: Place
    value: Value


class Object(NamedTuple):
    """An object with its known keys in source order, the last of a name winning.

    `open` says that there may be keys nobody could see (a spread or computed key that stayed unresolved);
    `spread` holds, while unresolved, the terms whose keys come before those entries whose index is given.
    """

    at: Trail
    entries: tuple[Entry, ...]
    open: bool = False
    spreads: tuple[tuple[int, Value], ...] = ()


class Array(NamedTuple):
    """An array with its items in order; `open` as for objects; `spreads` are lists of other files in it."""

    at: Trail
    items: tuple[Value, ...]
    open: bool = False
    spreads: tuple[Value, ...] = ()


class Function(NamedTuple):
    """A function or class; its body is in the FileFacts of `path` under `id`, the byte offset where it begins.

    `members` are its static members and properties that are assigned to it.
    """

    at: Trail
    path: str
    id: int
    name: str
    members: tuple[Entry, ...] = ()


class Awaited(NamedTuple):
    """What `await` makes of a term whose nature only `link` can tell (the result of a library's call)."""

    at: Trail
    value: Value


class Param(NamedTuple):
    """A parameter of a function of `path`, by position. A default makes it a Choice of form "default".

    With `rest` it is the list of the arguments from that position on.
    """

    at: Trail
    path: str
    function: int
    position: int
    rest: bool = False


class External(NamedTuple):
    """Something of a package: the way to it from the package's own name; a global of the language has package ""."""

    at: Trail
    package: str
    names: tuple[str, ...]


class Ref(NamedTuple):
    """Something that another file of the project exports: module specifier as written, and the exported name.

    `name` is "*" for the whole module (a namespace import or `require`).
    """

    at: Trail
    path: str  # the importing file
    module: str
    name: str


class Result(NamedTuple):
    """What a call gives back; `path` and `id` (byte offset of its end) find the call among the FileFacts."""

    at: Trail
    path: str
    id: int


class Member(NamedTuple):
    """A property of a term that is not an object literal of this file."""

    at: Trail
    base: Value
    name: str


class Index(NamedTuple):
    """A property whose name only a caller tells: `process.env[name]` in a function that is given the name."""

    at: Trail
    base: Value
    key: Value


class Calculation(NamedTuple):
    """A number that comes of two others, one of them not known; `sign` is "+", "-", "*", "/" or "%"."""

    at: Trail
    sign: str
    left: Value
    right: Value


class Dynamic(NamedTuple):
    """Something that cannot be known, with the reason in a few words."""

    at: Trail
    reason: str


Value = (
    Text
    | Secret
    | Constant
    | Env
    | Join
    | Choice
    | Promise
    | Awaited
    | Object
    | Array
    | Function
    | Param
    | External
    | Ref
    | Result
    | Member
    | Index
    | Calculation
    | Dynamic
)
