"""What a piece of code does with a failure: nothing, hand it back as if it were a result, claim success, or more.

Looks at the statements that run when there was a failure, never into functions that stand among them.
"""

import re
from collections.abc import Iterator, Sequence

from oauthlint.extract.answers import RESPONSES, answer, first_name, says_sent, speaks_of_failure
from oauthlint.extract.scopes import FUNCTIONS, Node, Scopes
from oauthlint.extract.syntax import WRAPPERS, arguments
from oauthlint.model.record import NamedTuple

_WRAP = WRAPPERS | {"await_expression"}
_LEAVES = frozenset({"return_statement", "throw_statement", "continue_statement", "break_statement"})
_LOGS = ("log", "debug", "print", "alert")  # functions that are given an error and tell nobody but a log
_LOGGER = r"(?i)log|console|debug|print|warn|sentry|capture"
_CLAIMING_KEYS = frozenset({"success", "ok", "sent", "delivered", "isSent", "emailSent"})


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
    sense = _sense(scopes, node.child_by_field_name("condition"), error)
    if sense is None:
        return None
    side = node.child_by_field_name("consequence" if sense else "alternative")
    if side is None:
        return []
    if side.type == "else_clause":
        side = side.named_children[0] if side.named_children else side
    return list(side.named_children) if side.type == "statement_block" else [side]


def only_returns(statements: Sequence[Node]) -> bool:
    """Whether nothing is done but to give back a value, without a call that could tell somebody."""
    said = [one for one in statements if one.type not in ("comment", "empty_statement")]
    return (
        len(said) == 1
        and said[0].type == "return_statement"
        and not any(one.type in ("call_expression", "new_expression") for one in inside(said[0]))
    )


def passes_over(scopes: Scopes, body: Node) -> bool:
    """Whether a catch block leaves nothing behind by which the code after it could tell that there was a failure."""
    nodes = [one for statement in body.named_children for one in inside(statement)]
    if any(one.type in _LEAVES or one.type == "assignment_expression" for one in nodes):
        return False
    roots = [first_name(scopes, one) for one in nodes if one.type == "call_expression"]
    return not any(one in RESPONSES or one == "process" for one in roots)


def only_logs(scopes: Scopes, body: Node) -> bool:
    """Whether a block does nothing but write logs."""
    calls = [one for one in inside(body) if one.type == "call_expression"]
    return all(re.search(_LOGGER, scopes.text(one).partition("(")[0]) for one in calls)


def gives_success(scopes: Scopes, statement: Node) -> bool:
    """Whether a statement gives back `true`, or an object that says that all went well."""
    return _returned(scopes, statement, Names("")) == "returns-success"


def claim_behind(scopes: Scopes, following: Node | None) -> Node | None:
    """The answer in a statement that says the mail was sent."""
    if following is None:
        return None
    found = next((one for one in inside(following) if answer(scopes, one)), None)
    if found is None or answer(scopes, found) != "answers-success":
        return None
    return found if says_sent(scopes.text(found)) else None


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
    inner = _taken(scopes, unwrapped(node), names.error)
    if inner is None:
        return Outcome("nothing", node)
    for judge in (_passed_on, _answered, _returned):
        for one in inside(inner):
            found = judge(scopes, one, names)
            if found:
                return Outcome(found, one)
    given = _as_result(scopes, inner, names)
    if given:
        return Outcome(given, inner)
    empty = inner.type in ("null", "undefined", "false") or scopes.text(inner) in ("undefined", "void 0", "{}", "[]")
    return Outcome("constant" if empty else "other", inner)


def _taken(scopes: Scopes, node: Node | None, error: str) -> Node | None:
    """The side of `error ? a : b` that a failure takes; any other expression as it is."""
    condition = node.child_by_field_name("condition") if node is not None and error else None
    if node is None or node.type != "ternary_expression" or condition is None:
        return node
    sense = _sense(scopes, condition, error)
    return node if sense is None else unwrapped(node.child_by_field_name("consequence" if sense else "alternative"))


def _sense(scopes: Scopes, condition: Node, error: str) -> bool | None:
    """Whether a condition holds where the error is set; None for a condition about something else."""
    text = scopes.text(condition)
    if not re.search(rf"(?<![\w.$]){re.escape(error)}(?![\w$])", text):
        return None
    plain = "".join(text.split()).strip("()")
    return not ((plain.startswith("!") and not plain.startswith("!!")) or "==null" in plain or "===undefined" in plain)


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
    if target is None or target.type != "identifier" or called == names.resolve or called.startswith(_LOGS):
        return ""
    return "other" if names.error and names.error in [scopes.text(one) for one in arguments(node)] else ""


def _answered(scopes: Scopes, node: Node, names: Names) -> str:
    """Whether a request is answered here, with success or otherwise."""
    return answer(scopes, node, (names.resolve, names.reject))


def _returned(scopes: Scopes, node: Node, names: Names) -> str:
    if node.type == "return_statement" and node.named_children:
        return _as_result(scopes, unwrapped(node.named_children[0]), names)
    if node.type == "call_expression" and names.resolve:
        target = node.child_by_field_name("function")
        if target is not None and scopes.text(target) == names.resolve:
            given = arguments(node)
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
    return "returns-success" if code.startswith("2") and not speaks_of_failure(scopes.text(node)) else ""
