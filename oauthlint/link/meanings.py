"""What a secret means to whoever finds it written out: what it opens and until when, who has it, how it is revoked."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from oauthlint.link.neighbours import Case
from oauthlint.link.world import World
from oauthlint.model.knowledge import Meaning
from oauthlint.model.value import Text

SCOPE = "{scope}"  # in the knowledge, where it says what a token is for
LISTED = 3
_SCOPES = ("scope", "scopes")

# By whether git keeps the file, and whether it leaves it out; the second is asked only where the first is no.
_KEPT = "git keeps this file, so the secret is in every clone and in the history"
_LEFT_OUT = {
    True: "git ignores this file",
    False: "git neither keeps nor ignores this file: the next `git add` puts the secret into the history",
    None: "git does not keep this file",
}


def remarks(
    case: Case,
    role: str,
    *,
    tracked: bool | None,
    ignored: Callable[[str], bool | None],
    asked: Callable[[], Mapping[str, Sequence[str]]],
) -> Iterator[tuple[str, str]]:
    """Pairs of a name and words, in order: opens, expires (a day), git, and a `revoke` for each step.

    `asked` gives the scopes that the project names, by provider.
    """
    means = _meaning(case, role)
    goes = any(use.kind == "transport" for use in case.uses or case.read)
    if means is not None:
        words = means.in_transport if goes else means.opens
        yield "opens", words.replace(SCOPE, f" ({_scope(case, means.provider, asked)})") if SCOPE in words else words
    if case.secret.value.expires:
        yield "expires", case.secret.value.expires
    if tracked is not None:
        yield "git", _KEPT if tracked else _LEFT_OUT[ignored(case.facts.path)]
    yield from (("revoke", step) for step in means.revoke) if means is not None else ()


def _scope(case: Case, provider: str, asked: Callable[[], Mapping[str, Sequence[str]]]) -> str:
    """What a token is for, as far as it, the file that it stands in, or the project tells."""
    if case.secret.value.scope:
        return f"{_listed(case.secret.value.scope.split())}, by its own claim"
    above = case.secret.where[:-1]
    names = {scope.name for one in case.world.knowledge.providers for scope in one.scopes}
    beside = (one for one in case.facts.settings if one.path[:-1] == above and one.path[-1].lower() in _SCOPES)
    words = [word for one in beside if isinstance(one.value, Text) for word in one.value.text.split() if word in names]
    if words:
        return f"{_listed(words)}, by the file"
    found = asked().get(provider, ())
    return f"the project asks for {_listed(found)}" if found else "not known here"


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return ", ".join(names[:LISTED]) + more


def asked_for(world: World) -> dict[str, tuple[str, ...]]:
    """The scopes that a project names anywhere, by whose they are."""
    whose = {scope.name: one.id for one in world.knowledge.providers for scope in one.scopes}
    found: dict[str, dict[str, None]] = {}
    for path in sorted(world.files):
        facts = world.files[path]
        texts = [*facts.texts, *(one.value for one in facts.settings if isinstance(one.value, Text))]
        for word in (word for one in texts for word in one.text.split()):
            if word in whose:
                found.setdefault(whose[word], {})[word] = None
    return {provider: tuple(names) for provider, names in found.items()}


def _meaning(case: Case, role: str) -> Meaning | None:
    """What the knowledge has of it: of its format first, else of its role at the provider that it goes to."""
    form = case.form.id if case.form is not None else ""
    own = case.form.provider if case.form is not None else ""
    provider = own or next((one.provider for one in case.uses or case.read if one.provider), "")
    fitting = (
        one
        for one in case.world.knowledge.meanings
        if one.role == role and (one.format == form if one.format else one.provider in ("", provider))
    )
    return next(fitting, None)
