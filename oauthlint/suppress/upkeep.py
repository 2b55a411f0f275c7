"""What is to be said about suppressions themselves, and about the review that a team has set itself: as facts.

A comment counts as unused only where its rule was decided for the whole place; who calls knows that.
"""

from collections.abc import Callable, Collection, Iterable, Iterator

from oauthlint.model.facts import About, Review, SuppressionComment
from oauthlint.model.finding import Directive
from oauthlint.model.source import Place

_AT = ("rule_name", "piece")


def comments(
    directives: Iterable[Directive], decided: Callable[[str, str], bool], known: Collection[str]
) -> Iterator[SuppressionComment]:
    """A fact for each comment with which something is wrong; `decided` answers for a rule and a path."""
    from difflib import get_close_matches  # noqa: PLC0415  (only where there is such a comment)

    for one in directives:
        if one.status == "used" or (one.status == "unused" and not decided(one.rule, one.place.path)):
            continue
        near = get_close_matches(one.rule, known, 1) if one.status == "unknown-rule" else []
        about = About(place=one.place, where=(one.form, one.rule), trails=dict.fromkeys(_AT, (one.place,)))
        meant = near[0] if near else None
        rule, until, wrong = one.rule or None, one.until or None, one.detail or None
        piece, right = one.mended
        yield SuppressionComment(
            "suppression", about, one.status, one.form, rule, until, wrong, meant, piece or None, right or None
        )


def review(place: Place, last: str, every_days: int, today: str) -> Review:
    """The review; it is overdue from the day after the last on which it is in time."""
    from datetime import date, timedelta  # noqa: PLC0415  (only where a review is set)

    due = (date.fromisoformat(last) + timedelta(days=every_days)).isoformat()
    return Review("review", About(place=place, where=("review",)), last, due, bool(today) and today > due)
