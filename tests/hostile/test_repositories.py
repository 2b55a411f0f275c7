"""What git says may be made by whoever wrote the repository: `.git` in every shape, and a configuration full of programs.

Nothing that is configured there runs, whatever the command; what git does not answer is said, and the files are audited.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.extract.made_up import made
from tests.faults.machine import python
from tests.hostile.ending import Ending, call, clean_end, git, write
from tests.hostile.test_contents import MAIL, PACKAGE

SEEN = "mail.js:2"
pytestmark = pytest.mark.hostile


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository of two commits; the second one brings the transport."""
    root = write(tmp_path / "project", {"package.json": PACKAGE})
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "one")
    write(root, {"mail.js": MAIL, "notes.txt": "x\n"})
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "two")
    return root


def checked(root: Path, *words: str) -> Ending:
    one = clean_end(call(root, "check", *words), codes=(1,))
    assert SEEN in one.out
    return one


# --- programs in the configuration

PROGRAMS = {
    "core.fsmonitor": "{trap}",
    "core.hooksPath": "{folder}",
    "core.pager": "{trap}",
    "core.editor": "{trap}",
    "core.sshCommand": "{trap}",
    "core.askPass": "{trap}",
    "core.gitProxy": "{trap}",
    "core.alternateRefsCommand": "{trap}",
    "core.attributesFile": "{folder}/attributes",
    "credential.helper": "!{trap}",
    "diff.external": "{trap}",
    "diff.trap.command": "{trap}",
    "diff.trap.textconv": "{trap}",
    "diff.trap.cachetextconv": "true",
    "filter.trap.clean": "{trap}",
    "filter.trap.smudge": "{trap}",
    "filter.trap.process": "{trap}",
    "filter.trap.required": "true",
    "merge.trap.driver": "{trap}",
    "gpg.program": "{trap}",
    "gpg.ssh.program": "{trap}",
    "gpg.x509.program": "{trap}",
    "gpg.ssh.defaultKeyCommand": "{trap}",
    "log.showSignature": "true",
    "log.diffMerges": "on",
    "commit.gpgSign": "true",
    "interactive.diffFilter": "{trap}",
    "pager.log": "{trap}",
    "pager.ls-files": "{trap}",
    "pager.cat-file": "{trap}",
    "alias.ls-files": "!{trap}",
    "alias.log": "!{trap}",
    "alias.cat-file": "!{trap}",
    "sequence.editor": "{trap}",
    "remote.origin.url": "ext::{trap}",
    "remote.origin.promisor": "true",
    "remote.origin.partialclonefilter": "blob:none",
    "remote.origin.uploadpack": "{trap}",
    "remote.origin.vcs": "trap",
    "extensions.partialClone": "origin",
    "protocol.ext.allow": "always",
    "uploadpack.packObjectsHook": "{trap}",
    "receive.fsckObjects": "true",
    "fetch.recurseSubmodules": "true",
    "submodule.recurse": "true",
    "submodule.inner.update": "!{trap}",
    "trace2.normalTarget": "{sprung}-trace",
    "maintenance.auto": "true",
    "gc.auto": "1",
    "feature.manyFiles": "true",
    "core.untrackedCache": "true",
    "index.sparse": "true",
    "core.worktree": "/",
}
HOOKS = (
    "post-index-change", "post-checkout", "pre-commit", "reference-transaction", "fsmonitor-watchman", "pre-auto-gc",
    "query-watchman", "post-rewrite", "proc-receive",
)  # fmt: skip
COMMANDS: dict[str, tuple[str, ...]] = {
    "check": ("check", "--profile=audit"),
    "staged": ("check", "--staged"),
    "since": ("check", "--since=HEAD~1"),
    "a file": ("check", "mail.js"),
    "ignored files": ("check", "--no-gitignore"),
    "repairs": ("check", "--fix", "--unsafe-fixes"),
    "baseline": ("baseline", "create"),
    "history": ("history",),
    "history since": ("history", "--since=HEAD~1"),
    "effective": ("effective",),
}


def _mined(root: Path) -> Path:
    """The repository with every program that git can be told to run being one that leaves a trace."""
    folder = root.parent / "trap"
    folder.mkdir()
    sprung = folder / "sprung"
    trap = folder / "trap"
    trap.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{sprung}'\ncat\n")
    trap.chmod(0o755)
    (folder / "attributes").write_text("* filter=trap diff=trap merge=trap\n")
    for hook in HOOKS:
        for place in (folder, root / ".git" / "hooks"):
            shutil.copy(trap, place / hook)
    write(root, {".gitattributes": "* filter=trap diff=trap merge=trap\n*.js text working-tree-encoding=UTF-16\n"})
    (root / "mail.js").write_text(MAIL)
    for name, value in PROGRAMS.items():
        if name != "core.worktree":
            git(root, "config", name, value.format(trap=trap, folder=folder, sprung=sprung))
    os.utime(root / "mail.js", (1, 1))  # so that git would have to look into it
    (root / "new.js").write_text(MAIL)
    return sprung


