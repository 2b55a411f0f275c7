"""What the `code` of an error is compared with: by an operator, in a `switch`, as one of a list."""

import re
from collections.abc import Iterator

from oauthlint.extract import context, most
from oauthlint.extract.scopes import FUNCTIONS, Node
from oauthlint.extract.syntax import WRAPPERS, arguments, last_name
from oauthlint.extract.values import Script, evaluate
from oauthlint.model.conduct import Compared
from oauthlint.model.value import Array, Member, Param, Ref, Text, Value

LONGEST = 30  # characters of a code
# Compiled where they are used: few files ask for the code of anything.
_CODE = rb"(?<![\w$])(?:code|errorCode|errCode)(?![\w$:(])"
_NEAR = rb"[!=]==?|switch|\bin(?:cludes|dexOf)\b"
_EQUAL = frozenset({"==", "===", "!=", "!=="})


def compared(script: Script, root: Node) -> tuple[Compared, ...]:
    """Everything that something named `code` is compared with and that may be the text of an error's code."""
    data = script.scopes.data
    found: list[Compared] = []
    if b"code" not in data and b"Code" not in data:
        return ()
    near = re.compile(_NEAR)
    for hit in re.finditer(_CODE, data):
        if len(found) < most.COMPARED and near.search(data, max(0, hit.start() - 300), hit.end() + 20):
            node = root.descendant_for_byte_range(hit.start(), hit.end())
            found += _with(script, node) if node is not None else ()
    return tuple(found)


def _with(script: Script, node: Node) -> Iterator[Compared]:
    """What is compared with the expression that ends in this name."""
    whole = _whole(node)
    for other in _others(script, whole):
        value = evaluate(script, other)
        for one in value.items if isinstance(value, Array) else (value,):
            if _may_be_code(one):
                yield Compared(one, *_where(script, whole))


def _may_be_code(value: Value) -> bool:
    return len(value.text) <= LONGEST if isinstance(value, Text) else isinstance(value, (Ref, Member, Param))


def _whole(node: Node) -> Node:
    """The expression around a name: `error.code`, `(error as Failure).code`, with what changes nothing about it."""
    above = node.parent
    while above is not None and (above.type in WRAPPERS or _ends_in(above, node)):
        node, above = above, above.parent
    return node


def _ends_in(member: Node, name: Node) -> bool:
    return bool(member.type == "member_expression" and member.end_byte == name.end_byte)


def _others(script: Script, node: Node) -> list[Node]:
    above = node.parent
    if above is None:
        return []
    if above.type == "binary_expression":
        operator = above.child_by_field_name("operator")
        sides = [above.child_by_field_name("left"), above.child_by_field_name("right")]
        is_equal = operator is not None and operator.type in _EQUAL
        return [one for one in sides if one is not None and one.id != node.id] if is_equal else []
    if above.type == "switch_statement":
        body = above.child_by_field_name("body")
        cases = [one.child_by_field_name("value") for one in body.named_children] if body is not None else []
        return [one for one in cases if one is not None]
    call = above.parent if above.type == "arguments" else None
    target = call.child_by_field_name("function") if call is not None else None
    if call is None or target is None or len(arguments(call)) != 1:
        return []
    base = target.child_by_field_name("object")
    return [base] if base is not None and last_name(script.scopes, target) in ("includes", "indexOf") else []


def _where(script: Script, node: Node) -> tuple[int, tuple[str, ...]]:
    """The function around a comparison, and the way through the code to it."""
    above = node.parent
    while above is not None and above.type not in FUNCTIONS:
        above = above.parent
    if above is None:
        return -1, ()
    item = script.scopes.nodes.get(above.start_byte)
    return above.start_byte, context.where(script.scopes, item) if item is not None else ()
