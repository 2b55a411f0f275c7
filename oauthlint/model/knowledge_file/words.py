"""How code reads its settings, and which words speak of mail."""

from typing import Annotated

from pydantic import Field

from oauthlint.model.document import Date, Document, Host, Name, Url, Word
from oauthlint.model.knowledge import (
    Browser,
    Environment,
    MailWords,
)


class EnvironmentFile(Document):
    """`environment.yaml`: how code reads its settings."""

    checked: Date
    reads: tuple[Word, ...]
    schemas: tuple[Word, ...]
    sources: Annotated[tuple[Url, ...], Field(min_length=1)]

    def unfold(self) -> Environment:
        """The same as a run needs it."""
        return Environment(self.reads, self.schemas)


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
    sources: Annotated[tuple[Url, ...], Field(min_length=1)]

    def unfold(self) -> MailWords:
        """The same as a run needs it."""
        return MailWords(self.mail, self.oauth, self.general, self.catchers, self.catcher_hosts)
