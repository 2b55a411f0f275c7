"""What operators make of values: choices, joined strings, negations, conversions."""

from oauthlint.extract import calls
from oauthlint.extract.calls import Piece, Raw, joined
from oauthlint.extract.scopes import Node
from oauthlint.extract.values import Rule, Script, evaluate, test_text, truthy
from oauthlint.model.source import Place
from oauthlint.model.value import (
    Branch,
    Choice,
    Constant,
    Dynamic,
    Value,
)


def _ternary(script: Script, node: Node, place: Place, name: str) -> Value:
    test = test_text(script, node.child_by_field_name("condition"))
    yes = evaluate(script, node.child_by_field_name("consequence"), name)
    no = evaluate(script, node.child_by_field_name("alternative"), name)
    return Choice((place,), "if", (Branch(test, True, yes), Branch(test, False, no)))


def _binary(script: Script, node: Node, place: Place, name: str) -> Value:
    operator = node.child_by_field_name("operator")
    sign = operator.type if operator is not None else ""
    if sign == "+":
        return _plus(script, node, place, name)
    left_node = node.child_by_field_name("left")
    if sign not in ("||", "??", "&&"):
        return Dynamic(
            (place,), "comparison" if sign in ("==", "===", "!=", "!==", "<", ">", "<=", ">=", "in") else "calculation"
        )
    left = evaluate(script, left_node, name)
    truth = truthy(left)
    test = test_text(script, left_node)
    if sign == "&&":
        right = evaluate(script, node.child_by_field_name("right"), name)
        return (
            right
            if truth is True
            else left
            if truth is False
            else Choice((place,), "and", (Branch(test, True, right), Branch(test, False, left)))
        )
    if truth is True:
        return left
    right = evaluate(script, node.child_by_field_name("right"), name)
    if truth is False and (sign == "||" or (isinstance(left, Constant) and left.value is None)):
        return right
    return Choice((place,), "or" if sign == "||" else "nullish", (Branch(test, True, left), Branch(test, False, right)))


def _plus(script: Script, node: Node, place: Place, name: str) -> Value:
    """`a + b + c`, flattened with a stack: generated code chains thousands."""
    nodes: list[Node] = []
    todo = [node]
    while todo:
        one = todo.pop()
        operator = one.child_by_field_name("operator") if one.type == "binary_expression" else None
        if operator is not None and operator.type == "+":
            todo.extend((one.child_by_field_name("right"), one.child_by_field_name("left")))
        else:
            nodes.append(one)
    parts: list[Piece] = []
    for one in nodes[:64]:
        if one.type == "string":
            parts.append(Raw(calls.unescape(script.scopes.text(one)[1:-1]), script.place(one)))
        else:
            parts.append(evaluate(script, one, name))
    if len(nodes) > 64 or all(isinstance(one, Constant) and one.name == "number" for one in parts):
        return Dynamic((place,), "calculation")
    return joined(parts, place, script.read, name)


def _unary(script: Script, node: Node, place: Place, name: str) -> Value:
    operator = node.child_by_field_name("operator")
    sign = operator.type if operator is not None else ""
    value = evaluate(script, node.child_by_field_name("argument"), name)
    if sign == "!":
        truth = truthy(value)
        return Dynamic((place,), "negation") if truth is None else Constant((place,), "boolean", not truth)
    if sign in ("+", "-"):
        if isinstance(value, Constant) and value.name == "number" and value.value is not None:
            return value._replace(value=-value.value if sign == "-" else value.value)
        return calls.converted(value, "number", place)
    return Constant((place,), "undefined", None) if sign == "void" else Dynamic((place,), sign)


def _sequence(script: Script, node: Node, _place: Place, name: str) -> Value:
    return evaluate(script, node.named_children[-1] if node.named_children else None, name)


def _assigned(script: Script, node: Node, _place: Place, name: str) -> Value:
    return evaluate(script, node.child_by_field_name("right"), name)


RULES: dict[str, Rule] = {
    "ternary_expression": _ternary,
    "binary_expression": _binary,
    "unary_expression": _unary,
    "sequence_expression": _sequence,
    "assignment_expression": _assigned,
}
