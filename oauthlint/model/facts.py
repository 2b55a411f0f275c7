"""Facts: typed observations with a place, resolved over the whole project. Rules ask about these and nothing else.

A field is in one of four states. *Value*: it stands in the field. *Absent*: the field is None and its name is not in
`about.dynamic`. *Present, not known* (an env read): None, and its name is in `dynamic`. *Not known to be there*: None,
and both its name and its name with ".given" are in `dynamic`. In a rule's `when` an optional field is two variables,
`host` and `host.given`; a field of a record is `auth.user` and `auth.user.given`. Fields that are not optional are one.

The names of a record's fields are written with a dot: "auth.user". `SCOPES` says what a field needs besides the file.
"""

from typing import Literal, NamedTuple

from oauthlint.model.source import Place, Step

Context = Literal["prod", "test", "dev", "example", "docs", "generated"]
Scope = Literal["file", "imports", "package", "project"]


class About(NamedTuple):
    """What every fact carries: where it stands, how its fields came to be, what is not known of it.

    `place` is the text of the whole thing; `trails` gives for a field ("auth.user") the places its value came
    through, the first being the one that `at:` points at. `where` is the way through the code for fingerprints.
    `branch` names the condition under which this fact holds, when it is one of several alternatives for `place`.
    `names` gives for a field what stands there in words that may be shown (an env name, a mask).
    """

    place: Place
    where: tuple[str, ...] = ()
    context: Context = "prod"
    dynamic: frozenset[str] = frozenset()
    trails: "dict[str, tuple[Place, ...]]" = {}  # noqa: RUF012  (never written to: made whole by link)
    names: "dict[str, str]" = {}  # noqa: RUF012
    related: tuple[Step, ...] = ()
    flow: tuple[Step, ...] = ()
    branch: str = ""
    tag: str = ""
    local: bool = False  # decided by a file that git does not track
    block: str = ""  # which transport, client or value this belongs to: one root cause is looked for within it


class Auth(NamedTuple):
    """An auth block as Nodemailer would read it. String fields hold text only where it cannot be a secret."""

    mode: str | None = None  # oauth2, password, legacy, custom, none
    oauth2: bool = False  # `type` reads OAUTH2 when upper-cased
    intended: bool = False  # gate G-oauth: the block speaks of OAuth2, whatever its type
    open: bool = False  # keys that nobody could see
    given: bool = False  # there is an auth block
    style: str | None = None  # the text of `type` (a reserved word of the condition language)
    user: str | None = None
    password: str | None = None
    client_id: str | None = None
    client_secret: str | None = None
    refresh_token: str | None = None
    access_token: str | None = None
    access_token_form: str | None = None  # see link.tokens.token_form: text, env, promise, answer, fresh, …
    expires: str | None = None
    timeout: str | None = None
    access_url: str | None = None
    service_client: str | None = None
    private_key: str | None = None
    scope: str | None = None
    custom_params: str | None = None
    provision_callback: str | None = None
    user_alias: str | None = None  # a key that was meant as `user`
    user_domain: str | None = None
    legacy: bool = False  # an xoauth2 generator, as Nodemailer before 3 wanted it
    expires_form: str | None = None  # see link.tokens.expires_form: epoch-ms, past, seconds, text, duration, …
    method: str | None = None
    meant: tuple[str, ...] = ()  # options that misspelt keys of the block stand for
    user_provider: str | None = None  # whose mailbox `user` is, by its domain
    password_form: str | None = None  # app-password, other (written out), app-password-name, or unknown


class Endpoint(NamedTuple):
    """Host, port and TLS that Nodemailer would really use: the well-known service table wins over the options."""

    host: str | None = None
    port: int | None = None
    secure: bool | None = None
    source: str = "options"  # service, options or default


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


