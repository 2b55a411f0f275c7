"""A machine that fails under the program: the promised exit code, one clear line, and no file that is half written.

Whatever fails, the answer is never "clean": what could not be done is said.
"""

import errno
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.faults import machine
from tests.faults.machine import COMMANDS, WRITTEN, contents, limit, python, whole
from tests.hostile.ending import PROGRAM, Ending, call, clean_end, git

pytestmark = [pytest.mark.hostile, pytest.mark.skipif(sys.platform == "win32", reason="signals, limits and modes")]
WRITERS = list(WRITTEN)
FOUND = "secure-port-mismatch"


@pytest.fixture(autouse=True, scope="module")
def interruptible() -> Iterator[None]:
    """What a shell starts in the background is deaf to interrupts, and so would be what the tests start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OAUTHLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")  # a full disk would leave half of a module in this checkout
    for name in ("GITHUB_ACTIONS", "CI", "PYTHONUNBUFFERED"):
        monkeypatch.delenv(name, raising=False)
    return machine.project(tmp_path)


def one_line(said: str, start: str = "error: ") -> None:
    """Standard error is a line, and a hint at most."""
    lines = said.splitlines()
    assert lines[:1], said
    assert lines[0].startswith(start), said
    assert len(lines) <= 2, said


def timeless(one: Ending) -> tuple[int, str, str]:
    """How it ended, without how long that took."""
    return one.code, re.sub(r", in \d+\.\d\d s", "", one.out), one.err


def never_clean(one: Ending) -> None:
    assert "No findings" not in one.out


# --- git


def _git(folder: Path, script: str) -> Mapping[str, str]:
    """An environment whose git is a script."""
    folder.mkdir()
    (folder / "git").write_text(f"#!/bin/sh\n{script}\n")
    (folder / "git").chmod(0o755)
    return {"PATH": str(folder)}


GITS = {
    "too old": ("echo 'Unknown option: --no-optional-locks' >&2; exit 129", "this git is too old"),
    "broken": ("echo 'error while loading shared libraries' >&2; exit 127", "git failed with exit code 127"),
    "killed": ("kill -9 $$", "git failed with exit code -9"),
    "no program": ("", "git did not answer"),
    "garbage": ("printf 'a\\0\\377b\\0'; exit 1", "git failed with exit code 1"),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_machine_without_git(command: str, project: Path) -> None:
    before = contents(project)
    one = clean_end(call(project, *COMMANDS[command], environ={"PATH": "/nowhere"}))
    whole(project, before, command)
    if command == "check":
        assert one.code == 1
        assert FOUND in one.out
        assert "in part[git]: git is not installed" in one.out
    if command == "history":
        assert one.code == 2
        one_line(one.err, "error: git is not installed")


@pytest.mark.parametrize("which", GITS)
@pytest.mark.parametrize("command", ["check", "repairs", "history"])
def test_a_git_that_cannot_answer(command: str, which: str, project: Path, tmp_path: Path) -> None:
    script, said = GITS[which]
    before = contents(project)
    path = _git(tmp_path / "bin", script)
    if which == "no program":
        (tmp_path / "bin" / "git").write_bytes(b"\x7fELF nothing")
    one = clean_end(call(project, *COMMANDS[command], environ=path))
    whole(project, before, command)
    if command == "check":
        assert one.code == 1
        assert f"in part[git]: {said}" in one.out
    if command == "history":
        assert one.code in (2, 3)
        one_line(one.err)


# --- places that cannot be written

# Root may write everywhere, unless it lays that down.
UNPRIVILEGED = (
    ("setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner", *PROGRAM) if os.getuid() == 0 else PROGRAM
)
able = pytest.mark.skipif(shutil.which(UNPRIVILEGED[0]) is None, reason="root, and no way to be less")


@able
@pytest.mark.parametrize("command", COMMANDS)
def test_a_tree_that_cannot_be_written(command: str, project: Path) -> None:
    before = contents(project)
    folders = [project, project / ".github"]
    for one in folders:
        one.chmod(0o555)
    try:
        ended = clean_end(call(project, *COMMANDS[command], program=UNPRIVILEGED))
    finally:
        for one in folders:
            one.chmod(0o755)
    assert whole(project, before, command) == set()
    if command in ("check", "history"):
        assert ended.code == 1
    else:
        assert ended.code == 2
        never_clean(ended)
        one_line(ended.err)


@able
@pytest.mark.parametrize("what", ["not to be written", "a file", "garbage", "not there and not to be made"])
def test_a_cache_that_cannot_be_used(what: str, project: Path, tmp_path: Path) -> None:
    right = call(project, "check", "--no-cache", "--format=concise")
    cache = tmp_path / "cache"
    if what == "a file":
        cache.write_text("x")
    elif what == "garbage":
        call(project, "check")
        for one in cache.rglob("*"):
            if one.is_file():
                one.write_bytes(b"\xff[" * 5_000)
    elif what == "not to be written":
        cache.mkdir(mode=0o555)
    where = "/proc/nowhere/cache" if what.startswith("not there") else str(cache)
    try:
        one = call(
            project, "check", "--format=concise", "-j2", program=UNPRIVILEGED, environ={"OAUTHLINT_CACHE_DIR": where}
        )
    finally:
        if cache.is_dir():
            cache.chmod(0o755)
    assert timeless(one) == timeless(right)


# --- a full disk


@pytest.mark.parametrize("most", [20, 3_000])
@pytest.mark.parametrize("command", WRITERS)
def test_files_that_may_not_grow(command: str, most: int, project: Path) -> None:
    """RLIMIT_FSIZE: a write that is cut at a byte. Standard output is one such file, too."""
    before = contents(project)
    one = call(project, *COMMANDS[command], before=limit(resource.RLIMIT_FSIZE, most))
    assert "Traceback" not in one.err
    assert one.code in (1, 2, 3) or (one.code == 0 and whole(project, before, command) == WRITTEN[command])
    whole(project, before, command)
    if len(one.out.encode()) >= most and command == "check":
        assert one.code == 3


MOUNT = ("unshare", "--map-root-user", "--mount", "sh", "-c")
FULL = """
mount -t tmpfs -o size=200k tmpfs "$DISK" && cp -a "$ROOT/." "$DISK" || exit 99
head -c 1000000 /dev/zero > "$DISK/filler" 2>/dev/null
cd "$DISK" && "$@"
code=$?
rm "$DISK/filler" && rm -r "$ROOT" && cp -a "$DISK" "$ROOT" || exit 98
exit $code
"""
mountable = pytest.mark.skipif(
    shutil.which("unshare") is None
    or subprocess.run([*MOUNT, "mount -t tmpfs tmpfs /mnt"], capture_output=True, check=False).returncode != 0,
    reason="no disk can be mounted here",
)


@mountable
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk(command: str, project: Path, tmp_path: Path) -> None:
    before = contents(project)
    (tmp_path / "disk").mkdir()
    places = {"DISK": str(tmp_path / "disk"), "ROOT": str(project), "OAUTHLINT_CACHE_DIR": str(tmp_path / "disk" / "c")}
    one = clean_end(call(project, *COMMANDS[command], program=(*MOUNT, FULL, "sh", *PROGRAM), environ=places))
    after = {name for name in contents(project) if not name.startswith("c/")}
    assert after == set(before)
    if command in ("check", "history"):
        assert one.code == 1
        assert "hardcoded-client-secret" in one.out
    else:
        assert one.code == 2
        never_clean(one)
        one_line(one.err)
        assert command == "ignore" or "No space left on device" in one.err


# --- streams


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
@pytest.mark.parametrize(
    "words",
    [*COMMANDS.values(), ("rules",), ("--help",), ("--version",), ("schema", "rule"), ("completions", "bash"),
     ("check", "--diff", "plain.js"), ("check", "--format=json"), ("effective",), ("explain", FOUND), ("config", "show")],
    ids=" ".join,
)  # fmt: skip
def test_standard_output_on_a_full_disk(words: tuple[str, ...], project: Path) -> None:
    (project / "plain.js").write_text(machine.MAIL.replace(machine.CLIENT_SECRET, ""))
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*PROGRAM, *words], cwd=project, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert "Traceback" not in done.stderr
    assert done.returncode == (2 if words[0] == "ignore" else 3), done.stderr
    assert any(line.startswith("error: ") for line in done.stderr.splitlines())


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_standard_output_that_ends_half_way_is_said(unbuffered: str, project: Path, tmp_path: Path) -> None:
    with open(tmp_path / "out", "wb") as out:
        done = subprocess.run(
            [*PROGRAM, "check"], cwd=project, stdout=out, stderr=subprocess.PIPE, text=True, check=False,
            preexec_fn=limit(resource.RLIMIT_FSIZE, 100), env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )  # fmt: skip
    assert done.returncode == 3
    one_line(done.stderr, "error: the report could not be written: File too large")


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
@pytest.mark.parametrize("command", ["check", "history", "baseline"])
def test_streams_that_are_closed(closed: str, command: str, project: Path) -> None:
    before = contents(project)
    line = f'"$@" {closed}'
    one = clean_end(call(project, *COMMANDS[command], program=("sh", "-c", line, "sh", *PROGRAM)))
    assert one.code == (0 if command == "baseline" else 1)
    assert (FOUND in one.out) == (command == "check" and ">&- " not in f"{closed} ".replace("2>&-", ""))
    whole(project, before, command)


@pytest.mark.parametrize(
    ("words", "unbuffered"),
    [(("check",), "1"), (("check", "--format=json"), ""), (("rules",), ""), (("rules",), "1"), (("history",), "")],
)
def test_a_reader_that_goes_away(words: tuple[str, ...], unbuffered: str, project: Path) -> None:
    expected = call(project, *words).code
    line = '{ "$@"; echo "code $?" >&2; } | head -c 1'
    done = call(project, *words, program=("sh", "-c", line, "sh", *PROGRAM), environ={"PYTHONUNBUFFERED": unbuffered})
    assert done.err == f"code {expected}\n"
    assert len(done.out) == 1


# --- Ctrl-C and processes that are killed


@pytest.mark.parametrize("command", ["check", "reports", "repairs", "baseline", "history"])
def test_an_interrupted_run(command: str, project: Path, tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    # what Python itself does before our first line is not ours to end in a line
    program = python(
        "import oauthlint.__main__ as door\n"
        "answer = door.answer\n"
        f"door.answer = lambda words: open({str(ready)!r}, 'w').close() or answer(words)"
    )
    for after in (0.005, 0.02, 0.1, 0.3, 0.8):
        ready.unlink(missing_ok=True)
        shutil.rmtree(project)
        machine.project(tmp_path)
        before = contents(project)
        child = subprocess.Popen(
            [*program, *COMMANDS[command]], cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        while not ready.exists():
            time.sleep(0.001)
        time.sleep(after)
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=30)
        assert "Traceback" not in err
        whole(project, before, command)
        if child.returncode == 130:
            assert err.endswith("interrupted\n")
            assert "No findings" not in out
        else:
            assert child.returncode in (0, 1)


STRIKE = "import signal\nstrike = lambda *_, **__: signal.raise_signal(signal.SIGINT)\n"


# Python only prints what is raised there, and pydantic does so with its patterns.
IN_A_WEAK_REFERENCE = """
import oauthlint.cli.door as door, weakref
class One: pass
def dropped(work, one=None):
    one = One(); kept = weakref.ref(one, strike); del one
    return 0
