"""Repairs that a rule describes in data: an action on the text that its `at` points at, and the new text.

An action changes only what it finds written as it expects: the key or value itself, bare or in quotes. In doubt there
is no edit.
"""

import re
from collections.abc import Callable, Mapping

from oauthlint.evaluate import companions, entries
from oauthlint.evaluate.comment_edits import remove_from_comment, rewrite_in_comment
from oauthlint.evaluate.condition import Engine, ask
from oauthlint.evaluate.literal_edits import blanks_for_commas, read_env, remove_fallback
from oauthlint.evaluate.variables import Variable, reach
from oauthlint.evaluate.verdict import Hit
from oauthlint.model.facts import Fact
from oauthlint.model.finding import Edit, Finding
from oauthlint.model.rule import Condition, Fix
from oauthlint.model.source import Place

Read = Callable[[str], bytes]  # the bytes of a file by its path, empty where there are none

_FIELD = r"\{([a-z_.]+)\}"
_BARE = r"[A-Za-z_$][A-Za-z0-9_$]*"
_QUOTABLE = r"[^'\"`\\\x00-\x1f$]*"


def repaired(engine: Engine, one: Hit, read: Read) -> Finding:
    """The finding of a hit with the edits of its rule's fix; without, where they cannot be made with certainty."""
    fix = one.rule.fix
    while fix is not None:
        edits = _edits(engine, one, fix, read)
        if edits:
            safe = fix.safe or (fix.safe_when is not None and _holds(engine, one, fix.safe_when))
            return one.finding._replace(edits=edits, safe=safe)
        fix = fix.other
    return one.finding


def _holds(engine: Engine, one: Hit, when: Condition) -> bool:
    return ask(engine, one.rule.id, when, one.fact) is True


def _edits(engine: Engine, one: Hit, fix: Fix, read: Read) -> tuple[Edit, ...]:
    """What a fix changes, the lines that it adds to another file included."""
    if fix.when is not None and not _holds(engine, one, fix.when):
        return ()
    edits = _acted(engine, one, fix, read) if fix.action else ()
    if not fix.lines or (fix.action and not edits):
        return edits
    known = engine.known[one.fact.kind]
    path, lines = _exactly(fix.to, one.fact, known), _exactly(fix.lines, one.fact, known)
    return edits + (companions.added(read(path), path, lines) if path and lines else ())


def _acted(engine: Engine, one: Hit, fix: Fix, read: Read) -> tuple[Edit, ...]:
    """What the action of a fix changes."""
    if fix.action in entries.ACTIONS:
        return _entries_changed(one, fix, _exactly(fix.text, one.fact, engine.known[one.fact.kind]), read)
    known, at = engine.known[one.fact.kind], fix.at or one.rule.at
    places = one.fact.about.trails.get(at, ()) if at else (one.fact.about.place,)
    if not places:
        return ()
    data, new = read(places[0].path), _exactly(fix.text, one.fact, known)
    if fix.action in LITERALS:
        return LITERALS[fix.action](data, places, new)
    old = _written(reach(one.fact, known[at].path))
    edit = ACTIONS[fix.action](data, places[0], old, new) if old and new else None
    return (edit,) if edit else ()


def _entries_changed(one: Hit, fix: Fix, text: str, read: Read) -> tuple[Edit, ...]:
    """What an action on whole entries changes: those of the fields it names, or of the one that the fix is `at`."""
    trails = one.fact.about.trails
    named = fix.text.split(", ") if fix.action == "remove-entries" else [fix.at or one.rule.at]
    places = [place for field in named for place in trails.get(f"{field}.entry") or trails.get(field, ())]
    if not text or not places or any(place.path != places[0].path for place in places):
        return ()
    return entries.ACTIONS[fix.action](read(places[0].path), places, text)


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
    "rewrite-in-comment": rewrite_in_comment,
}
LITERALS: dict[str, entries.Action] = {
    "read-env": read_env,
    "remove-fallback": remove_fallback,
    "blanks-for-commas": blanks_for_commas,
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
