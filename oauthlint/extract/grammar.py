"""The one way into tree-sitter: bytes and the name of a language in, the root of a tree out."""

from __future__ import annotations

import sys
from _frozen_importlib_external import PathFinder  # always there, unlike importlib with its warnings
from functools import cache
from time import monotonic

from oauthlint.errors import InternalError
from oauthlint.extract.scopes import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LONGEST_PARSE = 5.0  # seconds; a megabyte of `a<a<` would take 12
PIECE = 65536  # bytes, which take a fifth of a second at most

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
    parser = _compiled("tree_sitter").Parser(_language(name))
    if len(data) <= PIECE:  # most scripts; tree-sitter 0.26 never lets go of the bytes that a callable has given it
        made = parser.parse(data)
        return made.root_node if monotonic() - started <= LONGEST_PARSE else None

    def source(offset: int, _point: object) -> bytes:
        return data[offset : offset + PIECE]

    def more(_offset: int, _error: bool) -> bool:
        return monotonic() - started > LONGEST_PARSE

    try:
        made = parser.parse(source, progress_callback=more)
    except ValueError:  # tree-sitter's word for a parse that was cut short
        return None
    return made.root_node


@cache
def _language(name: str) -> object:
    package, language = _PACKAGES[name]
    return _compiled("tree_sitter").Language(getattr(_compiled(package), language)())


def _compiled(package: str) -> Any:  # noqa: ANN401  (what a library has compiled has no types)
    """The compiled part of a package, loaded past its `__init__`.

    That of tree-sitter imports typing, those of its grammars importlib.resources, for what nobody here uses: half a
    bare start of Python each.
    """
    name = f"{package}._binding"
    if name not in sys.modules:
        outer = PathFinder.find_spec(package)
        spec = PathFinder.find_spec(name, outer.submodule_search_locations) if outer else None
        module = spec.loader.create_module(spec) if spec and spec.loader else None
        if spec is None or spec.loader is None or module is None:
            msg = f"{package} is not installed"
            raise InternalError(msg, "install oauthlint again")
        spec.loader.exec_module(module)
        sys.modules[name] = module
    return sys.modules[name]
