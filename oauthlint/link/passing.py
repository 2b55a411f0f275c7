"""What calls give that hand on what they are given: copies, parts, and objects put together of several."""

import re
from collections.abc import Callable, Sequence
from functools import reduce

from oauthlint.model.value import Array, Branch, Choice, Constant, Dynamic, Entry, Env, Member, Object, Text, Value


def passed(gives: str, given: Sequence[Value], inside: Callable[[Value, str], Value]) -> Value | None:
    """What the call gives whose arguments are these, resolved; None where they do not tell. `gives`: see knowledge."""
    if gives == "same":
        return given[0] if given else None
    if gives in ("at", "some", "others"):
        return _of_names(gives, given, inside) if len(given) > 1 else None
    if not any(isinstance(one, Object) for one in given):
        return None
    ordered = reversed(given) if gives.startswith("defaults") else given
    deep = gives in ("merged", "defaults-deep")
    return reduce(lambda below, above: over(below, above, deep=deep, sets=gives == "assigned"), ordered)


def _of_names(gives: str, given: Sequence[Value], inside: Callable[[Value, str], Value]) -> Value | None:
    """What stands in an object under the names that are given: one value, or some of its keys, or all others."""
    whole, *named = given
    if gives == "at":
        way = _names(named[:1])
        if not way:
            return None
        found = reduce(inside, way, whole)
        last = named[1] if len(named) > 1 else None
        if last is None or _is_undefined(found) or not isinstance(found, (Dynamic, Env, Member)):
            return last if last is not None and _is_undefined(found) else found
        return Choice(found.at, "default", (Branch("it is set", True, found), Branch("it is set", False, last)))
    names = set(_names(named))
    if not isinstance(whole, Object) or not names:
        return None
    kept = tuple(one for one in whole.entries if (one.key in names) == (gives == "some"))
    return whole._replace(entries=kept)


def _names(given: Sequence[Value]) -> list[str]:
    """The names in texts and lists of texts: "a.b[0]" are three; none where one is not known."""
    items = [each for one in given for each in (one.items if isinstance(one, Array) else (one,))]
    texts = [one.text for one in items if isinstance(one, Text)]
    return [name for one in texts for name in re.findall(r"[^.\[\]]+", one)] if len(texts) == len(items) else []


def over(below: Value, above: Value, *, deep: bool = True, sets: bool = False) -> Value:
    """Two values put together, what is above counts: objects in objects if `deep`, and undefined where it `sets`."""
    if _is_undefined(above):
        return below
    if not isinstance(below, Object):
        return above._replace(open=True) if isinstance(above, Object) and not isinstance(below, Constant) else above
    if not isinstance(above, Object):
        return below._replace(entries=(), open=True)  # what is not known may say otherwise of every key
    entries: dict[str, Entry] = {one.key: one for one in below.entries}
    for one in above.entries:
        old = entries.get(one.key)
        if old is not None and _is_undefined(one.value) and not sets:
            continue
        both = deep and old is not None and isinstance(old.value, Object) and isinstance(one.value, Object)
        entries[one.key] = one._replace(value=over(old.value, one.value)) if old is not None and both else one
    return below._replace(entries=tuple(entries.values()), open=below.open or above.open, spreads=())


def _is_undefined(value: Value) -> bool:
    return isinstance(value, Constant) and value.name == "undefined"
