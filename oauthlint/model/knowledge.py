"""Knowledge as a run needs it: providers, services, libraries, token formats, advisories. Data from `rules/knowledge`.

The models that validate the YAML are in `knowledge_file`; these tuples are what the built pack unfolds into.
"""

from oauthlint.model.practice import (
    Browser,
    Documentation,
    Environment,
    Handling,
    Logging,
    MailWords,
    SafeTesting,
    Storing,
    Variables,
)
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


class Deprecated(NamedTuple):
    """A package that nobody should start with any more: `state` says why, `replacement` what to take ("" for none)."""

    package: str
    state: str
    replacement: str


class ConfigShape(NamedTuple):
    """A file of settings that a framework makes a transport of: `file` is a pattern of its path from the root.

    `at` is the way from what the file exports to the options; what stands at `told_at` must be one of `told`, in lower
    case, where there are such words. `renames` are keys that the framework has other names for, with the way to the
    option that each is; `only` says that it takes no others. `needs` is a package that the project must ask for. Of the
    options in `open` variables may hold more than the file.
    """

    package: str
    file: str
    at: tuple[str, ...]
    told_at: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    renames: tuple[tuple[str, str], ...] = ()
    only: bool = False
    needs: str = ""
    open: tuple[str, ...] = ()


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
    variables: tuple[Variables, ...] = ()
    testing: SafeTesting = SafeTesting()
    storing: Storing = Storing()
    newest_major: dict[str, int] = {}  # noqa: RUF012  (never written to) of packages whose older ones get no fixes
