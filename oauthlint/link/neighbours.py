"""One secret and what is known around it: where it goes, what stands beside it, whose server that is."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import chain

from oauthlint.link.uses import Use
from oauthlint.link.words import Words
from oauthlint.link.world import World
from oauthlint.model.filefacts import FileFacts, SecretText, Setting
from oauthlint.model.knowledge import TokenFormat
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place
from oauthlint.model.value import Text

SMTP_URL = "smtp://"  # the first step of the way to the password of a URL; the second is its host


Way = tuple[str, ...]


class Beside(NamedTuple):
    """What stands beside the values of one file, by the way to what they are part of; looked at once."""

    texts: Callable[[Way], Sequence[tuple[Setting, str]]]
    hosts: Callable[[Way], Sequence[str]]


class Case(NamedTuple):
    """One secret with what is known around it."""

    world: World
    words: Words
    facts: FileFacts
    beside: Beside
    secret: SecretText
    form: TokenFormat | None
    uses: list[Use]
    read: list[Use]  # where code puts the variable that it is the value of in an env file


def is_catcher(case: Case) -> bool:
    """Whether it opens a server that only catches mail."""
    one, words = case.secret, case.words
    if case.uses or case.read:
        return all(use.catcher for use in case.uses or case.read)
    if one.where[:1] == (SMTP_URL,):
        return words.catches(one.where[1])
    if words.of_catcher(one.name) or any(map(words.of_catcher, one.where)):
        return True
    hosts = mail_hosts(case) if words.is_general(one.name) else ()
    return bool(hosts) and all(map(words.catches, hosts))


def google_beside(case: Case) -> bool:
    """Whether something of Google's stands beside it: then a value that only fits Google's form is of that form."""
    if any(use.provider == "google" for use in case.uses or case.read):
        return True
    texts = [text.lower() for _, text in _texts(case)]
    if case.secret.role != "password":
        return any(text.endswith(".apps.googleusercontent.com") for text in texts)
    names = {word for name in (case.secret.name, *case.secret.where) for word in case.words.split(name)}
    near = any(text.endswith(("@gmail.com", "smtp.gmail.com")) or text == "gmail" for text in texts)
    return near or not names.isdisjoint(("gmail", "google", "app"))


def client_beside(case: Case) -> Place | None:
    """Where the public id of the client stands whose secret it is: in what it goes into, or beside it."""
    for use in case.uses:
        if use.client is not None:
            return use.client
    known = case.world.knowledge.providers
    forms = [re.compile(one.client_id) for one in known if one.client_id]
    found = (one.value.at[-1] for one, text in _texts(case) if any(form.fullmatch(text) for form in forms))
    return next(found, None)


def mail_hosts(case: Case) -> Sequence[str]:
    """The mail servers that are named beside it."""
    return case.beside.hosts(case.secret.where[:-1])


def _texts(case: Case) -> Sequence[tuple[Setting, str]]:
    return case.beside.texts(case.secret.where[:-1])


def beside(world: World, words: Words, facts: FileFacts) -> Beside:
    """The plain texts beside the values of a file: in the same env file, or the same object and those around it."""
    every = facts.reader in ("dotenv", "container")
    settings = facts.settings if every or facts.reader == "documents" else ()
    texts = [(one, one.value.text) for one in settings if isinstance(one.value, Text)]
    objects: dict[Way, list[int]] = {}
    for number, (one, _) in enumerate(texts):
        objects.setdefault(one.path[:-1], []).append(number)

    @cache
    def around(way: Way) -> Sequence[tuple[Setting, str]]:
        above = (objects.get(way[:size], ()) for size in range(len(way) + 1))
        return texts if every else [texts[number] for number in sorted(chain.from_iterable(above))]

    @cache
    def hosts(way: Way) -> Sequence[str]:
        return [text for setting, text in around(way) if _is_mail_host(world, words, setting, text.lower())]

    return Beside(around, hosts)


def _is_mail_host(world: World, words: Words, setting: Setting, low: str) -> bool:
    if low in ("localhost", "127.0.0.1"):
        return any(map(words.of_mail, setting.path))
    known = any(low in one.smtp_hosts for one in world.knowledge.providers)
    return known or words.catches(low) or low.startswith(("smtp.", "smtp-", "mail.", "imap."))
