"""The variables of a condition, read off the type of the fact that it asks about.

A field is one variable; an optional one is a second, `<name>.given`; the fields of a record have dotted names.
"""

from __future__ import annotations

from collections.abc import Mapping

from oauthlint.errors import InternalError
from oauthlint.model.facts import FACTS, RECORDS, Fact
from oauthlint.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

Scalar = bool | int | str | list[str]

_LARGEST = 2**63 - 1  # the engine's integers have 64 bits
_TYPES: dict[str, type] = {"str": str, "int": int, "bool": bool, "tuple[str, ...]": tuple}
_ZEROS: dict[type, Scalar] = {str: "", int: 0, bool: False, tuple: []}


class Variable(NamedTuple):
    """A name that a condition may use. `path` leads to the field, `field` is its name as in `about.dynamic`."""

    path: tuple[str, ...]
    field: str
    type: type  # str, int, bool, or tuple for several texts
    asks: Literal["always", "value", "given"]  # a field that is not optional; the two halves of one that is


def variables(kind: str) -> dict[str, Variable]:
    """Every variable of conditions about this kind of fact, by name."""
    found = {
        "context": Variable(("about", "context"), "context", str, "always"),
        "branch": Variable(("about", "branch"), "branch", str, "always"),  # where code chooses: under which condition
        "local": Variable(("about", "local"), "local", bool, "always"),
    }
    for name, hint in FACTS[kind].__annotations__.items():
        if name in RECORDS:
            for inner, inner_hint in RECORDS[name].__annotations__.items():
                found |= _field((name, inner), inner_hint)
        elif name not in {"kind", "about"}:
            found |= _field((name,), hint)
    return found


def reach(fact: Fact, path: tuple[str, ...]) -> object:
    """The value of a field of a fact or of its record."""
    found: object = fact
    for name in path:
        found = getattr(found, name)
    return found


def bind(fact: Fact, names: tuple[str, ...], known: Mapping[str, Variable]) -> dict[str, Scalar]:
    """The values to ask with. A name that is left out is one whose value cannot be known.

    Raises InternalError for a field that does not hold what its type says.
    """
    bound: dict[str, Scalar] = {}
    dynamic = fact.about.dynamic
    for name in names:
        variable = known[name]
        value = reach(fact, variable.path)
        if variable.asks == "given":
            if value is not None or f"{variable.field}.given" not in dynamic:
                bound[name] = value is not None or variable.field in dynamic
        elif value is None and variable.asks == "value":
            if variable.field not in dynamic and f"{variable.field}.given" not in dynamic:
                bound[name] = _ZEROS[variable.type]
        elif variable.asks == "value" or variable.field not in dynamic:
            bound[name] = _exact(fact, name, variable, value)
    return bound


def _field(path: tuple[str, ...], hint: str) -> dict[str, Variable]:
    """The one or two variables of a field, whose type is given as it is written."""
    name = ".".join(path)
    plain = _TYPES.get(hint.removesuffix(" | None"))
    if plain is None:
        msg = f"the field {name} has a type that no condition can ask about"
        raise InternalError(msg, hint)
    if hint in _TYPES:
        return {name: Variable(path, name, plain, "always")}
    return {name: Variable(path, name, plain, "value"), f"{name}.given": Variable(path, name, bool, "given")}


def _exact(fact: Fact, name: str, variable: Variable, value: object) -> Scalar:
    """The value as the engine takes it: text without lone surrogates, numbers within 64 bits."""
    if type(value) is not variable.type:
        place = fact.about.place
        msg = f"{name} of the {fact.kind} at {place.path}:{place.start} is a {type(value).__name__}"
        raise InternalError(msg, f"its type is {variable.type.__name__}")
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return max(-_LARGEST, min(value, _LARGEST))
    if isinstance(value, str):
        return _sound(value)
    return [_sound(str(one)) for one in value] if isinstance(value, tuple) else ""


def _sound(text: str) -> str:
    """The text with lone surrogates written out, since the engine takes UTF-8 only."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()
