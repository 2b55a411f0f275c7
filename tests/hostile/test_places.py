"""What stands in a repository instead of a file: links, FIFOs, devices, sockets, folders, names and files that change."""

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.ending import PROGRAM, call, clean_end, git, write
from tests.hostile.test_contents import MAIL, PACKAGE

SEEN = "mail.js:2"
PROJECT = {"package.json": PACKAGE, "mail.js": MAIL}


@pytest.fixture(params=["git", "no git"])
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A project that sends mail, as a repository or as a folder."""
    root = write(tmp_path / "project", PROJECT)
    if request.param == "git":
        git(root, "init", "-q")
        git(root, "add", "-A")
    return root


def _fifos(root: Path) -> None:
    for name in (
        "a.js", ".env", "a.yaml", "sub/package.json", "tsconfig.json", ".oauthlint-baseline.jsonl",
        ".secrets.baseline", ".dockerignore", "README.md",
        *([] if (root / ".git").exists() else [".gitignore", "sub/.gitignore"]),  # git itself waits for these
    ):  # fmt: skip
        (root / name).parent.mkdir(exist_ok=True)
        os.mkfifo(root / name)


def _rings(root: Path) -> None:
    (root / "a.js").symlink_to("b.js")
    (root / "b.js").symlink_to("a.js")
    (root / "self").symlink_to(".")
    (root / "up").symlink_to("..")
    (root / "deep").mkdir()
    (root / "deep" / "loop").symlink_to("../deep")
    (root / ".env").symlink_to(".env")


def _outside(root: Path) -> None:
    write(root.parent / "secret", {"mail.js": MAIL, ".env": "SMTP_PASS=outside-7391\n", "a/b.js": MAIL})
    (root / "a.js").symlink_to("../secret/mail.js")
    (root / ".env").symlink_to(root.parent / "secret" / ".env")
    (root / "folder").symlink_to("../secret")
    write(root, {"b.js": "require('./a'); require('../secret/mail'); require('./folder/mail'); require('nodemailer')"})


def _devices(root: Path) -> None:
    for name, device in (
        ("a.js", "/dev/zero"),
        (".env", "/dev/random"),
        ("b.yaml", "/dev/tty"),
        ("c.js", "/proc/self/mem"),
    ):
        (root / name).symlink_to(device)


def _sockets(root: Path) -> None:
    here = os.getcwd()
    os.chdir(root)  # the path of a socket may not be long
    try:
        for name in ("a.js", ".env"):
            with socket.socket(socket.AF_UNIX) as one:
                one.bind(name)
    finally:
        os.chdir(here)


def _folders(root: Path) -> None:
    for name in ("a.js", ".env", "tsconfig.json", "package-lock.json", ".gitignore", ".dockerignore", "Dockerfile"):
        (root / name).mkdir()
        (root / name / "x").write_text("smtp")


def _sparse(root: Path) -> None:
    for name in ("a.js", "b.json", ".env.local", "package-lock.json", "c.txt"):
        with open(root / name, "wb") as file:
            file.write(b"nodemailer smtp\n")
            file.truncate(200_000_000)


PLACES: dict[str, Callable[[Path], None]] = {
    "FIFOs": _fifos,
    "rings of links": _rings,
    "links out of the root": _outside,
    "links to devices": _devices,
    "sockets": _sockets,
    "folders with names of files": _folders,
    "files of 200 MB": _sparse,
}


@pytest.mark.parametrize("what", PLACES)
def test_it_ends_soon_and_the_rest_is_audited(what: str, project: Path) -> None:
    PLACES[what](project)
    one = clean_end(call(project, "check", "--profile=audit", "--show-skips", within=30), codes=(1,))
    assert SEEN in one.out
    assert "outside-7391" not in one.out
    assert one.seconds < 20
    assert one.megabytes < 600


@pytest.mark.parametrize(
    "name", [".oauthlint.yaml", "package.json", "pyproject.toml", ".oauthlint-baseline.jsonl", "rules/a.yaml"]
)
def test_a_fifo_in_the_place_of_a_file_of_ours_is_not_waited_for(name: str, project: Path) -> None:
    (project / name).unlink(missing_ok=True)
    (project / name).parent.mkdir(exist_ok=True)
    os.mkfifo(project / name)
    if name.startswith("rules"):
        (project / ".oauthlint.yaml").write_text("packs: [./rules]\n")
    one = clean_end(call(project, "check", within=20), codes=(1, 2))
    assert one.seconds < 20


@pytest.mark.parametrize(
    "words",
    [
        ("effective", "a.js"),
        ("check", "a.js"),
        ("check", "--config", "a.js"),
        ("check", "--baseline", "a.js"),
        ("rules", "test", "."),
    ],
)
def test_a_fifo_that_is_named_is_not_waited_for(words: tuple[str, ...], project: Path) -> None:
    os.mkfifo(project / "a.js")
    os.mkfifo(project / "a.yaml")
    clean_end(call(project, *words, within=20), codes=(0, 1, 2, 3))


# Root may read everything, unless it lays that down.
UNPRIVILEGED = (
    ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", *PROGRAM) if os.getuid() == 0 else PROGRAM
)


@pytest.mark.skipif(shutil.which(UNPRIVILEGED[0]) is None, reason="root, and no way to be less")
def test_what_is_not_ours_to_read_is_said(project: Path) -> None:
    write(project, {"a.js": MAIL, "closed/b.js": MAIL}).joinpath("a.js").chmod(0)
    if (project / ".git").exists():
        git(project, "add", "-f", "closed/b.js")
    (project / "closed").chmod(0)
    try:
        one = clean_end(call(project, "check", "a.js", program=UNPRIVILEGED), codes=(3,))
        whole = clean_end(call(project, "check", program=UNPRIVILEGED), codes=(1,))
    finally:
        (project / "closed").chmod(0o755)
    assert "a.js: cannot be read: Permission denied" in one.out
    assert "No findings in what could be read" in one.out
    assert "INCOMPLETE, not everything was audited: 2 files" in whole.out


NAMES = {
    "a newline": b"a\nb.js",
    "a carriage return": b"a\rb.js",
    "quotes": b"a'\"`b.js",
    "an escape sequence": b"\x1b[31m\x1b]0;title\x07a.js",
    "a bell": b"a\x07.js",
    "no UTF-8": b"a\xff\xfe.js",
    "a lone surrogate": b"a\xed\xa0\x80.js",
    "a mark that turns the direction": "a\u202esj.js".encode(),
    "a separator of lines": "a\u2028b\x85c.js".encode(),
    "a workflow command": b"::error::a.js",
    "a tag": b"<img src=x onerror=alert(1)>.js",
    "Markdown": b"![a](http:x)[b](javascript:x)|@team.js",
    "an option": b"--format=json.js",
    "a percent sign": b"%41%0a%s{0}.js",
    "a blank at the end": b"a.js .js",
    "a long name": b"a" * 250 + b".js",
    "a backslash": b"a\\..\\b.js",
    "a colon": b"C:a.js",
    "stars": b"*?[a].js",
}


@pytest.mark.parametrize("what", NAMES)
def test_no_name_of_a_file_breaks_out_of_a_report(what: str, project: Path, tmp_path: Path) -> None:
    (project / os.fsdecode(NAMES[what])).write_text(MAIL)
    if (project / ".git").exists():
        git(project, "add", "-A")
    forms = ("json", "sarif", "gitlab", "junit", "html", "markdown", "github", "concise")
    output = [f"--output={form}={tmp_path / form}" for form in forms]
    one = clean_end(call(project, "check", "--profile=audit", *output, environ={"GITHUB_ACTIONS": "true"}), codes=(1,))
    assert one.out.count("secure-port-mismatch") >= 2
    assert not [
        line
        for line in one.out.split("\n")
        if line.lstrip().startswith("::") and not line.startswith(("::error ", "::warning ", "::notice ", "  ::: "))
    ]
    text = {form: (tmp_path / form).read_bytes() for form in forms}
    for form in ("json", "sarif", "gitlab"):
        __import__("json").loads(text[form])
    assert b"<img src=x" not in text["html"] + text["markdown"] + text["junit"]
    for said in text.values():
        assert b"\x1b" not in said
        assert b"\x07" not in said
    assert b"](javascript" not in text["markdown"]
    assert all(line.count("secure-port-mismatch") <= 1 for line in text["concise"].decode("utf-8").split("\n"))
    named = b"./" + NAMES[what] if NAMES[what].startswith(b"-") else NAMES[what]
    clean_end(call(project, "check", os.fsdecode(named)), codes=(1,))


VALUES = {
    "escape sequences": "\x1b]8;;http://evil.test\x07here\x1b[2J\x9b31m",
    "a workflow command": "\n::error file=a.js::hacked\n::set-output name=a::b\n##vso[task.setvariable variable=a]b\n##[command]x",
    "HTML": "</code></pre></script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "Markdown": "``` \n# Title\n![a](http://evil.test/x) @team <details>",
    "XML": "]]></system-out><failure>x</failure>&#0;\ufffe",
    "marks that turn the direction": "\u202e\u2066\u200b\ufeff",
    "a template": "{key}{{x}}%s%(a)s${{ secrets.A }}",
}


@pytest.mark.parametrize("what", VALUES)
def test_no_value_in_a_file_breaks_out_of_a_report(what: str, tmp_path: Path) -> None:
    literal = __import__("json").dumps(VALUES[what])
    code = f"const n = require('nodemailer');\n// {VALUES[what]}\nn.createTransport({{ service: {literal}, host: {literal}, secure: true, port: 587,\n  auth: {{ type: 'OAuth2', {literal}: 1, user: {literal} }} }}); // {VALUES[what]}\n"
    root = write(
        tmp_path / "project", {"package.json": PACKAGE, "mail.js": code, "b.js": MAIL + f"// {VALUES[what]}\n"}
    )
    forms = ("json", "sarif", "gitlab", "junit", "html", "markdown", "github")
    output = [f"--output={form}={tmp_path / form}" for form in forms]
    told = clean_end(call(root, "check", "--profile=audit", "--show-skips", *output), codes=(1,))
    runner = clean_end(call(root, "check", "--profile=audit", environ={"GITHUB_ACTIONS": "true"}), codes=(1,))
    assert "b.js:2" in told.out
    for line in runner.out.split("\n"):
        assert line.startswith("::") or not re.search(r"##(?:vso)?\[", line)
        assert not line.lstrip().startswith(("::set-output", "::error file=a.js"))
    text = {form: (tmp_path / form).read_text(encoding="utf-8") for form in forms}
    assert "<script>alert" not in text["html"] + text["markdown"]
    assert "<img" not in text["html"] + text["markdown"]
    assert "](http://evil" not in text["markdown"]
    assert "@team" not in text["markdown"]
    __import__("xml.etree.ElementTree").etree.ElementTree.fromstring(text["junit"])
    for said in text.values():
        assert "\x1b" not in said


@pytest.mark.hostile
def test_files_that_vanish_and_change_while_they_are_read_end_no_run(project: Path) -> None:
    stop = threading.Event()

    def meddle() -> None:
        turn = 0
        while not stop.is_set():
            turn += 1
            for number in range(20):
                path = project / f"m{number}.js"
                try:
                    if turn % 3 == 0:
                        path.unlink(missing_ok=True)
                    else:
                        path.write_text(MAIL * (1 + turn % 5))
                except OSError:
                    continue

    worker = threading.Thread(target=meddle)
    worker.start()
    try:
        for _ in range(6):
            one = clean_end(call(project, "check", "--profile=audit"), codes=(1,))
            assert SEEN in one.out
    finally:
        stop.set()
        worker.join()


@pytest.mark.hostile
def test_a_hundred_thousand_tiny_files_are_read(tmp_path: Path) -> None:
    root = write(tmp_path / "project", PROJECT)
    for folder in range(100):
        (root / f"d{folder}").mkdir()
        for number in range(1_000):
            (root / f"d{folder}" / f"{number}.js").write_bytes(b"1;\n")
    for repository in (False, True):
        if repository:
            git(root, "init", "-q")
        one = clean_end(call(root, "check", within=120), codes=(1,))
        assert SEEN in one.out
        assert one.seconds < 60
        assert one.megabytes < 400


@pytest.mark.hostile
def test_folders_a_thousand_deep_are_walked(project: Path) -> None:
    here = os.getcwd()
    os.chdir(project)
    try:
        for _ in range(1_000):
            os.mkdir("deep")
            os.chdir("deep")
        Path("a.js").write_text(MAIL)
    finally:
        os.chdir(here)
    one = clean_end(call(project, "check", within=60), codes=(1,))
    assert SEEN in one.out
    subprocess.run(["rm", "-rf", str(project / "deep")], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="FIFOs")
def test_a_named_pipe_as_standard_input_is_read(project: Path) -> None:
    """`oauthlint check - <(generate)`: what somebody hands over on purpose is read to its end."""
    done = subprocess.run(
        [sys.executable, "-m", "oauthlint", "check", "--stdin-filename", "a.js", "-"],
        cwd=project, input=MAIL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "a.js:2" in done.stdout
