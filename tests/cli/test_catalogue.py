"""The list of rules, in three forms of the same."""

import json

from oauthlint.cli.about import about
from oauthlint.cli.catalogue import CATALOGUES
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


def test_the_markdown_is_a_table_a_tip_in_which_a_bar_is_no_border() -> None:
    text = CATALOGUES["markdown"](pack())
    assert "### 4. Title of tip 4\n\n| rule | finds | severity | profile |\n" in text
    assert "| `secure-port-mismatch` | Port \\| TLS | error | default |" in text


def test_the_version_names_the_dates_of_the_knowledge() -> None:
    assert "  2026-11-20  advisories\n" in about(pack())
