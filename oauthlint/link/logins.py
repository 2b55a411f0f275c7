"""How Nodemailer would log in with an auth block, where its access token comes from, and what is certain to go wrong.

Source: `getAuth` of lib/smtp-transport, lib/smtp-pool/pool-resource.js, `login` of lib/smtp-connection and lib/xoauth2,
read in 6.10.1, 7.0.5, 7.0.6, 8.0.11, 9.1.1, 10.0.12 and 10.6.0 and tried with them (`tests/nodemailer`).
"""

from oauthlint.link.releases import Release, since
from oauthlint.model.facts import Auth, Login, Transport
from oauthlint.model.record import NamedTuple

STALE = "7.0.6"  # from here on a token that is over is sent all the same where nothing can renew it
SET_CALLBACK = "8.0.11"  # from here on a callback that was set on the transporter counts, pooled or not
NO_CRASH = "10.0.12"  # from here on a service account without a key is an ordinary error
GOOGLE = "https://accounts.google.com/o/oauth2/token"

RENAMED = "8.0.0"  # from here on the error of a missing login is ENOAUTH and no longer NoAuth
UNKNOWN = Login(), frozenset({*Login._fields, "token_url.given"})  # nothing of a login is known
LOGGING_IN = ("smtp", "pool", "url", "unknown")
_OVER = frozenset({"number", "past", "sample", "epoch-seconds", "duration", "duration-ms"})
_NO_TIME = frozenset({"text"})
_ASKING = ("service-account", "refresh-token")  # by a request of Nodemailer's own
CALLBACK = "provision-callback"
_RENEWALS = (CALLBACK, "service-account", "refresh-token")


class Setting(NamedTuple):
    """What a login hangs on besides its auth block; None where it is not known.

    `callback` says that a provision callback is set on the transporter, `message` that the block is that of a message.
    `force` is the option `forceAuth`.
    """

    pool: bool | None
    callback: bool | None
    auth_method: str | None
    release: Release
    force: bool | None = False
    message: bool = False


def told(transport: Transport) -> Transport:
    """The transport with how it would log in."""
    if transport.family not in LOGGING_IN:
        return transport._replace(attempt=Login("none", failure="none"))
    dynamic = transport.about.dynamic
    setting = Setting(
        None if "pool" in dynamic else bool(transport.pool),
        None if "provision" in dynamic else transport.provision,
        transport.auth_method,
        Release(transport.version, transport.oldest, transport.newest, "", None),
        None if "force_auth" in dynamic else bool(transport.force_auth),
    )
    found, unknown = login(transport.auth, dynamic, setting)
    return transport._replace(attempt=found, about=transport.about._replace(dynamic=dynamic | named(unknown)))


def named(unknown: frozenset[str]) -> set[str]:
    """Names of unknown fields of a login as `About.dynamic` has them."""
    return {f"attempt.{one}" for one in unknown}


def login(auth: Auth, dynamic: frozenset[str], setting: Setting) -> tuple[Login, frozenset[str]]:
    """The login, and the names of its fields that cannot be known."""
    if not auth.given:
        return UNKNOWN if "auth.mode" in dynamic else _nobody("none", setting)
    if "auth.oauth2" in dynamic or "auth.mode" in dynamic:
        return UNKNOWN
    if not auth.oauth2:
        return _password(auth, dynamic, setting)
    user = _given(auth.user, "auth.user", dynamic)
    if user is not True and setting.pool is not True:
        if user is None or setting.pool is None:
            return UNKNOWN
        return _nobody("no-login", setting)
    return _token(auth, dynamic, setting, user=user)


def _nobody(failure: str, setting: Setting) -> tuple[Login, frozenset[str]]:
    """No login at all, which verify() takes for a success unless it is told to insist."""
    verify = "passes" if setting.force is False else None
    if setting.force:
        renamed = since(setting.release, RENAMED)
        verify = None if renamed is None else "ENOAUTH" if renamed else "NoAuth"
    return Login("none", failure=failure, verify=verify), frozenset() if verify else frozenset({"verify"})


def _password(auth: Auth, dynamic: frozenset[str], setting: Setting) -> tuple[Login, frozenset[str]]:
    if auth.mode == "custom":
        return Login("custom", verify="logs-in"), frozenset({"failure"})
    user, password = _given(auth.user, "auth.user", dynamic), _given(auth.password, "auth.password", dynamic)
    if setting.pool and user is False and password is False:
        return _nobody("none", setting)
    method = (auth.method or setting.auth_method or "").strip().upper()
    missing = user is False or password is False
    unknown = {"failure"} if not missing and (user is None or password is None) else set()
    if "auth.method" in dynamic and auth.method is None:
        unknown.add("method")
    named = method if method and method != "XOAUTH2" else "password"
    failure = "missing-credentials" if missing else None if unknown else "none"
    return Login(None if "method" in unknown else named, failure=failure, verify="logs-in"), frozenset(unknown)


