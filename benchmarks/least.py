"""The least that a run in Python can do with a tree: `python -m benchmarks.least FOLDER`.

It lists the files, reads each, searches it for the words and parses the scripts that hold some, with what the linter
has for that. It looks at no syntax tree, knows no rule and follows no value: no way of doing so makes a run faster.
"""

import os
import sys
from collections.abc import Sequence
from time import monotonic

from oauthlint.config import Settings
from oauthlint.discover import discover
from oauthlint.extract.grammar import tree
from oauthlint.model.source import Problem

_GRAMMARS = {".ts": "typescript", ".mts": "typescript", ".cts": "typescript", ".tsx": "tsx"}


def main(arguments: Sequence[str]) -> None:
    """Print how many files there are, and how many scripts among them were parsed."""
    target = discover(arguments, Settings())
    parsed = 0
    for path in target.reported:
        data = target.read(path)
        if not isinstance(data, Problem) and target.kind(path, data) == "first":
            tree(data, _GRAMMARS.get(os.path.splitext(path)[1], "javascript"), monotonic())
            parsed += 1
    print(f"{len(target.reported):,} files, {parsed:,} scripts parsed")


if __name__ == "__main__":
    main(sys.argv[1:])
