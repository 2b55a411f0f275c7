"""What operators make of values: choices, joined strings, negations, conversions."""

from oauthlint.extract import calls, certain
from oauthlint.extract.calls import Piece, Raw, joined
from oauthlint.extract.scopes import Node
from oauthlint.extract.values import Rule, Script, condition, evaluate, words
from oauthlint.model.choosing import decided, truthy
from oauthlint.model.source import Place
from oauthlint.model.terms import calculated
from oauthlint.model.value import (
    Branch,
    Calculation,
    Choice,
    Constant,
    Dynamic,
    Env,
    Join,
    Result,
    Secret,
    Text,
    Value,
)

_EQUALS = ("==", "===", "!=", "!==")
_RESORTS = ("or", "nullish", "default")
_SUMS = ("+", "-", "*", "/", "%")
# A call whose result is a number: a clock, or arithmetic of the language's own.
_NUMERIC = ("Date.", "Math.", "new Date", "performance.", "Number(", "parseInt(", "parseFloat(")


def _ternary(script: Script, node: Node, place: Place, name: str) -> Value:
    asked = node.child_by_field_name("condition")
    test, holds = condition(script, asked)
    yes = evaluate(script, node.child_by_field_name("consequence"), name)
    no = evaluate(script, node.child_by_field_name("alternative"), name)
    known = evaluate(script, asked)
    if isinstance(known, Constant) and known.name == "boolean":
        return yes if known.value else no
    yes = certain.known(script, yes, certain.where(script, asked, holds=True))
    no = certain.known(script, no, certain.where(script, asked, holds=False))
    yes, no = (yes, no) if holds else (no, yes)
    return decided(Choice((place,), "if", (Branch(test, True, yes), Branch(test, False, no))))


def _binary(script: Script, node: Node, place: Place, name: str) -> Value:
    operator = node.child_by_field_name("operator")
    sign = operator.type if operator is not None else ""
    if sign == "+":
        return _plus(script, node, place, name)
    left_node = node.child_by_field_name("left")
    if sign in _SUMS:
        return calculated(
            (place,), sign, evaluate(script, left_node), evaluate(script, node.child_by_field_name("right"))
        )
    if sign not in ("||", "??", "&&"):
        if sign in _EQUALS:
            key = left_node.child_by_field_name("property") or left_node
            right = evaluate(script, node.child_by_field_name("right"), script.scopes.text(key))
            return compared(evaluate(script, left_node), right, place, equal=sign[0] == "=")
        return Dynamic((place,), "comparison" if sign in ("<", ">", "<=", ">=", "in") else "calculation")
    left = evaluate(script, left_node, name)
    truth = truthy(left)
    test = words(script, left_node)
    if sign == "&&":
        right = evaluate(script, node.child_by_field_name("right"), name)
        right = certain.known(script, right, certain.where(script, left_node, holds=True))
        return decided(Choice((place,), "and", (Branch(test, True, right), Branch(test, False, left))))
    if truth is True:
        return left
    right = evaluate(script, node.child_by_field_name("right"), name)
    form = "or" if sign == "||" else "nullish"
    return decided(Choice((place,), form, (Branch(test, True, left), Branch(test, False, right))))


def compared(left: Value, right: Value, place: Place, *, equal: bool) -> Value:
    """Whether two values are the same, where both are written out; for a choice, of each of its branches."""
    if isinstance(left, Choice):
        arms = (one._replace(value=compared(one.value, right, place, equal=equal)) for one in left.branches)
        return Choice(left.at, left.form, tuple(arms))
    one, other = _plain(left), _plain(right)
    if one is None or other is None or one[0] != other[0]:
        return Dynamic((place,), "comparison")
    return Constant((place,), "boolean", (one == other) == equal)


def _plain(value: Value) -> tuple[str, object] | None:
    """What tells a value that is written out from others of its sort."""
    if isinstance(value, Secret):
        return "secret", value.same
    if isinstance(value, Text):
        return "text", value.text
    return (value.name, value.value) if isinstance(value, Constant) else None


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
    if len(nodes) > 64:
        return Dynamic((place,), "calculation")
    terms = [one for one in parts if not isinstance(one, (Raw, Text, Secret, Env, Join))]
    if len(terms) == len(parts) and any(_is_number(script, one) for one in terms):
        total: Value = terms[0]
        for one in terms[1:]:
            total = calculated((place,), "+", total, one)
        return total
    return joined(parts, place, script.read, name)


def _is_number(script: Script, value: Value) -> bool:
    """Whether a value is certainly a number, so that "+" is a sum and no text put together."""
    if isinstance(value, Result):
        node = script.wanted.get(value.id)
        return node is not None and script.scopes.text(node).startswith(_NUMERIC)
    return isinstance(value, Calculation) or (isinstance(value, Constant) and value.name == "number")


def _negated(value: Value, place: Place) -> Value:
    if isinstance(value, Choice) and value.form not in _RESORTS:
        return value._replace(branches=tuple(one._replace(value=_negated(one.value, place)) for one in value.branches))
    truth = truthy(value)
    return Dynamic((place,), "negation") if truth is None else Constant((place,), "boolean", not truth)


def _unary(script: Script, node: Node, place: Place, name: str) -> Value:
    operator = node.child_by_field_name("operator")
    sign = operator.type if operator is not None else ""
    value = evaluate(script, node.child_by_field_name("argument"), name)
    if sign == "!":
        return _negated(value, place)
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
