"""What stands where a failure arrives: a catch clause, the function given to `then` or `catch`, a callback.

Says whether the failure ends there and how, or where it goes on: out of the block, or to a promise made around it.
"""

from oauthlint.extract.context import where
from oauthlint.extract.outcomes import (
    Names,
    Outcome,
    claim_behind,
    gives_success,
    mentions,
    on_failure,
    only_logs,
    only_returns,
    outcome,
    passes_over,
)
from oauthlint.extract.scopes import FUNCTIONS, Item, Node, Scopes
from oauthlint.extract.syntax import parameters
from oauthlint.model.conduct import Handler
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place

_DECLARATIONS = frozenset({"lexical_declaration", "variable_declaration"})
_GIVEN_BACK = frozenset({"other", "returns-success", "returns-error"})
_EMPTY = frozenset({"noop", "_.noop", "$.noop", "lodash.noop"})


class Arrival(NamedTuple):
    """Where a failure arrives: `handler` where it ends; else it is thrown again, or goes on as that of `promise`.

    `constant` says that nothing but a constant comes of it, which is as good as nothing where nobody takes it.
    """

    handler: Handler | None = None
    thrown: bool = False
    promise: Item | None = None
    constant: bool = False


class _Executor(NamedTuple):
    """The `new Promise(…)` around a node, and the names of its two ends."""

    item: Item | None
    resolve: str = ""
    reject: str = ""


def caught(scopes: Scopes, path: str, item: Item) -> Arrival:
    """What the catch clause of a `try` makes of a failure."""
    clause = item[0].child_by_field_name("handler")
    body = clause.child_by_field_name("body") if clause is not None else None
    if clause is None or body is None:
        return Arrival(thrown=True)
    name = clause.child_by_field_name("parameter")
    error = scopes.text(name) if name is not None and name.type == "identifier" else ""
    around = _executor(scopes, (clause, item))
    found = outcome(scopes, body, Names(error, around.resolve, around.reject))
    if found.does == "other" and item[1] is not None and passes_over(scopes, body):
        found = _behind(scopes, item, body) or found
    return _arrival(path, found, around, "catch", clause)


def _behind(scopes: Scopes, item: Item, body: Node) -> Outcome | None:
    """What the statement right behind a `try` claims, where the catch block comes out there as if nothing had been.

    What is given back is a claim about the mail where a function that is named for sending it does nothing else: one
    that registers somebody may well succeed without.
    """
    around = [one for one in item[1][0].named_children if one.type != "comment"]
    following = next((one for one in around if one.start_byte >= item[0].end_byte), None)
    claim = claim_behind(scopes, following)
    if claim is not None:
        return Outcome("answers-success", claim)
    before = [one for one in around if one.end_byte <= item[0].start_byte]
    function: Item | None = item[1][1]
    if function is None or function[0].type not in FUNCTIONS or any(one.type not in _DECLARATIONS for one in before):
        return None
    named = any(word in name.lower() for name in where(scopes, function)[-1:] for word in ("send", "mail"))
    claims = named and following is not None and only_logs(scopes, body) and gives_success(scopes, following)
    return Outcome("returns-success", following) if claims else None


def rejected(scopes: Scopes, path: str, item: Item) -> Arrival:
    """What a function makes of a failure that is given to `catch`, or to `then` as its second argument."""
    node = item[0]
    around = _executor(scopes, item)
    if node.type not in FUNCTIONS:
        text = scopes.text(node)
        if around.item is not None and text == around.reject:
            return Arrival(promise=around.item)
        return Arrival(Handler(_place(path, node), "rejection", "nothing" if text in _EMPTY else "elsewhere"))
    body = node.child_by_field_name("body")
    error = next(iter(parameters(scopes, node)), "")
    found = outcome(scopes, body, Names(error, around.resolve, around.reject))
    return _arrival(path, found, around, "rejection", node)


def called_back(scopes: Scopes, path: str, item: Item) -> Arrival:
    """What a callback makes of the failure that it is given as its first parameter."""
    node = item[0]
    body = node.child_by_field_name("body") if node.type in FUNCTIONS else None
    if body is None:
        return Arrival(Handler(_place(path, node), "callback", "elsewhere"))
    params = parameters(scopes, node)
    if not params or (params[0] and not mentions(scopes, body, params[0])):
        return Arrival(Handler(_place(path, node), "callback", "unread"))
    around = _executor(scopes, item)
    names = Names(params[0], around.resolve, around.reject)
    if body.type != "statement_block" or not params[0]:
        return _arrival(path, outcome(scopes, body, names), around, "callback", node)
    run = on_failure(scopes, body.named_children, params[0])
    found = outcome(scopes, body, names, run)
    if found.does in _GIVEN_BACK and only_returns(run):
        found = Outcome("returns-error", run[0])  # whatever a callback returns goes to nobody
    elif found.does in _GIVEN_BACK and found.node.type == "return_statement":
        found = Outcome("other", found.node)  # what is done before is all that counts: a line in a log, say
    return _arrival(path, found, around, "callback", node)


def _arrival(path: str, found: Outcome, around: _Executor, form: str, whole: Node) -> Arrival:
    if found.does == "throws" and form != "callback":
        return Arrival(thrown=True)
    if found.does == "rejects" and around.item is not None:
        return Arrival(promise=around.item)
    does = "other" if found.does in ("throws", "rejects", "constant") else found.does
    empty = does in ("nothing", "comment") and found.node.type == "statement_block"
    handler = Handler(_place(path, whole if empty else found.node), form, does)
    return Arrival(handler, constant=found.does == "constant")


def _executor(scopes: Scopes, item: Item) -> _Executor:
    above: Item | None = item[1]
    while above is not None:
        many = above[1] if above[0].type in FUNCTIONS else None
        made = many[1] if many is not None and many[0].type == "arguments" else None
        if made is not None and made[0].type == "new_expression":
            target = made[0].child_by_field_name("constructor")
            if target is not None and scopes.text(target) == "Promise":
                given = (*parameters(scopes, above[0]), "", "")
                return _Executor(made, given[0], given[1])
        above = above[1]
    return _Executor(None)


def _place(path: str, node: Node) -> Place:
    return Place(path, node.start_byte, node.end_byte)
