"""Credentials written out in files: what they are, what they open, and where their value flows."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from oauthlint.link.belonging import doubt, evidence
from oauthlint.link.credential_files import shape_of
from oauthlint.link.mailing import Mailing
from oauthlint.link.meanings import asked_for, remarks
from oauthlint.link.neighbours import Case, Use, client_beside, google_beside, is_catcher
from oauthlint.link.surroundings import DEPLOYING, context_of, deploys
from oauthlint.link.uses import EnvUses, Uses, env_uses, literal_uses
from oauthlint.link.words import Words
from oauthlint.link.world import World
from oauthlint.model.facts import About, Credential, OAuthClient, Transport
from oauthlint.model.filefacts import FileFacts, SecretText
from oauthlint.model.knowledge import TokenFormat
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place, Step
from oauthlint.model.value import Secret
from oauthlint.words import DOCUMENT_SUFFIXES, SCRIPT_SUFFIXES, deploy_kind

_LABELS = {
    "client_secret": "OAuth client secret",
    "refresh_token": "OAuth refresh token",
    "access_token": "OAuth access token",
    "private_key": "private key",
    "password": "password",
    "api_key": "API key",
}
TrackedOf = Callable[[str], bool | None]


class Around(NamedTuple):
    """What is known of the whole project when one of its secrets is judged."""

    world: World
    words: Words
    formats: dict[str, TokenFormat]
    uses: Uses
    env: EnvUses
    mailing: Mailing
    tracked: TrackedOf
    ignored: TrackedOf
    asked: Callable[[], dict[str, tuple[str, ...]]]  # scopes, by provider; gone through once a token is found


def around(
    mailing: Mailing,
    transports: Sequence[Transport],
    clients: Sequence[OAuthClient],
    tracked: TrackedOf,
    ignored: TrackedOf,
) -> Around:
    """What is known of the project: where values go, and which variables go there too."""
    world = mailing.world
    words = Words(world.knowledge.mail_words)
    formats = {one.id: one for one in world.knowledge.formats}
    return Around(
        world,
        words,
        formats,
        literal_uses(words, transports, clients),
        env_uses(words, transports, clients),
        mailing,
        tracked,
        lru_cache(maxsize=None)(ignored),  # each answer takes a process
        lru_cache(maxsize=1)(lambda: asked_for(world)),
    )


def credentials(known: Around, literals: Sequence[tuple[str, Secret]]) -> Iterator[Credential]:
    """A fact for each secret, or thing in a secret's place, of every file.

    `literals` are those that are credentials only because of where they go: arguments of a client, plain variables.
    """
    for path in sorted(known.world.files):
        facts = known.world.files[path]
        seen = {one.place.start for one in facts.secrets}
        found = (*facts.secrets, *_by_use(facts, literals, seen), *_cached(facts, seen))
        container = container_of(facts) if found else ""
        for one in found:
            yield _credential(known, facts, one, container)


def _by_use(facts: FileFacts, literals: Sequence[tuple[str, Secret]], seen: set[int]) -> Iterator[SecretText]:
    for field, value in literals:
        written = value.at[-1]
        quotes = 1 if facts.reader == "javascript" else 0
        inside = Place(written.path, written.start + quotes, written.end - quotes)
        if written.path == facts.path and seen.isdisjoint((written.start, inside.start)):
            seen.add(inside.start)
            yield SecretText(inside, value, field if field in _LABELS else "", "", None, (field,), "literal")


def _cached(facts: FileFacts, seen: set[int]) -> Iterator[SecretText]:
    """The refresh tokens of MSAL's cache, which stand under the key `secret`."""
    for one in facts.settings if shape_of(facts) == "cache" else ():
        if one.path[:1] == ("RefreshToken",) and one.path[-1] == "secret" and isinstance(one.value, Secret):
            place = one.value.at[0]
            if place.start not in seen:
                yield SecretText(place, one.value, "refresh_token", "secret", one.key_place, one.path, "literal")


