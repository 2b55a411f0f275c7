"""Our importer gives the modules that Python would give, and steps back wherever it cannot know that."""

import marshal
import os
import shutil
import subprocess
import sys
from pathlib import Path

import oauthlint
from oauthlint.importer import LARGEST

SEEN = """
import sys
if sys.argv[1] == "ours":
    from oauthlint import importer
    importer.install()
import oauthlint.audit, oauthlint.report.text
for name, one in sorted(sys.modules.items()):
    if name.startswith("oauthlint") and name != "oauthlint.importer":
        spec = one.__spec__
        print(name, one.__file__, one.__cached__, one.__package__, getattr(one, "__path__", None), spec.origin)
"""
CALL = "from oauthlint import importer; importer.install(); from oauthlint import words; print(words.{what})"

MISSED = """
from oauthlint import importer; importer.install(); import oauthlint.words as words
try: from oauthlint.words import NONE
except ImportError as error: print(error.name, str(error).split(" (")[0])
try: words.NONE
except AttributeError as error: print(error.name)
print(hasattr(words, "__path__"), vars(words)["ONE"], words.ONE)
"""


def run(code: str, *words: str, package: Path | None = None, environ: dict[str, str] | None = None) -> str:
    """What a program prints; `package` is the folder to take `oauthlint` from."""
    where = {"PYTHONPATH": str(package)} if package else {}
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    program, env = [sys.executable, "-c", code, *words], {**clean, **where, **(environ or {})}
    done = subprocess.run(program, cwd=package, env=env, check=False, capture_output=True, text=True)
    assert done.stderr == ""
    return done.stdout


def copy(folder: Path) -> Path:
    """A package of that name with one module."""
    inside = folder / "oauthlint"
    inside.mkdir()
    here = Path(oauthlint.__file__).parent
    for name in ("__init__.py", "importer.py"):
        shutil.copy(here / name, inside / name)
    (inside / "words.py").write_text("ONE = 1\nLOADER = __spec__.loader.__module__\n")
    return inside


def test_modules_are_as_python_makes_them() -> None:
    run(SEEN, "python")  # everything is compiled after that
    ours = run(SEEN, "ours")
    assert ours == run(SEEN, "python")
    assert ours.count("\n") > 100


def test_what_is_compiled_is_taken(tmp_path: Path) -> None:
    copy(tmp_path)
    asked = CALL.format(what="LOADER")
    assert run(asked, package=tmp_path) == "_frozen_importlib_external\n"
    assert run(asked, package=tmp_path) == "oauthlint.importer\n"


def test_a_name_that_is_not_there_is_missed_as_python_misses_it(tmp_path: Path) -> None:
    copy(tmp_path)
    run(CALL.format(what="ONE"), package=tmp_path)
    said = run(MISSED, package=tmp_path)
    assert said == "oauthlint.words cannot import name 'NONE' from 'oauthlint.words'\nNONE\nFalse 1 1\n"


def test_what_was_cut_short_is_compiled_anew(tmp_path: Path) -> None:
    package = copy(tmp_path)
    asked = CALL.format(what="LOADER")
    run(asked, package=tmp_path)
    (compiled,) = (package / "__pycache__").glob("words.*.pyc")
    whole = compiled.read_bytes()
    for cut in (16, 17, len(whole) // 2, len(whole) - 1):
        compiled.write_bytes(whole[:cut])
        assert run(asked, package=tmp_path) == "oauthlint.importer\n"


def test_a_changed_source_is_seen(tmp_path: Path) -> None:
    words = copy(tmp_path) / "words.py"
    asked = CALL.format(what="ONE")
    assert [run(asked, package=tmp_path) for _ in "ab"] == ["1\n", "1\n"]
    words.write_text(words.read_text().replace("ONE = 1", "ONE = 234"))
    assert run(asked, package=tmp_path) == "234\n"
    words.write_text(words.read_text().replace("ONE = 234", "ONE = 567"))  # of one length, but not of one time
    os.utime(words, (1, 1))
    assert run(asked, package=tmp_path) == "567\n"
    words.unlink()
    assert "cannot import name" in run(f"try:\n {asked}\nexcept ImportError as e: print(repr(e))", package=tmp_path)


def test_what_is_checked_by_hash_is_left_to_python(tmp_path: Path) -> None:
    words = copy(tmp_path) / "words.py"
    compiled = [sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "checked-hash", str(words)]
    subprocess.run(compiled, check=True)
    assert run(CALL.format(what="LOADER"), package=tmp_path) == "_frozen_importlib_external\n"


def test_what_is_larger_than_any_of_ours_is_left_to_python(tmp_path: Path) -> None:
    words = copy(tmp_path) / "words.py"
    words.write_text(f"{words.read_text()}TEXT = {'ab ' * LARGEST!r}\n")
    asked = [run(CALL.format(what="LOADER"), package=tmp_path) for _ in "ab"]
    assert asked == ["_frozen_importlib_external\n"] * 2


def test_none_of_ours_is_so_large() -> None:
    for source in Path(oauthlint.__file__).parent.rglob("*.py"):
        assert len(marshal.dumps(compile(source.read_bytes(), str(source), "exec"))) < LARGEST


def test_compiled_files_in_another_place_are_left_to_python(tmp_path: Path) -> None:
    copy(tmp_path)
    for environ in ({"PYTHONPYCACHEPREFIX": str(tmp_path / "c")}, {"PYTHONOPTIMIZE": "1"}):
        asked = [run(CALL.format(what="LOADER"), package=tmp_path, environ=environ) for _ in "ab"]
        assert asked == ["_frozen_importlib_external\n"] * 2
