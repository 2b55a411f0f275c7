"""Schemas are as the models make them, are schemas, and accept every file of ours."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from oauthlint.errors import PackError, UsageError
from oauthlint.model.knowledge_file import FOLDERS
from oauthlint.schemas import SCHEMAS, built_pack, main, schema_text, stale
from oauthlint.yaml12.compose import load

ROOT = Path(__file__).parent.parent
RULES = ROOT / "rules"


def kind_of(path: Path) -> str:
    """The schema that a file of `rules/` is held to."""
    if path.parent == RULES:
        return path.stem
    if path.is_relative_to(RULES / "knowledge"):
        return path.parent.name if path.parent.name in FOLDERS else path.stem
    return "rule"


def files() -> Iterator[Path]:
    yield from sorted(RULES.rglob("*.yaml"))


def test_the_kept_schemas_are_fresh() -> None:
    assert stale() == [], "python -m oauthlint.schemas --update"


def test_no_schema_is_kept_that_nobody_makes() -> None:
    assert {path.stem for path in (ROOT / "schemas").glob("*.json")} == set(SCHEMAS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_a_schema_with_keys_as_they_are_written(name: str) -> None:
    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False
    assert all("_" not in key for key in schema["properties"])


@pytest.mark.parametrize("path", list(files()), ids=lambda path: str(path.relative_to(RULES)))
def test_a_file_of_ours_is_accepted(path: Path) -> None:
    document = load(path.read_bytes(), path.name, PackError)
    validator = Draft202012Validator(json.loads(schema_text(kind_of(path))))
    assert [error.message for error in validator.iter_errors(document.data)] == []


def test_a_schema_refuses_what_the_model_refuses() -> None:
    validator = Draft202012Validator(json.loads(schema_text("config")))
    assert validator.is_valid({"profile": "audit", "rules": {"a-rule": "off", "b-rule": {"severity": "note"}}})
    for wrong in ({"profil": "audit"}, {"profile": "all"}, {"rules": {"a-rule": False}}, {"max-file-size": 0}):
        assert not validator.is_valid(wrong)


def test_a_schema_that_there_is_not_is_refused() -> None:
    with pytest.raises(UsageError, match="there is no schema 'weather'") as caught:
        schema_text("weather")
    assert "config" in caught.value.hint


def test_the_pack_of_our_rules_builds_the_same_each_time() -> None:
    assert built_pack() == built_pack()


def test_nothing_is_wrong_with_the_rules_and_the_schemas(capsys: pytest.CaptureFixture[str]) -> None:
    assert (main([]), capsys.readouterr().out) == (0, "")
