"""Knowledge as a run needs it: providers, services, libraries, token formats, advisories. Data from `rules/knowledge`.

The models that validate the YAML are in `knowledge_file`; these tuples are what the built pack unfolds into.
"""

from oauthlint.model.record import NamedTuple


class Service(NamedTuple):
    """An entry of Nodemailer's well-known services; `since` is the oldest release whose table has it, "" for all.

    `port` is 0 where the entry has none, `secure` None where it is not set (then port 465 means TLS).
    """

    name: str
    keys: tuple[str, ...]  # normalised names, aliases and domains
    host: str
    port: int
    secure: bool | None
    since: str = ""
    auth_method: str = ""
    require_tls: bool = False
    ignore_tls: bool = False


class ScopeKnowledge(NamedTuple):
    """An OAuth2 scope: `level` is the provider's own class, `uses` what it is for."""

    name: str
    level: str
    uses: str
    serves: tuple[str, ...] = ()  # calls of the provider's mail API that it is enough for


class Resource(NamedTuple):
    """What a provider's scopes belong to: a token is for one of these. `bare` is what scopes without a host mean."""

    id: str
    label: str
    hosts: tuple[str, ...]  # or the id that stands before "/.default"
    smtp: bool  # its tokens open the SMTP server
    bare: bool


class OAuthEndpoint(NamedTuple):
    """An address of a provider's OAuth2 service; "{}" stands for any one step. `instead` is "" for a current one."""

    url: str
    use: str  # authorization, token
    state: str  # current, legacy
    instead: str


class Provider(NamedTuple):
    """A mail provider and how to recognise it. Hosts are lower-case; a leading "." matches sub-domains."""

    id: str
    label: str
    smtp_hosts: tuple[str, ...]
    token_hosts: tuple[str, ...]
    user_domains: tuple[str, ...]
    oauth2: bool | None  # the SMTP server takes XOAUTH2; None where nobody could confirm either
    scopes: tuple[ScopeKnowledge, ...]
    passwords: str = ""  # what becomes of password logins, in words for a message; "" where nothing is known
    client_id: str = ""  # the form of its client ids, an expression over the whole text
    resources: tuple[Resource, ...] = ()
    endpoints: tuple[OAuthEndpoint, ...] = ()
    names: tuple[str, ...] = ()  # words in names of settings that speak of it
    plain_scopes: tuple[str, ...] = ()  # that belong to no resource
    login: str = ""  # what the SMTP server takes instead of OAuth2: "an API key"


class TokenFormat(NamedTuple):
    """An exact format of a secret. `expression` is over text, anchored by what may not stand beside it."""

    id: str
    label: str
    role: str
    provider: str
    prefix: str  # the public part that may be shown
    expression: str
    words: tuple[str, ...]  # at least one stands in any text that can match: searched for first
    alone: bool  # False: counts only under a credential's name or beside a client id
    sample: str = ""  # recipe for made-up values: see model.sample


class Meaning(NamedTuple):
    """What a secret of a format, or of a role at a provider ("" for any), opens; `revoke` are steps, in order."""

    role: str
    provider: str
    format: str
    opens: str  # what, for how long, with which scope
    in_transport: str  # the same where it goes into an SMTP transport
    revoke: tuple[str, ...]


class Advisory(NamedTuple):
    """A published vulnerability. `affected` is a node-semver range; `id` is a GHSA or CVE."""

    package: str
    id: str
    affected: str
    fixed: str
    severity: str
    title: str


class CallShape(NamedTuple):
    """What a call of a library means: `call` is the way to it ("google.auth.OAuth2"), `makes` the noun.

    `package` is "" for a global of the language. `arguments` names the positional arguments (options, client_id,
    client_secret, redirect, …); `options` the keys of an options object, as (key, meaning), a dot in a key leading into
    an object. `since` has the keys that only releases of `read_by` from a version on read. `providers` says whose it is
    by what stands under `strategy`. A "#" in `call` stands before a method of the object that the call makes.
    """

    package: str
    call: str
    makes: str
    arguments: tuple[str, ...]
    options: tuple[tuple[str, str], ...]
    provider: str
    since: tuple[tuple[str, str], ...] = ()
    read_by: str = ""
    providers: tuple[tuple[str, str], ...] = ()
    at: tuple[str, ...] = ()  # way into the argument `options`: keys, "()" what a function gives, "*" every key
    grant: str = ""  # of a request for a token: client_credentials, password, …
    telling: bool = False  # the method's name tells enough, whatever it is called on
    adds: tuple[str, ...] = ()  # scopes that the library asks for besides
    answer: tuple[str, ...] = ()  # the call gives a Promise of an object; the way in that to the access token


