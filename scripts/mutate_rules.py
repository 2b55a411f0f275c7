"""Changes each clause of each rule's conditions in turn, and says which changes no example of the rule notices.

A clause is negated, left out, or widened (a list by one value less, a version to all, `startsWith` to `contains`).
A changed question must fail an example; a changed case of a rule (`variants`) must at least say something else of one,
since examples do not say which case they are. What survives is listed in mutants.yaml, each with the reason why no
example can notice it. Anything else, or one of these that is noticed, is exit code 1:
    python scripts/mutate_rules.py [RULE…]
"""  # noqa: INP001  (a script is run, not imported)

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from oauthlint import examples
from oauthlint.audit import LANGUAGE, Seen, judge, read, see
from oauthlint.config import Settings
from oauthlint.errors import OauthlintError
from oauthlint.evaluate.clauses import Clause, clauses
from oauthlint.model.report import Report
from oauthlint.model.rule import Condition, Rule
from oauthlint.pack import Pack, places
from oauthlint.yaml12.compose import load

LISTED = Path(__file__).with_name("mutants.yaml")
SIGNS = {"all of": " && ", "any of": " || ", "none of": " || ", "not all of": " && "}
WIDER = (
    (r"\.older_than\(\"[^\"]*\"\)", '.older_than("9999.0.0")'),
    (r"\.at_least\(\"[^\"]*\"\)", '.at_least("0.0.0")'),
    (r"\.(?:startsWith|endsWith)\(", ".contains("),
    (r" (<|>) ", r" \1= "),
    (r" == (\"[^\"]+\")", ' != ""'),
)
Said = list[tuple[object, ...]]
Seeing = dict[tuple[tuple[str, bytes], ...], Seen]


class Mutant(NamedTuple):
    """A changed condition: of which part of the rule ("" for its own question), what was done to which clause."""

    part: str
    done: str
    clause: str
    text: str

    @property
    def name(self) -> str:
        """How the list of equivalent ones calls it."""
        return " ".join(one for one in (self.part, self.done, self.clause) if one)


def mutants(part: str, condition: Condition) -> Iterator[Mutant]:
    """Every change of a condition, each once."""
    whole = clauses(condition.text)
    seen = {_written(whole)}
    for way, clause in _leaves(whole, ()):
        changes = [("negated", f"!({clause.text})"), ("left out", ""), *_wider(clause.text)]
        for done, text in changes:
            made = _written(_with(whole, way, text))
            if made and made not in seen:
                seen.add(made)
                yield Mutant(part, done, clause.text, made)


def _leaves(clause: Clause, way: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Clause]]:
    if not clause.parts:
        yield way, clause
    for at, part in enumerate(clause.parts):
        yield from _leaves(part, (*way, at))


def _wider(text: str) -> Iterator[tuple[str, str]]:
    for pattern, instead in WIDER:
        if re.search(pattern, text):
            yield f"widened to {instead.strip(' .(')}", re.sub(pattern, instead, text, count=1)
    many = re.search(r" in \[(.+)\]$", text)
    values = re.findall(r"\"[^\"]*\"|\d+", many[1]) if many else []
    for value in values if len(values) > 1 else ():
        kept = ", ".join(one for one in values if one != value)
        yield f"without {value}", f"{text[: many.start() if many else 0]} in [{kept}]"


def _with(clause: Clause, way: Sequence[int], text: str) -> Clause:
    """The tree with another text at the end of the way; none where nothing would be left."""
    if not way:
        return Clause(text, "", ())
    parts = [_with(one, way[1:], text) if at == way[0] else one for at, one in enumerate(clause.parts)]
    return clause._replace(parts=tuple(one for one in parts if one.parts or one.text), text="")


def _written(clause: Clause) -> str:
    if not clause.parts:
        return clause.text
    text = "(" + SIGNS[clause.joined].join(_written(one) for one in clause.parts) + ")"
    return f"!{text}" if clause.joined in ("none of", "not all of") else text


