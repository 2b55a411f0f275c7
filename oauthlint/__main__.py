"""The door that hooks come through: most commits touch no mail, so most calls end here, before anything is loaded.

It understands `check`, plain paths and the flags of our own hook. Other calls of `check` are read in `cli.options`, and
mistakes, help and other commands go to click, in `cli.commands`.
"""

import _signal  # type: ignore[import-not-found]  # `signal` makes enums of it: a hundredth of a call with one file
import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType

HOOK_FLAGS = {"--force-exclude": "force_exclude"}
OBJECTS = 50_000  # between two collections: starting makes many objects and little to collect
# What has to put something away before the process ends: files beside their places, and processes.
TIDYING = frozenset((("oauthlint.fix.write", "write"), ("oauthlint.fix.write", "put"), ("oauthlint.shares", "_heard")))


def main() -> None:
    """Answer the command line of this process and end it, at once: taking Python apart takes as long as starting it."""
    gc.set_threshold(OBJECTS)
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:  # nobody wants it ignored
        _signal.signal(_signal.SIGINT, interrupt)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by who has called us: what is said goes nowhere
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  (until the end)
    try:
        code = answer(sys.argv[1:])
    except KeyboardInterrupt:
        code = interrupted()
    except MemoryError:  # there is not enough to say so in the usual way
        code = past_buffers(b"error: the machine has no more memory: nothing is known of the rest\n", 3)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # full, or gone: what was on its way to standard output nobody has seen
            code = code or (3 if stream is sys.stdout else 0)
    os._exit(code)


def interrupt(_signal: int, frame: "FrameType | None") -> None:
    """End the process at once where it is interrupted; raises KeyboardInterrupt where something is to be put away.

    An error that is raised while a library calls us back is dropped by some (pydantic), made another error by others
    (tree-sitter), and may abort the process where the library's own language has no way to carry it.
    """
    while frame is not None:
        if (frame.f_globals.get("__name__"), frame.f_code.co_name) in TIDYING:
            raise KeyboardInterrupt
        frame = frame.f_back
    os._exit(interrupted())


def interrupted() -> int:
    """The exit code of a run that was interrupted, which is said."""
    return past_buffers(b"interrupted\n", 130)  # 128 + SIGINT, as shells count


def past_buffers(line: bytes, code: int) -> int:
    """The exit code, once the line is said on standard error: past Python's buffer, which may be in use."""
    try:  # noqa: SIM105  (nothing is loaded here that could be in the midst of being loaded)
        os.write(2, line)
    except OSError:  # nobody hears it
        pass
    return code


def answer(arguments: list[str]) -> int:
    """The exit code: 0 clean, 1 findings, 2 wrong usage or configuration, 3 incomplete, 130 interrupted."""
    asked = hook_call(arguments)
    if asked is not None:
        from oauthlint.cli.quick import unconcerned

        if unconcerned(*asked, os.environ):
            return 0
    from oauthlint import importer

    importer.install()
    from oauthlint.cli.door import guarded

    return guarded(lambda: routed(arguments) if asked is None else audited(*asked))


def routed(arguments: list[str]) -> int:
    """The exit code of a command line that is not the plainest: one of `check` by its options, any other by click."""
    if arguments[:1] == ["check"]:
        from oauthlint.cli.options import read
        from oauthlint.cli.quick import unconcerned

        asked = read(arguments[1:])
        if asked is not None:
            return 0 if unconcerned(*asked, os.environ) else audited(*asked)
    return clicked(arguments)


def audited(paths: list[str], flags: dict[str, object]) -> int:
    """The exit code of an audit whose report is on standard output."""
    from oauthlint.cli.check import check

    return check(paths, flags)


def clicked(arguments: list[str]) -> int:
    """The exit code of any command."""
    from oauthlint.cli.commands import command

    return command(arguments)


def hook_call(arguments: list[str]) -> tuple[list[str], dict[str, object]] | None:
    """Paths and flags of a `check` in its plainest form; None for any other command line."""
    if arguments[:1] != ["check"]:
        return None
    paths: list[str] = []
    flags: dict[str, object] = {}
    for argument in arguments[1:]:
        if argument in HOOK_FLAGS:
            flags[HOOK_FLAGS[argument]] = True
        elif argument.startswith("-"):
            return None
        else:
            paths.append(argument)
    return paths, flags


if __name__ == "__main__":
    main()
