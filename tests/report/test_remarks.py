"""What is said of a secret below its frame."""

import json

import pytest

from oauthlint.model.report import RenderOptions
from oauthlint.report import render
from oauthlint.report.remarks import told
from tests.report.samples import Memory, a_finding, a_report

REMARKS = (
    ("opens", "the mailbox, until it is revoked"),
    ("expires", "2026-01-31"),
    ("git", "git ignores this file"),
    ("revoke", "Do `this`."),
    ("revoke", "Then that."),
)
SOURCES = Memory({"a.js": "x\n"})


@pytest.mark.parametrize(
    ("today", "name"),
    [("2026-01-31", "expires"), ("2026-02-01", "expired"), ("", "expires"), ("2025-12-31", "expires")],
)
def test_an_expired_token_says_when_it_expired(today: str, name: str) -> None:
    assert dict(told(REMARKS, today))[name] == "on 2026-01-31, by its own claim"


def test_the_steps_are_numbered_and_come_last() -> None:
    assert list(told(REMARKS, ""))[-1] == ("revoke", "1. Do `this`. 2. Then that.")


def test_every_report_with_room_for_it_says_so() -> None:
    report = a_report(SOURCES, a_finding(SOURCES.place("a.js", "x"), remarks=REMARKS))
    text = render(report, "text", RenderOptions(today="2026-06-01"))
    assert "  = opens: the mailbox, until it is revoked\n  = expired: on 2026-01-31, by its own claim\n" in text
    assert "  = revoke: 1. Do `this`. 2. Then that.\n" in text
    assert "why:" not in text
    assert json.loads(render(report, "json"))["findings"][0]["remarks"][3] == {"name": "revoke", "words": "Do `this`."}
    assert "<dt>revoke</dt><dd><ol><li>Do <code>this</code>.</li><li>Then that.</li></ol></dd>" in render(
        report, "html"
    )
    assert "revoke: 1. Do `this`. 2. Then that." in render(report, "junit")
    result = json.loads(render(report, "sarif"))["runs"][0]["results"][0]
    assert "git: git ignores this file" in result["properties"]["remarks"]
