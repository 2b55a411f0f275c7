"""How git is started: past `subprocess`, which takes longer to load than Python takes to start."""

import os
from collections.abc import Iterable, Mapping, Sequence
from time import monotonic

from oauthlint.model.record import NamedTuple

PART = 1 << 20  # bytes that are heard at once


class Ended(NamedTuple):
    """How a process ended, and what it has printed."""

    code: int
    out: bytes
    err: bytes


def ended(words: Sequence[str], root: str, environ: Mapping[str, str], patience: float) -> Ended:
    """How a git with these words, started in `root`, has ended.

    Raises TimeoutError where it has not within so many seconds, FileNotFoundError where there is none, else OSError.
    """
    if not hasattr(os, "posix_spawnp"):
        return _ran(words, root, environ, patience)
    process, pipes = _started(words, root, environ)
    told: dict[int, list[bytes]] = {one: [] for one in pipes}
    try:
        for pipe, part in _heard(pipes, monotonic() + patience):
            told[pipe].append(part)
    except BaseException:
        from _signal import SIGKILL  # type: ignore[import-not-found]  # noqa: PLC0415  (nearly always it answers)

        os.kill(process, SIGKILL)
        raise
    finally:
        for one in pipes:
            os.close(one)
        _, status = os.waitpid(process, 0)
    out, err = (b"".join(told[one]) for one in pipes)
    return Ended(os.waitstatus_to_exitcode(status), out, err)


def _started(words: Sequence[str], root: str, environ: Mapping[str, str]) -> tuple[int, tuple[int, int]]:
    """The number of a git that reads nothing, and where what it prints and what it complains of can be heard."""
    # `signal` makes enums of them, and loads `enum`; Python ignores these two, and who is started by it should not
    from _signal import SIGPIPE, SIGXFSZ  # noqa: PLC0415

    (out, to_out), (err, to_err) = os.pipe(), os.pipe()
    actions = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0)]
    actions += [(os.POSIX_SPAWN_DUP2, to_out, 1), (os.POSIX_SPAWN_DUP2, to_err, 2)]  # type: ignore[list-item]
    try:
        process = os.posix_spawnp(
            "git", ["git", "-C", root, *words], environ, file_actions=actions, setsigdef=(SIGPIPE, SIGXFSZ)
        )
    except BaseException:
        os.close(out)
        os.close(err)
        raise
    finally:
        os.close(to_out)
        os.close(to_err)
    return process, (out, err)


def _heard(pipes: Iterable[int], until: float) -> Iterable[tuple[int, bytes]]:
    """What comes out of the pipes, bit by bit, until both are closed; raises TimeoutError when it is too late."""
    from select import POLLIN, poll  # noqa: PLC0415  (only where git is asked)

    left, ready = set(pipes), poll()
    for one in left:
        ready.register(one, POLLIN)
    while left:
        spare = until - monotonic()  # asked each time: a git that never stops talking is too late one day, too
        found = ready.poll(spare * 1000) if spare > 0 else ()
        if not found:
            raise TimeoutError
        for pipe, _ in found:
            part = os.read(pipe, PART)
            if part:
                yield pipe, part
            else:
                ready.unregister(pipe)
                left.remove(pipe)


def _ran(words: Sequence[str], root: str, environ: Mapping[str, str], patience: float) -> Ended:
    """The same where processes are started in another way (Windows)."""
    import subprocess  # noqa: PLC0415  (see above)

    try:
        answer = subprocess.run(  # noqa: S603  (fixed words, and paths after `--`)
            ["git", *words],  # noqa: S607  (the git that the person uses)
            cwd=root,
            env=dict(environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise TimeoutError from late
    except subprocess.SubprocessError as wrong:
        raise OSError(str(wrong)) from wrong
    return Ended(answer.returncode, answer.stdout, answer.stderr)
