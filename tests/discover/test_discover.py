"""Which files are reported, from which root, under which names."""

import os
import subprocess
from pathlib import Path

import pytest

from oauthlint.config import Settings
from oauthlint.discover import Target, discover, root_of
from oauthlint.errors import UsageError


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder below which nothing is a project yet."""
    for name in [one for one in os.environ if one.startswith("GIT_")]:
        monkeypatch.delenv(name)
    folder = Path(os.path.realpath(tmp_path)) / "tree"
    folder.mkdir()
    return folder


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x\n")


def repository(folder: Path, *tracked: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    write(folder, *tracked)
    if tracked:
        subprocess.run(["git", "add", "--force", "--", *tracked], cwd=folder, check=True)


def found(*paths: Path, **settings: object) -> Target:
    return discover([str(path) for path in paths], Settings()._replace(**settings))  # type: ignore[arg-type]


# --- the root -------------------------------------------------------------------------------------------------


def test_the_root_is_the_git_top_level_whatever_else_there_is(tree: Path) -> None:
    repository(tree)
    write(tree, "apps/mail/package.json", "apps/mail/.oauthlint.yaml", "apps/mail/a.js")
    assert root_of([str(tree / "apps/mail/a.js")]) == str(tree)


@pytest.mark.parametrize("name", [".oauthlint.yaml", ".oauthlint.yml", "oauthlint.yaml"])
def test_without_git_the_root_is_where_the_configuration_is(tree: Path, name: str) -> None:
    write(tree, "package.json", f"apps/{name}", "apps/mail/package.json", "apps/mail/a.js")
    assert root_of([str(tree / "apps/mail")]) == str(tree / "apps")


def test_without_both_the_root_is_the_outermost_manifest(tree: Path) -> None:
    write(tree, "package.json", "apps/mail/package.json", "apps/mail/src/a.js")
    assert root_of([str(tree / "apps/mail/src/a.js")]) == str(tree)


def test_without_anything_the_root_is_the_folder_of_the_path(tree: Path) -> None:
    write(tree, "src/a.js")
    assert root_of([str(tree / "src/a.js")]) == str(tree / "src")
    assert root_of([str(tree / "src/missing/b.js")]) == str(tree / "src")


def test_the_working_directory_decides_nothing(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(tree, "src/a.js")
    expected = found(tree / "src/a.js")
    monkeypatch.chdir(tree / "src")
    relative = discover(["a.js"], Settings())
    assert (relative.root, relative.reported) == (expected.root, expected.reported) == (str(tree), ("src/a.js",))


def test_no_path_is_the_working_directory(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(tree, "src/a.js", "b.js")
    monkeypatch.chdir(tree / "src")
    target = discover([], Settings())
    assert (target.root, target.reported, target.whole) == (str(tree), ("src/a.js",), False)


# --- named files and folders ----------------------------------------------------------------------------------


def test_a_file_is_reported_alone(tree: Path) -> None:
    repository(tree, "a.js", "b.js")
    target = found(tree / "b.js")
    assert (target.reported, target.given, target.whole) == (("b.js",), {"b.js"}, False)


def test_a_folder_is_reported_with_all_that_git_does_not_ignore(tree: Path) -> None:
    repository(tree, "src/a.js", "b.js")
    write(tree, "src/new.js", "src/a.log", ".gitignore")
    (tree / ".gitignore").write_text("*.log\n")
    target = found(tree / "src")
    assert (target.reported, target.given, target.whole) == (("src/a.js", "src/new.js"), frozenset(), False)
    assert found(tree).reported == (".gitignore", "b.js", "src/a.js", "src/new.js")
    assert found(tree).whole


def test_what_is_ignored_is_taken_when_it_is_named_or_asked_for(tree: Path) -> None:
    repository(tree, "a.js")
    write(tree, "logs/b.js", "c.log")
    (tree / ".gitignore").write_text("logs/\n*.log\n")
    assert found(tree / "c.log").reported == ("c.log",)
    assert found(tree / "logs").reported == ("logs/b.js",)
    assert found(tree, no_gitignore=True).reported == (".gitignore", "a.js", "c.log", "logs/b.js")


def test_a_path_that_is_not_there_is_an_error(tree: Path) -> None:
    with pytest.raises(UsageError, match=r"missing\.js: no such file or folder") as raised:
        found(tree / "missing.js")
    assert raised.value.hint


def test_a_path_of_another_project_is_an_error(tree: Path) -> None:
    repository(tree / "one", "a.js")
    repository(tree / "two", "b.js")
    with pytest.raises(UsageError, match="is not in the project of the first path"):
        found(tree / "one/a.js", tree / "two/b.js")


def test_names_come_as_they_are(tree: Path) -> None:
    repository(tree, "почта.js", "a b/c#d.js", "-e.js")
    assert found(tree).reported == ("-e.js", "a b/c#d.js", "почта.js")


# --- what is left out -----------------------------------------------------------------------------------------


def test_excluded_files_are_left_out_unless_they_are_named(tree: Path) -> None:
    repository(tree, "a.js", "fixtures/b.js", "src/fixtures/c.js", "d.test.js")
    exclude = ("**/fixtures/**", "*.test.js")
    assert found(tree, exclude=exclude).reported == ("a.js",)
    named = (tree / "a.js", tree / "fixtures/b.js")
    assert found(*named, exclude=exclude).reported == ("a.js", "fixtures/b.js")
    assert found(*named, exclude=exclude, force_exclude=True).reported == ("a.js",)


@pytest.mark.parametrize(
    "name", ["node_modules/x/a.js", "dist/a.js", "app/build/a.js", ".next/a.js", "a.min.js", "a.js.map"]
)
def test_generated_files_are_left_out_unless_git_tracks_them(tree: Path, name: str) -> None:
    repository(tree, "index.js")
    write(tree, name)
    assert found(tree).reported == ("index.js",)
    repository(tree, name)
    assert found(tree).reported == tuple(sorted(("index.js", name)))


@pytest.mark.parametrize("name", ["src/distance/a.js", "build.js", "dist", "rebuild/a.js", "map.js"])
def test_names_that_only_look_generated_are_kept(tree: Path, name: str) -> None:
    repository(tree)
    write(tree, name)
    assert found(tree).reported == (name,)


# --- links and repositories inside ----------------------------------------------------------------------------


def test_links_inside_are_the_files_they_lead_to(tree: Path) -> None:
    repository(tree, "a.js")
    (tree / "link.js").symlink_to("a.js")
    (tree / "folder").symlink_to(".")
    assert found(tree).reported == ("a.js",)
    assert found(tree / "link.js").reported == ("a.js",)
    assert found(tree / "folder" / "a.js").reported == ("a.js",)


@pytest.mark.parametrize("tracked", [True, False])
def test_links_that_lead_out_are_said_and_not_followed(tree: Path, tracked: bool) -> None:
    write(tree.parent, "outside.js")
    repository(tree, "a.js")
    (tree / "link.js").symlink_to(tree.parent / "outside.js")
    if tracked:
        subprocess.run(["git", "add", "link.js"], cwd=tree, check=True)
    for target in (found(tree), found(tree / "a.js", tree / "link.js")):
        assert target.reported == ("a.js",)
        assert [(one.kind, one.path) for one in target.problems] == [("outside", "link.js")]


@pytest.mark.parametrize("there", ["empty", "filled", "gone"])
def test_a_submodule_that_is_not_checked_out_is_a_folder(tree: Path, there: str) -> None:
    repository(tree, "a.js")
    told = ["git", "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},inner (a)"]
    subprocess.run(told, cwd=tree, check=True)
    if there != "gone":
        (tree / "inner (a)").mkdir()
    if there == "filled":
        write(tree / "inner (a)", "b.js")
    target = found(tree)
    assert target.reported == (("a.js", "inner (a)/b.js") if there == "filled" else ("a.js",))
    assert not target.problems


def test_repositories_inside_are_read_too(tree: Path) -> None:
    repository(tree, "a.js")
    repository(tree / "inner", "b.js")
    write(tree / "inner", "new.js", "x.log")
    (tree / "inner" / ".gitignore").write_text("*.log\n")
    target = found(tree)
    assert target.reported == ("a.js", "inner/.gitignore", "inner/b.js", "inner/new.js")
    assert [target.tracked(path) for path in ("a.js", "inner/b.js", "inner/new.js")] == [True, True, False]


# --- without git ----------------------------------------------------------------------------------------------


@pytest.fixture
def plain(tree: Path) -> Path:
    """A project with ignore files and without git."""
    write(
        tree,
        "package.json",
        "a.js",
        "a.log",
        "keep.log",
        "src/b.js",
        "src/b.tmp",
        "src/gen/c.js",
        "node_modules/x/d.js",
    )
    write(tree, "src/deep/e.tmp", "out/f.js", "dist/g.js")
    (tree / ".gitignore").write_text("*.log\n!keep.log\n/out/\n# a comment\n")
    (tree / "src" / ".gitignore").write_text("*.tmp\n/gen\n!deep/e.tmp\n")
    return tree


def test_without_git_the_ignore_files_are_kept_to(plain: Path) -> None:
    expected = (".gitignore", "a.js", "keep.log", "package.json", "src/.gitignore", "src/b.js", "src/deep/e.tmp")
    assert found(plain).reported == expected
    assert found(plain / "src").reported == expected[4:]
    assert found(plain / "out").reported == ("out/f.js",)


def test_git_and_the_walk_of_our_own_see_the_same(plain: Path) -> None:
    walked = found(plain).reported
    repository(plain)
    assert found(plain).reported == walked


def test_without_git_nobody_can_tell_what_is_tracked(plain: Path) -> None:
    target = found(plain)
    assert not target.under_git
    assert target.tracked("a.js") is None
    assert target.problems == []


def test_where_git_refuses_that_is_said_and_files_are_found_all_the_same(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository(tree, "a.js", "src/b.js")
    write(tree, "c.log")
    (tree / ".git" / "info" / "exclude").write_text("*.log\n")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    target = found(tree)
    assert target.reported == ("a.js", "src/b.js")
    assert [one.kind for one in target.problems] == ["git"]
    assert target.tracked("a.js") is None


# --- what git tracks ------------------------------------------------------------------------------------------


def test_tracked_is_asked_for_when_it_is_needed(tree: Path) -> None:
    repository(tree, "a.js", ".env")
    write(tree, "new.js", ".env.local")
    target = found(tree / "a.js")
    assert target.known == {}
    assert [target.tracked(path) for path in ("a.js", "new.js", ".env", ".env.local")] == [True, False, True, False]


def test_a_single_file_starts_no_process(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(tree, "a.js", "package.json")
    target = found(tree / "a.js")
    monkeypatch.setenv("PATH", "")
    assert target.kind("a.js", b"nodemailer") == "javascript"
    assert target.problems == []