@pytest.mark.parametrize("command", COMMANDS)
def test_no_program_of_a_repository_runs(command: str, project: Path, tmp_path: Path) -> None:
    sprung = _mined(project)
    found = clean_end(call(project, *COMMANDS[command], environ={"HOME": str(tmp_path)}))
    assert found.code in (0, 1)
    assert not sprung.exists(), sprung.read_text()
    assert not list(sprung.parent.glob("sprung*"))
    if command in ("check", "a file", "since", "ignored files"):
        assert SEEN in found.out


def test_these_programs_would_have_run(project: Path) -> None:
    sprung = _mined(project)
    words = [
        ["git", "status"],
        ["git", "log", "-p", "--show-signature"],
        ["git", "diff", "--ext-diff"],
        ["git", "add", "."],
    ]
    for one in words:
        subprocess.run(one, cwd=project, capture_output=True, check=False)
    assert sprung.exists()


def test_a_configuration_that_includes_a_fifo_or_itself(project: Path) -> None:
    os.mkfifo(project / "fifo")
    with open(project / ".git" / "config", "a") as config:
        config.write("[include]\n\tpath = config\n\tpath = ../fifo\n\tpath = /nowhere\n\tpath = ~/x\n")
    one = clean_end(call(project, "check", within=90), codes=(1,))
    assert SEEN in one.out


# --- `.git` in every shape


def _file(root: Path) -> None:
    (root / ".git").rename(root.parent / "elsewhere")
    (root / ".git").write_text("gitdir: ../elsewhere\n")


def _nowhere(root: Path) -> None:
    shutil.rmtree(root / ".git")
    (root / ".git").write_text("gitdir: /nowhere/at/all\n")


def _itself(root: Path) -> None:
    shutil.rmtree(root / ".git")
    (root / ".git").write_text("gitdir: .git\n")


def _garbage(root: Path) -> None:
    shutil.rmtree(root / ".git")
    (root / ".git").write_bytes(b"\xff\0gitdir: " * 400_000)


def _empty_file(root: Path) -> None:
    shutil.rmtree(root / ".git")
    (root / ".git").touch()


def _link(root: Path) -> None:
    (root / ".git").rename(root.parent / "elsewhere")
    (root / ".git").symlink_to("../elsewhere")


def _ring(root: Path) -> None:
    shutil.rmtree(root / ".git")
    (root / ".git").symlink_to(".git")


def _fifo(root: Path) -> None:
    shutil.rmtree(root / ".git")
    os.mkfifo(root / ".git")


def _bare(root: Path) -> None:
    git(root, "config", "core.bare", "true")


def _tree_elsewhere(root: Path) -> None:
    write(root.parent / "other", {"other.js": MAIL})
    git(root, "config", "core.worktree", str(root.parent / "other"))


def _no_head(root: Path) -> None:
    (root / ".git" / "HEAD").write_text("")


def _wild_head(root: Path) -> None:
    (root / ".git" / "HEAD").write_bytes(b"ref: ../../../../etc/passwd\n\xff")


def _no_objects(root: Path) -> None:
    shutil.rmtree(root / ".git" / "objects")
    (root / ".git" / "objects").mkdir()


def _cut_index(root: Path) -> None:
    (root / ".git" / "index").write_bytes((root / ".git" / "index").read_bytes()[:60])


def _huge_index(root: Path) -> None:
    (root / ".git" / "index").write_bytes(b"DIRC\0\0\0\2\xff\xff\xff\xff" + bytes(200))


def _wild_config(root: Path) -> None:
    (root / ".git" / "config").write_bytes(b"[core\n\xff\0 repositoryformatversion = 0\n")


def _future(root: Path) -> None:
    git(root, "config", "core.repositoryFormatVersion", "99")


def _wild_extension(root: Path) -> None:
    git(root, "config", "core.repositoryFormatVersion", "1")
    git(root, "config", "extensions.of-tomorrow", "true")


def _wild_objects(root: Path) -> None:
    for one in (root / ".git" / "objects").rglob("*"):
        if one.is_file():
            one.chmod(0o644)
            one.write_bytes(b"x\x9c garbage")


