"""What the expressions of one script are: syntax becomes the terms of `model.value`, as far as this file can tell.

Evaluation is lazy and remembered by node, follows names through `scopes`, and never runs anything. Where it must stop
it leaves a term that says what is missing (Ref, Param, Result, Dynamic) for `link`.
"""

from collections.abc import Callable
from typing import NamedTuple

from oauthlint.extract import calls
from oauthlint.extract.calls import Piece, joined
from oauthlint.extract.scopes import CLASSES, FUNCTIONS, Assignment, Binding, Node, Scopes
from oauthlint.model.filefacts import Body
from oauthlint.model.source import Place
from oauthlint.model.terms import along, substitute
from oauthlint.model.value import (
    Array,
    Awaited,
    Branch,
    Choice,
    Constant,
    Dynamic,
    Entry,
    Env,
    External,
    Function,
    Member,
    Object,
    Param,
    Promise,
    Ref,
    Result,
    Secret,
    Text,
    Trail,
    Value,
)

DEEPEST = 48  # nested evaluations; real code stays under 20
_UNWRAP = frozenset(
    {"parenthesized_expression", "as_expression", "satisfies_expression", "non_null_expression", "type_assertion"}
)
_PLAIN_WORDS = ("production", "development", "test", "staging", "true", "false", "local", "dev", "prod")

ReadString = Callable[[str, Trail, str], Text | Secret]


class Script(NamedTuple):
    """One script under evaluation. The sets and dictionaries grow while it is read and are dropped with it."""

    path: str
    scopes: Scopes
    read: ReadString
    memo: dict[tuple[int, str], Value]
    active: set[int]
    wanted: dict[int, Node]  # calls whose result is part of a value
    bodies: dict[int, Body | None]  # functions and classes that a value names
    depth: list[int]

    def place(self, node: Node) -> Place:
        """Where a node stands."""
        return Place(self.path, node.start_byte, node.end_byte)


def script(path: str, scopes: Scopes, read: ReadString) -> Script:
    """A script with nothing evaluated yet."""
    return Script(path, scopes, read, {}, set(), {}, {}, [0])


def through(value: Value, place: Place) -> Value:
    """The same value, seen from one place further on."""
    return along(value, (place,))


def evaluate(script: Script, node: Node | None, name: str = "") -> Value:
    """What `node` is; `name` is the key or variable that it stands under, which helps to tell secrets from text."""
    if node is None:
        return Constant((), "undefined", None)
    while node.type in _UNWRAP and node.named_children:
        node = node.named_children[-1] if node.type == "type_assertion" else node.named_children[0]
    key = (node.id, name)
    known = script.memo.get(key)
    if known is not None:
        return known
    place = script.place(node)
    if node.id in script.active or script.depth[0] >= DEEPEST:
        return Dynamic((place,), "refers to itself" if node.id in script.active else "nested too deeply")
    rule = _RULES.get(node.type)
    if rule is None:
        return Dynamic((place,), f"{node.type.replace('_', ' ')}")
    script.active.add(node.id)
    script.depth[0] += 1
    try:
        value = rule(script, node, place, name)
    finally:
        script.active.discard(node.id)
        script.depth[0] -= 1
    script.memo[key] = value
    return value


def member(value: Value, name: str, place: Place) -> Value:
    """The property `name` of a value, seen at `place`."""
    if isinstance(value, Object):
        return _entry(value, name, place)
    if isinstance(value, Choice):
        arms = tuple(one._replace(value=member(one.value, name, place)) for one in value.branches)
        return Choice((place,), value.form, arms)
    if isinstance(value, External):
        return _external(value, name, place)
    if isinstance(value, Array) and name.isdigit():
        found = int(name) < len(value.items) and not value.open
        return through(value.items[int(name)], place) if found else Dynamic((place,), "item of a list")
    if isinstance(value, Function):
        for one in reversed(value.members):
            if one.key == name:
                return through(one.value, place)
        return Member((place,), value, name)
    if not isinstance(value, (Constant, Dynamic)):
        return Member((place,), value, name)
    return Dynamic((place,), f"property of {type(value).__name__.lower()}")


def _entry(value: Object, name: str, place: Place) -> Value:
    for position in range(len(value.entries) - 1, -1, -1):
        if value.entries[position].key == name:
            if any(index > position for index, _ in value.spreads):
                return Member((place,), value, name)
            return through(value.entries[position].value, place)
    if value.spreads:
        return Member((place,), value, name)
    return Dynamic((place,), "key of an open object") if value.open else Constant((place,), "undefined", None)


