"""Fills the tables of a script's names in a single walk of its tree: one function a kind of syntax node.

The walk has a stack of its own, so no nesting is too deep.
"""

from oauthlint.extract.assignments import assigned, defined, merged, put, range_of
from oauthlint.extract.receivers import constructed, inherits
from oauthlint.extract.scopes import (
    BLOCKS,
    CLASSES,
    FUNCTIONS,
    Binding,
    Item,
    Node,
    Scopes,
    enclosing,
    function_of,
    heritage,
    method_name,
)
from oauthlint.extract.syntax import arguments

_LENGTHS = (6, 7, 8, 13, 21)  # of require, import, Object.assign, Object.defineProperty and the like
_PROPERTY = frozenset({"accessibility_modifier", "override_modifier", "readonly"})


def _variable(scopes: Scopes, item: Item) -> None:
    node, parent = item
    name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
    if name is None:
        return
    hoisted = parent is not None and parent[0].type == "variable_declaration"
    start, end = range_of(item, FUNCTIONS if hoisted else BLOCKS)
    loop = parent is not None and parent[1] is not None and parent[1][0].type == "for_in_statement"
    scopes.declare(name, Binding("opaque" if loop else "init", start, end, value))


def _function(scopes: Scopes, item: Item) -> None:
    node, _ = item
    scopes.nodes[node.start_byte] = item
    name = node.child_by_field_name("name")
    if name is not None and "declaration" in node.type:
        start, end = range_of(item, BLOCKS)
        scopes.bindings.setdefault(scopes.text(name), []).append(Binding("function", start, end, node))
    single = node.child_by_field_name("parameter")
    many = node.child_by_field_name("parameters")
    params = (
        [single]
        if single is not None
        else []
        if many is None
        else [p for p in many.named_children if p.type != "comment"]
    )
    owner = _owner(scopes, item)
    for index, param in enumerate(params):
        known = Binding("param", node.start_byte, node.end_byte, function=owner, position=index)
        scopes.declare(param, known)
        if owner != node.start_byte and any(one.type in _PROPERTY for one in param.children):
            _parameter_property(scopes, owner, param)
    body = node.child_by_field_name("body")
    if node.type == "arrow_function" and body is not None and body.type != "statement_block":
        scopes.returns.setdefault(node.start_byte, []).append(body)
    if node.type == "method_definition":
        _member(scopes, item, node)


def _parameter_property(scopes: Scopes, owner: int, param: Node) -> None:
    """TypeScript's `constructor(private readonly name: T)`: a field that holds what the parameter does."""
    name = param.child_by_field_name("pattern")
    if name is not None and name.type == "identifier":
        scopes.fields.setdefault(owner, {}).setdefault(scopes.text(name), []).append(name)


def _owner(scopes: Scopes, item: Item) -> int:
    """What a parameter belongs to: the function, or for a constructor the class, since that is what is called."""
    node = item[0]
    name = node.child_by_field_name("name")
    if node.type == "method_definition" and name is not None and scopes.text(name) == "constructor":
        above = enclosing(item, CLASSES)
        node = above[0] if above else node
    start: int = node.start_byte
    return start


def _class(scopes: Scopes, item: Item) -> None:
    node, _ = item
    scopes.nodes[node.start_byte] = item
    scopes.fields.setdefault(node.start_byte, {})
    above = heritage(node)
    if above is not None and above.type == "identifier":
        scopes.heirs.setdefault(scopes.text(above), []).append(node.start_byte)
    name = node.child_by_field_name("name")
    if name is not None:
        start, end = range_of(item, BLOCKS)
        scopes.bindings.setdefault(scopes.text(name), []).append(Binding("class", start, end, node))


def _member(scopes: Scopes, item: Item, value: Node) -> None:
    """A field or method of a class: kept under the class, so that `this.x` finds it."""
    owner = enclosing(item, CLASSES | {"object"})
    key = item[0].child_by_field_name("name") or item[0].child_by_field_name("property")
    if owner is None or owner[0].type == "object" or key is None or value is None:
        return
    name = method_name(scopes, item) if item[0].type == "method_definition" else scopes.key(key)
    scopes.fields.setdefault(owner[0].start_byte, {}).setdefault(name, []).append(value)


def _field(scopes: Scopes, item: Item) -> None:
    value = item[0].child_by_field_name("value")
    if value is None and any(one.type == "decorator" for one in item[0].children):
        from oauthlint.extract.injected import asking  # noqa: PLC0415  (few classes have such fields)

        value = asking(scopes, item[0])
    _member(scopes, item, value)


def _return(scopes: Scopes, item: Item) -> None:
    children = item[0].named_children
    if children:
        scopes.returns.setdefault(function_of(item), []).append(children[0])


def _catch(scopes: Scopes, item: Item) -> None:
    node = item[0]
    name = node.child_by_field_name("parameter")
    if name is not None:
        scopes.declare(name, Binding("opaque", node.start_byte, node.end_byte, node))


def _for_in(scopes: Scopes, item: Item) -> None:
    node = item[0]
    left, operator = node.child_by_field_name("left"), node.child_by_field_name("operator")
    if left is not None and node.child_by_field_name("kind") is not None:
        items = operator is not None and operator.type == "of"
        kind, source = ("item", node.child_by_field_name("right")) if items else ("opaque", None)
        scopes.declare(left, Binding(kind, node.start_byte, node.end_byte, source))


