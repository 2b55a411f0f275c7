"""What a function gives back that returns in several places: an alternative for each, by the conditions around them."""

from oauthlint.extract.scopes import FUNCTIONS, Node
from oauthlint.extract.values import ARMS, Script, condition, evaluate, one_of
from oauthlint.model.terms import bounded
from oauthlint.model.value import Branch, Choice, Constant, Value

_MOST = 6  # returns that are told apart by their conditions


def returned(script: Script, node: Node, found: list[Node]) -> Value:
    """What the function of a syntax node gives back; `found` are the expressions that it returns."""
    body = node.child_by_field_name("body")
    told = _outcome(script, _statements(body)) if body is not None and len(found) <= _MOST else None
    if told is not None:
        return bounded(told)
    return one_of([evaluate(script, one) for one in found[:ARMS]], script.place(node), len(found))


def _statements(node: Node) -> list[Node]:
    return list(node.named_children) if node.type == "statement_block" else [node]


def _outcome(script: Script, statements: list[Node]) -> Value | None:
    """What statements give that return under conditions alone; None where they may not, or not all is understood."""
    for number, one in enumerate(statements):
        if one.type == "return_statement":
            children = one.named_children
            return evaluate(script, children[0]) if children else Constant((script.place(one),), "undefined", None)
        if one.type == "if_statement" and _returns(script, one):
            return _chosen(script, one, statements[number + 1 :])
        if _returns(script, one):
            return None
    return None


def _chosen(script: Script, node: Node, rest: list[Node]) -> Value | None:
    """`if (test) return a; return b;`: either, by the test. An arm that only raises gives nothing."""
    last = node.child_by_field_name("alternative")
    arms = [_statements(node.child_by_field_name("consequence")), _statements(last.named_children[-1]) if last else []]
    test, holds = condition(script, node.child_by_field_name("condition"))
    made = []
    for arm, wanted in zip(arms, (holds, not holds), strict=True):
        inside = any(_returns(script, one) for one in arm)
        if arm and arm[-1].type == "throw_statement" and not inside:
            continue
        value = _outcome(script, arm if inside else rest)
        if value is None:
            return None
        made.append(Branch(test, wanted, value))
    return made[0].value if len(made) == 1 else Choice((script.place(node),), "if", tuple(made))


def _returns(script: Script, node: Node) -> bool:
    """Whether the function returns somewhere inside a statement of its own."""
    todo = [node] if b"return" in script.scopes.data[node.start_byte : node.end_byte] else []
    while todo:
        one = todo.pop()
        if one.type == "return_statement":
            return True
        if one.type not in FUNCTIONS:
            todo += one.named_children
    return False
