"""The answers of a rule about one place: YES, which is on its way to become a finding, and UNDECIDED."""

from collections.abc import Iterator, Sequence

from oauthlint.evaluate.condition import Engine, ask
from oauthlint.evaluate.logic import Missing
from oauthlint.model.facts import Fact
from oauthlint.model.record import NamedTuple
from oauthlint.model.report import Undecided
from oauthlint.model.rule import Rule


class Yes(NamedTuple):
    """A rule and the alternatives that it is true of; `partly` where it is not true of all of them."""

    rule: Rule
    facts: tuple[Fact, ...]
    partly: bool


def answer(judge: Engine, rule: Rule, group: Sequence[Fact]) -> Iterator[Yes | Undecided]:
    """What a rule says of the alternatives of one place: yes, that it cannot be known, or nothing.

    Of files that tools write or install only secrets are told: nobody repairs those files, but anybody reads them
    (checks.md, precision 9).
    """
    if group[0].about.context == "generated" and not rule.revoke:
        return
    answers = [(fact, ask(judge, rule.id, rule.when, fact)) for fact in group]
    sure = [fact for fact, said in answers if said is True]
    if sure:
        partly = len(sure) < len(group) or (len(group) == 1 and group[0].about.branch != "")
        yield Yes(rule, tuple(sure), partly)
        return
    for fact, said in answers:
        if isinstance(said, Missing):
            yield Undecided(rule.id, fact.about.place, said.field)
            return
