"""Each option comes from a flag, else the environment, else the configuration, else its default."""

from pathlib import Path
from typing import Any

import pytest

from oauthlint.config import Settings, settle
from oauthlint.errors import ConfigError, UsageError
from tests.pack.demo import write


def settled(root: Path, flags: dict[str, Any] | None = None, **environ: str) -> Settings:
    return settle(str(root), flags or {}, environ)


def test_without_anything_everything_has_its_default(tmp_path: Path) -> None:
    assert settled(tmp_path) == Settings()
    assert Settings().fail_on == "warning"
    assert Settings().min_confidence == "medium"
    assert Settings().profile == "default"


def test_a_flag_wins_over_the_environment_over_the_file_over_the_default(tmp_path: Path) -> None:
    write(tmp_path, {".oauthlint.yaml": "fail-on: note\nprofile: audit\nmin-confidence: low\n"})
    found = settled(tmp_path, {"fail_on": "error"}, OAUTHLINT_FAIL_ON="never", OAUTHLINT_PROFILE="default")
    assert (found.fail_on, found.profile, found.min_confidence, found.format) == ("error", "default", "low", "text")
    assert found.file == ".oauthlint.yaml"


@pytest.mark.parametrize(
    ("variable", "text", "field", "value"),
    [
        ("OAUTHLINT_FORMAT", "sarif", "format", "sarif"),
        ("OAUTHLINT_SELECT", "a-rule, tip-06 ,", "select", ("a-rule", "tip-06")),
        ("OAUTHLINT_EXCLUDE", "**/fixtures/**", "exclude", ("**/fixtures/**",)),
        ("OAUTHLINT_STRICT", "1", "strict", True),
        ("OAUTHLINT_STRICT", "false", "strict", False),
        ("OAUTHLINT_NO_CACHE", "yes", "no_cache", True),
        ("OAUTHLINT_MAX_FILE_SIZE", "2000000", "max_file_size", 2_000_000),
        ("OAUTHLINT_MIN_CONFIDENCE", "high", "min_confidence", "high"),
        ("PRE_COMMIT", "1", "force_exclude", True),
    ],
)
def test_the_environment_sets_an_option(tmp_path: Path, variable: str, text: str, field: str, value: object) -> None:
    assert getattr(settled(tmp_path, **{variable: text}), field) == value


@pytest.mark.parametrize(
    "variable", ["OAUTHLINT_CACHE_DIR", "OAUTHLINT_RULES", "OAUTHLINT_FILE", "STRICT", "OAUTHLINT_"]
)
def test_the_environment_sets_nothing_else(tmp_path: Path, variable: str) -> None:
    assert settled(tmp_path, **{variable: "1"}) == Settings()


@pytest.mark.parametrize(
    ("variable", "text", "hint"),
    [
        ("OAUTHLINT_STRICT", "maybe", "it may be 1 or 0"),
        ("OAUTHLINT_MAX_FILE_SIZE", "many", "it may be a number"),
        ("OAUTHLINT_FAIL_ON", "fatal", "it may be error, warning, note, never"),
    ],
)
def test_a_wrong_value_in_the_environment_is_refused(tmp_path: Path, variable: str, text: str, hint: str) -> None:
    with pytest.raises(UsageError, match=f"{variable} is '{text}'") as caught:
        settled(tmp_path, **{variable: text})
    assert caught.value.hint == hint


def test_flags_come_as_click_gives_them(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    flags = {
        "select": ("a,b", "c"),
        "exclude": ("{a,b}/**",),
        "now": datetime(2026, 11, 22, tzinfo=UTC),
        "strict": True,
    }
    found = settled(tmp_path, flags)
    assert found.select == ("a", "b", "c")
    assert found.exclude == ("{a,b}/**",)
    assert (found.now, found.strict) == ("2026-11-22", True)


def test_an_isolated_run_reads_no_configuration_of_the_project(tmp_path: Path) -> None:
    write(tmp_path, {".oauthlint.yaml": "not: [a configuration", "own.yaml": "profile: audit"})
    assert settled(tmp_path, {"isolated": True}) == Settings(isolated=True, above=("isolated",))
    own = str(tmp_path / "own.yaml")
    assert settled(tmp_path, {"isolated": True, "config": own}).profile == "audit"


def test_a_named_configuration_is_read_in_the_place_of_the_project_s(tmp_path: Path) -> None:
    write(tmp_path, {".oauthlint.yaml": "profile: audit", "own.yaml": "strict: true"})
    found = settled(tmp_path, {"config": str(tmp_path / "own.yaml")})
    assert (found.profile, found.strict, found.file) == ("default", True, str(tmp_path / "own.yaml"))


def test_a_named_configuration_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no configuration"):
        settled(tmp_path, {"config": str(tmp_path / "none.yaml")})