def _external(value: External, name: str, place: Place) -> Value:
    names = value.names if name == "default" and value.package else (*value.names, name)
    if not value.package and names[:2] == ("process", "env") and len(names) == 3:
        return Env((place,), name)
    if not value.package and names[:3] == ("import", "meta", "env") and len(names) == 4:
        return Env((place,), name, "", "import.meta.env")
    if value.package in ("process", "node:process") and names[:1] == ("env",) and len(names) == 2:
        return Env((place,), name)
    if value.package.startswith("$env/") and len(names) == 1:
        return Env((place,), name, "", value.package)
    if value.package.startswith("$env/dynamic/") and len(names) == 2:
        return Env((place,), name, "", value.package)
    return External((place,), value.package, names)


def imported(script: Script, module: str, name: str, place: Place) -> Value:
    """What an import of `name` ("*" for all, "default") from a module specifier is."""
    if module.startswith((".", "/")) or module.startswith(("@/", "~/", "#")):
        return Ref((place,), script.path, module, name)
    base = External((place,), module, ())
    return base if name in ("*", "default") else member(base, name, place)


def test_text(script: Script, node: Node) -> str:
    """A condition in words that may be shown: its source if no string in it could be a secret, else its place."""
    text = " ".join(script.scopes.text(node).split())
    pieces = text.replace('"', "'").replace("`", "'").split("'")
    plain = len(pieces) % 2 == 1 and all(one in _PLAIN_WORDS for one in pieces[1::2])
    return text if plain and len(text) <= 60 else f"the condition on line {node.start_point[0] + 1}"


# --- literals -------------------------------------------------------------------------------------------------


def _string(script: Script, node: Node, place: Place, name: str) -> Value:
    text = calls.unescape(script.scopes.text(node)[1:-1])
    if text and not any(one.isalnum() for one in text):
        return Text((place,), text)  # separators and punctuation hide nothing
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
            parts.append((raw, Place(script.path, at, end)))
        if child is not None:
            parts.append(evaluate(script, child.named_children[0] if child.named_children else None))
            at = child.end_byte
    return joined(parts, place, script.read, name)


def _number(script: Script, node: Node, place: Place, _name: str) -> Value:
    text = script.scopes.text(node).replace("_", "").rstrip("n")
    try:
        return Constant((place,), "number", float(int(text, 0)) if text[:2].lower() in ("0x", "0b", "0o") else float(text))
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
            computed = evaluate(script, key_node.named_children[0], "key")
            key = computed.text if isinstance(computed, Text) else ""
        value = node.child_by_field_name("value")
        return Entry(key, script.place(key_node), evaluate(script, value, key)) if key else None
    if node.type in ("shorthand_property_identifier", "identifier"):
        return Entry(script.scopes.text(node), script.place(node), name_value(script, script.scopes.text(node), node))
    if node.type == "method_definition":
        name = node.child_by_field_name("name")
        key = script.scopes.key(name)
        if any(child.type == "get" for child in node.children):
            returned = body(script, node.start_byte)
            return Entry(key, script.place(name), returned.returns) if returned else None
        return Entry(key, script.place(name), _function(script, node, script.place(node), key)) if key else None
    return None


def _array(script: Script, node: Node, place: Place, name: str) -> Value:
    items: list[Value] = []
    is_open = False
    for child in node.named_children[:200]:
        if child.type == "spread_element":
            inner = evaluate(script, child.named_children[0] if child.named_children else None, name)
            if isinstance(inner, Array):
                items.extend(inner.items)
                is_open = is_open or inner.open
            else:
                is_open = True
        elif child.type != "comment":
            items.append(evaluate(script, child, name))
    return Array((place,), tuple(items), is_open)


# --- names ----------------------------------------------------------------------------------------------------


def name_value(script: Script, text: str, node: Node, *, at_end: bool = False) -> Value:
    """What the name `text` holds at `node`, or (for an export) when the module has run."""
    place = script.place(node)
    if text == "undefined":
        return Constant((place,), "undefined", None)
    binding = script.scopes.find(text, node.start_byte)
    if binding is None:
        return External((place,), "", (text,))
    changes = [one for one in script.scopes.assigned.get(text, ()) if binding.start <= one.at < binding.end]
    here = binding.end - 1 if at_end else node.start_byte
    value = _bound(script, binding, text, [one for one in changes if not one.path], here, place)
    for one in changes:
        if one.path and one.node is not None:
            value = _with_property(script, value, one)
    return through(value, place)


