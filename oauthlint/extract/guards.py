"""Under which conditions a piece of code runs: the branches, cases, failures and loops that it stands in.

A condition is known by its words, so that two pieces of code that hang on the same one are told to go together.
"""

from collections.abc import Iterator
from itertools import takewhile

from oauthlint.extract.scopes import FUNCTIONS, Item, Node
from oauthlint.extract.syntax import LOOPS, is_field
from oauthlint.extract.values import Script, condition, evaluate, words
from oauthlint.model.choosing import truthy
from oauthlint.model.filefacts import Impossible
from oauthlint.model.record import NamedTuple
from oauthlint.model.source import Place
from oauthlint.model.value import Choice

_GOES_ON = ("continue_statement", "break_statement")
_ENDS = frozenset({"return_statement", "throw_statement"})
_CASES = frozenset({"switch_case", "switch_default"})
Arm = tuple[str, bool]


class Guard(NamedTuple):
    """One arm of a statement that chooses; `taken` says which of `arms`, the conditions of all of them, in words.

    `form` is that of the Choice it makes, `start` and `end` are the bytes of the arm. Nothing behind the statement runs
    after the arm if it `leaves`; nothing in the bytes `rest` (of the loop around) does if it goes on with the next.
    It is `sure` to have run where anything behind the statement does.
    """

    place: Place
    form: str
    arms: tuple[Arm, ...]
    taken: int
    start: int
    end: int
    leaves: bool = False
    rest: tuple[int, int] = (0, 0)
    sure: bool = False


def guards(script: Script, item: Item) -> list[Guard]:
    """The guards around a piece of code in its function, outermost first."""
    known = script.scopes.guarded.get(id(item))
    if known is None:
        found = [one for below, above in up(item) if (one := _guard(script, below, above)) is not None]
        known = script.scopes.guarded[id(item)] = item, found[::-1]
    return known[1]


def impossible(script: Script, item: Item) -> tuple[Impossible, ...]:
    """The arms of choices that cannot be meant where a piece of code runs.

    That is what the branches around it say, and what is left when others before it end early.
    """
    found: list[Impossible] = []
    for below, above in up(item, beyond=True):
        guard = _guard(script, below, above)
        if guard is not None:
            start = -1 if guard.form == "if" else guard.place.start
            found += [(start, *one) for number, one in enumerate(guard.arms) if number != guard.taken]
        if guard is not None and guard.form == "if":
            met = is_field(above[0], "consequence", below[0])
            found += _of_test(script, above[0].child_by_field_name("condition"), holds=met)
        if above[0].type in ("statement_block", "program", "switch_case"):
            for one in ended(script, above[0], below[0]):
                found += _of_test(script, one.child_by_field_name("condition"), holds=False)
    return tuple(dict.fromkeys(found))


def ended(script: Script, block: Node, below: Node) -> Iterator[Node]:
    """The statements of a block that end everything where their condition holds, before one of its statements."""
    known = script.scopes.ending.get(block.id)
    if known is None:
        known = script.scopes.ending[block.id] = [one for one in block.named_children if _ends(one)]
    return takewhile(lambda one: one.start_byte < below.start_byte, known)


def _ends(node: Node) -> bool:
    """Whether nothing that follows a statement runs where its condition holds."""
    if node.type != "if_statement" or node.child_by_field_name("alternative") is not None:
        return False
    last = _last(node.child_by_field_name("consequence"))
    return last in _ENDS or last in _GOES_ON


def _of_test(script: Script, node: Node, *, holds: bool) -> Iterator[Impossible]:
    """What cannot be where a condition holds or does not."""
    while node.type == "parenthesized_expression" and node.named_child_count == 1:
        node = node.named_children[0]
    operator = node.child_by_field_name("operator")
    sign = operator.type if operator is not None else ""
    if sign == ("&&" if holds else "||"):
        for side in ("left", "right"):
            yield from _of_test(script, node.child_by_field_name(side), holds=holds)
        return
    test, positive = condition(script, node)
    yield -1, test, positive != holds
    value = evaluate(script, node)
    if isinstance(value, Choice):
        start = value.at[-1].start if value.form == "assigned" and value.at else -1
        for one in value.branches:
            if truthy(one.value) is not None and truthy(one.value) != holds:
                yield start, one.test, one.holds


