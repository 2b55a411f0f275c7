"""The language of conditions: the small part of CEL that a rule may use, and everything else refused by name.

A look at the words, before the engine sees the text. Types and grammar are the engine's to check.
"""

import re
from collections.abc import Callable, Collection

from oauthlint.errors import InternalError
from oauthlint.evaluate.functions import FUNCTIONS
from oauthlint.model.record import NamedTuple
from oauthlint.model.version import parse

Blame = Callable[[int, int, str], Exception]  # line and column in the text, both from 1, and what is wrong there

METHODS = frozenset({"startsWith", "endsWith", "contains", "matches"} | {one.name for one in FUNCTIONS if one.method})
CALLS = frozenset(one.name for one in FUNCTIONS if not one.method)
VERSIONS = frozenset({"older_than", "at_least"})
WORDS = frozenset({"true", "false", "in"})

_TOKEN = re.compile(
    r"""(?P<blank>\s+)
    | (?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    | (?P<number>\d+(?![\w.]))
    | (?P<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)
    | (?P<method>\.[A-Za-z_]\w*(?=\())
    | (?P<mark>&&|\|\||==|!=|<=|>=|[!<>?:,()\[\]])""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word of a condition: its kind (a group of `_TOKEN`), its text and where it begins."""

    kind: str
    text: str
    at: int


class Reading(NamedTuple):
    """What a condition is made of: the variables that it names, in order, and its patterns with their places."""

    names: tuple[str, ...]
    patterns: tuple[Token, ...]


def read(text: str, known: Collection[str], blame: Blame) -> Reading:
    """The variables and patterns of a condition; raises what `blame` makes for anything outside of the language."""

    def refuse(at: int, message: str) -> Exception:
        line = text.count("\n", 0, at) + 1
        return blame(line, at - text.rfind("\n", 0, at), message)

    tokens = words(text, refuse)
    names: dict[str, None] = {}
    patterns: list[Token] = []
    for index, token in enumerate(tokens):
        follows = tokens[index + 1 : index + 3]
        if token.kind in {"name", "method"}:
            variable, called = _parts(token, follows)
            if called:
                patterns += _call(token, called, tokens[index + 2 : index + 4], refuse)
            if variable and variable not in WORDS:
                _must_be_known(token, variable, known, refuse)
                names[variable] = None
        elif token.text == "[" and index and _is_value(tokens[index - 1]):
            raise refuse(token.at, "an index is not part of the language of conditions")
        elif token.kind == "text" and follows and follows[0].kind == "text":
            raise refuse(follows[0].at, "two texts in a row")
    return Reading(tuple(names), tuple(patterns))


def words(text: str, refuse: Callable[[int, str], Exception]) -> list[Token]:
    """The words of a condition without the blanks between them; raises what `refuse` makes for anything else."""
    tokens, at = [], 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if not found:
            raise refuse(at, f"`{text[at]}` is not part of the language of conditions")
        if found.lastgroup != "blank":
            tokens.append(Token(found.lastgroup or "", found[0], at))
        at = found.end()
    return tokens


def words_of(text: str) -> list[Token]:
    """The words of a condition that was compiled."""

    def refuse(at: int, message: str) -> Exception:
        return InternalError(f"a condition that was compiled cannot be read at {at}: {message}", "please report it")

    return words(text, refuse)


def _parts(token: Token, follows: list[Token]) -> tuple[str, str]:
    """The variable and the function that a name stands for; `auth.user.contains` before a bracket is both."""
    if not follows or follows[0].text != "(":
        return token.text, ""
    variable, _, called = token.text.rpartition(".")
    return (variable, called) if token.text not in WORDS else (token.text, "")


def _call(token: Token, called: str, arguments: list[Token], refuse: Callable[[int, str], Exception]) -> list[Token]:
    """The pattern of a call of `matches`, if it is one; refuses calls that the language does not have."""
    allowed = METHODS if "." in token.text else CALLS
    if called not in allowed:
        choice = ", ".join(sorted(allowed))
        raise refuse(token.at, f"`{called}(` is not part of the language of conditions; there is {choice}")
    if called not in VERSIONS and called != "matches":
        return []
    if [one.kind for one in arguments] != ["text", "mark"] or arguments[1].text != ")":
        raise refuse(token.at, f"`{called}` takes one text that is written out")
    if called == "matches":
        return [arguments[0]]
    if parse(arguments[0].text[1:-1]) is None:
        raise refuse(arguments[0].at, 'a version is written like "8.0.8"')
    return []


def _must_be_known(
    token: Token, variable: str, known: Collection[str], refuse: Callable[[int, str], Exception]
) -> None:
    if variable in known:
        return
    from difflib import get_close_matches  # noqa: PLC0415  (only where a pack is being written)

    near = get_close_matches(variable, known, 1)
    raise refuse(token.at, f"there is no `{variable}` here" + (f"; did you mean `{near[0]}`?" if near else ""))


def _is_value(token: Token) -> bool:
    return (token.kind in {"name", "text", "number"} and token.text != "in") or token.text in {")", "]"}
