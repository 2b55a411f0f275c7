"""What a call is given: a list that is spread into its arguments stands for its items."""

from oauthlint.extract.scopes import Node
from oauthlint.extract.values import Script, evaluate
from oauthlint.model.value import Array, Dynamic, Member, Param, Value

SPREAD = "spread_element"
MOST = 4  # arguments that a list may stand for whose length nobody knows


def items(script: Script, node: Node) -> list[Value]:
    """The arguments that `...list` stands for; of one that is not known, more than anybody looks at."""
    value = evaluate(script, node.named_children[0] if node.named_children else None)
    if isinstance(value, Array) and not value.open and not value.spreads:
        return list(value.items)
    place = script.place(node)
    if isinstance(value, Param) and value.rest:  # `(...all) => make(...all)`
        return [Member((place,), value, str(number)) for number in range(MOST)]
    return [Dynamic((place,), "a list that is spread")] * MOST
