"""The knowledge files as they are written in `rules/knowledge`, and how they unfold into what a run needs.

One model a kind of file. A new provider, library, token format or advisory is an entry in data, never a line here.
"""

import re
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from oauthlint.model.document import Date, Document, Id, Name, Url, Version, Word
from oauthlint.model.knowledge import (
    Advisory,
    CallShape,
    Catcher,
    Deprecated,
    Environment,
    Handling,
    Logging,
    MailWords,
    Provider,
    ScopeKnowledge,
    Service,
    TokenFormat,
)
from oauthlint.model.sample import sample

Port = Annotated[int, Field(ge=1, le=65535)]
Host = Annotated[str, StringConstraints(pattern=r"^\.?[a-z0-9-]+(\.[a-z0-9-]+)*$")]


class ServiceEntry(Document):
    """One entry of Nodemailer's table of well-known services; `since` where an older release lacks it."""

    name: Word
    aliases: tuple[Word, ...] = ()
    domains: tuple[Host, ...] = ()
    host: Host | Literal[""] = ""  # Maildev has none: the host of the options counts
    port: Port | Annotated[str, StringConstraints(pattern=r"^[0-9]{1,5}$")] | None = (
        None  # some entries have it as text
    )
    secure: bool | None = None
    auth_method: Word | None = None
    requires_tls: bool | None = None
    since: Version | None = None

    def unfold(self) -> Service:
        """The service with its names as Nodemailer's own lookup normalises them."""
        names = dict.fromkeys(service_key(name) for name in (self.name, *self.aliases, *self.domains))
        return Service(self.name, tuple(names), self.host, int(self.port or 0), self.secure, self.since or "")


class ServicesFile(Document):
    """`services.yaml`."""

    checked: Date
    source: Url
    services: tuple[ServiceEntry, ...]


class AdvisoryEntry(Document):
    """A published vulnerability of an npm package; `affected` is a node-semver range, `fixed` "" while nothing is."""

    package: Word
    id: Annotated[str, StringConstraints(pattern=r"^(GHSA(-[23456789cfghjmpqrvwx]{4}){3}|CVE-\d{4}-\d{4,})$")]
    cve: Annotated[str, StringConstraints(pattern=r"^CVE-\d{4}-\d{4,}$")] | None = None
    affected: Word
    fixed: Version | Literal[""]
    severity: Literal["low", "moderate", "high", "critical"]
    title: Word
    source: Url

    def unfold(self) -> Advisory:
        """The advisory without what only its author needs."""
        return Advisory(self.package, self.id, self.affected, self.fixed, self.severity, self.title)


class AdvisoriesFile(Document):
    """`advisories.yaml`."""

    checked: Date
    source: Url
    advisories: tuple[AdvisoryEntry, ...]


class DeprecatedPackage(Document):
    """A package that nobody should start with any more, and what to take in its place."""

    package: Word
    state: Word
    replacement: str

    def unfold(self) -> Deprecated:
        """The same as a run needs it."""
        return Deprecated(self.package, self.state, self.replacement)


class PackagesFile(Document):
    """`packages.yaml`."""

    checked: Date
    source: Url
    recommended: dict[Word, Version]
    newest_major: dict[Word, int] = Field(default_factory=dict)
    mail: tuple[Word, ...]
    deprecated: tuple[DeprecatedPackage, ...] = ()


class EnvironmentFile(Document):
    """`environment.yaml`: how code reads its settings."""

    checked: Date
    reads: tuple[Word, ...]
    schemas: tuple[Word, ...]
    sources: Annotated[tuple[Url, ...], Field(min_length=1)]

    def unfold(self) -> Environment:
        """The same as a run needs it."""
        return Environment(self.reads, self.schemas)


