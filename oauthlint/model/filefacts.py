"""What one file says, read without looking at any other file: the unit of extraction and of the cache."""

from __future__ import annotations

from oauthlint.model import value as values
from oauthlint.model.conduct import Compared, Flow, Handed, Handler, Logged, Responded, Retried, Stored
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Comment, Place, Problem
from oauthlint.model.value import Branch, Entry, Value

# An arm of a choice that cannot be meant: the byte where the choice stands if only that tells it from others (else -1),
# its test, and whether the test holds.
Impossible = tuple[int, str, bool]


class Call(NamedTuple):
    """A call or construction that a library, a project module or a mail method may be behind.

    `id` is the byte offset at which the call ends: calls in a chain (`a().b()`) begin at the same one. That of an
    assignment which calls an accessor is negative, since its value may be a call that ends there. `callee` ends in
    the called name, so `t.sendMail(m)` has Member(<t>, "sendMail"). `function` is the id of the enclosing function, -1
    at module level.
    """

    id: int
    place: Place
    callee: Value
    name: str  # the last name of the callee
    args: tuple[Value, ...]
    is_new: bool
    function: int
    context: tuple[str, ...]  # facts about the position: see extract.javascript.CONTEXT
    bound: tuple[str, ...]  # names that hold the result
    where: tuple[str, ...] = ()  # way through the code: ("Mailer", "connect", "createTransport")
    roles: tuple[
        str, ...
    ] = ()  # for each argument of a constructor: the role that its name as written speaks of, or ""
    base: str = ""  # last name of what a method is called on
    impossible: tuple[Impossible, ...] = ()  # by the conditions around a call that a library is told by its name


class Body(NamedTuple):
    """What a function gives back, or the object that a class makes; `params` are names, "" for a pattern.

    `injected` is for parameters of a class by their position what a framework is asked to hand in: a token or a class.
    """

    id: int
    name: str
    params: tuple[str, ...]
    returns: Value
    is_async: bool
    is_class: bool
    injected: tuple[tuple[int, Value], ...] = ()


class Late(NamedTuple):
    """An option that is set on something that is there already: `key` is the left side, `path` begins at `target`."""

    key: Place
    place: Place
    target: Value
    path: tuple[str, ...]


class SecretText(NamedTuple):
    """A secret, or something in a secret's position, as it stands in a file."""

    place: Place  # the characters of the value alone
    value: values.Secret
    role: str  # client_secret, refresh_token, access_token, private_key, password, api_key, … or ""
    name: str  # the key or variable it stands under, as written; "" if none
    name_place: Place | None
    where: tuple[str, ...]  # path of keys in the code or document: ("createTransport", "auth", "clientSecret")
    setting: str  # "literal", "fallback" (of an env read), "comment", "text"
    whole: bool = False  # all of a string of the code, which an expression could stand for


class Setting(NamedTuple):
    """A key and its value in an env file or a document (JSON, YAML, TOML): `path` is the path of keys."""

    path: tuple[str, ...]
    key_place: Place
    value: Value
    role: str = ""  # of a credential, as the last name of the path says it


class Installed(NamedTuple):
    """A package that a manifest asks for or a lock file has resolved.

    `field` is dependencies, devDependencies, peerDependencies, optionalDependencies, overrides, resolutions,
    or "lock"; `via` names who brought it in (lock files), "" for a direct dependency or where unknown. `by` are those
    that ask for a copy that the project itself may ask for too.
    """

    name: str
    alias: str
    spec: str  # the range of a manifest; "" in a lock
    version: str  # the resolved version; "" in a manifest
    field: str
    place: Place  # the text of the range or version
    via: str = ""
    dev: bool = False
    by: str = ""


class Read(NamedTuple):
    """A place where code reads a variable of its environment by name, with the role that the name speaks of, or ""."""

    name: str
    role: str
    place: Place


class Action(NamedTuple):
    """Something that a container file, a pipeline or a script does, at the words that say so.

    `does` is image (`name` and `detail` its tag), copies (`name` to `detail`), passes (an ARG on to the variable
    `name`), writes (a credential `name` into the env file `detail`), prints (the variable, secret or file `name`),
    prints-all (its environment), variable (a credential `name` from the plain setting `detail`), audits, updates (what
    Dependabot looks after, in the folder `detail`), tls-off (NODE_TLS_REJECT_UNAUTHORIZED=0 before a command), or
    resets (a client secret, good until `detail`: "2 years", hours or a date).
    """

    place: Place
    does: str
    name: str = ""
    detail: str = ""
    role: str = ""  # of the credential that the name speaks of
    where: tuple[str, ...] = ()


class Mention(NamedTuple):
    """A topic that a text for people speaks of (knowledge: `documentation`), at the words that do.

    `medium` is text, code (a fenced block) or comment; `negated` says that the sentence warns of it.
    """

    topic: str
    place: Place
    medium: str
    negated: bool


OUTLINE = "outline"  # the flag of a file of whose functions nobody has asked yet what they give back
IDLE = "idle"  # that of a script which does nothing of mail by itself: of it only `using` is known


class FileFacts(NamedTuple):
    """Everything that one file says. JSON-able by `dump`, and back by `load`, without loss."""

    path: str
    reader: str
    calls: tuple[Call, ...] = ()
    exports: tuple[tuple[str, Value], ...] = ()  # ("default", v), ("name", v), ("*", Ref) for re-exports
    secrets: tuple[SecretText, ...] = ()
    settings: tuple[Setting, ...] = ()
    installed: tuple[Installed, ...] = ()
    env: tuple[values.Env, ...] = ()  # every env read, once a place
    texts: tuple[values.Text, ...] = ()  # scopes, redirect addresses, endpoints, wherever they stand
    bodies: tuple[Body, ...] = ()  # those that a Function or Param of this file may name
    imports: tuple[str, ...] = ()  # module specifiers as written, type-only ones left out
    comments: tuple[Comment, ...] = ()
    problems: tuple[Problem, ...] = ()
    flags: tuple[str, ...] = ()  # "use-client", "vue", "generated", "jsx", …
    flows: tuple[Flow, ...] = ()  # of calls that send, that ask for tokens, and of the project's own functions
    handed: tuple[Handed, ...] = ()
    logged: tuple[Logged, ...] = ()
    ways: tuple[tuple[str, ...], ...] = ()  # for each of `texts` the way through the code to it, as `Call.where`
    urls: tuple[tuple[tuple[str, ...], Value], ...] = ()  # (way, value) of addresses that are put together from parts
    reads: tuple[Read, ...] = ()
    names: tuple[str, ...] = ()  # of settings, that a schema or a text lists
    used: tuple[tuple[str, Place], ...] = ()  # imports of packages that are worth a look, at the text of the specifier
    actions: tuple[Action, ...] = ()
    mentions: tuple[Mention, ...] = ()
    compared: tuple[Compared, ...] = ()
    late: tuple[Late, ...] = ()
    responded: tuple[Responded, ...] = ()
    retried: tuple[Retried, ...] = ()
    stored: tuple[Stored, ...] = ()
    using: tuple[tuple[str, str], ...] = ()  # of an idle script: what it calls, by module ("" for any) and name


TYPES: dict[str, type] = {
    one.__name__: one
    for one in (
        *Value.__args__,
        Branch,
        Entry,
        Place,
        Comment,
        Problem,
        Call,
        Late,
        Body,
        SecretText,
        Setting,
        Installed,
        Handler,
        Flow,
        Handed,
        Logged,
        Responded,
        Retried,
        Compared,
        Stored,
        Read,
        Action,
        Mention,
    )
} | {"FileFacts": FileFacts}
