"""Objects with what is spread into them: the keys of the spread come between those around it, the last one counts."""

from collections.abc import Callable

from oauthlint.model.terms import NOTHING
from oauthlint.model.value import Branch, Choice, Constant, Entry, Object, Value

DEEPEST = 4  # choices inside choices


def merged(value: Object, resolved: Callable[[Value], Value]) -> Value:
    """An object with its spreads merged in source order; open where one of them stays unknown."""
    entries: dict[str, Entry] = {}
    is_open = value.open
    position = 0
    for index, term in (*value.spreads, (len(value.entries), NOTHING)):
        for one in value.entries[position:index]:
            _put(entries, one)
        position = index
        inner = _plain(resolved(term), resolved, 0)
        if inner is None:
            is_open = True
            continue
        for one in inner.entries:
            _put(entries, one._replace(value=_filled(one.value, entries.get(one.key))))
        is_open = is_open or inner.open
    return value._replace(entries=tuple(entries.values()), open=is_open, spreads=())


def _put(entries: dict[str, Entry], entry: Entry) -> None:
    """Put an entry last, in place of the one of the same key."""
    entries.pop(entry.key, None)
    entries[entry.key] = entry


def _plain(value: Value, resolved: Callable[[Value], Value], depth: int) -> Object | None:
    """What a spread term adds, as an object; a choice of objects becomes one whose values are the choices."""
    if isinstance(value, Object) and not value.spreads:
        return value
    if isinstance(value, Constant) and not value.value:
        return Object(value.at, ())
    if not isinstance(value, Choice) or depth > DEEPEST:
        return None
    arms = [
        Object((), ())  # of `condition && { … }` the condition itself, which then is nothing to spread
        if value.form == "and" and not one.holds
        else _plain(resolved(one.value), resolved, depth + 1)
        for one in value.branches
    ]
    return None if any(one is None for one in arms) else _distributed(value, arms)


def _distributed(value: Choice, arms: list[Object | None]) -> Object:
    full = [one for one in arms if one is not None]
    keys = {entry.key: entry for one in reversed(full) for entry in one.entries}
    entries: list[Entry] = []
    for key, entry in keys.items():
        held = [next((each.value for each in one.entries if each.key == key), NOTHING) for one in full]
        branches = tuple(Branch(one.test, one.holds, each) for one, each in zip(value.branches, held, strict=True))
        # of keys nobody says that the first counts where it is something
        form = "if" if value.form in ("and", "or", "nullish") else value.form
        entries.append(entry._replace(value=Choice(value.at, form, branches)))
    return Object(value.at, tuple(entries), any(one.open for one in full))


def _filled(value: Value, before: Entry | None) -> Value:
    """A value with what stood there before in the arms that have nothing."""
    if not isinstance(value, Choice) or before is None:
        return value
    arms = tuple(
        one._replace(value=before.value if one.value == NOTHING else _filled(one.value, before))
        for one in value.branches
    )
    return value._replace(branches=arms)
