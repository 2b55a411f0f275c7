"""The measuring itself, on commands that take no time: pairs in turns, projects that repeat, a table that can be read."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import pairs, projects
from benchmarks.__main__ import main
from benchmarks.growth import CURVES, LARGEST, exponent
from benchmarks.pairs import BrokenCommandError, Command, Pairs, Run
from oauthlint.cli.commands import run
from oauthlint.words import MAIL_WORDS, OAUTH_WORDS, has_any


def noting(folder: Path, word: str, code: int = 0) -> Command:
    """A command that writes down that it ran."""
    program = f"open('log', 'a').write({word!r}); raise SystemExit({code})"
    return Command((sys.executable, "-c", program), str(folder))


def test_pairs_are_taken_in_turns_after_one_run_of_each(tmp_path: Path) -> None:
    found = pairs.measure(noting(tmp_path, "a"), noting(tmp_path, "b"), 3, {})
    assert (tmp_path / "log").read_text() == "ab" + "ba" + "ab" + "ba"
    assert [len(runs) for runs in found] == [3, 3]
    assert all(run.seconds > 0 for runs in found for run in runs)


def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(BrokenCommandError, match="ended with 3"):
        pairs.measure(noting(tmp_path, "a", 3), noting(tmp_path, "b"), 1, {})
    with pytest.raises(BrokenCommandError, match="ended with 3"):
        pairs.once(noting(tmp_path, "a", 3), {})


def test_ratios_are_of_the_runs_that_stand_side_by_side() -> None:
    ours = tuple(Run(seconds, 0, 0) for seconds in (2, 40, 6))
    floor = tuple(Run(seconds, 0, 0) for seconds in (1, 10, 2))
    assert Pairs(ours, floor).ratios == [2, 4, 3]
    assert Pairs(ours, floor).ratio == 3
    assert Pairs(ours, floor).spread == (2, 4)


def test_the_same_seed_makes_the_same_project() -> None:
    assert list(projects.project(300, 1)) == list(projects.project(300, 1)) != list(projects.project(300, 2))


def test_what_is_to_be_forgotten_is_gone_before_each_run_and_what_is_edited_is_new(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "old").touch()
    (tmp_path / "a.js").write_text("run();\n")
    seen = []
    for _ in range(2):
        code = "import os, sys; sys.exit(os.path.exists('kept'))"
        pairs.once(
            Command((sys.executable, "-c", code), str(tmp_path), edited="a.js", forgets=str(tmp_path / "kept")),
            os.environ,
        )
        seen.append((tmp_path / "a.js").read_text().splitlines())
    assert [len(lines) for lines in seen] == [2, 2]
    assert seen[0][1] == seen[1][1] == "run();"
    assert seen[0][0] != seen[1][0]


def test_what_is_to_run_first_runs_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs, "SETTLED", 0)
    ours = noting(tmp_path, "a")._replace(first=noting(tmp_path, "f").words)
    pairs.measure(ours, noting(tmp_path, "b"), 1, {})
    assert (tmp_path / "log").read_text() == "fab" + "ba"


def test_a_project_has_as_many_files_as_asked_for_each_under_its_own_name() -> None:
    for files in (30, 500):
        assert len({name for name, _ in projects.project(files, 1)}) == files


def test_few_files_of_a_large_project_speak_of_mail() -> None:
    made = [text.encode() for _, text in projects.project(2000, 1)]
    assert 0.005 < sum(has_any(text, MAIL_WORDS) for text in made) / 2000 < 0.02
    assert 0.01 < sum(has_any(text, OAUTH_WORDS) for text in made) / 2000 < 0.03
    assert sum(b"createTransport(" in text for text in made) / 2000 < 0.003
    assert 2_000 < sum(map(len, made)) / 2000 < 8_000


def test_a_written_project_is_tracked_by_git(tmp_path: Path) -> None:
    projects.write(tmp_path / "made", 30, 1)
    listed = subprocess.run(["git", "ls-files"], cwd=tmp_path / "made", check=True, capture_output=True, text=True)
    assert len(listed.stdout.splitlines()) == 30
    assert {"package.json", "src/mail.js", "src/mail.ts", "src/sum.js"} <= set(listed.stdout.splitlines())


STUB = f"{sys.executable} -c pass"


def test_the_table_names_machine_work_and_goal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--command", STUB, "--repeat", "2", "--only", "file, "]) == 0
    printed = capsys.readouterr().out
    assert f"Python {sys.version.split()[0]}" in printed
    assert "| one file, nothing relevant |" in printed
    assert "| one file, TypeScript, with options |" in printed
    assert "≤ 2.2" in printed


@pytest.mark.skipif(shutil.which("rg") is None, reason="ripgrep is not installed here")
def test_trees_are_measured_against_ripgrep(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "given").mkdir()
    call = [
        "--command",
        STUB,
        "--tree-repeat",
        "1",
        "--files",
        "120",
        "--only",
        "tree",
        "--json",
        str(tmp_path / "given"),
    ]
    assert main(call) == 0
    results = json.loads(capsys.readouterr().out)["results"]
    ours = [(one["work"], one["floor"]) for one in results if "against" not in one["work"]]
    assert ours == [
        ("tree, made up, 120 files, first run, -j 1", "rg -c -i -F"),
        ("tree, made up, 120 files, first run, -j 2", "rg -c -i -F"),
        ("tree, made up, 120 files, the least that Python can do", "rg -c -i -F"),
        ("tree, made up, 120 files, second run", "the first run"),
        ("tree, given, first run, -j 1", "rg -c -i -F"),
        ("tree, given, first run, -j 2", "rg -c -i -F"),
        ("tree, given, the least that Python can do", "rg -c -i -F"),
        ("tree, given, second run", "the first run"),
    ]
    assert all(run["peak"] > 1_000_000 for one in results for run in one["ours"])


def test_without_ripgrep_that_is_said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    which = shutil.which
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "rg" else which(name))
    assert main(["--command", STUB, "--only", "tree"]) == 0
    assert "there is no rg to compare with" in capsys.readouterr().err


def test_the_gate_fails_where_a_goal_is_missed(capsys: pytest.CaptureFixture[str]) -> None:
    slow = f"{sys.executable} -c 'import time; time.sleep(0.2)'"
    call = ["--command", slow, "--repeat", "1", "--only", "nothing relevant"]
    assert main(call) == 0
    assert main([*call, "--gate"]) == 1
    assert "≤ 2.2 missed" in capsys.readouterr().out


def test_a_command_that_does_not_work_ends_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--command", f"{sys.executable} -m no_such_module", "--repeat", "1"]) == 2
    assert "No module named no_such_module" in capsys.readouterr().err


def test_an_exponent_tells_linear_from_quadratic_growth_above_what_everything_costs() -> None:
    sizes = (10, 20, 40, 80)
    assert exponent(sizes, [1 + 0.1 * (size - 10) for size in sizes]) == pytest.approx(1)
    assert exponent(sizes, [1 + 0.1 * (size - 10) ** 2 for size in sizes]) == pytest.approx(2)


@pytest.mark.parametrize(
    ("name", "counted"),
    [
        ("files of a tree", "files"),
        ("transports, each in a file", "transports"),
        ("transports in one file", "transports"),
        ("findings", "secure-port-mismatch"),
        ("rules of a team", "rules"),
        ("imports up to a value", "files"),
    ],
)
def test_a_curve_grows_by_what_it_names(
    name: str, counted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    curve = next(one for one in CURVES if one.name == name)
    seen = []
    for size in curve.sizes[:2]:
        projects.track(tmp_path / str(size), curve.made(size).items())
        monkeypatch.chdir(tmp_path / str(size))
        run(["check", "--format=json", "--profile=audit"])
        said = json.loads(capfd.readouterr().out)
        found = [one["rule"] for one in said["findings"]]
        inventory = said["inventory"]
        counts = {"rules": len(said["rules"]), "files": inventory["files"], "transports": len(inventory["transports"])}
        seen.append(counts.get(counted, found.count(counted)))
    assert seen[1] - seen[0] >= curve.sizes[1] - curve.sizes[0] or (name == "files of a tree" and seen[1] > seen[0])


def test_the_largest_files_are_as_large_as_they_are_called() -> None:
    made = {name: make() for name, make in LARGEST.items()}
    script = made["a minified script of 1 MB"]["mail0.js"]
    assert 900_000 < len(script) < 1_000_000
    assert "\n" not in script
    assert made["a lock file of 200,000 lines"]["package-lock.json"].count("\n") > 200_000
    assert made["an env file of 5,000 settings"][".env.example"].count("\n") > 5_000
