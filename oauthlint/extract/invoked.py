"""Calls: what they give back where their function stands in this file, or is one of the language's own."""

from collections.abc import Callable

from oauthlint.extract import calls
from oauthlint.extract.functions import body
from oauthlint.extract.scopes import FUNCTIONS, Node
from oauthlint.extract.syntax import call_of
from oauthlint.extract.values import Rule, Script, arguments, awaited, evaluate, imported, item_of, through
from oauthlint.model.source import Place
from oauthlint.model.terms import substitute
from oauthlint.model.value import (
    Array,
    Branch,
    Choice,
    Dynamic,
    Env,
    External,
    Function,
    Join,
    Member,
    Promise,
    Ref,
    Result,
    Text,
    Value,
)

_ENVIRONMENTS = frozenset({"NODE_ENV", "APP_ENV", "ENV", "ENVIRONMENT"})
_NAMES = ("production", "prod", "staging", "development", "dev", "local", "default")  # and no file of tests
_NAMED = frozenset({"bind", "get", "entries", "values", "keys"})
# What compilers drive a generator by that was an async function.
_DRIVERS = frozenset({"__awaiter", "tslib_1.__awaiter", "_asyncToGenerator"})
_LONGEST_DRIVER = max(map(len, _DRIVERS))


def _call(script: Script, node: Node, place: Place, name: str) -> Value:
    target, given = call_of(script.scopes, node)
    if target is None:
        return Dynamic((place,), "broken call")
    if _is_await(script, target):
        return awaited(evaluate(script, given[0] if given else None, name), place)
    if target.type == "call_expression" and _is_await(script, target.child_by_field_name("function")):
        return awaited(_called(script, node, _first(target), given, (place, name)), place)
    if given and target.end_byte - target.start_byte <= _LONGEST_DRIVER and script.scopes.text(target) in _DRIVERS:
        return _driven(script, given[-1], place)
    return _called(script, node, target, given, (place, name))


def _is_await(script: Script, target: Node) -> bool:
    """Whether the parser took `await (…)` for the call of a function."""
    return target.type == "identifier" and script.scopes.text(target) == "await"


def _first(call: Node) -> Node:
    many = call.child_by_field_name("arguments")
    return many.named_children[0] if many is not None and many.named_children else call


def _driven(script: Script, generator: Node, place: Place) -> Value:
    """What a compiler makes of an async function: a generator whose every `yield` is an `await`."""
    made = body(script, generator.start_byte) if generator.type in FUNCTIONS else None
    return Promise((place,), made.returns) if made is not None else Dynamic((place,), "a generator")


def _called(script: Script, node: Node, target: Node, given: list[Node], seen: tuple[Place, str]) -> Value:
    place, name = seen
    if target.type == "import" or (target.type == "identifier" and script.scopes.text(target) in ("require", "import")):
        return _module(script, node, target, given, place)
    last = target.child_by_field_name("property") or target
    word = script.scopes.text(last) if last.type in ("identifier", "property_identifier") else ""
    if given and word in calls.INTEROP:
        return evaluate(script, given[0], name)  # compiled output declares these in every file
    found = _by_name(script, target, word, given, place) if word in _NAMED and last is not target else None
    if found is not None:
        return found
    callee = evaluate(script, target)
    copied = _copied(script, callee, given)
    if copied is not None:
        return evaluate(script, copied, name)
    return _of_callee(script, node, callee, given, seen)


def _module(script: Script, node: Node, target: Node, given: list[Node], place: Place) -> Value:
    """What `require` and `import()` give."""
    module = evaluate(script, given[0], "module") if given else None
    named = target.type == "import" or _is_require(script, node)
    if isinstance(module, Text) and named:
        value = imported(script, module.text, "*", place)
        return Promise((place,), value) if target.type == "import" else value
    return _of_environment(script, module, place) or Dynamic((place,), "module that is not named")


def _is_require(script: Script, node: Node) -> bool:
    """Whether `require` is Node's, or what `createRequire` has made of it in a module."""
    found = script.scopes.find("require", node.start_byte)
    made = found.node.child_by_field_name("function") if found is not None and found.node is not None else None
    return found is None or (made is not None and script.scopes.text(made).endswith("createRequire"))