def _identifier(script: Script, node: Node, _place: Place, _name: str) -> Value:
    return name_value(script, script.scopes.text(node), node)


def _bound(script: Script, binding: Binding, text: str, changes: list[Assignment], here: int, place: Place) -> Value:
    if binding.kind == "import":
        return imported(script, binding.module, binding.name, place)
    if binding.kind in ("function", "class"):
        return _function(script, binding.node, script.place(binding.node), text)
    if binding.kind == "enum":
        return _enum(script, binding.node, script.place(binding.node))
    if binding.kind == "opaque":
        return Dynamic((place,), "loop, catch or rest variable")
    first = _declared(script, binding, text, place)
    if not changes:
        return first
    return _flow(script, first, text, changes, here, place)


def _declared(script: Script, binding: Binding, text: str, place: Place) -> Value:
    if binding.kind == "param":
        value: Value = Param((place,), script.path, binding.function, binding.index)
    else:
        value = evaluate(script, binding.node, binding.path[-1] if binding.path else text)
    for step in binding.path:
        value = member(value, step, place)
    if binding.default is None:
        return value
    if isinstance(value, Constant) and value.name == "undefined":
        return evaluate(script, binding.default, text)
    given = Branch(f"{text} is given", True, value)
    return Choice((place,), "default", (given, Branch(f"{text} is given", False, evaluate(script, binding.default, text))))


def _flow(script: Script, first: Value, text: str, changes: list[Assignment], here: int, place: Place) -> Value:
    """The values that a re-assigned variable can have at byte `here`: back to the assignment that must have happened."""
    function = _function_at(script, here)
    candidates: list[Value] = []
    settled = False
    for one in reversed(changes):
        if one.function == function and one.at > here:
            continue
        candidates.append(Dynamic((place,), "assigned by a pattern") if one.node is None else evaluate(script, one.node, text))
        if one.function == function and one.block[0] <= here < one.block[1]:
            settled = True
            break
    empty = isinstance(first, Constant) and first.name in ("undefined", "null")
    if not settled and not (empty and candidates):
        candidates.append(first)
    return one_of(candidates, place)


def one_of(candidates: list[Value], place: Place) -> Value:
    """One value where there is one, else a choice whose conditions are not known."""
    if len(candidates) == 1:
        return candidates[0]
    arms = tuple(Branch(f"assignment {n + 1} of {len(candidates)} holds", True, one) for n, one in enumerate(candidates[:8]))
    return Choice((place,), "assigned", arms)


def _function_at(script: Script, position: int) -> int:
    best, size = -1, 1 << 62
    for start, (node, _) in script.scopes.nodes.items():
        if node.type in FUNCTIONS and start <= position < node.end_byte and node.end_byte - start < size:
            best, size = start, node.end_byte - start
    return best


def _with_property(script: Script, value: Value, change: Assignment) -> Value:
    """An object with one more key, set by a later `name.key = …`; deeper paths reach into known objects."""
    if isinstance(value, Function):
        added = Entry(change.path[0], script.place(change.node), evaluate(script, change.node, change.path[0]))
        return value._replace(members=(*value.members, added)) if len(change.path) == 1 else value
    if not isinstance(value, Object):
        return value
    key = change.path[0]
    if len(change.path) == 1:
        start = Place(script.path, change.at, change.node.start_byte)
        added = Entry(key, start, evaluate(script, change.node, key))
        return value._replace(entries=(*[one for one in value.entries if one.key != key], added))
    entries = tuple(
        one._replace(value=_with_property(script, one.value, change._replace(path=change.path[1:]))) if one.key == key else one
        for one in value.entries
    )
    return value._replace(entries=entries)


def _enum(script: Script, node: Node, place: Place) -> Value:
    entries = []
    inner = node.child_by_field_name("body")
    for child in inner.named_children if inner is not None else ():
        if child.type == "enum_assignment":
            name = child.child_by_field_name("name")
            key = script.scopes.key(name)
            entries.append(Entry(key, script.place(name), evaluate(script, child.child_by_field_name("value"), key)))
    return Object((place,), tuple(entries))


