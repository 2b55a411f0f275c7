"""Facts that exclude each other: what one place may be, depending on which branches of the code are taken.

`link` gives such facts the same place and way through the code, and each the branch under which it holds.
"""

from collections.abc import Iterable, Sequence

from oauthlint.model.facts import Fact


def alternatives(facts: Iterable[Fact]) -> list[Sequence[Fact]]:
    """The facts in groups: those of one place under different branches together, every other one alone.

    Where a branch has several facts at the place (two scopes in one text), the first of each branch belong
    together, then the second of each, and so on.
    """
    groups: dict[object, list[Fact]] = {}
    counts: dict[object, int] = {}
    for position, fact in enumerate(facts):
        about = fact.about
        if not about.branch:
            groups[position] = [fact]
            continue
        spot = (about.place, about.where)
        ordinal = counts[spot, about.branch] = counts.get((spot, about.branch), 0) + 1
        groups.setdefault((spot, ordinal), []).append(fact)
    return list(groups.values())