def _own_alternates(root: Path) -> None:
    (root / ".git" / "objects" / "info").mkdir(exist_ok=True)
    (root / ".git" / "objects" / "info" / "alternates").write_text(f"{root}/.git/objects\n../objects\n/nowhere\n")


def _locked(root: Path) -> None:
    for name in ("index.lock", "HEAD.lock", "config.lock", "shallow.lock"):
        (root / ".git" / name).touch()


def _replaced(root: Path) -> None:
    git(root, "replace", "-f", "HEAD", "HEAD~1")


def _many_refs(root: Path) -> None:
    head = git(root, "rev-parse", "HEAD").strip()
    lines = "".join(f"{head} refs/tags/t{n}\n" for n in range(20_000))
    (root / ".git" / "packed-refs").write_text("# pack-refs with: peeled fully-peeled sorted \n" + lines)


SHAPES: dict[str, Callable[[Path], None]] = {
    "a file that points to it": _file,
    "a file that points nowhere": _nowhere,
    "a file that points to itself": _itself,
    "a file of megabytes": _garbage,
    "an empty file": _empty_file,
    "a link to it": _link,
    "a link to itself": _ring,
    "a FIFO": _fifo,
    "said to be bare": _bare,
    "of another work tree": _tree_elsewhere,
    "without a head": _no_head,
    "with a head elsewhere": _wild_head,
    "without objects": _no_objects,
    "with a cut index": _cut_index,
    "with an index of billions": _huge_index,
    "with a broken configuration": _wild_config,
    "of the future": _future,
    "with an extension of the future": _wild_extension,
    "with broken objects": _wild_objects,
    "that borrows from itself": _own_alternates,
    "that is locked": _locked,
    "with replaced commits": _replaced,
    "with twenty thousand tags": _many_refs,
}


@pytest.mark.parametrize("what", SHAPES)
def test_the_files_are_audited_whatever_git_has_become(what: str, project: Path) -> None:
    SHAPES[what](project)
    one = clean_end(call(project, "check", "--profile=audit", within=60), codes=(1,))
    assert SEEN in one.out
    assert "other.js" not in one.out
    clean_end(call(project, "check", "mail.js", within=60), codes=(1,))


@pytest.mark.parametrize("what", SHAPES)
@pytest.mark.parametrize("words", [("check", "--staged"), ("history",)], ids=" ".join)
def test_what_only_git_knows_is_known_or_said_not_to_be(what: str, words: tuple[str, ...], project: Path) -> None:
    write(project, {"staged.js": MAIL})
    git(project, "add", "-A")
    SHAPES[what](project)
    one = clean_end(call(project, *words, within=60))
    assert one.seconds < 40
    if one.code in (2, 3):
        assert one.err.startswith("error: ") or "INCOMPLETE" in one.out, one
    elif words[0] == "check":
        assert "staged.js" in one.out or "in part[git]" in one.out, one


# After the head; in the middle of the first entry, where git stands on its own feet; in the name of the last one, which
# is then another file; and in the hash at the end.
CUTS = {"the head": 12, "a head and some": 60, "an entry": 100, "a name": -60, "the hash": -3}


@pytest.mark.parametrize("where", CUTS)
def test_half_an_index_is_not_taken_for_the_whole(where: str, project: Path) -> None:
    """git takes it for one of fewer files: those that are lacking would be new, and a secret in them nobody's business."""
    token = made("google-client-secret")
    write(project, {"config.js": f"const n = require('nodemailer');\nconst clientSecret = '{token}';\n"})
    git(project, "add", "-A")
    whole = checked(project)
    assert "config.js:2" in whole.out
    index = project / ".git" / "index"
    index.write_bytes(index.read_bytes()[: CUTS[where]])
    one = checked(project)
    assert "config.js:2" in one.out
    assert re.search(r"in part\[git\]: (the index of git is damaged|git failed with exit code 128)", one.out)
    for words in (("check", "--staged"), ("check", "--since=HEAD")):
        staged = clean_end(call(project, *words), codes=(1, 2))
        assert staged.code == 1 or "which files are tracked is not known" in staged.err


def test_a_work_tree_of_its_own(project: Path) -> None:
    git(project, "worktree", "add", "-q", "../second", "-b", "second")
    checked(project.parent / "second")
    checked(project.parent / "second", "--since=HEAD~1")
    shutil.rmtree(project / ".git" / "worktrees")  # its own half is gone
    checked(project.parent / "second")


