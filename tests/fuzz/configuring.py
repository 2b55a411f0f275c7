"""Configurations, rules and baselines that are nearly right: taken, or refused with file and line, and nothing in between."""

import os
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as some

from oauthlint.audit import LANGUAGE
from oauthlint.config import Settings
from oauthlint.config.read import settings
from oauthlint.discover.ignored import matcher
from oauthlint.errors import OauthlintError
from oauthlint.pack import built, unfold
from oauthlint.pack.teams import with_teams
from oauthlint.suppress.baseline_file import entries_of
from tests.fuzz.changes import Change, changed, changes
from tests.fuzz.corpus import TESTS, pack

RULES = TESTS.parent / "rules"
WHOLE = """\
required-version: ">=0.1"
extends: [audit, ./base.yaml]
profile: default
fail-on: warning
min-confidence: low
exclude: ["**/fixtures/**", "!keep/*"]
packs: ["./oauth-rules"]
rules:
  gmail-password-login: off
  env-example-missing: { severity: warning, paths: ["apps/mailer/**"] }
review: { last: 2026-11-02, every-days: 180 }
suppressions:
  - fingerprint: oal1:7d1c0c52e2
    rule: hardcoded-client-secret
    reason: rotated 2026-11-02, kept in history
    until: 2027-01-31
"""
CONFIGURATIONS: dict[str, str] = {
    ".oauthlint.yaml": WHOLE,
    "oauthlint.yaml": "strict: true\nrules: { a: note }\n",
    "package.json": '{ "name": "a", "oauthlint": { "profile": "audit", "exclude": ["a/**"], "rules": { "x": "off" } } }\n',
    "pyproject.toml": '[tool.oauthlint]\nprofile = "audit"\nexclude = ["a"]\n[tool.oauthlint.rules.x]\npaths = ["b"]\n',
}
BASELINE = (
    '{"fingerprint": "oal1:7d1c0c52e2", "rule": "hardcoded-client-secret", "path": "a.js", "state": "accepted", "reason": "x"}\n'
    '{"fingerprint": "oal1:0000000000", "rule": "a", "path": "é/b.js", "state": "to-rotate", "until": "2027-01-31"}\n'
)


class Case(NamedTuple):
    """A file as people would write it, and the name that says what it is for."""

    name: str
    data: bytes


def _changed(choices: list[Case]) -> some.SearchStrategy[Case]:
    def case(one: Case, todo: list[Change]) -> Case:
        return Case(one.name, changed(one.data, todo))

    return some.builds(case, some.sampled_from(choices), changes(4))


def configurations() -> some.SearchStrategy[Case]:
    """Configurations in each of their homes, and a baseline."""
    files = [Case(name, text.encode()) for name, text in CONFIGURATIONS.items()]
    return _changed([*files, Case(".oauthlint-baseline.jsonl", BASELINE.encode())])


def configuration_holds(case: Case) -> None:
    """It sets what settings hold, of their types, or is refused in words that name the file."""
    try:
        if case.name.endswith(".jsonl"):
            entries_of(case.data, case.name)
            return
        found = settings(case.name, case.data, lambda path: b"fail-on: note\n" if path == "base.yaml" else None)
        Settings()._replace(**found)
        matcher(tuple(found.get("exclude", ())))
        for _, globs in found.get("paths", ()):
            matcher(globs)
    except OauthlintError as wrong:
        _said(wrong)


@cache
def _rules() -> list[Case]:
    files = sorted(one for one in RULES.rglob("*.yaml") if one.name != "tips.yaml")
    small = [one for one in files if one.stat().st_size < 8_000]
    return [Case(os.fspath(one.relative_to(RULES)), one.read_bytes()) for one in small]


def packs() -> some.SearchStrategy[Case]:
    """Files of rules and of knowledge, ours under other ids."""
    return _changed(_rules())


def pack_holds(case: Case) -> None:
    """A pack of this one file beside ours is built and is whole, or is refused in words that name the file."""
    with tempfile.TemporaryDirectory() as root:
        folder, _, name = case.name.rpartition("/")
        file = Path(root, "rules", folder, name if folder == "knowledge" else f"our-{name}")
        file.parent.mkdir(parents=True)
        file.write_bytes(case.data.replace(b"id: ", b"id: our-", 1))
        try:
            unfold(built(os.path.join(root, "rules"), LANGUAGE), examples=True)
            with_teams(pack(), ("rules",), root, LANGUAGE, keep=False)
        except OauthlintError as wrong:
            _said(wrong)


def _said(wrong: OauthlintError) -> None:
    assert wrong.exit_code == 2, f"code: {wrong.exit_code} for {wrong.message}"
    assert wrong.message.strip(), "silent: an error without words"
