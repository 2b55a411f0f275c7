"""What a configuration extends, where a rule is told, and what the commands say of it."""

import re
from pathlib import Path

import pytest
import yaml

from oauthlint.audit import LANGUAGE
from oauthlint.cli.commands import run
from oauthlint.config import settle
from oauthlint.errors import ConfigError
from oauthlint.pack import load_pack

BAD = """\
const nodemailer = require('nodemailer');
exports.mail = nodemailer.createTransport({ host: 'smtp.office365.com', port: 587, secure: true });
"""


def project(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)
    return folder


def test_the_file_has_the_last_word_over_what_it_extends(tmp_path: Path) -> None:
    root = project(
        tmp_path,
        oauthlint="extends: [strict, ./team]\nfail-on: error\nrules: { secure-port-mismatch: note }\n".replace(
            "./team", "./team.yaml"
        ),
        team="profile: default\nrules: { oauth2-user-missing: off, secure-port-mismatch: error }\n",
    )
    found = settle(str(root), {}, {})
    assert (found.profile, found.fail_on, found.strict) == ("default", "error", True)
    assert dict(found.rules) == {"oauth2-user-missing": "off", "secure-port-mismatch": "note"}


@pytest.mark.parametrize(
    ("base", "says"),
    [
        ("strickt", "there is no preset `strickt`"),
        ("../elsewhere.yaml", "there is no preset"),
        ("./../elsewhere.yaml", "there is no file"),
        ("./link.yaml", "there is no file"),
        ("./missing.yaml", "there is no file"),
        ("./oauthlint.yaml", "in a circle"),
    ],
)
def test_only_presets_and_files_of_the_project_are_extended(tmp_path: Path, base: str, says: str) -> None:
    root = tmp_path / "project"
    root.mkdir()
    (tmp_path / "elsewhere.yaml").write_text("profile: audit\n")
    (root / "link.yaml").symlink_to("../elsewhere.yaml")
    project(root, oauthlint=f"profile: default\nextends: [{base}]\n")
    with pytest.raises(ConfigError) as caught:
        settle(str(root), {}, {})
    assert caught.value.message.startswith("oauthlint.yaml:2:11:")
    assert says in caught.value.message


def test_a_mistake_in_what_is_extended_names_that_file(tmp_path: Path) -> None:
    project(tmp_path, oauthlint="extends: [./team.yaml]\n", team="profil: audit\n")
    with pytest.raises(ConfigError, match=r"team\.yaml:1:1: there is no key `profil` here; did you mean `profile`"):
        settle(str(tmp_path), {}, {})


def test_a_rule_is_told_in_its_paths_only_and_the_rest_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    project(tmp_path, oauthlint='rules: { secure-port-mismatch: { paths: ["apps/a/**"] } }\n')
    for part in ("a", "b"):
        (tmp_path / "apps" / part).mkdir(parents=True)
        (tmp_path / "apps" / part / "mail.js").write_text(BAD)
    (tmp_path / "apps" / "b" / ".oauthlint.yaml").write_text("profile: audit\n")
    assert run(["check", "--format", "concise"]) == 1
    shown = capfd.readouterr().out
    assert "apps/a/mail.js:2" in shown
    assert "apps/b/mail.js:2" not in shown
    assert "1 outside of their rule's `paths`" in shown
    assert "apps/b/.oauthlint.yaml: a configuration that is not at the root is not read" in shown


def test_config_show_tells_where_each_value_is_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OAUTHLINT_FAIL_ON", "note")
    project(tmp_path, oauthlint="profile: audit\n")
    assert run(["config", "show"]) == 0
    shown = {line.split()[0]: line for line in capfd.readouterr().out.splitlines()}
    assert shown["profile"].endswith("audit  (oauthlint.yaml)")
    assert shown["fail-on"].endswith("note  (environment, OAUTHLINT_FAIL_ON)")
    assert shown["strict"].endswith("false  (default)")
    (tmp_path / "base.yaml").write_text("exclude: [old/]\nprofile: default\n")
    project(tmp_path, oauthlint="extends: [strict, ./base.yaml]\nprofile: audit\n")
    assert run(["config", "show"]) == 0
    shown = {line.split()[0]: line for line in capfd.readouterr().out.splitlines()}
    assert shown["profile"].endswith("audit  (oauthlint.yaml)")
    assert shown["exclude"].endswith("[old/]  (base.yaml)")
    assert shown["min-confidence"].endswith("low  (the preset strict)")


