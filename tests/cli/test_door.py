"""How a run ends: what is said, where, and with which code."""

import errno
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from oauthlint.cli.door import guarded
from oauthlint.errors import ConfigError, InternalError, UsageError

VALUE = "hunter" + "2-of-nobody"


def failing(error: BaseException) -> int:
    def work() -> int:
        raise error

    return guarded(work)


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (
            UsageError("no such path: a.js", "is it spelt right?"),
            2,
            "error: no such path: a.js\n  hint: is it spelt right?\n",
        ),
        (ConfigError("two configurations"), 2, "error: two configurations\n"),
        (InternalError("the engine answered neither yes nor no"), 3, "error: the engine answered neither yes nor no\n"),
    ],
)
def test_an_expected_end_is_said_in_a_line_and_a_hint(
    error: BaseException, code: int, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert failing(error) == code
    assert capfd.readouterr() == ("", said)


@pytest.mark.parametrize("error", [ValueError(VALUE), KeyError(VALUE), RecursionError(VALUE), OSError(21, VALUE)])
def test_a_defect_is_one_line_that_shows_no_value(error: Exception, capfd: pytest.CaptureFixture[str]) -> None:
    assert failing(error) == 3
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith(f"internal error: {type(error).__name__} in oauthlint.cli.door, line ")
    assert err.count("\n") == 1
    assert VALUE not in err


@pytest.mark.parametrize("error", [MemoryError(VALUE), OSError(errno.EMFILE, VALUE), OSError(errno.ENOSPC, VALUE)])
def test_a_machine_that_has_no_more_of_something_is_no_defect_of_ours(
    error: Exception, capfd: pytest.CaptureFixture[str]
) -> None:
    assert failing(error) == 3
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("error: the machine has no more ")
    assert err.count("\n") == 1
    assert VALUE not in err


def test_a_traceback_is_shown_to_who_asks_for_it(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OAUTHLINT_DEBUG", "1")
    assert failing(ValueError("for us")) == 3
    assert "Traceback" in capfd.readouterr().err


def test_a_traceback_has_the_kinds_of_variables_and_no_value_nor_message_of_any_cause(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def work() -> int:
        held = VALUE.encode()
        try:
            return int({}[VALUE])
        except KeyError as cause:
            message = f"cannot read {held!r}"
            raise ValueError(message) from cause

    monkeypatch.setenv("OAUTHLINT_DEBUG", "1")
    assert guarded(work) == 3
    err = capfd.readouterr().err
    assert f"held: bytes of {len(VALUE)}" in err
    assert err.index("KeyError") < err.index("ValueError", err.index("Traceback"))
    assert VALUE not in err


def test_a_reader_that_goes_away_changes_nothing() -> None:
    program = (
        "import sys; from oauthlint.cli.door import guarded, show\n"
        "def work():\n    for _ in range(1000): show('x' * 1000)\n    return 1\n"
        "sys.exit(guarded(work))"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.read(10)
        ran.stdout.close()
        assert ran.stderr.read() == b""
        assert ran.wait() == 1


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_result_is_utf_8_whatever_the_locale_says(encoding: str) -> None:
    program = "from oauthlint.cli.door import show; show('почта … \\udc80\\n')"
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=True,
    )
    assert ran.stdout.decode().strip() == "почта … \\udc80"


@pytest.mark.parametrize("words", [["--version"], ["check"], ["check", "--color", "never"]])
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_whoever_closes_a_stream_gets_the_exit_code_and_no_traceback(
    words: list[str], closed: str, tmp_path: Path
) -> None:
    call = f"{shlex.quote(sys.executable)} -m oauthlint {shlex.join(words)} {closed}"
    done = subprocess.run(["sh", "-c", call], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr, "internal" in done.stderr) == (0, False, False)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no device here that is always full")
@pytest.mark.parametrize("words", [["check"], ["rules"], ["check", "--color", "never"]])
def test_a_report_that_cannot_be_written_is_no_clean_run(words: list[str], tmp_path: Path) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        call = [sys.executable, "-m", "oauthlint", *words]
        done = subprocess.run(call, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.startswith("error: the report could not be written: No space left on device\n  hint: ")
