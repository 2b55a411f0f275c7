"""Mail providers: hosts, scopes, and how to revoke."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from oauthlint.model.document import Date, Document, Host, Id, Name, Url, Word
from oauthlint.model.knowledge import (
    OAuthEndpoint,
    Provider,
    Resource,
    ScopeKnowledge,
)


class ScopeEntry(Document):
    """An OAuth2 scope by its full name, with the provider's class of it and what it opens."""

    name: Word
    level: Literal["non-sensitive", "sensitive", "restricted", ""]
    uses: Word
    serves: tuple[
        Name, ...
    ] = ()  # calls of the mail API that it is enough for, as libraries/*.yaml name what they make

    def unfold(self) -> ScopeKnowledge:
        """The same as a plain tuple."""
        return ScopeKnowledge(self.name, self.level, self.uses, self.serves)


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


class EndpointEntry(Document):
    """An address of the OAuth2 service; "{}" stands for any one step of it."""

    url: Url
    use: Literal["authorization", "token", "revocation"]
    state: Literal["current", "legacy"]
    instead: Url | None = None
    source: Url

    def unfold(self) -> OAuthEndpoint:
        """The same as a plain tuple."""
        return OAuthEndpoint(self.url, self.use, self.state, self.instead or "")

    @model_validator(mode="after")
    def _says_what_to_use(self) -> "EndpointEntry":
        if (self.state == "legacy") != (self.instead is not None):
            msg = "a legacy endpoint, and no other, says `instead`"
            raise ValueError(msg)
        return self


class ChangeEntry(Document):
    """Something that the provider has ended or has announced to end; for who writes rules and messages."""

    what: Word
    state: Literal["retired", "announced"]
    since: Date | None = None  # no date where none is certain
    source: Url
    checked: Date


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
    names: tuple[Id, ...] = ()  # words in names of settings that speak of it
    plain_scopes: tuple[Word, ...] = ()  # that belong to no resource
    endpoints: tuple[EndpointEntry, ...] = ()
    changes: tuple[ChangeEntry, ...] = ()
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
            self.passwords or "",
            self.client_id or "",
            tuple(one.unfold() for one in self.resources),
            tuple(one.unfold() for one in self.endpoints),
            self.names,
            self.plain_scopes,
            self.login or "",
        )

    @model_validator(mode="after")
    def _says_how_to_log_in(self) -> "ProviderFile":
        if self.oauth2 is False and self.login is None:
            msg = "a server that takes no OAuth2 needs `login`: what it takes instead"
            raise ValueError(msg)
        return self
