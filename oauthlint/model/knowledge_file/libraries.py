"""Libraries that send mail or get tokens, by the calls that count."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from oauthlint.model.document import Date, Document, Name, Url, Version, Word
from oauthlint.model.knowledge import CallShape, ConfigShape, MessageAuth, OptionUse
from oauthlint.model.practice import Variables

Step = Literal[
    "connection",
    "starttls",
    "pool",
    "login",
    "password",
    "token-login",
    "access-token",
    "provision-callback",
    "service-account",
    "refresh-token",
    "token-request",
    "nothing",
]


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
    grant: Word | None = None  # of a request for a token: client_credentials, password, …
    telling: bool = False  # the method's name tells enough, whatever it is called on
    adds: tuple[Word, ...] = ()  # scopes that the library asks for besides
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
            self.grant or "",
            self.telling,
            self.adds,
            tuple(self.answer.split(".")) if self.answer else (),
        )


class ConfigEntry(Document):
    """A file of settings that holds the options of a transport, by a pattern of its path and the way into it."""

    file: Word
    at: tuple[Word, ...]
    told_at: tuple[Word, ...] = ()  # where the name of the transport stands
    told: tuple[Word, ...] = ()  # names, in lower case, of which it must be one
    renames: dict[Word, Word] = Field(default_factory=dict)  # keys, and the way to the option that each is
    only: bool = False  # no key but those counts
    needs: Word | Literal[""] = ""  # a package that the project must ask for
    open: tuple[Word, ...] = ()  # options of which variables of the environment may hold more

    def unfold(self, package: str) -> ConfigShape:
        """The shape for one package."""
        renames = tuple(self.renames.items())
        return ConfigShape(
            package, self.file, self.at, self.told_at, self.told, renames, self.only, self.needs, self.open
        )


class VariablesEntry(Document):
    """Variables of the environment that a program makes a transport of: see `Variables`."""

    options: dict[Word | Literal[""], Word]  # "" for the whole: a connection URL
    told: dict[Word, tuple[Word, ...]]
    needs: Word | Literal[""] = ""
    oauth2: Word | Literal[""] = ""
    preset: dict[Word, Word] = Field(default_factory=dict)
    negated: tuple[Word, ...] = ()
    prefix: Word | Literal[""] = ""
    in_files: Word | Literal[""] = ""

    def unfold(self, package: str) -> Variables:
        """The same for one package."""
        return Variables(
            package,
            dict(self.options),
            dict(self.told),
            self.needs,
            self.oauth2,
            dict(self.preset),
            self.negated,
            self.prefix,
            self.in_files,
        )


class OptionEntry(Document):
    """What reads an option: a step of Nodemailer's work, since a release."""

    for_: Step
    since: Version | None = None

    def unfold(self) -> OptionUse:
        """The use of an option."""
        return OptionUse(self.for_, self.since or "")


class MessageAuthEntry(Document):
    """The options that a message's own `auth` may set since a release."""

    since: Version
    names: tuple[Word, ...]


class LibraryFile(Document):
    """`libraries/<name>.yaml`: a library that sends mail or gets tokens. But for `calls` and `times`, Nodemailer's."""

    packages: Annotated[tuple[Word | Literal[""], ...], Field(min_length=1)]  # "" for globals of the language
    checked: Date
    calls: tuple[CallEntry, ...] = ()
    configs: tuple[ConfigEntry, ...] = ()  # of the first of the packages
    variables: tuple[VariablesEntry, ...] = ()  # as above
    auth_options: dict[Word, OptionEntry] = Field(default_factory=dict)
    transport_options: dict[Word, OptionEntry] = Field(default_factory=dict)
    message_auth_options: MessageAuthEntry | None = None
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

    def uses(self) -> dict[str, OptionUse]:
        """What reads each option; those of the auth block are named with it."""
        return {name: one.unfold() for name, one in self.transport_options.items()} | {
            f"auth.{name}": one.unfold() for name, one in self.auth_options.items()
        }

    def message_auth(self) -> MessageAuth | None:
        """What a message may set."""
        known = self.message_auth_options
        return MessageAuth(known.since, known.names) if known is not None else None
