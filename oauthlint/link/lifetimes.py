"""How long the client secrets of Entra apps are good for, by the Terraform, the scripts and the Bicep that make them.

A date counts from the day on which our knowledge was checked, so that a run gives the same answer on every day.
"""

import re
from collections.abc import Iterator

from oauthlint.link.mailing import Mailing
from oauthlint.link.surroundings import context_of
from oauthlint.model.facts import About, EntraSecret

_TOOLS = {"az": "the Azure CLI", "terraform": "Terraform", "bicep": "Bicep"}
_HOURS_A_MONTH = 730


def entra_secrets(mailing: Mailing) -> Iterator[EntraSecret]:
    """A fact for each place that says how long such a secret is good for, in order."""
    files = mailing.world.files
    today = mailing.world.knowledge.advisories_checked
    for path in sorted(files):
        for one in files[path].actions:
            months = _months(one.detail, today) if one.does == "resets" else None
            if months is not None:
                about = About(
                    place=one.place,
                    where=(*one.where, one.name),
                    context=context_of(path),
                    trails={"until": (one.place,)},
                    block=f"{path}:{one.place.start}",
                )
                yield EntraSecret("entra_secret", about, _TOOLS[one.name], one.detail, months, mailing.anywhere())


def _months(until: str, today: str) -> int | None:
    """Months until then: "17520h", "2 years" or a date; None for anything else."""
    hours, years = re.fullmatch(r"(\d{1,7})h", until), re.fullmatch(r"(\d{1,4}) years", until)
    if hours is not None:
        return -(-int(hours[1]) // _HOURS_A_MONTH)
    if years is not None:
        return 12 * int(years[1])
    date, from_ = (re.match(r"(\d{4})-(\d{2})-(\d{2})", one) for one in (until, today))
    if date is None or from_ is None:
        return None
    whole = 12 * (int(date[1]) - int(from_[1])) + int(date[2]) - int(from_[2])
    return whole + (int(date[3]) > int(from_[3]))
