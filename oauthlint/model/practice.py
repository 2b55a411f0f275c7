"""What is known of how code around mail is written: handlers, logs, settings, words, tests and documentation."""

from oauthlint.model.record import NamedTuple


class Catcher(NamedTuple):
    """A package that calls handlers, and the release since which it catches what they reject ("" all, "never" none).

    Before that release a rejection is `lost` (nobody catches it) or `silent` (the package drops it without a word).
    """

    package: str
    since: str
    before: str
    web: bool  # answers requests
    listens: bool = False  # its `on` takes handlers like any other, and is none of an event emitter


class Handling(NamedTuple):
    """Who looks at a failure: what sends, what takes a function to call it later, and what that does with a rejection.

    `sends` are ways to a method that sends mail, `package#method` for one of a package alone, `senders` words in names
    of what it is called on. `routes`, `events`, `timers` are methods that take a handler; `wrappers` are packages that
    wrap one handler, so that its failure becomes the framework's business, `patches` those that do it for all. `codes`
    are the names that releases gave one error. `clients` are words in names of what is asked for a token. `retries` are
    packages that call a function again when it fails, `queues` those that do so with jobs that ask for `attempts`.
    """

    sends: tuple[str, ...] = ()
    senders: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    timers: tuple[str, ...] = ()
    catchers: tuple[Catcher, ...] = ()
    wrappers: tuple[str, ...] = ()
    patches: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    clients: tuple[str, ...] = ()
    retries: tuple[str, ...] = ()
    queues: tuple[str, ...] = ()

    def sending(self) -> list[tuple[str, str]]:
        """Of each way to a method that sends mail the package ("" for any) and the way."""
        return [(package, way) for package, _, way in (one.rpartition("#") for one in self.sends)]


class Logging(NamedTuple):
    """What writes a log: packages, the methods of a logger, and words in names of loggers."""

    packages: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class Store(NamedTuple):
    """A package that reads settings from files of the project: `files` and `mapping` are paths without a suffix.

    What stands in a later file holds instead of what stands in an earlier one; `mapping` has, instead of a value, the
    variable of the environment that holds instead of both.
    """

    package: str
    read: str  # method that takes the way to a setting: "mail.host"
    files: tuple[str, ...]
    mapping: str = ""
    at: str = ""  # way into what a file exports; the call then gives all settings
    prefix: str = ""  # of the variable that holds instead of a setting: NUXT_MAIL_HOST instead of mailHost


class Registry(NamedTuple):
    """A package that is told in one file of the settings that others ask for: methods that tell it, see knowledge."""

    package: str
    separator: str
    names: tuple[str, ...] = ()
    loads: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    defaults: tuple[str, ...] = ()


class Environment(NamedTuple):
    """How code reads its settings: functions that take a name and a fallback, and packages that declare a schema.

    `passing` says of calls ("lodash#merge", "deepmerge#") that they give the "same" as they are given, or all keys of
    it "merged" (deep) or "assigned", or as "defaults-deep" or "defaults", of which the earlier counts; or one
    value of it ("at" a way), "some" of its keys or the "others". `loaders` give
    variables of the environment: as they are ("environment"), under `parsed`, those that a second argument names
    ("validated") or the parts of the first ("runtime"); "factory" gives what its second argument, a function, does,
    "injected" what a module provides for the first.
    """

    reads: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()
    stores: tuple[Store, ...] = ()
    passing: dict[str, str] = {}  # noqa: RUF012  (never written to)
    loaders: dict[str, str] = {}  # noqa: RUF012  (as above)
    checks: dict[str, str] = {}  # noqa: RUF012  (as above)
    shapes: dict[str, str] = {}  # noqa: RUF012  (methods of schemas: what they make of one)
    types: dict[str, str] = {}  # noqa: RUF012  (as above)
    plain: tuple[str, ...] = ()  # calls that make the schema of a text, and none of anything else
    chained: dict[str, str] = {}  # noqa: RUF012  (methods of a variable that a package gives: what they make of it)
    registries: tuple[Registry, ...] = ()
    entries: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # in names of what settings are read from
    binding: dict[str, str] = {}  # noqa: RUF012  ("inversify#toConstantValue": how what is bound to a token is given)

    def store(self, package: str, read: str) -> Store | None:
        """The store of a package; `read` is the method that is called, "" for whichever."""
        return next((one for one in self.stores if one.package == package and read in ("", one.read)), None)

    def registry(self, package: str) -> Registry | None:
        """What is known of a package that is told of settings."""
        return next((one for one in self.registries if one.package == package), None)


