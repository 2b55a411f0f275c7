"""Expressions mean the same in every Python that we promise to run on."""

import ast
import re
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+")


def test_no_group_is_repeated_possessively() -> None:
    """Python before 3.11.5 does not step back over the part of a last, failed repetition that had matched.

    `/\\*(?:[^*]|\\*(?!/))*+\\*/` finds no comment there (github.com/python/cpython/issues/106052). What is meant is
    `(?>(?:…)*)`; a possessive repetition of one character class is sound.
    """
    assert POSSESSIVE_GROUP.search(r"/\*(?:[^*]|\*(?!/))*+\*/")
    texts = {
        f"{path.relative_to(ROOT)}:{node.lineno}": node.value.decode("latin-1")
        if isinstance(node.value, bytes)
        else node.value
        for path in sorted((ROOT / "oauthlint").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)
    }
    for path in sorted((ROOT / "rules").rglob("*.yaml")):
        texts[str(path.relative_to(ROOT))] = "\n".join(_strings(yaml.safe_load(path.read_bytes())))
    assert len(texts) > 1000
    assert [place for place, text in texts.items() if POSSESSIVE_GROUP.search(text)] == []


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in _strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in _strings(part)]
    return [value] if isinstance(value, str) else []
