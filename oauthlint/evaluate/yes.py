"""The answer YES, which is on its way to become a finding."""

from typing import NamedTuple

from oauthlint.model.facts import Fact
from oauthlint.model.rule import Rule


class Yes(NamedTuple):
    """A rule and the alternatives that it is true of; `partly` where it is not true of all of them."""

    rule: Rule
    facts: tuple[Fact, ...]
    partly: bool
