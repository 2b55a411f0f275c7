"""`list.filter(test)`: the items of a list that the test may let through."""

from oauthlint.extract.scopes import Node
from oauthlint.extract.values import Script, evaluate
from oauthlint.model.choosing import truthy
from oauthlint.model.source import Place
from oauthlint.model.value import Array, Choice, Value


def filtered(script: Script, items: Array, test: Node, place: Place) -> Value:
    """The list without the items of which the test is known to be false."""
    returned = script.scopes.returns.get(test.start_byte, ())
    if items.open or len(returned) != 1:
        return items
    told = evaluate(script, returned[0])
    count = len(items.items)
    kept = tuple(
        one for n, one in enumerate(items.items) if _truth(told, f"item {n + 1} of {count} is meant") is not False
    )
    return Array((place,), kept)


def _truth(value: Value, test: str) -> bool | None:
    """Whether a value counts as true where a condition holds; None where that is not known."""
    if not isinstance(value, Choice):
        return truthy(value)
    met = [one.value for one in value.branches if one.test == test and one.holds]
    found = [_truth(one, test) for one in met] or [_truth(one.value, test) for one in value.branches]
    if value.form == "and" and not met:
        return False if False in found else None if None in found else True
    if value.form == "or" and not met:
        return True if True in found else None if None in found else False
    return found[0] if len(set(found)) == 1 else None
