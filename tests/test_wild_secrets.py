"""Secrets as public code holds them: misspelt, commented out, on the next line, in notes, exports, pieces and base64."""

import base64
import subprocess
from pathlib import Path

import pytest

from oauthlint.audit import audit
from oauthlint.config import Settings
from tests.extract.made_up import made

SECRET, OLD, REFRESH = made("google-client-secret"), made("google-client-secret-old"), made("google-refresh-token")
MICROSOFT, SENDGRID = made("microsoft-client-secret"), made("sendgrid-api-key")
CLIENT = "123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com"
LOAD = "const n = require('nodemailer');\n"


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


# path, text with the secret after "@" where the finding begins, rule
SECRETS = [
    # misspelt names
    ("a.js", f"{LOAD}const cliendSecret = '@{OLD}';", "hardcoded-client-secret"),
    ("a.js", f"{LOAD}const CLEINT_SECRET = '@{OLD}';", "hardcoded-client-secret"),
    ("a.js", f"{LOAD}const CLINENTSECRET = '@{OLD}';", "hardcoded-client-secret"),
    ("a.js", f"{LOAD}const REFERSH_TOKEN = '@{made('jwt').replace('.', '')}';", "hardcoded-token"),
    # in comments
    ("a.js", f"{LOAD}// the secret is @{SECRET}", "hardcoded-client-secret"),
    ("a.js", f"{LOAD}// // const CLIENT_SECRET = '@{SECRET}';", "hardcoded-client-secret"),
    ("a.js", f"{LOAD}// const CLIENT_SECRET = '@{OLD}';", "hardcoded-client-secret"),
    ("a.ts", f"{LOAD}/*\n * clientSecret: '@{OLD}',\n */", "hardcoded-client-secret"),
    (".env", f"# CLIENT_SECRET=@{SECRET}\n", "env-file-tracked"),
    ("c.yml", f"smtp:\n  host: smtp.gmail.com\n  # client_secret: @{SECRET}\n", "hardcoded-client-secret"),
    # on the line after their key
    ("a.js", f"{LOAD}const CLIENT_SECRET =\n  '@{OLD}';", "hardcoded-client-secret"),
    ("details.txt", f"client secret\n@{SECRET}\n", "hardcoded-client-secret"),
    ("details.txt", f"Client Secret\n@{OLD}\n", "hardcoded-client-secret"),
    ("details.txt", f"client secret: @{OLD}\n", "hardcoded-client-secret"),
    ("keys.txt", f"@{SENDGRID}\n", "hardcoded-mail-api-key"),
    # files of other tools, copies, builds
    (".env.exmaple", f"SECRET=@{SECRET}\n", "secret-in-docs"),
    ("m.postman_collection.json", f'{{ "variable": [{{ "key": "t", "value": "@{REFRESH}" }}] }}', "secret-in-docs"),
    (
        "m.postman_environment.json",
        f'{{ "values": [{{ "key": "client_secret", "value": "@{SECRET}" }}] }}',
        "secret-in-docs",
    ),
    ("a.ipynb", f"""{{ "cells": [{{ "source": ["s = '@{SECRET}'\\\\n"] }}] }}""", "secret-in-docs"),
    (".history/src/mail_20200101.js", f"{LOAD}const CLIENT_SECRET = '@{SECRET}'", "hardcoded-client-secret"),
    ("dist/index.js", f"{LOAD}const CLIENT_SECRET='@{SECRET}'", "hardcoded-client-secret"),
    ("build/app.min.js", f"var n=require('nodemailer');var s='@{SECRET}';", "hardcoded-client-secret"),
    # in URLs
    ("a.js", f"{LOAD}fetch('https://oauth2.googleapis.com/token?client_secret=@{SECRET}')", "hardcoded-client-secret"),
    (
        "a.js",
        f"{LOAD}fetch('https://oauth2.googleapis.com/token?client_id={CLIENT}&client_secret=@{OLD}')",
        "hardcoded-client-secret",
    ),
    ("a.js", f"{LOAD}n.createTransport('smtps://me:@otter-41-holt@smtp.corp.test')", "hardcoded-mail-password"),
    # in base64
    ("a.js", f"{LOAD}const s = Buffer.from('@{encoded(SECRET)}', 'base64');", "hardcoded-client-secret"),
    ("a.js", f"{LOAD}const s = atob('@{encoded(REFRESH)}');", "hardcoded-token"),
    ("a.js", f"{LOAD}const key = '@{encoded(SENDGRID)}';", "hardcoded-mail-api-key"),
    (
        "s.yaml",
        f"apiVersion: v1\nkind: Secret\nmetadata: {{name: smtp}}\ndata:\n  CLIENT_SECRET: @{encoded(SECRET)}\n",
        "secret-in-deploy-config",
    ),
    # in pieces
    ("a.js", f"{LOAD}const x = @'{SECRET[:3]}' + '{SECRET[3:]}';", "hardcoded-client-secret"),
    ("a.js", f"{LOAD}const clientSecret = @'{SECRET[:15]}' +\n  '{SECRET[15:]}';", "hardcoded-client-secret"),
    ("a.js", f"{LOAD}const clientSecret = @'{OLD[:9]}' + '{OLD[9:]}';", "hardcoded-client-secret"),
    ("a.js", f"{LOAD}const clientSecret = @['{SECRET[:3]}', '{SECRET[3:]}'].join('');", "hardcoded-client-secret"),
    (
        "a.js",
        f"{LOAD}const p = '{SECRET[:3]}';\nconst clientSecret = @`${{p}}{SECRET[3:]}`;",
        "hardcoded-client-secret",
    ),
    ("a.js", f"{LOAD}const p = '{MICROSOFT[:20]}';\nconst s = @p + '{MICROSOFT[20:]}';", "hardcoded-client-secret"),
]
NONE = [
    ("a.js", f"{LOAD}const clientId = '{CLIENT}';"),
    ("a.js", f"{LOAD}// const CLIENT_SECRET = 'YOUR_CLIENT_SECRET_GOES_HERE';"),
    ("a.js", f"{LOAD}// const accessToken = await oauth2Client.getAccessTokenAsyncFromGoogle();"),
    ("a.js", f"{LOAD}// clientSecret: process.env.GOOGLE_CLIENT_SECRET_FOR_MAIL,"),
    ("a.js", f"{LOAD}const clientSecret = 'your-' + 'client-secret';"),
    ("a.js", f"{LOAD}const url = 'https://oauth2.googleapis.com/token?client_secret=' + process.env.CLIENT_SECRET;"),
    ("a.js", f"{LOAD}const icon = '{encoded('a picture of an otter in the river, asleep')}';"),
    ("a.js", f"{LOAD}const s = '{encoded('GOCSPX-your-client-secret-goes-here')}';"),
    ("details.txt", "The client secret is kept in the vault, see https://wiki.corp.test/oauth/client-secret-rotation\n"),
    ("details.txt", "refresh token\nsee-the-page-about-refresh-tokens\n"),
    ("m.postman_environment.json", '{ "values": [{ "key": "client_secret", "value": "{{vault:client_secret}}" }] }'),
]  # fmt: skip