def _token(auth: Auth, dynamic: frozenset[str], setting: Setting, *, user: bool | None) -> tuple[Login, frozenset[str]]:
    """The login with a token: the one that is there while it holds, else one from the first that can make it."""
    renewal = _renewal(auth, dynamic, setting)
    held = _given(auth.access_token, "auth.access_token", dynamic)
    over = _over(auth, dynamic) if held else False
    token = _first(held, over, renewal, setting)
    failure = _failure(auth, dynamic, setting, (token, renewal), user=user, over=over)
    url = _url(auth, dynamic, renewal)
    asking = renewal is None or (renewal in _ASKING and "auth.access_url" in dynamic)
    parts = {"token": token, "renewal": renewal, "failure": failure}
    unknown = {name for name, one in parts.items() if one is None}
    if url is None and asking:
        unknown.add("token_url")
    if renewal is None:
        unknown.add("token_url.given")
    retry = _retry(renewal, setting)
    if retry is None:
        unknown.add("retry")
    only = not setting.message and setting.callback and renewal != CALLBACK and not _called(setting)
    return Login("XOAUTH2", token, renewal, url, failure, retry, CALLBACK if only else "logs-in"), frozenset(unknown)


def _retry(renewal: str | None, setting: Setting) -> str | None:
    """What is sent once more after the server refused a token: new-token, same-token, none; None if not known."""
    if renewal != "none":
        return None if renewal is None else "new-token"
    stale = since(setting.release, STALE)
    return None if stale is None else "same-token" if stale else "none"


def _first(held: bool | None, over: bool | None, renewal: str | None, setting: Setting) -> str | None:
    """What the first access token is from; None where nobody can tell."""
    if held and over is False:
        return "access-token"
    if held is False or renewal != "none":
        return renewal if held is False or over else None
    stale = since(setting.release, STALE)
    if held is None or stale is None or (over is None and not stale):
        return None
    return "access-token" if stale else "none"


def _renewal(auth: Auth, dynamic: frozenset[str], setting: Setting) -> str | None:
    """What makes a new token: the first of callback, service account and refresh token; "none"; None if not known."""
    option = _given(auth.provision_callback, "auth.provision_callback", dynamic)
    there = {
        "provision-callback": True if option else _either(option, _called(setting)),
        "service-account": _given(auth.service_client, "auth.service_client", dynamic),
        "refresh-token": _given(auth.refresh_token, "auth.refresh_token", dynamic),
    }
    for name in _RENEWALS:
        if there[name] is None:
            return None
        if there[name]:
            return name
    return "none"


def _called(setting: Setting) -> bool | None:
    """Whether a callback that is set on the transporter is called."""
    if not setting.callback:
        return setting.callback
    return True if setting.pool or setting.message else _either(setting.pool, since(setting.release, SET_CALLBACK))


def _either(one: bool | None, other: bool | None) -> bool | None:
    return True if one or other else None if one is None or other is None else False


def _over(auth: Auth, dynamic: frozenset[str]) -> bool | None:
    """Whether the token that is written is over by its own `expires`; None where nobody can tell."""
    if _given(auth.expires, "auth.expires", dynamic) is False or auth.expires_form in _NO_TIME or auth.expires == "0":
        return False
    if auth.expires_form in _OVER:
        return True
    return None if auth.expires_form != "epoch-ms" else False


def _failure(
    auth: Auth,
    dynamic: frozenset[str],
    setting: Setting,
    path: tuple[str | None, str | None],
    *,
    user: bool | None,
    over: bool | None,
) -> str | None:
    """What is certain to go wrong, "none" where nothing is, None where nobody can tell."""
    key = _given(auth.private_key, "auth.private_key", dynamic)
    if auth.service_client is not None or "auth.service_client" in dynamic:
        if key is None or user is None:
            return None
        if not (key and user):
            fixed = since(setting.release, NO_CRASH)
            return None if fixed is None else "service-account-incomplete" if fixed else "service-account-crash"
    first, renewal = path
    if first is None or renewal is None:
        return None
    if first == "none":
        return "no-token"
    if first == "access-token" and over:
        return "stale-token"
    return "none" if user else "empty-user" if user is False else None


def _url(auth: Auth, dynamic: frozenset[str], renewal: str | None) -> str | None:
    """Where a new token is asked for; None where nobody is asked, or it is not known."""
    if renewal not in _ASKING:
        return None
    return auth.access_url if auth.access_url or "auth.access_url" in dynamic else GOOGLE


def _given(value: object, name: str, dynamic: frozenset[str]) -> bool | None:
    """Whether an option is there; what comes from the environment is taken to be."""
    return True if value is not None else None if f"{name}.given" in dynamic else name in dynamic
