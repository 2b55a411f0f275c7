"""What one case ought to do by the tool's own prediction: `oauthlint effective --format json`, played against a server.

Nothing here knows how Nodemailer treats options; that is what the prediction is for. Here is what a server answers.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from tests.nodemailer.cases import Server

ENVIRONMENT = {
    "MAIL_USER": "env@example.com",
    "MAIL_PASS": "made-up-env-pw",
    "ACCESS_TOKEN": "made-up-env-at",
    "REFRESH_TOKEN": "made-up-env-rt",
    "CLIENT_ID": "made-up-env-id",
    "CLIENT_SECRET": "made-up-env-cs",
}
PREFERENCE = ("PLAIN", "LOGIN", "CRAM-MD5", "XOAUTH2")  # the order in which Nodemailer looks for what a server offers
FRESH = "fresh"  # a token out of the token server
PROVIDED = "provided"  # one out of a callback

Said = dict[str, Any]
Value = Callable[[Said], object]


class Outcome(NamedTuple):
    """What was done, or ought to be: `error` is the code with the beginning of the message, "" where all went well."""

    connections: tuple[tuple[str, int, bool], ...]
    logins: tuple[tuple[str, str, str, bool], ...]  # mechanism, user, token or password, and whether under TLS
    requests: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    error: str
    crash: bool
    verify: str
    certificates: tuple[tuple[str, bool], ...] = ()  # of the mail server and the token server: looked at


def expected(found: dict[str, Any], below: dict[str, Any], server: Server, value: Value) -> Outcome:
    """The outcome by the prediction `found`; `below` is that of the transport, which is `found` but for a message.

    `value` gives what stands in place of something that is not shown.
    """
    made = played(found, below, server, value)
    return made._replace(certificates=certificates(found, below, server, asked=bool(made.requests)))


def certificates(
    found: dict[str, Any], below: dict[str, Any], server: Server, *, asked: bool
) -> tuple[tuple[str, bool], ...]:
    """Of which servers a certificate is seen, and whether it is looked at."""
    mode, port = below["values"]["tls"]["value"], int(below["values"]["port"]["value"])
    said = []
    if mode == "tls" or (server.starttls and mode != "none" and port != 465):
        said.append(("mail", below["values"]["rejectUnauthorized"]["value"]))
    if asked:
        said.append(("token", found["values"]["tokenRejectUnauthorized"]["value"]))
    return tuple(said)


def played(found: dict[str, Any], below: dict[str, Any], server: Server, value: Value) -> Outcome:
    """The same but for certificates."""
    values = below["values"]
    port = int(values["port"]["value"])
    direct = values["tls"]["value"] == "tls"
    there = ((str(values["host"]["value"]), port, direct),)
    # the login of a message is looked at after the connection is made, that of a transport when it is made itself
    if direct != (port == 465):  # the servers of the suite speak TLS on 465 and nowhere else
        error = "ESOCKET" if direct else "ETIMEDOUT Greeting never received"
        return Outcome(there, (), (), error, crashing(below), error)
    if values["tls"]["value"] == "starttls-required" and not server.starttls:
        error = "ETLS Error upgrading connection with STARTTLS"
        return Outcome(there, (), (), error, crashing(below), error)
    secured = direct or (server.starttls and values["tls"]["value"] != "none")
    force = values["forceAuth"]["value"]
    logins, requests, error = (), (), "" if server.anonymous else "EENVELOPE Mail command failed: 530"
    if found["values"]["method"]["value"] != "none" and (server.offers or force):
        logins, requests, error = logged_in(found, server, value, secured=secured)
        error = error or ("" if server.login == "accept" or server.anonymous else "EENVELOPE")
    return Outcome(there, logins, requests, error, crashing(found), verified(below, server, value))


def verified(below: dict[str, Any], server: Server, value: Value) -> str:
    """The error of verify(), "" where all is well."""
    says = below["values"]["verify"]["value"]
    if not server.offers and not (below["values"]["forceAuth"]["value"] and says == "logs-in"):
        return ""
    if says == "provision-callback":
        return "" if server.login == "accept" else "EAUTH Invalid login: 535"
    return logged_in(below, server, value, secured=False)[2] if says == "logs-in" else "" if says == "passes" else says


def crashing(found: dict[str, Any]) -> bool:
    return bool(found["values"]["failure"]["value"] == "service-account-crash")


def logged_in(
    found: dict[str, Any], server: Server, value: Value, *, secured: bool
) -> tuple[tuple[Any, ...], tuple[Any, ...], str]:
    """The logins, the requests for a token, and the error in the end."""
    values = found["values"]
    method = values["method"]["value"]
    if method != "XOAUTH2":
        mechanism = (
            method if method != "password" else next((one for one in PREFERENCE if one in server.offers), "PLAIN")
        )
        if values["failure"]["value"] == "missing-credentials":
            return (), (), f'EAUTH Missing credentials for "{mechanism}"'
        login = (mechanism, value(values["user"]), value(values["password"]), secured)
        return (login,), (), "" if server.login == "accept" else "EAUTH Invalid login: 535"
    if values["failure"]["value"] == "service-account-incomplete":
        return (), (), 'EAUTH Options "privateKey" and "user" are required for service account!'
    return by_token(found, server, value, secured=secured)


def by_token(
    found: dict[str, Any], server: Server, value: Value, *, secured: bool
) -> tuple[tuple[Any, ...], tuple[Any, ...], str]:
    """The same for a login by token: the first token, and what follows a refusal."""
    values = found["values"]
    nothing = "EAUTH Can't create new access token for user"
    user = value(values["user"]) or ""
    logins: list[tuple[str, object, object, bool]] = []
    requests: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    steps = [values["token"]["value"]]
    if server.login != "accept":
        retry = values["retry"]["value"]
        steps.append({"new-token": values["renewal"]["value"], "same-token": "access-token"}.get(retry, "none"))
    for step in steps:
        if step == "none":
            return tuple(logins), tuple(requests), nothing
        if step in ("refresh-token", "service-account"):
            requests.append((values["tokenUrl"]["value"], body(found, value)))
            if server.token != "answer":  # noqa: S105  (no secret)
                wrong = "socket hang up" if server.token == "unreachable" else server.token  # noqa: S105
                return tuple(logins), tuple(requests), f"EAUTH {wrong}"
        token = {"access-token": value(values["accessToken"]), "provision-callback": PROVIDED}.get(step, FRESH)
        logins.append(("XOAUTH2", user, token, secured))
    return tuple(logins), tuple(requests), "" if server.login == "accept" else "EAUTH Invalid login: 535"


def body(found: dict[str, Any], value: Value) -> tuple[tuple[str, str], ...]:
    """The parameters of a request, sorted; a signed JWT is told by its name alone."""
    return tuple(
        sorted((name, "a JWT" if name == "assertion" else str(value(one))) for name, one in found["body"].items())
    )


def observed(seen: dict[str, Any]) -> Outcome:
    """The outcome of a case that was run."""
    error = seen.get("send") or seen.get("load")
    requests = [
        (
            one["url"],
            tuple(sorted((name, "a JWT" if name == "assertion" else text) for name, text in one["body"].items())),
        )
        for one in seen["requests"]
    ]
    logins = [(one["mechanism"], one["user"] or "", token(one["secret"]), one["secured"]) for one in seen["logins"]]
    connections = [(one["host"], one["port"], one["secure"]) for one in seen["connections"][:1]]
    return Outcome(
        tuple(connections),
        tuple(logins),
        tuple(requests),
        told(error),
        bool(seen["crash"]),
        told(seen.get("verify")),
        tuple(sorted({(of, checked) for of, checked in seen["certificates"]})),
    )


def token(text: str | None) -> str:
    return FRESH if text and re.fullmatch(r"fresh-[0-9]+", text) else text or ""


def told(error: dict[str, Any] | None) -> str:
    return f"{error['code']} {error['message']}" if error else ""


def differences(wanted: Outcome, was: Outcome, explained: dict[str, str]) -> list[str]:
    """What is not as predicted, a line for each part that nobody has explained."""
    lines = []
    for part in Outcome._fields:
        want, got = getattr(wanted, part), getattr(was, part)
        same = got.startswith(want) and bool(want) == bool(got) if isinstance(want, str) else want == got
        if part != "crash" and wanted.crash:
            continue  # after an error that nobody catches nothing is certain
        if not same and part not in explained:
            lines.append(f"{part}: predicted {want!r}, observed {got!r}")
    return lines
