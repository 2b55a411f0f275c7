"""What a script gives to others: the exports of ES modules and CommonJS as one list of names and values.

"default" and plain names are ES exports, "=" is the value of `module.exports`, "*" a re-export of everything.
"""

from oauthlint.extract import naming, values
from oauthlint.extract.scopes import CLASSES, FUNCTIONS, SPREAD, Assignment, Item, Node
from oauthlint.extract.values import Script
from oauthlint.model.value import Dynamic, Entry, Function, Object, Ref, Value

Export = tuple[str, Value]


def exports(script: Script) -> tuple[Export, ...]:
    """Every export of the file, in source order, the last of a name winning."""
    found: dict[str, Value] = {}
    stars: list[Export] = []
    for item in script.scopes.exports:
        for name, value in _statement(script, item):
            if name == "*":
                stars.append((name, value))
            else:
                found[name] = value
    found.update(_common(script))
    return (*found.items(), *stars)


def _statement(script: Script, item: Item) -> list[Export]:
    node = item[0]
    if any(child.type == "type" for child in node.children):
        return []
    source = node.child_by_field_name("source")
    clause = next((one for one in node.named_children if one.type == "export_clause"), None)
    if clause is not None:
        return _clause(script, clause, source)
    if source is not None:
        module = script.scopes.key(source)
        script.scopes.imports.append(module)
        star = values.imported(script, module, "*", script.place(node))
        named = next((one for one in node.named_children if one.type == "namespace_export"), None)
        return [(script.scopes.text(named.named_children[0]) if named is not None else "*", star)]
    declaration = node.child_by_field_name("declaration")
    given = node.child_by_field_name("value")
    if any(child.type == "default" for child in node.children):
        return [("default", values.evaluate(script, given if given is not None else declaration))]
    if declaration is not None:
        return _declaration(script, declaration)
    assigned = next((one for one in node.named_children if any(child.type == "=" for child in node.children)), None)
    return [("=", values.evaluate(script, assigned))] if assigned is not None else []


def _clause(script: Script, clause: Node, source: Node | None) -> list[Export]:
    found: list[Export] = []
    for part in clause.named_children:
        if part.type != "export_specifier":
            continue
        name = part.child_by_field_name("name")
        label = script.scopes.key(part.child_by_field_name("alias") or name)
        if source is None:
            found.append((label, values.evaluate(script, name)))
        else:
            module = script.scopes.key(source)
            found.append((label, values.imported(script, module, script.scopes.key(name), script.place(part))))
    if source is not None:
        script.scopes.imports.append(script.scopes.key(source))
    return found


def _declaration(script: Script, node: Node) -> list[Export]:
    if node.type in FUNCTIONS | CLASSES | {"enum_declaration"}:
        name = node.child_by_field_name("name")
        return [(script.scopes.text(name), _named(script, name))] if name is not None else []
    found: list[Export] = []
    todo = [one.child_by_field_name("name") for one in node.named_children if one.type == "variable_declarator"]
    while todo:
        one = todo.pop(0)
        if one is None:
            continue
        if one.type in ("identifier", "shorthand_property_identifier_pattern"):
            found.append((script.scopes.text(one), _named(script, one)))
        else:
            todo.extend(child for child in one.named_children if child.type != "property_identifier")
    return found


def _named(script: Script, name: Node) -> Value:
    """The value that a declared name has at the end of the module, later assignments included."""
    return naming.name_value(script, script.scopes.text(name), name, at_end=True)


def _common(script: Script) -> dict[str, Value]:
    """`module.exports = …`, `module.exports.name = …`, `exports.name = …`."""
    found: dict[str, Value] = {}
    changes = [_inside(one) for one in script.scopes.assigned.get("module", ()) if one.path[:1] == ("exports",)]
    changes += script.scopes.assigned.get("exports", ())
    for one in sorted(changes, key=lambda change: change.at):
        if one.node is None or len(one.path) > 1:
            continue
        name = one.path[0] if one.path else "="
        value = values.evaluate(script, one.node, name)
        if name == SPREAD and "=" not in found:
            found.update(_keys(value))
        elif name == "default" or not found.get("="):
            found[name] = value
        else:
            found["="] = _with(found["="], name, value, one, script)
    return found


def _keys(value: Value) -> dict[str, Value]:
    """What `Object.assign(exports, value)` exports."""
    if isinstance(value, Ref) and value.name == "*":
        return {"*": value}
    more: dict[str, Value] = {"*": Dynamic(value.at, "more exports")}
    if not isinstance(value, Object) or value.spreads:
        return more
    return {one.key: one.value for one in value.entries} | (more if value.open else {})


def _inside(change: Assignment) -> Assignment:
    return change._replace(path=change.path[1:])


def _with(whole: Value, name: str, value: Value, change: Assignment, script: Script) -> Value:
    """`module.exports = x; module.exports.name = value`."""
    entry = Entry(name, script.place(change.node), value)
    if isinstance(whole, Object) and name == SPREAD:
        return whole._replace(spreads=(*whole.spreads, (len(whole.entries), value)))
    if isinstance(whole, Object):
        return whole._replace(entries=(*whole.entries, entry))
    if isinstance(whole, Function):
        return whole._replace(members=(*whole.members, entry))
    return whole