class Transport(NamedTuple):
    """A mail transport: what is given to createTransport, or to a wrapper that hands it on."""

    kind: Literal["transport"]
    about: About
    library: str  # nodemailer, nest, …
    family: str  # smtp, pool, ses, sendmail, stream, json, url, plugin, unknown
    service: str | None
    service_known: bool | None
    host: str | None
    port: int | None
    secure: bool | None
    secure_text: bool  # `secure` is a string (an env read), so any text is true
    pool: bool | None
    open: bool  # options that nobody could see
    effective: Endpoint
    provider: str | None
    auth: Auth
    message_user: str  # does a message on this transport bring its own auth.user: no, yes, or maybe (not known)
    version: str | None  # of nodemailer, from the lock or, if it can be one only, the manifest
    life: str | None  # module, function, class
    service_meant: str | None = None  # the well-known service that an unknown name is a spelling of
    misplaced: str | None = None  # keys of an auth block that stand beside `host` and `service`
    reject_unauthorized: bool | None = None  # tls.rejectUnauthorized
    token_reject_unauthorized: bool | None = None  # auth.tls.rejectUnauthorized
    require_tls: bool | None = None
    ignore_tls: bool | None = None
    opportunistic_tls: bool | None = None
    force_auth: bool | None = None
    debug: bool | None = None
    logger: str | None = None  # true, false, "custom" for a logger of one's own
    url: str | None = None
    provision: bool = False  # `set('oauth2_provision_cb', …)` is called on it
    loopback: bool | None = None  # the host is this machine
    auth_method: str | None = None  # the transport's own `authMethod`, beside `auth`
    oldest: str | None = None  # the lowest version of nodemailer that may be installed
    passwords: str | None = None  # what becomes of password logins at this provider
    newest: str | None = None  # one that no installed version comes after; absent where the range has no end


class AuthOption(NamedTuple):
    """One key of an auth block."""

    kind: Literal["auth_option"]
    about: About
    key: str
    known: bool
    meant: str | None  # the option that the key is a spelling of
    taken: bool  # the block has `meant` as well
    level: str  # transport or message
    auth: Auth
    form: str | None = None  # of the value: see link.tokens
    renews: bool = False  # the transport can get a new access token by itself
    listed: bool = False  # one of the keys that people write and Nodemailer ignores, with or without a meaning


class Credential(NamedTuple):
    """A secret, or something in a secret's place, written out in a file."""

    kind: Literal["credential"]
    about: About
    role: str  # client_secret, refresh_token, access_token, private_key, password, api_key, …
    format: str  # token format of the knowledge, "" if by name and shape alone
    verdict: str  # format, random, plausible, placeholder, empty, harmless
    provider: str | None
    label: str  # what to call it: "Google OAuth client secret"
    key: str  # the key or variable as written
    mask: str
    setting: str  # literal, fallback, comment, text
    container: str  # source, config, env-file, env-example, credential-file, docs, dockerfile, workflow, deploy, text
    mail: bool | None  # in a package with mail evidence
    tracked: bool | None  # by git; None when nobody could tell
    reaches: str | None  # "transport" or "client": where its value flows
    evidence: str | None = None  # what says that it is mail's or OAuth2's: way, format, url, name, env, beside, file
    live: bool = False  # a secret that could be used, and mail's or OAuth2's: see link.evidence
    catcher: bool = False  # it opens a server that catches mail in tests and sends nothing on


class CredentialFile(NamedTuple):
    """A file as a provider hands it out, or as its library keeps it, with a secret in it that could be used.

    Its place is that of the secret that does most; the others are related.
    """

    kind: Literal["credential_file"]
    about: About
    shape: str  # service-account, client, authorized-user, token, cache
    label: str  # what the file is: "service account key"
    holds: str  # what the secret at its place is called
    provider: str | None
    desktop: bool  # a client of an app that people install: its secret is not confidential
    mail: bool | None  # in a package with mail evidence
    tracked: bool | None  # by git; None when nobody could tell


class EnvRead(NamedTuple):
    """A place where code reads an environment variable."""

    kind: Literal["env_read"]
    about: About
    name: str
    role: str  # of a credential, as the name says it; "" for any other
    oauth: bool  # it goes into OAuth2, or its name says that it does
    first: bool  # the first such place of its package, in the order of paths
    together: int  # names of such variables that the package's code reads
    listed: bool | None  # an example, a schema or a text of the project names it
    examples: bool | None  # one of those names at least one credential among the package's such variables
    mail: bool | None  # in a package with mail evidence
    published: bool | None  # the package is a library, whose users set what it reads


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


class Slot(NamedTuple):
    """A place for a credential whose value is written out, and what that value is by its shape."""

    kind: Literal["slot"]
    about: About
    role: str  # what belongs there: client_id, client_secret, refresh_token, access_token
    holds: str | None  # what stands there: one of these, authorization_code, api_key, short_client_id, other_client_id
    verdict: str  # format, placeholder, or text for what is public
    key: str  # the key or name as written, "" for an argument
    container: str  # source, config, env-file, env-example, credential-file
    swapped: bool  # the place that this value is meant for holds what belongs here
    told: bool  # that other place says so already
    place_for: str  # what belongs there, in words: "client id"
    form_of: str | None  # what stands there, in words: "an authorization code"


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
    smtp_client: str = "unknown"  # is its client the one of a transport to Gmail with OAuth2: same, other, unknown