def test_a_submodule_whose_settings_name_programs(project: Path, tmp_path: Path) -> None:
    outer = write(tmp_path / "outer", {"package.json": PACKAGE, "mail.js": MAIL})
    git(outer, "init", "-q")
    git(outer, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(project), "inner")
    git(outer, "add", "-A")
    checked(outer)
    checked(outer / "inner")
    write(
        outer,
        {
            ".gitmodules": '[submodule "../../x"]\n\tpath = ../../x\n\turl = ext::sh -c touch% sprung\n\tupdate = !touch sprung\n'
        },
    )
    checked(outer)
    assert not list(tmp_path.rglob("sprung"))


def test_a_bare_repository_is_no_project(project: Path, tmp_path: Path) -> None:
    git(project, "clone", "-q", "--bare", ".", str(tmp_path / "bare"))
    one = clean_end(call(tmp_path / "bare", "check"), codes=(0, 3))
    assert "no mail transport was recognised" in one.out
    clean_end(call(tmp_path / "bare", "history"))


def test_a_repository_inside_a_repository(project: Path) -> None:
    inner = write(project / "inner", {"package.json": PACKAGE, "mail.js": MAIL})
    git(inner, "init", "-q")
    checked(project)
    checked(inner)


def test_a_repository_of_somebody_else(project: Path) -> None:
    other = {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}  # git's own tests use it
    one = clean_end(call(project, "check", environ=other), codes=(1,))
    assert SEEN in one.out
    assert "git refuses, since the folder belongs to somebody else" in one.out
    clean_end(call(project, "check", "--staged", environ=other), codes=(2, 3))
    clean_end(call(project, "history", environ=other), codes=(2, 3))


@pytest.mark.skipif(os.name == "nt", reason="FIFOs")
def test_ignore_and_attribute_files_that_git_waits_for(project: Path) -> None:
    """git itself opens these and waits: what it does not answer in its time is said, and it is not asked again."""
    write(project, {".env": "SMTP_PASS=kd83jd83kd\n", ".env.local": "SMTP_PASS=kd83jd83ke\n"})
    inner = write(project / "inner", {"package.json": PACKAGE, "b.js": MAIL})
    git(inner, "init", "-q")
    for name in (".gitignore", "sub/.gitignore", ".gitattributes", ".gitmodules"):
        (project / name).parent.mkdir(exist_ok=True)
        os.mkfifo(project / name)
    waits = (
        "from oauthlint import git\nask = git.ask\ndef counted(*given):\n    print('ASKED')\n    return ask(*given)\n"
    )
    program = python(f"{waits}git.ask = counted\ngit.PATIENCE = 2")
    for words in (("check", "--profile=audit"), ("check", "--profile=audit", "mail.js", ".env", ".env.local")):
        one = clean_end(call(project, *words, within=20, program=program), codes=(1,))
        assert SEEN in one.out
        assert one.out.count("in part[git]: git did not answer in time") == 1
        assert one.out.count("ASKED") <= 2  # of a file it can say whether it is tracked
    assert "inner/b.js:2" in call(project, "check", within=20, program=program).out


def test_wild_commits_end_no_history(project: Path) -> None:
    """Dates beyond all years, names with escapes and no UTF-8, messages of control characters."""
    blob = git(project, "rev-parse", "HEAD^{tree}").strip()
    for date in ("99999999999999999 +0000", "1 +9999", "-1 +0000", "x", "4294967296 -0000", "253402300800 +0000"):
        body = f"tree {blob}\nauthor \x1b[31mA <a> {date}\ncommitter A\x07 <a@\xff> {date}\n\n\x1b]0;x\x07 ::error::y\n"
        made = subprocess.run(
            ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
            cwd=project, input=body.encode("latin-1"), capture_output=True, check=True,
        )  # fmt: skip
        git(project, "update-ref", f"refs/heads/b{abs(hash(date))}", made.stdout.decode().strip())
    write(project, {"a.js": "const s = 'x';\n"})
    git(project, "tag", "-f", "v1;$(touch${IFS}sprung)-\u202e")
    for form in ("text", "json"):
        clean_end(call(project, "history", f"--format={form}"))


# --- configurations and packs that point outside, or are made to take long

