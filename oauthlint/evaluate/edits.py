"""Repairs that a rule describes in data: an action on the text that its `at` points at, and the new text.

An action changes only what it finds written as it expects: the key or value itself, bare or in quotes. In doubt there
is no edit.
"""

import re
from collections.abc import Callable, Mapping

from oauthlint.evaluate import entries
from oauthlint.evaluate.comment_edits import remove_from_comment
from oauthlint.evaluate.condition import Engine, ask
from oauthlint.evaluate.variables import Variable, reach
from oauthlint.evaluate.verdict import Hit
from oauthlint.model.facts import Fact
from oauthlint.model.finding import Edit, Finding
from oauthlint.model.rule import Fix
from oauthlint.model.source import Place

Read = Callable[[str], bytes]  # the bytes of a file by its path, empty where there are none

_FIELD = r"\{([a-z_.]+)\}"
_BARE = r"[A-Za-z_$][A-Za-z0-9_$]*"
_QUOTABLE = r"[^'\"`\\\x00-\x1f$]*"


def repaired(engine: Engine, one: Hit, read: Read) -> Finding:
    """The finding of a hit with the edits of its rule's fix; without, where they cannot be made with certainty."""
    fix, about = one.rule.fix, one.fact.about
    if fix is None or not about.trails.get(one.rule.at):
        return one.finding
    if fix.when is not None and ask(engine, one.rule.id, fix.when, one.fact) is not True:
        return one.finding
    if fix.action in entries.ACTIONS:
        return one.finding._replace(edits=_entries_changed(one, fix, read), safe=fix.safe)
    known = engine.known[one.fact.kind]
    old, new = _written(reach(one.fact, known[one.rule.at].path)), _exactly(fix.text, one.fact, known)
    place = about.trails[one.rule.at][0]
    edit = ACTIONS[fix.action](read(place.path), place, old, new) if old and new else None
    return one.finding._replace(edits=(edit,) if edit else (), safe=fix.safe)


def _entries_changed(one: Hit, fix: Fix, read: Read) -> tuple[Edit, ...]:
    """What an action on whole entries changes: those of the fields it names, or of the one that the fix is `at`."""
    trails = one.fact.about.trails
    named = fix.text.split(", ") if fix.action == "remove-entries" else [fix.at or one.rule.at]
    places = [place for field in named for place in trails.get(f"{field}.entry") or trails.get(field, ())]
    if not places or any(place.path != places[0].path for place in places):
        return ()
    return entries.ACTIONS[fix.action](read(places[0].path), places, fix.text)


def rename_key(data: bytes, place: Place, old: str, new: str) -> Edit | None:
    """The key under its new name, in its quotes if it has any; `{ key }` becomes `{ new: key }`."""
    inside = _inside(data, place, old)
    if inside is None or not re.fullmatch(_BARE if inside == place else _QUOTABLE, new):
        return None
    follows = data[place.end :].lstrip()[:1]
    if follows in {b":", b"("}:
        return Edit(inside, new)
    return Edit(inside, f"{new}: {old}") if inside == place and follows in {b",", b"}"} else None


def replace_value(data: bytes, place: Place, old: str, new: str) -> Edit | None:
    """The value in its quotes, if it has any; not where a name stands for it."""
    inside = _inside(data, place, old)
    return Edit(inside, new) if inside and re.fullmatch(_QUOTABLE, new) else None


ACTIONS: dict[str, Callable[[bytes, Place, str, str], Edit | None]] = {
    "rename-key": rename_key,
    "replace-value": replace_value,
    "remove-from-comment": remove_from_comment,
}


def _inside(data: bytes, place: Place, text: str) -> Place | None:
    """Where the text itself stands at a place: all of it, or what is between its quotes; None for anything else."""
    raw, plain = data[place.start : place.end], text.encode("utf-8", "surrogatepass")
    if raw == plain:
        return place
    quoted = raw[1:-1] == plain and raw[:1] == raw[-1:] and raw[:1] in {b"'", b'"', b"`"}
    return Place(place.path, place.start + 1, place.end - 1) if quoted else None


def _written(value: object) -> str:
    """A value as it stands in code, without quotes; "" for what has no such form."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (int, str)) else ""


def _exactly(template: str, fact: Fact, known: Mapping[str, Variable]) -> str:
    """The template with the fact's fields, uncut; "" where one of them holds nothing."""
    fields = [_written(reach(fact, known[name].path)) for name in re.findall(_FIELD, template)]
    filled = iter(fields)
    return re.sub(_FIELD, lambda _: next(filled), template) if all(fields) else ""
