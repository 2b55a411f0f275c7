"""Facts about OAuth2: clients, consent, requests for tokens, scopes."""

from __future__ import annotations

from oauthlint.model.facts.about import About
from oauthlint.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


class OAuthClient(NamedTuple):
    """A client of an OAuth2 library, as constructed."""

    kind: Literal["oauth_client"]
    about: About
    library: str
    provider: str | None
    client_id: str | None
    client_secret: str | None
    redirect: str | None
    misplaced: str | None = None  # what is wrong with its arguments: token, redirect, swapped, ignored
    misplaced_name: str | None = None  # what stands in the wrong place: a role, or the key that is ignored
    meant: str | None = None  # the key that an ignored one is a spelling of


class Redirect(NamedTuple):
    """A redirect address, where it is written out; each address once, however often it is used."""

    kind: Literal["redirect"]
    about: About
    address: str
    target: str  # playground, oob, loopback, other
    provider: str | None  # whose client it is for, by what stands around it
    container: str  # source, config, env-file, env-example, credential-file
    used: bool  # code is seen to hand it to a client
    position: int | None  # in a list of addresses, from 0


class Authorization(NamedTuple):
    """A request for consent: an authorization URL, or the options that a library makes one of."""

    kind: Literal["authorization"]
    about: About
    library: str  # the package, or "url" where it is put together by hand
    provider: str | None
    mail_scope: str | None  # the first scope of the provider's mail service
    smtp_scope: bool | None  # one of them opens SMTP
    access_type: str | None
    prompt: str | None
    offline_access: bool | None
    parameter: str  # how `access_type` is spelt there
    renews: bool  # the project uses a refresh token of that provider
    state: str | None = None
    code_challenge: str | None = None  # of PKCE
    web: bool = False  # in a file that answers requests


class TokenRequest(NamedTuple):
    """A request to a provider's token endpoint that the code writes itself."""

    kind: Literal["token_request"]
    about: About
    provider: str
    host: str
    grant: str | None  # grant_type
    secret_in_query: bool  # the client secret or a token is part of the address
    encrypted: bool  # https
    mail: bool | None  # in a package with mail evidence


class OAuthAddress(NamedTuple):
    """An address of a provider's OAuth2 service, where it is written: code, env files, documents."""

    kind: Literal["oauth_address"]
    about: About
    address: str  # without its query, "{}" for what is not known of it
    provider: str
    use: str  # authorization, token
    state: str  # current, legacy
    instead: str | None
    container: str  # source, config, env-file, env-example, credential-file
    copied: bool  # under a name of Google's own JSON files
    resource: bool  # `resource=` stands in the same file: what the first version of Microsoft's takes
    mail: bool | None  # in a package with mail evidence


class StoredToken(NamedTuple):
    """A refresh token of an answer of Google's that is put away without a look at whether there is one."""

    kind: Literal["stored_token"]
    about: About
    via: str  # exchange (of a code), event (`tokens` of Google's client)
    keeps: bool  # what stores it leaves a field alone that it is given `undefined` for
    session: bool  # it goes into a session or a cookie, which begin anew
    always: bool  # the project asks for consent each time, and so gets one with each exchange


class Grant(NamedTuple):
    """A request for an access token, by a library, by hand or by Nodemailer: which grant, of whom, for what."""

    kind: Literal["grant"]
    about: About
    library: str  # the package, "request" where it is written by hand
    provider: str | None
    grant: str | None  # client_credentials, password, refresh_token, authorization_code, …
    tenant: str | None  # of Microsoft, as the address or the client has it
    tenant_form: str  # shared (`common` and its like, written out), set (to anything else), missing, unknown
    scope: str | None  # the first that belongs to a resource
    scopes: int | None  # how many there are
    default_scope: bool | None  # there is one, and it ends in "/.default"
    offline_access: bool | None
    resource: str | None  # what the token is for: outlook, graph, …
    smtp_resource: bool | None  # tokens for that open the SMTP server
    to_smtp: bool  # the token is seen to go into a transport to Microsoft's SMTP server
    mail: bool | None  # in a package with mail evidence


class ServiceAccount(NamedTuple):
    """A service account of Google's that acts for a mailbox: in an auth block, or as a client of Google's library."""

    kind: Literal["service_account"]
    about: About
    library: str
    key_form: str | None  # how the private key is given: env (as it is read), newlines, json, text, other
    key_env: (
        str | None
    )  # how the env files write the variable it is read from: escaped (`\\n` stays two letters), lines
    subject: str | None  # the mailbox that it acts for
    consumer: bool | None  # that one is a personal account of Google's
    mail_scope: str | None  # the first scope of Gmail that it asks for itself


class Project(NamedTuple):
    """What holds for the whole project; every field has scope "project"."""

    gmail_smtp: bool | None = None
    google_imap: bool | None = None
    gmail_rest: bool | None = None
    gmail_rest_only_sends: bool | None = None  # messages.send and getProfile are all that is called
    gmail_drafts: bool | None = None
    sends_by_smtp: bool | None = None
    gmail_smtp_oauth2: bool | None = None  # a transport to Gmail that logs in with OAuth2
    gmail_full_scope: bool | None = None  # https://mail.google.com/ is asked for somewhere
    gmail_least: str | None = None  # the narrowest scope that is enough for all that is called of the REST API
    gmail_least_level: str | None = None  # and Google's class of it
    microsoft_smtp_oauth2: bool | None = None  # a transport to Microsoft that logs in with OAuth2
    microsoft_mailbox: bool | None = None  # mail may be read there, by IMAP or by Graph
    graph_sends: bool | None = None  # sendMail of Graph is called


class ScopeItem(NamedTuple):
    """One scope that the code asks for."""

    kind: Literal["scope"]
    about: About
    name: str  # as written
    provider: str | None
    level: str | None  # non-sensitive, sensitive, restricted
    uses: str | None  # what it opens: smtp, send, compose, modify, read, …
    asked_by: str  # authorization, jwt, auth block, constant, setting, or text where nothing says that it is asked for
    project: Project
    together: tuple[str, ...] = ()  # what the scopes of the same list open
    lead: bool = True  # the first mail scope of its list
    surplus: bool = True  # the first of its list that opens more than sending
    resource: str | None = None  # what a token for it is for: outlook, graph, …
    mixed: str | None = None  # the service, in words, that the first scope of its list is for, and this one is not
    grant: str | None = None  # of the request for a token that asks for it
    excess: bool = False  # the first of its list that is enough for more than `project.gmail_least`
    fault: str | None = None  # how it is misspelt: comma, short, no-scheme, http, no-slash, quote
    corrected: str | None = None  # what should stand at the place of the fault
    smtp_client: str = "unknown"  # is its client the one of a transport to Gmail with OAuth2: same, other, unknown
