"""Credentials written out in files: what they are, what they open, and where their value flows."""

from collections.abc import Callable, Iterator

from oauthlint.link.packages import has_mail
from oauthlint.link.surroundings import context_of
from oauthlint.link.world import World
from oauthlint.model.facts import About, Credential, OAuthClient, Transport
from oauthlint.model.filefacts import FileFacts, SecretText
from oauthlint.model.knowledge import TokenFormat
from oauthlint.model.source import Place, Step
from oauthlint.model.value import Secret
from oauthlint.words import DOCUMENT_SUFFIXES, SCRIPT_SUFFIXES

_LABELS = {
    "client_secret": "OAuth client secret",
    "refresh_token": "OAuth refresh token",
    "access_token": "OAuth access token",
    "private_key": "private key",
    "password": "password",
    "api_key": "API key",
}
TrackedOf = Callable[[str], bool | None]
Uses = dict[tuple[str, int], list[tuple[str, str, tuple[Place, ...]]]]


def uses(transports: list[Transport], clients: list[OAuthClient]) -> Uses:
    """By the (path, first byte) at which a value is written: what it goes into, as (kind, field, trail)."""
    found: Uses = {}
    facts: list[Transport | OAuthClient] = [*transports, *clients]
    for fact in facts:
        for field, trail in fact.about.trails.items():
            if trail and ("." in field or fact.kind == "oauth_client"):
                origin = trail[0]
                found.setdefault((origin.path, origin.start), []).append((fact.kind, field.split(".")[-1], trail))
    return found


def credentials(
    world: World, known: Uses, literals: list[tuple[str, Secret]], tracked: TrackedOf
) -> Iterator[Credential]:
    """A fact for each secret, or thing in a secret's place, of every file.

    `literals` are those that are credentials only because of where they go: arguments of a client, plain variables.
    """
    formats = {one.id: one for one in world.knowledge.formats}
    for path in sorted(world.files):
        facts = world.files[path]
        seen: set[int] = set()
        for one in facts.secrets:
            seen.add(one.place.start)
            yield _credential(world, facts, one, formats, known, tracked)
        for term in _by_use(facts, literals, seen):
            yield _credential(world, facts, term, formats, known, tracked)


def _by_use(facts: FileFacts, literals: list[tuple[str, Secret]], seen: set[int]) -> Iterator[SecretText]:
    for field, value in literals:
        written = value.at[-1]
        inside = Place(written.path, written.start + 1, written.end - 1)  # without the quotes
        if written.path == facts.path and facts.reader == "javascript" and inside.start not in seen:
            seen.add(inside.start)
            yield SecretText(inside, value, field if field in _LABELS else "", "", None, (field,), "literal")


def _credential(
    world: World, facts: FileFacts, one: SecretText, formats: dict[str, TokenFormat], known: Uses, tracked: TrackedOf
) -> Credential:
    form = formats.get(one.value.format)
    goes = _goes(one, known)
    if form is not None and not form.alone and not goes:
        form = None  # a shape that says nothing by itself, and nothing of that provider beside it
    verdict = "random" if one.value.verdict == "format" and form is None else one.value.verdict
    role = form.role if form is not None and form.role else one.role
    label = form.label if form is not None else _LABELS.get(role, "credential")
    trail = goes[0][2] if goes else ()
    flow = (
        (
            Step(one.place, f"{label} (value hidden)"),
            *[Step(place, _step(goes[0][0], n, len(trail))) for n, place in enumerate(trail[1:], 1)],
        )
        if goes
        else ()
    )
    context = context_of(facts.path)
    about = About(
        place=one.place,
        where=one.where or ((one.name,) if one.name else ()),
        context=context,
        trails={"value": (one.place,), **({"key": (one.name_place,)} if one.name_place else {})},
        names={"value": one.value.mask, "key": one.name},
        related=flow[-1:] if len(flow) > 1 else (),
        flow=flow if len(flow) > 1 else (),
        tag=one.value.tag,
        block=f"{facts.path}:{one.place.start}",
        local=tracked(facts.path) is False,
    )
    return Credential(
        "credential",
        about,
        role=role,
        format=form.id if form is not None else "",
        verdict=verdict,
        provider=form.provider or None if form is not None else None,
        label=label,
        key=one.name,
        mask=one.value.mask,
        setting=one.setting,
        container=container_of(facts),
        mail=has_mail(world, facts.path) or bool(goes),
        tracked=tracked(facts.path),
        reaches=goes[0][0] if goes else None,
    )


def _goes(one: SecretText, known: Uses) -> list[tuple[str, str, tuple[Place, ...]]]:
    """Uses whose value is written here; a literal's trail holds the quotes, its secret does not."""
    for start in (one.place.start, one.place.start - 1):
        found = known.get((one.place.path, start))
        if found:
            return sorted(found, key=lambda use: use[0] != "transport")
    return []


def _step(kind: str, number: int, count: int) -> str:
    if number + 1 < count:
        return "passed on here"
    return "goes into the mail transport here" if kind == "transport" else "goes into the OAuth2 client here"


def container_of(facts: FileFacts) -> str:
    """What kind of file a secret stands in."""
    name = facts.path.rsplit("/", 1)[-1].lower()
    if facts.reader == "dotenv":
        return "env-example" if "example" in facts.flags else "env-file"
    if name.endswith((".md", ".mdx", ".rst", ".ipynb")) or ".postman_collection" in name:
        return "docs"
    if facts.reader == "documents":
        return "credential-file" if "credential-file" in facts.flags else "config"
    if facts.reader == "javascript" or name.endswith(SCRIPT_SUFFIXES):
        return "source"
    return "config" if name.endswith(DOCUMENT_SUFFIXES) else "text"
