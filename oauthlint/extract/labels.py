"""Literals under a credential's name that open nothing."""

from oauthlint.extract.scopes import Item, Scopes

_AROUND = frozenset({"pair", "object", "array", "arguments"})
_EXAMPLES = ("example", "examples")  # methods of schemas, and keys of OpenAPI


def is_label(scopes: Scopes, item: Item) -> bool:
    """Whether nothing is opened with a literal: a member of an enum, or a part of an example in an API's description.

    `enum Code { REQUIRED_PASSWORD = '5170' }`, `Joi.object().example({ pass: 'a' })`.
    """
    above = item[1]
    if above is not None and above[0].type == "enum_assignment":
        return True
    while above is not None and above[0].type in _AROUND:
        node, outer = above
        named = node.child_by_field_name("key") if node.type == "pair" else None
        if node.type == "arguments" and outer is not None:
            called = outer[0].child_by_field_name("function")
            named = called.child_by_field_name("property") if called is not None else None
        if named is not None and scopes.text(named).strip("'\"") in _EXAMPLES:
            return True
        above = outer
    return False
