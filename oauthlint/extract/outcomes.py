"""What a piece of code does with a failure: nothing, hand it back as if it were a result, claim success, or more.

Looks at the statements that run when there was a failure, never into functions that stand among them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from oauthlint.extract.scopes import FUNCTIONS, Node, Scopes

_WRAP = frozenset(
    {"parenthesized_expression", "as_expression", "non_null_expression", "satisfies_expression", "await_expression"}
)
_LEAVES = frozenset({"return_statement", "throw_statement", "continue_statement", "break_statement"})
_RESPONSES = frozenset({"res", "resp", "response", "reply", "NextResponse", "Response"})
_STATUS = re.compile(r"(?:status|sendStatus|code|writeHead)\(\s*(?:\w+\.)?(\w+)|(?:status|statusCode)\s*:\s*(\d{3})")
_NAMED = {"OK": 200, "CREATED": 201, "ACCEPTED": 202, "NO_CONTENT": 204}
_CLAIM = re.compile(r"\b(?:success|successful|successfully|sent|delivered|ok)\b", re.IGNORECASE)
_FAULT = re.compile(
    r"error|\berr\b|fail|false|unable|could ?n.t|cannot|can.t|not sent|wrong|invalid|problem|unsuccess|try again",
    re.IGNORECASE,
)
_CLAIMING_KEYS = frozenset({"success", "ok", "sent", "delivered", "isSent", "emailSent"})
_CONSTANTS = frozenset({"null", "undefined", "false", "identifier", "object", "string"})


class Names(NamedTuple):
    """Names that mean something where the failure arrives: the error, and the two ends of a promise made around it."""

    error: str
    resolve: str = ""
    reject: str = ""


class Outcome(NamedTuple):
    """What is done, as `Handler.does` has it, or throws, rejects, constant; and the node that says so."""

    does: str
    node: Node


def outcome(scopes: Scopes, body: Node, names: Names, statements: Sequence[Node] | None = None) -> Outcome:
    """What a block, or the expression of an arrow function, does with a failure.

    `statements` are those that run where it is not the whole block.
    """
    if body.type != "statement_block":
        return _expression(scopes, body, names)
    run = list(body.named_children if statements is None else statements)
    said = [one for one in run if one.type not in ("comment", "empty_statement")]
    if not said:
        return Outcome("comment" if run else "nothing", body)
    if all(one.type in _LEAVES and not one.named_children for one in said):
        return Outcome("nothing", said[0])
    nodes = [one for statement in said for one in inside(statement)]
    for judge in (_passed_on, _answered, _returned):
        for node in nodes:
            found = judge(scopes, node, names)
            if found:
                return Outcome(found, node)
    return Outcome("other", body)


def inside(node: Node) -> Iterator[Node]:
    """A node and everything in it in source order, but for what stands in functions."""
    stack = [node]
    while stack:
        one = stack.pop()
        yield one
        if one.type not in FUNCTIONS:
            stack.extend(reversed(one.named_children))


def on_failure(scopes: Scopes, statements: Sequence[Node], error: str) -> list[Node]:
    """The statements of a callback that run when its error is set: `if (error)` and what follows it, no `else`."""
    run: list[Node] = []
    for one in statements:
        taken = _branch(scopes, one, error) if one.type == "if_statement" else None
        if taken is None:
            run.append(one)
            continue
        run += taken
        if taken and taken[-1].type in ("return_statement", "throw_statement"):
            break
    return run


def _branch(scopes: Scopes, node: Node, error: str) -> list[Node] | None:
    """The statements of the branch that a failure takes; None for a condition about something else."""
    condition = scopes.text(node.child_by_field_name("condition"))
    if not re.search(rf"(?<![\w.$]){re.escape(error)}(?![\w$])", condition):
        return None
    plain = "".join(condition.split()).strip("()")
    negative = plain.startswith("!") and not plain.startswith("!!") or "==null" in plain or "===undefined" in plain
    side = node.child_by_field_name("alternative" if negative else "consequence")
    if side is None:
        return []
    if side.type == "else_clause":
        side = side.named_children[0] if side.named_children else side
    return list(side.named_children) if side.type == "statement_block" else [side]


def unwrapped(node: Node | None) -> Node | None:
    """An expression without parentheses, casts and `await`."""
    while node is not None and node.type in _WRAP and node.named_children:
        node = node.named_children[0]
    return node


def mentions(scopes: Scopes, body: Node, name: str) -> bool:
    """Whether an identifier of that name stands in a body, in functions as well."""
    stack = [body]
    while stack:
        one = stack.pop()
        if one.type in ("identifier", "shorthand_property_identifier") and scopes.text(one) == name:
            return True
        stack.extend(one.named_children)
    return False


def _expression(scopes: Scopes, node: Node, names: Names) -> Outcome:
    inner = unwrapped(node)
    if inner is None:
        return Outcome("nothing", node)
    for judge in (_passed_on, _answered):
        found = judge(scopes, inner, names)
        if found:
            return Outcome(found, inner)
    given = _as_result(scopes, inner, names)
    if given:
        return Outcome(given, inner)
    empty = inner.type in ("null", "undefined", "false") or scopes.text(inner) in ("undefined", "void 0", "{}", "[]")
    return Outcome("constant" if empty else "other", inner)


def _passed_on(scopes: Scopes, node: Node, names: Names) -> str:
    """Whether the failure goes on from here, or to somebody whose business it is."""
    if node.type == "throw_statement":
        return "throws"
    if node.type != "call_expression":
        return ""
    target = node.child_by_field_name("function")
    called = scopes.text(target) if target is not None and target.end_byte - target.start_byte < 60 else ""
    if called == "Promise.reject":
        return "throws"
    if called and called == names.reject:
        return "rejects"
    if called in ("process.exit", "process.abort"):
        return "other"
    if target is None or target.type != "identifier" or called == names.resolve:
        return ""
    return "other" if names.error and names.error in [scopes.text(one) for one in _arguments(node)] else ""


def _answered(scopes: Scopes, node: Node, _names: Names) -> str:
    """Whether a request is answered here, with success or otherwise."""
    if node.type != "call_expression" or _root(scopes, node) not in _RESPONSES:
        return ""
    text = scopes.text(node)
    codes = [
        _NAMED.get(one or two, int(one or two) if (one or two).isdigit() else 0) for one, two in _STATUS.findall(text)
    ]
    if any(code >= 300 for code in codes):
        return "other"
    if _FAULT.search(text):
        return "other"
    return "answers-success" if codes and min(codes) >= 200 or _CLAIM.search(text) else "other"


def _returned(scopes: Scopes, node: Node, names: Names) -> str:
    if node.type == "return_statement" and node.named_children:
        return _as_result(scopes, unwrapped(node.named_children[0]), names)
    if node.type == "call_expression" and names.resolve:
        target = node.child_by_field_name("function")
        if target is not None and scopes.text(target) == names.resolve:
            given = _arguments(node)
            return (_as_result(scopes, unwrapped(given[0]), names) if given else "") or "other"
    return ""


def _as_result(scopes: Scopes, node: Node | None, names: Names) -> str:
    """Whether a value that is given back is the error itself, or says that all went well."""
    if node is None:
        return ""
    if node.type == "identifier" and names.error and scopes.text(node) == names.error:
        return "returns-error"
    if node.type == "true":
        return "returns-success"
    if node.type != "object":
        return ""
    pairs = {
        scopes.key(one.child_by_field_name("key")): scopes.text(one.child_by_field_name("value")).strip("'\"`").lower()
        for one in node.named_children
        if one.type == "pair"
    }
    if any(pairs.get(key) == "true" for key in _CLAIMING_KEYS) or pairs.get("status") in ("success", "ok", "sent"):
        return "returns-success"
    code = pairs.get("statusCode", "")
    return "returns-success" if code.startswith("2") and not _FAULT.search(scopes.text(node)) else ""


def _arguments(call: Node) -> list[Node]:
    many = call.child_by_field_name("arguments")
    return [one for one in many.named_children if one.type != "comment"] if many is not None else []


def _root(scopes: Scopes, call: Node) -> str:
    """The name that a chain of calls and properties begins with."""
    node: Node | None = call
    while node is not None and node.type in ("call_expression", "member_expression"):
        node = node.child_by_field_name("function") or node.child_by_field_name("object")
    return scopes.text(node) if node is not None and node.type == "identifier" else ""
