"""The only door to CEL: conditions are checked when a pack is built, and asked of facts in a run.

Nearly all of them are answered by `logic`, without the engine, which takes 4 ms to load and half a millisecond to
compile a condition that it is asked, once a run.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from json import dumps, loads

from oauthlint.errors import InternalError, PackError
from oauthlint.evaluate.functions import FUNCTIONS
from oauthlint.evaluate.logic import Missing, decided
from oauthlint.evaluate.variables import Scalar, Variable, bind, variables
from oauthlint.model.facts import Fact
from oauthlint.model.record import NamedTuple
from oauthlint.model.rule import Condition

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from oauthlint.evaluate.logic import Tree

Blame = Callable[[int, int, str], Exception]  # see language.read

_UNKNOWN = r'UNKNOWN: No value with name "([^"]+)" found in Activation'
_PLACE = r"ERROR: <input>:(\d+):(\d+): (.*)"


class Engine(NamedTuple):
    """What asking needs, for one run: what was compiled or read so far, and the variables of each kind."""

    compiled: dict[tuple[str, str], Any]  # by kind and text: cel.Expression; the library has no types
    trees: dict[str, Tree]
    known: dict[str, dict[str, Variable]]


def compile_condition(text: str, kind: str, blame: Blame | None = None) -> Condition:
    """The checked condition about a kind of fact; raises what `blame` makes of line, column and words."""
    from oauthlint.evaluate.language import read  # noqa: PLC0415  (a run compiles nothing)
    from oauthlint.evaluate.tree import tree  # noqa: PLC0415  (likewise)

    blame = blame or _blame(text)
    known = variables(kind)
    reading = read(text, known, blame)
    environment = _environment(known)
    try:
        checked = environment.compile(text)
    except RuntimeError as wrong:
        found = re.search(_PLACE, str(wrong))
        raise blame(*((int(found[1]), int(found[2]), found[3]) if found else (1, 1, str(wrong)))) from None
    if checked.return_type().name() != "BOOL":
        raise blame(1, 1, f"this gives {checked.return_type().name().lower()}, and a condition must give yes or no")
    for pattern in reading.patterns:
        if environment.compile(f'"".matches({pattern.text})').eval(data={}).type().name() != "BOOL":
            line = text.count("\n", 0, pattern.at) + 1
            raise blame(line, pattern.at - text.rfind("\n", 0, pattern.at), "not a regular expression (RE2)")
    return Condition(text, reading.names, dumps(tree(text), separators=(",", ":")))


def engine() -> Engine:
    """A fresh engine. One is enough for a run."""
    return Engine({}, {}, {})


def ask(engine: Engine, rule: str, condition: Condition, fact: Fact) -> bool | Missing:
    """Yes, no, or what is missing to know. Raises InternalError, naming rule and place, for any other outcome."""
    known = engine.known.get(fact.kind)
    if known is None:
        known = engine.known[fact.kind] = variables(fact.kind)
    values = bind(fact, condition.variables, known)
    tree = engine.trees.get(condition.tree)
    if tree is None:
        tree = engine.trees[condition.tree] = loads(condition.tree)
    said = decided(tree, values)
    if isinstance(said, Missing):
        return _missing(rule, fact, said.field)
    return _asked(engine, rule, condition, fact, values) if said is None else bool(said)


def _asked(engine: Engine, rule: str, condition: Condition, fact: Fact, values: dict[str, Scalar]) -> bool | Missing:
    """What the library says."""
    expression = engine.compiled.get((fact.kind, condition.text))
    if expression is None:
        expression = _environment(engine.known[fact.kind]).compile(condition.text)
        engine.compiled[fact.kind, condition.text] = expression
    value = expression.eval(data=values).value()
    if isinstance(value, bool):
        return value
    missing = re.fullmatch(_UNKNOWN, str(value))
    return _missing(rule, fact, missing[1] if missing else "", str(value))


def _missing(rule: str, fact: Fact, name: str, error: str = "") -> Missing:
    """The variable that has no value, if that is how the fact has it; else what went wrong is a defect."""
    if name in fact.about.dynamic:
        return Missing(name.removesuffix(".given"))
    place = fact.about.place
    what = error or f"there is no value of {name}"
    msg = f"rule {rule} could not be asked of the {fact.kind} at {place.path}:{place.start}: {what}"
    raise InternalError(msg, "this is a defect of oauthlint or of the rule; please report it")


def _environment(known: dict[str, Variable]) -> Any:  # noqa: ANN401  (the library has no types)
    """An environment with our functions and these variables."""
    from cel_expr_python import cel  # noqa: PLC0415  (3 ms: only where there is something to ask)

    kinds = {str: cel.Type.STRING, int: cel.Type.INT, bool: cel.Type.BOOL, tuple: cel.Type.List(cel.Type.STRING)}
    declared = []
    for one in FUNCTIONS:
        takes = [cel.Type.STRING] * one.parameters
        overload = cel.Overload(f"{one.name}_of_text", kinds[one.gives], takes, one.method, one.run)
        declared.append(cel.FunctionDecl(one.name, [overload]))
    return cel.NewEnv(variables={name: kinds[one.type] for name, one in known.items()}, functions=declared)


def _blame(text: str) -> Blame:
    """An error that shows the condition alone, for those who have no file to point into."""

    def blame(line: int, column: int, message: str) -> PackError:
        shown = (text.splitlines() or [""])[line - 1 :][:1] or [""]
        return PackError(f"{line}:{column}: {message}\n | {shown[0]}\n | {' ' * (column - 1)}^")

    return blame