def _credential(known: Around, facts: FileFacts, one: SecretText, container: str) -> Credential:
    uses = _goes(one, known.uses)
    form = known.formats.get(one.value.format)
    read = known.env.get(one.name, []) if facts.reader == "dotenv" or deploys(facts) else []
    case = Case(known.world, known.words, facts, one, form, uses, read)
    if form is not None and not (form.alone or (form.provider != "google") or google_beside(case)):
        form = None  # a shape that says nothing by itself, and nothing of Google's beside it
        case = case._replace(form=None)
    said, context = evidence(case), context_of(facts.path)
    role = form.role if form is not None and form.role != "jwt" else one.role
    label = form.label if form is not None and form.role != "jwt" else _LABELS.get(role, "credential")
    mail = known.mailing.around(facts.path) or bool(uses) or (bool(deploys(facts)) and known.mailing.anywhere())
    flow = _flow(one, label, uses)
    beside = client_beside(case) if role == "client_secret" else None
    client = (Step(beside, "the id of the same client, which is public"),) if beside is not None else ()
    tracked = known.tracked(facts.path)
    doubted = doubt(case, said, role, context, mail=mail)
    about = About(
        place=one.place,
        where=one.where or ((one.name,) if one.name else ()),
        context=context,
        trails={"value": (one.place,), **({"key": (one.name_place,)} if one.name_place else {})},
        names={"value": one.value.mask, "key": one.name},
        related=(*flow[-1:], *client),
        flow=flow,
        tag=one.value.tag,
        remarks=()
        if doubted
        else tuple(remarks(case, role, tracked=tracked, ignored=known.ignored, asked=known.asked)),
        block=f"{facts.path}:{one.place.start}",
        local=tracked is False,
    )
    return Credential(
        "credential",
        about,
        role=role,
        format=form.id if form is not None else "",
        verdict=_verdict(one, form, role),
        provider=form.provider or None if form is not None else None,
        label=label,
        key=one.name,
        mask=one.value.mask,
        setting=one.setting,
        container=container,
        mail=mail,
        tracked=tracked,
        reaches=uses[0].kind if uses else None,
        evidence=said,
        live=not doubted,
        catcher=is_catcher(case),
        doubt=doubted,
    )


def _verdict(one: SecretText, form: TokenFormat | None, role: str) -> str:
    """The reader's verdict, one step back where its format does not count here."""
    if one.value.verdict != "format" or form is not None:
        return one.value.verdict
    return "plausible" if role == "password" else "random"


def _goes(one: SecretText, known: Uses) -> list[Use]:
    """Uses whose value is written here; a literal's trail holds the quotes, its secret does not."""
    for start in (one.place.start, one.place.start - 1):
        found = known.get((one.place.path, start))
        if found:
            return sorted(found, key=lambda use: use.kind != "transport")
    return []


def _flow(one: SecretText, label: str, uses: list[Use]) -> tuple[Step, ...]:
    """The way of the value from where it is written to where it goes; empty where it is written there."""
    trail = uses[0].trail[1:] if uses else ()
    steps = [Step(place, _step(uses[0].kind, number, len(trail))) for number, place in enumerate(trail, 1)]
    return (Step(one.place, f"{label} (value hidden)"), *steps) if steps else ()


def _step(kind: str, number: int, count: int) -> str:
    if number < count:
        return "passed on here"
    return "goes into the mail transport here" if kind == "transport" else "goes into the OAuth2 client here"


_CONFIG = (*DOCUMENT_SUFFIXES, ".ini", ".conf", ".cfg", ".properties", ".xml")


def container_of(facts: FileFacts) -> str:
    """What kind of file a secret stands in."""
    low = facts.path.lower()
    name = low.rsplit("/", 1)[-1]
    if facts.reader == "dotenv":
        return "env-example" if "example" in facts.flags else "env-file"
    if _is_docs(low, name):
        return "docs"
    if deploys(facts):
        return deploys(facts)
    if shape_of(facts):
        return "credential-file"
    if facts.reader == "javascript" or name.endswith(SCRIPT_SUFFIXES):
        return "source"
    if (kind := DEPLOYING.get(deploy_kind(low))) is not None:  # searched for secrets alone
        return kind
    return "config" if name.endswith(_CONFIG) else "text"


def _is_docs(low: str, name: str) -> bool:
    """Whether a file is for people to read or to try things out with."""
    if name.endswith((".md", ".mdx", ".markdown", ".rst", ".adoc", ".ipynb", ".http")):
        return True
    told = name.startswith("readme") or "/docs/" in f"/{low}"
    return (told and not name.endswith(SCRIPT_SUFFIXES + _CONFIG)) or ".postman_" in name
