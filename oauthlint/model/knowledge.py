"""Knowledge as a run needs it: providers, services, libraries, token formats, advisories. Data from `rules/knowledge`.

The models that validate the YAML are in `knowledge_file`; these tuples are what the built pack unfolds into.
"""

from typing import NamedTuple


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


class ScopeKnowledge(NamedTuple):
    """An OAuth2 scope: `level` is the provider's own class, `uses` what it is for."""

    name: str
    level: str
    uses: str


class Provider(NamedTuple):
    """A mail provider and how to recognise it. Hosts are lower-case; a leading "." matches sub-domains."""

    id: str
    label: str
    smtp_hosts: tuple[str, ...]
    token_hosts: tuple[str, ...]
    user_domains: tuple[str, ...]
    oauth2: bool
    scopes: tuple[ScopeKnowledge, ...]
    revoke: tuple[str, ...]  # steps, in order


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

    `arguments` names the positional arguments (transport, client_id, client_secret, redirect, …); `options` the
    keys of an options object, as (key, meaning); `gives` what the result is, when it is not the noun itself.
    """

    package: str
    call: str
    makes: str
    arguments: tuple[str, ...]
    options: tuple[tuple[str, str], ...]
    provider: str


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
