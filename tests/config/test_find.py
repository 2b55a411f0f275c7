"""The configuration is found in one of five homes, and what is wrong in it is said with file and line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from oauthlint import __version__
from oauthlint.config.find import find
from oauthlint.config.read import fits
from oauthlint.errors import ConfigError
from tests.pack.demo import write

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".oauthlint.yaml", "profile: audit"),
        (".oauthlint.yml", "profile: audit"),
        ("oauthlint.yaml", "profile: audit"),
        ("package.json", '{\n\t"name": "mailer",\n\t"oauthlint": {"profile": "audit"}\n}'),
        ("pyproject.toml", '[project]\nname = "mailer"\n[tool.oauthlint]\nprofile = "audit"\n'),
    ],
)
def test_a_configuration_has_five_homes(tmp_path: Path, name: str, text: str) -> None:
    assert find(str(write(tmp_path, {name: text}))) == (name, {"profile": "audit"})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("package.json", '{"name": "mailer", "devDependencies": {"oauthlint": "1.0.0"}}'),
        ("package.json", '{"scripts": {"lint": "oauthlint check"}}'),
        ("package.json", '{"oauthlint": broken'),
        ("package.json", "[" * 100_000 + '"oauthlint"'),
        ("pyproject.toml", '[project]\ndependencies = ["oauthlint"]'),
        ("pyproject.toml", "oauthlint = ["),
        ("other.yaml", "profile: audit"),
    ],
)
def test_what_only_has_the_word_is_no_configuration(tmp_path: Path, name: str, text: str) -> None:
    assert find(str(write(tmp_path, {name: text}))) == ("", {})


def test_an_empty_configuration_sets_nothing(tmp_path: Path) -> None:
    assert find(str(write(tmp_path, {".oauthlint.yaml": "# later\n"}))) == (".oauthlint.yaml", {})


def test_two_in_one_folder_are_an_error_that_names_both(tmp_path: Path) -> None:
    write(tmp_path, {".oauthlint.yaml": "", "package.json": '{"oauthlint": {}}'})
    with pytest.raises(ConfigError, match=r"two configurations: \.oauthlint\.yaml and package\.json") as caught:
        find(str(tmp_path))
    assert caught.value.hint == "keep one of them"


def test_everything_that_a_configuration_may_say(tmp_path: Path) -> None:
    text = f"""\
required-version: ">={__version__}, <99"
profile: audit
format: concise
select: [tip-06, a-rule]
ignore: [b-rule]
fail-on: never
min-confidence: low
exclude: ["**/fixtures/**"]
max-file-size: 500000
strict: true
show-skips: true
statistics: true
rules:
  a-rule: off
  b-rule: note
  c-rule: {{severity: warning}}
"""
    assert find(str(write(tmp_path, {".oauthlint.yaml": text})))[1] == {
        "profile": "audit",
        "format": "concise",
        "select": ("tip-06", "a-rule"),
        "ignore": ("b-rule",),
        "fail_on": "never",
        "min_confidence": "low",
        "exclude": ("**/fixtures/**",),
        "max_file_size": 500_000,
        "strict": True,
        "show_skips": True,
        "statistics": True,
        "rules": (("a-rule", "off"), ("b-rule", "note"), ("c-rule", "warning")),
    }


@pytest.mark.parametrize(
    ("name", "text", "start"),
    [
        (
            ".oauthlint.yaml",
            "strict: true\nprofil: audit\n",
            "2:1: there is no key `profil` here; did you mean `profile`?",
        ),
        (".oauthlint.yaml", "profile: strict\n", "1:10: should be 'default' or 'audit'"),
        (".oauthlint.yaml", "rules:\n  a-rule: silent\n", "2:11: should be"),
        (".oauthlint.yaml", "rules:\n  a-rule: false\n", "2:11: should be"),
        (".oauthlint.yaml", "output: [sarif=/etc/passwd]\n", "1:1: there is no key `output` here"),
        (".oauthlint.yaml", "strict: yes\n", "1:9: should be a valid boolean"),
        (".oauthlint.yaml", "a: [b\n", "2:1: "),
        (".oauthlint.yaml", 'required-version: ">=99"', f"1:19: this is oauthlint {__version__}, and the project asks"),
        (".oauthlint.yaml", "- strict\n", "1:1: should be an object"),
        ("package.json", '{\n\t"oauthlint": {\n\t\t"profil": "audit"\n\t}\n}', "3:3: there is no key `profil` here"),
        ("package.json", '{\n "oauthlint": 7\n}', "2:2: should be an object"),
        ("pyproject.toml", '[a]\nprofil = 1\n[tool.oauthlint]\nprofil = "audit"', "4:1: there is no key `profil` here"),
        ("pyproject.toml", '[tool.oauthlint]\nprofile = "x"', "2:1: should be 'default' or 'audit'"),
    ],
)
def test_a_mistake_is_said_with_file_and_line(tmp_path: Path, name: str, text: str, start: str) -> None:
    with pytest.raises(ConfigError) as caught:
        find(str(write(tmp_path, {name: text})))
    assert caught.value.message.startswith(f"{name}:{start}")


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"outside.yaml": "profile: audit", "project/inside.yaml": "profile: audit"})
    link = tmp_path / "project" / ".oauthlint.yaml"
    link.symlink_to(tmp_path / "outside.yaml")
    with pytest.raises(ConfigError, match="a link that leads out of the project"):
        find(str(tmp_path / "project"))
    link.unlink()
    link.symlink_to("inside.yaml")
    assert find(str(tmp_path / "project")) == (".oauthlint.yaml", {"profile": "audit"})


@pytest.mark.parametrize(
    ("version", "requirement", "answer"),
    [
        ("0.1.0", ">=0.1", True),
        ("0.1.0", ">=0.1.1", False),
        ("0.1.0", "0.1", True),
        ("0.1.0", "==0.1.0", True),
        ("1.2.3", ">=1, <2", True),
        ("2.0.0", ">=1, <2", False),
        ("2.0.0", ">1.9.9", True),
        ("2.0.0", "<=1.9", False),
    ],
)
def test_which_version_a_project_asks_for(version: str, requirement: str, answer: bool) -> None:
    assert fits(version, requirement) is answer


def test_a_project_without_a_configuration_pays_for_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"package.json": '{"name": "mailer"}'})
    script = f"""
import sys, re, typing
before = set(sys.modules)
from oauthlint.config import settle
assert settle({str(tmp_path)!r}, {{}}, {{}}).file == ""
slow = {{"yaml", "pydantic", "json", "tomllib", "pathlib", "enum", "dataclasses", "inspect", "subprocess"}}
print(sorted(slow & (set(sys.modules) - before)))
"""
    shown = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert shown.stdout == "[]\n"