OUTSIDE: dict[str, Callable[[Path], None]] = {
    "extends above": lambda root: _config(root, "extends: [../secret/a.yaml]\n"),
    "extends absolute": lambda root: _config(root, f"extends: [{root.parent}/secret/a.yaml]\n"),
    "extends a link": lambda root: _linked(root, "b.yaml", "../secret/a.yaml", "extends: [b.yaml]\n"),
    "extends itself": lambda root: _config(root, "extends: [.oauthlint.yaml]\n"),
    "packs above": lambda root: _config(root, "packs: [../secret]\n"),
    "packs absolute": lambda root: _config(root, "packs: [/etc]\n"),
    "packs a link": lambda root: _linked(root, "rules", "../secret", "packs: [./rules]\n"),
    "packs a ring": lambda root: _linked(root, "rules", "rules", "packs: [./rules]\n"),
    "packs with a link in it": lambda root: _linked(root, "r/a.yaml", "../../secret/a.yaml", "packs: [./r]\n"),
    "a linked configuration": lambda root: _linked(root, ".oauthlint.yaml", "../secret/a.yaml", ""),
    "a linked baseline": lambda root: _linked(root, ".oauthlint-baseline.jsonl", "../secret/b.jsonl", ""),
}


def _config(root: Path, text: str) -> None:
    (root / ".oauthlint.yaml").write_text(text)


def _linked(root: Path, name: str, target: str, config: str) -> None:
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).symlink_to(target)
    if config:
        _config(root, config)


@pytest.mark.parametrize("what", OUTSIDE)
def test_nothing_outside_is_a_configuration_or_a_pack(what: str, project: Path) -> None:
    write(project.parent / "secret", {"a.yaml": "outside-7391: x\n", "b.jsonl": '{"outside-7391": 1}\n'})
    OUTSIDE[what](project)
    one = clean_end(call(project, "check"), codes=(1, 2))
    assert one.code == 2, one.out
    assert "outside-7391" not in one.out + one.err
    assert one.err.startswith("error: ")


RULE = """\
id: team-rule
title: A rule
about: transport
at: call
severity: note
confidence: high
profile: audit
message: "A transport."
why: |
  Because.
repair: |
  Nothing.
since: 0.1.0
when: |
  {when}
examples:
  - bad: {{ a.js: "const n = require('nodemailer'); n.createTransport({{}})" }}
    at: "n.createTransport({{}})"
"""
BOMBS = {
    "nested loops": "[" + ",".join("1" for _ in range(50)) + "].all(a, " * 1 + "[1].all(b, true))",
    "a backtracking expression": 'host.matches("(a+)+$")',
    "a counted expression": 'host.matches("((a{0,100}){0,100}){0,100}")',
    "a huge expression": 'host.matches("' + "(a|b)" * 20_000 + '")',
    "deep brackets": "(" * 5_000 + "true" + ")" * 5_000,
    "many clauses": " || ".join(["host == 'a'"] * 20_000),
    "a long text": 'host == "' + "a" * 900_000 + '"',
    "a doubled negation": "!" * 50_000 + "true",
    "a ternary ladder": "true ? " * 5_000 + "true" + " : false" * 5_000,
    "a list of lists": "host in " + "[" * 3_000 + "]" * 3_000,
}


@pytest.mark.parametrize("what", BOMBS)
def test_a_rule_of_the_audited_repository_cannot_keep_it_busy(what: str, project: Path) -> None:
    write(project, {"r/01/team-rule.yaml": RULE.format(when=BOMBS[what]), ".oauthlint.yaml": "packs: [./r]\n"})
    write(project, {"b.js": f"require('nodemailer').createTransport({{ host: '{'a' * 50_000}!' }});\n"})
    one = clean_end(call(project, "check", "--profile=audit", within=60), codes=(1, 2, 3))
    assert one.seconds < 30
    assert one.megabytes < 700


PATTERNS = {
    "stars": "*a" * 200 + "b",
    "folders": "**/" * 200 + "b",
    "questions": "?" * 5_000,
    "classes": "[a-z]" * 300 + "*" * 50,
    "alternatives": "{a,b}" * 50,
    "a backslash": "\\",
    "an open class": "[[[[" * 500,
    "nothing": "",
    "a newline": "a\nb",
}


@pytest.mark.parametrize("what", PATTERNS)
@pytest.mark.parametrize("where", ["exclude", "paths"])
def test_a_pattern_of_the_audited_repository_cannot_keep_it_busy(what: str, where: str, project: Path) -> None:
    pattern = __import__("json").dumps(PATTERNS[what])
    text = (
        f"exclude: [{pattern}]\n"
        if where == "exclude"
        else f"rules: {{ secure-port-mismatch: {{ paths: [{pattern}] }} }}\n"
    )
    name = "a" * 200
    write(project, {".oauthlint.yaml": text, f"{'a/' * 60}{name}.js": MAIL, f"{name}b.js": MAIL})
    one = clean_end(call(project, "check", within=60), codes=(0, 1, 2))
    assert one.seconds < 20
