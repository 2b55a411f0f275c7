"""Where a promise ends within its file: who waits for it, who looks at its failure, or whose failure it becomes.

`await` and `return` hand a failure on to the function around them, and that one's promise goes where it is called.
"""

import re
from collections.abc import Callable

from oauthlint.extract import failures
from oauthlint.extract.failures import Arrival
from oauthlint.extract.scopes import BLOCKS, FUNCTIONS, Item, Scopes, enclosing
from oauthlint.extract.syntax import WRAPPERS, arguments, called, is_field, last_name, parameters, uses
from oauthlint.model.conduct import Handler
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place

DEEPEST = 40
_GENERATORS = frozenset({"generator_function", "generator_function_declaration"})
_TOGETHER = frozenset({"Promise.all", "Promise.race", "Promise.any", "Promise.resolve"})
_CHAIN = frozenset({"then", "catch", "finally"})
_BEST = ("handled", "function", "argument", "module", "unknown")  # which of the uses of a variable decides


class End(NamedTuple):
    """The end of a promise, as `Flow` has it; `through` is the call that a handler is given to."""

    end: str
    function: int = -1
    through: Item | None = None
    params: tuple[str, ...] = ()
    handler: Handler | None = None


class Trace(NamedTuple):
    """A file whose promises are followed; `known` is what was found already, by the node that decides."""

    scopes: Scopes
    path: str
    known: dict[int, End | Arrival]


_UNKNOWN = End("unknown")
_DROPPED = End("dropped")


def promise(trace: Trace, item: Item, depth: int = 0) -> End:
    """Where the promise that an expression is ends."""
    above = item[1]
    while above is not None and above[0].type in WRAPPERS:
        item, above = above, above[1]
    if above is None or depth > DEEPEST:
        return _UNKNOWN
    follow = _FOLLOWS.get(above[0].type)
    return follow(trace, item, above, depth) if follow is not None else _UNKNOWN


def thrown(trace: Trace, item: Item, depth: int = 0) -> End:
    """Where what is thrown at an expression ends."""
    below, above = item, item[1]
    while above is not None:
        node = above[0]
        if node.type == "try_statement" and is_field(node, "body", below[0]):
            known = trace.known.get(node.id)
            arrival = known if isinstance(known, Arrival) else failures.caught(trace.scopes, trace.path, above)
            trace.known[node.id] = arrival
            if not arrival.thrown:
                return _settled(trace, arrival, depth)
        elif node.type in FUNCTIONS:
            return _function(trace, above, depth)
        below, above = above, above[1]
    return End("module")


def called_back(trace: Trace, item: Item) -> End:
    """Where the failure ends that a callback is given; `item` is the callback."""
    return _settled(trace, failures.called_back(trace.scopes, trace.path, item), 0)


def _settled(trace: Trace, arrival: Arrival, depth: int) -> End:
    if arrival.promise is not None:
        return promise(trace, arrival.promise, depth + 1)
    return End("handled", handler=arrival.handler)


def _function(trace: Trace, item: Item, depth: int) -> End:
    """Where the failure of a function ends: at its call, where it stands in one, or with whoever calls it."""
    node, outer = item[0], item
    while outer[1] is not None and outer[1][0].type in WRAPPERS:
        outer = outer[1]
    above = outer[1]
    if above is not None and above[0].type == "call_expression" and depth <= DEEPEST:
        return promise(trace, above, depth + 1)
    if above is not None and above[0].type == "arguments" and above[1] is not None:
        return _argument(trace, item, above[1], depth)
    if node.type in _GENERATORS:
        return _UNKNOWN
    return End("function", node.start_byte, params=parameters(trace.scopes, node))


def _argument(trace: Trace, item: Item, call: Item, depth: int) -> End:
    """Where the failure of a function ends that is written as an argument of a call."""
    target = called(call[0])
    if target is None or depth > DEEPEST:
        return _UNKNOWN
    name = last_name(trace.scopes, target)
    is_new = call[0].type == "new_expression"
    if not is_new and (name in ("__awaiter", "map") or (target.type == "member_expression" and name in _CHAIN)):
        return promise(trace, call, depth + 1)
    if item[0].type in _GENERATORS:
        return _UNKNOWN
    if name == ("Promise" if is_new else "forEach"):
        return _DROPPED
    return End("argument", item[0].start_byte, call, parameters(trace.scopes, item[0]))


def _awaited(trace: Trace, _item: Item, above: Item, depth: int) -> End:
    return thrown(trace, above, depth)


def _said(trace: Trace, _item: Item, above: Item, _depth: int) -> End:
    """A statement of its own, `void` before it or not: nobody waits."""
    alone = above[0].type == "expression_statement" or trace.scopes.text(above[0]).startswith("void")
    return _DROPPED if alone else _UNKNOWN


