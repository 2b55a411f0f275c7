"""Names of one script: where each is declared, assigned and given properties. `declarations` fills the tables.

A binding is visible in a range of bytes; the innermost range that holds a use is the binding meant.
"""

from __future__ import annotations

from bisect import bisect_right

from oauthlint.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Node = Any
else:
    Node = object

# A syntax node of tree-sitter. The library is imported by `javascript` alone; to the rest a node is opaque.
Item = tuple[Node, "Any"]  # a node and its parent's item: tree-sitter finds a parent only by walking down again

FUNCTIONS = frozenset(
    {
        "function_declaration",
        "function_expression",
        "generator_function",
        "generator_function_declaration",
        "arrow_function",
        "method_definition",
    }
)
CLASSES = frozenset({"class_declaration", "class", "abstract_class_declaration"})
BLOCKS = (
    FUNCTIONS
    | CLASSES
    | {"statement_block", "program", "for_statement", "for_in_statement", "switch_case", "catch_clause"}
)


FEW = 16  # declarations of one name that are looked through one by one
FIELDS = frozenset({"field_definition", "public_field_definition"})
ACCESSOR = "set "  # before the name of what an assignment to a property calls
SPREAD = "..."  # as the last name of an assignment: what is assigned are all keys of an object


class Binding(NamedTuple):
    """One declaration of a name: init, param, import, function, class, enum, item (of a list), opaque (catches).

    A rest is the list of the last arguments.
    """

    kind: str
    start: int
    end: int
    node: Node = None  # initialiser, function, class or enum
    path: tuple[str, ...] = ()  # way into the initialiser or parameter, for a destructuring pattern
    default: Node = None
    function: int = -1
    position: int = -1
    module: str = ""
    name: str = ""  # imported name


class Assignment(NamedTuple):
    """`name.path = node`, at byte `at`, inside the function `function`; `item` is the whole assignment.

    `node` is None where nobody knows what is assigned: by a pattern, or under a computed key (the last name is then
    SPREAD). `sign` is the operator of an assignment such as `||=`, else "".
    """

    path: tuple[str, ...]
    node: Node
    at: int
    function: int
    item: Item
    sign: str = ""


class Nest(NamedTuple):
    """The declarations of one name by where their scopes begin, and for each the one whose scope is around it (-1)."""

    ordered: list[Binding]
    starts: list[int]
    outer: list[int]


def method_name(scopes: Scopes, item: Item) -> str:
    """The name that a method is called by, "set x" for what an assignment to `x` calls; "" for what is no method."""
    node, outer = item
    if node.type == "method_definition":
        name = node.child_by_field_name("name")
        accessor = any(one.type == "set" for one in node.children)
        return "" if name is None else ACCESSOR * accessor + scopes.key(name)
    above = outer[0] if outer is not None and outer[0].type in FIELDS else None
    named = above.child_by_field_name("property") or above.child_by_field_name("name") if above is not None else None
    return scopes.key(named) if named is not None else ""


def nested(found: list[Binding]) -> Nest:
    """Scopes lie inside one another or apart. Of several declarations in one scope the first is the innermost."""
    numbered = sorted(enumerate(found), key=lambda one: (one[1].start, -one[1].end, -one[0]))
    ordered = [one for _, one in numbered]
    outer: list[int] = []
    around: list[int] = []
    for number, one in enumerate(ordered):
        while around and ordered[around[-1]].end <= one.start:
            around.pop()
        outer.append(around[-1] if around else -1)
        around.append(number)
    return Nest(ordered, [one.start for one in ordered], outer)