@pytest.mark.parametrize(
    ("text", "code"), [("profile: audit\n", 0), ("profile: all\n", 2), ("rules: { no-such-rule: off }\n", 2)]
)
def test_config_validate_says_whether_it_can_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    project(tmp_path, oauthlint=text)
    assert run(["config", "validate"]) == code


def test_init_writes_what_is_missing_and_leaves_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".github").mkdir()
    hook = tmp_path / ".pre-commit-config.yaml"
    hook.write_text("repos: []\n")
    assert run(["init"]) == 0
    assert sorted(one.name for one in tmp_path.iterdir()) == [".github", ".pre-commit-config.yaml"]
    assert run(["init", "--write"]) == 0
    assert hook.read_text() == "repos: []\n"
    assert (tmp_path / ".github" / "workflows" / "oauthlint.yml").is_file()
    assert "stays as it is" in capfd.readouterr().out
    assert settle(str(tmp_path), {}, {}).review is not None
    assert run(["config", "validate"]) == 0


@pytest.mark.parametrize(
    ("there", "paths"),
    [
        ([], [".oauthlint.yaml", ".pre-commit-config.yaml"]),
        ([".husky/_/h", ".gitlab-ci.yml"], [".oauthlint.yaml", ".husky/pre-commit", ".gitlab-ci.yml"]),
        (
            ["lefthook.yml", ".github/CODEOWNERS"],
            [".oauthlint.yaml", "lefthook.yml", ".github/workflows/oauthlint.yml"],
        ),
        (["oauthlint.yaml", "azure-pipelines.yml"], [".pre-commit-config.yaml", "azure-pipelines.yml"]),
        (["bitbucket-pipelines.yml"], [".oauthlint.yaml", ".pre-commit-config.yaml", "bitbucket-pipelines.yml"]),
    ],
)
def test_init_goes_by_what_it_sees(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    there: list[str],
    paths: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in there:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    assert run(["init"]) == 0
    said = capfd.readouterr().out
    heads = re.findall(r"^# --- (\S+)", said, re.MULTILINE)
    assert heads == paths
    texts = re.split(r"^# --- .*\n", said.rpartition("\nURL-OF")[0], flags=re.MULTILINE)[1:]
    for path, text in zip(heads, texts, strict=True):
        assert path.startswith(".husky") or yaml.safe_load(text), path


def test_what_a_configuration_leaves_out_is_counted(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mail.js").write_text(BAD)
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "mail.js").write_text(BAD)
    (tmp_path / ".oauthlint.yaml").write_text(
        "exclude: [old/]\nignore: [tip-06]\nrules: { secure-port-mismatch: off }\n"
    )
    assert run(["check", str(tmp_path)]) == 0
    number = sum(one.tip == 6 and one.profile == "default" for one in load_pack(LANGUAGE).rules)
    said = capfd.readouterr().out
    assert "hidden: 1 file left out by `exclude` in .oauthlint.yaml, 1 rule turned off by `rules` in" in said
    assert f", {number} rules left out by `ignore` in .oauthlint.yaml\n" in said
    assert run(["check", "--isolated", str(tmp_path)]) == 1
    assert "hidden" not in capfd.readouterr().out
    assert run(["check", "--isolated", "--exclude", "*.js", "--ignore", "tip-06", str(tmp_path)]) == 0
    assert f"hidden: 2 files left out by --exclude, {number} rules left out by --ignore\n" in capfd.readouterr().out
