"""What surrounds a place: does its package have to do with mail, does its file have to do with a provider."""

from oauthlint.link.endpoint import provider_of_host, provider_of_token_host
from oauthlint.link.packages import package_folder
from oauthlint.link.scope_lists import scope
from oauthlint.link.shapes import Shapes
from oauthlint.link.world import World
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.url import host_of
from oauthlint.model.value import Join, Text, Value

_MAIL_ADDRESSES = ("/gmail/v1", "gmail.googleapis.com", "/sendmail", "/messages/send")


def speaks_of_mail(world: World, path: str) -> bool:
    """Whether a file of the same package asks for a mail scope or uses the address of a mail service."""
    package = package_folder(world, path)
    below = f"{package}/" if package else ""
    texts = {one for facts in world.known() if facts.path.startswith(below) for one in texts_of(facts)}
    scopes = frozenset(one.name.lower() for provider in world.knowledge.providers for one in provider.scopes)
    return any(_is_of_mail(world, one, scopes) for one in texts)


def texts_of(facts: FileFacts) -> list[str]:
    """Texts of a file that speak for themselves: literals, the parts of addresses, settings."""
    found = [one.text for one in facts.texts]
    found += [one.text for _, value in facts.urls for one in _pieces(value) if isinstance(one, Text)]
    return [*found, *[one.value.text for one in facts.settings if isinstance(one.value, Text)]]


def _pieces(value: Value) -> tuple[Value, ...]:
    return value.parts if isinstance(value, Join) else (value,)


def _is_of_mail(world: World, text: str, scopes: frozenset[str]) -> bool:
    low = text.lower()
    if any(one in low for one in _MAIL_ADDRESSES) or text.endswith("SMTP.Send"):
        return True
    words = low.split()
    return not scopes.isdisjoint(words) or (len(words) == 1 and provider_of_host(world.knowledge, low) is not None)


def provider_around(world: World, shapes: Shapes, facts: FileFacts) -> str | None:
    """The one provider that a file has to do with, by its imports, addresses and secrets; None for none or several."""
    found = {one.provider for one in shapes.direct.values() if one.provider and one.package in facts.imports}
    formats = {one.id: one.provider for one in world.knowledge.formats}
    found |= {formats.get(one.value.format, "") for one in facts.secrets} - {""}
    for text in texts_of(facts):
        host = host_of(text.strip())
        known = provider_of_token_host(world.knowledge, host) if host else None
        if known is not None:
            found.add(known.id)
        found |= {one[0].id for word in text.split() if (one := scope(world, word)) is not None}
        if text.endswith(".apps.googleusercontent.com"):
            found.add("google")
    return next(iter(found)) if len(found) == 1 else None
