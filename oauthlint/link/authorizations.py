"""Consent as facts: what the code asks a provider's users for, and whether a refresh token comes of it."""

from collections.abc import Iterator

from oauthlint.link.callers import Callers
from oauthlint.link.clients import Client
from oauthlint.link.consent_requests import Asked, requests
from oauthlint.link.fields import Fields
from oauthlint.link.queries import Reading
from oauthlint.link.scope_lists import ScopeList, Word, opens_smtp, scope_list
from oauthlint.link.surroundings import context_of
from oauthlint.model.facts import About, Authorization
from oauthlint.model.filefacts import FileFacts
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place

# What scripts ask and show a person with; parts of paths at which frameworks look for what answers requests.
_SCRIPTS = frozenset(("readline", "node:readline", "readline-sync", "open", "opn", "inquirer", "prompts", "enquirer"))
_ROUTES = ("/api/", "/routes/", "/route.ts", "/route.js", "/+server.", "controller")


class Consent(NamedTuple):
    """A request with the scopes that it asks for, and the client it is for: words as in `Client.identity`."""

    fact: Authorization
    scopes: ScopeList
    client: str


def authorizations(means: Reading, known: Callers, clients: list[Client], renewing: set[str]) -> Iterator[Consent]:
    """Every request for consent of the files; `renewing` are providers whose refresh tokens the project uses."""
    for one in requests(means, known, clients):
        yield _consent(means, one, renewing)


def _consent(means: Reading, asked: Asked, renewing: set[str]) -> Consent:
    fields = Fields()
    scopes = scope_list(means, asked.values.get("scope"), asked.provider)
    unseen = "scope" in asked.hidden or not scopes.whole
    mail = [one for one in scopes.words if one.known is not None and one.known[0].id == asked.provider]
    texts = {
        field: fields.text(field, asked.values.get(field), is_open=field in asked.hidden)
        for field in ("access_type", "prompt", "state", "code_challenge")
    }
    if not mail and unseen:
        fields.unknown("mail_scope", given=False)
    if mail:
        fields.trails["mail_scope"] = _trail(mail[0])
    if asked.first is not None:
        fields.trails["parameter"] = (asked.first,)
    smtp = any(opens_smtp(one) for one in scopes.words)
    offline = "offline_access" in asked.adds or any(one.name == "offline_access" for one in scopes.words)
    fields.dynamic |= {
        name for name, known in (("smtp_scope", smtp), ("offline_access", offline)) if unseen and not known
    }
    if _set_elsewhere(means, asked):
        fields.unknown("access_type", given=False)
    about = About(
        place=asked.place,
        where=asked.where,
        context=context_of(asked.place.path),
        dynamic=frozenset(fields.dynamic),
        trails=fields.trails,
        names=fields.names,
        branch=asked.branch,
        block=f"{asked.place.path}:{asked.place.end}",
    )
    fact = Authorization(
        "authorization",
        about,
        library=asked.library,
        provider=asked.provider,
        mail_scope=mail[0].name if mail else None,
        smtp_scope=None if "smtp_scope" in fields.dynamic else smtp,
        offline_access=None if "offline_access" in fields.dynamic else offline,
        parameter=asked.parameter,
        renews=asked.provider in renewing,
        web=_is_web(means.world.files[asked.place.path]),
        **texts,
    )
    return Consent(fact, scopes, asked.client)


def _is_web(facts: FileFacts) -> bool:
    """Whether a file answers requests, by what it registers or by where a framework looks for it, and is no script."""
    if "shebang" in facts.flags or not _SCRIPTS.isdisjoint(facts.imports):
        return False
    low = f"/{facts.path.lower()}"
    return any(one.first == "path" for one in facts.handed) or any(one in low for one in _ROUTES)


def _trail(word: Word) -> tuple[Place, ...]:
    return (word.place, *word.trail[1:]) if word.place is not None else word.trail


def _set_elsewhere(means: Reading, asked: Asked) -> bool:
    """Whether the strategy's own method adds parameters that stand in no options (a known trick with passport)."""
    return asked.parameter == "accessType" and any("authorization-params" in one.flags for one in means.world.known())