def found(root: Path, path: str, text: str) -> list[tuple[str, str, int]]:
    """Path, rule and first byte of each finding about a secret."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)
    (root / "package.json").write_text('{ "dependencies": { "nodemailer": "^10.6.0", "googleapis": "^140.0.0" } }')
    for words in (["init", "-q"], ["add", "-A", "-f"]):
        subprocess.run(["git", *words], cwd=root, check=True)
    report = audit([str(root)], Settings(profile="audit", no_cache=True))
    secret = {one.id for one in report.rules if one.revoke}
    return [(one.place.path, one.rule, one.place.start) for one in report.standing if one.rule in secret]


@pytest.mark.parametrize(("path", "text", "rule"), SECRETS)
def test_it_is_one_finding_where_it_stands(tmp_path: Path, path: str, text: str, rule: str) -> None:
    before, _, _ = text.rpartition("@") if "smtps:" not in text else text.partition("@")
    assert found(
        tmp_path, path, text.replace("@", "", 1) if "smtps:" in text else before + text[len(before) + 1 :]
    ) == [(path, rule, len(before.encode()))]


@pytest.mark.parametrize(("path", "text"), NONE)
def test_it_is_none(tmp_path: Path, path: str, text: str) -> None:
    assert found(tmp_path, path, text) == []
