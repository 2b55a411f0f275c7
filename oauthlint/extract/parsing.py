"""The syntax tree of a script, broken or not: slips put right, and no secrets outside of texts."""

from collections.abc import Callable
from functools import partial
from time import monotonic

from oauthlint.extract.formats import Scanner, find, in_base64
from oauthlint.extract.grammar import LONGEST_PARSE, tree
from oauthlint.extract.scopes import Node
from oauthlint.model.source import Problem

Parsed = tuple[Node | None, tuple[Problem, ...]]
Parse = Callable[[bytes], Parsed]

_READ = "the sound parts were read"
_GRAMMARS = {
    ".ts": "typescript",
    ".mts": "typescript",
    ".cts": "typescript",
    ".tsx": "tsx",
    ".vue": "typescript",
    ".svelte": "typescript",
    ".astro": "typescript",
}
_ORDER = ("javascript", "typescript", "tsx")


def sound(code: bytes, path: str, scanner: Scanner) -> tuple[bytes, Node | None, tuple[Problem, ...]]:
    """The code with its slips put right and without secrets outside of texts, its tree, and what is wrong with it.

    There is no tree where the code could not be parsed in time.
    """
    suffix = path[path.rfind(".") :].lower()
    parse = partial(_parse, first=_GRAMMARS.get(suffix, "javascript"), path=path)
    code, (root, problem) = _hidden(code, parse(code), parse, scanner)
    if root is None or not problem:
        return code, root, problem
    from oauthlint.extract.gaps import filled  # noqa: PLC0415  (few files are broken)
    from oauthlint.extract.mended import mended  # noqa: PLC0415  (as said)

    known = filled(code, root)
    if known != code and (better := parse(known))[0] is not None and _errors(better[0]) < _errors(root):
        code, (root, problem) = known, better
    if not problem:
        return code, root, problem
    made, slip = mended(code, root, lambda one: parse(one)[0], _errors)
    if made != code:
        code, (root, _) = _hidden(made, parse(made), parse, scanner)
    line = code.count(b"\n", 0, slip) + 1
    return code, root, (problem[0]._replace(message=f"has a syntax error on line {line}; {_READ}"),)


def _hidden(code: bytes, parsed: Parsed, parse: Parse, scanner: Scanner) -> tuple[bytes, Parsed]:
    if not find(code, scanner) and not any(in_base64(code, scanner)):
        return code, parsed
    from oauthlint.extract.bare import hidden  # noqa: PLC0415  (few files hold a secret)

    return hidden(code, parsed, parse, scanner)


def _parse(data: bytes, first: str, path: str) -> Parsed:
    """The tree with the fewest errors among the grammars, the likeliest tried first."""
    best: tuple[int, Node] | None = None
    started = monotonic()
    for name in (first, *[one for one in _ORDER if one != first]):
        root = tree(data, name, started)
        if root is None:
            continue
        if not root.has_error:
            return root, ()
        errors = _errors(root)
        if best is None or errors < best[0]:
            best = (errors, root)
    if best is None:
        return None, (Problem("timeout", path, f"not parsed within {LONGEST_PARSE:.0f} s"),)
    return best[1], (Problem("recovered", path, f"has syntax errors; {_READ}"),)


def _errors(root: Node) -> int:
    """Bytes that stand in error nodes, and one for each missing token."""
    count, stack = 0, [root]
    while stack:
        node = stack.pop()
        if node.is_error:
            count += node.end_byte - node.start_byte
        elif node.is_missing:
            count += 1
        elif node.has_error:
            stack.extend(node.children)
    return count
