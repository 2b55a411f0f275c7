"""Which rules a run asks: the profile's, others by `select`, fewer by `ignore` and `off`, at the wanted severity."""

from __future__ import annotations

from collections.abc import Iterable

from oauthlint.config import Settings
from oauthlint.errors import UsageError
from oauthlint.model.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from oauthlint.model.vocabularies import Severity


def selected(rules: Iterable[Rule], settings: Settings) -> tuple[Rule, ...]:
    """The rules to ask, in their order. `select` and `ignore` take ids, tips (`tip-06`) and `all`.

    With `select` the profile does not matter: who names a rule means it. Raises UsageError for a name that no rule has.
    """
    known = tuple(rules)
    wished = dict(settings.rules)
    _check(known, (*settings.select, *settings.ignore, *wished, *dict(settings.paths)))
    chosen = []
    for rule in known:
        wish = wished.get(rule.id)
        on = (
            _named(rule, settings.select)
            if settings.select
            else _in_profile(rule, settings) or wish not in (None, "off")
        )
        if on and wish != "off" and not _named(rule, settings.ignore):
            chosen.append(_cases(_at(rule, wish) if wish is not None else rule, settings))
    return tuple(chosen)


def turned_off(rules: Iterable[Rule], settings: Settings) -> list[tuple[str, int]]:
    """By what turned them off, how many rules a run would ask otherwise."""
    if not settings.rules and not settings.ignore:
        return []
    wishes = tuple((rule, wish) for rule, wish in settings.rules if wish != "off")
    known = tuple(rules)
    asked = len(selected(known, settings))
    unignored = len(selected(known, settings._replace(ignore=())))
    every = len(selected(known, settings._replace(ignore=(), rules=wishes)))
    return [
        (_by(every - unignored, "rule", "turned off by `rules`", settings.file), every - unignored),
        (left_out(unignored - asked, "rule", "ignore", settings), unignored - asked),
    ]


def left_out(number: int, what: str, option: str, settings: Settings) -> str:
    """Words for what an option leaves out, with who has set it: `files left out by --exclude`."""
    by_file = option not in settings.above and settings.file
    return _by(number, what, f"left out by `{option}`" if by_file else f"left out by --{option}", by_file or "")


def _by(number: int, what: str, how: str, file: str) -> str:
    return f"{what}{'' if number == 1 else 's'} {how}" + (f" in {file}" if file else "")


def _at(rule: Rule, severity: Severity) -> Rule:
    """The rule at a severity that somebody chose: for every case of it."""
    return rule._replace(severity=severity, variants=tuple(one._replace(severity=severity) for one in rule.variants))


def _cases(rule: Rule, settings: Settings) -> Rule:
    """The rule with those of its cases silenced that are for the profile `audit`, where that one is not meant."""
    if settings.select or settings.profile == "audit":
        return rule
    cases = tuple(one._replace(silent=True) if one.profile == "audit" else one for one in rule.variants)
    return rule._replace(variants=cases)


def _in_profile(rule: Rule, settings: Settings) -> bool:
    return rule.profile == "default" or settings.profile == "audit"


def _named(rule: Rule, names: Iterable[str]) -> bool:
    return any(name in (rule.id, f"tip-{rule.tip:02}", "all") for name in names)


def _check(rules: tuple[Rule, ...], names: Iterable[str]) -> None:
    known = {"all", *[rule.id for rule in rules], *[f"tip-{rule.tip:02}" for rule in rules]}
    for name in names:
        if name not in known:
            from difflib import get_close_matches  # noqa: PLC0415  (only to say what was meant)

            close = get_close_matches(name, sorted(known), 1)
            message = f"there is no rule {name!r}"
            raise UsageError(message, f"did you mean {close[0]}?" if close else "`oauthlint rules` lists them")