def up(item: Item, *, beyond: bool = False) -> Iterator[tuple[Item, Item]]:
    """The nodes around one with the one right below each; to the end of the function, unless `beyond`."""
    below, above = item, item[1]
    while above is not None and (beyond or above[0].type not in FUNCTIONS):
        yield below, above
        below, above = above, above[1]


def _guard(script: Script, below: Item, above: Item) -> Guard | None:
    kind = above[0].type
    if kind in ("if_statement", "ternary_expression"):
        return _of_if(script, below, above)
    if kind in _CASES:
        return _of_case(script, below, above)
    if kind == "catch_clause":
        return _either(script, below, above, ("the code before it fails", "the code before it succeeds"))
    if kind in LOOPS and is_field(above[0], "body", below[0]):
        return _either(script, below, above, ("the loop runs", "the loop does not run"))
    return None


def _of_if(script: Script, below: Item, above: Item) -> Guard | None:
    node = above[0]
    taken = is_field(node, "consequence", below[0])
    if not taken and not is_field(node, "alternative", below[0]):
        return None
    test, holds = condition(script, node.child_by_field_name("condition"))
    arms = ((test, True), (test, False))
    other = _last(node.child_by_field_name("alternative" if taken else "consequence"))
    return _made(script, below, above, "if", arms, 0 if taken == holds else 1)._replace(sure=other in _ENDS)


def _of_case(script: Script, below: Item, above: Item) -> Guard | None:
    """A case of a `switch`; cases without code belong to the one that they fall into."""
    body = above[1]
    switch = body[1] if body is not None else None
    if switch is None or is_field(above[0], "value", below[0]):
        return None
    subject, _ = condition(script, switch[0].child_by_field_name("value"))
    arms: list[Arm] = []
    index, waiting = 0, []
    for one in body[0].named_children:
        if one.type not in _CASES:
            continue
        value = one.child_by_field_name("value")
        told = "something else" if value is None else words(script, value, short=True)
        waiting.append(told or f"the case on line {one.start_point[0] + 1}")
        if _statements(one):
            index = len(arms) if one.id == above[0].id else index
            arms.append((f"{subject} is {' or '.join(waiting)}", True))
            waiting = []
    if not any(one.type == "switch_default" for one in body[0].named_children):
        arms.append((f"{subject} is none of the cases", True))
    return _made(script, above, switch, "assigned", tuple(arms), index)


def _statements(case: Node) -> list[Node]:
    value = case.child_by_field_name("value")
    return [one for one in case.named_children if one.type != "comment" and (value is None or one.id != value.id)]


def _either(script: Script, below: Item, above: Item, told: tuple[str, str]) -> Guard:
    line = above[0].start_point[0] + 1
    arms = tuple((f"{one} (line {line})", True) for one in told)
    return _made(script, below, above, "assigned", arms, 0)


def _made(script: Script, arm: Item, whole: Item, form: str, arms: tuple[Arm, ...], index: int) -> Guard:
    last = _last(arm[0])
    loop = next((above[0] for _, above in up(whole) if above[0].type in LOOPS), None)
    goes_on = last in _GOES_ON and whole[0].type == "if_statement"
    rest = (loop.start_byte, loop.end_byte) if goes_on and loop is not None else (0, 0)
    place = script.place(whole[0])
    return Guard(place, form, arms, index, arm[0].start_byte, arm[0].end_byte, last in _ENDS, rest)


def _last(node: Node | None) -> str:
    """The kind of the statement that an arm ends with."""
    if node is not None and node.type in ("statement_block", "else_clause", *_CASES) and node.named_children:
        return _last(node.named_children[-1])
    return node.type if node is not None else ""
