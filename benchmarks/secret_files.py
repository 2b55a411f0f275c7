"""The candidates of `secret_set`, written into files of the kinds that projects have, each on a line of its own."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.secret_set import Candidate

MANIFEST = '{ "dependencies": { "nodemailer": "^10.6.0", "googleapis": "^140.0.0" } }\n'
CLIENT = "123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com"
IN_A_FILE = 40  # candidates

# Formats that only a name tells, and those of them that something of Google's has to stand beside.
NAMED = frozenset(
    ("google-client-secret-old", "google-app-password", "microsoft-account-access-token", "mailgun-sending-key", "jwt",
     "private-key", "private-key-base64")
)  # fmt: skip
GOOGLE = frozenset(("google-client-secret-old", "google-app-password"))


class Line(NamedTuple):
    """Where a candidate was written."""

    path: str
    first: int
    last: int
    candidate: Candidate


class Carrier(NamedTuple):
    """A kind of file: what stands around the lines, and a line with NAME, NUMBER and VALUE in it."""

    path: str
    before: str
    line: str
    after: str = ""
    bare: bool = False  # nothing names the value
    google: bool = True  # something of Google's stands beside it


LOADS = "const nodemailer = require('nodemailer');\n"
CARRIERS = (
    Carrier("src/NUMBER.js", LOADS, "exports.sNUMBER = { NAME: 'VALUE' };", google=False),
    Carrier("src/NUMBER.ts", LOADS, 'export const NAMENUMBER = "VALUE";', google=False),
    Carrier(
        "src/sendNUMBER.js",
        LOADS,
        "exports.tNUMBER = nodemailer.createTransport({ service: 'gmail', auth: { type: 'OAuth2', user: 'me', "
        f"clientId: '{CLIENT}', NAME: 'VALUE' }} }});",
    ),
    Carrier("src/commentNUMBER.js", "require('nodemailer');\n", "// VALUE", bare=True),
    Carrier(
        "config/NUMBER.json",
        f'{{ "smtp": [ {{ "host": "smtp.gmail.com", "clientId": "{CLIENT}" }},\n',
        f'{{ "NAME": "VALUE", "service": "gmail", "clientId": "{CLIENT}" }},',
        "null ] }\n",
    ),
    Carrier("config/NUMBER.yaml", f"smtp:\n  host: smtp.gmail.com\n  clientId: {CLIENT}\n", '  NAMENUMBER: "VALUE"'),
    Carrier("deploy/NUMBER.env", f"SMTP_HOST=smtp.gmail.com\nGOOGLE_CLIENT_ID={CLIENT}\n", "NAME_NUMBER='VALUE'"),
    Carrier("notes/NUMBER.txt", "", "VALUE", bare=True),
)  # fmt: skip


def write(root: Path, candidates: Sequence[Candidate]) -> list[Line]:
    """The files of a project with the candidates in it, each in one of the kinds of files, and where each stands."""
    (root / "package.json").write_text(MANIFEST)
    waiting: dict[Carrier, list[Candidate]] = {}
    for number, one in enumerate(candidates):
        fitting = [each for each in CARRIERS if _fits(each, one)]
        waiting.setdefault(fitting[number % len(fitting)], []).append(one)
    lines = []
    for carrier, some in waiting.items():
        for start in range(0, len(some), IN_A_FILE):
            lines += _write(root, carrier, some[start : start + IN_A_FILE], start)
    return lines


def _fits(carrier: Carrier, one: Candidate) -> bool:
    """Whether this kind of file can tell that the candidate is one; only some formats tell it without a name."""
    told = not carrier.bare or not one.secret or one.kind not in NAMED
    return told and (carrier.google or not one.secret or one.kind not in GOOGLE)


def _write(root: Path, carrier: Carrier, some: Sequence[Candidate], start: int) -> list[Line]:
    """One file."""
    path = carrier.path.replace("NUMBER", str(start))
    text, lines = carrier.before, []
    for number, one in enumerate(some, start):
        first = text.count("\n") + 1
        put = {"NAME": one.name, "NUMBER": str(number), "VALUE": one.value}
        text += _filled(carrier.line, put) + "\n"
        lines.append(Line(path, first, text.count("\n"), one))
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text + carrier.after)
    return lines


def _filled(line: str, put: dict[str, str]) -> str:
    return re.sub("|".join(put), lambda found: put[found[0]], line)
