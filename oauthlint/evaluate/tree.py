"""Conditions read into the trees that `logic` decides by: only where a pack is built, and after the engine has agreed.

condition := either ["?" either ":" condition]
either    := both {"||" both}
both      := relation {"&&" relation}
relation  := unary {("==" | "!=" | "<" | "<=" | ">" | ">=" | "in") unary}
unary     := {"!"} primary {"." method "(" condition ")"}
"""

from __future__ import annotations

from collections.abc import Callable

from oauthlint.evaluate.language import Token, words_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from oauthlint.evaluate.logic import Tree

_RELATIONS = frozenset({"==", "!=", "<", "<=", ">", ">=", "in"})
_END = Token("end", "", 0)


def tree(text: str) -> Tree:
    """The tree of a condition that was compiled."""
    tokens = [_END, *reversed(words_of(text))]
    return _condition(tokens)


def _condition(tokens: list[Token]) -> Tree:
    found = _either(tokens)
    if not _taken(tokens, "?"):
        return found
    yes = _either(tokens)
    _taken(tokens, ":")
    return ["?", found, yes, _condition(tokens)]


def _either(tokens: list[Token]) -> Tree:
    return _chain(tokens, "||", lambda: _chain(tokens, "&&", lambda: _relation(tokens)))


def _chain(tokens: list[Token], mark: str, part: Callable[[], Tree]) -> Tree:
    """Parts with a mark between them; one alone is itself."""
    parts = [part()]
    while _taken(tokens, mark):
        parts.append(part())
    return [mark, *parts] if len(parts) > 1 else parts[0]


def _relation(tokens: list[Token]) -> Tree:
    found = _unary(tokens)
    while tokens[-1].text in _RELATIONS:
        found = [tokens.pop().text, found, _unary(tokens)]
    return found


def _unary(tokens: list[Token]) -> Tree:
    if _taken(tokens, "!"):
        return ["!", _unary(tokens)]
    found = _primary(tokens)
    while tokens[-1].kind == "method":
        found = _call(tokens, tokens.pop().text[1:], found)
    return found


def _primary(tokens: list[Token]) -> Tree:
    token = tokens.pop()
    if token.text in ("(", "["):
        inner = _chain(tokens, ",", lambda: _condition(tokens)) if tokens[-1].text != "]" else None
        tokens.pop()
        return inner if token.text == "(" else _list(inner)
    if token.kind == "number":
        return int(token.text)
    if token.kind == "text":
        return None if "\\" in token.text else token.text[1:-1]
    return _name(tokens, token.text)


def _name(tokens: list[Token], name: str) -> Tree:
    """A variable, a function or a method of a variable."""
    if name in ("true", "false"):
        return name == "true"
    if tokens[-1].text != "(":
        return ["$", name]
    variable, _, called = name.rpartition(".")
    return _call(tokens, called, ["$", variable] if variable else None)


def _list(inner: Tree) -> Tree:
    """What stands between square brackets."""
    if inner is None:
        return None
    return ["[", *inner[1:]] if isinstance(inner, list) and inner[0] == "," else ["[", inner]


def _call(tokens: list[Token], called: str, owner: Tree) -> Tree:
    """A call of one argument, as a method where it has an owner; None for patterns, which are the engine's."""
    tokens.pop()
    given = _condition(tokens)
    tokens.pop()
    if called == "matches":
        return None
    return [called, given] if owner is None else [called, owner, given]


def _taken(tokens: list[Token], mark: str) -> bool:
    """Whether the next word is this mark, which is then gone."""
    if tokens[-1].text != mark:
        return False
    tokens.pop()
    return True
