"""The script that compares our knowledge of npm packages with npm, on recorded answers.

Those of `npm view` are npm's own, as is its refusal to audit; the audit is written by hand in the form of npm's reports.
"""

import json
import runpy
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
RECORDED = Path(__file__).parent / "data" / "npm"
ADVISORIES = """\
# Words of ours that stay.
checked: 2026-01-01
source: https://github.com/advisories
advisories:
  - package: nodemailer
    id: GHSA-9h6g-pr28-7cqp
    affected: "<=6.9.8"
    fixed: "6.9.9"
    severity: moderate
    title: Denial of service by data URIs
    source: https://github.com/advisories/GHSA-9h6g-pr28-7cqp
  # A remark on the next one.
  - package: nodemailer
    id: GHSA-mm7p-fcc7-pg87
    cve: CVE-2025-13033
    affected: "<7.0.6"
    fixed: "7.0.6"
    severity: moderate
    title: Mail to an unintended domain
    source: https://github.com/advisories/GHSA-mm7p-fcc7-pg87
  - package: mailparser
    id: GHSA-gone-gone-gone
    affected: "<1.0.0"
    severity: low
    title: One that was withdrawn
    source: https://github.com/advisories/GHSA-gone-gone-gone
"""
PACKAGES = """\
checked: 2026-01-01
source: https://github.com/nodemailer/nodemailer
recommended:
  nodemailer: "10.1.2"
newest-major:
  nodemailer: 9
mail:
  - nodemailer
  - made-up-mailer
deprecated:
  - package: xoauth2
    state: not updated since Nodemailer 2
    replacement: nodemailer
"""


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts" / "refresh_packages.py"))