def _returned(trace: Trace, _item: Item, above: Item, depth: int) -> End:
    owner = above if above[0].type == "arrow_function" else enclosing(above, FUNCTIONS)
    return _function(trace, owner, depth) if owner is not None else _UNKNOWN


def _part(trace: Trace, _item: Item, above: Item, depth: int) -> End:
    return promise(trace, above, depth + 1)


def _chained(trace: Trace, item: Item, member: Item, depth: int) -> End:
    """`.then(…)`, `.catch(…)` and `.finally(…)` behind a promise."""
    call = member[1]
    name = trace.scopes.text(member[0].child_by_field_name("property"))
    if call is None or call[0].type != "call_expression" or not is_field(call[0], "function", member[0]):
        return _UNKNOWN
    if name not in _CHAIN or not is_field(member[0], "object", item[0]):
        return _UNKNOWN
    handler = _rejection(trace.scopes, call, 1 if name == "then" else 0) if name != "finally" else None
    arrival = failures.rejected(trace.scopes, trace.path, handler) if handler is not None else Arrival(thrown=True)
    if arrival.thrown:
        return promise(trace, call, depth + 1)
    if arrival.constant and arrival.handler is not None and _is_for_nothing(trace, call, depth):
        return End("handled", handler=arrival.handler._replace(does="nothing"))
    return _settled(trace, arrival, depth)


def _rejection(scopes: Scopes, call: Item, position: int) -> Item | None:
    """The argument of `then` or `catch` that is given the failure."""
    given = arguments(call[0])
    if position >= len(given) or scopes.text(given[position]) in ("null", "undefined"):
        return None
    return given[position], (call[0].child_by_field_name("arguments"), call)


def _is_for_nothing(trace: Trace, call: Item, depth: int) -> bool:
    """Whether nobody takes what a call gives, awaited or not."""
    above = call[1]
    if above is not None and above[0].type == "await_expression":
        return above[1] is not None and above[1][0].type == "expression_statement"
    return promise(trace, call, depth + 1).end == "dropped"


def _given(trace: Trace, _item: Item, many: Item, depth: int) -> End:
    """A promise given to a call: those that wait for many pass its failure on."""
    call = many[1]
    target = call[0].child_by_field_name("function") if call is not None else None
    if call is None or target is None:
        return _UNKNOWN
    name = trace.scopes.text(target)
    if name == "Promise.allSettled":
        place = Place(trace.path, call[0].start_byte, call[0].end_byte)
        return End("handled", handler=Handler(place, "rejection", "elsewhere"))
    if name.startswith("console."):
        return _DROPPED
    return promise(trace, call, depth + 1) if name in _TOGETHER else _UNKNOWN


def _kept(trace: Trace, item: Item, above: Item, depth: int) -> End:
    """A promise that a variable holds ends where the variable is used."""
    key = above[0].id
    known = trace.known.get(key)
    if not isinstance(known, End):
        trace.known[key] = _UNKNOWN  # while it is worked out
        known = trace.known[key] = _held(trace, item, above, depth)
    return known


def _held(trace: Trace, item: Item, above: Item, depth: int) -> End:
    field, value = ("name", "value") if above[0].type == "variable_declarator" else ("left", "right")
    name = above[0].child_by_field_name(field)
    block = enclosing(above, BLOCKS)
    if name is None or name.type != "identifier" or block is None or not is_field(above[0], value, item[0]):
        return _UNKNOWN
    code = trace.scopes.data[block[0].start_byte : block[0].end_byte]
    word = re.escape(trace.scopes.data[name.start_byte : name.end_byte])
    handed_on = rb"(?:await|return|=>|[\[,(])\s*" + word + rb"\b|\b" + word + rb"\s*\??\.\s*(?:then|catch|finally)\b"
    if not re.search(handed_on, code):
        return _DROPPED if len(re.findall(rb"\b" + word + rb"\b", code)) < 2 else _UNKNOWN
    given = (use for use in uses(trace.scopes, block, name) if not _is_read(trace.scopes, use))
    ends = [promise(trace, use, depth + 4) for use in given]
    return next((one for wanted in _BEST for one in ends if one.end == wanted), _DROPPED)


def _is_read(scopes: Scopes, use: Item) -> bool:
    """Whether a use only reads a property (`info.messageId`), which does nothing with a promise."""
    above = use[1]
    key = above[0].child_by_field_name("property") if above is not None else None
    return key is not None and scopes.text(key) not in _CHAIN


_FOLLOWS: dict[str, Callable[[Trace, Item, Item, int], End]] = {
    **dict.fromkeys(("await_expression", "yield_expression"), _awaited),
    **dict.fromkeys(("expression_statement", "unary_expression"), _said),
    **dict.fromkeys(("return_statement", "arrow_function"), _returned),
    **dict.fromkeys(("variable_declarator", "assignment_expression"), _kept),
    **dict.fromkeys(("ternary_expression", "binary_expression", "array", "sequence_expression"), _part),
    "member_expression": _chained,
    "arguments": _given,
}
