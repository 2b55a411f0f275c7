"""The architecture, held: who may import whom, and the one door of each library."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "oauthlint"

# library: the modules that may import it, as prefixes below `oauthlint`
DOORS: dict[str, list[str]] = {
    "click": ["cli"],
    "tree_sitter": ["extract"],
    "tree_sitter_javascript": ["extract"],
    "tree_sitter_hcl": ["extract"],
    "tree_sitter_markdown": ["extract"],
    "tree_sitter_toml": ["extract"],
    "tree_sitter_typescript": ["extract"],
    "cel_expr_python": ["evaluate"],
    "yaml": ["yaml12", "extract.yaml_text"],
    "detect_secrets": ["extract", "detect_secrets_plugin"],
    "hyperscan": ["discover"],
    "nodesemver": ["link", "extract", "evaluate"],
    "socket": ["extract.opinion"],  # to keep others from opening one
    "marshal": ["importer"],  # of what Python has compiled
    "subprocess": ["git"],
    "multiprocessing": ["audit"],
}
NOWHERE = ("ssl", "http", "urllib.request", "requests", "ftplib", "smtplib", "asyncio")  # no network
NEVER = (*NOWHERE, "pickle", "shelve", "importlib.resources", "importlib.metadata")


def imported(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def is_below(name: str, prefix: str) -> bool:
    return name == prefix or name.startswith(prefix + ".")


def test_every_module_stands_in_its_layer() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize("library", [*DOORS, *NEVER])
def test_a_library_is_imported_through_its_door_only(library: str) -> None:
    doors = DOORS.get(library, [])
    strangers = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for line, name in imported(path)
        if is_below(name, library)
        and not any(is_below(".".join(path.relative_to(PACKAGE).with_suffix("").parts), door) for door in doors)
    ]
    assert strangers == []


def test_no_table_of_the_world_is_gone_through_while_it_may_grow() -> None:
    """To follow a value may bring in a file: `world.known()` and `sorted(world.files)` are what there is by now."""
    tables = {"files", "calls", "bodies", "exports", "memo", "glanced", "offers", "meant"}
    found = []
    for path in sorted((PACKAGE / "link").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            over = node.iter if isinstance(node, (ast.For, ast.comprehension)) else None
            if isinstance(node, ast.Attribute) and node.attr in ("values", "items", "keys"):
                over = node.value
            if isinstance(over, ast.Attribute) and over.attr in tables:
                holder = ast.unparse(over.value).rpartition(".")[2]
                if holder in ("world", "all_files", "around"):
                    found.append(f"{path.name}:{over.lineno}: {ast.unparse(over)}")
    assert found == []