# --- members, calls, functions --------------------------------------------------------------------------------


def _member(script: Script, node: Node, place: Place, _name: str) -> Value:
    base = node.child_by_field_name("object")
    key = node.child_by_field_name("property") or node.child_by_field_name("index")
    if base is None or key is None:
        return Dynamic((place,), "broken member")
    if node.type == "member_expression":
        name = script.scopes.text(key)
    else:
        index = evaluate(script, key, "key")
        name = index.text if isinstance(index, Text) else str(int(index.value)) if _is_number(index) else ""
    if not name:
        return Dynamic((place,), "computed property")
    if base.type == "this":
        return _this(script, node, name, place)
    if base.type == "meta_property":
        return External((place,), "", ("import", "meta", name))
    return member(evaluate(script, base), name, place)


def _is_number(value: Value) -> bool:
    return isinstance(value, Constant) and value.name == "number" and value.value is not None and value.value >= 0


def _this(script: Script, node: Node, name: str, place: Place) -> Value:
    """`this.name`: what the fields, the constructor and the methods of the class give it."""
    owner = _class_at(script, node.start_byte)
    sources = script.scopes.fields.get(owner, {}).get(name, []) if owner >= 0 else []
    if not sources:
        return _parameter_property(script, owner, name, place) if owner >= 0 else Dynamic((place,), "this")
    found = [_field_value(script, one, name) for one in sources if one.start_byte != node.start_byte]
    full = [one for one in found if not (isinstance(one, Constant) and one.name in ("undefined", "null"))] or found
    return through(one_of(full, place), place) if full else Dynamic((place,), "this")


def _field_value(script: Script, node: Node, name: str) -> Value:
    if node.type != "method_definition":
        return evaluate(script, node, name)
    if any(child.type == "get" for child in node.children):
        returned = body(script, node.start_byte)
        return returned.returns if returned else Dynamic((script.place(node),), "getter")
    return _function(script, node, script.place(node), name)


def _parameter_property(script: Script, owner: int, name: str, place: Place) -> Value:
    """TypeScript's `constructor(private readonly name: T)`: a field that is a parameter."""
    for one in script.scopes.fields.get(owner, {}).get("constructor", ()):
        for binding in script.scopes.bindings.get(name, ()):
            if binding.kind == "param" and binding.function == owner and one.start_byte == binding.start:
                return Param((place,), script.path, owner, binding.index)
    return Dynamic((place,), "this")


def _class_at(script: Script, position: int) -> int:
    best, size = -1, 1 << 62
    for start, (node, _) in script.scopes.nodes.items():
        if node.type in CLASSES and start <= position < node.end_byte and node.end_byte - start < size:
            best, size = start, node.end_byte - start
    return best


def _function(script: Script, node: Node, place: Place, name: str) -> Value:
    script.bodies.setdefault(node.start_byte, None)
    statics = []
    if node.type in CLASSES:
        inner = node.child_by_field_name("body")
        for child in inner.named_children if inner is not None else ():
            if any(part.type == "static" for part in child.children):
                key = child.child_by_field_name("name") or child.child_by_field_name("property")
                source = child if child.type == "method_definition" else child.child_by_field_name("value")
                if key is not None and source is not None:
                    label = script.scopes.key(key)
                    statics.append(Entry(label, script.place(key), _field_value(script, source, label)))
    return Function((place,), script.path, node.start_byte, name, tuple(statics))


def body(script: Script, identity: int) -> Body | None:
    """What the function or class that begins at byte `identity` gives back; None while it is being worked out."""
    known = script.bodies.get(identity)
    if known is not None:
        return known
    item = script.scopes.nodes.get(identity)
    if item is None or identity in script.active:
        return None
    node = item[0]
    script.active.add(identity)
    try:
        made = _class_body(script, node) if node.type in CLASSES else _function_body(script, node)
    finally:
        script.active.discard(identity)
    script.bodies[identity] = made
    return made


def _function_body(script: Script, node: Node) -> Body:
    name = node.child_by_field_name("name")
    returned = [evaluate(script, one) for one in script.scopes.returns.get(node.start_byte, ())]
    place = script.place(node)
    value = one_of(returned, place) if returned else Constant((place,), "undefined", None)
    is_async = any(child.type == "async" for child in node.children)
    return Body(node.start_byte, script.scopes.text(name) if name is not None else "", parameters(script, node), value, is_async, False)


