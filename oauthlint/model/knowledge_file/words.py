"""How code reads its settings, and which words speak of mail."""

from typing import Annotated, Literal

from pydantic import Field

from oauthlint.model.document import Date, Document, Host, Name, Url, Word
from oauthlint.model.practice import Browser, Environment, MailWords, Registry, SafeTesting, Store, Storing


class StoreFile(Document):
    """A package that reads settings from files of the project."""

    package: Word | Literal[""]  # "" for a global of a framework
    read: Word
    files: Annotated[tuple[Word, ...], Field(min_length=1)]
    mapping: Word | Literal[""] = ""
    at: Word | Literal[""] = ""
    prefix: Word | Literal[""] = ""


class GivingFile(Document):
    """What calls of packages give: `calls` has "" for the package itself."""

    packages: Annotated[tuple[Word | Literal[""], ...], Field(min_length=1)]
    calls: Annotated[tuple[str, ...], Field(min_length=1)]
    gives: str

    def unfold(self) -> dict[str, str]:
        """What each of the calls gives."""
        made: dict[str, str] = {}
        for package in self.packages:
            made |= {f"{package}#{call}": self.gives for call in self.calls}
            made |= {f"{package}/{call}#": self.gives for call in self.calls if call}
        return made


class PassingFile(GivingFile):
    """Calls of packages that give back what they are given."""

    gives: Literal["same", "at", "some", "others", "merged", "assigned", "defaults", "defaults-deep"]


class LoaderFile(GivingFile):
    """Calls of packages that give variables of the environment."""

    gives: Literal[
        "environment",
        "parsed",
        "validated",
        "runtime",
        "factory",
        "injected",
        "bound",
        "document",
        "file",
        "text",
        "path",
        "same-path",
        "folder",
        "start",
        "url",
    ]


class BindingFile(GivingFile):
    """Methods of containers that bind something to a token."""

    gives: Literal["value", "class", "factory", "provider"]


class RegistryFile(Document):
    """A package that is told in one file of the settings that others ask for: the methods that tell it."""

    package: Word
    separator: Word
    names: tuple[Word, ...] = ()
    loads: tuple[Word, ...] = ()
    files: tuple[Word, ...] = ()
    defaults: tuple[Word, ...] = ()


class EnvironmentFile(Document):
    """`environment.yaml`: how code reads its settings."""

    checked: Date
    reads: tuple[Word, ...]
    schemas: tuple[Word, ...]
    stores: tuple[StoreFile, ...]
    passing: tuple[PassingFile, ...]
    loaders: tuple[LoaderFile, ...]
    binding: tuple[BindingFile, ...]
    checks: dict[Word, Word | Literal[""]]
    shapes: dict[Word, Literal["shape", "loose", "more", "kept", "made"]]
    types: dict[Word, Literal["number", "boolean"]]
    plain: tuple[Word, ...]
    chained: dict[Word, Literal["", "number", "boolean", "json", "other", "default"]]
    registries: tuple[RegistryFile, ...]
    entries: tuple[Word, ...]
    words: tuple[Word, ...]
    sources: Annotated[tuple[Url, ...], Field(min_length=1)]

    def unfold(self) -> Environment:
        """The same as a run needs it."""
        passing = {call: gives for one in self.passing for call, gives in one.unfold().items()}
        loaders = {call: gives for one in self.loaders for call, gives in one.unfold().items()}
        binding = {call: gives for one in self.binding for call, gives in one.unfold().items()}
        return Environment(
            self.reads,
            self.schemas,
            tuple(Store(one.package, one.read, one.files, one.mapping, one.at, one.prefix) for one in self.stores),
            passing,
            loaders,
            dict(self.checks),
            dict(self.shapes),
            dict(self.types),
            self.plain,
            dict(self.chained),
            tuple(
                Registry(one.package, one.separator, one.names, one.loads, one.files, one.defaults)
                for one in self.registries
            ),
            self.entries,
            self.words,
            binding,
        )


class BrowserFile(Document):
    """`browser.yaml`: what runs in browsers, and what must not."""

    checked: Date
    packages: tuple[Word, ...]
    prefixes: tuple[Word, ...]
    builders: tuple[Word, ...]
    servers: tuple[Word, ...]
    sources: Annotated[tuple[Url, ...], Field(min_length=1)]

    def unfold(self) -> Browser:
        """The same as a run needs it."""
        return Browser(self.packages, self.prefixes, self.builders, self.servers)


class MailWordsFile(Document):
    """`mail-words.yaml`: words in names that speak of mail or OAuth2, and of servers that only catch mail."""

    checked: Date
    mail: tuple[Name, ...]
    oauth: tuple[Name, ...]
    general: tuple[Name, ...]
    catchers: tuple[Name, ...]
    catcher_hosts: tuple[Host, ...]
    catcher_ports: tuple[Word, ...]
    sources: Annotated[tuple[Url, ...], Field(min_length=1)]

    def unfold(self) -> MailWords:
        """The same as a run needs it."""
        return MailWords(self.mail, self.oauth, self.general, self.catchers, self.catcher_hosts, self.catcher_ports)


class SafeTestingFile(Document):
    """`testing.yaml`: how tests are kept from real servers."""

    checked: Date
    modules: tuple[Word, ...]
    web: tuple[Word, ...]
    mocks: tuple[Word, ...]
    stubs: tuple[Word, ...]
    skips: tuple[Word, ...]
    runners: tuple[Word, ...]
    sources: Annotated[tuple[Url, ...], Field(min_length=1)]

    def unfold(self) -> SafeTesting:
        """The same as a run needs it."""
        return SafeTesting(self.modules, self.web, self.mocks, self.stubs, self.skips, self.runners)


class StoringFile(Document):
    """`storing.yaml`: what puts a token away."""

    checked: Date
    overwrites: tuple[Word, ...]
    keeping: tuple[Word, ...]
    entities: tuple[Word, ...]
    sources: Annotated[tuple[Url, ...], Field(min_length=1)]

    def unfold(self) -> Storing:
        """The same as a run needs it."""
        return Storing(self.overwrites, self.keeping, self.entities)
