"""Secrets that stand in code as if they were code: behind a quote too many, say. No name may be a piece of one."""

from collections.abc import Callable

from oauthlint.extract.formats import Scanner, find, in_base64
from oauthlint.extract.scopes import Node
from oauthlint.model.source import Problem

Parsed = tuple[Node | None, tuple[Problem, ...]]
# Nodes whose text nobody takes for a name; each other node that a secret lies in has parts that are names.
_TEXT = frozenset((
    "comment", "string", "string_fragment", "template_string", "html_comment", "hash_bang_line", "jsx_text",
    "string_lit", "template_literal",  # of Terraform
))  # fmt: skip


MANY = 200  # secrets in a file


def hidden(code: bytes, parsed: Parsed, parse: Callable[[bytes], Parsed], scanner: Scanner) -> tuple[bytes, Parsed]:
    """The code with a name in the place of each such secret, and what it is parsed to.

    What was text may be code once the rest is parsed otherwise: then all that is in a known format goes, as it does
    where there is so much of it that looking at each would take long.
    """
    for everything in (False, True):
        spans = [(one.start, one.end) for one in (*find(code, scanner), *(one for one, _ in in_base64(code, scanner)))]
        root = parsed[0]
        bare = [span for span in spans[:MANY] if root is not None and not _is_text(root, *span)]
        if not bare:
            break
        changed = bytearray(code)
        for start, end in spans if everything or len(spans) > MANY else bare:
            changed[start:end] = b"x".ljust(end - start)
        code = bytes(changed)
        parsed = parse(code)
    return code, parsed


def _is_text(root: Node, start: int, end: int) -> bool:
    node = root.descendant_for_byte_range(start, end)
    return node is not None and node.type in _TEXT
