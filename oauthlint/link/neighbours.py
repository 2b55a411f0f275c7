"""One secret and what is known around it: where it goes, what stands beside it, whose server that is."""

import re

from oauthlint.link.uses import Use
from oauthlint.link.words import Words
from oauthlint.link.world import World
from oauthlint.model.filefacts import FileFacts, SecretText, Setting
from oauthlint.model.knowledge import TokenFormat
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place
from oauthlint.model.value import Text

SMTP_URL = "smtp://"  # the first step of the way to the password of a URL; the second is its host


class Case(NamedTuple):
    """One secret with what is known around it."""

    world: World
    words: Words
    facts: FileFacts
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
    return words.is_general(one.name) and bool(mail_hosts(case)) and all(map(words.catches, mail_hosts(case)))


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


def mail_hosts(case: Case) -> list[str]:
    """The mail servers that are named beside it."""
    return [text for setting, text in _texts(case) if _is_mail_host(case, setting, text.lower())]


def _texts(case: Case) -> list[tuple[Setting, str]]:
    """The plain texts that stand beside it: in the same env file, or the same object of a document and those around."""
    way = case.secret.where[:-1]
    every = case.facts.reader in ("dotenv", "container")
    settings = case.facts.settings if every or case.facts.reader == "documents" else ()
    return [
        (one, one.value.text)
        for one in settings
        if isinstance(one.value, Text) and (every or one.path[:-1] == way[: len(one.path) - 1])
    ]


def _is_mail_host(case: Case, setting: Setting, low: str) -> bool:
    if low in ("localhost", "127.0.0.1"):
        return any(map(case.words.of_mail, setting.path))
    known = any(low in one.smtp_hosts for one in case.world.knowledge.providers)
    return known or case.words.catches(low) or low.startswith(("smtp.", "smtp-", "mail.", "imap."))
