"""One root cause, one finding: tiny projects with one defect, and exactly the rules that may speak of it.

The table is that of the two "one root cause" lists of the catalogue of checks. A case whose rule is still to come is
skipped until it is there.
"""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

import oauthlint
from oauthlint.audit import LANGUAGE
from oauthlint.pack import load_pack
from tests.projects_on_disk import ENVIRONMENT, lay_out

RULES = frozenset(rule.id for rule in load_pack(LANGUAGE).rules)

ENV = (
    "MAIL_USER", "CLIENT_ID", "CLIENT_SECRET", "REFRESH_TOKEN", "ACCESS_TOKEN", "TENANT_ID", "TOKEN_URL", "REDIRECT_URI",
    "SMTP_PASS",
)  # fmt: skip
SECRET, REFRESH = "{{token:google-client-secret}}", "{{token:google-refresh-token}}"
KEYS = {
    "type": "'OAuth2'",
    "user": "process.env.MAIL_USER",
    "clientId": "process.env.CLIENT_ID",
    "clientSecret": "process.env.CLIENT_SECRET",
    "refreshToken": "process.env.REFRESH_TOKEN",
}


class Case(NamedTuple):
    """Files of a project, and the rules that speak of it, each as often as it does."""

    about: str
    rules: list[str]
    files: dict[str, str]
    nodemailer: str = "10.6.0"
    packages: dict[str, str] = {}  # noqa: RUF012  (never written to)


def block(without: str = "", more: Mapping[str, str] | None = None, **changed: str) -> str:
    """An auth block with everything in it, or without some keys; a key that is changed stands where it stood."""
    gone = without.split()
    kept = {key: value for key, value in (KEYS | changed | dict(more or {})).items() if key not in gone}
    return "{ " + ", ".join(f"{key}: {value}" for key, value in kept.items()) + " }"


def mailer(auth: str, host: str = "service: 'gmail'", before: str = "", message: str = "") -> str:
    """A module that sends with this auth block, and does everything else right."""
    return f"""\
const nodemailer = require('nodemailer');
{before}
const transporter = nodemailer.createTransport({{ {host}, auth: {auth} }});
exports.ready = () => transporter.verify();
exports.send = (to, text) => transporter.sendMail({{ to, text{message} }});
"""


def client(arguments: str) -> str:
    """A module with an OAuth2 client of Google."""
    return f"""\
const {{ google }} = require('googleapis');
const client = new google.auth.OAuth2({arguments});
client.setCredentials({{ refresh_token: process.env.REFRESH_TOKEN }});
module.exports = client;
"""


MICROSOFT = "host: 'smtp.office365.com', port: 587, requireTLS: true"
ID = "'482910573621-tinyprojectthatisnotarealclient0.apps.googleusercontent.com'"
XOAUTH2 = "{ xoauth2: require('xoauth2').createXOAuth2Generator(" + block("type") + ") }"

