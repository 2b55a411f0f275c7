"""Where a promise ends within its file: who waits for it, who looks at its failure, or whose failure it becomes.

`await` and `return` hand a failure on to the function around them, and that one's promise goes where it is called.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from oauthlint.extract.outcomes import Names, Outcome, mentions, on_failure, outcome
from oauthlint.extract.scopes import BLOCKS, FUNCTIONS, Item, Node, Scopes, enclosing
from oauthlint.model.filefacts import Handler
from oauthlint.model.source import Place

DEEPEST = 12
_WRAP = frozenset({"parenthesized_expression", "as_expression", "non_null_expression", "satisfies_expression"})
_GENERATORS = frozenset({"generator_function", "generator_function_declaration"})
_TOGETHER = frozenset({"Promise.all", "Promise.race", "Promise.any", "Promise.resolve"})
_CHAIN = frozenset({"then", "catch", "finally"})
_EMPTY = frozenset({"noop", "_.noop", "$.noop", "lodash.noop"})


class End(NamedTuple):
    """The end of a promise, as `Flow` has it; `through` is the call that a handler is given to."""

    end: str
    function: int = -1
    through: Item | None = None
    params: tuple[str, ...] = ()
    handler: Handler | None = None


_UNKNOWN = End("unknown")
_DROPPED = End("dropped")


class Follower:
    """Follows the promises of one file; `path` is the file's."""

    def __init__(self, scopes: Scopes, path: str) -> None:
        self.scopes = scopes
        self.path = path

    def promise(self, item: Item, depth: int = 0) -> End:
        """Where the promise that an expression is ends."""
        above = item[1]
        while above is not None and above[0].type in _WRAP:
            item, above = above, above[1]
        if above is None or depth > DEEPEST:
            return _UNKNOWN
        node = above[0]
        if node.type in ("await_expression", "yield_expression"):
            return self.thrown(above, depth)
        if node.type in ("expression_statement", "unary_expression"):
            loud = node.type == "expression_statement" or self.scopes.text(node).startswith("void")
            return _DROPPED if loud else _UNKNOWN
        if node.type == "member_expression":
            return self._chained(item, above, depth)
        if node.type == "arguments":
            return self._given(above, depth)
        if node.type in ("variable_declarator", "assignment_expression"):
            return self._held(item, above, depth)
        if node.type in ("return_statement", "arrow_function"):
            owner = above if node.type == "arrow_function" else enclosing(above, FUNCTIONS)
            return self.function(owner, depth) if owner is not None else _UNKNOWN
        if node.type in ("ternary_expression", "binary_expression", "array", "sequence_expression"):
            return self.promise(above, depth + 1)
        return _UNKNOWN

    def thrown(self, item: Item, depth: int = 0) -> End:
        """Where what is thrown at an expression ends."""
        below, above = item, item[1]
        while above is not None:
            node = above[0]
            if node.type == "try_statement" and _is(node, "body", below[0]):
                end = self._caught(above, depth)
                if end is not None:
                    return end
            elif node.type in FUNCTIONS:
                return self.function(above, depth)
            below, above = above, above[1]
        return End("module")

    def callback(self, item: Item, depth: int = 0) -> End:
        """Where the failure ends that a callback is given as its first parameter; `item` is the callback."""
        node = item[0]
        if node.type not in FUNCTIONS:
            return End("handled", handler=Handler(self._place(node), "callback", "elsewhere"))
        body = node.child_by_field_name("body")
        params = parameters(self.scopes, node)
        error = params[0] if params else ""
        if body is None or not params or (error and not mentions(self.scopes, body, error)):
            return End("handled", handler=Handler(self._place(node), "callback", "unread"))
        if not error:
            return _UNKNOWN
        names, promise = self._names(item, error)
        whole = body.type == "statement_block"
        run = on_failure(self.scopes, body.named_children, error) if whole else None
        return self._settled(outcome(self.scopes, body, names, run), promise, "callback", item, depth)

    def function(self, item: Item, depth: int) -> End:
        """Where the failure of a function ends: at its call, where it stands in one, or with whoever calls it."""
        node = item[0]
        outer = item
        while outer[1] is not None and outer[1][0].type in _WRAP:
            outer = outer[1]
        above = outer[1]
        if above is not None and above[0].type == "call_expression" and depth <= DEEPEST:
            return self.promise(above, depth + 1)
        if above is not None and above[0].type == "arguments" and above[1] is not None:
            return self._handler(item, above[1], depth)
        if node.type in _GENERATORS:
            return _UNKNOWN
        return End("function", node.start_byte, params=parameters(self.scopes, node))

    def _handler(self, item: Item, call: Item, depth: int) -> End:
        """Where the failure of a function ends that is written as an argument of a call."""
        target = call[0].child_by_field_name("function") or call[0].child_by_field_name("constructor")
        if target is None or depth > DEEPEST:
            return _UNKNOWN
        key = target.child_by_field_name("property")
        name = self.scopes.text(key) if key is not None else self.scopes.text(target)
        if call[0].type == "new_expression":
            return _DROPPED if name == "Promise" else self._argument(item, call)
        if name in ("__awaiter", "map") or (key is not None and name in _CHAIN):
            return self.promise(call, depth + 1)
        if item[0].type in _GENERATORS:
            return _UNKNOWN
        return _DROPPED if name == "forEach" else self._argument(item, call)

    def _argument(self, item: Item, call: Item) -> End:
        return End("argument", item[0].start_byte, call, parameters(self.scopes, item[0]))

    def _chained(self, item: Item, member: Item, depth: int) -> End:
        """`.then(…)`, `.catch(…)` and `.finally(…)` behind a promise."""
        call = member[1]
        name = self.scopes.text(member[0].child_by_field_name("property"))
        if call is None or call[0].type != "call_expression" or not _is(call[0], "function", member[0]):
            return _UNKNOWN
        if name not in _CHAIN or not _is(member[0], "object", item[0]):
            return _UNKNOWN
        handler = self._rejection(call, 1 if name == "then" else 0) if name != "finally" else None
        return self.promise(call, depth + 1) if handler is None else self._looked_at(call, handler, depth)

    def _rejection(self, call: Item, position: int) -> Item | None:
        """The argument of `then` or `catch` that is given the failure."""
        many = call[0].child_by_field_name("arguments")
        given = [one for one in many.named_children if one.type != "comment"] if many is not None else []
        if position >= len(given) or self.scopes.text(given[position]) in ("null", "undefined"):
            return None
        return given[position], (many, call)

    def _looked_at(self, call: Item, handler: Item, depth: int) -> End:
        node = handler[0]
        if node.type not in FUNCTIONS:
            text = self.scopes.text(node)
            promise, _, reject = self._executor(handler)
            if promise is not None and text == reject:
                return self.promise(promise, depth + 1)
            does = "nothing" if text in _EMPTY else "elsewhere"
            return End("handled", handler=Handler(self._place(node), "rejection", does))
        body = node.child_by_field_name("body")
        params = parameters(self.scopes, node)
        names, promise = self._names(handler, params[0] if params else "")
        found = outcome(self.scopes, body, names)
        if found.does == "throws":
            return self.promise(call, depth + 1)
        if found.does == "constant":
            unused = self.promise(call, depth + 1).end == "dropped" or _is_awaited_for_nothing(call)
            found = found._replace(does="nothing" if unused else "other")
        return self._settled(found, promise, "rejection", handler, depth)

    def _caught(self, item: Item, depth: int) -> End | None:
        """What the catch clause of a `try` makes of it; None where there is none, or it throws again."""
        clause = item[0].child_by_field_name("handler")
        if clause is None:
            return None
        name = clause.child_by_field_name("parameter")
        error = self.scopes.text(name) if name is not None and name.type == "identifier" else ""
        names, promise = self._names((clause, item), error)
        found = outcome(self.scopes, clause.child_by_field_name("body"), names)
        return None if found.does == "throws" else self._settled(found, promise, "catch", (clause, item), depth)

    def _settled(self, found: Outcome, promise: Item | None, form: str, holder: Item, depth: int) -> End:
        if found.does == "rejects" and promise is not None:
            return self.promise(promise, depth + 1)
        does = "other" if found.does in ("throws", "rejects", "constant") else found.does
        whole = does in ("nothing", "comment") and found.node.type == "statement_block"
        return End("handled", handler=Handler(self._place(holder[0] if whole else found.node), form, does))

    def _names(self, item: Item, error: str) -> tuple[Names, Item | None]:
        promise, resolve, reject = self._executor(item)
        return Names(error, resolve, reject), promise

    def _executor(self, item: Item) -> tuple[Item | None, str, str]:
        """The `new Promise(…)` around a node, and the names of its resolve and reject."""
        above: Item | None = item[1]
        while above is not None:
            many = above[1] if above[0].type in FUNCTIONS else None
            made = many[1] if many is not None and many[0].type == "arguments" else None
            if made is not None and made[0].type == "new_expression":
                target = made[0].child_by_field_name("constructor")
                if target is not None and self.scopes.text(target) == "Promise":
                    given = (*parameters(self.scopes, above[0]), "", "")
                    return made, given[0], given[1]
            above = above[1]
        return None, "", ""

    def _given(self, many: Item, depth: int) -> End:
        """A promise given to a call: those that wait for many pass its failure on."""
        call = many[1]
        target = call[0].child_by_field_name("function") if call is not None else None
        if call is None or target is None:
            return _UNKNOWN
        name = self.scopes.text(target)
        if name == "Promise.allSettled":
            return End("handled", handler=Handler(self._place(call[0]), "rejection", "elsewhere"))
        if name.startswith("console."):
            return _DROPPED
        return self.promise(call, depth + 1) if name in _TOGETHER else _UNKNOWN

    def _held(self, item: Item, above: Item, depth: int) -> End:
        """A promise that a variable holds ends where the variable is used."""
        field, value = ("name", "value") if above[0].type == "variable_declarator" else ("left", "right")
        name = above[0].child_by_field_name(field)
        block = enclosing(above, BLOCKS)
        if name is None or name.type != "identifier" or block is None or not _is(above[0], value, item[0]):
            return _UNKNOWN
        code = self.scopes.data[block[0].start_byte : block[0].end_byte]
        written = re.escape(self.scopes.text(name).encode())
        if not re.search(rb"(?:await|return|=>|\[|,|\()\s*" + written + rb"\b|\b" + written + rb"\s*\??\.\s*(?:then|catch|fin)", code):
            return _DROPPED if len(re.findall(rb"\b" + written + rb"\b", code)) < 2 else _UNKNOWN
        ends = [self.promise(use, depth + 4) for use in self._uses(block, name) if not _is_read(use)]
        for wanted in ("handled", "function", "argument", "module", "unknown"):
            for one in ends:
                if one.end == wanted:
                    return one
        return _DROPPED

    def _uses(self, block: Item, name: Node) -> Iterator[Item]:
        text = self.scopes.text(name).encode()
        stack: list[Item] = [block]
        while stack:
            one = stack.pop()
            node = one[0]
            if node.type in ("identifier", "shorthand_property_identifier"):
                if node.id != name.id and self.scopes.data[node.start_byte : node.end_byte] == text:
                    yield one
            elif text in self.scopes.data[node.start_byte : node.end_byte]:
                stack.extend([(child, one) for child in reversed(node.named_children)])

    def _place(self, node: Node) -> Place:
        return Place(self.path, node.start_byte, node.end_byte)


def parameters(scopes: Scopes, node: Node) -> tuple[str, ...]:
    """Names of the parameters of a function, "" for a pattern."""
    single, many = node.child_by_field_name("parameter"), node.child_by_field_name("parameters")
    found = [single] if single is not None else many.named_children if many is not None else []
    names = []
    for one in found:
        if one.type == "comment":
            continue
        inner = one.child_by_field_name("pattern") or one.child_by_field_name("left") or one
        names.append(scopes.text(inner) if inner.type == "identifier" else "")
    return tuple(names)


def _is(node: Node, field: str, child: Node) -> bool:
    found = node.child_by_field_name(field)
    return found is not None and found.id == child.id


def _is_read(use: Item) -> bool:
    """Whether a use only reads a property (`info.messageId`), which does nothing with a promise."""
    above = use[1]
    if above is None or above[0].type != "member_expression":
        return False
    key = above[0].child_by_field_name("property")
    return key is not None and key.text.decode("utf-8", "replace") not in _CHAIN


def _is_awaited_for_nothing(call: Item) -> bool:
    """Whether a call is awaited and its result dropped."""
    above = call[1]
    return (
        above is not None
        and above[0].type == "await_expression"
        and above[1] is not None
        and above[1][0].type == "expression_statement"
    )