def _class_body(script: Script, node: Node) -> Body:
    name = node.child_by_field_name("name")
    fields = script.scopes.fields.get(node.start_byte, {})
    entries = []
    for key, sources in fields.items():
        found = [_field_value(script, one, key) for one in sources]
        full = [one for one in found if not (isinstance(one, Constant) and one.name in ("undefined", "null"))] or found
        entries.append(Entry(key, script.place(sources[0]), one_of(full, script.place(sources[0]))))
    extends = any(child.type == "class_heritage" for child in node.children)
    constructor = next(iter(fields.get("constructor", ())), None)
    params = parameters(script, constructor) if constructor is not None else ()
    made = Object((script.place(node),), tuple(entries), extends)
    return Body(node.start_byte, script.scopes.text(name) if name is not None else "", params, made, False, True)


def unknown(script: Script, identity: int) -> Value:
    """The value of a function that could not be worked out."""
    return Dynamic((Place(script.path, identity, identity + 1),), "calls itself")


def parameters(script: Script, node: Node) -> tuple[str, ...]:
    """Names of the parameters of a function, "" for a pattern."""
    single = node.child_by_field_name("parameter")
    many = node.child_by_field_name("parameters")
    found = [single] if single is not None else many.named_children if many is not None else []
    names = []
    for one in found:
        inner = one.child_by_field_name("pattern") or one.child_by_field_name("left") or one
        names.append(script.scopes.text(inner) if inner.type == "identifier" else "")
    return tuple(names)


def _call(script: Script, node: Node, place: Place, name: str) -> Value:
    target = node.child_by_field_name("function") or node.child_by_field_name("constructor")
    many = node.child_by_field_name("arguments")
    given = [one for one in many.named_children if one.type != "comment"] if many is not None else []
    if target is None:
        return Dynamic((place,), "broken call")
    if target.type == "import" or (target.type == "identifier" and script.scopes.text(target) in ("require", "import")):
        module = evaluate(script, given[0], "module") if given else None
        if isinstance(module, Text) and (target.type == "import" or script.scopes.find("require", node.start_byte) is None):
            value = imported(script, module.text, "*", place)
            return Promise((place,), value) if target.type == "import" else value
        return Dynamic((place,), "module that is not named")
    callee = evaluate(script, target)
    pure = calls.pure(callee, [_lazy(script, one, name) for one in given], place, script.read, name)
    if pure is not None:
        return pure
    if isinstance(callee, Function):
        return _invoke(script, node, callee, given, place)
    script.wanted[node.end_byte] = node
    return Result((place,), script.path, node.end_byte)


def _lazy(script: Script, node: Node, name: str) -> Callable[[], Value]:
    return lambda: evaluate(script, node, name)


def _invoke(script: Script, node: Node, callee: Function, given: list[Node], place: Place) -> Value:
    script.wanted[node.end_byte] = node
    known = body(script, callee.id)
    if known is None:
        return Dynamic((place,), "calls itself")
    value = substitute(known.returns, callee.path, callee.id, tuple(evaluate(script, one) for one in given))
    value = through(value, place)
    return Promise((place,), value) if known.is_async and not isinstance(value, Promise) else value


def _await(script: Script, node: Node, place: Place, name: str) -> Value:
    value = evaluate(script, node.named_children[0] if node.named_children else None, name)
    return awaited(value, place)


def awaited(value: Value, place: Place) -> Value:
    """What `await` makes of a value."""
    if isinstance(value, Promise):
        return through(value.value, place)
    if isinstance(value, Choice):
        return value._replace(branches=tuple(one._replace(value=awaited(one.value, place)) for one in value.branches))
    if isinstance(value, (Result, Ref, Param, Member)):
        return Awaited((place,), value)
    return value


# --- operators ------------------------------------------------------------------------------------------------


def _ternary(script: Script, node: Node, place: Place, name: str) -> Value:
    test = test_text(script, node.child_by_field_name("condition"))
    yes = evaluate(script, node.child_by_field_name("consequence"), name)
    no = evaluate(script, node.child_by_field_name("alternative"), name)
    return Choice((place,), "if", (Branch(test, True, yes), Branch(test, False, no)))


