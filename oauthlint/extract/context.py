"""Where in the code a call or a literal stands: awaited or not, in a branch, under which name, by which way."""

from oauthlint.extract.scopes import CLASSES, FIELDS, FUNCTIONS, Item, Node, Scopes
from oauthlint.extract.syntax import LOOPS, WRAPPERS, is_field

CONTEXT = (
    "awaited",  # `await` right above
    "returned",  # its value is returned from the function
    "then",  # `.then(` right behind
    "catch",  # `.catch(` or a second argument of `.then(` behind
    "try",  # inside the block of a `try` that has a catch, in the same function
    "async",  # the enclosing function is async
    "module",  # runs when the module is loaded
    "field",  # initialiser of a class field, or in a constructor
    "loop",
    "dev",  # inside a branch that only runs outside production
    "not-dev",  # inside a branch that only runs in production
    "statement",  # nobody looks at the value
    "chosen",  # only under a condition of another kind: a branch, or behind one that may end the function
    "stays",  # the function around it alone has the result, and whoever it returns it to: see extract.staying
    "handed-back",  # it is returned by way of a variable
)
HIGHEST = 500  # nodes above a call that are looked at; 433 files of public repositories had at most 80
_OTHERS = FUNCTIONS | FIELDS  # what is inside them runs when they are called, or when an object is made
_BLOCKS = frozenset({"statement_block", "program"})
_CHOOSING = _BLOCKS | {"switch_case", "switch_default", "catch_clause", "binary_expression"}
_ENDS = ("return", ".skip(", "process.exit(")
_NAMING = FIELDS | {"pair", "variable_declarator", "assignment_expression"}
LONGEST_WAY = 8  # steps
_NO_NAME = frozenset("'\"`({[=")
_DEV_WORDS = ("isdev", "is_dev", "development", "isdevelopment", "__dev__")


def of(scopes: Scopes, item: Item) -> tuple[str, ...]:
    """The words of CONTEXT that hold for a call."""
    found: list[str] = []
    above = _unwrapped(item)
    if above is not None:
        kind = above[0].type
        if kind == "await_expression":
            found.append("awaited")
            above = _unwrapped(above)
            kind = above[0].type if above is not None else ""
        found += {"return_statement": ["returned"], "expression_statement": ["statement"]}.get(kind, [])
        if kind == "arrow_function":
            found.append("returned")
        found += _chained(scopes, item)
    found += _surroundings(scopes, item)
    return tuple(dict.fromkeys(found))


def _unwrapped(item: Item) -> Item | None:
    above: Item | None = item[1]
    while above is not None and above[0].type in WRAPPERS:
        above = above[1]
    return above


def _chained(scopes: Scopes, item: Item) -> list[str]:
    """`.then(…).catch(…)` behind a call."""
    found: list[str] = []
    current = item
    while current[1] is not None and current[1][0].type == "member_expression" and current[1][1] is not None:
        name = scopes.text(current[1][0].child_by_field_name("property"))
        call = current[1][1]
        if call[0].type != "call_expression" or name not in ("then", "catch", "finally"):
            break
        many = call[0].child_by_field_name("arguments")
        found.append(
            "catch"
            if name == "catch" or (name == "then" and many is not None and len(many.named_children) > 1)
            else name
        )
        current = call
        outer = _unwrapped(current)
        if outer is not None and outer[0].type in ("await_expression", "return_statement"):
            found.append("awaited" if outer[0].type == "await_expression" else "returned")
    return found


def _surroundings(scopes: Scopes, item: Item) -> tuple[str, ...]:
    """The words for all that stands above; each node is asked once, since many calls stand below the same ones."""
    asked: list[tuple[Item, bool, list[str]]] = []
    below, inside = item, True  # in the same function still
    while (known := scopes.around.get((id(below), inside))) is None and below[1] is not None and len(asked) < HIGHEST:
        asked.append((below, inside, _around(scopes, below[1][0], below[0], inside=inside)))
        inside = inside and below[1][0].type not in _OTHERS
        below = below[1]
    words = known[1] if known is not None else ("module",) if inside else ()
    for one, was_inside, found in reversed(asked):
        words = tuple(dict.fromkeys((*found, *words)))
        scopes.around[id(one), was_inside] = (one, words)
    return words