def _import(scopes: Scopes, item: Item) -> None:
    node = item[0]
    required = next((one for one in node.named_children if one.type == "import_require_clause"), None)
    source = (required or node).child_by_field_name("source")
    if source is None or any(child.type == "type" for child in node.children):
        return
    module = scopes.key(source)
    scopes.imports.append(module)
    everywhere = Binding("import", 0, 1 << 62, module=module)
    if required is not None:
        scopes.declare(required.named_children[0], everywhere._replace(name="*"))
    for clause in node.named_children:
        if clause.type != "import_clause":
            continue
        for part in clause.named_children:
            if part.type == "identifier":
                scopes.declare(part, everywhere._replace(name="default"))
            elif part.type == "namespace_import":
                scopes.declare(part.named_children[0], everywhere._replace(name="*"))
            elif part.type == "named_imports":
                _named_imports(scopes, part, everywhere)


def _named_imports(scopes: Scopes, node: Node, everywhere: Binding) -> None:
    for part in node.named_children:
        if part.type != "import_specifier" or any(child.type == "type" for child in part.children):
            continue
        name, alias = part.child_by_field_name("name"), part.child_by_field_name("alias")
        scopes.declare(alias or name, everywhere._replace(name=scopes.key(name)))


def _call(scopes: Scopes, item: Item) -> None:
    scopes.calls.append(item)
    target, many = item[0].child_by_field_name("function"), item[0].child_by_field_name("arguments")
    first = many.named_children[0] if target is not None and many is not None and many.named_children else None
    if first is not None:
        key = target.child_by_field_name("property")
        if key is not None and first.type == "this":
            constructed(scopes, item)
        elif key is not None and key.end_byte - key.start_byte == len("set"):
            put(scopes, item, arguments(item[0]))
    if target is not None and target.type == "super":
        owner = enclosing(item, CLASSES)
        if owner is not None:
            scopes.supers[owner[0].start_byte] = item[0]
    elif first is not None and target.end_byte - target.start_byte in _LENGTHS:
        _known_call(scopes, item, scopes.text(target), first)


def _known_call(scopes: Scopes, item: Item, text: str, first: Node) -> None:
    """A call that tells something about names by the text of what is called."""
    if text in ("require", "import"):
        module = scopes.key(first)
        if module:
            scopes.imports.append(module)
    elif text in ("Object.assign", "_.assign", "_.extend"):
        merged(scopes, item, arguments(item[0]))
    elif text == "Object.defineProperty":
        defined(scopes, item, arguments(item[0]))
    elif text in ("inherits", "util.inherits"):
        inherits(scopes, *arguments(item[0])[:2])


def _string(scopes: Scopes, item: Item) -> None:
    if item[0].end_byte - item[0].start_byte > 1:  # not a lone quote in broken code
        scopes.strings.append(item)


def _export(scopes: Scopes, item: Item) -> None:
    scopes.exports.append(item)


def _enum(scopes: Scopes, item: Item) -> None:
    node = item[0]
    name = node.child_by_field_name("name")
    if name is not None:
        start, end = range_of(item, BLOCKS)
        scopes.bindings.setdefault(scopes.text(name), []).append(Binding("enum", start, end, node))


def _comment(scopes: Scopes, item: Item) -> None:
    scopes.comments.append(item[0])


HANDLERS = {
    "variable_declarator": _variable,
    **dict.fromkeys(FUNCTIONS, _function),
    **dict.fromkeys(CLASSES, _class),
    "field_definition": _field,
    "public_field_definition": _field,
    "return_statement": _return,
    "catch_clause": _catch,
    "for_in_statement": _for_in,
    "import_statement": _import,
    "assignment_expression": assigned,
    "augmented_assignment_expression": assigned,
    "call_expression": _call,
    "new_expression": _call,
    "string": _string,
    "template_string": _string,
    "export_statement": _export,
    "enum_declaration": _enum,
    "comment": _comment,
}


# More than half of all nodes: nothing stands below them, and they declare nothing by themselves.
_LEAVES = frozenset(
    {
        "identifier",
        "property_identifier",
        "private_property_identifier",
        "shorthand_property_identifier",
        "shorthand_property_identifier_pattern",
        "statement_identifier",
        "type_identifier",
        "predefined_type",
        "number",
        "string_fragment",
        "escape_sequence",
        "jsx_text",
        "this",
        "true",
        "false",
        "null",
        "undefined",
    }
)


def index(root: Node, data: bytes) -> Scopes:
    """The tables of a parsed file, in source order; walks with a stack, so no nesting is too deep."""
    scopes = Scopes(data)
    stack: list[tuple[str, Item]] = [("program", (root, None))]
    while stack:
        kind, item = stack.pop()
        handler = HANDLERS.get(kind)
        if handler is not None:
            handler(scopes, item)
        below = [(kind, (child, item)) for child in item[0].named_children if (kind := child.type) not in _LEAVES]
        below.reverse()
        stack += below
    return scopes