door.guarded = dropped
"""
# tree-sitter makes a SystemError of what is raised while it reads.
IN_THE_PARSER = """
import tree_sitter._binding as it
class Parser:
    def __init__(self, language, real=it.Parser):
        self.real = real(language)
    def parse(self, source, *rest, **more):
        return self.real.parse(lambda *asked: strike() or source(*asked), *rest, **more)
it.Parser = Parser
"""


@pytest.mark.parametrize("where", [IN_A_WEAK_REFERENCE, IN_THE_PARSER], ids=["weak reference", "parser"])
def test_an_interrupt_in_a_callback(where: str, project: Path) -> None:
    """What is raised there may be dropped, become another error or abort the process: so nothing is raised."""
    assert call(project, "check", program=python(STRIKE + where))[:3] == (130, "", "interrupted\n")


def test_who_wants_interrupts_ignored_has_them_ignored(project: Path) -> None:
    code = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n" + STRIKE
    code += "import oauthlint.cli.door as door\nwork = door.guarded\ndoor.guarded = lambda some: strike() or work(some)"
    expected = call(project, "check")
    assert timeless(call(project, "check", program=python(code))) == timeless(expected)


@pytest.mark.parametrize("command", ["reports", "repairs"])
@pytest.mark.parametrize("function", ["fsync", "replace"])
def test_an_interrupt_while_files_are_written(function: str, command: str, project: Path) -> None:
    before = contents(project)
    program = python(f"{STRIKE}import os\nos.{function} = strike")
    ended = call(project, *COMMANDS[command], "--no-cache", program=program)
    assert (ended.code, ended.out, ended.err.strip()) == (130, "", "interrupted")
    assert contents(project) == before


def test_an_interrupt_while_processes_read(project: Path) -> None:
    program = python(
        f"{STRIKE}import os, selectors\n"
        "kill = os.kill\n"
        "os.kill = lambda one, how: print('killed', flush=True) or kill(one, how)\n"
        "selectors.DefaultSelector.select = strike"
    )
    ended = call(project, "check", "-j", "2", "--no-cache", program=program)
    assert (ended.code, ended.out, ended.err.strip()) == (130, "killed\nkilled\n", "interrupted")


def _children(process: int) -> set[str]:
    """The processes that it has started and that are still the same program."""
    listed = Path(f"/proc/{process}/task/{process}/children")
    try:
        return {one for one in listed.read_text().split() if b"oauthlint" in Path(f"/proc/{one}/cmdline").read_bytes()}
    except OSError:
        return set()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc that lists children")
def test_workers_that_are_killed_cost_time_and_no_answer(project: Path) -> None:
    for number in range(60):
        (project / f"m{number}.js").write_text(machine.MAIL + "f(1);\n" * 3_000)
    words = ("check", "--format=concise", "--no-cache")
    right = call(project, *words, "-j", "1").out
    killed = 0
    child = subprocess.Popen([*PROGRAM, *words, "-j", "3"], cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while child.poll() is None and killed < 2:
        young = _children(child.pid)
        time.sleep(0.05)
        for one in young & _children(child.pid):  # git is another program by then
            os.kill(int(one), signal.SIGKILL)
            killed += 1
    out, err = child.communicate(timeout=120)
    assert killed, "no worker was seen"
    assert (child.returncode, err) == (1, b"")
    assert out.decode().partition("\nAudited")[0] == right.partition("\nAudited")[0]


# --- too little of everything


@pytest.mark.parametrize("most", [5, 8, 10])
@pytest.mark.parametrize("command", ["check", "repairs", "baseline", "history"])
def test_few_open_files(command: str, most: int, project: Path) -> None:
    before = contents(project)
    one = clean_end(call(project, *COMMANDS[command], before=limit(resource.RLIMIT_NOFILE, most)))
    whole(project, before, command)
    if one.code == 3:
        assert "open files" in one.err
        assert len(one.err.splitlines()) == 1
        never_clean(one)
    elif command == "check":
        assert one.code == 1
        assert FOUND in one.out


def test_few_open_files_and_several_processes(project: Path) -> None:
    one = clean_end(call(project, "check", "-j", "4", before=limit(resource.RLIMIT_NOFILE, 11)))
    assert one.code == 1 or (one.code == 3 and "open files" in one.err)


ABORTED = -int(signal.SIGABRT)  # a library in another language that gets no memory ends the process: we are not asked


@pytest.mark.parametrize("megabytes", [45, 68, 74])
@pytest.mark.parametrize("command", ["check", "repairs", "history"])
def test_little_memory(command: str, megabytes: int, project: Path) -> None:
    before = contents(project)
    one = call(project, *COMMANDS[command], before=limit(resource.RLIMIT_AS, megabytes * 1_000_000))
    changed = whole(project, before, command)
    assert "Traceback" not in one.err
    if one.code not in (0, 1):
        assert one.code in (3, ABORTED)
        assert one.code == ABORTED or len(one.err.splitlines()) == 1
        assert changed == set()
        never_clean(one)


# --- where nothing is as it is at home

NO_HOME = {"HOME": "", "XDG_CACHE_HOME": "", "OAUTHLINT_CACHE_DIR": "", "USER": "", "LOGNAME": ""}
SURROUNDINGS: dict[str, Mapping[str, str]] = {
    "no home": NO_HOME,
    "a home that is not there": {**NO_HOME, "HOME": "/nowhere/at/all"},
    "a home that is a file": {**NO_HOME, "HOME": "/dev/null"},
    "no locale": {"LC_ALL": "C", "LANG": "C"},
    "POSIX": {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"},
    "UTF-8 alone": {"LC_ALL": "C.UTF-8"},
    "ASCII streams": {"PYTHONIOENCODING": "ascii:strict"},
    "UTF-16 streams": {"PYTHONIOENCODING": "utf-16"},
    "no terminal": {"TERM": "", "COLUMNS": "", "LINES": ""},
    "a terminal of no width": {"COLUMNS": "0", "LINES": "-1", "TERM": "dumb"},
    "no temporary folder": {"TMPDIR": "/nowhere"},
}


@pytest.mark.parametrize("what", SURROUNDINGS)
def test_odd_surroundings_change_nothing(what: str, project: Path) -> None:
    (project / "почта.js").write_text(machine.MAIL)
    usual = call(project, "check", "--format=concise")
    assert "почта.js" in usual.out
    one = call(project, "check", "--format=concise", environ=SURROUNDINGS[what])
    assert timeless(one) == timeless(usual)


@pytest.mark.parametrize("locale", ["C", "xx_YY.KOI8-X", "tr_TR.ISO-8859-9"])
def test_a_locale_that_cannot_say_a_name_of_a_file(locale: str, project: Path) -> None:
    (project / "почта.js").write_text(machine.MAIL)
    odd = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    one = clean_end(call(project, "check", "--format=concise", "--output=sarif=out.sarif", environ=odd), codes=(1,))
    assert one.out.count(FOUND) == 2
    assert "%D0%BF%D0%BE%D1%87%D1%82%D0%B0.js" in (project / "out.sarif").read_text()


def test_a_session_without_a_terminal(project: Path) -> None:
    child = subprocess.run(
        [*PROGRAM, "check"],
        cwd=project,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        start_new_session=True,
    )
    assert (child.returncode, child.stderr) == (1, b"")


@pytest.mark.skipif(os.getuid() != 0 or shutil.which("setpriv") is None, reason="only root can be anybody")
def test_a_person_whom_the_machine_does_not_know(project: Path) -> None:
    for one in (project.parents[0], project.parents[1], project.parents[2]):
        one.chmod(0o755)
    nobody = ("setpriv", "--reuid=54321", "--regid=54321", "--clear-groups", sys.executable, "-c", "import os")
    if subprocess.run(nobody, capture_output=True, check=False).returncode:
        pytest.skip("this Python is not for everybody")
    one = clean_end(call(project, "check", program=(*nobody[:4], *PROGRAM), environ={"HOME": ""}), codes=(1,))
    assert FOUND in one.out
    assert "git refuses, since the folder belongs to somebody else" in one.out


CLOCKS = {"1901": -(2**31), "1970": 0, "2038": 2**31, "2106": 2**32, "9999": 253_402_300_799}


@pytest.mark.parametrize(
    ("year", "command"), [*((year, "check") for year in CLOCKS), *(("1970", one) for one in COMMANDS if one != "check")]
)
def test_a_clock_that_is_wrong(command: str, year: str, project: Path) -> None:
    before = contents(project)
    code = f"import time\nnow = time.gmtime({CLOCKS[year]})\ntime.time = lambda: float({CLOCKS[year]})\ntime.localtime = time.gmtime = lambda *a: now"
    one = clean_end(call(project, *COMMANDS[command], program=python(code)))
    whole(project, before, command)
    assert one.code in {"check": (1,), "reports": (1,), "history": (1,), "ignore": (2,)}.get(command, (0,))


def test_files_from_the_future(project: Path) -> None:
    for one in project.rglob("*.js"):
        os.utime(one, (2**33, 2**33))
    first, second = (clean_end(call(project, "check"), codes=(1,)) for _ in range(2))
    assert timeless(first) == timeless(second)


@pytest.mark.parametrize("when", ["0", "253402300800", "99999999999999999999", "-5", "yesterday", "1e9", "٣"])
def test_a_build_that_says_when_it_is(when: str, project: Path) -> None:
    clean_end(call(project, "check", environ={"SOURCE_DATE_EPOCH": when}), codes=(1, 2))


def test_the_errors_that_are_told_apart_are_those_of_this_machine() -> None:
    from oauthlint.cli.door import SCARCE, short_of

    for number in SCARCE:
        assert short_of(OSError(number, os.strerror(number)))
    assert short_of(MemoryError())
    assert short_of(ImportError("a.so: cannot allocate memory in static TLS block"))
    assert not short_of(OSError(errno.EISDIR, "a folder"))
    assert not short_of(ValueError("x"))


def test_ignore_writes_all_or_nothing(project: Path) -> None:
    report = __import__("json").loads(call(project, "check", "--format=json").out)
    fingerprint = report["findings"][0]["fingerprint"]
    words = ("ignore", fingerprint, "--reason", "x")
    one = clean_end(call(project, *words, before=limit(resource.RLIMIT_FSIZE, 10)), codes=(2,))
    assert whole(project, contents(project), "ignore") == set()
    assert not (project / ".oauthlint.yaml").exists()
    assert one.out == ""
    clean_end(call(project, *words), codes=(0,))
    assert fingerprint in (project / ".oauthlint.yaml").read_text()


def test_git_is_there_for_these_tests(project: Path) -> None:
    assert git(project, "log", "--format=%s") == "x\n"
