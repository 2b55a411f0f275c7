"""One credential written out in a file: what it is, what it opens, and where its value flows."""

from oauthlint.link.belonging import doubt, evidence
from oauthlint.link.credentials import LABELS, Around
from oauthlint.link.meanings import remarks
from oauthlint.link.neighbours import Beside, Case, client_beside, google_beside, is_catcher
from oauthlint.link.surroundings import context_of, deploys
from oauthlint.link.uses import Use, Uses
from oauthlint.model.facts import About, Credential
from oauthlint.model.filefacts import FileFacts, SecretText
from oauthlint.model.knowledge import TokenFormat
from oauthlint.model.source import Step


def credential(known: Around, facts: FileFacts, near: Beside, one: SecretText, container: str) -> Credential:
    """The fact for a secret, or thing in a secret's place, of a file that is such a container."""
    uses = _goes(one, known.uses)
    form = known.formats.get(one.value.format)
    read = known.env.get(one.name, []) if facts.reader == "dotenv" or deploys(facts) else []
    case = Case(known.world, known.words, facts, near, one, form, uses, read)
    if form is not None and not (form.alone or (form.provider != "google") or google_beside(case)):
        form = None  # a shape that says nothing by itself, and nothing of Google's beside it
        case = case._replace(form=None)
    said, context = evidence(case), context_of(facts.path)
    role = form.role if form is not None and form.role != "jwt" else one.role
    label = form.label if form is not None and form.role != "jwt" else LABELS.get(role, "credential")
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
