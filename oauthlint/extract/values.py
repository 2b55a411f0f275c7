"""What the expressions of one script are: syntax becomes the terms of `model.value`, as far as this file can tell.

Evaluation is lazy and remembered by node, follows names through `scopes`, and never runs anything. Where it must stop
it leaves a term that says what is missing (Ref, Param, Result, Dynamic) for `link`. What each kind of node means stands
in `literals`, `naming`, `functions` and `operators`.
"""

from collections.abc import Callable, Mapping, Sequence

from oauthlint.extract.scopes import CLASSES, FUNCTIONS, Node, Scopes
from oauthlint.extract.syntax import WRAPPERS
from oauthlint.model.filefacts import Body
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place
from oauthlint.model.terms import MOST_ITEMS, along, bounded
from oauthlint.model.value import (
    Array,
    Awaited,
    Branch,
    Choice,
    Constant,
    Dynamic,
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

# What can make a value larger than its parts. A name only points at one, so names are not measured again.
GROWING = frozenset(
    {
        "member_expression",  # a property of `this` takes in all that is set of it somewhere
        "object",
        "array",
        "ternary_expression",
        "binary_expression",
        "call_expression",
        "new_expression",
        "template_string",
    }
)
HOLDING = FUNCTIONS | CLASSES | {"object", "array"}
ARMS = 8  # of a choice whose conditions are not known
DEEPEST = 60  # nested evaluations; 415 files of public repositories had at most 38


_UNWRAP = WRAPPERS | {"type_assertion"}


_PLAIN_WORDS = (
    "production",
    "development",
    "test",
    "staging",
    "true",
    "false",
    "local",
    "dev",
    "prod",
    "smtp",
    "gmail",
    "google",
    "outlook",
    "microsoft",
    "oauth",
    "oauth2",
    "OAuth2",
    "password",
)
LONGEST = 60  # characters of a condition that is shown


ReadString = Callable[[str, Trail, str], Text | Secret]


class Script(NamedTuple):
    """One script under evaluation. The sets and dictionaries grow while it is read and are dropped with it."""

    path: str
    scopes: Scopes
    read: ReadString
    rules: "Mapping[str, Rule]"  # by kind of syntax node
    memo: dict[tuple[int, str], Value]
    active: set[int]
    wanted: dict[int, Node]  # calls whose result is part of a value
    bodies: dict[int, Body | None]  # functions and classes that a value names
    depth: list[int]
    methods: set[str]  # names of methods whose parameters are part of a value

    def place(self, node: Node) -> Place:
        """Where a node stands."""
        return Place(self.path, node.start_byte, node.end_byte)


Rule = Callable[[Script, Node, Place, str], Value]


def script(path: str, scopes: Scopes, read: ReadString, rules: "Mapping[str, Rule]") -> Script:
    """A script with nothing evaluated yet; `rules` say what each kind of syntax node is."""
    return Script(path, scopes, read, rules, {}, set(), {}, {}, [0], set())


def through(value: Value, place: Place) -> Value:
    """The same value, seen from one place further on."""
    return along(value, (place,))


def evaluate(script: Script, node: Node | None, name: str = "") -> Value:
    """What `node` is; `name` is the key or variable that it stands under, which helps to tell secrets from text."""
    if node is None:
        return Constant((), "undefined", None)
    while (kind := node.type) in _UNWRAP and node.named_children:
        node = node.named_children[-1] if kind == "type_assertion" else node.named_children[0]
    number = node.id
    key = (number, name)
    known = script.memo.get(key)
    if known is not None:
        return known
    place = script.place(node)
    if number in script.active or script.depth[0] >= DEEPEST:
        return Dynamic((place,), "refers to itself" if number in script.active else "nested too deeply")
    rule = script.rules.get(kind)
    if node.has_error and _is_broken(node):
        return Dynamic((place,), "a syntax error")
    if rule is None:
        return Dynamic((place,), f"{kind.replace('_', ' ')}")
    script.active.add(number)
    script.depth[0] += 1
    try:
        value = rule(script, node, place, name)
        if kind in GROWING:
            value = bounded(value)
    finally:
        script.active.discard(number)
        script.depth[0] -= 1
    script.memo[key] = value
    return value


def _is_broken(node: Node) -> bool:
    """Whether nobody knows what is meant here; of what holds other things only a part may be broken."""
    holds = node.type in HOLDING
    return not holds and (node.is_missing or any(one.is_error or one.is_missing for one in node.children))


def member(value: Value, name: str, place: Place) -> Value:
    """The property `name` of a value, seen at `place`."""
    if isinstance(value, Object):
        return _entry(value, name, place)
    if isinstance(value, Choice):
        arms = tuple(one._replace(value=member(one.value, name, place)) for one in value.branches)
        return through(value._replace(branches=arms), place)
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
    if value.package.startswith(("$env/", "astro:env/")) and len(names) == 1 + value.package.startswith(
        "$env/dynamic/"
    ):
        return Env((place,), name, "", value.package)
    if not value.package and names[:2] == ("Bun", "env") and len(names) == 3:
        return Env((place,), name, "", "Bun.env")
    return External((place,), value.package, names)


def imported(script: Script, module: str, name: str, place: Place) -> Value:
    """What an import of `name` ("*" for all, "default") from a module specifier is."""
    if module.startswith((".", "/", "@/", "~/", "#", "$lib")):
        return Ref((place,), script.path, module, name)
    base = External((place,), module, ())
    return base if name in ("*", "default") else member(base, name, place)


def condition(script: Script, node: Node) -> tuple[str, bool]:
    """The words for a condition without its negation, and whether it is those words that have to hold."""
    holds = True
    while True:
        if node.type == "parenthesized_expression" and node.named_child_count == 1:
            node = node.named_children[0]
        elif node.type == "unary_expression" and node.child_by_field_name("operator").type == "!":
            node, holds = node.child_by_field_name("argument"), not holds
        else:
            break
    sign = node.child_by_field_name("operator") if node.type == "binary_expression" else None
    if sign is None or sign.type not in ("!=", "!=="):
        return words(script, node), holds
    sides = (words(script, node.child_by_field_name(one), short=True) for one in ("left", "right"))
    left, right = sides
    here = f"{left} {'=' + sign.type[1:]} {right}"
    return (here if left and right and len(here) <= LONGEST else _line(node)), not holds


def words(script: Script, node: Node, *, short: bool = False) -> str:
    """A condition in words that may be shown: its source if no string in it could be a secret, else its place.

    Nothing in place of that place if it is to be `short`.
    """
    text = " ".join(script.scopes.text(node).split())
    pieces = text.replace('"', "'").replace("`", "'").split("'")
    plain = len(pieces) % 2 == 1 and all(one in _PLAIN_WORDS for one in pieces[1::2])
    return text if plain and len(text) <= LONGEST else "" if short else _line(node)


def _line(node: Node) -> str:
    return f"the condition on line {node.start_point[0] + 1}"


def arguments(script: Script, given: Sequence[Node], ways: int = 0) -> tuple[Value, ...]:
    """The arguments of a call; the first `ways` of them are a path of names."""
    if not any(one.type == "spread_element" for one in given):
        return tuple(evaluate(script, one, "path" if n < ways else "") for n, one in enumerate(given))
    from oauthlint.extract import given as lists  # noqa: PLC0415  (few calls are given a list in their place)

    found = [lists.items(script, one) if one.type == lists.SPREAD else [evaluate(script, one)] for one in given]
    return tuple(value for each in found for value in each)


def one_of(candidates: list[Value], place: Place, count: int = 0) -> Value:
    """One value where there is one, else a choice whose conditions are not known; of `count`, where more are left out.

    No more than ARMS of them are told apart.
    """
    if len(candidates) == 1:
        return candidates[0]
    count = count or len(candidates)
    arms = tuple(Branch(f"assignment {n + 1} of {count} holds", True, one) for n, one in enumerate(candidates[:ARMS]))
    return bounded(Choice((place,), "assigned", arms))


def item_of(value: Value, place: Place) -> Value:
    """One item of a list, whichever: an alternative for each of them, where all are known and they are few."""
    if not isinstance(value, Array) or value.open or not 0 < len(value.items) <= MOST_ITEMS:
        return Dynamic((place,), "item of a list")
    if len(value.items) == 1:
        return through(value.items[0], place)
    count = len(value.items)
    arms = tuple(Branch(f"item {n + 1} of {count} is meant", True, one) for n, one in enumerate(value.items))
    return bounded(Choice(value.at[-1:], "assigned", arms))


def awaited(value: Value, place: Place) -> Value:
    """What `await` makes of a value."""
    if isinstance(value, Promise):
        return through(value.value, place)
    if isinstance(value, Choice):
        return value._replace(branches=tuple(one._replace(value=awaited(one.value, place)) for one in value.branches))
    if isinstance(value, (Result, Ref, Param, Member)):
        return Awaited((place,), value)
    return value
