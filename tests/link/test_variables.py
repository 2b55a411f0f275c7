"""What the variables would be called that hold the secrets of the code, and which file lists them."""

from pathlib import Path

import pytest

from oauthlint.audit import LANGUAGE
from oauthlint.config import Settings
from oauthlint.inquiries import repair
from oauthlint.model.sample import filled
from oauthlint.pack import load_pack

FORMATS = load_pack(LANGUAGE).knowledge.formats
SECRET, OTHER = (filled(f"{{{{token:google-client-secret{end}}}}}", FORMATS) for end in ("", ":2"))
SENDGRID = filled("{{token:sendgrid-api-key}}", FORMATS)
MANIFEST = '{ "private": true, "dependencies": { "nodemailer": "^10.6.0" } }\n'


def repaired(folder: Path, code: str, path: str = "mail.js") -> dict[str, str]:
    """The files that a run with all repairs would write, in a project with this code."""
    (folder / "package.json").write_text(MANIFEST)
    (folder / path).write_text(code)
    done = repair([str(folder)], Settings(unsafe_fixes=True, select=("tip-06",)))
    return {path: data.decode() for path, data in done.after.items()}


@pytest.mark.parametrize(
    ("code", "name"),
    [
        (f"const GMAIL_CLIENT_SECRET = '{SECRET}';", "GMAIL_CLIENT_SECRET"),  # the constant's own
        (f"x = {{ clientSecret: '{SECRET}' }};", "GOOGLE_CLIENT_SECRET"),
        (f"x = {{ secret: '{SECRET}' }};", "GOOGLE_CLIENT_SECRET"),
        (f"x = {{ gmailOauthSecret: '{SECRET}' }};", "GMAIL_OAUTH_SECRET"),
        (f"x = {{ schlüssel: '{SECRET}' }};", "GOOGLE_CLIENT_SECRET"),
        (f"connect(process.env.ID, '{SECRET}');", "GOOGLE_CLIENT_SECRET"),
        (f"require('nodemailer') && mail.setApiKey('{SENDGRID}');", "SENDGRID_API_KEY"),
        ("x = { smtpHost: 'smtp.example.com', smtpPassword: 'otter-41' };", "SMTP_PASSWORD"),
    ],
)
def test_a_telling_name(tmp_path: Path, code: str, name: str) -> None:
    found = repaired(tmp_path, code)
    assert f"process.env.{name}" in found["mail.js"]
    assert found[".env.example"] == f"{name}=\n"


def test_one_value_has_one_name_and_another_value_another(tmp_path: Path) -> None:
    code = f"a = {{ clientSecret: '{SECRET}' }};\nb = {{ clientSecret: '{OTHER}' }};\nc = {{ clientSecret: '{SECRET}' }};\n"
    read = "{ clientSecret: process.env.GOOGLE_CLIENT_SECRET"
    assert repaired(tmp_path, code) == {
        "mail.js": f"a = {read} }};\nb = {read}_2 }};\nc = {read} }};\n",
        ".env.example": "GOOGLE_CLIENT_SECRET=\nGOOGLE_CLIENT_SECRET_2=\n",
    }


def test_a_name_that_the_code_reads_already_may_hold_something_else(tmp_path: Path) -> None:
    code = f"exports.x = [process.env.GOOGLE_CLIENT_SECRET, {{ clientSecret: '{SECRET}' }}];\n"
    assert "clientSecret: process.env.GOOGLE_CLIENT_SECRET_2" in repaired(tmp_path, code)["mail.js"]


@pytest.mark.parametrize(
    ("there", "listed"),
    [
        ([], ".env.example"),
        (["api/package.json"], "api/.env.example"),
        (["api/package.json", ".env.example"], ".env.example"),
        ([".env.example", "api/.env.template"], "api/.env.template"),
    ],
)
def test_the_nearest_example_has_the_name(tmp_path: Path, there: list[str], listed: str) -> None:
    (tmp_path / "api" / "src").mkdir(parents=True)
    for path in there:
        (tmp_path / path).write_text(MANIFEST if path.endswith(".json") else "PORT=3000\n")
    found = repaired(tmp_path, f"const GMAIL_CLIENT_SECRET = '{SECRET}';\n", "api/src/mail.js")
    assert set(found) == {"api/src/mail.js", listed}
    assert found[listed].endswith("GMAIL_CLIENT_SECRET=\n")


@pytest.mark.parametrize(
    "code",
    [
        f"// const secret = '{SECRET}';",
        f"const call = \"curl -d 'secret={SECRET}'\";",
        f"const call = \"curl -d '{SECRET}'\";",
        "x = createTransport('smtps://me:otter-41@smtp.example.com');",
        f"const view = <Login secret='{SECRET}' />;",
        f"const x = {{ '{SECRET}': 1 }};",
    ],
)
def test_what_is_no_whole_expression_is_for_people(tmp_path: Path, code: str) -> None:
    assert repaired(tmp_path, f"const {{ createTransport }} = require('nodemailer');\n{code}\n") == {}
