"""What log calls write out: the parts of their arguments that would be shown as they are and may hold a secret.

`!token`, `token.length`, a comparison or `mask(token)` show nothing; a template, `JSON.stringify` or a spread does.
"""

from collections.abc import Iterator

from oauthlint.extract import context, most, names, origins
from oauthlint.extract.reader import Reader
from oauthlint.extract.scopes import Item, Node
from oauthlint.extract.syntax import WRAPPERS, arguments, last_name
from oauthlint.extract.values import Script, evaluate
from oauthlint.model.conduct import Logged
from oauthlint.model.value import Constant, Dynamic, Env, External, Function, Text

_ROLES = frozenset({"client_secret", "refresh_token", "access_token", "id_token", "private_key", "password"})
_SHOWN = WRAPPERS | {
    "await_expression",
    "spread_element",
    "template_string",
    "template_substitution",
    "array",
    "object",
}
_LEAVES = frozenset({"identifier", "member_expression", "shorthand_property_identifier", "subscript_expression"})
_NAMES = frozenset({"identifier", "property_identifier", "private_property_identifier"})
_WHOLE = frozenset(
    {"stringify", "inspect", "String", "assign", "entries", "values", "format", "parse"}
)  # make a text of it all
_SAME = frozenset({"toString", "trim"})
_PLAIN = frozenset({"debug", "log", "dbg", "print"})  # functions that are a logger by themselves


def logged(script: Script, reader: Reader) -> tuple[Logged, ...]:
    """Everything of interest that the file's log calls write."""
    found: list[Logged] = []
    for item in script.scopes.calls:
        base, method = _logger(script, item[0], reader)
        if method and len(found) < most.LOGGED:
            found += _of_call(script, item, base, method)
    return tuple(found)


def _of_call(script: Script, item: Item, base: str, method: str) -> Iterator[Logged]:
    target = item[0].child_by_field_name("function")
    for leaf in leaves(script, arguments(item[0])):
        known = judged(script, leaf)
        if known is not None:
            yield known._replace(
                logger=evaluate(script, target.child_by_field_name("object") or target),
                base=base,
                method=method,
                context=context.of(script.scopes, item),
                where=context.where(script.scopes, item),
            )


def _logger(script: Script, call: Node, reader: Reader) -> tuple[str, str]:
    """The last name of the object and the method of a log call; two empty ones for any other call."""
    target = call.child_by_field_name("function")
    if target is None:
        return "", ""
    if target.type == "identifier":
        name = script.scopes.text(target)
        binding = script.scopes.find(name, target.start_byte) if name in _PLAIN else None
        return (name, name) if binding is not None and binding.kind in ("init", "import") else ("", "")
    key, below = target.child_by_field_name("property"), target.child_by_field_name("object")
    if key is None or below is None or script.scopes.text(key) not in reader.logging.methods:
        return "", ""
    inner = below.child_by_field_name("property") or below
    base = script.scopes.text(inner) if inner.type in _NAMES else ""
    words = names.words_of(base)
    known = bool(words) and (words[-1] in reader.logging.names or base.lower() in reader.logging.names)
    return (base, script.scopes.text(key)) if known else ("", "")


def leaves(script: Script, given: list[Node]) -> Iterator[Node]:
    """The names, members and requests of arguments that are written out as they are, in source order."""
    stack = given[::-1]
    while stack:
        node = stack.pop()
        if node.type == "await_expression" and node.named_children and origins.asks(script, node.named_children[0]):
            yield node.named_children[0]
        elif node.type in _SHOWN:
            stack.extend(reversed(node.named_children))
        elif node.type == "pair":
            stack.append(node.child_by_field_name("value"))
        elif node.type == "ternary_expression":
            stack += [node.child_by_field_name("alternative"), node.child_by_field_name("consequence")]
        elif node.type == "binary_expression":
            stack += _operands(node)
        elif node.type == "call_expression":
            stack += _texts(script, node)
        elif node.type in _LEAVES:
            yield node


def _operands(node: Node) -> list[Node]:
    operator = node.child_by_field_name("operator")
    sign = operator.type if operator is not None else ""
    right, left = node.child_by_field_name("right"), node.child_by_field_name("left")
    return [right, left] if sign in ("+", "||", "??") else [right] if sign == "&&" else []


def _texts(script: Script, call: Node) -> list[Node]:
    """What a call shows of what it is given: all of it, for those that make a text of it."""
    target = call.child_by_field_name("function")
    name = last_name(script.scopes, target) if target is not None else ""
    if name in _WHOLE:
        return arguments(call)[::-1]
    below = target.child_by_field_name("object") if target is not None and name in _SAME else None
    return [below] if below is not None else []


def judged(script: Script, leaf: Node) -> Logged | None:
    """A leaf with what may be known of it; None where it is nothing that could hold a secret."""
    key = leaf.child_by_field_name("property") if leaf.type == "member_expression" else leaf
    name = context.label(script.scopes, key) if key is not None and leaf.type != "call_expression" else ""
    role = _role(name)
    origin = origins.origin(script, leaf)
    if origin.source == "pending":
        return None
    telling = origin.telling or origins.is_telling_name(name) or leaf.type == "call_expression"
    if not (role or telling or origin.source in ("caught", "file")):
        return None
    value = evaluate(script, leaf)
    if isinstance(value, Env) and not role:
        role = _role(value.name)
    if isinstance(value, (Text, Constant, Function)) or (isinstance(value, Env) and not role):
        return None
    if isinstance(value, Dynamic) and not (role or origin.source):
        return None
    if isinstance(value, External) and value.names != ("process", "env") and not role:
        return None
    return Logged(script.place(leaf), name, role, value, origin.source, value, "", "", (), ())


def _role(name: str) -> str:
    role = names.role_of(name) if name else ""
    return role if role in _ROLES else ""