CASES = [
    Case("nothing wrong", [], {"src/mail.js": mailer(block())}),
    # the type of the block
    Case(
        "without `type` nothing is said of the missing user, nor of the token that nothing renews",
        ["oauth2-type-missing"],
        {"src/mail.js": mailer(block("type user refreshToken", accessToken="process.env.ACCESS_TOKEN"))},
    ),
    Case(
        "a wrong `type` is not a missing one, and the block is not asked what it lacks",
        ["oauth2-type-invalid"],
        {"src/mail.js": mailer(block("user", type="'XOAUTH2'"))},
    ),
    # keys that are spelt wrongly
    Case(
        "`email` for `user`",
        ["unknown-auth-option"],
        {"src/mail.js": mailer(block("user", email="process.env.MAIL_USER"))},
    ),
    Case(
        "`username` for `user`",
        ["unknown-auth-option"],
        {"src/mail.js": mailer(block("user", username="process.env.MAIL_USER"))},
    ),
    Case(
        "`clientID` for `clientId`: the client is complete but for the spelling",
        ["unknown-auth-option"],
        {"src/mail.js": mailer(block("clientId", clientID="process.env.CLIENT_ID"))},
    ),
    Case(
        "`client_secret` for `clientSecret`",
        ["unknown-auth-option"],
        {"src/mail.js": mailer(block("clientSecret", {"client_secret": "process.env.CLIENT_SECRET"}))},
    ),
    Case(
        "`refresh_token` for `refreshToken`, beside an access token that nothing else would renew",
        ["unknown-auth-option"],
        {
            "src/mail.js": mailer(
                block(
                    "refreshToken",
                    {"refresh_token": "process.env.REFRESH_TOKEN", "accessToken": "process.env.ACCESS_TOKEN"},
                )
            )
        },
    ),
    Case(
        "`tokenUrl` for `accessUrl` of another provider",
        ["unknown-auth-option"],
        {"src/mail.js": mailer(block(tokenUrl="process.env.TOKEN_URL"), host=MICROSOFT)},
    ),
    # options in the wrong place
    Case(
        "options beside `service`: nothing is missing, it only stands outside",
        ["oauth2-options-misplaced"],
        {
            "src/mail.js": "const nodemailer = require('nodemailer');\n"
            f"const transporter = nodemailer.createTransport({{ service: 'gmail', {block('user')[2:-2]} }});\n"
            "exports.ready = () => transporter.verify();\n"
        },
    ),
    # the old generator
    Case(
        "the generator of xoauth2 is not also a block without type, user and renewal, nor a deprecated package",
        ["legacy-xoauth2-generator"],
        {"src/mail.js": mailer(XOAUTH2)},
        packages={"xoauth2": "^1.2.0"},
    ),
    Case(
        "where Nodemailer is old enough for it, only the packages are",
        ["deprecated-package", "nodemailer-vulnerable"],
        {"src/mail.js": mailer(XOAUTH2)},
        nodemailer="2.7.2",
        packages={"xoauth2": "^1.2.0"},
    ),
    # versions
    Case(
        "a vulnerable release is not also an unsupported one",
        ["nodemailer-vulnerable"],
        {"src/mail.js": mailer(block("refreshToken clientId clientSecret", provisionCallback="require('./token')"))},
        nodemailer="6.9.9",
    ),
    # access tokens
    Case(
        "a promise for a token is not also a token without renewal",
        ["access-token-not-resolved"],
        {
            "src/mail.js": mailer(
                block("refreshToken clientId clientSecret", accessToken="client.getAccessToken()"),
                before="const client = require('./client');",
            ),
            "src/client.js": client("process.env.CLIENT_ID, process.env.CLIENT_SECRET, process.env.REDIRECT_URI"),
        },
        packages={"googleapis": "^188.0.0"},
    ),
    Case(
        "a token that ends is not also an incomplete client",
        ["access-token-without-renewal"],
        {"src/mail.js": mailer(block("refreshToken clientSecret", accessToken="process.env.ACCESS_TOKEN"))},
    ),
    # whose endpoint
    Case(
        "a refresh token for Microsoft that would go to Google is not also one that ends after 90 days",
        ["missing-access-url"],
        {"src/mail.js": mailer(block(), host=MICROSOFT)},
    ),
    Case(
        "Google's server with Microsoft's token endpoint",
        ["access-url-provider-mismatch"],
        {
            "src/mail.js": mailer(
                block(accessUrl="'https://login.microsoftonline.com/0c9e/oauth2/v2.0/token'"),
            )
        },
    ),
    # the name of the server
    Case(
        "a service that Nodemailer does not know is not also a provider without its token endpoint",
        ["unknown-service-name"],
        {"src/mail.js": mailer(block(), host="service: 'office365'")},
    ),
    # the client of the library
    Case(
        "literals in each other's place are swapped, and no arguments of a constructor besides",
        ["hardcoded-client-secret", "swapped-credential-value"],
        {"src/client.js": client(f"'{SECRET}', {ID}, process.env.REDIRECT_URI")},
        packages={"googleapis": "^188.0.0"},
    ),
    Case(
        "names in each other's place are arguments",
        ["oauth2-client-arguments"],
        {"src/client.js": client("process.env.CLIENT_SECRET, process.env.CLIENT_ID, process.env.REDIRECT_URI")},
        packages={"googleapis": "^188.0.0"},
    ),
    Case(
        "a refresh token as redirect URI pushes the Playground into fourth place: that is another thing to change",
        ["oauth-playground-redirect", "oauth2-client-arguments"],
        {
            "src/client.js": client(
                "process.env.CLIENT_ID, process.env.CLIENT_SECRET, process.env.REFRESH_TOKEN,"
                " 'https://developers.google.com/oauthplayground'"
            )
        },
        packages={"googleapis": "^188.0.0"},
    ),
    # one secret is one finding
    Case(
        "a secret that is used twice",
        ["hardcoded-client-secret"],
        {
            "src/mail.js": mailer(
                block(clientSecret="SECRET"), before=f"const SECRET = '{SECRET}';\nexports.SECRET = SECRET;"
            ),
            "src/client.js": client("process.env.CLIENT_ID, require('./mail').SECRET, process.env.REDIRECT_URI"),
        },
        packages={"googleapis": "^188.0.0"},
    ),
    Case(
        "a secret as a fallback",
        ["secret-fallback-literal"],
        {"src/mail.js": mailer(block(clientSecret=f"process.env.CLIENT_SECRET || '{SECRET}'"))},
    ),
    Case(
        "a refresh token as a fallback",
        ["secret-fallback-literal"],
        {"src/mail.js": mailer(block(refreshToken=f"process.env.REFRESH_TOKEN ?? '{REFRESH}'"))},
    ),
    Case(
        "a mail password as a fallback",
        ["gmail-password-login", "secret-fallback-literal"],
        {
            "src/mail.js": mailer(
                "{ user: process.env.MAIL_USER, pass: process.env.SMTP_PASS || '{{token:google-app-password}}' }"
            )
        },
    ),
    Case(
        "an env file: one finding for each of its secrets",
        ["env-file-tracked", "env-file-tracked"],
        {"src/mail.js": mailer(block()), ".env": f"CLIENT_SECRET={SECRET}\nREFRESH_TOKEN={REFRESH}\n"},
    ),
    Case(
        "a client file of Google",
        ["credential-file-tracked"],
        {
            "src/mail.js": mailer(block()),
            "credentials.json": json.dumps(
                {
                    "web": {
                        "client_id": ID[1:-1],
                        "client_secret": SECRET,
                        "token_uri": "https://oauth2.googleapis.com/token",
                    }
                }
            ),
        },
    ),
    Case(
        "a client file that the code also reads a secret from",
        ["credential-file-tracked"],
        {
            "src/mail.js": mailer(
                block(clientSecret="web.client_secret"), before="const { web } = require('../credentials.json');"
            ),
            "credentials.json": json.dumps({"web": {"client_id": ID[1:-1], "client_secret": SECRET}}),
        },
    ),
    Case(
        "stored tokens of a user",
        ["credential-file-tracked"],
        {
            "src/mail.js": mailer(block()),
            "token.json": json.dumps(
                {"type": "authorized_user", "client_id": ID[1:-1], "client_secret": SECRET, "refresh_token": REFRESH}
            ),
        },
    ),
    Case(
        "what stands in documentation is judged there",
        ["secret-in-docs"],
        {"src/mail.js": mailer(block()), "docs/setup.md": f"# Setup\n\nThe client secret is `{SECRET}`.\n"},
    ),
    Case(
        "the Playground and the old redirect in documentation are no redirects",
        [],
        {
            "src/mail.js": mailer(block()),
            "docs/setup.md": "# Setup\n\nMake a refresh token on <https://developers.google.com/oauthplayground>.\n",
        },
    ),
    # logs
    Case(
        "a token that is logged inside a message is logged once",
        ["token-logged"],
        {
            "src/mail.js": mailer(block())
            + "transporter.on('token', (token) => console.log(`renewed ${token.user} ${token.accessToken}`));\n"
        },
    ),
    # errors
    Case(
        "a send whose failure is caught and dropped is not also unhandled",
        ["send-error-swallowed"],
        {
            "src/mail.js": mailer(block())
            + "exports.quiet = async (m) => { try { await transporter.sendMail(m); } catch {} };\n"
        },
    ),
    Case(
        "microsoft with a password, which is written out",
        ["hardcoded-mail-password", "microsoft-basic-auth"],
        {
            "src/mail.js": mailer(
                "{ user: 'office@firm.example', pass: '{{token:google-app-password}}' }", host=MICROSOFT
            )
        },
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.about for case in CASES])
def test_one_root_cause_is_one_finding(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = sorted(set(case.rules) - RULES)
    if missing:
        pytest.skip(f"there is no {missing[0]} yet")
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    packages = {"nodemailer": case.nodemailer, **case.packages}
    base = {
        "package.json": json.dumps({"name": "tiny", "engines": {"node": ">=22"}, "dependencies": packages}) + "\n",
        ".env.example": "".join(f"{name}=\n" for name in ENV),
        "README.md": "The OAuth client of the shop's Gmail mailbox belongs to the team of the shop.\n",
    }
    lay_out(tmp_path, {**base, **case.files})
    found = oauthlint.check([str(tmp_path)], profile="audit", min_confidence="low")
    assert sorted(f"{one.rule}" for one in found.standing) == case.rules


def test_git_is_what_tells_that_a_file_is_tracked(tmp_path: Path) -> None:
    lay_out(tmp_path, {"package.json": "{}", ".gitignore": ".env\n", ".env": "A=1\n"})
    listed = subprocess.run(["git", "-C", tmp_path, "ls-files"], capture_output=True, text=True, check=True).stdout
    assert listed.split() == [".gitignore", "package.json"]
