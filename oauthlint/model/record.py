"""Named tuples as `typing` has them, at a seventh of the price: a call defines some 150 kinds and makes values of half.

`typing.NamedTuple` writes and compiles a constructor for every class that is defined (70 µs). Here that waits for the
first value of the class, so that a kind of fact or of knowledge which a run does not meet costs next to nothing.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from _collections import _tuplegetter
    from functools import cache
    from types import CodeType, FunctionType

    class Record(tuple):
        """What all named tuples have, as `collections.namedtuple` gives it to each."""

        __slots__ = ()

        def __new__(cls, /, *values: object, **named: object) -> Self:
            """The first value of a class, which writes the constructor for all that follow."""
            made = _constructor(cls)
            cls.__new__ = staticmethod(made)
            return made(cls, *values, **named)

        @classmethod
        def _make(cls, values: Iterable[object]) -> "Record":
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                msg = f"Expected {len(cls._fields)} arguments, got {len(made)}"
                raise TypeError(msg)
            return made

        def _replace(self, /, **changes: object) -> "Record":
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                msg = f"Got unexpected field names: {list(changes)!r}"
                raise ValueError(msg)
            return made

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

        def __repr__(self) -> str:
            fields = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({fields})"

    class _Defining(type):
        """Makes a plain class of a definition, so that `isinstance` is as fast as with any other."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(_annotations(body))
            body["_field_defaults"] = {one: body[one] for one in fields if one in body}
            body["_fields"] = body["__match_args__"] = fields
            body["__slots__"] = ()
            for index, one in enumerate(fields):
                body[one] = _tuplegetter(index, "")
            return type(name, (Record,), body)

    class NamedTuple(metaclass=_Defining):
        """The base of every class of named tuples."""

    def _annotations(body: dict[str, Any]) -> dict[str, Any]:
        """The fields of a definition; since Python 3.14 they are what a function of it gives."""
        late = body.get("__annotate_func__")
        return late(1) if late else body.get("__annotations__", {})

    def _constructor(cls: type) -> FunctionType:
        """What makes the values of a class, in the very form that Python's own named tuples have."""
        code = _shape(len(cls._fields)).replace(co_varnames=("_cls", *cls._fields))
        return FunctionType(code, {"_made": tuple.__new__}, "__new__", tuple(cls._field_defaults.values()))

    @cache
    def _shape(count: int) -> CodeType:
        """The constructor for so many fields, compiled once; only the names differ from class to class."""
        names = "".join(f"_{number}," for number in range(count))
        made = eval(f"lambda _cls,{names}: _made(_cls, ({names}))")  # noqa: S307  (of a number)
        return made.__code__


__all__ = ["NamedTuple"]
