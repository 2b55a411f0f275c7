"""The one way into tree-sitter: bytes and the name of a language in, the root of a tree out."""

from functools import cache
from time import monotonic

from oauthlint.errors import InternalError
from oauthlint.extract.scopes import Node

LONGEST_PARSE = 5.0  # seconds; a megabyte of `a<a<` would take 12

# By language: the package of its grammar, and the function of it that gives the language.
_PACKAGES = {
    "javascript": ("tree_sitter_javascript", "language"),
    "typescript": ("tree_sitter_typescript", "language_typescript"),
    "tsx": ("tree_sitter_typescript", "language_tsx"),
    "toml": ("tree_sitter_toml", "language"),
    "hcl": ("tree_sitter_hcl", "language"),
    "markdown": ("tree_sitter_markdown", "language"),
}


def tree(data: bytes, name: str, started: float) -> Node | None:
    """The root of the tree of some code; None where it was not done in time, counted from `started` (monotonic)."""
    from tree_sitter import Language, Parser  # noqa: PLC0415  (only where there is something to parse)

    parser = Parser(Language(_grammar(name)))
    pieces = range(0, len(data), 65536)

    def source(offset: int, _point: object) -> bytes:
        return data[offset : offset + pieces.step]

    def more(_offset: int, _error: bool) -> bool:
        return monotonic() - started > LONGEST_PARSE

    try:
        made = parser.parse(source, progress_callback=more)
    except ValueError:  # tree-sitter's word for a parse that was cut short
        return None
    return made.root_node


@cache
def _grammar(name: str) -> object:
    """The compiled grammar, loaded past its package.

    The `__init__` of these imports importlib.resources, for data that nobody here reads: half a bare start of Python.
    """
    from importlib.machinery import PathFinder  # noqa: PLC0415

    package, language = _PACKAGES[name]
    outer = PathFinder.find_spec(package)
    spec = PathFinder.find_spec(f"{package}._binding", outer.submodule_search_locations) if outer else None
    if spec is None or spec.loader is None:
        msg = f"{package} is not installed"
        raise InternalError(msg, "install oauthlint again")
    module = spec.loader.create_module(spec)
    if module is None:
        msg = f"{package} cannot be loaded"
        raise InternalError(msg, "install oauthlint again")
    spec.loader.exec_module(module)
    made: object = getattr(module, language)()
    return made
