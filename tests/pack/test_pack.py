"""Where rules live, and when a pack is built, kept, taken from the cache or carried along."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from oauthlint import pack as packs
from oauthlint.errors import PackError
from oauthlint.model.rule import Condition
from oauthlint.pack import Language, Pack, built, load_pack, places, unfold
from oauthlint.pack.build import trimmed
from tests.pack.demo import DEMO, LANGUAGE, pack_folder, write

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with the demo pack, and an empty cache."""
    write(tmp_path, {"pyproject.toml": "", **{f"oauthlint/{name}/__init__.py": "" for name in ("evaluate", "link")}})
    pack_folder(tmp_path)
    monkeypatch.setattr(packs, "PACKAGE", str(tmp_path / "oauthlint"))
    monkeypatch.setenv("OAUTHLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path


class Counting:
    """The language, counting how often it was needed."""

    def __init__(self) -> None:
        self.compiled = 0
        self.language = Language(self.compile, LANGUAGE.complaint)

    def compile(self, *arguments: object) -> Condition:
        self.compiled += 1
        return LANGUAGE.compile(*arguments)


@pytest.fixture
def counting() -> Counting:
    return Counting()


def ids(pack: Pack) -> list[str]:
    return [one.id for one in pack.rules]


class TestPlaces:
    def test_a_checkout_has_its_rules_beside_its_pyproject(self, checkout: Path) -> None:
        assert places() == str(checkout / "rules")

    def test_a_wheel_has_them_inside(self, checkout: Path) -> None:
        (checkout / "oauthlint" / "rules").mkdir()
        assert places() == str(checkout / "oauthlint" / "rules")

    def test_a_folder_without_a_pyproject_is_nobody_s_checkout(self, checkout: Path) -> None:
        (checkout / "pyproject.toml").unlink()
        with pytest.raises(PackError, match="the rules of oauthlint are missing") as caught:
            places()
        assert caught.value.hint == "install it again"


class TestCache:
    def test_a_pack_is_built_once(self, checkout: Path, counting: Counting) -> None:
        first = load_pack(counting.language)
        assert counting.compiled == 3
        assert load_pack(counting.language) == first
        assert counting.compiled == 3
        assert len(list((checkout / "cache").iterdir())) == 1

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("rules/04-transport/demo-option.yaml", DEMO.replace("ignores", "leaves out")),
            ("rules/tips.yaml", "tips: []\n"),
            ("rules/05-token-expiry/new.yaml", DEMO.replace("demo-option", "new")),
            ("oauthlint/model/facts/about.py", "# changed"),
            ("oauthlint/evaluate/language.py", "# changed"),
            ("oauthlint/link/belonging.py", "# what a project came to is kept, too"),
            ("oauthlint/words.py", "# changed"),
        ],
    )
    def test_a_changed_file_has_it_built_again(self, checkout: Path, counting: Counting, name: str, text: str) -> None:
        load_pack(counting.language)
        write(checkout, {name: text})
        load_pack(counting.language)
        assert counting.compiled > 3

    def test_a_broken_entry_is_as_good_as_none(self, checkout: Path, counting: Counting) -> None:
        first = load_pack(counting.language)
        (kept,) = (checkout / "cache").iterdir()
        mark, pack = kept.read_bytes().split(b"\n")[:2]
        for broken in (b"", b"{}", mark, mark + b"\n{}", mark + b"\n" + pack[:-50], mark + b'\n{"rules": [[1]]}'):
            kept.write_bytes(broken)
            assert load_pack(counting.language) == first

    def test_a_cache_that_cannot_be_written_costs_only_time(
        self, checkout: Path, counting: Counting, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (checkout / "file").write_text("", encoding="utf-8")
        monkeypatch.setenv("OAUTHLINT_CACHE_DIR", str(checkout / "file" / "cache"))
        assert load_pack(counting.language) == load_pack(counting.language)
        assert counting.compiled == 6

    def test_a_run_without_cache_neither_reads_nor_writes_it(self, checkout: Path, counting: Counting) -> None:
        load_pack(counting.language, keep=False)
        load_pack(counting.language, keep=False)
        assert counting.compiled == 6
        assert not (checkout / "cache").exists()

    def test_one_pack_is_kept_for_a_checkout(self, checkout: Path) -> None:
        for number in range(3):
            write(checkout, {"rules/tips.yaml": f"tips: [] # {'x' * number}\n"})
            load_pack(LANGUAGE)
        assert len(list((checkout / "cache").iterdir())) == 1

    def test_an_older_file_has_it_built_again_too(self, checkout: Path, counting: Counting) -> None:
        load_pack(counting.language)
        os.utime(checkout / "rules" / "tips.yaml", ns=(1, 1))
        load_pack(counting.language)
        assert counting.compiled == 6

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
    def test_nobody_else_reads_it(self, checkout: Path) -> None:
        load_pack(LANGUAGE)
        (kept,) = (checkout / "cache").iterdir()
        assert kept.stat().st_mode & 0o077 == 0
        assert (checkout / "cache").stat().st_mode & 0o077 == 0


def test_a_wheel_s_own_pack_is_taken_as_it_is(checkout: Path, counting: Counting) -> None:
    carried = built(str(checkout / "rules"), LANGUAGE)
    write(checkout, {"oauthlint/pack.json": carried.decode()})
    (checkout / "rules").rename(checkout / "oauthlint" / "rules")
    assert ids(load_pack(counting.language)) == ["demo-option"]
    assert counting.compiled == 0


def test_a_pack_left_over_in_a_checkout_is_not(checkout: Path) -> None:
    write(checkout, {"oauthlint/pack.json": "{}"})
    assert ids(load_pack(LANGUAGE)) == ["demo-option"]


@pytest.mark.usefixtures("checkout")
def test_rules_have_their_examples_only_when_asked_to() -> None:
    assert load_pack(LANGUAGE).rules[0].examples == ()
    assert [one.about for one in load_pack(LANGUAGE, examples=True).rules[0].examples] == ["", "passport"]


@pytest.mark.usefixtures("checkout")
def test_made_up_secrets_are_shown_masked() -> None:
    example = load_pack(LANGUAGE, examples=True).rules[0].examples[1]
    assert example.good == (("src/login.js", "{ clientID: 'DEMO-…' }"),)


def test_a_pack_unfolds_to_what_was_built(checkout: Path) -> None:
    data = built(str(checkout / "rules"), LANGUAGE)
    pack = unfold(data, examples=True)
    first = {
        "rules": [one._replace(examples=()) for one in pack.rules],
        "knowledge": [trimmed(one) for one in pack.knowledge],
        "tips": pack.tips,
        "digest": pack.digest,
    }
    second = {one.id: one.examples for one in pack.rules}
    assert [json.loads(line) for line in data.splitlines()] == json.loads(json.dumps([first, second]))
    assert all(isinstance(hash(one), int) for one in pack.rules)  # tuples all the way down


@pytest.mark.usefixtures("checkout")
def test_loading_a_kept_pack_needs_neither_yaml_nor_pydantic_nor_the_engine() -> None:
    load_pack(LANGUAGE)
    script = f"""
import sys, re, json, typing  # `re` brings enum along in some versions: what counts is what we add
before = set(sys.modules)
from oauthlint import pack
from oauthlint.evaluate.condition import compile_condition
from oauthlint.evaluate.message import complaint
pack.PACKAGE = {packs.PACKAGE!r}
assert [one.id for one in pack.load_pack(pack.Language(compile_condition, complaint)).rules] == ["demo-option"]
slow = {{"yaml", "pydantic", "cel_expr_python", "pathlib", "enum", "dataclasses", "inspect", "subprocess"}}
print(sorted(slow & (set(sys.modules) - before)))
"""
    shown = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert shown.stdout == "[]\n"
