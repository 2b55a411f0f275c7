"""What counts as true where code runs, since that is the condition: in `if (token) { auth = { accessToken: token } }`.

Where such a value turns out to be nothing, the code does not run.
"""

from collections.abc import Iterable, Iterator

from oauthlint.extract.guards import ended, up
from oauthlint.extract.scopes import Item, Node
from oauthlint.extract.syntax import is_field
from oauthlint.extract.values import Script
from oauthlint.model.choosing import RAISES
from oauthlint.model.value import Awaited, Branch, Choice, Dynamic, Member, Object, Param, Ref, Result, Value

_OPEN = (Member, Param, Ref, Result, Awaited, Choice)  # what other files or callers tell
_NAMES = ("identifier", "member_expression")
_BLOCKS = ("statement_block", "program", "switch_case")


def within(script: Script, value: Value, item: Item) -> Value:
    """A value as it is where a piece of code runs: `known` by the conditions around that in its function."""
    return known(script, value, _around(script, item)) if isinstance(value, Object) else value


def where(script: Script, condition: Node, *, holds: bool) -> Iterator[str]:
    """The names and members that count as true where a condition holds or does not."""
    todo = [(condition, holds)]
    while todo:
        node, met = todo.pop()
        if node.type == "parenthesized_expression" and node.named_child_count == 1:
            todo.append((node.named_children[0], met))
        elif node.type == "unary_expression" and _sign(node) == "!":
            todo.append((node.child_by_field_name("argument"), not met))
        elif node.type == "binary_expression" and _sign(node) == ("&&" if met else "||"):
            todo += [(node.child_by_field_name(side), met) for side in ("left", "right")]
        elif node.type in _NAMES and met:
            yield script.scopes.text(node)


def known(script: Script, value: Value, certain: Iterable[str]) -> Value:
    """A value in which whatever is written like one of these raises an error where it is nothing."""
    if not isinstance(value, Object):
        return value
    names = frozenset(certain)
    return _with(script, value, names) if names else value


def _around(script: Script, item: Item) -> Iterator[str]:
    """The names and members, as they are written, that count as true where a piece of code runs in its function."""
    for below, above in up(item):
        node = above[0]
        if node.type in ("if_statement", "ternary_expression") and not is_field(node, "condition", below[0]):
            met = is_field(node, "consequence", below[0])
            yield from where(script, node.child_by_field_name("condition"), holds=met)
        elif node.type == "binary_expression" and is_field(node, "right", below[0]) and _sign(node) == "&&":
            yield from where(script, node.child_by_field_name("left"), holds=True)
        elif node.type in _BLOCKS:
            for one in ended(script, node, below[0]):
                yield from where(script, one.child_by_field_name("condition"), holds=False)


def _with(script: Script, value: Object, names: frozenset[str]) -> Object:
    return value._replace(entries=tuple(one._replace(value=_entry(script, one.value, names)) for one in value.entries))


def _entry(script: Script, value: Value, names: frozenset[str]) -> Value:
    if isinstance(value, Object):
        return _with(script, value, names)
    if not isinstance(value, _OPEN) or not value.at or value.at[0].path != script.path:
        return value
    written = script.scopes.data[value.at[0].start : value.at[0].end].decode("utf-8", "replace")
    if written not in names:
        return value
    # whoever resolves it drops one of the two, so that no words for the condition, which might tell a secret, are kept
    return Choice(value.at, "or", (Branch("", True, value), Branch("", False, Dynamic(value.at, RAISES))))


def _sign(node: Node) -> str:
    operator = node.child_by_field_name("operator")
    return operator.type if operator is not None else ""
