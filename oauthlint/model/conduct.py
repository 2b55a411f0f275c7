"""What the code of a file does about failures, logs and answers, as `extract` sees it."""

from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place
from oauthlint.model.value import Value


class Handler(NamedTuple):
    """What is done with a failure: `place` is the statement that decides it, or the whole handler.

    `form` is catch (a clause), rejection (given to `then` or `catch`) or callback. `does` is nothing, comment, unread
    (the error is no parameter, or never looked at), returns-error, returns-success, answers-success, elsewhere (a
    function that stands elsewhere), or other.
    """

    place: Place
    form: str
    does: str


class Flow(NamedTuple):
    """Where the promise of a call ends, within its file: as far as syntax tells, and no names but the language's own.

    `end` is handled (by `handler`), dropped (nobody waits for it), module (awaited at top level), function (it is the
    failure of the function `function`, whose parameters are `params`), argument (the same, the function being given to
    the call `through`), or unknown. `form` is promise or callback, `base` the last name of what a method is called on.
    """

    call: int  # as Call.id
    place: Place
    callee: Value
    name: str
    base: str
    form: str
    end: str
    function: int = -1
    through: int = -1
    params: tuple[str, ...] = ()
    handler: Handler | None = None
    where: tuple[str, ...] = ()
    unasked: bool = False  # a `fetch` whose answer is read without a look at whether it is one of success


class Handed(NamedTuple):
    """A call that is given functions to call later. `first` is its first argument: path, token, text or ""."""

    call: int
    place: Place
    callee: Value
    name: str
    first: str
    functions: tuple[Value, ...]
    where: tuple[str, ...] = ()


class Logged(NamedTuple):
    """Something that a log call writes out: `role` is what its name says it is, `source` where it comes from.

    `source` is request (read off a request), caught (the error of a request for a token), file (read from a file of
    credentials) or "".
    """

    place: Place
    name: str
    role: str
    value: Value
    source: str
    logger: Value
    base: str  # last name of what the method is called on
    method: str
    context: tuple[str, ...]
    where: tuple[str, ...]


class Responded(NamedTuple):
    """Something that an answer to a request shows, `call` being the answer's last byte.

    `part` says how an error is shown: whole, request (with what was asked, or the answer), text (its message alone), or
    is "" for anything else, of which `value` is known; `tried` is the code whose error it is.
    """

    place: Place
    call: int
    name: str
    part: str
    tried: Place | None
    value: Value
    method: str
    where: tuple[str, ...]


class Retried(NamedTuple):
    """Code that runs again when it fails: `tried`, at the words in `place` that say so.

    `form` is library (the call of one), loop, recursion (a function that calls itself) or queue (the attempts of a
    job). `spares` says whether some failures are left alone: yes, no, or unknown (something else decides that).
    """

    place: Place
    form: str
    name: str
    tried: Place
    spares: str
    where: tuple[str, ...] = ()


class Compared(NamedTuple):
    """A value that the `code` of an error is compared with; `function` is that around it, -1 at module level."""

    value: Value
    function: int
    where: tuple[str, ...] = ()


class Stored(NamedTuple):
    """A refresh token that is put away without a look at it, by a method of `owner`, or "=" for an assignment to it."""

    place: Place
    value: Value
    method: str
    owner: str
