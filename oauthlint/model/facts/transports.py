"""Facts about mail transports: how Nodemailer would connect and log in."""

from __future__ import annotations

from oauthlint.model.facts.about import About
from oauthlint.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


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
    client_provider: str | None = None  # whose client it is, by the form of its id, secret or refresh token
    access_provider: str | None = None  # whose token endpoint `accessUrl` is
    access_use: str | None = None  # what that address is for: token, authorization
    access_meant: str | None = None  # the token endpoint, where another one of its provider is written
    grant: str | None = None  # `grant_type` of `customParams`, which wins over Nodemailer's own
    refresh_token_form: str | None = None  # see link.tokens.token_form: text, env, parameter, …
    password_form: str | None = None  # app-password, other (written out), app-password-name, or unknown


class Login(NamedTuple):
    """How Nodemailer would log in, before any server has answered.

    `method` is XOAUTH2, password (the first of PLAIN, LOGIN and CRAM-MD5 that the server offers), a method by its name,
    custom, or none. `token` is what the first access token is from: access-token (the one that is written),
    provision-callback, service-account, refresh-token, none; `renewal` what makes the next. `token_url` is where it is
    asked for. `failure` is what is certain to go wrong: no-login (the block is not used), missing-credentials,
    no-token, stale-token, empty-user, service-account-incomplete, service-account-crash (an error that nobody can
    catch), or none. `retry` is what is sent once more after the server refused a token: new-token, same-token, none.
    `verify` is what verify() does: it logs in (logs-in), does so with a callback that sendMail() does not call
    (provision-callback), finds nothing wrong though nobody logs in (passes), or fails with the code NoAuth or ENOAUTH.
    """

    method: str | None = None
    token: str | None = None
    renewal: str | None = None
    token_url: str | None = None
    failure: str | None = None
    retry: str | None = None
    verify: str | None = None


class Endpoint(NamedTuple):
    """Host, port and TLS that Nodemailer would really use: the well-known service table wins over the options.

    `host` is None for localhost where no option names a host. `tls` is tls (from the first byte), starttls-required,
    starttls (if the server offers it) or none.
    """

    host: str | None = None
    port: int | None = None
    secure: bool | None = None
    source: str = "options"  # service, options or default
    tls: str | None = None


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
    provision_name: str | None = None  # of that callback, where it can stand in the transport's options as well
    loopback: bool | None = None  # the host is this machine
    auth_method: str | None = None  # `authMethod` beside `auth`, or that of the well-known service
    oldest: str | None = None  # the lowest version of nodemailer that may be installed
    passwords: str | None = None  # what becomes of password logins at this provider
    foreign_user: str | None = None  # the mailbox, where it is written out and at a domain of another provider
    xoauth2: bool | None = None  # the provider's server takes OAuth2; absent where nobody knows
    login: str | None = None  # what it takes instead, in words
    newest: str | None = None  # one that no installed version comes after; absent where the range has no end
    attempt: Login = Login()
    weak_tls: str | None = None  # what `tls` allows that is broken: see link.ciphers
    dropped: str | None = None  # options that the connection URL beside them puts out of force
    made_for: str | None = None  # each of what it is made anew: see link.remaking
    never_verified: bool = False  # the first one with OAuth2 in a project in which nothing calls verify() on any
    # does a message on it bring a token, or what makes one: as message_user
    message_token: str = "maybe"  # noqa: S105  (no secret)


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
    taking: str | None = None  # code that takes the token out of the value, which "…" stands for


class DeadOption(NamedTuple):
    """An option that is written and does nothing in the release of Nodemailer that is used."""

    kind: Literal["dead_option"]
    about: About
    key: str  # as a path: host, auth.clientId
    reason: str  # what puts it out of force: see link.dead
    because: str  # the same in words
    level: str  # transport or message


class MessageLogin(NamedTuple):
    """A message that brings a login of its own, `sendMail({ auth })`, on a transport that is known.

    `brought` are the keys of its block that say something else than the transport's own; `foreign` those of them that
    Nodemailer takes from a transport alone, since the release that the knowledge names.
    """

    kind: Literal["message_login"]
    about: About
    pooled: bool | None
    brought: str | None
    foreign: str | None
    plugged: bool  # a function of the project, or something unknown, is plugged in and may read the block itself
    oldest: str | None
    newest: str | None


class MailLogin(NamedTuple):
    """A login to a mail server: of a transport, or of settings that describe one."""

    kind: Literal["mail_login"]
    about: About
    family: str  # as of a transport
    provider: str | None
    auth: Auth
    passwords: str | None  # what becomes of password logins at this provider


class ConnectionUrl(NamedTuple):
    """A connection URL of a mail server whose query speaks of OAuth2, in code or in a setting."""

    kind: Literal["connection_url"]
    about: About
    parameter: str  # the key of the query that does
    name: str  # of the setting; "" in code


class TlsSwitch(NamedTuple):
    """A place that says whether the certificate of a server is looked at."""

    kind: Literal["tls_switch"]
    about: About
    via: str  # transport, token (of Nodemailer's own request), agent (of a token request), process (all of Node.js)
    off: bool | None  # nobody looks
    loopback: bool | None  # the server is this machine
    mail: bool | None  # in a package with mail evidence
