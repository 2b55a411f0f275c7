"""Calls whose failure matters: those that send, those that ask for a token, and those of the project's own functions.

For each it is told where its promise ends; and which functions are given away to be called later.
"""

import re
from collections.abc import Iterable

from oauthlint.extract import context, most, retried
from oauthlint.extract.borrowed import borrowed, unbound
from oauthlint.extract.handed import handed, is_alias, may_be_own
from oauthlint.extract.promises import End, Trace, called_back, promise
from oauthlint.extract.reader import Reader
from oauthlint.extract.scopes import FUNCTIONS, Binding, Item, Node
from oauthlint.extract.syntax import arguments, called
from oauthlint.extract.values import Script, evaluate
from oauthlint.model.conduct import Flow, Handed, Retried
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place
from oauthlint.model.terms import along
from oauthlint.model.value import Value

NOT_OURS = frozenset(
    {"then", "catch", "finally", "push", "map", "filter", "forEach", "toString", "json", "setCredentials"}
)
NEAR = (".", "/", "@/", "~", "#", "src/", "$lib")
_CALLBACKS = frozenset({"cb", "callback", "done", "next", "fn", "resolve", "handler"})
_OWN = ("object", "new_expression", "class", "identifier", "member_expression")

# Words around a request that is written by hand and asks for a token.
_ASKS = (b"token", b"oauth", b"grant_type")
# Compiled where they are used, for a `fetch` by hand.
_READS = rb"\.(?:json|text)\("
# A look at whether an answer is one of success: at its status, at the `error` of its body, at whether there is a token.
_LOOKS = (
    rb"\bok\b|\bstatus|[.?\[{,]\s*['\"]?error(?:_description)?\b|\bthrow\b"
    rb"|(?:!|if\s*\()\s*[\w.?]*access_?[tT]oken|access_?[tT]oken\s*(?:\?\?|\|\||[!=]==?)"
)

LONGEST_WAY = 12  # names in a chain; longer ones are made by programs


class _Watched(NamedTuple):
    """A call that may matter; `own` is the function of this file that it calls, -1 where that is not known.

    `library` says that it sends, or asks for a token, by its name.
    """

    item: Item
    target: Node
    way: list[str]
    own: int
    library: bool


class Flows(NamedTuple):
    """The flows of the file's calls, the calls that are given functions, and what is tried again when it fails."""

    flows: tuple[Flow, ...]
    handed: tuple[Handed, ...]
    retried: tuple[Retried, ...]
    cut: bool  # whether there are more calls than are followed


NONE = Flows((), (), (), cut=False)


def flows(script: Script, reader: Reader) -> Flows:
    """Everything of this kind in the file."""
    trace = Trace(script.scopes, script.path, {})
    found: list[Flow] = []
    again: dict[Place, Retried] = {}
    watched, taking = _watched(script, reader)
    for one in watched[: most.FLOWS]:
        callee, written = evaluate(script, one.target), called(one.item[0])
        if written != one.target:
            callee = along(callee, (script.place(written),))
        if not (one.library or may_be_own(callee, script)):
            continue
        end = _of_method(script, trace, one.item) if one.library else (promise(trace, one.item), "promise")
        found.append(_flow(script, one, callee, *end))
        again |= {each.place: each for each in retried.around(script, one.item)}
        if end[0].through is not None:
            taking[end[0].through[0].end_byte] = end[0].through
    for item, library in retried.by_libraries(script, reader.handling):
        again[library.place] = library
        taking[item[0].end_byte] = item
    again |= {each.place: each for each in retried.by_queue(script, reader.handling)}
    given = tuple(made for item in taking.values() if (made := handed(script, item)) is not None)
    return Flows(tuple(found), given, tuple(again[place] for place in sorted(again)), len(watched) > most.FLOWS)


def _watched(script: Script, reader: Reader) -> tuple[list[_Watched], dict[int, Item]]:
    """The calls that may matter, and those that may be given functions, by their last byte.

    A call of a function of this file matters only if something in that function does.
    """
    found: list[_Watched] = []
    taking: dict[int, Item] = {}
    for item in script.scopes.calls:
        target = item[0].child_by_field_name("function")
        target = borrowed(script.scopes, target) if target is not None else None
        way = way_of(script, target) if target is not None else []
        if target is None or not way:
            continue
        if way[-1] in reader.takers:
            taking[item[0].end_byte] = item
        library = is_library(script, way, item[0], reader)
        own = -1 if library else _own(script, target, way)
        if own is not None and way[-1] not in NOT_OURS and not _is_log(way, reader):
            found.append(_Watched(item, target, way, own, library))
    telling: set[int] = set()
    size = -1
    while size < len(telling):
        size = len(telling)
        for one in found:
            if one.own < 0 or one.own in telling:
                telling.update(_around(one.item))
    return [one for one in found if one.own < 0 or one.own in telling], taking


def _around(item: Item) -> Iterable[int]:
    """The functions around a call, by their first byte."""
    above: Item | None = item[1]
    while above is not None:
        if above[0].type in FUNCTIONS:
            yield above[0].start_byte
        above = above[1]


