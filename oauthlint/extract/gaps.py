"""Sound code that the grammars do not know: the same in words that they do, byte for byte as long, so that places hold.

`f<typeof import('a')>()`, `` sql<Row[]>`…` ``, `Search & Read` between tags, `export type * from`,
`export default abstract class`, `abstract override`, `<in out T>`. None of them says anything of a value.
"""

import re
from collections.abc import Iterator

from oauthlint.extract.scopes import Node

_TYPE_OF_TEMPLATE = rb"(?<=[\w$])<[\w{\[\s][^`()=]{0,400}>(?=`)"
_BLANKED = (
    rb"(?<=\bexport )type(?= \*)",
    rb"(?<=export default )abstract(?= class\b)",
    rb"\babstract(?=\s+override\b)",
    rb"(?<=[<,\s])in out(?=\s+[A-Z])",
)
_IMPORTED = rb"(?<=\btypeof )import\([^()\r\n]{1,200}\)"
_BETWEEN_TAGS = rb"(?<=[>}])[^<>{}()=;]*&[^<>{}()=;]*(?=[<{])"
_LONGEST = 2_000  # bytes of an error whose cause may be an ampersand between tags


def filled(code: bytes, root: Node) -> bytes:
    """The code that was parsed to `root` with such places written otherwise."""
    made = bytearray(code)
    for start, end in ((one.start_byte, one.end_byte) for one in _errors(root)):
        if code[start : start + 1] == b"&":
            made[start:end] = code[start:end].replace(b"&", b"+")
        elif end - start < _LONGEST:
            made[start:end] = re.sub(_BETWEEN_TAGS, lambda hit: hit[0].replace(b"&", b"+"), code[start:end])
    known = re.sub(_IMPORTED, lambda hit: b"_" * len(hit[0]), bytes(made))
    for expression in (*_BLANKED, *([_TYPE_OF_TEMPLATE] if b">`" in code else [])):
        known = re.sub(expression, lambda hit: b" " * len(hit[0]), known)
    return known


def _errors(root: Node) -> Iterator[Node]:
    """The outermost errors."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.is_error:
            yield node
        elif node.has_error:
            stack.extend(node.children)
