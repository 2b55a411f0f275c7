"""A pack in memory, for the tests of what is shown of one."""

from oauthlint.model.knowledge import Knowledge
from oauthlint.model.rule import Rule, Tip
from oauthlint.pack import Pack


def a_pack(*rules: Rule) -> Pack:
    tips = tuple(Tip(number, f"Title of tip {number}", "One sentence.") for number in range(1, 15))
    empty = Knowledge(**{**dict.fromkeys(Knowledge._fields, ()), "dates": {"advisories": "2026-11-20"}})  # type: ignore[arg-type]  # nothing else is looked at
    return Pack(rules, empty, tips, "0" * 32)
