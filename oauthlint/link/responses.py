"""What answers to requests give away: the error of a send or of a request for a token, tokens, a whole transport."""

from collections.abc import Iterable, Iterator, Sequence

from oauthlint.link import packages
from oauthlint.link.evidence import speaks_of_mail
from oauthlint.link.logs import SHOWN, is_for_operator
from oauthlint.link.natures import Means, means, natures
from oauthlint.link.sending import Sent
from oauthlint.link.surroundings import context_of
from oauthlint.link.world import World
from oauthlint.model.conduct import Responded
from oauthlint.model.facts import About, ResponseItem
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.source import Place, Step

_OF_VALUES = ("tokens", "answer", "credentials", "transport", "client", "auth")
_OF_ERRORS = {"whole": "error", "request": "request", "text": "text"}
_WORDS = {
    "error": "the whole error",
    "request": "the request and the answer inside the error",
    "text": "the error's text",
}
_ORDER = (*_OF_VALUES, "error", "request", "text")


def responses(world: World, sent: Sequence[Sent], requests: Iterable[Place]) -> Iterator[ResponseItem]:
    """A fact for each answer that shows something: the worst of what it shows.

    `sent` are the calls that send and ask for tokens with the ends of their failures, `requests` those by hand.
    """
    known = means(world, requests)
    failing = list(_failing(sent))
    for path in sorted(world.files):
        facts = world.files[path]
        worst: dict[int, ResponseItem] = {}
        for one in facts.responded:
            made = _fact(known, facts, one, failing)
            before = worst.get(one.call)
            if made is not None and (before is None or _ORDER.index(made.what) < _ORDER.index(before.what)):
                worst[one.call] = made
        yield from worst.values()


def _failing(sent: Iterable[Sent]) -> Iterator[tuple[str, Place, Place | None]]:
    """Places of calls that fail when a send or a request for a token does, with which of the two it is.

    Where the failure ends at one of them, what handles it is told as well: further out nothing is heard of it.
    """
    for one in sent:
        handler = one.end.flow.handler
        for flow in {one.flow, one.end.flow, *one.end.way}:
            ends = handler is not None and one.end.end == "handled" and flow is one.end.flow
            yield one.what, flow.place, handler.place if ends and handler is not None else None


def _reaches(place: Place, end: Place | None, one: Responded) -> bool:
    """Whether the failure of a call is what an answer tells of: it is not where it has ended inside of a `try`."""
    if one.tried is None or not place.lies_in(one.tried):
        return False
    return one.place.lies_in(one.tried) or end is None or not end.lies_in(one.tried)


def _fact(
    known: Means, facts: FileFacts, one: Responded, failing: list[tuple[str, Place, Place | None]]
) -> ResponseItem | None:
    world = known.world
    what, of = _OF_ERRORS.get(one.part, ""), None
    related: tuple[Step, ...] = ()
    if one.tried is not None:
        found = sorted((name != "token", place) for name, place, end in failing if _reaches(place, end, one))
        if not found:
            return None
        of = "send" if found[0][0] else "token request"
        related = (Step(found[0][1]._replace(end=min(found[0][1].end, found[0][1].start + 60)), "what fails"),)
    else:
        what = next((each for each in sorted(natures(known, one.value)) if each in _OF_VALUES), "")
    if not what:
        return None
    path = facts.path
    about = About(
        place=one.place,
        where=(*one.where, one.name),
        context=context_of(path),
        trails={"what": (one.place,)},
        names={"name": one.name or "this"},
        related=related,
        block=f"{path}:{one.call}",
    )
    return ResponseItem(
        "response_item",
        about,
        what=what,
        of=of,
        name=one.name or None,
        method=one.method,
        operator=is_for_operator(facts),
        mail=packages.has_mail(world, path) or speaks_of_mail(world, path),
        shown=_WORDS.get(what) or SHOWN[{"answer": "token_answer"}.get(what, what)],
    )
