"""Somebody else's repository: it runs no code, no program, sees nothing outside of itself, reaches no network, and is
not heard at all where `--isolated` is asked for.
"""

import json
import os
import re
import sys
from pathlib import Path

import pytest

from tests.extract.made_up import made
from tests.hostile.ending import Ending, call, clean_end, git, write

# Says on standard error which files are opened, which programs started, and which sockets asked for. `-P` leaves the
# working directory out of where modules are looked for, as the installed program does.
WATCHING = """
import sys
def heard(event, given):
    if event in ("open", "os.listdir", "os.scandir"):
        print("READS", ascii(given[0]), file=sys.__stderr__)
    elif event in ("subprocess.Popen", "os.posix_spawn"):
        print("STARTS", ascii(given[1]), file=sys.__stderr__)
    elif event.startswith(("socket.", "os.exec", "os.system", "urllib.", "http.", "ftplib.", "pickle.",
                           "ctypes.dlopen")):
        print("DOES", event, ascii(given)[:200], file=sys.__stderr__)
sys.addaudithook(heard)
sys.argv[0] = "oauthlint"
from oauthlint.__main__ import main
sys.exit(main())
"""
PROGRAM = (sys.executable, "-P", "-c", WATCHING)
SECRET = made("google-client-secret")
MAIL = f"""\
require('../outside/mail'); require('./linked/mail'); require('/etc/hostname'); require('nodemailer');
exports.clientSecret = '{SECRET}'; // pragma: allowlist secret
// oauthlint: ignore[secure-port-mismatch] ours
exports.mail = require('nodemailer').createTransport({{ host: 'smtp.gmail.com', port: 587, secure: true }});
exports.old = require('nodemailer').createTransport({{ host: 'smtp.gmail.com', port: 587, secure: true }});
"""
RUNS = "__import__('pathlib').Path({!r}).touch()\n"
CALLS = [
    ("check",),
    ("check", "--profile", "audit", "--show-skips"),
    ("check", "--staged"),
    ("check", "--since", "HEAD"),
    ("check", "--diff", "--unsafe-fixes"),
    ("check", "--isolated"),
    ("history",),
    ("effective", "."),
    ("config", "show"),
    ("init",),
    ("suppressions",),
    ("rules", "test", "./oauth-rules"),
]


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    """A repository whose every file wants something: to be run, to lead out of it, to be asked on a network."""
    mark, outside = str(tmp_path / "ran"), tmp_path / "outside"
    write(
        outside, {"mail.js": MAIL, "rules/a.yaml": "id: a\n", "base.yaml": "fail-on: never\n", ".env": "SMTP_PASS=x\n"}
    )
    root = write(
        tmp_path / "project",
        {
            "package.json": json.dumps({
                "name": "strange", "main": "../outside/mail.js", "workspaces": ["../outside"],
                "scripts": {"preinstall": f"touch {mark}", "test": f"touch {mark}"},
                "dependencies": {"nodemailer": "https://example.invalid/n.tgz", "mail": "file:../outside"},
            }),
            "src/mail.js": MAIL,
            "tsconfig.json": '{ "extends": "../outside/tsconfig.json", "compilerOptions": { "paths": { "x": ["../outside/*"] } } }',
            ".npmrc": "registry=http://example.invalid/\n",
            ".secrets.baseline": json.dumps({
                "version": "1.5.0", "results": {}, "filters_used": [{"path": f"file://{tmp_path}/project/filter.py::no"}],
                "plugins_used": [{"name": "Mine", "path": f"file://{tmp_path}/project/plugin.py"}],
            }),
            **{name: RUNS.format(mark) for name in (
                "plugin.py", "filter.py", "sitecustomize.py", "json.py", "click.py", "yaml.py", "oauthlint.py",
                "oauthlint/__init__.py", "conftest.py", "setup.py", "detect_secrets.py",
            )},
            "oauth-rules/one.yaml": f"id: one\nwhy: !!python/object/apply:os.system ['touch {mark}']\n",
            ".gitattributes": "* filter=run diff=run merge=run\n",
            ".oauthlint.yaml": "rules: { secure-port-mismatch: off }\n",
        },
    )  # fmt: skip
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x")
    (root / "linked").symlink_to(outside)
    (root / ".env").symlink_to(outside / ".env")
    write(root, {"src/new.js": MAIL})
    for name in ("clean", "smudge", "process"):
        git(root, "config", f"filter.run.{name}", f"touch {mark}")
    for name in ("diff.run.textconv", "diff.run.command", "core.fsmonitor", "diff.external", "core.pager", "gpg.program",
                 "core.sshCommand", "core.askPass", "credential.helper", "core.alternateRefsCommand", "alias.cat-file"):  # fmt: skip
        git(root, "config", name, f"touch {mark};:")
    for hook in ("post-checkout", "pre-commit", "post-index-change", "fsmonitor-watchman", "reference-transaction"):
        path = root / ".git" / "hooks" / hook
        path.write_text(f"#!/bin/sh\ntouch {mark}\n")
        path.chmod(0o755)
    return root