class MailWordsFile(Document):
    """`mail-words.yaml`: words in names that speak of mail or OAuth2, and of servers that only catch mail."""

    checked: Date
    mail: tuple[Name, ...]
    oauth: tuple[Name, ...]
    general: tuple[Name, ...]
    catchers: tuple[Name, ...]
    catcher_hosts: tuple[Host, ...]
    sources: Annotated[tuple[Url, ...], Field(min_length=1)]

    def unfold(self) -> MailWords:
        """The same as a run needs it."""
        return MailWords(self.mail, self.oauth, self.general, self.catchers, self.catcher_hosts)


class TokenEntry(Document):
    """A format of a secret. `sample` is a recipe for made-up values: text and character classes with a count.

    A format that counts on its own has `words` to search for; one without is looked for under names of credentials.
    """

    id: Id
    label: Word
    role: Name
    provider: str
    prefix: str
    expression: Word
    words: tuple[Word, ...]
    alone: bool
    sample: Word
    source: Url

    @model_validator(mode="after")
    def _is_consistent(self) -> "TokenEntry":
        found = re.search(self.expression, f"'{sample(self.sample, self.id)}'")
        if found is None:
            msg = "the expression does not match a value made by `sample`"
            raise ValueError(msg)
        if not found[0].startswith(self.prefix):
            msg = "a value made by `sample` does not begin with `prefix`"
            raise ValueError(msg)
        if (self.alone or self.words) and not any(word in found[0] for word in self.words):
            msg = "none of `words` stands in a value made by `sample`"
            raise ValueError(msg)
        return self

    def unfold(self) -> TokenFormat:
        """The format as the search for secrets needs it."""
        return TokenFormat(
            self.id,
            self.label,
            self.role,
            self.provider,
            self.prefix,
            self.expression,
            self.words,
            self.alone,
            self.sample,
        )


class TokensFile(Document):
    """`tokens.yaml`."""

    checked: Date
    formats: tuple[TokenEntry, ...]


class ScopeEntry(Document):
    """An OAuth2 scope by its full name, with the provider's class of it and what it opens."""

    name: Word
    level: Literal["non-sensitive", "sensitive", "restricted", ""]
    uses: Word

    def unfold(self) -> ScopeKnowledge:
        """The same as a plain tuple."""
        return ScopeKnowledge(self.name, self.level, self.uses)


class ProviderFile(Document):
    """`providers/<id>.yaml`."""

    id: Id
    label: Word
    checked: Date
    smtp_hosts: tuple[Host, ...]
    token_hosts: tuple[Host, ...] = ()
    user_domains: tuple[Host, ...] = ()
    oauth2: bool
    scopes: tuple[ScopeEntry, ...] = ()
    revoke: tuple[Word, ...] = ()
    passwords: Annotated[Word, StringConstraints(max_length=80)] | None = None  # what becomes of password logins
    sources: Annotated[tuple[Url, ...], Field(min_length=1)]

    def unfold(self) -> Provider:
        """The provider as a run needs it."""
        scopes = tuple(one.unfold() for one in self.scopes)
        return Provider(
            self.id,
            self.label,
            self.smtp_hosts,
            self.token_hosts,
            self.user_domains,
            self.oauth2,
            scopes,
            self.revoke,
            self.passwords or "",
        )


class CallEntry(Document):
    """A call of a library: the way to it through the package's exports, and what it makes of which arguments."""

    call: Word | Literal[""]  # "" for what the package itself is
    makes: Name
    arguments: tuple[Name | Literal[""], ...] = ()
    options: dict[Word, Name] = Field(default_factory=dict)
    provider: str = ""
    since: dict[Word, Version] = Field(default_factory=dict)  # options that older releases of `read-by` ignore
    read_by: str = ""
    providers: dict[Word, str] = Field(default_factory=dict)  # by what stands under `strategy`
    at: tuple[Word, ...] = ()  # way into the argument `options`: keys, "()" what a function gives, "*" every key
    answer: Word | None = None  # the call gives a Promise of an object: the way in that to the access token

    def unfold(self, package: str) -> CallShape:
        """The shape for one package."""
        return CallShape(
            package,
            self.call,
            self.makes,
            self.arguments,
            tuple(self.options.items()),
            self.provider,
            tuple(self.since.items()),
            self.read_by,
            tuple(self.providers.items()),
            self.at,
            tuple(self.answer.split(".")) if self.answer else (),
        )


