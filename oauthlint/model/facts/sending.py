"""Facts about mail on its way: where failures end, by what they are told apart, and what logs are told."""

from __future__ import annotations

from oauthlint.model.facts.about import About
from oauthlint.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal


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


class ErrorCode(NamedTuple):
    """A code that the `code` of an error is compared with, in a package that uses Nodemailer.

    `beside` are the other codes that the same function asks for; `renamed` is what other releases call the same error.
    """

    kind: Literal["error_code"]
    about: About
    code: str
    renamed: str | None
    beside: tuple[str, ...]
    oldest: str | None
    newest: str | None
    own_generator: bool  # Nodemailer's XOAuth2 class is used by itself, whose errors have codes of their own


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


class ResponseItem(NamedTuple):
    """Something that the answer to a request shows: the error of a send or of a request for a token, or a secret.

    `what` is error (the whole of it), request (what was asked, or the answer), text (its message alone); or tokens,
    answer, credentials, transport, client, auth as `LogItem` has them.
    """

    kind: Literal["response_item"]
    about: About
    what: str
    of: str | None  # send or token request: what the error is of
    name: str | None  # as written
    method: str  # res.json, NextResponse.json
    operator: bool  # a program that somebody runs by hand, to get a token for instance
    mail: bool | None  # in a package with mail evidence
    shown: str  # what it is, in words


class Retry(NamedTuple):
    """Something that tries a send, or a request for a token, again when it fails."""

    kind: Literal["retry"]
    about: About
    what: str  # message or token
    form: str  # library, loop, recursion or queue
    by: str  # as it is written: pRetry, while, the name of the function, attempts
    spares: bool | None  # some failures are not tried again
