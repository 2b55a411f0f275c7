"""From a term to a field of a fact: text, number, truth, or one of the ways of not knowing; and its trail and name.

Collects what `About` needs while the fields of one fact are filled.
"""

from oauthlint.model.source import Place
from oauthlint.model.value import (
    Awaited,
    Constant,
    Dynamic,
    Entry,
    Env,
    External,
    Function,
    Join,
    Member,
    Object,
    Param,
    Promise,
    Result,
    Secret,
    Text,
    Value,
)


class Fields:
    """The fields of one fact in the making: `dynamic`, `trails` and `names` as `model.facts.About` has them."""

    def __init__(self) -> None:
        self.dynamic: set[str] = set()
        self.trails: dict[str, tuple[Place, ...]] = {}
        self.names: dict[str, str] = {}
        self.literals: list[tuple[str, Secret]] = []  # fields whose value is written out and may be a secret

    def unknown(self, name: str, *, given: bool) -> None:
        """A field whose value is not known; nor, unless `given`, whether it is there."""
        self.dynamic.add(name)
        if not given:
            self.dynamic.add(f"{name}.given")

    def text(self, name: str, value: Value | None, *, is_open: bool = False) -> str | None:
        """The field as text. None with no mark is absent; an empty string written in code counts as absent."""
        if self._missing(name, value, is_open=is_open):
            return None
        assert value is not None  # noqa: S101  (for mypy: _missing has said so)
        self._came(name, value)
        if isinstance(value, Text):
            return value.text
        if isinstance(value, Constant):
            return _written(value)
        self.unknown(name, given=True)
        return None

    def number(self, name: str, value: Value | None, *, is_open: bool = False) -> int | None:
        """The field as a whole number; a string of digits counts, as it does for Nodemailer."""
        text = self.text(name, value, is_open=is_open)
        if text is not None and text.isdigit() and len(text) < 10:
            return int(text)
        if text is not None:
            self.unknown(name, given=True)
        return None

    def truth(self, name: str, value: Value | None, *, is_open: bool = False) -> bool | None:
        """The field as JavaScript's truth: any string but the empty one is true; a comparison is not known."""
        text = self.text(name, value, is_open=is_open)
        if text is not None and isinstance(value, Constant):
            return bool(value.value)
        return True if text is not None else None

    def checked(self, name: str, value: Value | None, *, is_open: bool = False) -> bool | None:
        """The field as `rejectUnauthorized`: Node.js looks at certificates but for `false`, so for 0 too."""
        found = self.truth(name, value, is_open=is_open)
        return True if isinstance(value, Constant) and value.name == "number" else found

    def _missing(self, name: str, value: Value | None, *, is_open: bool) -> bool:
        if value is None:
            if is_open:
                self.unknown(name, given=False)
            return True
        if absent(value):
            self._came(name, value)
            return True
        return False

    def _came(self, name: str, value: Value) -> None:
        self.trails[name] = tuple(reversed(value.at))
        self.names[name] = words(value)
        if isinstance(value, Secret):
            self.literals.append((name.rsplit(".", 1)[-1], value))


def whole(entry: Entry) -> Place:
    """The text of a whole entry, key and value, where both stand together; else the key alone."""
    ends = [one.end for one in entry.value.at[:1] if one.path == entry.place.path and one.start >= entry.place.start]
    return entry.place._replace(end=max(entry.place.end, *ends)) if ends else entry.place


def absent(value: Value) -> bool:
    """Whether a value is certainly nothing: undefined, null, or an empty string in code."""
    if isinstance(value, Constant):
        return value.name in ("undefined", "null")
    return (isinstance(value, Secret) and value.verdict == "empty") or (isinstance(value, Text) and not value.text)


def _written(value: Constant) -> str:
    if value.name == "boolean":
        return "true" if value.value else "false"
    number = float(value.value or 0)
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else str(number)


def words(value: Value) -> str:
    """A value in words that may be shown to anybody."""
    if isinstance(value, Text):
        return value.text if len(value.text) <= 80 else value.text[:77] + "…"
    if isinstance(value, Secret):
        return value.mask
    if isinstance(value, Constant):
        return _written(value) if value.name in ("number", "boolean") else value.name
    if isinstance(value, Join):
        return "".join(one.text if isinstance(one, Text) else "…" for one in value.parts)[:80]
    if isinstance(value, Env):
        return f"{value.source}.{value.name}" if "env" in value.source else value.name
    if isinstance(value, Member) and isinstance(value.base, (Env, Member)):
        base = words(value.base)
        return base if base == _UNKNOWN else f"{base}.{value.name}"
    if isinstance(value, External) and not value.package:
        return "a global name"  # which no file declares
    return _KINDS.get(type(value), _UNKNOWN)


_UNKNOWN = "a value that is not known"
_KINDS: dict[type, str] = {
    Promise: "a Promise",
    Object: "an object",
    Function: "a function",
    Param: "a parameter",
    Result: "the result of a call",
    Awaited: "the result of a call",
    External: "something of a package",
    Dynamic: "a value that is not known",
}
