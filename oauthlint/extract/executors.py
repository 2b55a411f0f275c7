"""What a promise comes to that is made by hand: what its function gives to `resolve`."""

from collections.abc import Iterator

from oauthlint.extract.scopes import FUNCTIONS, Node
from oauthlint.extract.syntax import arguments, called, parameters
from oauthlint.extract.values import Script, evaluate, one_of
from oauthlint.model.source import Place
from oauthlint.model.value import Array, Choice, Env, Function, Object, Promise, Result, Text, Value

_TELLING = (Array, Choice, Env, Function, Object, Promise, Result, Text)


def kept(script: Script, executor: Node, place: Place) -> Value | None:
    """The promise of what is resolved; None where nobody can tell: what a callback is given, for instance."""
    found = list(_resolved(script, executor)) if executor.type in FUNCTIONS else []
    if not any(isinstance(one, _TELLING) for one in found):
        return None
    made = one_of(found, place)
    return made if isinstance(made, Promise) else Promise((place,), made)


def _resolved(script: Script, executor: Node) -> Iterator[Value]:
    name = next(iter(parameters(script.scopes, executor)), "")
    for node, _ in script.scopes.calls if name else ():
        target: Node = called(node)
        if executor.start_byte <= node.start_byte < executor.end_byte and script.scopes.text(target) == name:
            found = script.scopes.find(name, target.start_byte)
            if found is not None and (found.kind, found.function, found.position) == ("param", executor.start_byte, 0):
                given = arguments(node)
                yield evaluate(script, given[0] if given else None)
