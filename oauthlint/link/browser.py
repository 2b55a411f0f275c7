"""Code that runs in browsers: what it imports of mail and OAuth2, and secrets under names that put them into pages."""

import posixpath
from collections.abc import Iterator

from oauthlint.link.mailing import Mailing
from oauthlint.link.packages import folders
from oauthlint.link.surroundings import context_of
from oauthlint.link.words import Words
from oauthlint.link.world import World
from oauthlint.model.facts import About, BrowserUse
from oauthlint.model.filefacts import FileFacts, Read
from oauthlint.model.source import Place

_SECRETS = frozenset({"client_secret", "refresh_token", "access_token", "private_key", "password"})
_OAUTH = frozenset({"client_secret", "refresh_token"})  # roles whose plain name says that it is OAuth2's
_PAGES = "/src/components/"
_SERVER = ("/api/", "/server/", "/routes/", "/functions/", ".server.", "+server.", "middleware.", "/actions")


def browser_uses(mailing: Mailing) -> Iterator[BrowserUse]:
    """A fact for each import and each variable, in order of path."""
    world = mailing.world
    words = Words(world.knowledge.mail_words)
    for path in sorted(world.files):
        facts = world.files[path]
        side = _side(world, facts) if facts.used else ""
        server = _on_server(world, facts, side)
        for name, place in facts.used if side else ():
            if name in world.knowledge.browser.packages and name in facts.imports:
                yield _use(mailing, place, "import", name, side, server=False)
        for one in facts.reads:
            if _is_published(world, words, one):
                yield _use(mailing, one.place, "env", one.name, "name", server=server)


def _side(world: World, facts: FileFacts) -> str:
    """What says that a file runs in browsers; "" where nothing does."""
    if "use-client" in facts.flags:
        return "use client"
    if "vue" in facts.flags or "svelte" in facts.flags:
        return "component"
    pages = f"/{facts.path}".find(_PAGES) >= 0 and facts.path.endswith((".jsx", ".tsx"))
    return "builder" if pages and _only_pages(world, facts.path) else ""


def _on_server(world: World, facts: FileFacts, side: str) -> bool:
    """Whether a file runs on a server: it says so, stands where such files do, or sends mail and is no page."""
    told = "use-server" in facts.flags or any(part in f"/{facts.path.lower()}" for part in _SERVER)
    mails = not side and any(one in world.knowledge.browser.packages for one in facts.imports)
    return told or (mails and not _only_pages(world, facts.path))


def _only_pages(world: World, path: str) -> bool:
    """Whether the package of a file is built into pages, with no server of any kind in it."""
    for folder in folders(path):
        manifest = world.file(posixpath.join(folder, "package.json"))
        if manifest is not None:
            names = {one.name for one in manifest.installed}
            known = world.knowledge.browser
            return not names.isdisjoint(known.builders) and names.isdisjoint(known.servers)
    return False


def _is_published(world: World, words: Words, one: Read) -> bool:
    prefix = next((one_ for one_ in world.knowledge.browser.prefixes if one.name.startswith(one_)), None)
    if prefix is None or one.role not in _SECRETS:
        return False
    name = one.name.removeprefix(prefix)
    if one.role == "password":
        return words.of_mail(name)
    return words.of_mail(name) or words.of_oauth(name) or (one.role in _OAUTH and words.is_general(name))


def _use(mailing: Mailing, place: Place, via: str, name: str, side: str, *, server: bool) -> BrowserUse:
    about = About(
        place=place,
        where=(via, name),
        context=context_of(place.path),
        trails={"name": (place,)},
        names={"name": name},
        block=f"{place.path}:{place.start}",
    )
    return BrowserUse("browser_use", about, via, name, side, server, mailing.around(place.path))
