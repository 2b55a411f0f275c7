"""One piece of text a hundred thousand bytes long, wherever our expressions look: none takes more than linear time.

`[ \t]*x?[ \t]*y` over blanks tries every pair of places. Each file is small enough that everything looks at it.
"""

from pathlib import Path

import pytest

from tests.hostile.ending import call, clean_end, write

pytestmark = pytest.mark.hostile
BYTES = 100_000
PUMPED = (
    *(" ", "\t", "\n", "a", "A_", "a.", "a=", "a-", '"', "'", "`", "/", "[", "{", ":", "*", "token ", "pass", "axios"),
    *("http://", "from ", "import(", "oauthlint: "),
)
SENDS = "const n = require('nodemailer');\n"
ASKS = "try { await axios.post(token_url, body); /* … */ } catch (error) { console.log(error); }"
PACKAGE = '{ "dependencies": { "nodemailer": "^6.9.9" } }'
# By the name of a file: texts of which "…" is long.
TEXTS = {
    ".env": ("SMTP_HOST=smtp.a.test\nCLIENT_SECRET=…\n", "SMTP_HOST=a\n…\n", "SMTP_HOST=a\n# …"),
    ".gitignore": ("[…]\n",),
    ".dockerignore": ("[…]\n",),
    ".npmrc": ("//npm.a.test/:_authToken=…\n",),
    "a.js": (
        *(f"{SENDS}…\n", f"{SENDS}// …", f"{SENDS}import …", f"{SENDS}from …", SENDS + ASKS),
        *(f"{SENDS}/* oauthlint: …*/", f"{SENDS}// oauthlint: ignore …x", f"{SENDS}// oauthlint: ignore[a] …x"),
    ),
    "a.sh": ("export SMTP_PASS=a\nnodemailer …\n", "echo nodemailer $SMTP_PASS …\n"),
    "a.tf": ('# smtp\nclient_secret = "…"\n',),
    "a.toml": ('[smtp]\nclient_secret = "…"\n',),
    "a.txt": ("client secret: …\n", "nodemailer …\n"),
    "a.yaml": ("smtp:\n  host: smtp.a.test\n  pass: …\n", "smtp:\n  # …x\n  pass: a\n"),
    "Dockerfile": ("FROM node\nENV SMTP_PASS …x\n", "FROM node\nRUN npm i nodemailer …\n"),
    "pnpm-lock.yaml": ("lockfileVersion: '9.0'\npackages:\n  nodemailer@6.9.9: …\rx\n",),
    "README.md": ("# nodemailer oauth2\n…\n", "nodemailer gmail refresh token: …\n", "```js\nnodemailer …\n```\n"),
    "yarn.lock": ('# yarn lockfile v1\nnodemailer@^6.9.9:…\n  version "6.9.9"\n',),
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in TEXTS.items() for text in texts])
def test_a_long_run_of_anything_is_gone_through_once(name: str, text: str, tmp_path: Path) -> None:
    for number, piece in enumerate(PUMPED):
        long = text.replace("…", piece * (BYTES // len(piece)))
        write(tmp_path / f"p{number}", {"package.json": PACKAGE, name: long})
    one = clean_end(call(tmp_path, "check", "--profile=audit", within=60), codes=(0, 1, 3))
    assert one.seconds < 30
