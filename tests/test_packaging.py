"""What people get: a wheel with every module, rule and schema that git knows, and its pack built."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import oauthlint
from oauthlint.schemas import built_pack

ROOT = Path(__file__).parent.parent
HATCHLING = "from hatchling.build import build_wheel; import sys; print(build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    made = subprocess.run(
        [sys.executable, "-c", HATCHLING, str(folder)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return folder / made.stdout.strip().splitlines()[-1]


def known_to_git(*folders: str) -> set[str]:
    call = ["git", "ls-files", "-z", "-co", "--exclude-standard", "--", *folders]
    listed = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    return {name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()}


def test_the_wheel_holds_what_git_holds_and_the_pack(wheel: Path) -> None:
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    code = known_to_git("oauthlint")
    data = {f"oauthlint/{name}" for name in known_to_git("rules", "schemas")}
    assert inside == code | data | {"oauthlint/pack.json"}


def test_the_pack_in_the_wheel_is_the_one_that_the_rules_make(wheel: Path) -> None:
    assert zipfile.ZipFile(wheel).read("oauthlint/pack.json") == built_pack()


def test_the_wheel_has_the_version_of_the_code_the_licence_and_the_command(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    info = f"oauthlint-{oauthlint.__version__}.dist-info"
    assert f"\nVersion: {oauthlint.__version__}\n" in archive.read(f"{info}/METADATA").decode()
    assert archive.read(f"{info}/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
    assert "oauthlint = oauthlint.__main__:main" in archive.read(f"{info}/entry_points.txt").decode()


def test_two_builds_give_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", HATCHLING, str(tmp_path)], cwd=ROOT, capture_output=True, check=True)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_the_changelog_speaks_of_this_version() -> None:
    assert f"\n## {oauthlint.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
