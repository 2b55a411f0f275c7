"""What calls give that hand on what they are given: copies, and objects put together of several."""

from collections.abc import Sequence
from functools import reduce

from oauthlint.model.value import Constant, Entry, Object, Value


def passed(gives: str, given: Sequence[Value]) -> Value | None:
    """What the call gives whose arguments are these, resolved; None where they do not tell. `gives`: see knowledge."""
    if gives == "same":
        return given[0] if given else None
    if not any(isinstance(one, Object) for one in given):
        return None
    ordered = reversed(given) if gives.startswith("defaults") else given
    deep = gives in ("merged", "defaults-deep")
    return reduce(lambda below, above: over(below, above, deep=deep, sets=gives == "assigned"), ordered)


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
