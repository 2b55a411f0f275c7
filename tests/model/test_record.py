"""Our named tuples are those of `typing` in all that we use of them, and define no constructor before the first value."""

import typing

import pytest

from oauthlint.model.record import NamedTuple


class Ours(NamedTuple):
    """A kind of thing."""

    name: str
    size: int = 3
    more: tuple[str, ...] = ()

    @property
    def double(self) -> int:
        return self.size * 2


class Theirs(typing.NamedTuple):
    """A kind of thing."""

    name: str
    size: int = 3
    more: tuple[str, ...] = ()


class Nobody(NamedTuple):
    """A kind of which no thing is made."""

    field: int


def test_values_are_those_of_typing() -> None:
    ours, theirs = Ours("a", more=("b",)), Theirs("a", more=("b",))
    assert ours == theirs == ("a", 3, ("b",))
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert ours._replace(size=4) == theirs._replace(size=4)
    assert ours._asdict() == theirs._asdict()
    assert ours.double == 6
    assert hash(ours) == hash(theirs)


def test_what_a_class_says_of_itself_is_what_typing_says() -> None:
    for name in ("_fields", "_field_defaults", "__match_args__", "__annotations__", "__doc__", "__slots__"):
        assert getattr(Ours, name) == getattr(Theirs, name), name
    assert type(Ours) is type(Theirs)


@pytest.mark.parametrize(("given", "named"), [((), {}), (("a",), {"unknown": 1}), (("a", 1, (), 2), {})])
def test_wrong_arguments_are_refused(given: tuple[object, ...], named: dict[str, object]) -> None:
    for _ in range(2):  # the first value of a class takes another way than the second
        with pytest.raises(TypeError):
            Ours(*given, **named)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="unknown"):
        Ours("a")._replace(unknown=1)  # type: ignore[call-arg]


def test_a_constructor_is_written_for_the_first_value_and_not_before() -> None:
    class Late(NamedTuple):
        field: int

    assert vars(Late)["__new__"] is vars(Nobody)["__new__"]
    assert Late(1).field == Late(field=1).field == 1
    assert vars(Late)["__new__"] is not vars(Nobody)["__new__"]


@pytest.mark.parametrize("count", range(40))
def test_a_kind_may_have_any_number_of_fields(count: int) -> None:
    names = [f"field{number}" for number in range(count)]
    body = {"__annotations__": dict.fromkeys(names, int), "__module__": __name__}
    kind = type(NamedTuple)("Kind", (NamedTuple,), {**body, **dict.fromkeys(names[2:], 7)})
    whole = (1, 2, *[7] * count)[:count]
    first = dict(zip(names, whole[:2], strict=False))
    for _ in range(2):  # the first value of a class takes another way than the second
        assert kind(*whole) == kind(**first) == kind(*whole[:1], **dict(list(first.items())[1:])) == whole
        for wrong, named in (((0,) * (count + 1), {}), (whole, {"unknown": 1}), (whole, first), ((), {})):
            if count:
                with pytest.raises(TypeError):
                    kind(*wrong, **named)


def test_a_kind_without_fields_can_be_made() -> None:
    class Nothing(NamedTuple):
        pass

    assert Nothing() == ()
