"""Which literals are secrets that could be used, whose they are, and what says so."""

import pytest

from tests.link.keeping import credential, credential_files, credentials

LOAD = "const nodemailer = require('nodemailer');\n"
TRANSPORT = LOAD + "module.exports = nodemailer.createTransport({ %s });\n"
LOGIN = "host: 'smtp.example.com', auth: { user: 'me@example.com', pass: %s }"


def mailer(options: str) -> str:
    return TRANSPORT % options


@pytest.mark.parametrize(
    ("code", "evidence"),
    [
        (mailer(LOGIN % "'otter-41'"), "way"),
        (LOAD + "const smtpPassword = 'otter-41';", "name"),
        (LOAD + "const url = 'smtps://me:otter-41@smtp.example.com';", "url"),
        (LOAD + "const settings = { transport: { auth: { pass: 'otter-41' } } };", "name"),
        (LOAD + "const settings = { auth: { user: 'me', pass: 'otter-41' } };", "file"),
        ("new Imap({ user: 'me', password: 'otter-41', host: 'imap.example.com' });", "name"),
    ],
)
def test_a_password_is_a_mailbox_s_by_what_says_so(code: str, evidence: str) -> None:
    one = credential("src/mail.js", code)
    assert (one.role, one.evidence, one.live) == ("password", evidence, True)


@pytest.mark.parametrize(
    "code",
    [
        "const users = [{ email: 'admin@example.com', password: 'otter-41' }];",
        "const database = { host: 'db.example.com', user: 'app', password: 'otter-41' };",
        "sendMail({ to, template: 'welcome', context: { password: 'otter-41' } });",
        "axios.get('https://example.com', { auth: { username: 'me', password: 'otter-41' } });",
    ],
)
def test_other_passwords_in_a_mail_package_are_not(code: str) -> None:
    assert [one.live for one in credentials({"src/users.js": code})] == [False]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".env", "SMTP_PASS=otter-41"),
        (".env", "HOST=smtp.gmail.com\nPASSWORD=otter-41"),
        ("config/mail.json", '{ "smtp": { "auth": { "pass": "otter-41" } } }'),
        ("config/app.json", '{ "box": { "host": "smtp.example.com", "password": "otter-41" } }'),
    ],
)
def test_env_files_and_documents_say_it_by_names_and_neighbours(path: str, text: str) -> None:
    assert credential(path, text).live


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (".env", "ADMIN_PASSWORD=otter-41"),
        (".env", "PASSWORD=otter-41"),
        (".env.test", "SMTP_PASS=otter-41"),
        ("config/app.json", '{ "admin": { "password": "otter-41" } }'),
        ("locales/de.json", '{ "smtpPassword": "Kennwort" }'),
        ("src/de-DE.json", '{ "smtpPassword": "Kennwort" }'),
        ("tests/mail.test.js", mailer(LOGIN % "'otter-41'")),
        ("src/mail.js", LOAD + "// smtps://me:otter-41@smtp.example.com"),
    ],
)
def test_what_nothing_speaks_for_a_label_a_dummy_and_a_remark_are_none(path: str, text: str) -> None:
    assert not any(one.live for one in credentials({path: text}))


@pytest.mark.parametrize(
    ("path", "text", "doubt"),
    [
        (".env", "CLIENT_SECRET=your-client-secret", 'a placeholder: has the word "your"'),
        (".env", "SMTP_PASS=encrypted:BDq1w2e3r4t5y6u7i8o9p0", "encrypted"),
        (".env", "REFRESH_TOKEN=1//0g****************", "a placeholder: masked"),
        ("config/mail.yaml", "smtp:\n  pass: ${SMTP_PASS}\n", "a placeholder: a template variable"),
        (
            ".env",
            "REFRESH_TOKEN=1/XXxXxsss-xxxXXXXXxXxx0XXXxxXXx0x00xxx",
            "a placeholder: few characters over and over",
        ),
        ("config/app.json", '{ "clientSecret": "The secret that Google showed" }', "a sentence"),
        ("config/app.json", '{ "clientSecret": "infra/vault/google" }', "a path"),
        ("config/app.json", '{ "admin": { "password": "otter-41" } }', "nothing says that it is of mail or OAuth2"),
        ("locales/de.json", '{ "smtpPassword": "Kennwort" }', "a word in a translation"),
        ("public/language/lv/mail.json", '{ "smtp.password": "Parole" }', "a word in a translation"),
        ("src/pt-PT/mail.json", '{ "smtp.password": "Palavra-passe" }', "a word in a translation"),
        (".env.test", "SMTP_PASS=otter-41", "a simple one in a test"),
        ("src/mail.js", LOAD + "const refreshToken = 'otter-41-otter';", "not random enough for a token"),
        (
            "src/mail.js",
            mailer("jsonTransport: true, auth: { pass: 'otter-41' }"),
            "it goes into a transport that connects to nobody",
        ),
    ],
)
def test_what_is_none_that_counts_says_why(path: str, text: str, doubt: str) -> None:
    one = credential(path, text)
    assert (one.doubt, one.live) == (doubt, False)


