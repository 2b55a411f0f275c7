"""What stands in a place for a token or a time: a text, something still to be awaited, the wrong part of an answer.

Facts about libraries: google-auth-library's `getAccessToken()` gives a Promise of `{ token, res }`, MSAL's
`acquireToken…` a Promise of `{ accessToken, expiresOn }` (read in their typings, 9.15.1 and 7.2.1).
"""

from oauthlint.link.resolve import resolve
from oauthlint.link.world import World
from oauthlint.model.filefacts import Call
from oauthlint.model.value import (
    Array,
    Awaited,
    Constant,
    Dynamic,
    Env,
    Function,
    Join,
    Member,
    Object,
    Param,
    Promise,
    Result,
    Secret,
    Text,
    Value,
)

# Methods that answer with a Promise, and the property of the answer that is the token.
_PROMISES = {
    "getAccessToken": ("token", "res"),
    "refreshAccessToken": ("credentials", "res"),
    "getToken": ("tokens", "token", "res"),
    "acquireTokenByClientCredential": ("accessToken",),
    "acquireTokenSilent": ("accessToken",),
    "acquireTokenByRefreshToken": ("accessToken",),
    "acquireTokenByCode": ("accessToken",),
    "acquireTokenByUsernamePassword": ("accessToken",),
    "acquireTokenOnBehalfOf": ("accessToken",),
}
_SIMPLE: dict[type, str] = {
    Text: "text",
    Secret: "text",
    Env: "env",
    Join: "text",
    Promise: "promise",
    Object: "object",
    Array: "object",
    Function: "function",
    Param: "parameter",
    Dynamic: "unknown",
}
# checks.md 1.1: any number below is in the past, since it is no time in milliseconds.
OLDEST = 1e11
SAMPLE = 1484314697598.0  # the time in Nodemailer's own documentation
NOW = 1.7e12  # a time in milliseconds that was past when this was written (November 2023)


def token_form(world: World, value: Value) -> str:
    """How a value stands in a token's place, in a word.

    text, env, object, function, parameter; fresh: the token out of an answer; promise: not awaited; answer: awaited,
    but the whole answer and not its token; or unknown.
    """
    simple = _SIMPLE.get(type(value))
    if simple is not None:
        return simple
    if isinstance(value, Result):
        return "promise" if _promising(world, value) else "unknown"
    if isinstance(value, Awaited):
        return "answer" if _promising(world, value.value) else "unknown"
    if isinstance(value, Member):
        inner = value.base
        if isinstance(inner, Awaited):
            return "fresh"
        return "unknown"
    return "unknown"


def _promising(world: World, value: Value) -> Call | None:
    """The call whose Promise a value is; None where the callback form is used, or nothing is known of the method."""
    call = world.calls.get((value.path, value.id)) if isinstance(value, Result) else None
    if call is None or call.name not in _PROMISES:
        return None
    callback = any(isinstance(resolve(world, one), Function) for one in call.args)
    return None if callback else call


def expires_form(value: Value) -> str:
    """What kind of time stands in `expires`: epoch-ms, past, seconds, text, sample, or other."""
    if isinstance(value, Constant) and value.name == "number" and isinstance(value.value, float):
        if value.value == SAMPLE:
            return "sample"
        return "seconds" if value.value < OLDEST else "past" if value.value < NOW else "epoch-ms"
    if isinstance(value, Text):
        return "epoch-ms" if value.text.isdigit() and len(value.text) >= 13 else "text"
    if isinstance(value, Member):
        return {"expires_in": "duration", "expiresIn": "duration", "expiry_date": "epoch-ms"}.get(value.name, "other")
    return "other"
