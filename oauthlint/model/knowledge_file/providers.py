"""Mail providers: hosts, scopes, and how to revoke."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from oauthlint.model.document import Date, Document, Host, Id, Url, Word
from oauthlint.model.knowledge import (
    Provider,
    Resource,
    ScopeKnowledge,
)


class ScopeEntry(Document):
    """An OAuth2 scope by its full name, with the provider's class of it and what it opens."""

    name: Word
    level: Literal["non-sensitive", "sensitive", "restricted", ""]
    uses: Word

    def unfold(self) -> ScopeKnowledge:
        """The same as a plain tuple."""
        return ScopeKnowledge(self.name, self.level, self.uses)


class ResourceEntry(Document):
    """What scopes belong to; a token is for one of these."""

    id: Id
    label: Word
    hosts: tuple[Host, ...]  # or the id that stands before "/.default"
    smtp: bool = False  # its tokens open the SMTP server
    bare: bool = False  # what a scope without a host means

    def unfold(self) -> Resource:
        """The same as a plain tuple."""
        return Resource(self.id, self.label, self.hosts, self.smtp, self.bare)


class ProviderFile(Document):
    """`providers/<id>.yaml`."""

    id: Id
    label: Word
    checked: Date
    smtp_hosts: tuple[Host, ...]
    token_hosts: tuple[Host, ...] = ()
    user_domains: tuple[Host, ...] = ()
    oauth2: bool | Literal["unknown"]  # the SMTP server takes XOAUTH2; unknown where nobody could confirm either
    client_id: Word | None = None  # the form of its client ids, an expression over the whole text
    login: Word | None = None  # what it takes instead, in words for a message
    scopes: tuple[ScopeEntry, ...] = ()
    resources: tuple[ResourceEntry, ...] = ()
    plain_scopes: tuple[Word, ...] = ()  # that belong to no resource
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
            None if self.oauth2 == "unknown" else self.oauth2,
            scopes,
            self.revoke,
            self.passwords or "",
            self.client_id or "",
            tuple(one.unfold() for one in self.resources),
            self.plain_scopes,
            self.login or "",
        )

    @model_validator(mode="after")
    def _says_how_to_log_in(self) -> "ProviderFile":
        if self.oauth2 is False and self.login is None:
            msg = "a server that takes no OAuth2 needs `login`: what it takes instead"
            raise ValueError(msg)
        return self