def _around(scopes: Scopes, node: Node, below: Node, *, inside: bool) -> list[str]:
    """The words for what stands right above a node; of another function than that of the call only what chooses."""
    kind = node.type
    if kind in ("if_statement", "ternary_expression"):
        return _branch(scopes, node, below) or _chosen(scopes, node, below)
    if kind in _CHOOSING:
        return _chosen(scopes, node, below)
    if not inside:
        return []
    if kind in LOOPS:
        return ["loop"]
    if kind == "try_statement":
        return ["try"] if is_field(node, "body", below) and node.child_by_field_name("handler") is not None else []
    if kind in FIELDS:
        return ["field"]
    if kind not in FUNCTIONS:
        return []
    name = node.child_by_field_name("name")
    is_constructor = kind == "method_definition" and name is not None and scopes.text(name) == "constructor"
    is_async = any(child.type == "async" for child in node.children)
    return [*(["async"] if is_async else []), *(["field"] if is_constructor else [])]


def _branch(scopes: Scopes, node: Node, below: Node) -> list[str]:
    """Whether a branch runs only outside production, or only in it."""
    condition = node.child_by_field_name("condition")
    if condition is None or condition.id == below.id:
        return []
    text = "".join(scopes.text(condition).split()).lower().replace('"', "'")
    taken = is_field(node, "consequence", below)
    if "node_env" in text or "env.mode" in text or "app_env" in text:
        negated = "!=" in text
        production = "prod" in text
        if "&&" in text or "||" in text:
            return []
        return ["dev"] if (production == negated) == taken else ["not-dev"]
    if any(word in text for word in _DEV_WORDS):
        return ["dev"] if text.strip("(!)").startswith(_DEV_WORDS) and ("!" in text) != taken else []
    return []


def _chosen(scopes: Scopes, node: Node, below: Node) -> list[str]:
    """Whether what stands below runs only sometimes; what is made once and kept runs in any case.

    `if (!transport) transport = …` and `if (transport) return transport;` keep it.
    """
    if node.type in _BLOCKS:
        return ["chosen"] if _may_have_ended(scopes, node, below.start_byte) else []
    asked = node.child_by_field_name("condition") or node.child_by_field_name("left")
    if node.type == "binary_expression":
        operator = node.child_by_field_name("operator")
        if operator is None or operator.type not in ("||", "&&", "??"):
            return []
    if asked is not None and asked.id == below.id:
        return []
    name = _plain(scopes, asked).lstrip("!") if asked is not None else ""
    return [] if name and _is_set(name, _plain(scopes, below)) else ["chosen"]


def _is_set(name: str, text: str) -> bool:
    """Whether code without blanks gives a variable a value."""
    at = text.find(f"{name}=")
    while at >= 0:
        before, behind = text[at - 1 : at], text[at + len(name) + 1 : at + len(name) + 2]
        if not (before.isalnum() or before in ("_", ".", "$")) and behind != "=":
            return True
        at = text.find(f"{name}=", at + 1)
    return False


def _may_have_ended(scopes: Scopes, block: Node, at: int) -> bool:
    """Whether an `if` in a block before some byte may end the function; each is looked at once, in their order."""
    if block.id not in scopes.ends:
        scopes.ends[block.id] = ([one for one in block.named_children[::-1] if one.type == "if_statement"], [])
    left, ending = scopes.ends[block.id]
    while left and not ending and left[-1].start_byte < at:
        one = left.pop()
        if _may_end(scopes, one):
            ending.append(one)
    return any(one.start_byte < at for one in ending)


def _may_end(scopes: Scopes, node: Node) -> bool:
    """Whether an `if` may end the function, or the test, before what follows it."""
    text = _plain(scopes, node.child_by_field_name("consequence"))
    name = _plain(scopes, node.child_by_field_name("condition"))
    return any(one in text for one in _ENDS) and f"return{name}" not in text


def _plain(scopes: Scopes, node: Node | None) -> str:
    text = "".join(scopes.text(node).split()) if node is not None else ""
    return text[1:-1] if text.startswith("(") and text.endswith(")") else text