def remembering(told: Said) -> Callable[[Sequence[str], Settings, Pack], Report]:
    """An audit that reads equal projects once, and adds what it finds to `told`."""
    seeing: Seeing = {}

    def audit(paths: Sequence[str], settings: Settings, pack: Pack) -> Report:
        files = sorted(one for one in Path(paths[0]).rglob("*") if one.is_file())
        key = tuple((str(one.relative_to(paths[0])), one.read_bytes()) for one in files)
        if key not in seeing:
            target, sources = read(paths, settings, pack)
            for path in target.reported:
                sources.text(path)
            seeing[key] = see(pack, target, sources)
        report = judge(seeing[key]._replace(pack=pack), settings)
        told.extend(report.findings)
        told.append(("·",))
        return report

    return audit


def survivors(rule: Rule, pack: Pack) -> Iterator[Mutant]:
    """The changes of a rule's conditions that no example notices."""
    told: Said = []
    audit = remembering(told)
    assert not list(examples.test_rule(rule, pack, audit)), rule.id  # noqa: S101  (else nothing can be said)
    before = list(told)
    for mutant in _mutants(rule):
        try:
            changed = _changed(rule, mutant)
        except OauthlintError:
            continue  # no condition any more
        told.clear()
        with_it = pack._replace(rules=tuple(changed if one.id == rule.id else one for one in pack.rules))
        try:
            failed = any(examples.test_rule(changed, with_it, audit))
        except OauthlintError:
            failed = True
        if not failed and (not mutant.part or told == before):
            yield mutant


def _mutants(rule: Rule) -> Iterator[Mutant]:
    yield from mutants("", rule.when)
    for number, variant in enumerate(rule.variants, 1):
        yield from mutants(f"variant {number}", variant.when)
    if rule.fix and rule.fix.when:
        yield from mutants("fix", rule.fix.when)


def _changed(rule: Rule, mutant: Mutant) -> Rule:
    condition = LANGUAGE.compile(mutant.text, rule.about, lambda *_: OauthlintError(mutant.text))
    if not mutant.part:
        return rule._replace(when=condition)
    if mutant.part == "fix":
        return rule._replace(fix=rule.fix._replace(when=condition) if rule.fix else None)
    at = int(mutant.part.rpartition(" ")[2]) - 1
    variants = [one._replace(when=condition) if number == at else one for number, one in enumerate(rule.variants)]
    return rule._replace(variants=tuple(variants))


def listed() -> dict[str, dict[str, str]]:
    """The changes that no example can notice, by rule and name, each with the reason."""
    data = load(LISTED.read_bytes(), LISTED.name, OauthlintError).data
    assert isinstance(data, dict)  # noqa: S101  (a file of ours)
    return {rule: {str(name): str(why) for name, why in reasons.items()} for rule, reasons in data.items()}


def main(wanted: Sequence[str]) -> int:
    """What survives and is not listed, and what is listed and does not survive; 1 where there is any."""
    pack = examples.folder_pack(places(), LANGUAGE)
    known = listed()
    wrong = 0
    for rule in pack.rules:
        if wanted and rule.id not in wanted:
            continue
        found = {one.name: one for one in survivors(rule, pack)}
        ours = known.get(rule.id, {})
        new = [one for name, one in found.items() if name not in ours]
        old = [name for name in ours if name not in found]
        wrong += len(new) + len(old)
        count = sum(1 for _ in _mutants(rule))
        sys.stdout.write(f"{rule.id}: {count} mutants, {len(ours)} equivalent, {len(new)} not noticed\n")
        sys.stdout.writelines([f"  survives: {one.name}\n    {one.text}\n" for one in new])
        sys.stdout.writelines([f"  listed, and an example notices it: {one}\n" for one in old])
        sys.stdout.flush()
    return 1 if wrong else 0


if __name__ == "__main__":
    os.environ.setdefault("XDG_CACHE_HOME", os.devnull)
    sys.exit(main(sys.argv[1:]))
