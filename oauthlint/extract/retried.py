"""What is tried again when it fails: by a library, in a loop around a `try`, by a function that calls itself, as a job.

And whether some failures are left alone, as far as the code around says: `error.code === 'EAUTH'`, `AbortError`.
"""

import re
from collections.abc import Iterator

from oauthlint.extract import context
from oauthlint.extract.outcomes import inside
from oauthlint.extract.scopes import FUNCTIONS, Item, Node
from oauthlint.extract.syntax import LOOPS, arguments, called, is_field, last_name
from oauthlint.extract.values import Script, evaluate
from oauthlint.model.conduct import Retried
from oauthlint.model.practice import Handling
from oauthlint.model.source import Place
from oauthlint.model.value import External

LONGEST = 4000  # bytes of a handler that are looked at
_LOOPS = LOOPS - {"for_in_statement"}  # that goes over other things
_NAMED = ("identifier", "member_expression")
_LEAVES = frozenset({"return_statement", "break_statement"})
# Compiled where they are used: most files try nothing again.
_SPARES = (
    rb"EAUTH|ENOAUTH|\b5(?:\d\d|xx)\b|\b4(?:00|01|21|54)\b|invalid_grant|ETIMEDOUT|ECONN|ESOCKET|\bpermanent\b|AbortError"
    rb"|UnrecoverableError|\bbail\b|\.discard\(|[rR]etryIf|[sS]houldRetry|[rR]etryable|[tT]ransient|[fF]atal|nonRetry"
    rb"|\b(?:code|responseCode|command|status|name)\b['\"\])]*\s*[!=<>]=?|\bretry\s*:"
)
_ASKS = rb"\bif\s*\(\s*!?\s*(?:await\s+)?[\w$.]+\(\s*(?:e|err|error|ex|cause|reason)\b"
_ATTEMPTS = rb"\battempts['\"]?\s*:\s*(?:[2-9]|\d\d+)\b|\.retries\(\s*[1-9]"


def around(script: Script, item: Item) -> Iterator[Retried]:
    """The loop around a call, or the function around it that calls itself, where it is tried again when it fails."""
    tried, handler = _handler(script, item)
    if tried is None or handler is None:
        return
    above, below = tried[1], tried
    while above is not None and above[0].type not in FUNCTIONS:
        if above[0].type in _LOOPS and tried[0].type == "try_statement" and _is_retry(script, above[0], tried[0]):
            word = above[0].type.partition("_")[0]
            start = above[0].start_byte
            yield _made(script, (above, Place(script.path, start, start + len(word)), "loop", word), tried, handler)
            return
        below, above = above, above[1]
    again = _again(script, above, below, handler) if above is not None else None
    if again is not None and above is not None:
        place, name = again
        yield _made(script, (above, place, "recursion", name), tried, handler)


def by_libraries(script: Script, handling: Handling) -> Iterator[tuple[Item, Retried]]:
    """The calls of libraries that call a function again when it fails."""
    if any(one in handling.retries for one in script.scopes.imports):
        for item in script.scopes.calls:
            made = _by_library(script, item, handling)
            if made is not None:
                yield item, made


def _by_library(script: Script, item: Item, handling: Handling) -> Retried | None:
    target = called(item[0])
    if target is None or target.type not in _NAMED:
        return None
    callee = evaluate(script, target)
    if not isinstance(callee, External) or callee.package not in handling.retries:
        return None
    name = last_name(script.scopes, target)
    if callee.package == "async" and not name.startswith("retry"):
        return None
    code = script.scopes.data[item[0].start_byte : item[0].end_byte]
    more = [one for one in arguments(item[0])[1:] if one.type != "object"]
    spares = "yes" if re.search(_SPARES, code) else "unknown" if more or b"..." in code else "no"
    place = Place(script.path, target.start_byte, target.end_byte)
    return Retried(place, "library", name, script.place(item[0]), spares, context.where(script.scopes, item))


