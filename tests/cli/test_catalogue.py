"""The list of rules, in three forms of the same."""

import json
from pathlib import Path

import pytest

from oauthlint.cli.about import about
from oauthlint.cli.catalogue import CATALOGUES
from oauthlint.cli.pages import document, index, write
from oauthlint.errors import UsageError
from oauthlint.model.rule import Example
from oauthlint.pack import Pack
from tests.cli.samples import a_pack
from tests.report.samples import a_rule


def pack() -> Pack:
    return a_pack(
        a_rule("secure-port-mismatch", tip=4, title="Port | TLS"),
        a_rule("hardcoded-token", tip=6, profile="audit", severity="note"),
        a_rule("hardcoded-client-secret", tip=6),
    )


def test_the_text_goes_by_tip_then_by_name() -> None:
    lines = [line.split()[:2] for line in CATALOGUES["text"](pack()).split("\n") if line.strip()]
    assert lines == [
        ["4", "Title"],
        ["error", "secure-port-mismatch"],
        ["6", "Title"],
        ["error", "hardcoded-client-secret"],
        ["note", "hardcoded-token"],
    ]


def test_the_text_says_which_rules_are_outside_the_default_profile() -> None:
    marked = [line for line in CATALOGUES["text"](pack()).split("\n") if "(audit)" in line]
    assert [line.split()[1] for line in marked] == ["hardcoded-token"]


def test_the_json_holds_every_rule_and_tip() -> None:
    whole = json.loads(CATALOGUES["json"](pack()))
    assert [one["id"] for one in whole["rules"]] == [
        "secure-port-mismatch",
        "hardcoded-client-secret",
        "hardcoded-token",
    ]
    assert [one["number"] for one in whole["tips"]] == list(range(1, 15))


def test_the_index_is_a_table_a_tip_in_which_a_bar_is_no_border() -> None:
    text = index(pack(), "{}.md")
    assert "## 4. Title of tip 4\n\nOne sentence.\n\n| rule | finds | severity | profile | fix |\n" in text
    assert "| [`secure-port-mismatch`](secure-port-mismatch.md) | Port \\| TLS | error | default |" in text


def test_the_document_has_every_page_below_the_index() -> None:
    text = CATALOGUES["markdown"](pack())
    assert text.startswith("# Rules\n")
    assert "| [`hardcoded-token`](#hardcoded-token) |" in text
    assert [line for line in text.split("\n") if line.startswith("## h")] == [
        "## hardcoded-client-secret",
        "## hardcoded-token",
    ]


def test_headings_inside_code_stay_what_they_are() -> None:
    rule = a_rule("docs-rule", examples=(Example("", (("a.md", "# title\n```\n# x\n```"),), "title", ()),))
    text = document(a_pack(rule))
    assert "\n````markdown\n# title\n```\n# x\n```\n````\n" in text
    assert "\n### Bad\n" in text


def test_a_folder_gets_an_index_and_a_page_for_each_rule(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "rules"
    assert write(pack(), str(folder)) == 4
    assert {one.name for one in folder.iterdir()} == {
        "README.md",
        "secure-port-mismatch.md",
        "hardcoded-client-secret.md",
        "hardcoded-token.md",
    }
    text = (folder / "hardcoded-client-secret.md").read_text()
    assert text.startswith("# hardcoded-client-secret\n")
    assert "// oauthlint: ignore[hardcoded-client-secret] REASON" in text


def test_a_folder_that_cannot_be_written_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="cannot write"):
        write(pack(), str(tmp_path / "file" / "rules"))


def test_the_version_names_the_dates_of_the_knowledge() -> None:
    assert "  2026-11-20  advisories\n" in about(pack())
