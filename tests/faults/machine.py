"""A project that every command has something to write in, and what there is of it after a command has failed."""

import resource
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.extract.made_up import made
from tests.hostile.ending import git, write

CLIENT_SECRET = made("google-client-secret")
MAIL = f"""\
const n = require('nodemailer');
n.createTransport({{ host: 'smtp.gmail.com', port: 587, secure: true,
  auth: {{ type: 'OAuth2', user: 'a@b.test', clientID: process.env.ID, clientSecret: '{CLIENT_SECRET}', refreshToken: process.env.REFRESH }} }});
"""
FILES = {"package.json": '{ "dependencies": { "nodemailer": "^6.9.9" } }', "mail.js": MAIL, ".github/a.md": ""}

COMMANDS = {
    "check": ("check",),
    "reports": ("check", "--output=sarif=out.sarif", "--output=html=out.html"),
    "repairs": ("check", "--fix", "--unsafe-fixes"),
    "baseline": ("baseline", "create"),
    "init": ("init", "--write"),
    "ignore": ("ignore", "oal1:", "--reason", "x"),  # one finding of several: refused, after all the work
    "history": ("history",),
}
# The files that each writes, all or none of them.
WRITTEN = {
    "reports": {"out.sarif", "out.html"},
    "repairs": {"mail.js", ".env.example", "package.json"},
    "baseline": {".oauthlint-baseline.jsonl"},
    "init": {".oauthlint.yaml", ".pre-commit-config.yaml", ".github/workflows/oauthlint.yml"},
    "ignore": {".oauthlint.yaml"},
}
ONE_BY_ONE = {"init", "reports"}  # files that have nothing to do with each other: each as a whole or not at all


def project(folder: Path) -> Path:
    """A repository with one commit."""
    root = write(folder / "project", FILES)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x")
    return root


def contents(root: Path) -> dict[str, bytes]:
    """The files of a project, git's own left out."""
    files = (one for one in root.rglob("*") if one.is_file())
    return {
        name: one.read_bytes() for one in files if not (name := one.relative_to(root).as_posix()).startswith(".git/")
    }


def whole(root: Path, before: dict[str, bytes], command: str) -> set[str]:
    """The files that a command has changed, after it was made sure that none of them is half written or left over."""
    after = contents(root)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    promised = WRITTEN.get(command, set())
    assert changed <= promised, "something is left behind"
    assert command in ONE_BY_ONE or changed in (set(), promised), "some were written, some not"
    ends = {".sarif": b"}\n", ".html": b"</html>\n", ".yml": b"\n", ".yaml": b"\n", ".jsonl": b"}\n", ".json": b"}"}
    for name in changed:
        assert after[name].endswith(ends.get(Path(name).suffix, b"\n")), f"{name} is half written"
    return changed


def limit(what: int, most: int) -> Callable[[], None]:
    """What lays a limit on the process that it is called in."""
    return lambda: resource.setrlimit(what, (most, most))


def python(code: str) -> Sequence[str]:
    """The program, after some code of the test's."""
    return (sys.executable, "-c", f"{code}\nfrom oauthlint.__main__ import main\nmain()")
