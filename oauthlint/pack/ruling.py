"""One rule file to one rule: conditions compiled, fields of messages known, scope worked out."""

import os
import re
from typing import get_args

from oauthlint.model.facts import SCOPES
from oauthlint.model.rule import Condition, Fix, Rule, Variant
from oauthlint.model.rule_file import ExampleEntry, FixEntry, RuleFile, VariantEntry
from oauthlint.model.vocabularies import Scope
from oauthlint.pack import Language
from oauthlint.yaml12.fit import fit
from oauthlint.yaml12.point import Document, Path, at_key, at_value, inside_block

_TIP = re.compile(r"(\d\d)-[a-z0-9-]+/")


def rule(name: str, document: Document, language: Language) -> tuple[Rule, tuple[ExampleEntry, ...]]:
    """The rule of the file called `name` in its pack, and its examples; raises PackError."""
    file = fit(document, RuleFile)
    if os.path.basename(name) != f"{file.id}.yaml":
        raise at_value(document, ("id",), "a rule has the name of its file")
    _check_words(document, file, language)
    when = _condition(document, ("when",), file.when, file.about, language)
    variants = tuple(_variant(document, file, index, language) for index in range(len(file.variants)))
    fix = _fix(document, file, file.fix, ("fix",), language)
    asked = [when, *(one.when for one in variants), *_asked(fix)]
    made = Rule(
        id=file.id,
        tip=_tip(name, document, file),
        title=file.title,
        about=file.about,
        when=when,
        at=file.at or "",
        note=file.note or "",
        relates=tuple(file.relates.items()),
        severity=file.severity,
        confidence=file.confidence,
        profile=file.profile,
        security_severity="" if file.security_severity is None else f"{file.security_severity:.1f}",
        cwe=file.cwe,
        message=file.message,
        variants=variants,
        yields_to=file.yields_to,
        scope=_scope([name for condition in asked for name in condition.variables]),
        why=file.why,
        repair=file.repair,
        revoke=file.revoke,
        fix=fix,
        references=file.references,
        since=file.since,
        source=name,
    )
    return made, file.examples


def _condition(document: Document, path: Path, text: str, kind: str, language: Language) -> Condition:
    """The compiled condition at a place of the file."""
    if document.spots[path].style != "|":
        message = "a condition is written as a block: `when: |`, then the condition on the lines below"
        raise at_value(document, path, message, "a plain text would be cut at ` #` without a word")
    return language.compile(
        text, kind, lambda line, column, message: inside_block(document, path, line, column, message)
    )


def _variant(document: Document, file: RuleFile, index: int, language: Language) -> Variant:
    """A variant with what it leaves unsaid taken from the rule."""
    one: VariantEntry = file.variants[index]
    return Variant(
        _condition(document, ("variants", index, "when"), one.when, file.about, language),
        one.message or file.message,
        one.severity or file.severity,
        one.confidence or file.confidence,
        one.note or file.note or "",
        one.at or file.at or "",
        one.profile or "default",
    )


def _fix(document: Document, file: RuleFile, one: FixEntry | None, path: Path, language: Language) -> Fix | None:
    """A fix of the file, at its path, with what is tried in its place."""
    if one is None:
        return None

    def asked(key: str, text: str | None) -> Condition | None:
        return None if text is None else _condition(document, (*path, key), text, file.about, language)

    when, safe_when = asked("when", one.when), asked("safe-when", one.safe_when)
    other = _fix(document, file, one.else_, (*path, "else"), language)
    return Fix(*one.action, one.safe, when, one.at or "", one.add_lines or "", one.to or "", safe_when, other)


def _asked(fix: Fix | None) -> list[Condition]:
    """The conditions of a fix and of those in its place."""
    if fix is None:
        return []
    return [one for one in (fix.when, fix.safe_when) if one is not None] + _asked(fix.other)


def _check_words(document: Document, file: RuleFile, language: Language) -> None:
    """Every field that a text names, or that the rule points at, is one of the fact."""
    words: dict[Path, str] = {("message",): file.message, ("note",): file.note or ""}
    words |= {("relates", field): text for field, text in file.relates.items()}
    for index, one in enumerate(file.variants):
        words |= {("variants", index, "message"): one.message or "", ("variants", index, "note"): one.note or ""}
    chain = file.fix.chain() if file.fix else ()
    fixes: list[tuple[Path, FixEntry]] = [(("fix", *("else",) * depth), one) for depth, one in enumerate(chain)]
    for way, fix in fixes:
        texts = (fix.action, ("add-lines", fix.add_lines), ("to", fix.to))
        words |= {(*way, key): text for key, text in texts if text}
    for path, text in words.items():
        wrong = language.complaint(text, file.about)
        if wrong:
            raise at_value(document, path, wrong)
    fields: dict[Path, str] = {("at",): file.at} if file.at else {}
    fields |= {("variants", index, "at"): one.at for index, one in enumerate(file.variants) if one.at}
    fields |= {("relates", one): one for one in file.relates}
    fields |= {(*way, "at"): fix.at for way, fix in fixes if fix.at}
    for path, field in fields.items():
        wrong = language.complaint(f"{{{field}}}", file.about)
        if wrong:
            raise at_key(document, path, wrong)


def _tip(name: str, document: Document, file: RuleFile) -> int:
    """The number of the tip: that of the folder, or what the file says where the folder has none."""
    found = _TIP.match(name)
    if found is None and file.tip is None:
        raise at_key(document, (), "a rule outside of a numbered folder (`04-transport/`) says its `tip:`")
    if found is not None and file.tip is not None:
        raise at_key(document, ("tip",), "the folder says the tip already")
    return int(found[1]) if found else file.tip or 0


def _scope(names: list[str]) -> Scope:
    """How far one has to look to know all of these variables."""
    fields = [name.removesuffix(".given") for name in names]
    needs = [SCOPES.get(field) or SCOPES.get(field.partition(".")[0], "file") for field in fields]
    return max(needs, key=get_args(Scope).index, default="file")