def _binary(script: Script, node: Node, place: Place, name: str) -> Value:
    operator = node.child_by_field_name("operator")
    sign = operator.type if operator is not None else ""
    if sign == "+":
        return _plus(script, node, place, name)
    left_node = node.child_by_field_name("left")
    if sign not in ("||", "??", "&&"):
        return Dynamic((place,), "comparison" if sign in ("==", "===", "!=", "!==", "<", ">", "<=", ">=", "in") else "calculation")
    left = evaluate(script, left_node, name)
    truth = truthy(left)
    test = test_text(script, left_node)
    if sign == "&&":
        right = evaluate(script, node.child_by_field_name("right"), name)
        return right if truth is True else left if truth is False else Choice((place,), "and", (Branch(test, True, right), Branch(test, False, left)))
    if truth is True:
        return left
    right = evaluate(script, node.child_by_field_name("right"), name)
    if truth is False and (sign == "||" or (isinstance(left, Constant) and left.value is None)):
        return right
    return Choice((place,), "or" if sign == "||" else "nullish", (Branch(test, True, left), Branch(test, False, right)))


def _plus(script: Script, node: Node, place: Place, name: str) -> Value:
    """`a + b + c`, flattened with a stack: generated code chains thousands."""
    nodes: list[Node] = []
    todo = [node]
    while todo:
        one = todo.pop()
        operator = one.child_by_field_name("operator") if one.type == "binary_expression" else None
        if operator is not None and operator.type == "+":
            todo.extend((one.child_by_field_name("right"), one.child_by_field_name("left")))
        else:
            nodes.append(one)
    parts: list[Piece] = []
    for one in nodes[:64]:
        if one.type == "string":
            parts.append((calls.unescape(script.scopes.text(one)[1:-1]), script.place(one)))
        else:
            parts.append(evaluate(script, one, name))
    if len(nodes) > 64 or all(isinstance(one, Constant) and one.name == "number" for one in parts):
        return Dynamic((place,), "calculation")
    return joined(parts, place, script.read, name)


def truthy(value: Value) -> bool | None:
    """Whether a value counts as true; None where that is not known."""
    if isinstance(value, Constant):
        return bool(value.value)
    if isinstance(value, Text):
        return bool(value.text)
    if isinstance(value, Secret):
        return value.verdict != "empty"
    return True if isinstance(value, (Object, Array, Function, Promise)) else None


def _unary(script: Script, node: Node, place: Place, name: str) -> Value:
    operator = node.child_by_field_name("operator")
    sign = operator.type if operator is not None else ""
    value = evaluate(script, node.child_by_field_name("argument"), name)
    if sign == "!":
        truth = truthy(value)
        return Dynamic((place,), "negation") if truth is None else Constant((place,), "boolean", not truth)
    if sign in ("+", "-"):
        if isinstance(value, Constant) and value.name == "number" and value.value is not None:
            return value._replace(value=-value.value if sign == "-" else value.value)
        return calls.converted(value, "number", place)
    return Constant((place,), "undefined", None) if sign == "void" else Dynamic((place,), sign)


def _sequence(script: Script, node: Node, _place: Place, name: str) -> Value:
    return evaluate(script, node.named_children[-1] if node.named_children else None, name)


def _assigned(script: Script, node: Node, _place: Place, name: str) -> Value:
    return evaluate(script, node.child_by_field_name("right"), name)


def _function_node(script: Script, node: Node, place: Place, name: str) -> Value:
    return _function(script, node, place, name)


_RULES: dict[str, Callable[[Script, Node, Place, str], Value]] = {
    "string": _string,
    "template_string": _template,
    "number": _number,
    "true": _constant("boolean", True),
    "false": _constant("boolean", False),
    "null": _constant("null", None),
    "undefined": _constant("undefined", None),
    "object": _object,
    "array": _array,
    "identifier": _identifier,
    "shorthand_property_identifier": _identifier,
    "member_expression": _member,
    "subscript_expression": _member,
    "call_expression": _call,
    "new_expression": _call,
    "await_expression": _await,
    "ternary_expression": _ternary,
    "binary_expression": _binary,
    "unary_expression": _unary,
    "sequence_expression": _sequence,
    "assignment_expression": _assigned,
    **dict.fromkeys(FUNCTIONS, _function_node),
    **dict.fromkeys(CLASSES, _function_node),
}