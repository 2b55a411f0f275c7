"""Conditions answered without the engine, in Kleene's three values: yes, no, and what is missing to know.

A run where all of them are answered so does not load the engine: 42 questions took 15 ms with it and 1.3 ms without. It
is asked for whatever stands in no `Tree`, such as a pattern, which is RE2's to read. Both must agree: the fuzzing of
conditions holds one against the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from oauthlint.evaluate.functions import FUNCTIONS
from oauthlint.model.record import NamedTuple

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


class Missing(NamedTuple):
    """The answer UNDECIDED: the field whose value nobody can know."""

    field: str


def decided(tree: Tree, values: Mapping[str, Any]) -> Any:  # noqa: ANN401  (a condition's is bool, a part's may be text)
    """What a condition or a part of it comes to with the values of its variables; None where only the engine can tell.

    Missing is the first variable without a value that keeps it open.
    """
    if not isinstance(tree, list):
        return tree
    operator = tree[0]
    if operator == "$":
        return values[tree[1]] if tree[1] in values else Missing(tree[1])
    if operator in ("&&", "||"):
        return _joined(operator == "||", tree, values)
    if operator == "?":
        chosen = decided(tree[1], values)
        return decided(tree[2 if chosen else 3], values) if isinstance(chosen, bool) else chosen
    parts = [decided(one, values) for one in tree[1:]]
    if None in parts:
        return None
    return next((one for one in parts if isinstance(one, Missing)), None) or _of(operator, parts)


def _joined(decisive: bool, tree: Sequence[Tree], values: Mapping[str, Any]) -> bool | Missing | None:
    """`decisive` (no for `&&`, yes for `||`) as soon as one part is that, whatever the others are."""
    parts: list[bool | Missing | None] = []
    for one in tree[1:]:
        part: bool | Missing | None = decided(one, values)
        if part is decisive:
            return part
        parts.append(part)
    if None in parts:
        return None
    return next((one for one in parts if isinstance(one, Missing)), not decisive)


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
