"""What a secret means to whoever finds it written out: what it opens and until when, who has it, how it is revoked."""

from collections.abc import Callable, Iterator

from oauthlint.link.neighbours import Case
from oauthlint.model.knowledge import Meaning

# By whether git keeps the file, and whether it leaves it out; the second is asked only where the first is no.
_KEPT = "git keeps this file, so the secret is in every clone and in the history"
_LEFT_OUT = {
    True: "git ignores this file",
    False: "git neither keeps nor ignores this file: the next `git add` puts the secret into the history",
    None: "git does not keep this file",
}


def remarks(
    case: Case, role: str, *, tracked: bool | None, ignored: Callable[[str], bool | None]
) -> Iterator[tuple[str, str]]:
    """Pairs of a name and words, in order: opens, expires (a day), git, and a `revoke` for each step."""
    means = _meaning(case, role)
    goes = any(use.kind == "transport" for use in case.uses or case.read)
    if means is not None:
        yield "opens", means.in_transport if goes else means.opens
    if case.secret.value.expires:
        yield "expires", case.secret.value.expires
    if tracked is not None:
        yield "git", _KEPT if tracked else _LEFT_OUT[ignored(case.facts.path)]
    yield from (("revoke", step) for step in means.revoke) if means is not None else ()


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
