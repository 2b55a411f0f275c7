"""What code falls back to where a setting is not set: a literal behind an env read is as public as any other.

The name of such a literal is that of the setting: `process.env.SMTP_PASS || '…'`, `env('SMTP_PASS', '…')`, and the
`default` of a schema (convict, envalid, zod, joi).
"""

from collections.abc import Iterator

from oauthlint.extract import context, secrets, values
from oauthlint.extract.scopes import Item, Node, Scopes
from oauthlint.extract.syntax import WRAPPERS
from oauthlint.extract.values import Script
from oauthlint.model.filefacts import SecretText
from oauthlint.model.source import Place
from oauthlint.model.value import Secret

_CALLS = ("call_expression", "new_expression")
_DEFAULTS = frozenset({"default", "devDefault", "defaultValue", "fallback"})
_NAMES = frozenset({"env", "envVar", "variable", "name", "key"})  # the sibling of a default that says what it is for


def fallbacks(script: Script, reads: frozenset[str]) -> Iterator[SecretText]:
    """The literals that stand in for a credential which is not set; `reads` are functions that take name and fallback.

    The place is that of the characters between the quotes.
    """
    for item in script.scopes.strings:
        for name in _names(script.scopes, item, reads):
            role = secrets.role_of(name)
            if role and role != "client_id":
                value = values.evaluate(script, item[0], name)
                if isinstance(value, Secret):
                    place = Place(script.path, item[0].start_byte + 1, item[0].end_byte - 1)
                    where = context.where(script.scopes, item)
                    yield SecretText(place, value, role, name, None, where, "fallback")
                break


def _names(scopes: Scopes, item: Item, reads: frozenset[str]) -> Iterator[str]:
    """What the setting may be called that a literal stands in for; nothing where it is no fallback."""
    below, above = _unwrapped(item)
    if above is None:
        return
    node = above[0]
    if node.type == "binary_expression":
        operator, left = node.child_by_field_name("operator"), node.child_by_field_name("left")
        if operator is not None and operator.type in ("||", "??") and left is not None and left.id != below[0].id:
            yield from _operands(scopes, left)
    elif node.type == "arguments":
        yield from _of_argument(scopes, below, above, reads)
    elif node.type == "pair" and _key(scopes, node) in _DEFAULTS:
        yield from _of_default(scopes, above)


def _unwrapped(item: Item) -> tuple[Item, Item | None]:
    """The outermost expression that only wraps the item, and what it stands in."""
    below, above = item, item[1]
    while above is not None and above[0].type in WRAPPERS:
        below, above = above, above[1]
    return below, above


def _operands(scopes: Scopes, node: Node) -> Iterator[str]:
    """The last names of what may be set: `a.b || process.env.C` has b and C."""
    todo = [node]
    while todo:
        one = todo.pop()
        if one.type in WRAPPERS or one.type == "binary_expression":
            todo += one.named_children
            continue
        read = _argument(scopes, one, 0) if one.type == "call_expression" else ""
        key = one.child_by_field_name("property") or one.child_by_field_name("index") or one
        name = read or (scopes.key(key) if one.type != "call_expression" else "")
        if name:
            yield name


def _of_argument(scopes: Scopes, below: Item, above: Item, reads: frozenset[str]) -> Iterator[str]:
    """`env('X', here)`, `get('X').default(here)` and `X: string().default(here)`."""
    call = above[1]
    if call is None or call[0].type not in _CALLS:
        return
    given = [one.id for one in above[0].named_children if one.type != "comment"]
    position = given.index(below[0].id) if below[0].id in given else -1
    called = _called(scopes, call[0])
    if position == 1 and called in reads:
        yield _argument(scopes, call[0], 0)
    elif position == 0 and called in _DEFAULTS:
        node = call[0]
        while node is not None and node.type in (*_CALLS, "member_expression"):
            if node.type == "call_expression" and _called(scopes, node) in reads:
                yield _argument(scopes, node, 0)
            node = node.child_by_field_name("function") or node.child_by_field_name("object")
        yield from _key_above(scopes, call)


def _of_default(scopes: Scopes, pair: Item) -> Iterator[str]:
    """`{ env: 'X', default: here }`, `X: str({ default: here })` and `x: { default: here }`."""
    table = pair[1]
    for one in table[0].named_children if table is not None else ():
        if one.type == "pair" and _key(scopes, one) in _NAMES:
            value = one.child_by_field_name("value")
            if value is not None and value.type == "string":
                yield scopes.key(value)
    if table is not None:
        yield from _key_above(scopes, table)


def _key_above(scopes: Scopes, item: Item) -> Iterator[str]:
    """The key that an expression is the value of, calls around it and behind it not counted."""
    above = item[1]
    while above is not None and above[0].type in (*WRAPPERS, *_CALLS, "arguments", "member_expression"):
        above = above[1]
    if above is not None and above[0].type == "pair":
        yield _key(scopes, above[0])


def _key(scopes: Scopes, pair: Node) -> str:
    """The key of an entry; "" for a computed one, and where the syntax is broken."""
    key = pair.child_by_field_name("key")
    return scopes.key(key) if key is not None else ""


def _called(scopes: Scopes, call: Node) -> str:
    """The last name of what is called, without its type arguments."""
    target = call.child_by_field_name("function") or call.child_by_field_name("constructor")
    key = target.child_by_field_name("property") if target is not None else None
    node = key if key is not None else target
    return scopes.key(node) if node is not None else ""


def _argument(scopes: Scopes, call: Node, position: int) -> str:
    """An argument of a call that is a string; "" for any other."""
    many = call.child_by_field_name("arguments")
    given = [one for one in many.named_children if one.type != "comment"] if many is not None else []
    return scopes.key(given[position]) if position < len(given) and given[position].type == "string" else ""
