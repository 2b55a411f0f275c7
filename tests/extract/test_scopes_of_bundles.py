"""A bundle declares the same few names thousands of times: they are looked up by order, with the same answer."""

from hypothesis import given
from hypothesis import strategies as st

from oauthlint.extract import scopes
from oauthlint.extract.scopes import Binding, Scopes

TREE = st.recursive(st.just(()), lambda inner: st.lists(inner, max_size=5).map(tuple), max_leaves=60)


def ranges(tree: object, start: int = 0) -> list[tuple[int, int]]:
    """The spans of nested blocks, each a byte larger on both sides than what is in it."""
    inside: list[tuple[int, int]] = []
    at = start + 1
    for one in tree if isinstance(tree, tuple) else ():
        inside += ranges(one, at)
        at = max(end for begin, end in inside if begin >= at) + 1
    return [(start, at + 1), *inside]


@given(TREE, st.data())
def test_the_nearest_declaration_is_the_one_that_is_meant(tree: object, data: st.DataObject) -> None:
    blocks = ranges(tree)
    declared = data.draw(st.lists(st.sampled_from(blocks), min_size=1, max_size=80))
    table = Scopes(b"")
    table.bindings["a"] = [Binding("init", *block, position=number) for number, block in enumerate(declared)]
    for position in range(blocks[0][1] + 2):
        around = [one for one in table.bindings["a"] if one.start <= position < one.end]
        nearest = min(around, key=lambda one: one.end - one.start, default=None)
        assert table.find("a", position) is nearest
        assert table._innermost("a", position) is nearest


def test_a_declaration_that_comes_later_counts() -> None:
    table = Scopes(b"")
    table.bindings["a"] = [Binding("init", number * 10, number * 10 + 5) for number in range(scopes.FEW + 1)]
    assert table.find("a", 2) is table.bindings["a"][0]
    table.bindings["a"].append(inner := Binding("init", 1, 4))
    assert table.find("a", 2) is inner
