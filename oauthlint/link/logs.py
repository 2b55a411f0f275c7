"""What is written to a log although it is secret: by what a value is, or by its name where that is all there is."""

from collections.abc import Iterable, Iterator

from oauthlint.link import packages
from oauthlint.link.aliases import module
from oauthlint.link.natures import SIGNERS, Means, means, natures
from oauthlint.link.resolve import resolve
from oauthlint.link.surroundings import context_of
from oauthlint.link.world import World
from oauthlint.model.conduct import Logged
from oauthlint.model.facts import About, LogItem
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.source import Place
from oauthlint.model.value import Object, Result

_OURS = ("mail", "smtp", "oauth", "google", "outlook", "azure", "msal")
_LIBRARIES = frozenset({"oauth_client", "transport", "token_request", "jwt_client", "google_auth", "gmail_api"})
_BY_SOURCE = {"caught": "token_error", "file": "key_file"}
SHOWN = {
    "access_token": "an access token",
    "refresh_token": "a refresh token",
    "id_token": "an id token",
    "client_secret": "a client secret",
    "private_key": "a private key",
    "password": "a mail password",
    "tokens": "tokens as they came",
    "credentials": "the tokens of the OAuth2 client",
    "auth": "an object with the secrets in it",
    "transport": "the transport with its `auth` block",
    "client": "the OAuth2 client with its secret and tokens",
    "environment": "all environment variables",
    "token_error": "the error of a token request, with the request and its client secret in it,",
    "token_answer": "the answer of a token request",
    "key_file": "a file of credentials",
}
_TALKS = ("readline", "node:readline", "readline/promises", "node:readline/promises", "inquirer", "@inquirer/prompts",
          "prompts", "readline-sync", "enquirer", "open", "opn", "server-destroy",
          "@google-cloud/local-auth")  # fmt: skip
_FOLDERS = frozenset({"scripts", "script", "tools", "tool", "bin", "setup", "cli"})
_PROGRAMS = ("gettoken", "getrefresh", "getaccess", "refreshtoken", "oauthsetup", "authsetup", "setup", "authorize",
             "generatetoken", "gettokens", "quickstart")  # fmt: skip
_HIDING = frozenset({"redact", "mask", "maskValuesOfKeys", "hideKeys"})


def logs(world: World, requests: Iterable[Place]) -> Iterator[LogItem]:
    """A fact for each secret thing that log calls write, in order of path and place.

    `requests` are the calls that ask for a token by hand.
    """
    known = means(world, requests)
    for path in sorted(world.files):
        facts = world.files[path]
        for one in facts.logged:
            what, evidence = _what(known, facts, one)
            if what and evidence:
                yield _fact(world, facts, one, what, evidence)


def _what(known: Means, facts: FileFacts, one: Logged) -> tuple[str, str]:
    """What is logged, as `LogItem` has it, and by what evidence; one of the two is empty for nothing secret."""
    if one.source in _BY_SOURCE:
        return _BY_SOURCE[one.source], "value"
    if one.source == "request":
        return "", ""
    found = natures(known, one.value)
    for each in sorted(found - {"own", "harmless", ""}):
        what = _of_nature(each, one)
        if what:
            return what, "value"
    return (one.role, _nearness(known.world, facts, one)) if one.role and "" in found else ("", "")


def _of_nature(nature: str, one: Logged) -> str:
    """What is logged, by the nature of the value and the role of its name."""
    if nature in ("env", "secret"):
        ours = one.role != "password" or _is_of_mail(one.name) or _is_of_mail(getattr(one.value, "name", ""))
        return (one.role or ("client_secret" if nature == "secret" else "")) if ours else ""
    if nature in ("tokens", "credentials", "answer"):
        return one.role or ("token_answer" if nature == "answer" else nature)
    return nature


def _nearness(world: World, facts: FileFacts, one: Logged) -> str:
    """How near to OAuth2 for mail a secret is that is known by its name alone: name, guess, or "" for not at all.

    An access or refresh token may just as well be the application's own, and a password that of a person.
    """
    if one.role == "password" and not _is_of_mail(one.name):
        return ""
    libraries = {shape.package for shape in world.knowledge.calls if shape.makes in _LIBRARIES}
    libraries.update(world.knowledge.mail_packages)
    if not libraries.isdisjoint(facts.imports) or facts.texts or _is_of_mail(one.name):
        ours = one.role in ("client_secret", "private_key") or SIGNERS.isdisjoint(facts.imports)
        return "name" if ours or _is_of_mail(one.name) else "guess"
    if _is_of_mail(facts.path):
        return "guess"
    others = (module(world, facts.path, name) for name in facts.imports)
    return "guess" if any(other is not None and not libraries.isdisjoint(other.imports) for other in others) else ""


def _is_of_mail(name: str) -> bool:
    return any(word in name.lower() for word in _OURS)


def _fact(world: World, facts: FileFacts, one: Logged, what: str, evidence: str) -> LogItem:
    context = context_of(one.place.path)
    about = About(
        place=one.place,
        where=(*one.where, one.name),
        context="dev" if context == "prod" and "dev" in one.context else context,
        trails={"what": (one.place,)},
        names={"name": one.name or "this"},
        block=f"{one.place.path}:{one.place.start}",
    )
    return LogItem(
        "log_item",
        about,
        what=what,
        name=one.name or None,
        evidence=evidence,
        operator=is_for_operator(facts),
        redacts=_redacts(world, one),
        logger=f"{one.base}.{one.method}" if one.base != one.method else one.method,
        mail=packages.has_mail(world, one.place.path),
        shown=SHOWN[what],
    )


def is_for_operator(facts: FileFacts) -> bool:
    """Whether a file is a program that somebody runs by hand, to get a token for instance."""
    *folders, name = facts.path.lower().split("/")
    plain = name.partition(".")[0].replace("-", "").replace("_", "")
    by_name = not _FOLDERS.isdisjoint(folders) or any(word in plain for word in _PROGRAMS)
    return by_name or "shebang" in facts.flags or any(one in _TALKS for one in facts.imports)


def _redacts(world: World, one: Logged) -> bool:
    """Whether the logger is made with a list of what to leave out."""
    value = resolve(world, one.logger)
    call = world.calls.get((value.path, value.id)) if isinstance(value, Result) else None
    options = [resolve(world, arg) for arg in call.args[:1]] if call is not None else []
    return any(
        isinstance(option, Object) and any(entry.key in _HIDING for entry in option.entries) for option in options
    )
