"""A team's knowledge beside ours: it adds providers, libraries, packages and words, and changes nothing of ours.

What holds expressions that a run would match against the project's texts stays with us: one of a stranger's could take
for ever. So do the options of Nodemailer itself.
"""

import os
from collections.abc import Iterator
from typing import Any

from oauthlint.errors import PackError
from oauthlint.model.knowledge import Knowledge


def joined(ours: Knowledge, theirs: Knowledge, folder: str) -> Knowledge:
    """Our knowledge with that of the pack in `folder` added; raises PackError for what a pack may not say."""
    for wrong in (*_ours_alone(theirs), *_told_twice(ours, theirs)):
        message = f"packs: {folder}: {wrong}"
        raise PackError(
            message, "a pack adds providers, libraries, services, packages, advisories and words of its own"
        )
    dates = {f"{folder}/{name}": date for name, date in theirs.dates.items()}
    whole: Knowledge = _sum(ours, theirs._replace(dates=dates))
    return whole


def refuse_expressions(folder: str) -> None:
    """Raise PackError for a pack with knowledge that is made of expressions; nothing of it is read."""
    for name in ("tokens", "documentation"):
        for suffix in (".yaml", ".yml"):
            if os.path.lexists(os.path.join(folder, "knowledge", name + suffix)):
                message = f"packs: {os.path.basename(folder)}: knowledge/{name}{suffix}"
                raise PackError(message, "the expressions of a project are not run")


def _ours_alone(theirs: Knowledge) -> Iterator[str]:
    """What is in the knowledge that a team cannot say."""
    for one in theirs.providers:
        if one.client_id:
            yield f"the provider `{one.id}`: `client-id` is an expression, and those of a project are not run"
    if theirs.auth_options or theirs.auth_aliases or theirs.oauth_options or theirs.uses or theirs.message_auth.names:
        yield "knowledge/libraries: the options of Nodemailer are known already"


def _told_twice(ours: Knowledge, theirs: Knowledge) -> Iterator[str]:
    """What the knowledge says anew of something that we know."""
    known = {one.id for one in ours.providers}
    yield from (f"there is a provider `{one.id}` already" for one in theirs.providers if one.id in known)
    taken = {key for one in ours.services for key in one.keys}
    yield from (f"there is a service `{one.name}` already" for one in theirs.services if not taken.isdisjoint(one.keys))
    for mine, more in ((ours.recommended, theirs.recommended), (ours.service_aliases, theirs.service_aliases)):
        yield from (f"`{name}` is known already" for name in more if name in mine)


def _sum(ours: Any, theirs: Any) -> Any:  # noqa: ANN401  (whatever knowledge is made of)
    """Both together: rows after rows, names beside names; of a single thing, ours."""
    if isinstance(ours, dict):
        return {**theirs, **ours}
    if not isinstance(ours, tuple):
        return ours or theirs
    names = getattr(ours, "_fields", None)
    if names is None:
        return ours + theirs
    return ours._replace(**{name: _sum(getattr(ours, name), getattr(theirs, name)) for name in names})  # type: ignore[attr-defined]
