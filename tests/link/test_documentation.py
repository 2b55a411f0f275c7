"""What the texts of a project say of its mail, by the rules' own knowledge."""

from pathlib import Path

import pytest

from oauthlint import check
from oauthlint.model.finding import Finding

MANIFEST = '{ "private": true, "dependencies": { "nodemailer": "^10.6.0" } }\n'
MAIL = """\
const nodemailer = require('nodemailer');
exports.mail = nodemailer.createTransport({ service: 'gmail', auth: { type: 'OAuth2', user: 'shop@example.com',
  clientId: process.env.GMAIL_CLIENT_ID, clientSecret: process.env.GMAIL_CLIENT_SECRET, refreshToken: process.env.GMAIL_REFRESH_TOKEN } });
"""


def found(folder: Path, rule: str, files: dict[str, str], *reported: str) -> list[Finding]:
    for name, text in {"package.json": MANIFEST, "src/mail.js": MAIL, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    paths = [str(folder / one) for one in reported] or [str(folder)]
    return list(check(paths, profile="audit", select=(rule,)).standing)


@pytest.mark.parametrize("name", ["README.md", "docs/setup.md", "docs/mail.rst", "notes.txt", "src/readme.markdown"])
def test_advice_is_told_wherever_it_stands(tmp_path: Path, name: str) -> None:
    [one] = found(tmp_path, "docs-outdated-advice", {name: "Gmail: turn on less secure apps.\n"})
    assert (one.place.path, one.severity) == (name, "warning")


@pytest.mark.parametrize("name", ["CHANGELOG.md", "docs/history/2019.md", "vendor/x/README.md", "RELEASE_NOTES.md"])
def test_what_was_or_is_somebody_elses_is_no_advice(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, "docs-outdated-advice", {name: "Gmail: turn on less secure apps.\n"}) == []


def test_the_same_advice_is_told_once_a_file(tmp_path: Path) -> None:
    text = "Gmail: turn on less secure apps.\n\nThen turn on less secure apps.\n"
    assert len(found(tmp_path, "docs-outdated-advice", {"a.md": text, "b.md": text})) == 2


def test_a_warning_before_it_does_not_hide_advice(tmp_path: Path) -> None:
    text = "Gmail: never turn on less secure apps.\n\nTurn on less secure apps.\n"
    [one] = found(tmp_path, "docs-outdated-advice", {"a.md": text})
    assert one.place.start > len(text) // 2


@pytest.mark.parametrize(
    ("files", "path"),
    [
        ({}, "package.json"),
        ({"README.md": "# Otter\n"}, "README.md"),
        ({"readme.md": "# Otter\n"}, "readme.md"),
        ({"README": "Otter\n"}, "README"),
    ],
)
def test_a_setup_that_nobody_tells_stands_where_it_should_be_told(
    tmp_path: Path, files: dict[str, str], path: str
) -> None:
    [one] = found(tmp_path, "oauth-setup-undocumented", files)
    assert one.place.path == path


@pytest.mark.parametrize(
    "files",
    [
        {"README.md": "The client id is in the console.\n"},
        {"README.md": "# Otter\n", "docs/gmail.md": "The Gmail refresh token ends when the password changes.\n"},
        {"README.md": "See https://wiki.example.com/otter/setup\n"},
        {"package.json": MANIFEST.replace('"private": true', '"exports": "./src/mail.js"'), "README.md": "# Otter\n"},
    ],
)
def test_a_setup_that_is_told_or_is_for_others_to_tell(tmp_path: Path, files: dict[str, str]) -> None:
    assert found(tmp_path, "oauth-setup-undocumented", files) == []


def test_a_single_file_cannot_tell_what_no_text_says(tmp_path: Path) -> None:
    assert found(tmp_path, "oauth-setup-undocumented", {}, "src/mail.js") == []


@pytest.mark.parametrize(
    ("example", "nearest"),
    [
        ("GMAIL_CLIENT_ID=\nGMAIL_CLIENT_SECRET=\nGMAIL_REFRESHTOKEN=\n", True),
        ("GMAIL_CLIENT_ID=\nGMAIL_CLIENT_SECRET=\nREFRESH_TOKEN_GMAIL=\n", True),
        ("GMAIL_CLIENT_ID=\nGMAIL_CLIENT_SECRET=\nGMAIL_REFERSH_TOKEN=\n", True),
        ("GMAIL_CLIENT_ID=\nGMAIL_CLIENT_SECRET=\nGMAIL_ACCESS_TOKEN=\n", False),
        ("GMAIL_CLIENT_ID=\nGMAIL_CLIENT_SECRET=\n", False),
    ],
)
def test_a_name_that_the_example_misspells_is_told_with_that(tmp_path: Path, example: str, nearest: bool) -> None:
    [one] = found(tmp_path, "env-name-undocumented", {".env.example": example})
    assert "GMAIL_REFRESH_TOKEN" in one.message
    assert ("which no code reads" in one.message) is nearest
    assert [step.place.path for step in one.related] == [".env.example"] * nearest


def test_a_name_is_told_at_its_first_read_alone(tmp_path: Path) -> None:
    files = {".env.example": "GMAIL_CLIENT_ID=\nGMAIL_CLIENT_SECRET=\n", "src/again.js": MAIL}
    [one] = found(tmp_path, "env-name-undocumented", files)
    assert one.place.path == "src/again.js"
