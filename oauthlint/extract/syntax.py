"""Questions about single syntax nodes that several readers of a script ask."""

from collections.abc import Iterator

from oauthlint.extract.scopes import Item, Node, Scopes

# What stands around an expression without changing it.
WRAPPERS = frozenset({"parenthesized_expression", "as_expression", "non_null_expression", "satisfies_expression"})
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
