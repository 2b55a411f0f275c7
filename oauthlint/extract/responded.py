"""What answers to requests show: errors that were caught on the way, tokens, transports.

`res.json(error)` shows all of an error, `String(error)` and `error.message` its text alone.
"""

import re
from collections.abc import Iterator

from oauthlint.extract import context, logged, most, origins
from oauthlint.extract.answers import RESPONSES, first_name
from oauthlint.extract.scopes import FUNCTIONS, Binding, Item, Node
from oauthlint.extract.syntax import arguments, called, is_field, last_name
from oauthlint.extract.values import Script, evaluate
from oauthlint.model.conduct import Responded
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place
from oauthlint.model.value import Dynamic

_METHODS = frozenset({"json", "send", "end", "jsonp", "write", "redirect", "Response", "response"})
_OF_ROOT = frozenset({("c", "json"), ("h", "response")})  # those of Hono and hapi have short names
_PARTS = {"message": "text", "stack": "text", "response": "request", "config": "request", "request": "request"}
_FAILED = rb"!\s*[\w$.?]+\.ok\b|\berror\b|\bstatus\w*\s*(?:!==?\s*20|>=?\s*[34])"  # compiled where it is used
_MAKERS = frozenset({"String", "toString"})
_TEXTS = frozenset({"template_substitution", "binary_expression"})
_CHOICES = frozenset({"ternary_expression"})  # `isDev ? error : undefined` is somebody's decision
# The first parameter of what these are given is no error.
_NO_ERROR = frozenset({"then", "on", "once", "forEach", "map", "use", "get", "post"})


# Packages and functions whose handlers answer with what they give back, and decorators and methods that make handlers.
_ANSWERING = frozenset({"@nestjs/common", "fastify"})
_HANDLERS = (b"defineEventHandler", b"eventHandler", b"onCall")
_VERBS = r"@(?:Get|Post|Put|Patch|Delete|All)\("
_ROUTES = frozenset({"get", "post", "put", "patch", "delete", "all"})
# Functions that make an answer, by the packages that they are imported from.
_MAKERS_OF = {"json": frozenset({"@sveltejs/kit", "@remix-run/node", "@remix-run/cloudflare", "react-router"})}


class _Answer(NamedTuple):
    """An answer: the call or assignment, its words, and what is shown."""

    item: Item
    method: str
    given: list[Node]


def responded(script: Script) -> tuple[Responded, ...]:
    """Everything of interest that answers show, in source order."""
    found: list[Responded] = []
    for item in script.scopes.calls:
        answer = _answer(script, item)
        if answer is not None and len(found) < most.RESPONDED:
            found += [one for one in _shown(script, answer) if not (one.part and one.method.endswith("redirect"))]
    for one in script.scopes.assigned.get("ctx", ()):
        if one.path == ("body",) and one.node is not None:
            found += _shown(script, _Answer((one.node, None), "ctx.body", [one.node]))
    for body in _returned(script):
        found += _shown(script, _Answer((body, None), "the function", [body]))
    for given in _handed_back(script):  # an error that is given back is swallowed, which is told elsewhere
        found += [one for one in _shown(script, _Answer((given, None), "the handler", [given])) if not one.part]
    return tuple(found)


def _handed_back(script: Script) -> Iterator[Node]:
    """What handlers give back whose framework answers with it: those of Nest's controllers, of Nitro, of Fastify."""
    if not _ANSWERING.isdisjoint(script.scopes.imports) or any(one in script.scopes.data for one in _HANDLERS):
        for function, many in script.scopes.returns.items():
            item = script.scopes.nodes.get(function)
            if item is not None and _is_handler(script, item):
                yield from many


def _is_handler(script: Script, item: Item) -> bool:
    """Whether what a function gives back goes to whoever asked."""
    above = item[0].prev_named_sibling if item[0].type == "method_definition" else None
    while above is not None and above.type == "decorator":
        if re.match(_VERBS, script.scopes.text(above)):
            return True
        above = above.prev_named_sibling
    call = item[1][1] if item[1] is not None and item[1][0].type == "arguments" else None
    target = called(call[0]) if call is not None else None
    name = last_name(script.scopes, target) if target is not None else ""
    return name.encode() in _HANDLERS or (name in _ROUTES and "fastify" in script.scopes.imports)


