"""Ignore files, in our own walk and as patterns of a configuration: git itself says what they mean."""

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as some

from oauthlint.discover.ignored import walk
from oauthlint.model.source import Problem

PARTS = ("a", "b", "c", "ab", "a.js", ".env", "A", "é", "a b", "a\\", "[a]", "#a", "!a", "a\u2028b", "a\x0cb", "x*y")
FEW = ("a", "b", "a.js")  # most of the files and the patterns are of these, so that they meet
PATTERN_PARTS = (
    *PARTS, "*", "**", "?", "a*", "*.js", "*b", "[ab]", "[!a]", "[^b]", "[a-c]", "\\*", "\\#a", "\\!a", "a?", "***", "**a", "[[:alpha:]]",
    "\\a", "[]a]", "[a", "é*", "{a,b}", "a\\ ", "\\[a\\]", "x\\*y", "a\\\\",
)  # fmt: skip


class Tree(NamedTuple):
    """Ignore files by their folder, and the files there are."""

    rules: tuple[tuple[str, str], ...]
    files: frozenset[str]


def _paths() -> some.SearchStrategy[str]:
    return some.lists(some.sampled_from((*FEW * 8, *PARTS)), min_size=1, max_size=3).map("/".join)


def patterns() -> some.SearchStrategy[str]:
    """One line of an ignore file."""
    body = some.lists(
        some.sampled_from((*FEW * 8, *("*", "**", "*.js", "a*") * 2, *PATTERN_PARTS)), min_size=1, max_size=3
    ).map("/".join)
    before = some.sampled_from(("", "", "", "!", "/", "!/", "#", " ", "\\"))
    return some.tuples(before, body, some.sampled_from(("", "", "", "/", " ", "/*", "/**", "\t", "\r"))).map("".join)


def cases() -> some.SearchStrategy[Tree]:
    """Files in folders, and up to three ignore files among them."""
    text = some.lists(patterns(), min_size=1, max_size=5).map("\n".join)
    rules = some.dictionaries(some.sampled_from(("", "a", "b", "a/b")), text, min_size=1, max_size=3)
    return some.builds(
        lambda rules, files: Tree(tuple(sorted(rules.items())), files),
        rules,
        some.frozensets(_paths(), min_size=4, max_size=12),
    )


@contextmanager
def laid_out(tree: Tree) -> Iterator[str]:
    """A git repository with these files; those whose folder is a file already are left out."""
    with tempfile.TemporaryDirectory() as root:
        subprocess.run(["git", "init", "-q", "--template=", root], check=True)
        for folder, text in tree.rules:
            _write(root, f"{folder}/.gitignore" if folder else ".gitignore", text.encode())
        for path in sorted(tree.files):
            _write(root, path, b"x")
        yield root


def _write(root: str, path: str, data: bytes) -> None:
    full = Path(root, path)
    try:
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_bytes(data)
    except OSError:
        return


def holds(tree: Tree) -> None:
    """Our walk finds what git lists."""
    with laid_out(tree) as root:
        listed = subprocess.run(
            ["git", "-c", "core.quotePath=false", "ls-files", "-z", "-o", "--exclude-standard"],
            cwd=root,
            check=True,
            capture_output=True,
        ).stdout
        expected = {os.fsdecode(one) for one in listed.split(b"\0") if one}
        problems: list[Problem] = []
        found = set(walk(root, "", problems))
        if not problems:
            assert found == expected, (
                f"ignored: git lists {sorted(expected - found)} and not {sorted(found - expected)}"
            )
        elif not any(re.search("^ *!", text, re.MULTILINE) for _, text in tree.rules):  # what takes out is heeded
            assert found >= expected, f"missed: git lists {sorted(expected - found)}"
