"""Values in files that git does not track: what a laptop knows and CI does not decides nothing in the default profile."""

import subprocess
from pathlib import Path

import pytest

import oauthlint
from oauthlint.audit import LANGUAGE
from oauthlint.model.sample import filled
from oauthlint.pack import load_pack

FORMATS = load_pack(LANGUAGE).knowledge.formats
TRACKED = {"package.json": '{ "dependencies": { "nodemailer": "10.6.0" } }\n'}
REFRESH = "{{token:google-refresh-token}}"
CATCHER = (
    "const nodemailer = require('nodemailer');\n"
    "exports.t = nodemailer.createTransport({ host: 'smtp.ethereal.email', auth: { user: 'me', pass: 'otter-41' } });\n"
    "exports.ready = () => exports.t.verify();\n"
)


def project(folder: Path, files: dict[str, str], *, tracked: bool) -> None:
    """A repository with a manifest in it, and these files tracked or not."""
    for path, text in {**TRACKED, **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(filled(text, FORMATS))
    for command in (["init", "-q"], ["add", "-f", *({**TRACKED, **files} if tracked else TRACKED)]):
        subprocess.run(["git", *command], cwd=folder, check=True, capture_output=True)


def told(folder: Path, profile: str) -> list[tuple[str, str, bool]]:
    """Rule, severity and whether it is local, of each finding about a secret."""
    found = oauthlint.check([str(folder)], profile=profile).standing
    return [
        (one.rule, one.severity, one.local) for one in found if one.rule.startswith(("hardcoded", "env-", "credential"))
    ]


@pytest.mark.parametrize(
    ("path", "text", "tracked", "default", "audit"),
    [
        ("config/mail.json", f'{{ "refreshToken": "{REFRESH}" }}', False, [], [("hardcoded-token", "warning", True)]),
        (
            "config/mail.json",
            f'{{ "refreshToken": "{REFRESH}" }}',
            True,
            [("hardcoded-token", "error", False)],
            [("hardcoded-token", "error", False)],
        ),
        # that nothing keeps it out is told, what stands in it is not
        (
            ".env",
            f"GMAIL_REFRESH_TOKEN={REFRESH}\n",
            False,
            [("env-file-not-ignored", "warning", True)],
            [("env-file-not-ignored", "warning", True)],
        ),
        (
            ".env",
            f"GMAIL_REFRESH_TOKEN={REFRESH}\n",
            True,
            [("env-file-tracked", "error", False)],
            [("env-file-tracked", "error", False)],
        ),
        (
            "token.json",
            f'{{ "access_token": "", "refresh_token": "{REFRESH}", "scope": "https://mail.google.com/" }}',
            False,
            [],
            [],
        ),
        (
            "src/token.js",
            f"// nodemailer\nexports.refreshToken = '{REFRESH}';\n",
            False,
            [("hardcoded-token", "error", True)],
            [("hardcoded-token", "error", True)],
        ),
        ("src/mail.js", CATCHER, True, [], [("hardcoded-mail-password", "note", False)]),
    ],
)
def test_a_secret_is_told_by_where_it_stands_and_by_the_profile(
    tmp_path: Path, path: str, text: str, tracked: bool, default: list[object], audit: list[object]
) -> None:
    project(tmp_path, {path: text}, tracked=tracked)
    assert told(tmp_path, "default") == default
    assert told(tmp_path, "audit") == audit
