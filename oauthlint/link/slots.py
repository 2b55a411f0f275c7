"""Places for credentials whose value is written out, and what that value is by its shape.

A value is looked at once, with the place that it finally goes into; the two halves of a swap are one finding.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from oauthlint.link.clients import Client
from oauthlint.link.credentials import TrackedOf, container_of
from oauthlint.link.misplaced import CLIENT_ID_END
from oauthlint.link.shapes import Shapes, given, shape_of
from oauthlint.link.surroundings import context_of
from oauthlint.link.transports import Found
from oauthlint.link.world import World
from oauthlint.model.facts import About, Slot
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place, Step
from oauthlint.model.value import Object, Secret, Text, Value

ROLES = ("client_id", "client_secret", "refresh_token", "access_token")
_OPTIONS = {
    "clientId": "client_id",
    "clientSecret": "client_secret",
    "refreshToken": "refresh_token",
    "accessToken": "access_token",
}
_WRONG = (*ROLES, "authorization_code", "api_key")
_SHORT_CLIENT_ID = r"[0-9]{6,}-[a-z0-9_]{32}"


class _Held(NamedTuple):
    """A value in a place for a credential; `group` has the other places that belong to the same client."""

    role: str
    key: str
    value: Text | Secret
    group: str
    where: tuple[str, ...]
    related: tuple[Step, ...] = ()
    place: Place = Place("", 0, 0)
    provider: str | None = None


def slots(
    world: World, shapes: Shapes, transports: Sequence[Found], clients: Sequence[Client], tracked: TrackedOf
) -> Iterator[Slot]:
    """A fact for each credential's place whose value is written out and of a known shape."""
    held: dict[Place, _Held] = {}
    for one in (*_in_blocks(transports), *_in_clients(clients), *_in_calls(world, shapes)):
        if one.value.at and one.role in ROLES:
            place = _origin(world, one.value)
            held.setdefault(place, one._replace(place=place))
    for one in _in_files(world):
        if one.role in ROLES:
            held.setdefault(one.place, one)
    groups: dict[str, list[_Held]] = {}
    for one in held.values():
        groups.setdefault(one.group, []).append(one)
    if not held:
        return
    from oauthlint.link.owners import owners  # noqa: PLC0415  (most files hold no credential)

    owner = owners(world)
    container = cache(lambda path: container_of(_facts_of(world, path)))
    for place in sorted(held):
        yield _slot(world, held[place], groups[held[place].group], container(place.path), tracked, owner)


def _facts_of(world: World, path: str) -> FileFacts:
    return world.files.get(path) or FileFacts(path, "javascript")


def _in_blocks(transports: Sequence[Found]) -> Iterator[_Held]:
    """Auth blocks of transports."""
    for one in transports:
        auth = next((each.value for each in one.options.entries if each.key == "auth"), None) if one.options else None
        for entry in auth.entries if isinstance(auth, Object) else ():
            if isinstance(entry.value, (Text, Secret)) and entry.key in _OPTIONS:
                step = (Step(entry.place, "goes into the mail transport here"),)
                about = one.transport.about
                yield _Held(
                    _OPTIONS[entry.key],
                    entry.key,
                    entry.value,
                    about.block,
                    about.where,
                    step,
                    provider=one.transport.provider,
                )


def _in_clients(clients: Sequence[Client]) -> Iterator[_Held]:
    """What clients are made with."""
    for one in clients:
        for meaning, value in one.given:
            if isinstance(value, (Text, Secret)):
                step = (Step(one.call.place, "goes into the OAuth2 client here"),)
                yield _Held(
                    meaning, "", value, one.client.about.block, one.call.where, step, provider=one.client.provider
                )


def _in_calls(world: World, shapes: Shapes) -> Iterator[_Held]:
    """What a client is given later, `setCredentials({ refresh_token: … })`, and clients that only get tokens."""
    for path in sorted(world.files):
        for call in world.files[path].calls:
            shape = shape_of(world, shapes, call)
            if shape is None or shape.makes not in ("credentials", "token_client"):
                continue
            for meaning, value in given(world, shape, call.args).values.items():
                if isinstance(value, (Text, Secret)):
                    key, owner = meaning if shape.makes == "credentials" else "", shape.provider or None
                    yield _Held(meaning, key, value, f"{path}:{call.id}", call.where, provider=owner)


def _in_files(world: World) -> Iterator[_Held]:
    """Env files and documents by their keys, and credentials of code by the name that they stand under."""
    for path in sorted(world.files):
        facts = world.files[path]
        for setting in facts.settings:
            if isinstance(setting.value, (Text, Secret)):
                group = f"{path}:{'.'.join(setting.path[:-1])}"
                yield _Held(setting.role, setting.path[-1], setting.value, group, setting.path, (), setting.value.at[0])
        for one in facts.secrets if facts.reader == "javascript" else ():
            if one.setting == "literal" or (one.name and one.setting == "text"):
                role = "client_id" if _squeezed(one.name).endswith("clientid") else one.role if one.where else ""
                yield _Held(role, one.name, one.value, f"{path}:", one.where or (one.name,), (), one.place)


def _squeezed(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()


def _origin(world: World, value: Text | Secret) -> Place:
    """Where a value is written, without its quotes: the same for a literal and for the secret found in it."""
    place = value.at[-1]
    facts = world.files.get(place.path)
    quoted = facts is not None and facts.reader == "javascript"
    return Place(place.path, place.start + 1, place.end - 1) if quoted else place


def _slot(
    world: World,
    one: _Held,
    group: list[_Held],
    container: str,
    tracked: TrackedOf,
    owner: Callable[[FileFacts, Place, str], str | None],
) -> Slot:
    holds = holds_of(world, one.value, one.role)
    partner = next(
        (other for other in group if other.role == holds and holds_of(world, other.value, other.role) == one.role), None
    )
    place = one.place
    context = context_of(place.path)
    about = About(
        place=place,
        where=one.where,
        context="example" if container == "env-example" and context == "prod" else context,
        trails={"holds": (place,)},
        names={"holds": one.value.mask if isinstance(one.value, Secret) else "", "key": one.key},
        related=tuple(step for step in one.related if step.place != place),
        block=one.group,
        local=tracked(place.path) is False,
    )
    return Slot(
        "slot",
        about,
        role=one.role,
        holds=holds,
        verdict=one.value.verdict if isinstance(one.value, Secret) else "text",
        key=one.key,
        container=container,
        swapped=partner is not None,
        told=partner is not None and partner.place < place,
        place_for=one.role.replace("_", " "),
        form_of=_in_words(holds) if holds else None,
        provider=one.provider or owner(_facts_of(world, place.path), place, one.key),
        guid=isinstance(one.value, Secret) and one.value.shape == "guid" and one.value.verdict != "placeholder",
    )


def _in_words(holds: str) -> str:
    words = holds.replace("_", " ")
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def holds_of(world: World, value: Value, role: str) -> str | None:
    """What a value is by its shape alone: the role of its format, short_client_id, other_client_id, or None."""
    if isinstance(value, Text):
        if value.text.endswith(CLIENT_ID_END):
            return "client_id"
        return "short_client_id" if role == "client_id" and re.fullmatch(_SHORT_CLIENT_ID, value.text) else None
    if isinstance(value, Secret) and value.verdict in ("format", "placeholder"):
        form = next((one for one in world.knowledge.formats if one.id == value.format), None)
        return form.role if form is not None and form.alone and form.role in _WRONG else None
    return None