class Scopes:
    """The tables of one file. `function` of an item at module level is -1."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.bindings: dict[str, list[Binding]] = {}
        self.nests: dict[str, Nest] = {}  # of names with many declarations
        self.assigned: dict[str, list[Assignment]] = {}
        self.calls: list[Item] = []
        self.writes: list[Item] = []  # assignments to properties, which may call an accessor
        self.strings: list[Item] = []
        self.comments: list[Node] = []
        self.exports: list[Item] = []
        self.functions: Nest | None = None  # of all functions, made when first asked for
        self.nodes: dict[int, Item] = {}  # functions and classes by their first byte
        self.returns: dict[int, list[Node]] = {}
        self.fields: dict[int, dict[str, list[Node]]] = {}  # class id: field: initialisers and assigned values
        self.heirs: dict[str, list[int]] = {}  # classes by the name of the class that they extend
        self.above: dict[int, Node] = {}  # constructor id: the one that it inherits from
        self.supers: dict[int, Node] = {}  # class or constructor id: its call of the constructor that it extends
        self.imports: list[str] = []
        self.ending: dict[int, list[Node]] = {}  # by block: the statements after which nothing runs, as `guards` asks
        # What `context` has asked, by the item, which is kept so that its id stays its own.
        self.around: dict[tuple[int, bool], tuple[Item, tuple[str, ...]]] = {}
        self.ways: dict[int, tuple[Item, tuple[str, ...]]] = {}
        self.guarded: dict[int, tuple[Item, list[Any]]] = {}  # as `guards` asks; kept likewise
        self.ends: dict[int, tuple[list[Node], list[Node]]] = {}  # by block: the `if`s not looked at, and one that ends

    def text(self, node: Node) -> str:
        """Source text of a node."""
        return self.data[node.start_byte : node.end_byte].decode("utf-8", "replace")

    def find(self, name: str, position: int) -> Binding | None:
        """The declaration that a use of `name` at byte `position` means, or None for a global."""
        found = self.bindings.get(name, ())
        if len(found) > FEW:
            return self._innermost(name, position)
        best: Binding | None = None
        for one in found:
            if one.start <= position < one.end and (best is None or one.end - one.start < best.end - best.start):
                best = one
        return best

    def _innermost(self, name: str, position: int) -> Binding | None:
        """The same for a name of many declarations, as a bundler makes them: by the order of where they begin."""
        found = self.bindings[name]
        nest = self.nests.get(name)
        if nest is None or len(nest.ordered) != len(found):
            nest = self.nests[name] = nested(found)
        at = bisect_right(nest.starts, position) - 1
        while at >= 0 and nest.ordered[at].end <= position:
            at = nest.outer[at]
        return nest.ordered[at] if at >= 0 else None

    def functions_at(self, position: int) -> tuple[int, ...]:
        """The functions around a byte, innermost first, and the module as -1."""
        if self.functions is None:
            every = [(start, node) for start, (node, _) in self.nodes.items() if node.type in FUNCTIONS]
            self.functions = nested([Binding("function", start, node.end_byte, node) for start, node in every])
        nest = self.functions
        found: list[int] = []
        at = bisect_right(nest.starts, position) - 1
        while at >= 0:
            found += [nest.starts[at]] if position < nest.ordered[at].end else []
            at = nest.outer[at]
        return (*found, -1)

    def declare(self, pattern: Node, binding: Binding) -> None:
        """Declare every name of a pattern (an identifier, or a destructuring pattern of any depth)."""
        todo = [(pattern, binding)]
        while todo:
            node, one = todo.pop()
            if node.type in ("identifier", "shorthand_property_identifier_pattern"):
                self.bindings.setdefault(self.text(node), []).append(one)
            elif node.type in ("assignment_pattern", "object_assignment_pattern"):
                left = node.child_by_field_name("left")
                default = node.child_by_field_name("right")
                path = one.path
                if left.type == "shorthand_property_identifier_pattern":
                    path = (*path, self.text(left))
                todo.append((left, one._replace(default=default, path=path)))
            elif node.type == "object_pattern":
                todo.extend(self._properties(node, one))
            elif node.type == "array_pattern":
                todo.extend(
                    (part, one._replace(path=(*one.path, str(n)))) for n, part in enumerate(node.named_children)
                )
            elif node.type == "rest_pattern" and node.named_children:
                rest = one.kind == "param" and not one.path
                todo.append((node.named_children[0], one._replace(kind="rest" if rest else "opaque")))
            elif node.type in ("required_parameter", "optional_parameter"):
                inner = node.child_by_field_name("pattern")
                if inner is not None:
                    todo.append((inner, self._parameter(node, one)))

    def _properties(self, node: Node, one: Binding) -> list[tuple[Node, Binding]]:
        found = []
        for part in node.named_children:
            if part.type == "pair_pattern":
                key = part.child_by_field_name("key")
                found.append((part.child_by_field_name("value"), one._replace(path=(*one.path, self.key(key)))))
            elif part.type == "shorthand_property_identifier_pattern":
                found.append((part, one._replace(path=(*one.path, self.text(part)))))
            elif part.type == "rest_pattern" and part.named_children:
                taken = SPREAD + ",".join(way.path[-1] for _, way in found if way.path != one.path)
                found.append((part.named_children[0], one._replace(path=(*one.path, taken))))
            else:
                found.append((part, one))
        return found

    def _parameter(self, node: Node, one: Binding) -> Binding:
        """A parameter with its default, or what Nest hands in where its type is `ConfigType<typeof settings>`."""
        found = kind = node.child_by_field_name("type")
        if kind is not None and b"ConfigType" in self.data[kind.start_byte : kind.end_byte]:
            while found is not None and found.type != "type_query":
                found = found.named_children[-1] if found.named_children else None
            if found is not None and found.named_children:
                return one._replace(kind="init", node=found.named_children[0])
        return one._replace(default=node.child_by_field_name("value"))

    def key(self, node: Node) -> str:
        """Name of a property key as written, without quotes; "" for a computed one."""
        if node.type in (
            "property_identifier",
            "identifier",
            "private_property_identifier",
            "number",
            "type_identifier",
            "default",
        ):
            return self.text(node)
        if node.type == "string":
            return self.text(node)[1:-1]
        if node.type == "computed_property_name" and node.named_children and node.named_children[0].type == "string":
            return self.text(node.named_children[0])[1:-1]
        return ""


def heritage(node: Node) -> Node | None:
    """What a class extends, as it is written."""
    clause = next((one for one in node.children if one.type == "class_heritage"), None)
    first = clause.named_children[0] if clause is not None and clause.named_children else None
    return first.child_by_field_name("value") if first is not None and first.type == "extends_clause" else first


def enclosing(item: Item, kinds: frozenset[str] | set[str]) -> Item | None:
    """The nearest item above whose node is of one of the kinds."""
    above: Item | None = item[1]
    while above is not None and above[0].type not in kinds:
        above = above[1]
    return above


def function_of(item: Item) -> int:
    """Id of the enclosing function, -1 at module level."""
    above = enclosing(item, FUNCTIONS)
    return above[0].start_byte if above else -1