def bound(scopes: Scopes, item: Item) -> tuple[str, ...]:
    """Names that hold the result of a call: variable, field or property."""
    above = _unwrapped(item)
    if above is not None and above[0].type == "await_expression":
        above = _unwrapped(above)
    if above is None:
        return ()
    node = above[0]
    name = node.child_by_field_name(
        {"variable_declarator": "name", "assignment_expression": "left"}.get(node.type, "?")
    )
    if node.type in FIELDS:
        name = node.child_by_field_name("property") or node.child_by_field_name("name")
    text = label(scopes, name) if name is not None else ""
    return (text,) if text else ()


def name_of(item: Item) -> tuple[Node | None, str]:
    """The key or variable that a literal is the value of, and how: "literal", "fallback" of something else."""
    setting = "literal"
    below, above = item, item[1]
    while above is not None:
        node = above[0]
        if node.type in WRAPPERS or node.type == "ternary_expression":
            pass
        elif node.type == "binary_expression":
            operator = node.child_by_field_name("operator")
            if operator is None or operator.type not in ("||", "??"):
                return None, setting
            if is_field(node, "right", below[0]):
                setting = "fallback"
        else:
            return _holder(node, below[0], setting)
        below, above = above, above[1]
    return None, setting


_HOLDERS = {
    "pair": ("key", "value"),
    "variable_declarator": ("name", "value"),
    "assignment_expression": ("left", "right"),
    "field_definition": ("property", "value"),
    "public_field_definition": ("name", "value"),
    "assignment_pattern": ("left", "right"),
    "object_assignment_pattern": ("left", "right"),
    "required_parameter": ("pattern", "value"),
    "optional_parameter": ("pattern", "value"),
    "enum_assignment": ("name", "value"),
}


def _holder(node: Node, below: Node, setting: str) -> tuple[Node | None, str]:
    fields = _HOLDERS.get(node.type)
    if fields is None or not is_field(node, fields[1], below):
        return None, setting
    name = node.child_by_field_name(fields[0])
    if name is not None and name.type in ("member_expression", "subscript_expression"):
        name = name.child_by_field_name("property") or name.child_by_field_name("index")
    if name is None or name.type in ("object_pattern", "array_pattern"):
        return None, setting
    default = node.type in (
        "assignment_pattern",
        "object_assignment_pattern",
        "required_parameter",
        "optional_parameter",
    )
    return name, "fallback" if default else setting


def where(scopes: Scopes, item: Item) -> tuple[str, ...]:
    """The way through the code to a node: functions, classes, calls and keys around it, outermost first.

    The last steps of it; each node is asked once, since many stand below the same ones.
    """
    asked: list[Item] = []
    above: Item | None = item
    while above is not None and id(above) not in scopes.ways:
        asked.append(above)
        above = above[1]
    way: tuple[str, ...] = scopes.ways[id(above)][1] if above is not None else ()
    for one in reversed(asked):
        step = _step(scopes, one[0])
        way = (*way, step)[-LONGEST_WAY:] if step else way
        scopes.ways[id(one)] = (one, way)
    return way


def _step(scopes: Scopes, node: Node) -> str:
    """The step of a way that a node is, or ""."""
    kind, name = node.type, None
    if kind in _NAMING:
        name = (
            node.child_by_field_name("key")
            or node.child_by_field_name("name")
            or node.child_by_field_name("property")
            or node.child_by_field_name("left")
        )
    elif kind in FUNCTIONS or kind in CLASSES:
        name = node.child_by_field_name("name")
    elif kind in ("call_expression", "new_expression"):
        target = node.child_by_field_name("function") or node.child_by_field_name("constructor")
        name = (target.child_by_field_name("property") or target) if target is not None else None
    return label(scopes, name) if name is not None else ""


def label(scopes: Scopes, node: Node) -> str:
    """A name as written; "" for patterns, calls and whatever else could hold a literal."""
    text = scopes.key(node) or scopes.text(node)
    plain = len(text) <= 60 and _NO_NAME.isdisjoint(text)
    return text if plain else ""
