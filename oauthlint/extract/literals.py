"""What is written out: strings, templates, numbers, objects, arrays, enums."""

from collections.abc import Callable

from oauthlint.extract import calls
from oauthlint.extract.calls import Piece, Raw, joined
from oauthlint.extract.functions import body, function
from oauthlint.extract.naming import name_value
from oauthlint.extract.scopes import Node
from oauthlint.extract.secrets import without_secrets
from oauthlint.extract.shapes import is_connection
from oauthlint.extract.values import Rule, Script, evaluate, through
from oauthlint.model.source import Place
from oauthlint.model.value import (
    Array,
    Constant,
    Dynamic,
    Entry,
    Object,
    Secret,
    Text,
    Trail,
    Value,
)

MOST = 200  # items of a list that is written out; whether there are more than those is then not known


def _string(script: Script, node: Node, place: Place, name: str) -> Value:
    text = calls.unescape(script.scopes.text(node)[1:-1])
    if text and not any(one.isalnum() for one in text):
        return Text((place,), text)  # separators and punctuation hide nothing
    if text[:4].lower() == "smtp" and ("@" in text or "?" in text):
        from oauthlint.extract.connection_text import connection  # noqa: PLC0415  (few strings are such a URL)

        inside = place._replace(start=place.start + 1, end=place.end - 1)
        return connection(text, inside, 1, script.read)
    return script.read(text, (place,), name)


def _template(script: Script, node: Node, place: Place, name: str) -> Value:
    parts: list[Piece] = []
    at = node.start_byte + 1
    data = script.scopes.data
    for child in (*node.named_children, None):
        if child is not None and child.type != "template_substitution":
            continue
        end = child.start_byte if child is not None else node.end_byte - 1
        if end > at:
            raw = calls.unescape(data[at:end].decode("utf-8", "replace"))
            parts.append(Raw(raw, Place(script.path, at, end)))
        if child is not None:
            parts.append(evaluate(script, child.named_children[0] if child.named_children else None))
            at = child.end_byte
    first = parts[0] if parts else None
    if isinstance(first, Raw) and first.text[:4].lower() == "smtp":
        return joined(parts, place, lambda text, at, name: _of_address(script, text, at, name), name)
    return joined(parts, place, script.read, name)


def _of_address(script: Script, text: str, at: Trail, name: str) -> Text | Secret:
    """A piece of a connection URL: what stands behind its login is a host with a query."""
    if text[:1] == "@" and is_connection(f"smtp://{text[1:]}"):
        return Text(at, without_secrets(text, lambda one, key: script.read(one, at, key)))
    return script.read(text, at, name)


def _number(script: Script, node: Node, place: Place, _name: str) -> Value:
    text = script.scopes.text(node).replace("_", "").rstrip("n")
    try:
        return Constant(
            (place,), "number", float(int(text, 0)) if text[:2].lower() in ("0x", "0b", "0o") else float(text)
        )
    except ValueError:
        return Dynamic((place,), "number")


def _constant(name: str, value: bool | None) -> Callable[[Script, Node, Place, str], Value]:
    return lambda _script, _node, place, _name: Constant((place,), name, value)


def _object(script: Script, node: Node, place: Place, _name: str) -> Value:
    entries: list[Entry] = []
    spreads: list[tuple[int, Value]] = []
    is_open = False
    for child in node.named_children:
        if child.type == "spread_element":
            inner = evaluate(script, child.named_children[0] if child.named_children else None)
            if isinstance(inner, Object) and not inner.open and not inner.spreads:
                entries.extend(one._replace(value=through(one.value, script.place(child))) for one in inner.entries)
            else:
                spreads.append((len(entries), inner))
        elif child.type != "comment":
            entry = _property(script, child)
            if entry is None:
                is_open = True
            else:
                entries.append(entry)
    return Object((place,), tuple(entries), is_open, tuple(spreads))


def _property(script: Script, node: Node) -> Entry | None:
    """An entry of an object literal; None for a computed key that is not known, or broken syntax."""
    if node.type == "pair":
        key_node = node.child_by_field_name("key")
        key = script.scopes.key(key_node)
        if not key and key_node.type == "computed_property_name" and key_node.named_children:
            computed = evaluate(script, key_node.named_children[0], "path")
            key = computed.text if isinstance(computed, Text) else ""
        value = node.child_by_field_name("value")
        if node.has_error and any(one.is_error for one in node.children):
            return Entry(key, script.place(key_node), Dynamic((script.place(node),), "a syntax error")) if key else None
        return Entry(key, script.place(key_node), evaluate(script, value, key)) if key else None
    if node.type in ("shorthand_property_identifier", "identifier"):
        return Entry(script.scopes.text(node), script.place(node), name_value(script, script.scopes.text(node), node))
    if node.type == "method_definition":
        name = node.child_by_field_name("name")
        key = script.scopes.key(name)
        if any(child.type == "get" for child in node.children):
            returned = body(script, node.start_byte)
            return Entry(key, script.place(name), returned.returns) if returned else None
        return Entry(key, script.place(name), function(script, node, script.place(node), key)) if key else None
    return None


def _array(script: Script, node: Node, place: Place, name: str) -> Value:
    items: list[Value] = []
    spreads: list[Value] = []
    is_open = len(node.named_children) > MOST
    for child in node.named_children[:MOST]:
        if child.type == "spread_element":
            inner = evaluate(script, child.named_children[0] if child.named_children else None, name)
            if isinstance(inner, Array):
                items.extend(inner.items)
                spreads.extend(inner.spreads)
                is_open = is_open or inner.open
            else:
                spreads += [inner]
        elif child.type != "comment":
            items.append(evaluate(script, child, name))
    return Array((place,), tuple(items), is_open or bool(spreads), tuple(spreads))


def _enum(script: Script, node: Node, place: Place, _name: str) -> Value:
    entries: list[Entry] = []
    inner = node.child_by_field_name("body")
    for child in inner.named_children if inner is not None else ():
        name = child.child_by_field_name("name") if child.type == "enum_assignment" else child
        key = script.scopes.key(name)
        if child is not name:
            value = evaluate(script, child.child_by_field_name("value"), key)
        elif key:
            value = _counted(entries[-1].value if entries else None, script.place(name))
        else:
            continue
        entries.append(Entry(key, script.place(name), value))
    return Object((place,), tuple(entries))


def _counted(before: Value | None, place: Place) -> Value:
    """What a member of an enum is without a value of its own: one more than the one before."""
    if before is None:
        return Constant((place,), "number", 0.0)
    if isinstance(before, Constant) and before.value is not None:
        return Constant((place,), "number", before.value + 1)
    return Dynamic((place,), "member of an enum")


RULES: dict[str, Rule] = {
    "string": _string,
    "template_string": _template,
    "number": _number,
    "true": _constant("boolean", True),
    "false": _constant("boolean", False),
    "null": _constant("null", None),
    "undefined": _constant("undefined", None),
    "object": _object,
    "array": _array,
    "enum_declaration": _enum,
}
