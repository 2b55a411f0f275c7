"""What git is asked, and that nothing of the audited repository runs while it answers."""

import os
import subprocess
from pathlib import Path

import pytest

from oauthlint import git
from oauthlint.git import Listing
from oauthlint.model.source import Problem
from oauthlint.worktree import toplevel


def run(folder: Path, *words: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "protocol.file.allow=always")
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x\n")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [one for one in os.environ if one.startswith("GIT_")]:
        monkeypatch.delenv(name)
    folder = Path(os.path.realpath(tmp_path)) / "project"
    folder.mkdir()
    run(folder, "init", "--quiet")
    return folder


def listed(folder: Path, *folders: str, ignored: bool = False) -> Listing:
    found = git.list_files(str(folder), folders, ignored=ignored)
    assert isinstance(found, Listing)
    return found


def test_tracked_and_new_files_are_listed_and_ignored_ones_are_not(project: Path) -> None:
    write(project, "a.js", "src/b.js", "new.js", "secret.env")
    (project / ".gitignore").write_text("*.env\n")
    run(project, "add", "a.js", "src", ".gitignore")
    found = listed(project)
    assert set(found.files) == {"a.js", "src/b.js", "new.js", ".gitignore"}
    assert found.tracked == {"a.js", "src/b.js", ".gitignore"}


def test_what_is_ignored_can_be_asked_for_but_for_dependencies(project: Path) -> None:
    write(project, "a.env", "node_modules/a/index.js")
    (project / ".gitignore").write_text("*.env\nnode_modules\n")
    assert set(listed(project, ignored=True).files) == {".gitignore", "a.env"}


def test_a_listing_can_be_of_some_folders(project: Path) -> None:
    write(project, "a.js", "src/b.js", "lib/c.js", "s*c/d.js")
    assert set(listed(project, "src", "s*c").files) == {"src/b.js", "s*c/d.js"}


@pytest.mark.parametrize(
    "name", ["with blank.js", "почта.js", "tab\there.js", "line\nbreak.js", '"quoted".js', "-dash.js", ":colon.js"]
)
def test_names_come_as_they_are(project: Path, name: str) -> None:
    write(project, name, f"new/{name}")
    run(project, "add", "--", f"./{name}")
    found = listed(project)
    assert set(found.files) == {name, f"new/{name}"}
    assert git.tracked(str(project), [name, f"new/{name}"]) == {name}


def test_a_name_that_is_no_utf8_can_be_opened(project: Path) -> None:
    try:
        (project / os.fsdecode(b"\xff.js")).write_text("x")
    except OSError:
        pytest.skip("the file system wants UTF-8")
    (name,) = listed(project).files
    assert os.fsencode(name) == b"\xff.js"
    assert (project / name).read_text() == "x"


def test_links_and_inner_repositories_are_told_apart(project: Path) -> None:
    write(project, "a.js", "inner/b.js", "module/c.js")
    (project / "link.js").symlink_to("a.js")
    for inner in ("inner", "module"):
        run(project / inner, "init", "--quiet")
        run(project / inner, "add", ".")
        run(project / inner, "commit", "--quiet", "-m", "x")
    run(project, "add", "a.js", "link.js", "module")
    assert listed(project) == Listing(
        ("a.js",), frozenset({"a.js", "link.js", "module"}), ("link.js",), ("inner", "module")
    )


def test_a_file_in_an_unfinished_merge_is_listed_once(project: Path) -> None:
    for branch, text in (("one", "1"), ("two", "2")):
        run(project, "checkout", "--quiet", "--orphan", branch)
        (project / "a.js").write_text(text)
        run(project, "add", "a.js")
        run(project, "commit", "--quiet", "-m", branch)
    with pytest.raises(subprocess.CalledProcessError):
        run(project, "merge", "--allow-unrelated-histories", "one")
    assert listed(project).files == ("a.js",)


def test_tracked_answers_for_many_paths(project: Path) -> None:
    names = [f"{number}.js" for number in range(git.MOST_PATHS + 1)]
    write(project, *names)
    run(project, "add", names[0], names[-1])
    assert git.tracked(str(project), names) == {names[0], names[-1]}


