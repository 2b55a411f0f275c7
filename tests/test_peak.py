"""How much memory an audit has at its peak: that of a tree is not to grow with what is in its files.

`python -m benchmarks --files 50000` tells the peak beside the goal, 120 MiB; here a smaller tree is held to its share.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.projects import write

ROOT = Path(__file__).parent.parent
SMALL, LARGE = 30, 2_000  # files
MORE = 16 * 1024  # KiB beyond the small one; it takes 10 MiB, and 11 are in its files
ASKED = """
import sys
from oauthlint.__main__ import answer
answer(["check", "-j", "1", "."])
with open("/proc/self/status") as status:
    print(next(line for line in status if line.startswith("VmHWM:")).split()[1], file=sys.stderr)
"""


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="Linux tells the peak of one process by itself")
def test_a_large_tree_takes_little_more_memory_than_a_small_one(tmp_path: Path) -> None:
    first: dict[int, int] = {}
    again: dict[int, int] = {}
    for files in (SMALL, LARGE):
        write(tmp_path / str(files), files, seed=1)
        peak(tmp_path / str(files), tmp_path / "cache")  # also loads the rules for the first time
        for folder in ("facts", "projects", "wider"):
            shutil.rmtree(tmp_path / "cache" / folder, ignore_errors=True)
        first[files], again[files] = (peak(tmp_path / str(files), tmp_path / "cache") for _ in range(2))
    assert first[LARGE] - first[SMALL] < MORE
    assert again[LARGE] - again[SMALL] < MORE


def peak(folder: Path, cache: Path) -> int:
    """The most memory that an audit of a folder had, in KiB."""
    environ = {**os.environ, "OAUTHLINT_CACHE_DIR": str(cache), "PYTHONPATH": str(ROOT)}
    asked = (sys.executable, "-c", ASKED)
    ended = subprocess.run(asked, cwd=folder, env=environ, capture_output=True, text=True, check=True)
    return int(ended.stderr.split()[-1])
