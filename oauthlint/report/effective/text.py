"""What Nodemailer would do with each transport, a line for each thing with the place that it is from."""

from collections.abc import Iterator, Sequence

from oauthlint.model.effective import Effective, Said
from oauthlint.model.report import Sources
from oauthlint.model.source import Place
from oauthlint.report.frame import line_number, located
from oauthlint.report.visible import cells, count, visible

Row = tuple[str, str, str]  # a name, its value in words, and where that is from

NAMELESS = "a value that is not known"
_TLS = {
    "tls": "TLS from the first byte",
    "starttls-required": "STARTTLS, or no mail at all",
    "starttls": "STARTTLS if the server offers it, else in plain text",
    "none": "no encryption",
}
_METHODS = {
    "XOAUTH2": "XOAUTH2",
    "password": "password, by the first of PLAIN, LOGIN and CRAM-MD5 that the server offers",
    "custom": "by a handler of the project's own",
    "none": "no login",
}
_TOKENS = {
    "access-token": "the access token as it is written",
    "provision-callback": "the provision callback",
    "service-account": "a signed request of the service account",
    "refresh-token": "the refresh token",
    "none": "nothing",
}
_FAILURES = {
    "no-login": "without `user` no AUTH is sent: the server refuses the mail, while verify() says all is well",
    "missing-credentials": 'EAUTH, Missing credentials for "PLAIN" (or what the server offers)',
    "no-token": "EAUTH, Can't create new access token for user",
    "stale-token": "the token is over and is sent all the same: EAUTH, Invalid login",
    "empty-user": "the token is sent with an empty user: EAUTH, Invalid login",
    "service-account-incomplete": 'EAUTH, Options "privateKey" and "user" are required for service account!',
    "service-account-crash": "an 'error' event that nobody listens to ends the process",
}
_RETRIES = {
    "new-token": "a new token, once",
    "same-token": "the same token once more, then EAUTH, Invalid login",
    "none": "nothing: EAUTH, Can't create new access token for user",
}
_VERIFIED = {
    "provision-callback": "logs in with the callback that is set, which sendMail() does not call",
    "passes": "says all is well, since nobody logs in",
    "NoAuth": "fails: NoAuth, Authentication info was not provided",
    "ENOAUTH": "fails: ENOAUTH, Authentication info was not provided",
}
_UNCHECKED = "not checked: who sits on the way can read all that is sent"
_WORDS = {
    "retry": _RETRIES,
    "verify": _VERIFIED,
    "tls": _TLS,
    "method": _METHODS,
    "token": _TOKENS,
    "renewal": _TOKENS,
    "failure": _FAILURES,
    "reject_unauthorized": {"False": _UNCHECKED},
    "token_reject_unauthorized": {"False": f"its certificate is {_UNCHECKED}"},
}
_LABELS = {
    "reject_unauthorized": "certificate",
    "token_reject_unauthorized": "token server",
    "method": "login",
    "token_url": "token from",
    "token": "first token",
    "renewal": "next tokens",
    "retry": "if refused",
    "verify": "verify()",
}
# What goes without saying.
_QUIET = {
    ("failure", "none"),
    ("verify", "logs-in"),
    ("pool", False),
    ("force_auth", False),
    ("reject_unauthorized", True),
    ("token_reject_unauthorized", True),
    ("pool", True),
    ("transport", "smtp"),
    ("transport", "unknown"),
}
# What most transports have none of: that there may be one is not worth a line.
_OPTIONAL = frozenset(
    {
        "password",
        "access_token",
        "refresh_token",
        "service_client",
        "reject_unauthorized",
        "token_reject_unauthorized",
    }
)
_UNSURE = {"hidden": "value hidden", "unknown": "not known", "maybe": "not known whether there is one"}


def render(found: Sequence[Effective], sources: Sources, files: int) -> str:
    """All transports, or that there is none in the files that were read.

    Of one that code may choose to make in several ways, what differs is told alone where that is little.
    """
    if not found:
        return f"No mail transport found; {count(files, 'file')} had to do with mail.\n"
    told: list[str] = []
    full: dict[tuple[Place, tuple[str, ...]], list[Row]] = {}
    for one in found:
        rows, key = _rows(one, sources), (one.place, one.where)
        less = _less(rows, full[key]) if key in full else None
        if less is None:
            full[key] = rows
        told.append("\n".join(_lines(one, less or rows, sources)) + "\n")
    return "\n".join(told)


def _less(rows: list[Row], above: list[Row]) -> list[Row] | None:
    """What differs from the rows of another way to make the transport; None where that is much or some are gone."""
    new = [row for row in rows if row not in above]
    if len(new) * 2 > len(rows) or not {name for name, _, _ in above} <= {name for name, _, _ in rows}:
        return None
    return [*new, ("all else" if new else "all", "as above", "")]


def _lines(one: Effective, rows: list[Row], sources: Sources) -> Iterator[str]:
    way = visible(" > ".join(one.where) or one.library)
    yield f"{located(sources, one.place)}  {way}" + (f"  when {one.branch}" if one.branch else "")
    left = max(cells(row[0]) for row in rows)
    middle = min(60, max(cells(row[1]) for row in rows))
    for name, shown, place in rows:
        yield f"  {name:<{left}}  {shown:<{middle}}  {place}".rstrip()


def _rows(one: Effective, sources: Sources) -> list[Row]:
    """A row for each thing that is worth a line; a single one where nobody knows anything of the options."""
    asked = {said.name for said in one.body}
    said = [each for each in one.said if _told(each) and each.name not in asked]
    rows = [_row(each, sources) for each in said if each.name == "version" or _is_known(one)]
    rows += [(f"  {each.name}", *_row(each, sources)[1:]) for each in one.body]
    rows += [(f"dead: {dead.key}", dead.because, _located(sources, (dead.about.place,))) for dead in one.dead]
    return rows if _is_known(one) else [*rows, ("options", "not known", "")]


def _is_known(one: Effective) -> bool:
    """Whether anything is known of the options, if only where one of them stands."""
    said = (each for each in one.said if each.name != "version" and _told(each))
    return bool(one.body) or any(each.state in ("known", "hidden") or each.places for each in said)


def _told(said: Said) -> bool:
    """Whether a thing is worth a line."""
    return (
        said.state != "absent"
        and (said.name, said.value) not in _QUIET
        and not (said.state == "maybe" and said.name in _OPTIONAL)
    )


def _row(said: Said, sources: Sources) -> Row:
    label = _LABELS.get(said.name, said.name.replace("_", " "))
    return label, _shown(said), " ".join(filter(None, (_from(said), _located(sources, said.places))))


def _shown(said: Said) -> str:
    """The value in words, or what is known instead."""
    if said.state == "known":
        return visible(_WORDS.get(said.name, {}).get(str(said.value), said.shown or '""'))
    if said.state == "absent":
        return '""'
    unsure = "not known" if said.name in _WORDS else _UNSURE[said.state]
    return visible(f"{said.shown} ({unsure})" if said.shown and said.shown != NAMELESS else unsure)


def _from(said: Said) -> str:
    if said.source == "default" and said.state != "known":
        return ""
    return {"service": "by the service", "default": "the default", "url": "in the URL"}.get(said.source, "")


def _located(sources: Sources, places: tuple[Place, ...]) -> str:
    """Where a value is used and, if that is elsewhere, where it is written."""
    shown = dict.fromkeys(f"{one.path}:{line_number(sources, one)}" for one in (*places[-1:], *places[:1]))
    return visible(" from ".join(shown))