class Dependency(NamedTuple):
    """A package that a manifest asks for or a lock has resolved; one fact per package and version (or range)."""

    kind: Literal["dependency"]
    about: About
    name: str
    spec: str | None  # range of the manifest
    version: str | None  # resolved version
    field: str
    dev: bool
    direct: bool
    via: str | None
    mail: bool  # the package that asks for it has mail evidence
    affected: str  # by advisories: all, lowest, none, unknown
    worst: str | None  # highest severity of the matched advisories: low, moderate, high, critical
    advisories: str | None  # their ids, worst first
    fixed: str | None  # the lowest version without a known advisory
    recommended: str | None
    checked: str | None  # date of the advisory data
    deprecated: str | None = None  # why nobody should use it any more
    replacement: str | None = None
    generator: str | None = None  # the file in which what it makes is used (xoauth2)


class TlsSwitch(NamedTuple):
    """A place that says whether the certificate of a server is looked at."""

    kind: Literal["tls_switch"]
    about: About
    via: str  # transport, token (of Nodemailer's own request), agent (of a token request), process (all of Node.js)
    off: bool | None  # nobody looks
    loopback: bool | None  # the server is this machine
    mail: bool | None  # in a package with mail evidence


class Send(NamedTuple):
    """Where the failure of a send, or of a request for a token, ends: one fact for each end that it comes to.

    `end` is handled; or, with nobody to look at it, dropped (no one awaits it), unread (a callback that never looks at
    its error), route (a handler of a framework that does not catch it), event, timer, silent (a scheduler that catches
    it without a word) or module (awaited at top level); caller, where it is handed on to whoever calls, out of sight;
    absent where that cannot be told. `handled` is what the code does that gets it, as `filefacts.Handler` has it.
    """

    kind: Literal["send"]
    about: About
    what: str  # message or token
    form: str  # promise or callback
    end: str | None
    handled: str | None
    sure: bool  # the handler was seen where it is registered, not only known by its parameters
    framework: str | None  # the package that calls the handler: express, node-cron, …
    method: str = ""  # the call as a person knows it: sendMail, messages.send, or the project's own function
    direct: bool = True  # the call at which it ends is the send itself


class LogItem(NamedTuple):
    """Something secret that is written to a log.

    `what` is access_token, refresh_token, id_token, client_secret, private_key, password, tokens (a whole answer),
    credentials, auth (a block with secrets), transport, client, environment, token_error, token_answer or key_file.
    """

    kind: Literal["log_item"]
    about: About
    what: str
    name: str | None  # as written
    evidence: str  # value; name, in a file that uses a library of mail or OAuth2; or guess, near to such a file
    operator: bool  # a program run by hand prints it for who runs it
    redacts: bool  # the logger takes secrets out
    logger: str  # what is called: console.log, logger.info
    mail: bool | None  # in a package with mail evidence
    shown: str = ""  # what it is, in words: "a refresh token"


Fact = (
    Transport
    | AuthOption
    | Credential
    | OAuthClient
    | ScopeItem
    | Dependency
    | TlsSwitch
    | Slot
    | Redirect
    | Authorization
    | TokenRequest
    | Send
    | LogItem
    | CredentialFile
    | EnvRead
)

FACTS: dict[str, type[Fact]] = {
    "transport": Transport,
    "auth_option": AuthOption,
    "credential": Credential,
    "oauth_client": OAuthClient,
    "scope": ScopeItem,
    "slot": Slot,
    "redirect": Redirect,
    "authorization": Authorization,
    "token_request": TokenRequest,
    "dependency": Dependency,
    "credential_file": CredentialFile,
    "env_read": EnvRead,
    "send": Send,
    "log_item": LogItem,
    "tls_switch": TlsSwitch,
}

PARTS = frozenset({"auth_option"})  # kinds that are one piece of a larger thing which has a fact of its own

RECORDS: dict[str, type[NamedTuple]] = {"auth": Auth, "effective": Endpoint, "project": Project}

# What a field needs beyond the file and its imports. A rule's scope is the widest of the fields its `when` names.
SCOPES: dict[str, Scope] = {
    "version": "package",
    "oldest": "package",
    "newest": "package",
    "service_known": "package",
    "affected": "package",
    "mail": "package",
    "misplaced": "package",
    "tracked": "package",
    "evidence": "package",
    "live": "package",
    "catcher": "package",
    "first": "project",
    "together": "project",
    "listed": "project",
    "examples": "project",
    "project": "project",
}
