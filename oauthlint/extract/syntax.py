"""Questions about single syntax nodes that several readers of a script ask."""

from collections.abc import Iterator

from oauthlint.extract.scopes import Item, Node, Scopes

# What stands around an expression without changing it.
WRAPPERS = frozenset({"parenthesized_expression", "as_expression", "non_null_expression", "satisfies_expression"})
_HANDING_ON = (len("call"), len("apply"))
LOOPS = frozenset({"for_statement", "for_in_statement", "while_statement", "do_statement"})


def is_field(node: Node, field: str, child: Node) -> bool:
    """Whether a child stands in that field of a node."""
    found = node.child_by_field_name(field)
    return found is not None and found.id == child.id


def arguments(call: Node) -> list[Node]:
    """The arguments of a call, without comments."""
    many = call.child_by_field_name("arguments")
    return [one for one in many.named_children if one.type != "comment"] if many is not None else []


def called(call: Node) -> Node | None:
    """What a call calls, or a construction constructs."""
    return call.child_by_field_name("function") or call.child_by_field_name("constructor")


def call_of(scopes: Scopes, call: Node) -> tuple[Node | None, list[Node]]:
    """What a call calls, and with what: `make.call(this, o)` and `make.apply(null, [o])` call `make`."""
    target: Node = called(call)
    given = arguments(call)
    key = target.child_by_field_name("property") if target is not None and given else None
    way = scopes.text(key) if key is not None and key.end_byte - key.start_byte in _HANDING_ON else ""
    if way not in ("call", "apply") or not _is_receiver(scopes, target.child_by_field_name("object"), given[0]):
        return target, given
    rest = given[1:]
    if way == "apply" and rest:
        if rest[0].type != "array":
            return target, given  # `arguments`, of which nobody knows what they hold
        rest = [one for one in rest[0].named_children if one.type != "comment"]
    return target.child_by_field_name("object"), rest


def _is_receiver(scopes: Scopes, function: Node, given: Node) -> bool:
    """Whether what is handed to `call` is what the function is called on, or nothing."""
    above = function.child_by_field_name("object")
    return given.type in ("this", "null", "undefined") or (
        above is not None and scopes.text(above) == scopes.text(given)
    )


def last_name(scopes: Scopes, target: Node) -> str:
    """The last name of what is called: `sendMail` of `this.mailer.sendMail`."""
    key = target.child_by_field_name("property")
    return scopes.text(key if key is not None else target)


def parameters(scopes: Scopes, node: Node) -> tuple[str, ...]:
    """Names of the parameters of a function, "" for a pattern."""
    single, many = node.child_by_field_name("parameter"), node.child_by_field_name("parameters")
    found = [single] if single is not None else many.named_children if many is not None else []
    names = []
    for one in found:
        inner = one.child_by_field_name("pattern") or one.child_by_field_name("left") or one
        if one.type != "comment":
            names.append(scopes.text(inner) if inner.type == "identifier" else "")
    return tuple(names)


def uses(scopes: Scopes, block: Item, name: Node) -> Iterator[Item]:
    """Where else in a block the name stands that `name` writes, in source order; another of that name counts, too."""
    text = scopes.data[name.start_byte : name.end_byte]
    stack: list[Item] = [block]
    while stack:
        one = stack.pop()
        node = one[0]
        if node.type in ("identifier", "shorthand_property_identifier"):
            if node.id != name.id and scopes.data[node.start_byte : node.end_byte] == text:
                yield one
        elif text in scopes.data[node.start_byte : node.end_byte]:
            stack.extend([(child, one) for child in reversed(node.named_children)])
