"""What is known of npm packages: Nodemailer's well-known services, advisories, deprecations."""

import re
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from oauthlint.model.document import Date, Document, Host, Port, Url, Version, Word
from oauthlint.model.knowledge import (
    Advisory,
    Deprecated,
    Service,
)


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
    requires_tls: bool = False
    ignores_tls: bool = False
    since: Version | None = None

    def unfold(self) -> Service:
        """The service with its names as Nodemailer's own lookup normalises them."""
        names = dict.fromkeys(service_key(name) for name in (self.name, *self.aliases, *self.domains))
        return Service(
            self.name,
            tuple(names),
            self.host,
            int(self.port or 0),
            self.secure,
            self.since or "",
            self.auth_method or "",
            self.requires_tls,
            self.ignores_tls,
        )


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


def service_key(name: str) -> str:
    """The name as Nodemailer looks it up (`lib/well-known/index.js`, normalizeKey)."""
    return re.sub(r"[^a-zA-Z0-9.-]", "", name).lower()
