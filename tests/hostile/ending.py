"""How a run of the program ends, as a process of its own: what crashes or hangs there cannot take the tests with it."""

import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import NamedTuple

PROMISED = (0, 1, 2, 3, 130)
PROGRAM = (sys.executable, "-m", "oauthlint")


class Ending(NamedTuple):
    """What a call came to."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: int  # of memory, at most; 0 for less than we have, since Linux counts ours as that of what we start


def call(
    root: Path,
    *words: str,
    within: float = 60,
    program: Sequence[str] = PROGRAM,
    before: Callable[[], None] | None = None,
    environ: Mapping[str, str] | None = None,
) -> Ending:
    """How a call in a folder ends; killed (and so in no promised way) where it takes longer."""
    began = monotonic()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen(
            [*program, *words],
            cwd=root,
            env={**os.environ, **(environ or {})},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            preexec_fn=before,  # noqa: PLW1509  (the tests start no threads)
        )
        status, used = _waited(child, within)
        out.seek(0)
        err.seek(0)
        said, told = out.read().decode("utf-8", "surrogateescape"), err.read().decode("utf-8", "surrogateescape")
    ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Ending(status, said, told, monotonic() - began, used.ru_maxrss // 1024 if used.ru_maxrss > ours else 0)


def _waited(child: "subprocess.Popen[bytes]", within: float) -> tuple[int, resource.struct_rusage]:
    """The exit code, and what was used of the machine."""
    began, pause = monotonic(), 0.005
    while True:
        done, status, used = os.wait4(child.pid, os.WNOHANG)
        if done:
            child.returncode = os.waitstatus_to_exitcode(status)
            return child.returncode, used
        if monotonic() - began > within:
            child.kill()
        _sleep(pause)


def _sleep(seconds: float) -> None:
    import time

    time.sleep(seconds)


def clean_end(one: Ending, *, codes: Sequence[int] = PROMISED) -> Ending:
    """The ending, if it is one that was promised: exit code, no traceback, nothing that a terminal would obey."""
    told = f"exit code {one.code} after {one.seconds:.1f} s\n{one.out[-2000:]}\n{one.err[-4000:]}"
    assert one.code in codes, told
    for said in (one.out, one.err):
        assert "Traceback" not in said, told
        assert "internal error" not in said, told
        assert re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]", said) is None, told
    return one


def write(root: Path, files: Mapping[str, bytes | str]) -> Path:
    """The folder with these files in it."""
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return root


def git(root: Path, *words: str, environ: Mapping[str, str] | None = None) -> str:
    """What git says to a command in a folder."""
    told = ("-c", "user.name=A", "-c", "user.email=a@a.test", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        ["git", *told, *words],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **(environ or {})},
    )
    return done.stdout