def by_queue(script: Script, handling: Handling) -> Iterator[Retried]:
    """The attempts that jobs of a queue are given, where the file has to do with one."""
    if any(one in handling.queues for one in script.scopes.imports):
        for hit in re.finditer(_ATTEMPTS, script.scopes.data):
            place = Place(script.path, hit.start(), hit.end())
            yield Retried(place, "queue", "attempts", place, "no")


def _made(script: Script, what: tuple[Item, Place, str, str], tried: Item, handler: Node) -> Retried:
    item, place, form, name = what
    code = script.scopes.data[handler.start_byte : handler.end_byte][:LONGEST]
    spares = "yes" if re.search(_SPARES, code) else "unknown" if re.search(_ASKS, code) else "no"
    body = tried[0].child_by_field_name("body") or tried[0]
    return Retried(place, form, name, script.place(body), spares, context.where(script.scopes, item))


def _handler(script: Script, item: Item) -> tuple[Item | None, Node | None]:
    """The `try` around a call in the same function, or the call itself with its callback or `.catch`; what handles."""
    below, above = item, item[1]
    given = arguments(item[0])
    if given and given[-1].type in FUNCTIONS:
        return item, given[-1]
    while above is not None and above[0].type not in FUNCTIONS:
        node = above[0]
        if node.type == "try_statement" and is_field(node, "body", below[0]):
            clause = node.child_by_field_name("handler")
            return (above, clause.child_by_field_name("body")) if clause is not None else (None, None)
        if node.type == "call_expression" and last_name(script.scopes, called(node)) == "catch" and arguments(node):
            return above, arguments(node)[0]
        below, above = above, above[1]
    return None, None


def _is_retry(script: Script, loop: Node, tried: Node) -> bool:
    """Whether a loop ends with the first success and goes on after a failure; one over other things does not."""
    body, clause = tried.child_by_field_name("body"), tried.child_by_field_name("handler")
    caught = clause.child_by_field_name("body") if clause is not None else None
    if body is None or caught is None:
        return False
    nodes = [one for statement in body.named_children for one in inside(statement)]
    condition = loop.child_by_field_name("condition")
    asked = script.scopes.text(condition) if condition is not None else ""
    ends = any(one.type in _LEAVES for one in nodes) or any(
        one.type == "assignment_expression" and _is_asked(script, one, asked) for one in nodes
    )
    run = [one for one in caught.named_children if one.type != "comment"]
    goes_on = any(one.type == "continue_statement" for each in run for one in inside(each))
    leaves = bool(run) and run[-1].type in _LEAVES | {"throw_statement"} and not goes_on
    code = script.scopes.data[body.start_byte : body.end_byte]
    return ends and not leaves and re.search(rb"[\w$)]\[\s*[a-z]\w*\s*\]", code) is None


def _is_asked(script: Script, assignment: Node, condition: str) -> bool:
    left = assignment.child_by_field_name("left")
    name = script.scopes.text(left) if left is not None and left.type == "identifier" else ""
    return bool(name) and re.search(rf"\b{re.escape(name)}\b", condition) is not None


def _again(script: Script, function: Item, below: Item, handler: Node) -> tuple[Place, str] | None:
    """Where a handler calls the function that it stands in, with that function's name."""
    name = _name(script, function)
    code = script.scopes.data[handler.start_byte : handler.end_byte]
    if not name or name.encode() not in code or below[0].start_byte > handler.start_byte:
        return None
    hit = re.search(rb"(?<![\w$.])(?:this\.|exports\.)?" + re.escape(name.encode()) + rb"\s*\(", code)
    if hit is None:
        return None
    start = handler.start_byte + hit.start()
    return Place(script.path, start, handler.start_byte + hit.end() - 1), name


def _name(script: Script, function: Item) -> str:
    """The name of a function: its own, or that of the variable, the key or the property which it is given to."""
    node: Node | None = function[0].child_by_field_name("name")
    above = function[1]
    if node is None and above is not None:
        node = next((one for field in ("name", "key", "left") if (one := above[0].child_by_field_name(field))), None)
    if node is not None and node.type == "member_expression":
        node = node.child_by_field_name("property")
    return context.label(script.scopes, node) if node is not None else ""