class Variables(NamedTuple):
    """A program that makes a transport of variables of its environment: ways into the options, and their variables.

    One of `told` says that it does so: a variable with the values that it must have, any where there are none. `needs`
    is a package that the project must ask for. With the variable `oauth2` set the login is by token; `preset` is what
    the options are where nothing is set, and those of `negated` are the opposite of what the variable says. Whatever
    begins with `prefix` is an option too, "__" standing between the steps to it. A variable whose name ends as
    `in_files` says holds the path of a file, and that the value.
    """

    package: str
    options: dict[str, str]
    told: dict[str, tuple[str, ...]]
    needs: str = ""
    oauth2: str = ""
    preset: dict[str, str] = {}  # noqa: RUF012  (never written to)
    negated: tuple[str, ...] = ()
    prefix: str = ""
    in_files: str = ""


class Browser(NamedTuple):
    """What runs in browsers: builders of pages, `prefixes` of variables that they put in; and what must not be there.

    Beside one of `servers` code that looks like a page's may run elsewhere.
    """

    packages: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    builders: tuple[str, ...] = ()
    servers: tuple[str, ...] = ()


class Topic(NamedTuple):
    """Something that a text for people may speak of: one of `words` (lower case) stands in every text that does.

    `sort` is outdated (advice that has become wrong), testing, renewal, published or setup; `says` and `instead` are
    words of a message.
    """

    id: str
    sort: str
    words: tuple[str, ...]
    expression: str
    says: str
    instead: str


class Documentation(NamedTuple):
    """What texts for people speak of, the words by which a sentence warns, and names of files that tell history."""

    topics: tuple[Topic, ...] = ()
    negations: tuple[str, ...] = ()
    history: tuple[str, ...] = ()

    def topics_in(self, data: bytes) -> tuple[Topic, ...]:
        """The topics of which a word stands in the bytes: of most files none."""
        low = data.lower()
        return tuple(one for one in self.topics if any(word.encode() in low for word in one.words))


class MailWords(NamedTuple):
    """Words in names that speak of mail, of OAuth2, or of servers that catch mail (`catchers`), with their hosts."""

    mail: tuple[str, ...] = ()
    oauth: tuple[str, ...] = ()
    general: tuple[str, ...] = ()  # that speak of nobody in particular
    catchers: tuple[str, ...] = ()
    catcher_hosts: tuple[str, ...] = ()
    catcher_ports: tuple[str, ...] = ()  # on which they listen on the developer's own machine


class SafeTesting(NamedTuple):
    """How tests are kept from real servers: packages, and functions that put something else there or leave out."""

    modules: tuple[str, ...] = ()  # packages that put something else in the place of a module, or of Nodemailer
    web: tuple[str, ...] = ()  # packages that answer requests to servers of the web
    mocks: tuple[str, ...] = ()  # functions that are given the name of a module
    stubs: tuple[str, ...] = ()  # functions that are given an object and the name of a method
    skips: tuple[str, ...] = ()
    runners: tuple[str, ...] = ()  # packages whose own functions run tests and check what comes out


class Storing(NamedTuple):
    """What puts a token away: methods that write over what was there, and packages that leave a field alone."""

    overwrites: tuple[str, ...] = ()
    keeping: tuple[str, ...] = ()  # for which they are given `undefined`
    entities: tuple[str, ...] = ()  # those that leave it alone in a changed entity, too
