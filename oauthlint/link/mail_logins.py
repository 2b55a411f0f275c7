"""Logins to mail servers: those of transports, and those that settings describe where no code shows them.

SMTP_HOST and SMTP_PASS in one env file, composition or configuration are a password login, whatever code reads them.
"""

import posixpath
from collections.abc import Callable, Iterable, Iterator, Sequence

from oauthlint.link import endpoint
from oauthlint.link.surroundings import context_of
from oauthlint.link.words import Words
from oauthlint.link.world import World
from oauthlint.model.facts import About, Auth, MailLogin, Transport
from oauthlint.model.filefacts import FileFacts, Setting
from oauthlint.model.knowledge import Provider
from oauthlint.model.value import Constant, Secret, Text

_OAUTH2 = frozenset({"refresh_token", "client_secret", "access_token"})
_HOSTS = frozenset({"host", "hostname", "server", "service", "smtp", "address"})
_REFERENCES = ("an env reference", "a template variable")  # as `extract.placeholders` calls them
_APP_PASSWORD = ("apppass", "apppw", "appkey")


def of_transports(transports: Iterable[Transport]) -> Iterator[MailLogin]:
    """The login of each transport."""
    for one in transports:
        yield MailLogin("mail_login", one.about, one.family, one.provider, one.auth, one.passwords)


def of_settings(
    world: World, transports: Sequence[Transport], tracked: Callable[[str], bool | None], *, mail: Callable[[str], bool]
) -> Iterator[MailLogin]:
    """A login for each group of settings that holds a known server and a password for it, and nothing of OAuth2.

    Where a transport of the code is at the same provider already, it has been told there.
    """
    told = {one.provider for one in transports if one.auth.mode == "password"}
    words = Words(world.knowledge.mail_words)
    for path in sorted(world.files):
        facts = world.files[path]
        settled = facts.reader in ("dotenv", "container", "documents") and "example" not in facts.flags
        for host, provider in _servers(world, words, facts) if settled and mail(path) else ():
            password = _password(words, facts, host)
            if provider.id not in told and password is not None:
                yield _login(world, facts, host, provider, password, local=tracked(path) is False)


def _servers(world: World, words: Words, facts: FileFacts) -> Iterator[tuple[Setting, Provider]]:
    """The settings that name a mail server or service, each with whose it is."""
    for one in facts.settings:
        text = one.value.text.strip() if isinstance(one.value, Text) else ""
        if not text or _HOSTS.isdisjoint(words.split(one.path[-1])):
            continue
        known = endpoint.service(world.knowledge, text, None) if "." not in text else None
        found = endpoint.provider_of_host(world.knowledge, (known.host if known is not None else text).lower())
        if found is not None and not text.lower().startswith("smtp-hve."):
            yield one, found


def _password(words: Words, facts: FileFacts, host: Setting) -> Setting | None:
    """The password that goes with a server: of the same object, or of the same first word; None beside OAuth2."""
    every = facts.reader != "documents"
    around = [one for one in facts.settings if every or one.path[: len(host.path) - 1] == host.path[:-1]]
    if any(
        one.role in _OAUTH2 or (isinstance(one.value, Text) and one.value.text.upper() == "OAUTH2") for one in around
    ):
        return None
    first = words.split(host.path[-1])[:1]
    for one in around:
        near = len(one.path) <= len(host.path) + 1
        same = words.split(one.path[-1])[:1] == first or len(words.split(one.path[-1])) == 1
        if one.role == "password" and near and same and _is_set(one):
            return one
    return None


def _is_set(one: Setting) -> bool:
    """Whether a password is given, if by another variable; a form to be filled in is none."""
    if isinstance(one.value, Secret):
        return one.value.verdict not in ("empty", "placeholder") or one.value.why in _REFERENCES
    return not isinstance(one.value, (Constant, Text))


def _login(
    world: World, facts: FileFacts, host: Setting, provider: Provider, password: Setting, *, local: bool
) -> MailLogin:
    user = next(
        (
            found.id
            for one in facts.settings
            if one.path[:-1] == password.path[:-1] and isinstance(one.value, Text)
            if (found := endpoint.provider_of_user(world.knowledge, one.value.text)) is not None
        ),
        None,
    )
    place = password.value.at[0]._replace(start=password.key_place.start)
    about = About(
        place=place,
        where=(*password.path, "login"),
        context=context_of(facts.path),
        dynamic=frozenset({"auth.password"}),
        trails={"auth.mode": (place,), "auth.password": (host.value.at[0],)},
        names={"auth.password": password.path[-1]},
        block=f"{facts.path}:{posixpath.join(*password.path[:-1], 'login')}",
        local=local,
    )
    auth = Auth(mode="password", given=True, user_provider=user, password_form=_form(password))
    return MailLogin("mail_login", about, "smtp", provider.id, auth, provider.passwords or None)


def _form(password: Setting) -> str:
    plain = password.path[-1].lower().replace("_", "")
    if isinstance(password.value, Secret) and password.value.verdict not in ("placeholder", "empty"):
        return "app-password" if password.value.shape == "letters16" else "other"
    return "app-password-name" if any(one in plain for one in _APP_PASSWORD) else "unknown"