def watched(root: Path, *words: str) -> Ending:
    return call(root, *words, program=PROGRAM, environ={"OAUTHLINT_CACHE_DIR": str(root.parent / "cache")})


@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_nothing_of_it_runs_and_nothing_around_it_is_read(words: tuple[str, ...], strange: Path) -> None:
    ending = clean_end(watched(strange, *words))
    did = ending.err.splitlines()
    assert not (strange.parent / "ran").exists()
    assert [one for one in did if one.startswith("DOES")] == []  # our own compiled modules
    started = [one for one in did if one.startswith("STARTS")]
    git = r"STARTS \['git', (?:'-C', '[^']*', )?'--no-optional-locks', "
    assert [one for one in started if not re.match(git, one)] == []
    outside = str(strange.parent / "outside")
    read = [eval(one.removeprefix("READS ")) for one in did if one.startswith("READS ")]  # noqa: S307  (our own words)
    paths = [os.path.join(strange, os.fsdecode(one)) for one in read if isinstance(one, (str, bytes))]
    assert [one for one in paths if os.path.realpath(one).startswith(outside)] == []
    assert [one for one in paths if one.startswith("/etc/host")] == []


@pytest.mark.parametrize(
    ("configuration", "says"),
    [
        ("extends: [../outside/base.yaml]\n", "there is no preset"),
        ("extends: [./linked/base.yaml]\n", "there is no file `./linked/base.yaml` in the project"),
        ("packs: [../outside/rules]\n", "there is no folder"),
        ("packs: [./linked/rules]\n", "there is no folder"),
        ("packs: [/etc]\n", "there is no folder"),
        ("packs: [./oauth-rules]\n", "oauth-rules/one.yaml"),
        ("config: ../outside/base.yaml\n", "there is no key `config`"),
        ("baseline: ../outside/base.yaml\n", "there is no key `baseline`"),
    ],
)
def test_a_configuration_that_leads_out_is_refused(configuration: str, says: str, strange: Path) -> None:
    write(strange, {".oauthlint.yaml": configuration})
    ending = clean_end(watched(strange, "check"), codes=(2,))
    assert says in ending.err
    assert not (strange.parent / "ran").exists()
    assert clean_end(watched(strange, "check", "--isolated"), codes=(1,)).out


def test_a_configuration_that_is_a_link_out_of_it_is_refused_and_not_read(strange: Path) -> None:
    (strange / ".oauthlint.yaml").unlink()
    (strange / ".oauthlint.yaml").symlink_to("../outside/base.yaml")
    ending = clean_end(watched(strange, "check"), codes=(2,))
    assert "is a link that leads out of the project" in ending.err
    assert "base.yaml" not in "".join(one for one in ending.err.splitlines() if one.startswith("READS"))


def test_an_isolated_run_hears_none_of_its_answers(strange: Path) -> None:
    answers = {".oauthlint.yaml": "exclude: ['**/new.js']\nprofile: audit\nfail-on: never\nmin-confidence: high\n"
               "ignore: [tip-04]\nrules: { hardcoded-client-secret: off }\npacks: [./oauth-rules]\n"}  # fmt: skip
    plain = strange.parent / "plain"
    git(strange.parent, "clone", "-q", str(strange), str(plain))
    write(plain, {"src/mail.js": MAIL.replace(" // pragma: allowlist secret", "").replace("oauthlint:", "")})
    for one in (".oauthlint.yaml", ".secrets.baseline"):
        (plain / one).unlink()
    assert watched(strange, "baseline", "create").code == 0
    write(strange, answers)
    found = []
    for root in (strange, plain):
        told = json.loads(watched(root, "check", "--isolated", "--format", "json", "src/mail.js").out)
        assert told["hidden"] == []
        found.append([(one["rule"], one["place"]["start"]["line"], one["suppression"]) for one in told["findings"]])
    lines = [(rule, line) for rule, line, _ in found[1]]
    assert lines == [("hardcoded-client-secret", 2), ("secure-port-mismatch", 4), ("secure-port-mismatch", 5)]
    assert found[0] == found[1]
