"""The program in a real pseudo-terminal: colours, width, and what the terminal is spared."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

ROOT = Path(__file__).parent.parent
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
BAD = """\
const nodemailer = require('nodemailer');
exports.mail = nodemailer.createTransport({
\thost: 'smtp.office365.com', /* 日本語の説明 */ port: 587, secure: true,
});
"""


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("CI", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS", "PRE_COMMIT", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    Path("mail.js").write_text(BAD, encoding="utf-8")


def on_a_terminal(
    *arguments: str, columns: int = 100, program: Sequence[str] = ("-m", "oauthlint"), **environ: str
) -> str:
    """What a terminal of that width is sent by `oauthlint` with these arguments."""
    keeper, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, columns.to_bytes(2, sys.byteorder).join((b"\x28\0", b"\0\0\0\0")))
    call = [sys.executable, *program, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **environ}
    with subprocess.Popen(call, stdin=child, stdout=child, stderr=child, env=environment) as process:
        os.close(child)
        said = b""
        while True:
            try:
                more = os.read(keeper, 65536)
            except OSError:  # Linux says so when the other end is closed
                break
            if not more:
                break
            said += more
        process.wait(timeout=60)
    os.close(keeper)
    return said.decode().replace("\r\n", "\n")


def test_a_terminal_gets_colours_and_the_same_words() -> None:
    said = on_a_terminal("check", "mail.js")
    assert "\x1b[1;31merror[secure-port-mismatch]\x1b[0m" in said
    plain = on_a_terminal("check", "mail.js", "--color", "never")
    without_time = re.compile(r", in \d+\.\d\d s")
    assert without_time.sub("", ESCAPE.sub("", said)) == without_time.sub("", plain)


@pytest.mark.parametrize(
    ("environ", "colored"),
    [
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ({"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_what_the_environment_says_of_colours_holds(
    environ: dict[str, str], colored: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert bool(ESCAPE.search(on_a_terminal("check", "mail.js"))) is colored


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 200])
def test_frames_and_explanations_keep_to_the_width(columns: int) -> None:
    said = on_a_terminal("check", "mail.js", columns=columns, NO_COLOR="1")
    frames = [line for line in said.split("\n") if re.match(r"\s*\d* \|", line) and "^" not in line]
    assert frames
    assert max(map(cells, frames)) <= max(columns, 46)
    wrapped = said.split("= why:")[1].split("= help:")[0].split("\n")
    assert max(map(len, wrapped)) <= max(columns, 46)


def test_the_marks_stand_under_what_is_meant_behind_tabs_and_wide_characters() -> None:
    lines = on_a_terminal("check", "mail.js", NO_COLOR="1").split("\n")
    [number] = [index for index, line in enumerate(lines) if line.startswith("3 |")]
    source, marks = lines[number], lines[number + 1]
    start = cells(marks[: marks.index("^")])
    covered = "".join(one for index, one in enumerate(source) if start <= cells(source[:index]) < start + 4)
    assert covered == "true"


def test_a_line_of_ten_thousand_columns_is_cut_around_the_marks() -> None:
    padding = "/* " + "x" * 5000 + " */"
    text = BAD.replace("port:", f"{padding} port:").replace("true,", f"true, {padding}")
    Path("mail.js").write_text(text + "\n" * 20, encoding="utf-8")  # few long lines alone would be a bundle
    said = on_a_terminal("check", "mail.js", columns=80, NO_COLOR="1")
    [line] = [one for one in said.split("\n") if one.startswith("3 |")]
    assert "secure: true" in line
    assert len(line) <= 80


def test_escape_sequences_of_the_files_do_not_reach_the_terminal() -> None:
    Path("mail.js").write_text(BAD.replace("日本語", "\x1b[2J\x1b]0;title\x07\u202e"), encoding="utf-8")
    said = on_a_terminal("check", "mail.js", NO_COLOR="1", columns=200)
    assert "\x1b" not in said
    assert "\x07" not in said
    assert "\\x1b[2J" in said
    assert "\\u202e" in said


SLOW = """\
import sys, time
from oauthlint.cli import progress
from oauthlint.cli.commands import run
progress.DELAY = 0.0
raise SystemExit(run(sys.argv[1:]))
"""


def slowly(*arguments: str, **environ: str) -> str:
    """What a terminal is sent by a run that lasts long enough for a bar."""
    Path("slow.py").write_text(SLOW)
    return on_a_terminal(*arguments, program=["slow.py"], **environ)


def test_a_run_that_lasts_shows_how_far_it_is_and_takes_the_bar_away() -> None:
    for number in range(50):
        Path(f"{number}.js").write_text(BAD, encoding="utf-8")
    said = slowly("check", ".", "--format", "concise")
    assert "Reading" in said
    assert re.search(r"5[012]/52", said)
    assert ESCAPE.sub("", said.split("\x1b[2K")[1]).startswith("0.js:3:")


@pytest.mark.parametrize(
    ("arguments", "environ"),
    [(["--no-progress"], {}), (["-q"], {}), ([], {"CI": "true"}), ([], {"TERM": "dumb"})],
    ids=["asked not to", "quiet", "CI", "a dumb terminal"],
)
def test_nobody_gets_a_bar_who_does_not_want_one(arguments: list[str], environ: dict[str, str]) -> None:
    assert "Reading" not in slowly("check", ".", *arguments, **environ)


def test_a_short_run_shows_none() -> None:
    assert "Reading" not in on_a_terminal("check", ".")


def cells(text: str) -> int:
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(one) in {"W", "F"} else 1 for one in text)
