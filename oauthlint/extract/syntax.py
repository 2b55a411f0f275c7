"""Questions about single syntax nodes that several readers of a script ask."""

from oauthlint.extract.scopes import Node, Scopes

# What stands around an expression without changing it.
WRAPPERS = frozenset({"parenthesized_expression", "as_expression", "non_null_expression", "satisfies_expression"})


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
