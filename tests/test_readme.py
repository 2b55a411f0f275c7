"""What the README shows is what happens: each block after a `run:` comment is the output of that command.

`pytest tests/test_readme.py --update` writes the blocks anew.
"""

import contextlib
import io
import os
import re
import subprocess
from pathlib import Path

import pytest

from oauthlint.cli.commands import run

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"<!-- run: oauthlint (?P<call>[^\n]*?) -->\n```text\n(?P<shown>.*?)```\n", re.DOTALL)
TIME = re.compile(r", in \d+\.\d+ s$", re.MULTILINE)


def output(call: str) -> str:
    """What a command prints in the top folder, without the time that it took."""
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="utf-8")) as out, contextlib.chdir(ROOT):
        run(call.split())
    return TIME.sub("", out.buffer.getvalue().decode())


def blocks() -> dict[str, str]:
    return {one["call"]: one["shown"] for one in BLOCK.finditer(README.read_text(encoding="utf-8"))}


def shown(call: str, text: str) -> str:
    return f"<!-- run: oauthlint {call} -->\n```text\n{text}```\n"


@pytest.fixture(autouse=True)
def _committed(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = ["git", "ls-files", "--error-unmatch", "examples/mailer/src/settings.js"]
    if subprocess.run(listed, cwd=ROOT, capture_output=True, check=False).returncode != 0:
        pytest.skip("a file that git does not track is marked as local")
    for name in [name for name in os.environ if name.startswith("OAUTHLINT_")] + ["PRE_COMMIT", "FORCE_COLOR"]:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("call", blocks())
def test_the_run_shown_is_a_real_one(call: str, update: bool) -> None:
    said, old = output(call), blocks()[call]
    if update and said != old:
        text = README.read_text(encoding="utf-8")
        README.write_text(text.replace(shown(call, old), shown(call, said)), encoding="utf-8")
    assert said == blocks()[call]


def test_it_shows_a_run_on_the_examples() -> None:
    assert any("examples" in call for call in blocks())


def test_it_names_every_exit_code_and_no_file_that_is_gone() -> None:
    text = README.read_text(encoding="utf-8")
    for code in "0123":
        assert f"\n| {code} |" in text
    named = re.findall(r"`((?:oauthlint|rules|tests|benchmarks|examples)/[\w./-]*)`", text)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
