"""Conditions answered without the engine, in Kleene's three values: yes, no, and not to be said here.

A run where all of them are answered so does not load the engine: 42 questions took 15 ms with it and 1.3 ms without. It
is asked for the rest: which unknown value keeps an answer open, and whatever stands in no `Tree` (a pattern, which is
RE2's to read). Both must agree: the fuzzing of conditions holds one against the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from oauthlint.evaluate.functions import FUNCTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    # A condition as JSON: a text, number or yes/no that is written out; None for what only the engine knows; or a list
    # of an operator or a function and what it is of. `["$", "host"]` is the variable of that name.
    Tree = Any


_CALLS: dict[str, Callable[..., bool | str]] = {
    "startsWith": str.startswith,
    "endsWith": str.endswith,
    "contains": str.__contains__,
    **{one.name: one.run for one in FUNCTIONS},
}
_ORDERS: dict[str, Callable[[int, int], bool]] = {
    "<": int.__lt__,
    "<=": int.__le__,
    ">": int.__gt__,
    ">=": int.__ge__,
}


def decided(tree: Tree, values: Mapping[str, Any]) -> Any:  # noqa: ANN401  (a condition's is bool, a part's may be text)
    """What a condition or a part of it comes to with the values of its variables; None where that is not known here."""
    if not isinstance(tree, list):
        return tree
    operator = tree[0]
    if operator == "$":
        return values.get(tree[1])
    if operator in ("&&", "||"):
        return _joined(operator == "||", tree, values)
    if operator == "?":
        chosen = decided(tree[1], values)
        return None if chosen is None else decided(tree[2 if chosen else 3], values)
    parts = [decided(one, values) for one in tree[1:]]
    return None if None in parts else _of(operator, parts)


def _joined(decisive: bool, tree: Sequence[Tree], values: Mapping[str, Any]) -> bool | None:
    """`decisive` (no for `&&`, yes for `||`) as soon as one part is that, whatever the others are."""
    said: bool | None = not decisive
    for one in tree[1:]:
        part: bool | None = decided(one, values)
        if part is decisive:
            return part
        said = None if part is None else said
    return said


def _of(operator: str, parts: list[Any]) -> Any:  # noqa: ANN401  (that of a part may be a text)
    """An operator or a function of values that are all known."""
    if operator == "!":
        return not parts[0]
    if operator == "==":
        return parts[0] == parts[1]
    if operator == "!=":
        return parts[0] != parts[1]
    if operator == "[":
        return parts
    if operator == "in":
        return parts[0] in parts[1]
    if operator in _ORDERS:
        return _ORDERS[operator](*parts) if all(type(one) is int for one in parts) else None
    return _CALLS[operator](*parts)