def test_a_variable_is_what_the_code_does_with_it() -> None:
    code = mailer(LOGIN % "process.env.WORD_OF_THE_DAY_PASS")
    with_use = credential(".env", "WORD_OF_THE_DAY_PASS=otter-41", sender=code)
    without = credential(".env", "WORD_OF_THE_DAY_PASS=otter-41")
    assert [(one.evidence, one.live) for one in (with_use, without)] == [("env", True), (None, False)]


@pytest.mark.parametrize(
    ("name", "value", "live"),
    [
        ("clientSecret", "{{token:google-client-secret-old}}", True),
        ("refreshToken", "{{token:google-client-secret-old}}", False),
        ("gmailRefreshToken", "{{token:google-client-secret-old}}", True),
        ("accessToken", "{{token:jwt}}", False),
        ("outlookAccessToken", "{{token:jwt}}", True),
        ("mapboxAccessToken", "{{token:google-client-secret-old}}", False),
        ("refreshToken", "{{token:google-refresh-token}}", True),
        ("sendgridApiKey", "{{token:google-client-secret-old}}", True),
        ("stripeApiKey", "{{token:google-client-secret-old}}", False),
        ("apiKey", "{{token:google-api-key}}", False),
        ("apiKey", "{{token:sendgrid-api-key}}", True),
        ("clientSecret", "YOUR_CLIENT_SECRET", False),
    ],
)
def test_tokens_and_keys_count_by_format_or_by_a_name_that_speaks_of_mail(name: str, value: str, live: bool) -> None:
    assert credential("src/config.js", f"exports.{name} = '{value}';").live == live


def test_a_secret_by_name_alone_needs_a_mail_package_and_one_of_a_format_does_not() -> None:
    by_name = credential("a.js", "exports.clientSecret = '{{token:google-client-secret-old}}';", mail=False)
    by_format = credential("a.js", "exports.clientSecret = '{{token:google-client-secret}}';", mail=False)
    assert (by_name.live, by_format.live) == (False, True)


@pytest.mark.parametrize(
    ("path", "text", "label", "verdict"),
    [
        ("a.js", mailer("service: 'gmail', auth: { user: 'a@b.co', pass: '%s' }"), "Google app password", "format"),
        ("a.js", mailer("service: 'Outlook365', auth: { user: 'a@b.co', pass: '%s' }"), "password", "plausible"),
        (".env", "GMAIL_PASS=%s", "Google app password", "format"),
        (".env", "SMTP_PASS=%s", "password", "plausible"),
        (".env", "SMTP_USER=me@gmail.com\nSMTP_PASS=%s", "Google app password", "format"),
    ],
)
def test_sixteen_letters_are_an_app_password_where_something_of_google_is_near(
    path: str, text: str, label: str, verdict: str
) -> None:
    one = credential(path, text % "{{token:google-app-password}}")
    assert (one.label, one.verdict, one.live) == (label, verdict, True)


def test_a_shape_is_google_s_where_a_client_id_is_near() -> None:
    line = "CLIENT_SECRET={{token:google-client-secret-old}}\n"
    near = "CLIENT_ID=123456789012-abcdefghijklmnopqrstuvwxyz012345.apps.googleusercontent.com\n"
    assert [one.label for text in (line, near + line) for one in credentials({".env": text})] == [
        "OAuth client secret",
        "Google OAuth client secret",
    ]


@pytest.mark.parametrize(
    ("path", "text", "catcher"),
    [
        ("a.js", mailer("host: 'smtp.ethereal.email', auth: { user: 'a', pass: 'otter-41' }"), True),
        ("a.js", mailer("host: 'localhost', port: 1025, auth: { user: 'a', pass: 'otter-41' }"), True),
        ("a.js", mailer("host: 'sandbox.smtp.mailtrap.io', auth: { user: 'a', pass: 'otter-41' }"), True),
        ("a.js", mailer("host: 'live.smtp.mailtrap.io', auth: { user: 'a', pass: 'otter-41' }"), False),
        ("a.js", mailer("host: process.env.H, auth: { user: 'a@ethereal.email', pass: 'otter-41' }"), True),
        ("a.js", mailer("host: process.env.H, auth: { user: 'a', pass: 'otter-41' }"), False),
        ("a.js", LOAD + "const url = 'smtp://me:otter-41@localhost:1025';", True),
        ("a.js", LOAD + "const url = 'smtp://me:otter-41@smtp.example.com:25';", False),
        (".env", "ETHEREAL_PASSWORD=otter-41", True),
        (".env", "SMTP_HOST=smtp.ethereal.email\nSMTP_PASS=otter-41", True),
        (".env", "SMTP_HOST=localhost\nSMTP_PASS=otter-41", True),
        (".env", "DB_HOST=localhost\nSMTP_PASS=otter-41", False),
        (".env", "SMTP_HOST=smtp.gmail.com\nSMTP_PASS=otter-41", False),
        (".env", "MAIL_HOST=smtp.ethereal.email\nGMAIL_PASS=otter-41", False),
    ],
)
def test_a_server_that_only_catches_mail_is_known(path: str, text: str, catcher: bool) -> None:
    assert credential(path, text).catcher == catcher