def _by_name(script: Script, target: Node, word: str, given: list[Node], place: Place) -> Value | None:
    """What a method gives that its name tells: those of maps, and `bind`."""
    if word != "bind":
        from oauthlint.extract import maps  # noqa: PLC0415  (most scripts have none)

        return maps.got(script, target, given, place)
    whole = evaluate(script, target.child_by_field_name("object")) if len(given) == 1 else None
    return through(whole, place) if isinstance(whole, (Function, Ref)) else None


def _of_callee(script: Script, node: Node, callee: Value, given: list[Node], seen: tuple[Place, str]) -> Value:
    place, name = seen
    if isinstance(callee, Member) and callee.name in ("filter", "find") and isinstance(callee.base, Array) and given:
        from oauthlint.extract.filters import filtered  # noqa: PLC0415  (few lists are filtered)

        kept = filtered(script, callee.base, given[0], place)
        return kept if callee.name == "filter" else item_of(kept, place)
    known = _built(script, callee, given, place) if node.type == "new_expression" else None
    known = known or calls.pure(callee, _lazy(script, given, name), place, script.read, name)
    if known is not None:
        return known
    if isinstance(callee, Function):
        return _invoke(script, node, callee, given, place)
    script.wanted[node.end_byte] = node
    return Result((place,), script.path, node.end_byte)


def _built(script: Script, callee: Value, given: list[Node], place: Place) -> Value | None:
    """What is constructed of the language's own: a map, a promise that is made by hand."""
    if not isinstance(callee, External) or callee.package:
        return None
    if callee.names == ("Map",):
        from oauthlint.extract import maps  # noqa: PLC0415  (most scripts have none)

        return maps.made(script, given[0] if given else None, place)
    if callee.names != ("Promise",) or not given:
        return None
    from oauthlint.extract import executors  # noqa: PLC0415  (as above)

    return executors.kept(script, given[0], place)


def _of_environment(script: Script, module: Value | None, place: Place) -> Value | None:
    """`require('./' + process.env.NODE_ENV)`: the files of the environments in which programs run, where they are."""
    pieces = module.parts if isinstance(module, Join) else ()
    open_ones = [one for one in pieces if not isinstance(one, Text)]
    only = open_ones[0] if len(open_ones) == 1 else None
    first: Value | None = only.branches[0].value if isinstance(only, Choice) else only
    if not (isinstance(first, Env) and first.name in _ENVIRONMENTS and isinstance(pieces[0], Text)):
        return None
    arms = []
    for name in _NAMES:
        way = "".join(one.text if isinstance(one, Text) else name for one in pieces)
        arms.append(Branch(f"{first.name} is {name}", True, imported(script, way, "*", place)))
    return Choice((place,), "environment", tuple(arms)) if pieces[0].text.startswith(".") else None


def _copied(script: Script, callee: Value, given: list[Node]) -> Node | None:
    """What `JSON.parse(JSON.stringify(value))` copies."""
    if not (isinstance(callee, External) and (callee.package, callee.names) == ("", ("JSON", "parse")) and given):
        return None
    inner, many = given[0].child_by_field_name("function"), given[0].child_by_field_name("arguments")
    written = inner is not None and many is not None and script.scopes.text(inner) == "JSON.stringify"
    return many.named_children[0] if written and many.named_child_count == 1 else None


def _lazy(script: Script, given: list[Node], name: str) -> list[Callable[[], Value]]:
    if any(one.type == "spread_element" for one in given):
        return [lambda value=value: value for value in arguments(script, given)]  # type: ignore[misc]
    return [lambda node=node: evaluate(script, node, name) for node in given]  # type: ignore[misc]


def _invoke(script: Script, node: Node, callee: Function, given: list[Node], place: Place) -> Value:
    script.wanted[node.end_byte] = node
    known = body(script, callee.id)
    if known is None:
        return Dynamic((place,), "calls itself")
    value = substitute(known.returns, callee.path, callee.id, arguments(script, given))
    value = through(value, place)
    return Promise((place,), value) if known.is_async and not isinstance(value, Promise) else value


def _await(script: Script, node: Node, place: Place, name: str) -> Value:
    value = evaluate(script, node.named_children[0] if node.named_children else None, name)
    return awaited(value, place)


RULES: dict[str, Rule] = {
    "call_expression": _call,
    "new_expression": _call,
    "await_expression": _await,
    "yield_expression": _await,  # in what a compiler has made of an async function
}
