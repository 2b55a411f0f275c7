"""Named tuples as `typing` has them, at a seventh of the price: a call defines some 150 kinds and makes values of half.

`typing.NamedTuple` writes and compiles a constructor for every class that is defined (70 µs). Here it is made for the
first value of the class, of one that is compiled already, so that a kind of fact or of knowledge which a run does not
meet costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple, Self
else:
    MOST = 64  # fields of a class

    from _collections import _tuplegetter
    from types import FunctionType

    class _Methods:
        """What each class has for itself, as `collections.namedtuple` does it: a base would make every class dearer."""

        __slots__ = ()

        def __new__(cls, /, *values: object, **named: object) -> Self:
            """The first value of a class, which writes the constructor for all that follow."""
            made = _constructor(cls)
            cls.__new__ = staticmethod(made)
            return made(cls, *values, **named)

        @classmethod
        def _make(cls, values: Iterable[object]) -> Self:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                msg = f"Expected {len(cls._fields)} arguments, got {len(made)}"
                raise TypeError(msg)
            return made

        def _replace(self, /, **changes: object) -> Self:
            made = _made(type(self), map(changes.pop, self._fields, self))
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

    _METHODS = {name: one for name, one in vars(_Methods).items() if hasattr(one, "__get__")}
    _GETTERS = [_tuplegetter(index, "") for index in range(MOST)]

    class _Defining(type):
        """Makes a plain class of a definition, so that `isinstance` is as fast as with any other."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(_annotations(body))
            body["_field_defaults"] = {one: body[one] for one in fields if one in body}
            body["_fields"] = body["__match_args__"] = fields
            body["__slots__"] = ()
            body.update(zip(fields, _GETTERS[: len(fields)], strict=True))
            return type(name, (tuple,), {**_METHODS, **body})

    class NamedTuple(metaclass=_Defining):
        """The base of every class of named tuples."""

    def _annotations(body: dict[str, Any]) -> dict[str, Any]:
        """The fields of a definition; since Python 3.14 they are what a function of it gives."""
        late = body.get("__annotate_func__")
        return late(1) if late else body.get("__annotations__", {})

    def _constructor(cls: type) -> FunctionType:
        """What makes the values of a class, for most in the very form that Python's own named tuples have."""
        count = len(cls._fields)
        if count >= len(_BY_COUNT):
            return _of_many(cls._fields, cls._field_defaults)
        code = _BY_COUNT[count].__code__.replace(co_varnames=("_cls", *cls._fields))
        return FunctionType(code, {"_made": _made}, "__new__", tuple(cls._field_defaults.values()))

    def _of_many(fields: tuple[str, ...], defaults: Mapping[str, object]) -> FunctionType:
        """What makes the values of a class with many fields; slower, and nothing has to be compiled for it."""

        def made(cls: type, /, *values: object, **named: object) -> object:
            rest = fields[len(values) :]
            try:
                values = (*values, *[named.pop(one) if one in named else defaults[one] for one in rest])
            except KeyError:
                values = ()
            if named or len(values) != len(fields):
                msg = f"{cls.__name__} takes {', '.join(fields)}"
                raise TypeError(msg)
            return _made(cls, values)

        return made

    _made = tuple.__new__
    # By the number of fields, with names that are replaced: written out, since compiling one takes 0.1 ms.
    _BY_COUNT = (
        lambda _cls: _made(_cls, ()),
        lambda _cls, a: _made(_cls, (a,)),
        lambda _cls, a, b: _made(_cls, (a, b)),
        lambda _cls, a, b, c: _made(_cls, (a, b, c)),
        lambda _cls, a, b, c, d: _made(_cls, (a, b, c, d)),
        lambda _cls, a, b, c, d, e: _made(_cls, (a, b, c, d, e)),
        lambda _cls, a, b, c, d, e, f: _made(_cls, (a, b, c, d, e, f)),
        lambda _cls, a, b, c, d, e, f, g: _made(_cls, (a, b, c, d, e, f, g)),
        lambda _cls, a, b, c, d, e, f, g, h: _made(_cls, (a, b, c, d, e, f, g, h)),
        lambda _cls, a, b, c, d, e, f, g, h, i: _made(_cls, (a, b, c, d, e, f, g, h, i)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j: _made(_cls, (a, b, c, d, e, f, g, h, i, j)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k: _made(_cls, (a, b, c, d, e, f, g, h, i, j, k)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m: _made(_cls, (a, b, c, d, e, f, g, h, i, j, k, m)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n: _made(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o: _made(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o)),
    )


__all__ = ["NamedTuple"]