class Npm:
    """Answers as they were recorded, and what was asked."""

    def __init__(self, audit: str = "audit") -> None:
        self.audit = audit
        self.asked: list[tuple[Sequence[str], dict[str, str]]] = []

    def __call__(self, words: Sequence[str], files: dict[str, str]) -> str:
        self.asked.append((words, files))
        name = self.audit if words[0] == "audit" else f"view-{words[1]}"
        file = RECORDED / f"{name}.json"
        return (file if file.exists() else RECORDED / "view-unknown.json").read_text("utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "advisories.yaml").write_text(ADVISORIES, encoding="utf-8")
    (tmp_path / "packages.yaml").write_text(PACKAGES, encoding="utf-8")
    return tmp_path


def test_it_says_what_differs_and_writes_nothing(
    script: dict[str, Any], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script["main"]([], Npm(), folder) == 1
    assert capsys.readouterr().out.splitlines() == [
        "mailparser: GHSA-7gmj-h9xc-mcxc is new (moderate, <3.9.3): mailparser vulnerable to Cross-site Scripting",
        "nodemailer: GHSA-mm7p-fcc7-pg87: moderate, <7.0.6 is high, <7.0.7 now",
        "nodemailer: GHSA-test-new0-0001 is new (critical, <=10.6.0): Made up for a test",
        "mailparser: GHSA-gone-gone-gone is in no report any more; was it withdrawn?",
        "nodemailer: the newest major is 10, not 9",
        "nodemailer: 10.1.2, which we recommend, is open to GHSA-test-new0-0001",
    ]
    assert (folder / "advisories.yaml").read_text("utf-8") == ADVISORIES
    assert (folder / "packages.yaml").read_text("utf-8") == PACKAGES


def test_it_writes_what_can_be_written_and_keeps_the_words_around(script: dict[str, Any], folder: Path) -> None:
    script["main"](["--write", "2026-11-27"], Npm(), folder)
    text = (folder / "advisories.yaml").read_text("utf-8")
    assert "# Words of ours that stay.\nchecked: 2026-11-27\n" in text
    assert (
        "  # A remark on the next one.\n  - package: nodemailer\n    id: GHSA-mm7p-fcc7-pg87\n    cve: CVE-2025-13033\n"
        '    affected: "<7.0.7"\n    fixed: "7.0.7"\n    severity: high\n    title: Mail to an unintended domain\n'
    ) in text
    assert (
        'fcc7-pg87\n  - package: nodemailer\n    id: GHSA-test-new0-0001\n    affected: "<=10.6.0"\n    fixed: "10.6.1"\n'
    ) in text
    assert "GHSA-gone-gone-gone" in text
    facts = (folder / "packages.yaml").read_text("utf-8")
    assert facts.startswith("checked: 2026-11-27\n")
    assert "newest-major:\n  nodemailer: 10\n" in facts


def test_what_it_wrote_is_what_npm_says(
    script: dict[str, Any], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script["main"](["--write", "2026-11-27"], Npm(), folder)
    capsys.readouterr()
    script["main"]([], Npm(), folder)
    assert [line.partition(":")[2] for line in capsys.readouterr().out.splitlines()] == [
        " GHSA-gone-gone-gone is in no report any more; was it withdrawn?",
        " 10.1.2, which we recommend, is open to GHSA-test-new0-0001",
    ]


def test_every_release_is_asked_about_at_once_and_nothing_is_installed(script: dict[str, Any], folder: Path) -> None:
    npm = Npm()
    script["main"]([], npm, folder)
    (words, files) = next(one for one in npm.asked if one[0][0] == "audit")
    assert words == ["audit", "--json", "--package-lock-only"]
    lock = json.loads(files["package-lock.json"])["packages"]
    assert lock["node_modules/nodemailer-6-9-8"] == {"name": "nodemailer", "version": "6.9.8"}
    assert not any("beta" in one or "alpha" in one for one in lock)
    assert len(npm.asked) == 1 + len({"nodemailer", "mailparser", "xoauth2", "made-up-mailer"})


@pytest.mark.parametrize(
    ("answer", "says"),
    [("audit-refused", "npm audit gave no report: 405 Method Not Allowed"), ("view-xoauth2", "no report")],
)
def test_an_answer_that_is_no_report_is_said(
    script: dict[str, Any], folder: Path, capsys: pytest.CaptureFixture[str], answer: str, says: str
) -> None:
    assert script["main"](["--write", "2026-11-27"], Npm(answer), folder) == 2
    told = capsys.readouterr()
    assert says in told.err
    assert "nodemailer: the newest major is 10, not 9" in told.out  # what `npm view` said is no less true
    assert (folder / "advisories.yaml").read_text("utf-8") == ADVISORIES


def test_an_answer_that_is_not_json_is_said(
    script: dict[str, Any], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script["main"]([], lambda _words, _files: "npm error", folder) == 2
    assert "the answer is not JSON" in capsys.readouterr().err


def test_a_package_that_npm_calls_deprecated_is_said(script: dict[str, Any]) -> None:
    packages = script["asked"](Npm(), ["request"])
    assert packages["request"].deprecated.startswith("request has been deprecated")
    ours = script["known"](ADVISORIES, PACKAGES)
    (one,) = script["differences"](ours._replace(advisories=(), newest_major={}, recommended={}), (), packages)
    assert one.words.startswith("request is deprecated: request has been")


def test_our_own_files_can_be_read_and_lose_nothing_when_they_are_written(script: dict[str, Any]) -> None:
    texts = [(ROOT / "rules/knowledge" / name).read_text("utf-8") for name in ("advisories.yaml", "packages.yaml")]
    ours = script["known"](*texts)
    changes = [script["Difference"]("", changed=one) for one in ours.advisories]
    date = next(line for line in texts[0].splitlines() if line.startswith("checked: ")).removeprefix("checked: ")
    other = next(line for line in texts[1].splitlines() if line.startswith("checked: ")).removeprefix("checked: ")
    first, second = script["rewritten"](*texts, changes, date)
    assert first == texts[0]
    assert second == texts[1].replace(f"checked: {other}", f"checked: {date}", 1)