def is_library(script: Script, way: list[str], call: Node, reader: Reader) -> bool:
    """Whether a call sends, or asks for a token: by its name, which may count only beside a package, or by hand."""
    return _is_named(script, way, reader) or _is_by_hand(script, way, reader, call)


def _is_named(script: Script, way: list[str], reader: Reader) -> bool:
    if len(way) < 2:
        return False
    last = way[-1]
    packages = [pack for pack, names in reader.sends if names[-1] == last and tuple(way[-len(names) :]) == names]
    return last in reader.requests or any(
        not one or any(f"{module}/".startswith(f"{one}/") for module in script.scopes.imports) for one in packages
    )


def _is_by_hand(script: Script, way: list[str], reader: Reader, call: Node) -> bool:
    """Whether a call sends a request that may ask for a token."""
    if way[-1] not in reader.posts:
        return False
    code = script.scopes.data[call.start_byte : call.end_byte].lower()
    return any(word in code for word in _ASKS)


def _is_unasked(script: Script, item: Item) -> bool:
    """Whether the function around a `fetch` reads the answer, and nowhere asks whether it is one of success."""
    above = item[1]
    while above is not None and above[0].type not in FUNCTIONS:
        above = above[1]
    data = script.scopes.data
    code = data[above[0].start_byte : above[0].end_byte] if above is not None else data
    return re.search(_READS, code) is not None and re.search(_LOOKS, code) is None


def _is_log(way: list[str], reader: Reader) -> bool:
    return len(way) > 1 and way[-1] in reader.logging.methods and way[-2].lower() in reader.logging.names


def _flow(script: Script, one: _Watched, callee: Value, end: End, form: str) -> Flow:
    return Flow(
        one.item[0].end_byte,
        script.place(one.item[0]),
        callee,
        one.way[-1],
        one.way[-2] if len(one.way) > 1 else "",
        form,
        end.end,
        end.function,
        end.through[0].end_byte if end.through is not None else -1,
        end.params,
        end.handler,
        context.where(script.scopes, one.item),
        unasked=one.library and one.way[-1] == "fetch" and _is_unasked(script, one.item),
    )


def way_of(script: Script, target: Node) -> list[str]:
    """The names that lead to a called method: `this.mailer.sendMail` has this, mailer, sendMail; [] if none."""
    names: list[str] = []
    node: Node | None = target
    while node is not None and len(names) < LONGEST_WAY:
        if node.type in ("parenthesized_expression", "non_null_expression", "await_expression"):
            node = node.named_children[0] if node.named_children else None
        elif node.type in ("identifier", "this"):
            names.append(script.scopes.text(node))
            node = None
        elif node.type in ("member_expression", "subscript_expression"):
            key = node.child_by_field_name("property")
            names.append(script.scopes.text(key) if key is not None else "[]")
            node = node.child_by_field_name("object")
        elif node.type in ("call_expression", "new_expression"):
            node = node.child_by_field_name("function") or node.child_by_field_name("constructor")
            names.append("()")
        elif node.type == "sequence_expression":
            node = node.named_children[-1]
        else:
            return []
    names.reverse()
    return names if len(names) < LONGEST_WAY and names[-1] not in ("()", "[]") else []


def _of_method(script: Script, trace: Trace, item: Item) -> tuple[End, str]:
    """The end of a library's call, which takes a callback or gives a promise."""
    given = [unbound(script.scopes, one) for one in arguments(item[0])]
    inside: Item = (item[0].child_by_field_name("arguments"), item)
    if given and given[-1].type in FUNCTIONS:
        return called_back(trace, (given[-1], inside)), "callback"
    if given and given[-1].type == "identifier":
        name = script.scopes.text(given[-1])
        binding = script.scopes.find(name, given[-1].start_byte)
        written = _function_of(binding)
        if written is not None:
            return called_back(trace, script.scopes.nodes.get(written.start_byte, (written, None))), "callback"
        if len(given) > 1 and (name in _CALLBACKS or name.lower().endswith(("callback", "cb"))):
            return called_back(trace, (given[-1], inside)), "callback"
    return promise(trace, item), "promise"


def _function_of(binding: Binding | None) -> Node | None:
    """The function that a name is declared as."""
    node = binding.node if binding is not None and binding.kind in ("function", "init") else None
    return node if node is not None and node.type in FUNCTIONS and not (binding and binding.path) else None


def _own(script: Script, target: Node, way: list[str]) -> int | None:
    """The function of this file that a call calls, -1 where it may be any of the project, None where it is none."""
    if way[0] == "this":
        return -1 if len(way) > 1 else None
    binding = script.scopes.find(way[0], target.start_byte)
    if binding is None:
        return None
    if binding.kind == "import":
        return -1 if binding.module.startswith(NEAR) or is_alias(binding.module) else None
    node = binding.node
    if binding.kind == "function" and node is not None:
        return int(node.start_byte)
    if binding.kind == "class":
        return -1
    if binding.kind != "init" or node is None:
        return None
    if node.type == "call_expression":
        text = script.scopes.text(node)[:60]
        if text.startswith("require("):
            return -1 if text[9:].startswith(NEAR) else None
        return -1 if len(way) == 1 and not binding.path else None
    if node.type in FUNCTIONS and not binding.path:
        return int(node.start_byte)
    return -1 if node.type in _OWN else None
