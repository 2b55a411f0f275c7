"""What every fact carries, and what its fields can be."""

from __future__ import annotations

from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place, Step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from oauthlint.model.vocabularies import Context


class About(NamedTuple):
    """What every fact carries: where it stands, how its fields came to be, what is not known of it.

    `place` is the text of the whole thing; `trails` gives for a field ("auth.user") the places its value came
    through, the first being the one that `at:` points at. `where` is the way through the code for fingerprints.
    `branch` names the condition under which this fact holds, when it is one of several alternatives for `place`.
    `names` gives for a field what stands there in words that may be shown (an env name, a mask).
    """

    place: Place
    where: tuple[str, ...] = ()
    context: Context = "prod"
    dynamic: frozenset[str] = frozenset()
    trails: dict[str, tuple[Place, ...]] = {}  # noqa: RUF012  (never written to: made whole by link)
    names: dict[str, str] = {}  # noqa: RUF012
    related: tuple[Step, ...] = ()
    flow: tuple[Step, ...] = ()
    branch: str = ""
    tag: str = ""
    local: bool = False  # decided by a file that git does not track
    remarks: tuple[tuple[str, str], ...] = ()  # (name, words): what reports say besides, see link.meanings
    block: str = ""  # which transport, client or value this belongs to: one root cause is looked for within it
