"""A condition in its parts: what is joined by `&&` and `||` taken apart, down to single questions.

Each part is a condition of its own, so that the engine can answer it by itself.
"""

from collections.abc import Sequence
from typing import Literal

from oauthlint.evaluate.language import Token, words_of
from oauthlint.model.record import NamedTuple

Joined = Literal["", "all of", "any of", "none of", "not all of"]

_OPEN, _CLOSE = frozenset({"(", "["}), frozenset({")", "]"})
_MARKS: tuple[tuple[str, Joined], ...] = (("||", "any of"), ("&&", "all of"))
_NEGATED: dict[Joined, Joined] = {"all of": "not all of", "any of": "none of"}


class Clause(NamedTuple):
    """A part of a condition: its text on one line, and the parts that it joins, none for a single question."""

    text: str
    joined: Joined
    parts: "tuple[Clause, ...]"


def clauses(text: str) -> Clause:
    """The condition as a tree. Brackets that only hold parts together are gone, `!(…)` is a group of its own."""
    return _clause(words_of(text), text)


def _clause(tokens: Sequence[Token], text: str) -> Clause:
    """The part that these words make up; of `||` and `&&` the first binds less."""
    if _wrapped(tokens):
        return _clause(tokens[1:-1], text)
    if any(token.text == "?" for token, depth in _depths(tokens) if depth == 0):
        return Clause(_said(tokens), "", ())
    for mark, joined in _MARKS:
        parts = _split(tokens, mark)
        if len(parts) > 1:
            return Clause(_said(tokens), joined, tuple(_clause(part, text) for part in parts))
    if tokens[0].text == "!" and _wrapped(tokens[1:]):
        inner = _clause(tokens[2:-1], text)
        if inner.joined in _NEGATED:
            return inner._replace(text=_said(tokens), joined=_NEGATED[inner.joined])
    return Clause(_said(tokens), "", ())


def _split(tokens: Sequence[Token], mark: str) -> list[Sequence[Token]]:
    """The words between the marks that stand in no bracket."""
    parts, start = [], 0
    for at, (token, depth) in enumerate(_depths(tokens)):
        if depth == 0 and token.text == mark:
            parts.append(tokens[start:at])
            start = at + 1
    return [*parts, tokens[start:]]


def _wrapped(tokens: Sequence[Token]) -> bool:
    """Whether the first word opens the bracket that the last one closes."""
    if not tokens or tokens[0].text != "(":
        return False
    closed = next((at for at, (token, depth) in enumerate(_depths(tokens)) if token.text == ")" and depth == 1), -1)
    return closed == len(tokens) - 1


def _depths(tokens: Sequence[Token]) -> list[tuple[Token, int]]:
    """Each word with the number of brackets around it; a bracket is around itself."""
    found, depth = [], 0
    for token in tokens:
        depth += token.kind == "mark" and token.text in _OPEN
        found.append((token, depth))
        depth -= token.kind == "mark" and token.text in _CLOSE
    return found


def _said(tokens: Sequence[Token]) -> str:
    """The words on one line, with one blank where there were blanks."""
    said = ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        gap = before is not None and before.at + len(before.text) < token.at
        said += " " * gap + token.text
    return said
