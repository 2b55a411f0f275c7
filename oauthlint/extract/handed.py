"""Calls that are given functions to call later: routers, event emitters, timers, schedulers, wrappers."""

from collections.abc import Iterable

from oauthlint.extract import context
from oauthlint.extract.borrowed import unbound
from oauthlint.extract.functions import body
from oauthlint.extract.scopes import FUNCTIONS, Item, Node
from oauthlint.extract.syntax import arguments, called, last_name
from oauthlint.extract.values import Script, evaluate
from oauthlint.model.conduct import Handed
from oauthlint.model.value import (
    Awaited,
    Choice,
    External,
    Function,
    Member,
    Object,
    Param,
    Promise,
    Ref,
    Result,
    Value,
)

MOST_ARGUMENTS = 8


def handed(script: Script, item: Item) -> Handed | None:
    """A call with the functions among its arguments, those in lists too; None where there are none."""
    node = item[0]
    target, given = called(node), arguments(node)
    spread = [
        one for argument in given for one in (argument.named_children if argument.type == "array" else [argument])
    ]
    functions = tuple(_functions(script, spread[:MOST_ARGUMENTS]))
    if target is None or not functions:
        return None
    script.wanted.setdefault(node.end_byte, node)
    return Handed(
        node.end_byte,
        script.place(node),
        evaluate(script, target),
        last_name(script.scopes, target)[:60],
        "path" if _is_route(script, target) else _look(script, given[0]),
        functions,
        context.where(script.scopes, item),
    )


def is_alias(module: str) -> bool:
    """Whether a module specifier may be an alias of one of the project's modules, or a package of its workspace."""
    return "/" in module and not module.startswith("node:")


def may_be_own(callee: Value, script: Script) -> bool:
    """Whether a value may turn out to be a function of the project."""
    while isinstance(callee, (Member, Awaited, Promise)):
        callee = callee.base if isinstance(callee, Member) else callee.value
    if isinstance(callee, Choice):
        return any(may_be_own(one.value, script) for one in callee.branches)
    if isinstance(callee, External):
        return is_alias(callee.package)
    if isinstance(callee, Param):
        made = body(script, callee.function)  # a class, where a framework makes it
        return made is not None and any(position == callee.position for position, _ in made.injected)
    return isinstance(callee, (Function, Ref, Result, Object))


def _functions(script: Script, given: Iterable[Node]) -> Iterable[Value]:
    for one in (unbound(script.scopes, argument) for argument in given):
        if one.type in FUNCTIONS or one.type in ("identifier", "member_expression"):
            value = evaluate(script, one)
            if may_be_own(value, script):
                yield value


def _is_route(script: Script, target: Node) -> bool:
    """`router.route(path).post(…)`: the path stands one call before."""
    below = target.child_by_field_name("object")
    while below is not None and below.type == "call_expression":
        inner = called(below)
        if inner is None:
            return False
        if last_name(script.scopes, inner) == "route":
            return True
        below = inner.child_by_field_name("object")
    return False


def _look(script: Script, node: Node) -> str:
    """What a first argument looks like: path, token (the event of that name), text, or "" for none of them."""
    if node.type == "regex":
        return "path"
    if node.type == "array":
        return _look(script, node.named_children[0]) if node.named_children else ""
    if node.type not in ("string", "template_string"):
        return ""
    text = script.scopes.text(node)[1:-1]
    if text in ("token", "tokens"):
        return "token"
    return "path" if text.startswith(("/", "*")) or (node.type == "template_string" and "/" in text) else "text"