def test_a_transport_that_connects_to_nobody_makes_no_secret_of_it() -> None:
    assert not credential("a.js", mailer("jsonTransport: true, auth: { user: 'x', pass: 'otter-41' }")).live


@pytest.mark.parametrize(
    ("path", "container"),
    [
        ("src/a.ts", "source"),
        ("dist/a.js", "source"),
        ("config/default.json", "config"),
        ("config/default.yaml", "config"),
        (".env", "env-file"),
        (".env.exmaple", "env-example"),
        ("README.md", "docs"),
        ("Dockerfile", "dockerfile"),
        (".github/workflows/a.yml", "workflow"),
        ("docker-compose.yml", "deploy"),
        ("main.tf", "deploy"),
        ("details.txt", "text"),
    ],
)
def test_a_file_is_of_a_kind(path: str, container: str) -> None:
    assert [one.container for one in credentials({path: "x = '{{token:google-client-secret}}'"})] == [container]


@pytest.mark.parametrize(("tracked", "local"), [(True, False), (None, False), (False, True)])
def test_what_git_does_not_track_is_local(tracked: bool | None, local: bool) -> None:
    one = credential(".env", "SMTP_PASS=otter-41", tracked=tracked)
    assert (one.tracked, one.about.local) == (tracked, local)


def test_the_way_of_a_value_is_told() -> None:
    code = (
        LOAD
        + "const pass = 'otter-41';\nexports.a = nodemailer.createTransport({ host: 'h.example', auth: { user: 'u', pass } });"
    )
    flow = credential("src/mail.js", code).about.flow
    assert [one.note for one in flow] == ["password (value hidden)", "goes into the mail transport here"]


CLIENT = '"client_id": "1-a.apps.googleusercontent.com", "client_secret": "{{token:google-client-secret}}"'
TOKENS = '"access_token": "{{token:google-access-token}}", "refresh_token": "{{token:google-refresh-token}}"'


@pytest.mark.parametrize(
    ("text", "shape", "holds"),
    [
        ('{ "private_key": "{{token:private-key}}", "client_email": "a@b.iam.gserviceaccount.com" }', "service-account", "private key"),
        (f'{{ "installed": {{ {CLIENT} }} }}', "client", "client secret"),
        (f'{{ "web": {{ {CLIENT} }} }}', "client", "client secret"),
        (f'{{ {CLIENT}, "token_uri": "https://oauth2.googleapis.com/token" }}', "client", "client secret"),
        (f'{{ {CLIENT}, "refresh_token": "{{{{token:google-refresh-token}}}}" }}', "authorized-user", "refresh token"),
        (f'{{ {TOKENS}, "expiry_date": 1 }}', "token", "refresh token"),
        (f'{{ {TOKENS}, "expires_in": 3600 }}', "token", "refresh token"),
        ('{ "RefreshToken": { "a": { "secret": "{{token:google-client-secret-old}}" } } }', "cache", "refresh token"),
    ],
)  # fmt: skip
def test_credential_files_are_told_by_what_is_in_them(text: str, shape: str, holds: str) -> None:
    (one,) = credential_files("some.json", text)
    assert (one.shape, one.holds, one.desktop) == (shape, holds, '"installed"' in text)


@pytest.mark.parametrize(
    "text",
    [
        '{ "web": { "client_id": "1-a.apps.googleusercontent.com", "auth_uri": "https://accounts.google.com" } }',
        '{ "installed": { "client_id": "YOUR_ID", "client_secret": "YOUR_SECRET", "redirect_uris": [] } }',
        f'{{ "mail": {{ {CLIENT} }} }}',
        '{ "access_token": "", "refresh_token": "", "expiry_date": 0 }',
    ],
)
def test_files_without_a_secret_and_settings_of_one_s_own_are_none(text: str) -> None:
    assert credential_files("some.json", text) == []


def test_the_other_secrets_of_a_file_are_related() -> None:
    (one,) = credential_files("t.json", f'{{ {TOKENS}, "expiry_date": 1 }}')
    assert [step.note for step in one.about.related] == ["access token (value hidden)"]