class LibraryFile(Document):
    """`libraries/<name>.yaml`: a library that sends mail or gets tokens. The `auth-…` keys are Nodemailer's alone."""

    packages: Annotated[tuple[Word | Literal[""], ...], Field(min_length=1)]  # "" for globals of the language
    checked: Date
    calls: tuple[CallEntry, ...]
    auth_options: tuple[Word, ...] = ()
    auth_aliases: dict[Word, str] = Field(default_factory=dict)
    oauth_options: tuple[Word, ...] = ()
    service_aliases: dict[Word, Word] = Field(default_factory=dict)  # names people write: the service they mean
    times: dict[Word, Literal["epoch-ms", "epoch-seconds", "duration", "duration-ms", "text"]] = Field(
        default_factory=dict
    )  # properties of a token answer that hold a time; a duration is in seconds
    sources: tuple[Url, ...] = ()

    @model_validator(mode="after")
    def _aliases_mean_options(self) -> "LibraryFile":
        for alias, option in self.auth_aliases.items():
            if option and option not in self.auth_options:
                msg = f"auth-aliases: {alias} is meant as {option}, which is not among auth-options"
                raise ValueError(msg)
        return self

    def unfold(self) -> list[CallShape]:
        """A shape for each call and each package that has it."""
        return [call.unfold(package) for package in self.packages for call in self.calls]


class CatchEntry(Document):
    """Packages that call handlers: `since` is the first release that catches what those reject, left out for all."""

    packages: Annotated[tuple[Word, ...], Field(min_length=1)]
    since: Version | Literal["never", ""] = ""
    before: Literal["lost", "silent"] = "lost"
    web: bool = False

    def unfold(self) -> list[Catcher]:
        """One for each package."""
        return [Catcher(package, self.since, self.before, self.web) for package in self.packages]


class HandlingFile(Document):
    """`handling.yaml`: who looks at a failure."""

    checked: Date
    sends: tuple[Word, ...]
    senders: tuple[Name, ...]
    routes: tuple[Word, ...]
    events: tuple[Word, ...]
    timers: tuple[Word, ...]
    catches: tuple[CatchEntry, ...]
    wrappers: tuple[Word, ...]
    patches: tuple[Word, ...]
    sources: Annotated[tuple[Url, ...], Field(min_length=1)]

    def unfold(self) -> Handling:
        """The same as a run needs it."""
        catchers = tuple(one for entry in self.catches for one in entry.unfold())
        return Handling(
            self.sends,
            self.senders,
            self.routes,
            self.events,
            self.timers,
            catchers,
            self.wrappers,
            self.patches,
        )


class LoggingFile(Document):
    """`logging.yaml`: what writes a log."""

    checked: Date
    packages: tuple[Word, ...]
    methods: tuple[Word, ...]
    names: tuple[Name, ...]
    sources: Annotated[tuple[Url, ...], Field(min_length=1)]

    def unfold(self) -> Logging:
        """The same as a run needs it."""
        return Logging(self.packages, self.methods, self.names)


SINGLE: dict[str, type[Document]] = {
    "services.yaml": ServicesFile,
    "advisories.yaml": AdvisoriesFile,
    "packages.yaml": PackagesFile,
    "tokens.yaml": TokensFile,
    "environment.yaml": EnvironmentFile,
    "mail-words.yaml": MailWordsFile,
    "handling.yaml": HandlingFile,
    "logging.yaml": LoggingFile,
}
FOLDERS: dict[str, type[Document]] = {"providers": ProviderFile, "libraries": LibraryFile}


def service_key(name: str) -> str:
    """The name as Nodemailer looks it up (`lib/well-known/index.js`, normalizeKey)."""
    return re.sub(r"[^a-zA-Z0-9.-]", "", name).lower()