class Catcher(NamedTuple):
    """A package that calls handlers, and the release since which it catches what they reject ("" all, "never" none).

    Before that release a rejection is `lost` (nobody catches it) or `silent` (the package drops it without a word).
    """

    package: str
    since: str
    before: str
    web: bool  # answers requests


class Handling(NamedTuple):
    """Who looks at a failure: what sends, what takes a function to call it later, and what that does with a rejection.

    `sends` are ways to a method that sends mail, `senders` words in names of what it is called on. `routes`, `events`,
    `timers` are methods that take a handler; `wrappers` are packages that wrap one handler, so that its failure becomes
    the framework's business, `patches` those that do it for all. `codes` are the names that releases gave one error.
    `clients` are words in names of what is asked for a token. `retries` are packages that call a function again when it
    fails, `queues` those that do so with jobs that ask for `attempts`.
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


class Logging(NamedTuple):
    """What writes a log: packages, the methods of a logger, and words in names of loggers."""

    packages: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class Deprecated(NamedTuple):
    """A package that nobody should start with any more: `state` says why, `replacement` what to take ("" for none)."""

    package: str
    state: str
    replacement: str


class Store(NamedTuple):
    """A package that reads settings from files of the project: `files` and `mapping` are paths without a suffix.

    What stands in a later file holds instead of what stands in an earlier one; `mapping` has, instead of a value, the
    variable of the environment that holds instead of both.
    """

    package: str
    read: str  # method that takes the way to a setting: "mail.host"
    files: tuple[str, ...]
    mapping: str


class Environment(NamedTuple):
    """How code reads its settings: functions that take a name and a fallback, and packages that declare a schema.

    `passing` says of calls ("lodash#merge", "deepmerge#") that they give the "same" as they are given, or all keys of
    it "merged" (deep) or "assigned", or as "defaults-deep" or "defaults", of which the earlier counts.
    """

    reads: tuple[str, ...] = ()
    schemas: tuple[str, ...] = ()
    stores: tuple[Store, ...] = ()
    passing: dict[str, str] = {}  # noqa: RUF012  (never written to)


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


class ConfigShape(NamedTuple):
    """A file of settings that a framework makes a transport of: `file` is a pattern of its path from the root.

    `at` is the way from what the file exports to the options; what stands at `told_at` must be one of `told`, in lower
    case, where there are such words.
    """

    package: str
    file: str
    at: tuple[str, ...]
    told_at: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


class OptionUse(NamedTuple):
    """What reads an option of Nodemailer: the step of its work, and the oldest release that knows it ("" for all)."""

    step: str
    since: str = ""


class MessageAuth(NamedTuple):
    """What a message's own `auth` may set, from the release `since` on; before, everything."""

    since: str = ""
    names: tuple[str, ...] = ()


class Knowledge(NamedTuple):
    """All that the run knows about the world, with the dates on which it was checked."""

    services: tuple[Service, ...]
    providers: tuple[Provider, ...]
    formats: tuple[TokenFormat, ...]
    advisories: tuple[Advisory, ...]
    advisories_checked: str
    recommended: dict[str, str]  # package: version that has no known advisory and is supported
    calls: tuple[CallShape, ...]
    auth_options: tuple[str, ...]  # the real options of Nodemailer's OAuth2 block
    auth_aliases: dict[str, str]  # spelling that Nodemailer ignores: the option it is meant as ("" if none)
    oauth_options: tuple[str, ...]  # those that speak of OAuth2 (gate G-oauth)
    mail_packages: tuple[str, ...]  # a dependency on one of these is mail evidence
    dates: dict[str, str]  # knowledge file: date checked
    deprecated: tuple[Deprecated, ...] = ()
    environment: Environment = Environment()
    mail_words: MailWords = MailWords()
    handling: Handling = Handling()
    logging: Logging = Logging()
    service_aliases: dict[str, str] = {}  # noqa: RUF012  (service as people write it, normalised: the name meant)
    times: dict[str, str] = {}  # noqa: RUF012  (property of a token answer: what kind of time it holds)
    uses: dict[str, OptionUse] = {}  # noqa: RUF012  (options of Nodemailer; those of its auth block as "auth.user")
    message_auth: MessageAuth = MessageAuth()
    browser: Browser = Browser()
    documentation: Documentation = Documentation()
    meanings: tuple[Meaning, ...] = ()  # of secrets; the first that fits counts
    configs: tuple[ConfigShape, ...] = ()
    testing: SafeTesting = SafeTesting()
    newest_major: dict[str, int] = {}  # noqa: RUF012  (never written to) of packages whose older ones get no fixes