def _returned(script: Script) -> Iterator[Node]:
    """What functions of a cloud answer with: the body of `return { statusCode, body }`."""
    for node in (one for many in script.scopes.returns.values() for one in many):
        if node.type == "object" and b"statusCode" in script.scopes.data[node.start_byte : node.end_byte]:
            pairs = [one for one in node.named_children if one.type == "pair"]
            entries = {script.scopes.key(one.child_by_field_name("key")): one for one in pairs}
            if {"statusCode", "body"} <= entries.keys():
                yield entries["body"].child_by_field_name("value")


def _answer(script: Script, item: Item) -> _Answer | None:
    target = called(item[0])
    name = last_name(script.scopes, target) if target is not None else ""
    if target is None or name not in _METHODS:
        return None
    if item[0].type == "new_expression":
        return _Answer(item, name, arguments(item[0])[:1])
    if target.type == "identifier":
        made_by = script.scopes.find(name, target.start_byte)
        known = made_by is not None and made_by.kind == "import" and made_by.module in _MAKERS_OF.get(name, ())
        return _Answer(item, name, arguments(item[0])[:1]) if known else None
    root = first_name(script.scopes, item[0])
    if (root in RESPONSES and name != "response") or (root, name) in _OF_ROOT:
        given = arguments(item[0])
        return _Answer(item, f"{root}.{name}", given[-1:] if name == "redirect" else given[:1])
    return None


def _shown(script: Script, answer: _Answer) -> Iterator[Responded]:
    for leaf in logged.leaves(script, answer.given):
        error = _error(script, leaf)
        if error is not None and leaf.parent is not None and leaf.parent.type in _CHOICES:
            continue
        if error is not None:
            yield _fact(script, answer, leaf, *error)
        else:
            known = logged.judged(script, leaf) if not _on_failure(script, answer.item) else None
            if known is not None and known.source == "" and not isinstance(known.value, Dynamic):
                yield _fact(script, answer, leaf, "", None)


def _fact(script: Script, answer: _Answer, leaf: Node, part: str, tried: Node | None) -> Responded:
    key = leaf.child_by_field_name("property") if leaf.type == "member_expression" else leaf
    node = answer.item[0]
    return Responded(
        script.place(leaf),
        node.end_byte,
        context.label(script.scopes, key) if key is not None and leaf.type != "call_expression" else "",
        part,
        Place(script.path, tried.start_byte, tried.end_byte) if tried is not None else None,
        Dynamic((script.place(leaf),), "an error") if part else evaluate(script, leaf),
        answer.method,
        context.where(script.scopes, answer.item),
    )


def _error(script: Script, leaf: Node) -> tuple[str, Node] | None:
    """How a caught error is shown, and what was tried; None for anything else."""
    keys: list[str] = []
    root = leaf
    while root is not None and root.type == "member_expression":
        keys.insert(0, script.scopes.text(root.child_by_field_name("property")))
        root = root.child_by_field_name("object")
    if root is None or root.type not in ("identifier", "shorthand_property_identifier"):
        return None
    binding = script.scopes.find(script.scopes.text(root), root.start_byte)
    tried = _tried(script, binding) if binding is not None else None
    if tried is None:
        return None
    part = _PARTS.get(keys[0], "") if keys else "text" if _is_text(script, leaf) else "whole"
    return (part, tried) if part else None


def _tried(script: Script, binding: Binding) -> Node | None:
    """The code whose failure a binding is: the block of a `try`, a promise, a call with a callback."""
    if binding.kind == "opaque" and binding.node is not None and binding.node.type == "catch_clause":
        above = binding.node.parent
        return above.child_by_field_name("body") if above is not None else None
    if binding.kind != "param" or binding.position != 0 or binding.path:
        return None
    near = origins.around(script, binding)
    if near is None or near.method in _NO_ERROR:
        return None
    return near.target if near.method == "catch" else near.call[0]


def _on_failure(script: Script, item: Item) -> bool:
    """Whether an answer is given only where a request has failed: what such a request gave is no token."""
    below, above = item, item[1]
    while above is not None and above[0].type not in FUNCTIONS:
        condition = above[0].child_by_field_name("condition") if above[0].type == "if_statement" else None
        if condition is not None and is_field(above[0], "consequence", below[0]):
            asked = script.scopes.data[condition.start_byte : condition.end_byte]
            if re.search(_FAILED, asked):
                return True
        below, above = above, above[1]
    return False


def _is_text(script: Script, leaf: Node) -> bool:
    """Whether the error is made a text of, which is its message."""
    above = leaf.parent
    if above is None or above.type in _TEXTS:
        return above is not None
    if above.type == "member_expression":
        return True
    call = above.parent if above.type == "arguments" else None
    target = called(call) if call is not None else None
    return target is not None and last_name(script.scopes, target) in _MAKERS