@pytest.mark.parametrize("inside", ["", "a/b"])
def test_the_top_level_is_found_without_git(project: Path, inside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "a" / "b").mkdir(parents=True)
    monkeypatch.setenv("PATH", "")
    assert toplevel(str(project / inside)) == str(project)


def test_the_top_level_of_a_work_tree_with_a_git_file(project: Path) -> None:
    write(project, "a.js")
    run(project, "add", ".")
    run(project, "commit", "--quiet", "-m", "x")
    run(project, "worktree", "add", "--quiet", "../second")
    second = project.parent / "second"
    assert toplevel(str(second)) == str(second)
    assert listed(second).files == ("a.js",)


def test_an_empty_git_folder_is_no_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert toplevel(str(tmp_path)) != str(tmp_path)


def test_a_folder_without_a_repository_is_a_problem(tmp_path: Path) -> None:
    found = git.list_files(str(tmp_path))
    assert isinstance(found, Problem)
    assert found.kind == "git"


def test_a_machine_without_git_is_a_problem(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    found = git.tracked(str(project), ["a.js"])
    assert isinstance(found, Problem)
    assert found.message.startswith("git is not installed")


def test_a_repository_of_somebody_else_is_a_problem_with_a_way_out(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # git's own tests use it
    found = git.list_files(str(project))
    assert isinstance(found, Problem)
    assert "belongs to somebody else" in found.message
    assert "safe.directory" in found.hint


def test_nothing_that_the_repository_configures_runs(project: Path) -> None:
    trap = project.parent / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {project.parent / 'sprung'}\n")
    trap.chmod(0o755)
    write(project, "a.js", "b.js")
    (project / ".gitattributes").write_text("*.js filter=trap\n")
    run(project, "add", "a.js")
    for name in (
        "core.fsmonitor",
        "filter.trap.clean",
        "filter.trap.process",
        "core.pager",
        "pager.ls-files",
        "core.sshCommand",
    ):
        run(project, "config", name, str(trap))
    (project / ".git" / "hooks" / "post-index-change").symlink_to(trap)
    (project / "a.js").write_text("changed")
    assert set(listed(project).files) == {".gitattributes", "a.js", "b.js"}
    assert git.tracked(str(project), ["a.js", "b.js"]) == {"a.js"}
    assert not (project.parent / "sprung").exists()
    subprocess.run(["git", "status"], cwd=project, check=False, capture_output=True)
    assert (project.parent / "sprung").exists()  # the trap works


def test_the_index_is_not_written(project: Path) -> None:
    write(project, "a.js")
    run(project, "add", ".")
    index = project / ".git" / "index"
    before = (index.read_bytes(), index.stat().st_mtime_ns)
    os.utime(project / "a.js", (1, 1))
    listed(project)
    assert (index.read_bytes(), index.stat().st_mtime_ns) == before


def test_the_callers_index_is_honoured(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project, "a.js", "b.js")
    run(project, "add", "a.js")
    monkeypatch.chdir(project)
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/next-index")
    run(project, "add", "b.js")
    assert git.tracked(str(project), ["a.js", "b.js"]) == {"b.js"}
    monkeypatch.setenv("GIT_DIR", ".git")
    assert git.tracked(str(project), ["a.js", "b.js"]) == {"b.js"}


@pytest.mark.parametrize("name", ["GIT_INDEX_FILE", "GIT_DIR"])
def test_the_callers_repository_is_not_taken_for_another(
    project: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    write(project, "a.js")
    run(project, "add", ".")
    other = project.parent / "other"
    write(other, "b.js")
    run(other, "init", "--quiet")
    run(other, "add", ".")
    monkeypatch.chdir(project)
    monkeypatch.setenv(name, str(project / ".git" / ("index" if name == "GIT_INDEX_FILE" else "")))
    assert git.tracked(str(other), ["a.js", "b.js"]) == {"b.js"}


def test_a_work_tree_that_only_the_caller_knows(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = project.parent / "tree"
    write(tree, "a.js", "b.js")
    monkeypatch.setenv("GIT_DIR", str(project / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tree))
    run(tree, "add", "a.js")
    assert toplevel(str(tree / "src")) == str(tree)
    assert toplevel(str(tree.parent / "elsewhere")) is None
    assert git.tracked(str(tree), ["a.js", "b.js"]) == {"a.js"}


# --- an index that is not whole ---------------------------------------------------------------------------------


def damaged(answer: object) -> bool:
    return isinstance(answer, Problem) and answer.message.startswith("the index of git is damaged")


@pytest.mark.parametrize("objects", ["sha1", "sha256"])
def test_a_cut_is_noticed_wherever_git_does_not_notice_it(objects: str, tmp_path: Path) -> None:
    run(tmp_path, "init", "--quiet", f"--object-format={objects}")
    write(tmp_path, *(f"file{number}.js" for number in range(4)), "src/last.js")
    run(tmp_path, "add", ".")
    root, index = os.path.realpath(tmp_path), tmp_path / ".git" / "index"
    whole = index.read_bytes()
    assert git.tracked(root, ["src/last.js"]) == {"src/last.js"}
    for end in range(0, len(whole), 9):
        index.write_bytes(whole[:end])
        assert isinstance(git.list_files(root), Problem), end
    index.write_bytes(whole[:-1])
    answers = (
        git.list_files(root),
        git.tracked(root, ["a"]),
        git.ignored(root, "a"),
        git.index(root),
        git.staged(root),
    )
    assert all(map(damaged, answers))


def test_an_index_that_is_written_without_its_hash_is_whole(project: Path) -> None:
    """As `index.skipHash` has git 2.40 and later do it."""
    write(project, "a.js")
    run(project, "add", ".")
    index = project / ".git" / "index"
    index.write_bytes(index.read_bytes()[:-20] + bytes(20))
    assert listed(project).tracked == {"a.js"}


def test_a_large_index_is_looked_at_in_another_way(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from oauthlint.git import intact

    monkeypatch.setattr(intact, "MANY", 0)
    write(project, "a.js")
    run(project, "add", ".")
    assert listed(project).tracked == {"a.js"}
    (project / ".git" / "index").write_bytes((project / ".git" / "index").read_bytes()[:-1])
    assert damaged(git.list_files(str(project)))


def test_the_index_is_that_of_the_work_tree_or_the_one_that_the_caller_names(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project, "a.js")
    run(project, "add", ".")
    run(project, "commit", "--quiet", "-m", "x")
    run(project, "worktree", "add", "--quiet", "../second")
    second, index = project.parent / "second", project / ".git" / "index"
    whole = index.read_bytes()
    index.write_bytes(whole[:-1])
    assert damaged(git.list_files(str(project)))
    assert listed(second).tracked == {"a.js"}
    monkeypatch.chdir(project)
    (project / ".git" / "next-index").write_bytes(whole)  # as `git commit -a` hands its hooks
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/next-index")
    assert git.tracked(str(project), ["a.js"]) == {"a.js"}


@pytest.fixture(name="scripted")
def _scripted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git that is a script."""
    script = tmp_path / "bin" / "git"
    script.parent.mkdir()
    script.touch(0o755)
    monkeypatch.setenv("PATH", f"{script.parent}{os.pathsep}{os.environ['PATH']}")
    return script


@pytest.mark.skipif(os.name == "nt", reason="scripts")
def test_all_that_git_prints_is_heard_on_both_of_its_ways(project: Path, scripted: Path) -> None:
    much = "head -c 300000 /dev/zero"
    scripted.write_text(f"#!/bin/sh\n{much} >&2; {much}; {much} >&2; cat\n")
    assert git.ask(str(project), ["x"]) == bytes(300_000)


@pytest.mark.skipif(os.name == "nt", reason="scripts")
def test_a_git_that_does_not_answer_is_ended(
    project: Path, scripted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripted.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/number; exec sleep 60\n")
    monkeypatch.setattr(git, "PATIENCE", 0.5)
    answer = git.ask(str(project), ["x"])
    assert isinstance(answer, Problem)
    assert "did not answer in time" in answer.message
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "number").read_text()), 0)
    open_now = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    git.ask(str(project), ["x"])
    assert not open_now or len(os.listdir("/proc/self/fd")) == open_now
