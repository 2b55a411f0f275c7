"""What a framework is asked to hand to a class: by the token in a decorator, else by the class that a type names."""

from collections.abc import Iterator

from oauthlint.extract.scopes import Item, Node, Scopes
from oauthlint.extract.values import Script, evaluate
from oauthlint.model.value import External, Function, Ref, Value

_ASKING = ("Inject", "inject")
_FORWARD = "forwardRef("  # two classes that ask for each other: what is asked for is what the type names


def injected(script: Script, owner: Item, constructor: Node) -> Iterator[tuple[int, Value]]:
    """By position what the parameters of a class's constructor are asked to be."""
    many = constructor.child_by_field_name("parameters")
    decorated = _decorated(owner)
    for position, one in enumerate(each for each in many.named_children if each.type != "comment") if many else ():
        token = asking(script.scopes, one)
        kind = one.child_by_field_name("type") if token is None and decorated else None
        named = kind.named_children[0] if kind is not None and kind.named_children else None
        if token is not None:
            yield position, evaluate(script, token)
        elif named is not None and named.type == "type_identifier":
            value = evaluate(script, named)
            if isinstance(value, (Function, Ref)) or (isinstance(value, External) and value.package):
                yield position, value


def asking(scopes: Scopes, node: Node) -> Node | None:
    """The call in the decorator of a parameter or field that names what is to be handed in; None where none does."""
    for one in node.named_children:
        call = one.named_children[0] if one.type == "decorator" and one.named_children else None
        target = call.child_by_field_name("function") if call is not None else None
        if target is not None and scopes.text(target) in _ASKING and _FORWARD not in scopes.text(call):
            return _settings(scopes, call) or call
    return None


def _settings(scopes: Scopes, call: Node) -> Node | None:
    """The settings themselves where they are asked for by their key: `@Inject(mailConfig.KEY)`."""
    many = call.child_by_field_name("arguments")
    first = many.named_children[0] if many is not None and many.named_children else None
    if first is None or first.type != "member_expression":
        return None
    return first.child_by_field_name("object") if scopes.text(first).endswith(".KEY") else None


def _decorated(owner: Item) -> bool:
    """Whether a class has a decorator: only such ones are made by a framework."""
    node, above = owner
    around = above[0].children if above is not None and above[0].type == "export_statement" else ()
    return any(one.type == "decorator" for one in (*around, *node.children))
