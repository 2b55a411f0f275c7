"""By which codes the errors of Nodemailer are told apart, and which releases they come from."""

from collections.abc import Iterator

from oauthlint.link import packages
from oauthlint.link.callers import Callers, bindings
from oauthlint.link.fields import Fields
from oauthlint.link.openings import NODEMAILER
from oauthlint.link.releases import release, tell
from oauthlint.link.resolve import resolve
from oauthlint.link.surroundings import context_of
from oauthlint.link.world import World
from oauthlint.model.conduct import Compared
from oauthlint.model.facts import About, ErrorCode
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.source import Place
from oauthlint.model.value import Array, Text


def error_codes(world: World, known: Callers) -> Iterator[ErrorCode]:
    """A fact for each text that stands where the code of an error is compared, once for each place of the text."""
    seen: set[Place] = set()
    for path in sorted(world.files):
        facts = world.files[path]
        if not facts.compared or packages.manifest_of(world, path, NODEMAILER) is None:
            continue
        asked = [(one, text) for one in facts.compared for text in _texts(world, known, one)]
        for one, text in asked:
            if text.at and text.at[-1] not in seen:
                seen.add(text.at[-1])
                beside = {other.text for each, other in asked if each.function == one.function} - {text.text}
                yield _fact(world, facts, one, text, tuple(sorted(beside)))


def _texts(world: World, known: Callers, one: Compared) -> list[Text]:
    """The texts that a code is compared with: a parameter stands for what callers give."""
    values = [resolve(world, bound) for _, bound in bindings(one.value, known)]
    items = [
        resolve(world, item) for value in values for item in (value.items if isinstance(value, Array) else [value])
    ]
    return [item for item in items if isinstance(item, Text)]


def _fact(world: World, facts: FileFacts, one: Compared, text: Text, beside: tuple[str, ...]) -> ErrorCode:
    found = release(world, facts.path, NODEMAILER)
    fields = Fields()
    tell(found, fields)
    code = fields.text("code", text)
    place = fields.trails["code"][0]
    names = world.knowledge.handling.codes
    about = About(
        place=place,
        where=one.where,
        context=context_of(place.path),
        dynamic=frozenset(fields.dynamic),
        trails=fields.trails,
        names=fields.names,
        block=f"{place.path}:{place.start}",
    )
    return ErrorCode(
        "error_code",
        about,
        code=code or "",
        renamed=next((name for name in names if name != code), None) if code in names else None,
        beside=beside,
        oldest=found.oldest,
        newest=found.newest,
        own_generator=any(_takes_generator(each) for each in world.known()),
    )


def _takes_generator(facts: FileFacts) -> bool:
    return any("xoauth2" in module for module in facts.imports)
